import RedressModel

/// A figure over incidents as a running one: what is added can be taken out again.
struct FigureTally {
    let kind: Aggregate.Kind
    /// How many incidents count for certain, and how many may.
    private(set) var certain: Int64 = 0
    private(set) var open: Int64 = 0
    private var low = RunningSum()
    private var high = RunningSum()
    /// The ends of the values: of those that count for certain, and of all.
    private var certainLows = SortedEnds()
    private var certainHighs = SortedEnds()
    private var lows = SortedEnds()
    private var highs = SortedEnds()

    init(_ kind: Aggregate.Kind) { self.kind = kind }

    /// Adds what is known of an incident.
    mutating func add(_ observation: Observation) { change(observation, by: 1) }

    /// Takes out what was added before.
    mutating func remove(_ observation: Observation) { change(observation, by: -1) }

    private mutating func change(_ observation: Observation, by count: Int64) {
        guard observation.truth != .fails else { return }
        let isCertain = observation.truth == .holds
        if isCertain { certain += count } else { open += count }
        guard let value = observation.value else { return }
        switch kind {
        case .count: break
        case .sum:
            // What may not count adds nothing then.
            low.change(isCertain ? value.low : value.low.map { min($0, .zero) }, by: count)
            high.change(isCertain ? value.high : value.high.map { max($0, .zero) }, by: count)
        case .highest, .lowest:
            if isCertain {
                certainLows.change(value.low, by: count)
                certainHighs.change(value.high, by: count)
            }
            lows.change(value.low, by: count)
            highs.change(value.high, by: count)
        }
    }

    /// Adds what another tally holds.
    mutating func add(_ other: FigureTally) {
        certain += other.certain
        open += other.open
        low.add(other.low)
        high.add(other.high)
        certainLows.add(other.certainLows)
        certainHighs.add(other.certainHighs)
        lows.add(other.lows)
        highs.add(other.highs)
    }

    /// Where the figure lies; none for the highest and lowest of nothing.
    var value: Value {
        switch kind {
        case .count: return .number(Interval(low: Rational(certain), high: Rational(certain + open)))
        case .sum: return .number(Interval(low: low.value, high: high.value))
        case .highest:
            guard certain > 0 else { return open == 0 ? .none : .unknown }
            return .number(Interval(low: certainLows.last, high: highs.greatestOfAll))
        case .lowest:
            guard certain > 0 else { return open == 0 ? .none : .unknown }
            return .number(Interval(low: lows.leastOfAll, high: certainHighs.first))
        }
    }
}

/// A sum of numbers, some of which nobody knows.
private struct RunningSum {
    private var sum: Rational? = .zero
    private var unknownCount: Int64 = 0

    mutating func change(_ number: Rational?, by count: Int64) {
        guard let number else {
            unknownCount += count
            return
        }
        sum = count > 0 ? sum?.adding(number) : sum?.subtracting(number)
    }

    mutating func add(_ other: RunningSum) {
        unknownCount += other.unknownCount
        sum = sum.flatMap { sum in other.sum.flatMap { sum.adding($0) } }
    }

    /// nil: nobody knows, or it is beyond what can be counted.
    var value: Rational? { unknownCount == 0 ? sum : nil }
}

/// Numbers in order, each as often as it was added, and how many have no end.
private struct SortedEnds {
    private var numbers: [Rational] = []
    private var openCount: Int64 = 0

    mutating func change(_ number: Rational?, by count: Int64) {
        guard let number else {
            openCount += count
            return
        }
        let place = place(of: number)
        if count > 0 {
            numbers.insert(number, at: place)
        } else if place < numbers.count, numbers[place] == number {
            numbers.remove(at: place)
        }
    }

    mutating func add(_ other: SortedEnds) {
        openCount += other.openCount
        for number in other.numbers { change(number, by: 1) }
    }

    /// The place of the first number that is not smaller.
    private func place(of number: Rational) -> Int {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }

    var first: Rational? { numbers.first }
    var last: Rational? { numbers.last }

    /// The least number, nil where one has no end.
    var leastOfAll: Rational? { openCount > 0 ? nil : numbers.first }

    /// The greatest number, nil where one has no end.
    var greatestOfAll: Rational? { openCount > 0 ? nil : numbers.last }
}
