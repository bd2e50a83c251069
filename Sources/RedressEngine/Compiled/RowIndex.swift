import RedressModel

/// Which rows an incident can concern: for each slot that rows ask about, and each stretch of its values, the bits of
/// the rows that it does not exclude. A row is looked at only where no slot excludes it, so the work hardly grows with
/// the number of rows.
struct RowIndex: Sendable {
    /// The words of 64 rows.
    let wordCount: Int
    /// All rows that can apply at all.
    let all: FixedTable<UInt64>
    let columns: FixedTable<Column>
    let setColumns: FixedTable<SetColumn>
    /// The starts of the stretches of all columns, rising in each.
    private let starts: FixedTable<Int64>
    /// For values close together, the stretch of each.
    private let dense: FixedTable<Int32>
    /// The lines of all columns.
    private let lines: FixedTable<UInt64>

    /// What one slot excludes. Its lines are one for none, then one for each stretch.
    struct Column: Sendable {
        let slot: Int32
        let startCount: Int32
        let firstStart: Int
        let firstDense: Int
        let denseCount: Int64
        let denseBase: Int64
        /// Where its lines begin.
        let firstLine: Int
    }

    /// What the words of a set exclude: 64 lines of the rows that do not need each word, then 64 of those that do not
    /// refuse it.
    struct SetColumn: Sendable {
        let slot: Int32
        /// The words that some row needs, and those that some row refuses.
        let needed: UInt64
        let refused: UInt64
        let firstLine: Int
    }

    /// `conjuncts` are, for each row, the atoms that must hold, with whether they must be false instead.
    init(_ conjuncts: [[(atom: CompiledAtom, isNegated: Bool)]], elementSlot: Int) {
        let words = (conjuncts.count + 63) / 64
        var ranges: [Int: [(row: Int, atom: CompiledAtom, isNegated: Bool)]] = [:]
        var sets: [Int: [(row: Int, word: Int, isNegated: Bool)]] = [:]
        for (row, parts) in conjuncts.enumerated() {
            for (atom, isNegated) in parts {
                switch atom {
                case .range(let slot, _, _, _), .mask(let slot, _, _), .has(let slot):
                    if slot != elementSlot { ranges[slot, default: []].append((row, atom, isNegated)) }
                case .bit(let slot, let word): sets[slot, default: []].append((row, word, isNegated))
                case .comparison, .truth, .membership, .contains, .isEmpty, .hasValue, .known, .standing: break
                }
            }
        }
        wordCount = words
        var all = [UInt64](repeating: .max, count: words)
        if conjuncts.count % 64 != 0, !all.isEmpty { all[words - 1] = .max >> UInt64(64 - conjuncts.count % 64) }
        self.all = FixedTable(all)
        var store = Store()
        columns = FixedTable(ranges.keys.sorted().map { RowIndex.column($0, ranges[$0] ?? [], words, &store) })
        setColumns = FixedTable(sets.keys.sorted().map { RowIndex.setColumn($0, sets[$0] ?? [], words, &store) })
        starts = FixedTable(store.starts)
        dense = FixedTable(store.dense)
        lines = FixedTable(store.lines)
    }

    /// What the columns are made into.
    private struct Store {
        var starts: [Int64] = []
        var dense: [Int32] = []
        var lines: [UInt64] = []
    }

    private static func column(
        _ slot: Int, _ tests: [(row: Int, atom: CompiledAtom, isNegated: Bool)], _ words: Int, _ store: inout Store
    ) -> Column {
        let starts = RowIndex.starts(of: tests)
        let table = RowIndex.lines(of: tests, starts, words)
        var dense: [Int32] = []
        if let first = starts.first, let last = starts.last, !last.subtractingReportingOverflow(first).overflow,
            last - first < maximumDense
        {
            var stretch: Int32 = 0
            for value in first...last {
                if Int(stretch) < starts.count, starts[Int(stretch)] == value { stretch += 1 }
                dense.append(stretch)
            }
        }
        defer {
            store.starts += starts
            store.dense += dense
            store.lines += table
        }
        return Column(
            slot: Int32(slot), startCount: Int32(starts.count), firstStart: store.starts.count,
            firstDense: store.dense.count, denseCount: Int64(dense.count), denseBase: starts.first ?? 0,
            firstLine: store.lines.count)
    }

    /// Where the answer of some test begins to be another one, rising.
    private static func starts(of tests: [(row: Int, atom: CompiledAtom, isNegated: Bool)]) -> [Int64] {
        var cuts: Set<Int64> = []
        for (_, atom, _) in tests { RowIndex.forEachCut(of: atom) { cuts.insert($0) } }
        return cuts.sorted()
    }

    /// The lines of a column: each is the one before it but for the tests that have a cut there, so that the work grows
    /// with the cuts and not with tests times stretches.
    private static func lines(
        of tests: [(row: Int, atom: CompiledAtom, isNegated: Bool)], _ starts: [Int64], _ words: Int
    ) -> [UInt64] {
        var current = [UInt64](repeating: .max, count: words)
        // How many tests of each row refuse the stretch at hand.
        var refusals = [Int32](repeating: 0, count: words * 64)
        func set(_ row: Int, _ isRefused: Bool) {
            refusals[row] += isRefused ? 1 : -1
            let bit = UInt64(1) << UInt64(row % 64)
            if refusals[row] == 0 { current[row / 64] |= bit } else { current[row / 64] &= ~bit }
        }
        var none = current
        var changes: [(start: Int64, row: Int, isRefused: Bool)] = []
        let first = (starts.first ?? 1) - 1
        for (row, atom, isNegated) in tests {
            if holds(atom, Slot.none) == isNegated { none[row / 64] &= ~(UInt64(1) << UInt64(row % 64)) }
            var wasRefused = holds(atom, first) == isNegated
            if wasRefused { set(row, true) }
            forEachCut(of: atom) { cut in
                let isRefused = holds(atom, cut) == isNegated
                if isRefused != wasRefused { changes.append((cut, row, isRefused)) }
                wasRefused = isRefused
            }
        }
        changes.sort { ($0.start, $0.row) < ($1.start, $1.row) }
        var table = none
        table.reserveCapacity((starts.count + 2) * words)
        table += current
        var next = 0
        for start in starts {
            while next < changes.count, changes[next].start == start {
                set(changes[next].row, changes[next].isRefused)
                next += 1
            }
            table += current
        }
        return table
    }

