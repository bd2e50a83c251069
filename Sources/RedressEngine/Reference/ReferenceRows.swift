import RedressModel

// MARK: - Which rows count

extension ReferenceScene {
    /// What a group is tried for: the elements that are or may be in its set, the keys of its map, else itself. Where
    /// a map may hold keys that nobody named, the group stands for them.
    func grounds(of group: Group) -> [Ground] {
        switch group.iteration {
        case nil: return [.group(group.id)]
        case .elements(let fact):
            guard case .set(let vocabulary) = schema[fact].type else { return [] }
            let words: UInt64 =
                switch self.fact(fact) {
                case .set(let inside, let open): inside | open
                case .none: 0
                default: wiring.allBits(vocabulary)
                }
            return words.places.map { .element(group.id, vocabulary, $0) }
        case .keys(let fact):
            guard case .map(let map, let size) = self.fact(fact) else {
                return self.fact(fact) == .none ? [] : [.group(group.id)]
            }
            let keys = map.entries.map { Ground.key(group.id, $0.key) }
            return map.isOpen && size.high != .zero ? keys + [.group(group.id)] : keys
        }
    }

    /// Whether the set that a group runs over has the element.
    private func isPresent(_ ground: Ground, in group: Group) -> Truth {
        switch (group.iteration, ground) {
        case (nil, _), (.keys, .key): return .holds
        case (.elements(let fact), .element(_, _, let word)):
            guard case .set(let inside, let open) = self.fact(fact) else { return .unknown }
            let bit: UInt64 = 1 << UInt64(word)
            return inside & bit != 0 ? .holds : open & bit != 0 ? .unknown : .fails
        default: return .unknown
        }
    }

    /// Whether a row's own condition holds and its group's guard. `otherwise` holds when all other rows are false.
    func applies(_ id: RowID, at ground: Ground) -> Truth {
        let group = program.groups[id.group.index]
        return isPresent(ground, in: group) && truth(group.guardCondition, at: ground)
            && condition(of: id.index, in: group, at: ground)
    }

    private func condition(of index: Int, in group: Group, at ground: Ground) -> Truth {
        switch group.rows[index].condition {
        case .always: return .holds
        case .when(let condition): return truth(condition, at: ground)
        case .otherwise: return otherRowsFail(in: group, at: ground)
        }
    }

    /// Whether the conditions of all rows that have one are false.
    func otherRowsFail(in group: Group, at ground: Ground) -> Truth {
        group.rows.all { row in
            switch row.condition {
            case .otherwise: .holds
            case .always: .fails
            case .when(let condition): !truth(condition, at: ground)
            }
        }
    }

    /// Whether a row counts: it applies, and no row that counts overrides it. A row of another group overrides it for
    /// any of its grounds. Rows that override one another in a circle stay unknown.
    func standing(_ id: RowID, at ground: Ground) -> Truth {
        if let memo = countMemo[id.group] { return memo[id]?[ground] ?? .fails }
        var applying: [RowID: [Ground: Truth]] = [:]
        var groups: [GroupID] = [id.group]
        var next = 0
        while next < groups.count {
            let group = program.groups[groups[next].index]
            let grounds = grounds(of: group)
            for index in group.rows.indices {
                let row = RowID(group: group.id, index: index)
                for ground in grounds { applying[row, default: [:]][ground] = applies(row, at: ground) }
                for (other, _) in wiring.overriders[row] ?? [] where !groups.contains(other.group) {
                    groups.append(other.group)
                }
            }
            next += 1
        }
        var standing = applying.mapValues { $0.mapValues { $0 == .fails ? Truth.fails : .unknown } }
        var isSettled = false
        while !isSettled {
            isSettled = true
            for (row, grounds) in applying {
                for (ground, applies) in grounds {
                    let now = applies && !isOverridden(row, at: ground, standing)
                    if now != standing[row]?[ground] {
                        standing[row]?[ground] = now
                        isSettled = false
                    }
                }
            }
        }
        for group in groups { countMemo[group] = standing }
        return standing[id]?[ground] ?? .fails
    }

    private func isOverridden(_ id: RowID, at ground: Ground, _ standing: [RowID: [Ground: Truth]]) -> Truth {
        (wiring.overriders[id] ?? []).any { other, guardCondition in
            let grounds = standing[other] ?? [:]
            if other.group == id.group {
                return (grounds[ground] ?? .fails) && truth(guardCondition, at: ground)
            }
            return grounds.any { ground, stands in stands && truth(guardCondition, at: ground) }
        }
    }

    /// Whether a row counts under its group's hit policy: with `first`, no row before it counts.
    func counts(_ id: RowID, at ground: Ground) -> Truth {
        guard program.groups[id.group.index].hitPolicy == .first else { return standing(id, at: ground) }
        return standing(id, at: ground)
            && !(0..<id.index).any { standing(RowID(group: id.group, index: $0), at: ground) }
    }

    /// Whether the incident is void, and the row that says so.
    func void() -> (truth: Truth, row: RowID?) {
        if let voidMemo { return voidMemo }
        var result: (truth: Truth, row: RowID?) = (.fails, nil)
        for row in wiring.voidRows {
            let truth = grounds(of: program.groups[row.group.index]).any { ground in
                counts(row, at: ground)
                    && program[row].items.filter(\.isVoid).any { self.truth($0.guardCondition, at: ground) }
            }
            if truth != .fails, result.row == nil || (truth == .holds && result.truth != .holds) { result.row = row }
            result.truth = result.truth || truth
        }
        voidMemo = result
        return result
    }
}

