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
        /// The days or working days counted, from one number to another.
        case counted(first: Int64, last: Int64)
        /// A working day by date, counted, with its number and why it is worked.
        case makeUpWorkday(Int64, reason: String?)
        /// The months counted, up to the corresponding day.
        case months(Int64)
        /// The corresponding day does not exist; the month ends here.
        case endOfMonth
        /// Days that the week of the calendar does not work.
        case weekend
        /// Days off by date.
        case holiday(String?)
        /// A long stretch in one: the numbers counted in it, and how many days off lay between.
        case countedInAll(first: Int64, last: Int64, skipped: Int64)
        /// The seconds of opening that were counted on the days.
        case open(seconds: Int64)
        /// The last day was no working day and moved here.
        case rolledOver
        /// Where a window opens.
        case begins(Instant)
        /// The limit is over at this moment.
        case ends(Instant)
        /// What follows belongs to the part of a combined limit with this place, from 0.
        case part(Int)
        /// The part with this place decides.
        case decides(Int)
    }
}

extension TimeRules {
    /// Why a limit falls where it does, step by step. A limit without a due instant has no steps.
    package func steps(_ limit: TimeLimit, from start: Instant) -> [DueStep] {
        guard case .at(let due, _) = self.due(limit, from: start) else { return [] }
        let day = zone.civil(of: start).date
        let last = CivilDate(dayNumber: floorDivision(zone.clock(at: due) - 1, by: secondsPerDay).quotient)
        return [DueStep(from: day, to: day, kind: .starts(start)), DueStep(from: last, to: last, kind: .ends(due))]
    }
}
