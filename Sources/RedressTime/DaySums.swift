/// How much of something the days of a calendar hold, summed up: working days, or seconds of opening.
///
/// Around the days named by date stands a table; before and after it every week is like the next, so that no
/// question walks over days and no year is out of reach.
struct DaySums: Sendable {
    /// The first day of the table.
    private let firstDay: Int64
    /// What the days of the table hold up to each; the first entry stands for the day before the table and is 0.
    private let sums: [Int64]
    private let tableTotal: Int64
    private let week: WeekSums
    /// What the bare week sums up to on the day before the table, and on its last.
    private let weekBefore: Int64
    private let weekAtEnd: Int64

    /// Sums over the week given, in place of which stand, from a first day on, the days of a table.
    init(week: [Int64], firstDay: Int64, days: [Int64]) {
        self.firstDay = firstDay
        self.week = WeekSums(week)
        var total: Int64 = 0
        sums =
            [0]
            + days.map { day in
                total += day
                return total
            }
        tableTotal = total
        weekBefore = self.week.through(firstDay - 1)
        weekAtEnd = self.week.through(firstDay - 1 + Int64(days.count))
    }

    /// The sum up to a day and with it; only differences between two of them mean something.
    func through(_ day: Int64) -> Int64 {
        let index = day - firstDay + 1
        if index < 0 { return week.through(day) - weekBefore }
        if index < sums.count { return sums[Int(index)] }
        return tableTotal + week.through(day) - weekAtEnd
    }

    /// The first day with which a sum is reached, nil when none is. It is sought from a day on that should be near.
    func firstDay(reaching sum: Int64, near day: Int64) -> Int64? {
        if sum <= 0 { return week.firstDay(reaching: sum + weekBefore) }
        if sum > tableTotal { return week.firstDay(reaching: sum - tableTotal + weekAtEnd) }
        // Between the two the sum is reached: not with the lower entry, but with the upper.
        var low = 0
        var high = sums.count - 1
        var probe = Int(min(max(day - firstDay + 1, 1), Int64(high)))
        var step = 1
        while probe < high, sums[probe] < sum {
            low = probe
            probe += step
            step *= 2
        }
        high = min(probe, high)
        while high - low > 1 {
            let middle = (low + high) / 2
            if sums[middle] >= sum { high = middle } else { low = middle }
        }
        return firstDay + Int64(high) - 1
    }
}

/// The same for weeks that are all alike.
private struct WeekSums: Sendable {
    /// What the days of a week hold before each, and at last the whole week.
    private let before: [Int64]
    private let total: Int64

    init(_ days: [Int64]) {
        var total: Int64 = 0
        before =
            [0]
            + days.map { day in
                total += day
                return total
            }
        self.total = total
    }

    func through(_ day: Int64) -> Int64 {
        let (week, index) = floorDivision(day + daysFromMonday, by: 7)
        return week * total + before[Int(index) + 1]
    }

    func firstDay(reaching sum: Int64) -> Int64? {
        guard total > 0 else { return nil }
        let (week, rest) = floorDivision(sum - 1, by: total)
        var index = 0
        while index < 6, before[index + 1] <= rest { index += 1 }
        return week * 7 + Int64(index) - daysFromMonday
    }
}

/// 1970-01-01 was a Thursday, three days after a Monday.
private let daysFromMonday: Int64 = 3

/// The place of a day in its week, 0 for Monday.
func weekdayIndex(_ day: Int64) -> Int { Int(floorDivision(day + daysFromMonday, by: 7).remainder) }

/// Division that rounds down, with a remainder that is never negative; the divisor is positive.
func floorDivision(_ number: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let quotient = number / divisor
    let remainder = number % divisor
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}