    /// Calls with each value at which the answer of an atom may begin to be another one, rising.
    private static func forEachCut(of atom: CompiledAtom, _ body: (Int64) -> Void) {
        switch atom {
        case .range(_, let low, let high, _):
            if low > Slot.firstValue { body(low) }
            if high < .max, high >= low { body(high + 1) }
        case .mask(_, let words, _):
            for word in 0...64 where word == 64 || words >> UInt64(word) & 1 != (words << 1) >> UInt64(word) & 1 {
                body(Int64(word))
            }
        case .has, .bit, .comparison, .truth, .membership, .contains, .isEmpty, .hasValue, .known, .standing: break
        }
    }

    /// Stretches that lie within so many values are found by a table instead of a search.
    private static let maximumDense: Int64 = 4_096

    /// The answer of an atom for a known value of its slot.
    private static func holds(_ atom: CompiledAtom, _ value: Int64) -> Bool {
        switch atom {
        case .range(_, let low, let high, let negated):
            value == Slot.none ? negated : (low <= value && value <= high) != negated
        case .mask(_, let words, let ifNone):
            value == Slot.none ? ifNone : value >= 0 && value < 64 && words >> UInt64(value) & 1 != 0
        case .has: value != Slot.none
        case .bit, .comparison, .truth, .membership, .contains, .isEmpty, .hasValue, .known, .standing: true
        }
    }

    private static func setColumn(
        _ slot: Int, _ tests: [(row: Int, word: Int, isNegated: Bool)], _ words: Int, _ store: inout Store
    ) -> SetColumn {
        var table = [UInt64](repeating: .max, count: 128 * words)
        var needed: UInt64 = 0
        var refused: UInt64 = 0
        for (row, word, isNegated) in tests where word < 64 {
            let line = isNegated ? 64 + word : word
            table[line * words + row / 64] &= ~(UInt64(1) << UInt64(row % 64))
            if isNegated { refused |= 1 << UInt64(word) } else { needed |= 1 << UInt64(word) }
        }
        defer { store.lines += table }
        return SetColumn(slot: Int32(slot), needed: needed, refused: refused, firstLine: store.lines.count)
    }
}

// MARK: - Looking up

extension RowIndex {
    /// Writes the rows that the slots do not exclude. `low` and `high` are the ends of what each slot can hold.
    func candidates(_ low: UnsafeBufferPointer<Int64>, _ high: UnsafeBufferPointer<Int64>, into found: inout [UInt64]) {
        let count = wordCount
        let none = Slot.none
        let firstValue = Slot.firstValue
        let lines = self.lines.elements
        let all = self.all.elements
        found.withUnsafeMutableBufferPointer { found in
            for word in 0..<count { found[word] = all[word] }
            for column in columns.elements {
                let value = low[Int(column.slot)]
                var line = 0
                if value >= firstValue {
                    // A slot that may hold several values excludes nothing.
                    guard value == high[Int(column.slot)] else { continue }
                    line = self.line(of: value, column)
                } else if value != none {
                    continue
                }
                let start = column.firstLine &+ line &* count
                for word in 0..<count { found[word] &= lines[start &+ word] }
            }
            for column in setColumns.elements {
                let inside = low[Int(column.slot)]
                let isNone = inside == none
                let bits = isNone ? 0 : UInt64(bitPattern: inside)
                let open = isNone ? 0 : UInt64(bitPattern: low[Int(column.slot) &+ 1])
                // Lines of words that are needed and not in, then lines of words that are in and refused.
                var absent = column.needed & ~bits & ~open
                while absent != 0 {
                    let start = column.firstLine &+ absent.trailingZeroBitCount &* count
                    for word in 0..<count { found[word] &= lines[start &+ word] }
                    absent &= absent &- 1
                }
                var present = column.refused & bits
                while present != 0 {
                    let start = column.firstLine &+ (64 &+ present.trailingZeroBitCount) &* count
                    for word in 0..<count { found[word] &= lines[start &+ word] }
                    present &= present &- 1
                }
            }
        }
    }

    /// The line of a value of a column's slot.
    @inline(__always)
    private func line(of value: Int64, _ column: Column) -> Int {
        // Values far off wrap around to what lies outside the table, or below the first stretch.
        let (place, overflow) = value.subtractingReportingOverflow(column.denseBase)
        if !overflow, place >= 0, place < column.denseCount {
            return Int(dense[column.firstDense &+ Int(place)]) &+ 1
        }
        var low = 0
        var high = Int(column.startCount)
        while low < high {
            let middle = (low &+ high) >> 1
            if starts[column.firstStart &+ middle] <= value { low = middle &+ 1 } else { high = middle }
        }
        return low &+ 1
    }
}
