import RedressModel

/// Which rows an incident can concern: for each slot that rows ask about, and each stretch of its values, the bits of
/// the rows that it does not exclude. A row is looked at only where no slot excludes it, so the work hardly grows with
/// the number of rows.
struct RowIndex: Sendable {
    /// The words of 64 rows.
    let wordCount: Int
    /// All rows that can apply at all.
    let all: [UInt64]
    let columns: [Column]
    let setColumns: [SetColumn]

    /// What one slot excludes. Its table has a line for each stretch, and before them one for none.
    struct Column: Sendable {
        let slot: Int
        /// Where each stretch after the first starts, rising.
        let starts: [Int64]
        /// For values from `dense.base` on, the stretch of each.
        let dense: (base: Int64, stretches: [Int32])
        let table: [UInt64]

        /// The line of a value.
        @inline(__always)
        func line(of value: Int64) -> Int {
            let place = value &- dense.base
            if place >= 0, place < dense.stretches.count { return Int(dense.stretches[Int(place)]) + 1 }
            var low = 0
            var high = starts.count
            while low < high {
                let middle = (low &+ high) >> 1
                if starts[middle] <= value { low = middle &+ 1 } else { high = middle }
            }
            return low + 1
        }
    }

    /// What the words of a set exclude: a line for each word that is not in, then a line for each that is.
    struct SetColumn: Sendable {
        let slot: Int
        /// The words that some row needs, and those that some row refuses.
        let needed: UInt64
        let refused: UInt64
        /// 64 lines of the rows that do not need the word, 64 of those that do not refuse it.
        let table: [UInt64]
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
                case .comparison, .truth, .membership, .contains, .isEmpty, .hasValue, .known: break
                }
            }
        }
        wordCount = words
        var all = [UInt64](repeating: .max, count: words)
        if conjuncts.count % 64 != 0, !all.isEmpty { all[words - 1] = .max >> UInt64(64 - conjuncts.count % 64) }
        self.all = all
        columns = ranges.keys.sorted().map { RowIndex.column($0, ranges[$0] ?? [], words) }
        setColumns = sets.keys.sorted().map { RowIndex.setColumn($0, sets[$0] ?? [], words) }
    }

    private static func column(
        _ slot: Int, _ tests: [(row: Int, atom: CompiledAtom, isNegated: Bool)], _ words: Int
    ) -> Column {
        var cuts: Set<Int64> = []
        for (_, atom, _) in tests {
            switch atom {
            case .range(_, let low, let high, _):
                if low > Slot.firstValue { cuts.insert(low) }
                if high < .max { cuts.insert(high + 1) }
            case .mask(_, let words, _):
                for word in 0...64 where word == 64 || words >> UInt64(word) & 1 != (words << 1) >> UInt64(word) & 1 {
                    cuts.insert(Int64(word))
                }
            case .has, .bit, .comparison, .truth, .membership, .contains, .isEmpty, .hasValue, .known: break
            }
        }
        let starts = cuts.sorted()
        var table = [UInt64](repeating: .max, count: (starts.count + 2) * words)
        for (row, atom, isNegated) in tests {
            let mask = ~(UInt64(1) << UInt64(row % 64))
            for line in 0...(starts.count + 1) {
                let value = line == 0 ? Slot.none : line == 1 ? (starts.first ?? 1) - 1 : starts[line - 2]
                if holds(atom, value) == isNegated { table[line * words + row / 64] &= mask }
            }
        }
        var dense: (base: Int64, stretches: [Int32]) = (0, [])
        if let first = starts.first, let last = starts.last, last.subtractingReportingOverflow(first).overflow == false,
            last - first < 4_096
        {
            var stretch: Int32 = 0
            dense.base = first
            for value in first...last {
                if Int(stretch) < starts.count, starts[Int(stretch)] == value { stretch += 1 }
                dense.stretches.append(stretch)
            }
        }
        return Column(slot: slot, starts: starts, dense: dense, table: table)
    }

    /// The answer of an atom for a known value of its slot.
    private static func holds(_ atom: CompiledAtom, _ value: Int64) -> Bool {
        switch atom {
        case .range(_, let low, let high, let negated):
            value == Slot.none ? negated : (low <= value && value <= high) != negated
        case .mask(_, let words, let ifNone):
            value == Slot.none ? ifNone : value >= 0 && value < 64 && words >> UInt64(value) & 1 != 0
        case .has: value != Slot.none
        case .bit, .comparison, .truth, .membership, .contains, .isEmpty, .hasValue, .known: true
        }
    }

    private static func setColumn(
        _ slot: Int, _ tests: [(row: Int, word: Int, isNegated: Bool)], _ words: Int
    ) -> SetColumn {
        var table = [UInt64](repeating: .max, count: 128 * words)
        var needed: UInt64 = 0
        var refused: UInt64 = 0
        for (row, word, isNegated) in tests where word < 64 {
            let line = isNegated ? 64 + word : word
            table[line * words + row / 64] &= ~(UInt64(1) << UInt64(row % 64))
            if isNegated { refused |= 1 << UInt64(word) } else { needed |= 1 << UInt64(word) }
        }
        return SetColumn(slot: slot, needed: needed, refused: refused, table: table)
    }

    /// Writes the rows that the slots do not exclude. `low` and `high` are the ends of what each slot can hold.
    func candidates(_ low: UnsafePointer<Int64>, _ high: UnsafePointer<Int64>, into found: inout [UInt64]) {
        let count = wordCount
        found.withUnsafeMutableBufferPointer { found in
            for word in 0..<count { found[word] = all[word] }
            for column in columns {
                let value = low[column.slot]
                let line: Int
                if value >= Slot.firstValue {
                    // A slot that may hold several values excludes nothing.
                    guard value == high[column.slot] else { continue }
                    line = column.line(of: value)
                } else if value == Slot.none {
                    line = 0
                } else {
                    continue
                }
                RowIndex.and(found, column.table, line * count, count)
            }
            for column in setColumns {
                let inside = low[column.slot]
                let isNone = inside == Slot.none
                let bits = isNone ? 0 : UInt64(bitPattern: inside)
                let open = isNone ? 0 : UInt64(bitPattern: low[column.slot + 1])
                var absent = column.needed & ~bits & ~open
                while absent != 0 {
                    RowIndex.and(found, column.table, absent.trailingZeroBitCount * count, count)
                    absent &= absent &- 1
                }
                var present = column.refused & bits
                while present != 0 {
                    RowIndex.and(found, column.table, (64 + present.trailingZeroBitCount) * count, count)
                    present &= present &- 1
                }
            }
        }
    }

    @inline(__always)
    private static func and(_ found: UnsafeMutableBufferPointer<UInt64>, _ table: [UInt64], _ start: Int, _ count: Int) {
        table.withUnsafeBufferPointer { table in
            for word in 0..<count { found[word] &= table[start &+ word] }
        }
    }
}
