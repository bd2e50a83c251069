import RedressTime
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The calendars and the texts of moments that several suites use.
enum Fixtures {
    /// How many times more is tried when `REDRESS_LONG_TESTS` asks for it.
    static var effort: Int {
        guard let asked = getenv("REDRESS_LONG_TESTS") else { return 1 }
        return (Int(String(cString: asked)) ?? 1) * 50
    }

    static let shanghai = TimeZoneRules(identifier: "Asia/Shanghai") ?? .utc
    static let newYork = TimeZoneRules(identifier: "America/New_York") ?? .utc

    /// The days off and the make-up days of mainland China, from the notices of the State Council's General Office.
    private static let notices: [(year: Int, off: [(name: String, days: String)], work: String)] = [
        (
            2024,
            [
                ("元旦", "01-01"), ("春节", "02-10..02-17"), ("清明节", "04-04..04-06"), ("劳动节", "05-01..05-05"),
                ("端午节", "06-10"), ("中秋节", "09-15..09-17"), ("国庆节", "10-01..10-07"),
            ],
            "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12"
        ),
        (
            2025,
            [
                ("元旦", "01-01"), ("春节", "01-28..02-04"), ("清明节", "04-04..04-06"), ("劳动节", "05-01..05-05"),
                ("端午节", "05-31..06-02"), ("国庆节", "10-01..10-08"),
            ],
            "01-26 02-08 04-27 09-28 10-11"
        ),
        (
            2026,
            [
                ("元旦", "01-01..01-03"), ("春节", "02-15..02-23"), ("清明节", "04-04..04-06"), ("劳动节", "05-01..05-05"),
                ("端午节", "06-19..06-21"), ("中秋节", "09-25..09-27"), ("国庆节", "10-01..10-07"),
            ],
            "01-04 02-14 02-28 05-09 09-20 10-10"
        ),
    ]

    /// The statutory calendar of 2024 to 2026.
    static func china() throws -> WorkingCalendar {
        var dated: [DatedDays] = []
        for notice in notices {
            for (name, days) in notice.off {
                let ends = try days.split(separator: ".").map { try day("\(notice.year)-\($0)") }
                dated.append(try line(ends.first, ends.last, isWork: false, name))
            }
            for days in notice.work.split(separator: " ") {
                let date = try day("\(notice.year)-\(days)")
                dated.append(try line(date, date, isWork: true, "调休"))
            }
        }
        return WorkingCalendar(name: "china", dated: dated, knownYears: 2024...2026)
    }

    private static func line(_ from: CivilDate?, _ to: CivilDate?, isWork: Bool, _ reason: String) throws -> DatedDays {
        DatedDays(from: try #require(from), to: try #require(to), isWork: isWork, reason: reason)
    }

    /// A store on that base: Monday to Friday 9:00–12:00 and 13:30–18:00, Saturday 10:00–16:00.
    static func store() throws -> WorkingCalendar {
        WorkingCalendar(
            name: "store",
            base: try china(),
            weekly: [
                WeeklyHours(weekdays: 1...5, hours: [try hours("09:00", "12:00"), try hours("13:30", "18:00")]),
                WeeklyHours(weekdays: 6...6, hours: [try hours("10:00", "16:00")]),
            ]
        )
    }

    static func hours(_ open: String, _ close: String) throws -> OpeningHours {
        func second(_ text: String) throws -> Int {
            let parts = text.split(separator: ":").compactMap { Int($0) }
            try #require(parts.count == 2)
            return parts[0] * 3_600 + parts[1] * 60
        }
        return try #require(OpeningHours(open: second(open), close: second(close)))
    }

    /// The moment of a text, on the clocks of Shanghai unless another zone is given.
    static func moment(_ text: String, in zone: TimeZoneRules = shanghai) throws -> Instant {
        try #require(DateText.parseInstant(text, in: zone).value, "\(text)")
    }

    /// What is due, as text: `2026-09-16T10:30:00`, behind the moment before which it is too early, if there is one.
    static func text(_ due: Due, in zone: TimeZoneRules = shanghai) -> String {
        switch due {
        case .at(let instant, let first):
            (first.map { "\(clock($0, in: zone)).." } ?? "") + clock(instant, in: zone)
        case .atOnce: "at once"
        case .none: "none"
        case .unknownYear(let year): "unknown \(year)"
        case .outOfRange: "out of range"
        }
    }

    static func clock(_ instant: Instant, in zone: TimeZoneRules = shanghai) -> String {
        String(DateText.format(instant, in: zone).prefix(19))
    }
}

/// Numbers that repeat from a seed on every machine.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}
