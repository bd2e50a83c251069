/// One step of the way to a due instant: a stretch of days, both ends included, and what they were in the count.
package struct DueStep: Hashable, Sendable {
    package let from: CivilDate
    package let to: CivilDate
    package let kind: Kind

    package init(from: CivilDate, to: CivilDate, kind: Kind) {
        self.from = from
        self.to = to
        self.kind = kind
    }

    /// What the days of a step were.
    package enum Kind: Hashable, Sendable {
        /// The clock starts at this moment.
        case starts(Instant)
        /// The day of the start, which is not counted.
        case startNotCounted
        /// The days counted, from one number to another.
        case counted(first: Int64, last: Int64)
        /// The working days counted, from one number to another.
        case workingDays(first: Int64, last: Int64)
        /// A day named as worked by date, with its number in the count and why it is worked.
        case makeUpWorkday(Int64, reason: String?)
        /// The months counted, up to the corresponding day.
        case months(Int64)
        /// The month has no corresponding day and ends here.
        case endOfMonth
        /// Days off by the week of the calendar.
        case weekend
        /// Days off by date, perhaps with the name of the holiday.
        case holiday(String?)
        /// A long stretch in one: the numbers of the working days counted in it, and how many days off lie between.
        case countedInAll(first: Int64, last: Int64, skipped: Int64)
        /// So many seconds of opening were counted.
        case open(seconds: Int64)
        /// Business was over for the day.
        case closed
        /// The last day was no working day and moved here.
        case rolledOver
        /// A period of the calendar, up to the day of it that was asked for.
        case period(Period)
        /// The clock stood still between two moments, which moves the due instant on by a length.
        case paused(from: Instant, until: Instant, adds: TimeSpan)
        /// More time was given, counted on from the due instant.
        case extended(TimeSpan)
        /// A promised moment.
        case promised(Instant)
        /// A window opens at this moment.
        case begins(Instant)
        /// The limit is over at this moment.
        case ends(Instant)
        /// What follows belongs to the part of a combined limit with this place, from 0.
        case part(Int)
        /// The part with this place decides.
        case decides(Int)
    }
}
