/// The days of a working calendar by their numbers, made once so that every question is a look-up.
final class DayTable: Sendable {
    /// The first and last day the calendar is sure of.
    let firstKnown: Int64
    let lastKnown: Int64
    /// Whether any weekday opens and closes at hours of its own.
    let hasHours: Bool

    /// The hours of each weekday from Monday on; nil for one that is not worked.
    private let week: [[OpeningHours]?]
    /// The hours of a weekday, and those of a dated working day where the weekday is off.
    private let hours: [[OpeningHours]]
    /// Where each of these closes for the last time.
    private let closes: [Int64]

    private let dated: [DatedDays]
    /// The first day of the table, and for each of its days the line of `dated` that decides it, or -1.
    private let firstDay: Int64
    private let lines: [Int32]

    private let working: DaySums
    /// The working days of the table one after another, as days after its first.
    private let workingDays: [Int32]
    /// Seconds of opening.
    let opening: DaySums

    /// A table of weekly hours and dated days; later lines override earlier ones.
    init(weekly: [WeeklyHours], dated: [DatedDays], knownYears: ClosedRange<Int>?) {
        let week = Self.week(of: weekly)
        let extra = week.compactMap(\.self).first { !$0.isEmpty } ?? []
        let hours = week.map { $0 ?? extra }
        let seconds = hours.map(Self.seconds)
        let (firstKnown, lastKnown) = Self.days(of: knownYears)

        let stretches = dated.map { line in
            (max(line.from.dayNumber, firstKnown), min(line.to.dayNumber, lastKnown))
        }
        let named = stretches.filter { $0.0 <= $0.1 }
        let firstDay = named.map(\.0).min() ?? 0
        let lastDay = named.map(\.1).max() ?? firstDay - 1
        var lines = [Int32](repeating: -1, count: Int(lastDay - firstDay + 1))
        for (line, stretch) in stretches.enumerated() where stretch.0 <= stretch.1 {
            for day in stretch.0...stretch.1 { lines[Int(day - firstDay)] = Int32(line) }
        }

        var isWork: [Bool] = []
        isWork.reserveCapacity(lines.count)
        for (index, line) in lines.enumerated() {
            let weekday = weekdayIndex(firstDay + Int64(index))
            isWork.append(line < 0 ? week[weekday] != nil : dated[Int(line)].isWork)
        }

        self.week = week
        self.hours = hours
        self.firstKnown = firstKnown
        self.lastKnown = lastKnown
        self.dated = dated
        self.firstDay = firstDay
        self.lines = lines
        hasHours = !extra.isEmpty
        closes = hours.map { Int64($0.last?.close ?? 86_400) }
        working = DaySums(
            week: week.map { $0 == nil ? 0 : 1 }, firstDay: firstDay, days: isWork.map { $0 ? 1 : 0 }
        )
        workingDays = isWork.indices.filter { isWork[$0] }.map(Int32.init)
        opening = DaySums(
            week: zip(week, seconds).map { $0 == nil ? 0 : $1 },
            firstDay: firstDay,
            days: isWork.enumerated().map { $1 ? seconds[weekdayIndex(firstDay + Int64($0))] : 0 }
        )
    }

    /// Whether the calendar is sure of a day.
    func knows(_ day: Int64) -> Bool { firstKnown <= day && day <= lastKnown }

    /// The line that names a day by date, if one does.
    func line(of day: Int64) -> DatedDays? {
        let index = day - firstDay
        guard index >= 0, index < lines.count else { return nil }
        let line = lines[Int(index)]
        return line < 0 ? nil : dated[Int(line)]
    }

    /// Whether a known day is worked.
    func isWorking(_ day: Int64) -> Bool {
        let index = day - firstDay
        if index >= 0, index < lines.count {
            let line = lines[Int(index)]
            if line >= 0 { return dated[Int(line)].isWork }
        }
        return week[weekdayIndex(day)] != nil
    }

    /// The hours of a day if it is worked; none: all day.
    func hours(of day: Int64) -> [OpeningHours] { hours[weekdayIndex(day)] }

    /// The second of a working day at which it closes.
    func close(of day: Int64) -> Int64 { hasHours ? closes[weekdayIndex(day)] : 86_400 }

    /// How many working days lie up to a day and with it; only differences mean something.
    func workingDays(through day: Int64) -> Int64 { working.through(day) }

    /// The working day of that rank, nil when the calendar works no more.
    func workingDay(rank: Int64) -> Int64? {
        if rank > 0, rank <= workingDays.count { return firstDay + Int64(workingDays[Int(rank) - 1]) }
        return working.firstDay(reaching: rank, near: firstDay)
    }
}

// MARK: - Making

extension DayTable {
    private static func week(of weekly: [WeeklyHours]) -> [[OpeningHours]?] {
        if weekly.isEmpty { return (1...7).map { $0 <= 5 ? [] : nil } }
        return (1...7).map { weekday in
            weekly.last { $0.weekdays.contains(weekday) }.map { united($0.hours) }
        }
    }

    /// Hours in order, those that overlap or touch as one.
    private static func united(_ hours: [OpeningHours]) -> [OpeningHours] {
        var result: [OpeningHours] = []
        for next in hours.sorted(by: { ($0.open, $0.close) < ($1.open, $1.close) }) {
            guard let last = result.last, next.open <= last.close,
                let both = OpeningHours(open: last.open, close: max(last.close, next.close))
            else {
                result.append(next)
                continue
            }
            result[result.count - 1] = both
        }
        return result
    }

    private static func seconds(_ hours: [OpeningHours]) -> Int64 {
        hours.isEmpty ? 86_400 : hours.reduce(0) { $0 + Int64($1.close - $1.open) }
    }

    private static func days(of years: ClosedRange<Int>?) -> (first: Int64, last: Int64) {
        let all = (CivilDate.first.dayNumber, CivilDate.last.dayNumber)
        guard let years else { return all }
        return (
            CivilDate(year: years.lowerBound, month: 1, day: 1)?.dayNumber ?? all.0,
            CivilDate(year: years.upperBound, month: 12, day: 31)?.dayNumber ?? all.1
        )
    }
}
