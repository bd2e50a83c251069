/// Which days are worked, and when on them.
package struct WorkingCalendar: Hashable, Sendable {
    package let name: String

    /// A calendar by its name only.
    package init(name: String) { self.name = name }
}

/// A length of time, by the way it is counted. Weeks are days, years months, minutes and hours seconds.
package enum TimeSpan: Hashable, Sendable {
    case seconds(Int64), days(Int64), months(Int64), workingDays(Int64), workingSeconds(Int64)
}

/// How limits in days and months end on their last day.
package enum DaysEnd: Hashable, Sendable, CaseIterable {
    /// At 24:00.
    case midnight
    /// At the last closing of the day.
    case atClose
    /// At the clock time of the start.
    case sameHour
}
