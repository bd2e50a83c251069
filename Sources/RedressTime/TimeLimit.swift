/// A length of time as a policy writes it; weeks are days, years months, hours seconds.
package enum TimeSpan: Hashable, Sendable {
    case seconds(Int64)
    case days(Int64)
    case months(Int64)
    case workingDays(Int64)
    /// Seconds in which the calendar is open.
    case workingSeconds(Int64)
}

/// When a thing must be done, counted from a start.
package enum TimeLimit: Hashable, Sendable {
    case within(TimeSpan)
    /// Not before one span is over and not after another; `7..7天` is exactly that day.
    case window(from: TimeSpan, to: TimeSpan)
    /// A span before a moment, such as one hour before a promised one.
    case before(TimeSpan, of: Instant)
    /// A promised moment.
    case at(Instant)
    /// The end of the start's day.
    case sameDay
    /// The first close of business at or after the start; a break at noon closes nothing.
    case byClose
    /// The close of business on the start's day, even when that is over; on a day off its end.
    case sameDayByClose
    /// A duty without a due instant.
    case atOnce
    case none
    /// A day of the next period, 1 for its first; past its end, its last.
    case nextPeriodDay(Period.Kind, day: Int)
    /// The end of the period that holds the start.
    case periodEnd(Period.Kind)
    case earliest([TimeLimit])
    case latest([TimeLimit])
}

/// When a limit in days or months is over on its last day.
package enum DaysEnd: Hashable, Sendable {
    /// At 24:00.
    case midnight
    /// At the last close of a working day where the calendar has hours, else at 24:00.
    case atClose
    /// At the start's time of day.
    case sameHour
}

/// When a thing is due.
package enum Due: Hashable, Sendable {
    /// An act at the instant itself is in time. 24:00 of a day is 00:00 of the next.
    case at(Instant, notBefore: Instant?)
    case atOnce
    case none
    /// It needs a day of a year that the calendar does not know.
    case unknownYear(Int)
    /// It lies outside the years 1 to 9999.
    case outOfRange
}
