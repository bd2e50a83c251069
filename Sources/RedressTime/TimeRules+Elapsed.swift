extension TimeRules {
    /// The seconds between two moments, negative when the second comes first.
    package func elapsed(from first: Instant, to last: Instant) -> Int64 {
        let (seconds, overflow) = last.seconds.subtractingReportingOverflow(first.seconds)
        if overflow { return last < first ? .min : .max }
        return seconds
    }

    /// The seconds of opening between two moments, negative when the second comes first; nil when a day between them
    /// is unknown.
    package func elapsedWorkingSeconds(from first: Instant, to last: Instant) -> Int64? {
        guard Self.countable.contains(first.seconds), Self.countable.contains(last.seconds) else { return nil }
        return calendar.table.opening(from: zone.clock(at: first), to: zone.clock(at: last))
    }

    /// The least number of working days within which the second moment lies after the first, so that `within n working
    /// days` is kept exactly from it on; 0 within the first day and before. Nil when a day between is unknown.
    package func elapsedWorkingDays(from first: Instant, to last: Instant) -> Int64? {
        guard Self.countable.contains(first.seconds), Self.countable.contains(last.seconds) else { return nil }
        let table = calendar.table
        let start = CountStart(at: first, clock: zone.clock(at: first))
        let end = CountStart(endingAt: last, clock: zone.clock(at: last))
        if end.day < start.day { return 0 }
        guard let days = table.workingDays(after: start.day, through: end.day) else { return nil }
        // The last day counted is over at its close; then, and on a day off after it, the next one has begun.
        guard end.day == start.day || table.isWorking(end.day) else { return days + 1 }
        if table.hasHours, !table.knows(end.day) { return nil }
        let close = table.isWorking(end.day) ? table.close(of: end.day) : secondsPerDay
        return end.secondOfDay <= close ? days : days + 1
    }
}
