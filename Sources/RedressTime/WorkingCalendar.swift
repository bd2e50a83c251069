/// Which days are worked, and when on them.
///
/// A calendar is sure only within the years it knows. An answer that would need a day outside them is nil, never a
/// guess.
package struct WorkingCalendar: Hashable, Sendable {
    package let name: String
    /// The years whose days are known; nil: all.
    package let knownYears: ClosedRange<Int>?
    private let weekly: [WeeklyHours]
    private let dated: [DatedDays]
    let table: DayTable

    /// A calendar on the base of another.
    ///
    /// Weekly hours of its own replace the week of its base: weekdays not named are days off, and of two lines for one
    /// weekday the later holds. Without any it has its base's week, and without a base Monday to Friday, all day. Dated
    /// days add up: its own override its base's, later lines earlier ones. A dated working day on a weekday without
    /// hours has those of the first weekday that has some.
    package init(
        name: String,
        base: WorkingCalendar? = nil,
        weekly: [WeeklyHours] = [],
        dated: [DatedDays] = [],
        knownYears: ClosedRange<Int>? = nil
    ) {
        self.name = name
        self.knownYears = knownYears ?? base?.knownYears
        self.weekly = weekly.isEmpty ? base?.weekly ?? [] : weekly
        self.dated = (base?.dated ?? []) + dated
        table = DayTable(weekly: self.weekly, dated: self.dated, knownYears: self.knownYears)
    }

    /// Monday to Friday, all day, in every year: a neutral base.
    package static let weekdays = WorkingCalendar(name: "weekdays")

    /// What a day is.
    package func day(_ date: CivilDate) -> DayKind {
        let day = date.dayNumber
        guard table.knows(day) else { return .unknown }
        if let line = table.line(of: day) {
            return line.isWork ? .work(reason: line.reason) : .off(.dated(line.reason))
        }
        return table.isWorking(day) ? .work(reason: nil) : .off(.weekly)
    }

    /// Whether a day is worked, nil outside the known years.
    package func isWorkingDay(_ date: CivilDate) -> Bool? {
        let day = date.dayNumber
        return table.knows(day) ? table.isWorking(day) : nil
    }

    /// The opening hours of a working day, in order; none: it is open all day. A day off has none either.
    package func hours(on date: CivilDate) -> [OpeningHours] {
        let day = date.dayNumber
        return table.knows(day) && table.isWorking(day) ? table.hours(of: day) : []
    }

    /// Whether any weekday has opening hours.
    package var hasHours: Bool { table.hasHours }

    /// The n-th working day after a day, that day not counted: 0 is the day itself, -1 the last working day before it.
    package func workingDay(_ n: Int64, after date: CivilDate) -> CivilDate? {
        guard case .reached(let day) = table.workingDay(n, after: date.dayNumber) else { return nil }
        return CivilDate(dayNumber: day)
    }

    /// How many working days lie after a day and not after another; negative when the other comes first.
    package func workingDays(after first: CivilDate, through last: CivilDate) -> Int64? {
        table.workingDays(after: first.dayNumber, through: last.dayNumber)
    }

    package static func == (left: WorkingCalendar, right: WorkingCalendar) -> Bool {
        left.name == right.name && left.knownYears == right.knownYears
            && (left.table === right.table || left.weekly == right.weekly && left.dated == right.dated)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(knownYears)
        hasher.combine(weekly)
        hasher.combine(dated.count)
    }
}
