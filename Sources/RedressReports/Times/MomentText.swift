package import RedressDiagnostics
import RedressTime

// How moments and lengths of time are written for people.
extension ReportContext {
    /// When something is over: as the clock shows it, except that midnight is 24:00 of the day that it ends.
    func endText(_ seconds: Int64) -> String {
        let end = clockParts(ofEnd: seconds)
        return "\(end.date) \(end.time)"
    }

    /// The same with the day of the week: `2026-09-16 周三 10:30`.
    func endText(_ seconds: Int64, in language: Language) -> String {
        let end = clockParts(ofEnd: seconds)
        return "\(end.date) \(WeekdayText.short(end.date.weekday, in: language)) \(end.time)"
    }

    /// A moment with the day of the week.
    func momentText(_ seconds: Int64, in language: Language) -> String {
        let date = zone.civil(of: Instant(seconds: seconds)).date
        return "\(date) \(WeekdayText.short(date.weekday, in: language)) \(timeText(seconds))"
    }

    /// The time of day, to the minute or, where it has them, the second.
    func timeText(_ seconds: Int64) -> String { String(clockText(seconds).dropFirst(11)) }

    /// The day that something over at a moment ends on.
    func endDateText(_ seconds: Int64) -> String { clockParts(ofEnd: seconds).date.description }

    /// The day and the time of day at which something is over.
    func clockParts(ofEnd seconds: Int64) -> (date: CivilDate, time: String) {
        let civil = zone.civil(of: Instant(seconds: seconds))
        guard civil.secondsOfDay == 0, civil.date > .first else { return (civil.date, timeText(seconds)) }
        return (civil.date.adding(days: -1), "24:00")
    }
}

/// The days of the week.
enum WeekdayText {
    /// From 1 for Monday: `周三`, `Wed`.
    static func short(_ weekday: Int, in language: Language) -> String {
        switch language {
        case .chinese: "周" + String(Array("一二三四五六日")[(weekday + 6) % 7])
        case .english: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][(weekday + 6) % 7]
        }
    }
}

/// Lengths of time in days, hours, minutes and seconds.
package enum LengthText {
    /// `1小时3分`, `1 h 3 min`; of a length of a day or more the seconds are left out, and the sign always.
    package static func text(_ seconds: Int64, in language: Language) -> String {
        let all = seconds.magnitude
        return written(all < 86_400 ? all : all - all % 60, in: language)
    }

    /// The same to the second and with its sign.
    package static func exact(_ seconds: Int64, in language: Language) -> String {
        (seconds < 0 ? "-" : "") + written(seconds.magnitude, in: language)
    }

    private static func written(_ all: UInt64, in language: Language) -> String {
        let units: [(count: UInt64, word: Message)] = [
            (all / 86_400, Message(zh: "天", en: " d")), (all % 86_400 / 3_600, Message(zh: "小时", en: " h")),
            (all % 3_600 / 60, Message(zh: "分", en: " min")), (all % 60, Message(zh: "秒", en: " s")),
        ]
        let parts = units.filter { $0.count > 0 }.map { "\($0.count)" + $0.word.text(language) }
        guard !parts.isEmpty else { return Message(zh: "0秒", en: "0 s").text(language) }
        return parts.joined(separator: Message(zh: "", en: " ").text(language))
    }
}
