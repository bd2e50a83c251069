import RedressModel

/// A row that applies or may apply.
struct Match: Sendable {
    let row: Int32
    /// The word or the place of the key at hand; -1 where the group runs over nothing, -2 for keys nobody named.
    let spot: Int32
    var truth: Truth
}

// MARK: - Which rows apply

extension Machine {
    /// The schedules' and rules' rows that apply or may apply: by row, then by element.
    mutating func matches(into found: inout [Match]) {
        found.removeAll(keepingCapacity: true)
        let program = self.program
        low.withUnsafeBufferPointer { low in
            high.withUnsafeBufferPointer { high in program.index.candidates(low, high, into: &candidates) }
        }
        let shapes = program.shapes.elements
        let isKnown = !isOpen
        for word in candidates.indices {
            var bits = candidates[word]
            while bits != 0 {
                let row = word &* 64 &+ bits.trailingZeroBitCount
                bits &= bits &- 1
                if isKnown, shapes[row].isPure, case .once = shapes[row].iteration {
                    found.append(Match(row: Int32(row), spot: -1, truth: .holds))
                } else {
                    match(row, into: &found)
                }
            }
        }
    }

    @inline(__always)
    mutating func match(_ row: Int, isIndexed: Bool = true, into found: inout [Match]) {
        let shape = program.shapes[row]
        switch shape.iteration {
        case .once:
            let truth = isIndexed && shape.isPure && !isOpen ? Truth.holds : run(shape.code)
            if truth != .fails { found.append(Match(row: Int32(row), spot: -1, truth: truth)) }
        case .elements(let slot): matchElements(row, shape, slot, isIndexed, into: &found)
        case .keys(let fact): matchKeys(row, shape, fact, into: &found)
        }
    }

    private mutating func matchElements(
        _ row: Int, _ shape: RowShape, _ slot: Int, _ isIndexed: Bool, into found: inout [Match]
    ) {
        let group = program.groups[Int(shape.group)].group
        var (inside, open): (UInt64, UInt64)
        if let computed = computedSet(group) {
            (inside, open) = computed
        } else if low[slot] == Slot.none {
            (inside, open) = (0, 0)
        } else {
            (inside, open) = (UInt64(bitPattern: low[slot]), UInt64(bitPattern: low[slot + 1]))
        }
        var words = (inside | open) & shape.words
        while words != 0 {
            let word = words.trailingZeroBitCount
            words &= words &- 1
            var truth: Truth = open >> UInt64(word) & 1 != 0 ? .unknown : .holds
            if !isIndexed || !shape.isPure || isOpen {
                stand(at: Int32(word), in: group)
                truth = run(shape.code) && truth
            }
            if truth != .fails { found.append(Match(row: Int32(row), spot: Int32(word), truth: truth)) }
        }
        leave()
    }

    /// The elements of a set whose default is computed.
    private func computedSet(_ group: Group) -> (inside: UInt64, open: UInt64)? {
        guard case .elements(let id)? = group.iteration, let value = defaults[id] else { return nil }
        switch value {
        case .set(let inside, let open): return (inside, open)
        case .none: return (0, 0)
        default:
            guard case .set(let vocabulary) = program.wiring.program.schema[id].type else { return (0, 0) }
            return (0, program.wiring.allBits(vocabulary))
        }
    }

    private mutating func matchKeys(_ row: Int, _ shape: RowShape, _ fact: FactID, into found: inout [Match]) {
        let group = program.groups[Int(shape.group)].group
        let value = self.fact(fact)
        guard value != .none else { return }
        var keys = 0
        var mayHaveMore = true
        if case .map(let map, let size) = value {
            keys = map.entries.count
            mayHaveMore = map.isOpen && size.high != .zero
        }
        for key in 0..<keys {
            stand(at: Int32(key), in: group)
            let truth = run(shape.code)
            if truth != .fails { found.append(Match(row: Int32(row), spot: Int32(key), truth: truth)) }
        }
        if mayHaveMore {
            stand(at: -2, in: group)
            if run(shape.code) != .fails { found.append(Match(row: Int32(row), spot: -2, truth: .unknown)) }
        }
        leave()
    }

    /// Takes an element in hand.
    mutating func stand(at spot: Int32, in group: Group) {
        element = ground(spot, of: group)
        let isWord: Bool = if case .element? = element { true } else { false }
        low[program.elementSlot] = isWord ? Int64(spot) : Slot.unknown
        high[program.elementSlot] = low[program.elementSlot]
    }

    mutating func leave() {
        element = nil
        low[program.elementSlot] = Slot.unknown
        high[program.elementSlot] = Slot.unknown
    }

