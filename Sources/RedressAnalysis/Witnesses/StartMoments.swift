import RedressModel
import RedressTime

/// Moments at which a clock may start, tried for one that shows how two limits stand: five times of each day of 2025 and
/// 2026. They are many, not all, so what they do not show is not proved.
struct StartMoments {
    private let zone: TimeZoneRules
    private let days: ClosedRange<Int64>

    /// Within the days on which a policy is in force, of two years that the built-in calendar knows.
    init(_ program: Program) {
        zone = TimeZoneRules(identifier: program.schema.timezone) ?? .utc
        let first = CivilDate(year: 2025, month: 1, day: 1)?.dayNumber ?? 0
        let last = CivilDate(year: 2026, month: 11, day: 30)?.dayNumber ?? first
        let from = max(first, program.header.effectiveFrom ?? first)
        let until = min(last, program.header.effectiveUntil ?? last)
        days = from <= until ? from...until : first...last
    }

    /// Each day of a week at ten, then the days before National Day.
    var ordinary: [Int64] {
        let week = Array(Int64(20_515)..<20_522)
        let beforeHoliday: [Int64] = [20_361, 20_725]
        return (week + beforeHoliday).filter(days.contains).map { moment($0, 10 * 3_600) }
    }

    /// The ordinary ones, then every day at five times.
    var all: [Int64] {
        let times: [Int] = [0, 9 * 3_600, 12 * 3_600, 17 * 3_600 + 1_800, 86_399]
        return ordinary + days.flatMap { day in times.map { moment(day, $0) } }
    }

    private func moment(_ day: Int64, _ seconds: Int) -> Int64 {
        zone.instant(
            of: CivilDate(dayNumber: day), hour: seconds / 3_600, minute: seconds / 60 % 60, second: seconds % 60
        ).seconds
    }
}
