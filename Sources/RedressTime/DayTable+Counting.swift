/// Where counting led.
enum Counted {
    /// The number of a day, or a time on the clock.
    case reached(Int64)
    /// It needs a year that the calendar does not know.
    case unknownYear(Int)
    /// It leaves the calendar of years 1 to 9999.
    case outOfRange

    /// When a thing is due that ends with what was reached.
    func due(_ end: (Int64) -> Due) -> Due {
        switch self {
        case .reached(let number): end(number)
        case .unknownYear(let year): .unknownYear(year)
        case .outOfRange: .outOfRange
        }
    }
}

extension DayTable {
    /// The n-th working day after a day, that day not counted; before it for negative numbers.
    func workingDay(_ n: Int64, after day: Int64) -> Counted {
        if n == 0 { return .reached(day) }
        guard farthestCount.contains(n) else { return beyond(forward: n > 0) }
        guard knows(day) else { return .unknownYear(year(of: day)) }
        // Backward, a count starts at the day before, so that the day itself is never counted.
        let rank = n > 0 ? workingDays(through: day) + n : workingDays(through: day - 1) + n + 1
        guard let found = workingDay(rank: rank), knows(found) else { return beyond(forward: n > 0) }
        return .reached(found)
    }

    /// The first working day from a day on.
    func workingDay(atOrAfter day: Int64) -> Counted {
        guard knows(day) else { return .unknownYear(year(of: day)) }
        return isWorking(day) ? .reached(day) : workingDay(1, after: day)
    }

    /// How many working days lie in the days after one up to another, nil when one of them is unknown.
    func workingDays(after first: Int64, through last: Int64) -> Int64? {
        if first == last { return 0 }
        guard min(first, last) + 1 >= firstKnown, max(first, last) <= lastKnown else { return nil }
        return workingDays(through: last) - workingDays(through: first)
    }

    /// What is found past the known days.
    func beyond(forward: Bool) -> Counted {
        if forward { return lastKnown < CivilDate.last.dayNumber ? .unknownYear(year(of: lastKnown + 1)) : .outOfRange }
        return firstKnown > CivilDate.first.dayNumber ? .unknownYear(year(of: firstKnown - 1)) : .outOfRange
    }

    /// The year a day lies in.
    func year(of day: Int64) -> Int { CivilDate(dayNumber: day).year }
}

/// As many days as may be counted; the years 1 to 9999 have fewer.
let farthestCount: ClosedRange<Int64> = -4_000_000...4_000_000