// MARK: - Derived values

extension ReferenceScene {
    /// What the rules give for a derived value, whatever the incident carries.
    func derivedByRules(_ id: DerivedID) -> DerivedState {
        switch program.derived[id.index].body {
        case .term(let term): return DerivedState(value: value(term, at: nil))
        case .rows(let group): return derivedByRows(id, program.groups[group.index])
        }
    }

    private struct Candidate {
        let row: RowID
        let truth: Truth
        let value: Value
    }

    private func derivedByRows(_ id: DerivedID, _ group: Group) -> DerivedState {
        let ground = Ground.group(group.id)
        let vocabulary = wiring.vocabulary(of: program.derived[id.index].type)
        var candidates: [Candidate] = []
        for (index, row) in group.rows.enumerated() {
            let id = RowID(group: group.id, index: index)
            for item in row.items {
                guard case .value(let term) = item.kind else { continue }
                let truth = counts(id, at: ground) && truth(item.guardCondition, at: ground)
                guard truth != .fails else { continue }
                let value = value(term, at: nil).word(of: vocabulary)
                candidates.append(Candidate(row: id, truth: truth, value: value))
            }
        }
        guard !candidates.isEmpty else { return DerivedState(value: .unknown, isUndecided: true) }
        let certain = candidates.filter { $0.truth == .holds }
        func contradiction(_ kind: Conflict.Kind) -> DerivedState {
            let parties = certain.map {
                Conflict.Party(row: $0.row, fen: nil, sanctions: [], value: constant($0.value, of: id))
            }
            let conflict = Conflict(kind: kind, role: nil, ground: ground, parties: parties)
            return DerivedState(value: .unknown, conflict: conflict)
        }
        if group.hitPolicy == .unique, Set(candidates.map(\.row)).count > 1 {
            return Set(certain.map(\.row)).count > 1 ? contradiction(.notUnique) : DerivedState(value: .unknown)
        }
        if group.hitPolicy == .sum, let total = total(candidates) { return total }
        if candidates.count == 1, let only = certain.first { return DerivedState(value: only.value, row: only.row) }
        let orders = { (one: Candidate, other: Candidate) in
            self.order(one.value, other.value, group.hitPolicy)
        }
        for (index, one) in certain.enumerated() {
            for other in certain.dropFirst(index + 1) where orders(one, other) == .contradict {
                return contradiction(.value(id))
            }
        }
        let winner = certain.first { one in
            candidates.allSatisfy { other in
                other.row == one.row && other.value == one.value || [.same, .worse].contains(orders(other, one))
            }
        }
        return winner.map { DerivedState(value: $0.value, row: $0.row) } ?? DerivedState(value: .unknown)
    }

    private enum Order {
        case same, better, worse, contradict
    }

    /// How a value stands to another under a hit policy; nil where that is unknown.
    private func order(_ value: Value, _ other: Value, _ policy: HitPolicy) -> Order? {
        if value == other, value.isCertain { return .same }
        switch policy {
        case .agree, .unique, .sum, .first, .earliest, .latest:
            return value.isCertain && other.isCertain ? .contradict : nil
        case .highest, .lowest:
            let sign: (low: Order, high: Order) = policy == .highest ? (.worse, .better) : (.better, .worse)
            if let left = value.interval, let right = other.interval {
                if left.compared(.less, to: right) == .holds { return sign.low }
                return left.compared(.greater, to: right) == .holds ? sign.high : nil
            }
            guard case .word(let vocabulary, let left) = value, case .word(_, let right) = other,
                schema[vocabulary].areComparable(left, right), let leftRank = schema[vocabulary].ranks[left],
                let rightRank = schema[vocabulary].ranks[right]
            else { return value.isCertain && other.isCertain ? .contradict : nil }
            return leftRank < rightRank ? sign.low : leftRank > rightRank ? sign.high : .same
        }
    }

    /// The sum of all values, where they are numbers. Unless some row applies for certain, there may be none.
    private func total(_ candidates: [Candidate]) -> DerivedState? {
        var sum = Interval(.zero)
        guard candidates.contains(where: { $0.truth == .holds }) else { return DerivedState(value: .unknown) }
        for candidate in candidates {
            guard case .number(let interval) = candidate.value else {
                return candidate.value == .unknown ? DerivedState(value: .unknown) : nil
            }
            let least = candidate.truth == .holds ? interval : Interval.smaller(interval, Interval(.zero))
            let most = candidate.truth == .holds ? interval : Interval.larger(interval, Interval(.zero))
            guard let next = sum.adding(Interval(low: least.low, high: most.high)) else {
                return DerivedState(value: .unknown)
            }
            sum = next
        }
        let isCertain = candidates.allSatisfy { $0.truth == .holds }
        return DerivedState(value: .number(sum), row: isCertain ? candidates[0].row : nil)
    }

    /// The value of a derived value as the decision prints it; nil where it is unknown.
    func constant(_ value: Value, of id: DerivedID) -> Constant? {
        value.constant(vocabulary: wiring.vocabulary(of: program.derived[id.index].type))
    }
}
