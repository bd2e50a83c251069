/// A set of cells of one axis. Equal sets of one table are the same.
struct CellSet: Hashable, Sendable {
    fileprivate let index: Int32

    /// No cell.
    static let empty = CellSet(index: 0)
}

/// Keeps each set of cells once, as runs of neighbouring cells: a set is as small as what it says, however finely an
/// axis is cut.
final class CellSets {
    /// Cells from one through another.
    struct Run: Hashable {
        var low: Int32
        var high: Int32
    }

    private var runs: [Run] = []
    /// Where the runs of each set begin, and after the last one where they end.
    private var offsets: [Int32] = [0, 0]
    /// Sets of one run, which most are, and of several.
    private var single: [Run: CellSet] = [:]
    private var several: [[Run]: CellSet] = [:]

    // MARK: Sets

    /// The set of some runs, which ascend and do not touch.
    func set(_ runs: [Run]) -> CellSet {
        guard let first = runs.first else { return .empty }
        if runs.count == 1 { return set(first) }
        if let known = several[runs] { return known }
        let set = add(runs)
        several[runs] = set
        return set
    }

    /// The set of one run.
    func set(_ run: Run) -> CellSet {
        if let known = single[run] { return known }
        let set = add([run])
        single[run] = set
        return set
    }

    /// The set of some cells in ascending order.
    func set(of cells: some Sequence<Int>) -> CellSet {
        var runs: [Run] = []
        for cell in cells { CellSets.append(Run(low: Int32(cell), high: Int32(cell)), to: &runs) }
        return set(runs)
    }

    /// The set of all cells in a range.
    func set(of cells: Range<Int>) -> CellSet {
        cells.isEmpty ? .empty : set(Run(low: Int32(cells.lowerBound), high: Int32(cells.upperBound - 1)))
    }

    private func add(_ more: [Run]) -> CellSet {
        runs += more
        offsets.append(Int32(runs.count))
        return CellSet(index: Int32(offsets.count - 2))
    }

    private static func append(_ run: Run, to runs: inout [Run]) {
        if let last = runs.last, last.high + 1 == run.low {
            runs[runs.count - 1].high = run.high
        } else {
            runs.append(run)
        }
    }

    // MARK: What is in them

    private func places(of set: CellSet) -> Range<Int> {
        Int(offsets[Int(set.index)])..<Int(offsets[Int(set.index) + 1])
    }

    /// Its runs, ascending.
    func runs(of set: CellSet) -> ArraySlice<Run> { runs[places(of: set)] }

    /// Its cells, ascending.
    func cells(of set: CellSet) -> [Int] { runs(of: set).flatMap { Int($0.low)...Int($0.high) } }

    /// The first of its cells.
    func first(of set: CellSet) -> Int? { runs(of: set).first.map { Int($0.low) } }

    /// The last of its cells.
    func last(of set: CellSet) -> Int? { runs(of: set).last.map { Int($0.high) } }

    /// How many cells it has.
    func count(of set: CellSet) -> Int { runs(of: set).reduce(0) { $0 + Int($1.high - $1.low) + 1 } }

    /// One of its cells, by its number among them.
    func cell(_ number: Int, of set: CellSet) -> Int {
        var left = number
        for run in runs(of: set) {
            let count = Int(run.high - run.low) + 1
            if left < count { return Int(run.low) + left }
            left -= count
        }
        return last(of: set) ?? 0
    }

    /// Whether it has a cell.
    func contains(_ cell: Int, in set: CellSet) -> Bool {
        runs(of: set).contains { $0.low <= cell && cell <= $0.high }
    }

    // MARK: Two sets

    /// Whether two sets have a cell in common.
    func meets(_ left: CellSet, _ right: CellSet) -> Bool {
        if left == right { return left != .empty }
        var (one, other) = (places(of: left), places(of: right))
        while let first = one.first, let second = other.first {
            if runs[first].high < runs[second].low {
                one.removeFirst()
            } else if runs[second].high < runs[first].low {
                other.removeFirst()
            } else {
                return true
            }
        }
        return false
    }

    /// How much of a set lies in another one.
    func share(of other: CellSet, in set: CellSet) -> Double {
        var (one, two) = (places(of: other), places(of: set))
        var common = 0
        while let first = one.first, let second = two.first {
            common += max(0, Int(min(runs[first].high, runs[second].high) - max(runs[first].low, runs[second].low)) + 1)
            if runs[first].high < runs[second].high { one.removeFirst() } else { two.removeFirst() }
        }
        return Double(common) / Double(count(of: set))
    }

    /// What two sets have in common.
    func intersection(_ left: CellSet, _ right: CellSet) -> CellSet {
        if left == right { return left }
        var (one, other) = (places(of: left), places(of: right))
        if one.count == 1, other.count == 1 {
            let (first, second) = (runs[one.lowerBound], runs[other.lowerBound])
            let run = Run(low: max(first.low, second.low), high: min(first.high, second.high))
            return run.low > run.high ? .empty : run == first ? left : run == second ? right : set(run)
        }
        var common: [Run] = []
        while let first = one.first, let second = other.first {
            let (low, high) = (max(runs[first].low, runs[second].low), min(runs[first].high, runs[second].high))
            if low <= high { common.append(Run(low: low, high: high)) }
            if runs[first].high < runs[second].high { one.removeFirst() } else { other.removeFirst() }
        }
        return set(common)
    }

    /// What of a set lies outside another one.
    func difference(_ left: CellSet, _ right: CellSet) -> CellSet {
        var rest: [Run] = []
        var cuts = places(of: right)
        for place in places(of: left) {
            var run = runs[place]
            while let cut = cuts.first, runs[cut].high < run.low { cuts.removeFirst() }
            var next = cuts
            while let cut = next.first, runs[cut].low <= run.high {
                if runs[cut].low > run.low { rest.append(Run(low: run.low, high: runs[cut].low - 1)) }
                run.low = runs[cut].high + 1
                next.removeFirst()
            }
            if run.low <= run.high { rest.append(run) }
        }
        return set(rest)
    }
}
