/// A stretch of a day in which it is open, in seconds of the day.
package struct OpeningHours: Hashable, Sendable {
    package let open: Int
    /// Where it closes; 86,400 is the end of the day.
    package let close: Int

    /// Hours that open before they close, within one day; nil for any others.
    package init?(open: Int, close: Int) {
        guard open >= 0, open < close, close <= 86_400 else { return nil }
        self.open = open
        self.close = close
    }
}

/// What a calendar says about a stretch of dates, both ends included.
package struct DatedDays: Hashable, Sendable {
    package let from: CivilDate
    package let to: CivilDate
    /// Whether they are worked, whatever their weekday.
    package let isWork: Bool
    /// The name of the holiday, or why a day off is worked.
    package let reason: String?

    package init(from: CivilDate, to: CivilDate, isWork: Bool, reason: String?) {
        self.from = from
        self.to = to
        self.isWork = isWork
        self.reason = reason
    }
}

/// When the days of some weekdays are open.
package struct WeeklyHours: Hashable, Sendable {
    /// From 1 for Monday to 7 for Sunday.
    package let weekdays: ClosedRange<Int>
    /// Empty: open all day. Hours that overlap or touch count as one.
    package let hours: [OpeningHours]

    package init(weekdays: ClosedRange<Int>, hours: [OpeningHours]) {
        self.weekdays = weekdays
        self.hours = hours
    }
}

/// What a day is for a calendar.
package enum DayKind: Hashable, Sendable {
    /// A working day; a make-up day carries its reason.
    case work(reason: String?)
    case off(OffReason)
    /// The day lies outside the years the calendar knows.
    case unknown
}

/// Why a day is no working day.
package enum OffReason: Hashable, Sendable {
    /// The week of the calendar does not work on this weekday.
    case weekly
    /// The calendar names the date: a holiday, perhaps with its name.
    case dated(String?)
}