    /// What a spot is for.
    func ground(_ spot: Int32, of group: Group) -> Ground {
        switch group.iteration {
        case .elements(let id)? where spot >= 0:
            guard case .set(let vocabulary) = program.wiring.program.schema[id].type else { return .group(group.id) }
            return .element(group.id, vocabulary, Int(spot))
        case .keys(let id)? where spot >= 0:
            guard case .map(let map, _) = fact(id), map.entries.indices.contains(Int(spot)) else {
                return .group(group.id)
            }
            return .key(group.id, map.entries[Int(spot)].key)
        case nil, .elements, .keys: return .group(group.id)
        }
    }

    // MARK: Which rows count

    /// Leaves of the rows that apply those that count: not overridden by one that counts, and first where the group
    /// takes the first.
    mutating func settle(_ matches: inout [Match]) {
        if matches.contains(where: { program.shapes[Int($0.row)].hasOverriders }) { override(&matches) }
        var group: Int32 = -1
        var before: [Int32: Truth] = [:]
        for place in matches.indices {
            let shape = program.shapes[Int(matches[place].row)]
            guard program.groups[Int(shape.group)].group.hitPolicy == .first else { continue }
            if shape.group != group {
                group = shape.group
                before = [:]
            }
            let (spot, truth) = (matches[place].spot, matches[place].truth)
            matches[place].truth = truth && !(before[spot] ?? .fails)
            // Rows are tried in the order written, so what came before is all that stands before.
            before[spot] = (before[spot] ?? .fails) || truth
        }
        matches.removeAll { $0.truth == .fails }
    }

    private mutating func override(_ matches: inout [Match]) {
        let applying = matches
        for place in matches.indices where program.shapes[Int(matches[place].row)].hasOverriders {
            matches[place].truth = .unknown
        }
        var places: [Int32: [Int]] = [:]
        for (place, match) in matches.enumerated() { places[match.row, default: []].append(place) }
        var isChanging = true
        while isChanging {
            isChanging = false
            for place in matches.indices where program.shapes[Int(matches[place].row)].hasOverriders {
                let truth = applying[place].truth && !isOverridden(applying[place], places, matches)
                if truth != matches[place].truth {
                    matches[place].truth = truth
                    isChanging = true
                }
            }
        }
    }

    private mutating func isOverridden(_ match: Match, _ places: [Int32: [Int]], _ matches: [Match]) -> Truth {
        let own = program.shapes[Int(match.row)].group
        var result = Truth.fails
        for (other, code) in program.rows[Int(match.row)].overriders {
            let isOwnGroup = program.shapes[other].group == own
            for place in places[Int32(other)] ?? [] where !isOwnGroup || matches[place].spot == match.spot {
                let stands = matches[place].truth
                guard stands != .fails else { continue }
                stand(at: matches[place].spot, in: program.groups[Int(program.shapes[other].group)].group)
                result = result || (stands && run(code))
                leave()
                if result == .holds { return .holds }
            }
        }
        return result
    }

    /// Whether an item's own condition holds at a spot.
    mutating func itemHolds(_ item: CompiledItem, at spot: Int32, in group: Group) -> Truth {
        guard let code = item.guardCode else { return .holds }
        if spot != -1 { stand(at: spot, in: group) }
        defer { if spot != -1 { leave() } }
        return run(code)
    }

    /// Whether the incident is void, by rows that are tried by themselves.
    mutating func void(of rows: [Int]) -> Truth {
        var matches: [Match] = []
        for row in rows { match(row, isIndexed: false, into: &matches) }
        settle(&matches)
        return void(matches).truth
    }

    /// Whether the incident is void, and the row that says so.
    mutating func void(_ matches: [Match]) -> (truth: Truth, row: RowID?) {
        var result: (truth: Truth, row: RowID?) = (.fails, nil)
        guard !program.wiring.voidRows.isEmpty else { return result }
        var byRow: [RowID: Truth] = [:]
        for match in matches {
            let row = program.rows[Int(match.row)]
            for item in row.items {
                guard case .void = item.kind else { continue }
                let group = program.groups[Int(program.shapes[Int(match.row)].group)].group
                let truth = match.truth && itemHolds(item, at: match.spot, in: group)
                byRow[row.id] = (byRow[row.id] ?? .fails) || truth
            }
        }
        for row in program.wiring.voidRows {
            let truth = byRow[row] ?? .fails
            if truth != .fails, result.row == nil || truth == .holds && result.truth != .holds { result.row = row }
            result.truth = result.truth || truth
        }
        return result
    }
}
