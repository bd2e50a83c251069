// Opening time: seconds in which the calendar is open, counted on the clock.
extension DayTable {
    /// How many seconds of opening lie before a time on the clock; only differences mean something.
    func opening(before clock: Int64) -> Int64 {
        let (day, second) = floorDivision(clock, by: secondsPerDay)
        let earlier = opening.through(day - 1)
        guard isWorking(day) else { return earlier }
        let hours = hours(of: day)
        if hours.isEmpty { return earlier + second }
        var sum = earlier
        for stretch in hours where second > stretch.open {
            sum += min(second, Int64(stretch.close)) - Int64(stretch.open)
        }
        return sum
    }

    /// The first time on the clock before which so many seconds of opening lie, nil when there is none.
    private func clock(opening sum: Int64, near day: Int64) -> Int64? {
        guard let day = opening.firstDay(reaching: sum, near: day) else { return nil }
        var rest = sum - opening.through(day - 1)
        let start = day * secondsPerDay
        for stretch in hours(of: day) {
            let length = Int64(stretch.close - stretch.open)
            if rest <= length { return start + Int64(stretch.open) + rest }
            rest -= length
        }
        return start + rest
    }

    /// The first time at which so many seconds of opening have passed since a time on the clock, or for negative
    /// numbers the last one since which they have.
    func clock(_ clock: Int64, plusOpening seconds: Int64) -> Counted {
        let day = floorDivision(clock, by: secondsPerDay).quotient
        guard knows(day) else { return .unknownYear(year(of: day)) }
        let isForward = seconds >= 0
        let (sum, overflow) = opening(before: clock).addingReportingOverflow(seconds)
        guard !overflow, abs(seconds / secondsPerDay) < farthestCount.upperBound,
            // The last time with a sum is the one before the next second of opening has passed.
            let found = self.clock(opening: isForward ? sum : sum + 1, near: day)
        else { return beyond(forward: isForward) }
        let result = isForward ? found : found - 1
        // 24:00 belongs to the day that it ends.
        guard knows(floorDivision(isForward ? result - 1 : result, by: secondsPerDay).quotient) else {
            return beyond(forward: isForward)
        }
        return .reached(result)
    }

    /// How many seconds of opening lie between two times on the clock, nil when a day between is unknown.
    func opening(from first: Int64, to last: Int64) -> Int64? {
        if first == last { return 0 }
        let (firstDay, lastDay) = (
            floorDivision(min(first, last), by: secondsPerDay).quotient,
            floorDivision(max(first, last) - 1, by: secondsPerDay).quotient
        )
        guard firstDay >= firstKnown, lastDay <= lastKnown else { return nil }
        return opening(before: last) - opening(before: first)
    }
}
