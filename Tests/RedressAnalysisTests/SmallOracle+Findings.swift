// MARK: - What is to be found

extension SmallOracle {
    /// Everything that brute force finds, as words that sort.
    func findings() -> Set<String> {
        var found: Set<String> = []
        addLevel(to: &found)
        if policy.void != nil, certain(scope & ~isNotVoid).isEmpty { found.insert("unreachable 零") }
        var reached: Set<String> = []
        for group in policy.schedules {
            for row in group.rows {
                if isReached(group, row) { reached.insert(row.label) } else { found.insert("unreachable \(row.label)") }
            }
            addContradictions(group, to: &found)
            addUncovered(group, to: &found)
            addBands(group, to: &found)
        }
        addRedundant(reached, to: &found)
        addDouble(to: &found)
        addSeverity(to: &found)
        return found
    }

    /// The reading that was chosen.
    var chosen: PointSet { space.points(.reading, [0]) }

    // MARK: - The level

    private func addLevel(to found: inout Set<String>) {
        let rows = policy.level.rows
        guard !rows.isEmpty else { return }
        if !certain(scope & chosen & levelUndecided).isEmpty { found.insert("uncovered 等级") }
        for (index, row) in rows.enumerated() {
            guard !certain(scope & levelCounts[index].holds).isEmpty else {
                found.insert("unreachable \(row.label)")
                continue
            }
            for (other, rival) in rows.enumerated().dropFirst(index + 1) {
                let clashes = policy.level.hit == .unique || policy.level.hit == .agree && row.word != rival.word
                let both = scope & chosen & levelCounts[index].holds & levelCounts[other].holds
                if clashes, !certain(both).isEmpty { found.insert("contradiction \(row.label) \(rival.label)") }
            }
        }
        guard policy.level.hit != .unique else { return }
        let whole = words(self)
        for (index, row) in rows.enumerated() where !certain(scope & levelCounts[index].holds).isEmpty {
            if words(SmallOracle(policy.without(row.label), space: space)) == whole {
                found.insert("redundant \(row.label)")
            }
        }
    }

    /// Where each word is given.
    private func words(_ oracle: SmallOracle) -> [PointSet] {
        let rows = oracle.policy.level.rows
        let given = (0..<SmallPolicy.levelCount).map { word in
            rows.indices.filter { rows[$0].word == word }.reduce(space.nothing) { $0 | oracle.levelCounts[$1].holds }
        }
        return given.indices.map { word in
            let better = given.indices.filter {
                policy.level.hit == .highest ? $0 > word : policy.level.hit == .lowest && $0 < word
            }
            return certain(better.reduce(scope & given[word]) { $0 & ~given[$1] })
        }
    }

    // MARK: - Rows

    private func isReached(_ group: SmallPolicy.Group, _ row: SmallPolicy.Row) -> Bool {
        grounds(of: group).contains { !certain(scope & counting(row, $0).holds).isEmpty }
    }

    func counting(_ row: SmallPolicy.Row, _ ground: Int) -> PointTruth {
        counts[row.label]?[ground] ?? PointTruth(space.nothing)
    }

    private func addContradictions(_ group: SmallPolicy.Group, to found: inout Set<String>) {
        for (index, row) in group.rows.enumerated() {
            for other in group.rows.dropFirst(index + 1) {
                for ground in grounds(of: group) {
                    let both = counting(row, ground).holds & counting(other, ground).holds
                    let clash = scope & isNotVoid & chosen & both & disagreement(group, row, other, ground)
                    guard !certain(clash).isEmpty else { continue }
                    found.insert("contradiction \(row.label) \(other.label)")
                    if !group.isForEach, sharesEnd(row, other) { found.insert("overlap \(row.label) \(other.label)") }
                }
            }
        }
    }

    /// Where items of two rows that count contradict.
    private func disagreement(
        _ group: SmallPolicy.Group, _ row: SmallPolicy.Row, _ other: SmallPolicy.Row, _ ground: Int
    ) -> PointSet {
        if group.hit == .unique { return space.everything }
        var result = space.nothing
        for one in row.items {
            for two in other.items where meet(one, two) {
                let both = condition(one, ground) & condition(two, ground)
                result = result | both & contradicts(one, two, group.hit)
            }
        }
        return result
    }

    func condition(_ item: SmallPolicy.Item, _ ground: Int) -> PointSet {
        item.condition.map { truth($0, at: ground).holds } ?? space.everything
    }

    private func addUncovered(_ group: SmallPolicy.Group, to found: inout Set<String>) {
        guard group.isComplete else { return }
        for ground in grounds(of: group) {
            var open = scope & isNotVoid & chosen & present(group, ground).holds
            for row in group.rows {
                let gives = row.items.reduce(space.nothing) { set, item in
                    set | ~(item.condition.map { truth($0, at: ground).fails } ?? space.nothing)
                }
                open = open & (counting(row, ground).fails | ~gives)
            }
            if !certain(open).isEmpty { found.insert("uncovered \(group.name)") }
        }
    }

    // MARK: - Rows that change nothing

    private func addRedundant(_ reached: Set<String>, to found: inout Set<String>) {
        for (place, group) in policy.schedules.enumerated() where group.hit != .unique && group.hit != .sum {
            let whole = given(self, place)
            for row in group.rows where reached.contains(row.label) {
                if given(SmallOracle(policy.without(row.label), space: space), place) == whole {
                    found.insert("redundant \(row.label)")
                }
            }
        }
    }

    /// Where each kind of item is given, at each ground; for `highest` and `lowest` only what is not outdone.
    private func given(_ oracle: SmallOracle, _ place: Int) -> [String: PointSet] {
        let group = oracle.policy.schedules[place]
        var result: [String: PointSet] = [:]
        for ground in grounds(of: group) {
            var sets: [(item: SmallPolicy.Item, points: PointSet)] = []
            for row in group.rows {
                for item in row.items {
                    let here = oracle.counting(row, ground).holds & oracle.condition(item, ground)
                    if let known = sets.firstIndex(where: { $0.item.name == item.name }) {
                        sets[known].points = sets[known].points | here
                    } else {
                        sets.append((item, here))
                    }
                }
            }
            for (item, points) in sets {
                let better = sets.filter { $0.item.outdoes(item, group.hit) }
                let set = certain(better.reduce(scope & isNotVoid & points) { $0 & ~$1.points })
                if !set.isEmpty { result["\(ground) \(item.name)"] = set }
            }
        }
        return result
    }
}

extension SmallPolicy.Item {
    /// What it says, so that items which say the same have one name.
    var name: String { "\(payment) \(amount) \(perCount ?? -1) \(cap ?? -1)" }

    /// Who is to pay or to get, and how.
    var payment: String { "\(isReward) \(roles) \(isJoint) \(isOnce)" }

    /// Whether the other item is never due beside this one.
    fileprivate func outdoes(_ other: SmallPolicy.Item, _ hit: SmallPolicy.Hit) -> Bool {
        guard payment == other.payment, perCount == nil, other.perCount == nil else { return false }
        return hit == .highest ? amount > other.amount : hit == .lowest && amount < other.amount
    }
}
