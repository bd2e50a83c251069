import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressTime

/// Where instants stand on the horizontal axis of a picture, in tenths of a pixel. Lengths are true to time.
struct TimelineScale {
    /// The first and last instant shown.
    let first: Int64
    let last: Int64
    private let context: ReportContext

    /// Where the axis begins and how long it is.
    static let left: Int64 = 2_000
    static let length: Int64 = 5_700

    /// An axis that holds everything on a timeline, with a margin; nil where nothing has an instant.
    init?(_ timeline: Timeline) {
        let ends = timeline.lanes.flatMap { lane in
            [lane.outcome.start, lane.outcome.due, lane.outcome.actual].compactMap { $0 }
                + lane.pauses.flatMap { [$0.lowerBound, $0.upperBound] }
        }
        let instants = timeline.marks.map(\.at) + ends
        guard let least = instants.min(), let most = instants.max() else { return nil }
        let margin = max((most - least) / 30, 600)
        first = least - margin
        last = most + margin
        context = timeline.context
    }

    /// The place of an instant.
    func x(_ instant: Int64) -> Int64 { Self.left + (instant - first) * Self.length / (last - first) }

    // MARK: Days off

    /// The stretches of days off by a calendar; none on an axis so long that they would only be a pattern.
    func daysOff(_ calendar: WorkingCalendar) -> [Range<Int64>] {
        guard last - first <= 100 * 86_400 else { return [] }
        var stretches: [Range<Int64>] = []
        var date = context.date(of: first)
        while true {
            let start = context.zone.instant(of: date).seconds
            guard start < last else { return stretches }
            if calendar.isWorkingDay(date) == false {
                let end = context.zone.instant(of: date, hour: 24).seconds
                if stretches.last?.upperBound == start {
                    stretches[stretches.count - 1] = stretches[stretches.count - 1].lowerBound..<end
                } else {
                    stretches.append(start..<end)
                }
            }
            date = date.adding(days: 1)
        }
    }

    // MARK: Ticks

    /// A mark of the axis with what is written at it.
    struct Tick {
        let at: Int64
        let text: String
    }

    /// Marks at round times, at most twelve.
    func ticks(in language: Language) -> [Tick] {
        let most: Int64 = 12
        for minutes in [5, 10, 15, 30, 60, 120, 180, 360, 720] as [Int64] where (last - first) / (minutes * 60) < most {
            return clockTicks(every: minutes)
        }
        for days in [1, 2, 7, 14] as [Int64] where (last - first) / (days * 86_400) < most {
            return dayTicks(every: days, in: language)
        }
        let months = [1, 3, 6, 12, 60, 240, 1_200, 6_000, 24_000] as [Int64]
        return monthTicks(every: months.first { (last - first) / ($0 * 2_419_200) < most } ?? 24_000)
    }

    private func clockTicks(every minutes: Int64) -> [Tick] {
        var ticks: [Tick] = []
        var date = context.date(of: first)
        var minute: Int64 = 0
        while true {
            let at = context.zone.instant(of: date, hour: Int(minute / 60), minute: Int(minute % 60)).seconds
            if at > last { return ticks }
            if at >= first {
                ticks.append(Tick(at: at, text: minute == 0 ? short(date) : context.timeText(at)))
            }
            minute += minutes
            if minute >= 1_440 { (date, minute) = (date.adding(days: 1), 0) }
        }
    }

    private func dayTicks(every days: Int64, in language: Language) -> [Tick] {
        var ticks: [Tick] = []
        var date = context.date(of: first)
        // Weeks begin on Mondays, and need not say so. Other days say which they are where there is room.
        let isNamed = days % 7 != 0 && days * 86_400 * Self.length / (last - first) >= 620
        if days % 7 == 0 { date = date.adding(days: Int64(1 - date.weekday)) }
        while true {
            let at = context.zone.instant(of: date).seconds
            if at > last { return ticks }
            let weekday = isNamed ? " " + WeekdayText.short(date.weekday, in: language) : ""
            if at >= first { ticks.append(Tick(at: at, text: short(date) + weekday)) }
            date = date.adding(days: days)
        }
    }

    private func monthTicks(every months: Int64) -> [Tick] {
        var ticks: [Tick] = []
        let start = context.date(of: first)
        guard var date = CivilDate(year: start.year, month: 1, day: 1) else { return [] }
        while date < .last {
            let at = context.zone.instant(of: date).seconds
            if at > last { break }
            if at >= first {
                ticks.append(Tick(at: at, text: String(date.description.prefix(months % 12 == 0 ? 4 : 7))))
            }
            let next = date.adding(months: months)
            guard next > date else { break }
            date = next
        }
        return ticks
    }

    /// A date without its year, except on the first day of one.
    private func short(_ date: CivilDate) -> String {
        date.month == 1 && date.day == 1 ? date.description : String(date.description.dropFirst(5))
    }
}
