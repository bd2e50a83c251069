// MARK: - What is due

extension SmallOracle {
    /// A fine or reward of a row for a role.
    private struct Charge {
        let label: String
        let group: SmallPolicy.Group
        let item: SmallPolicy.Item
        let role: Int
        let ground: Int
        /// Where it is due.
        let points: PointSet
        /// Where it applies.
        let active: PointSet
    }

    /// Two items of one kind that name a common role.
    func meet(_ one: SmallPolicy.Item, _ other: SmallPolicy.Item) -> Bool {
        one.isReward == other.isReward && one.roles.contains { other.roles.contains($0) }
    }

    /// Where two items that meet cannot both be right.
    func contradicts(_ one: SmallPolicy.Item, _ other: SmallPolicy.Item, _ hit: SmallPolicy.Hit) -> PointSet {
        switch hit {
        case .sum, .first, .unique: return space.nothing
        case .agree:
            if one.payment != other.payment { return space.everything }
            return PointSet(count: space.count) { amount(one, at: $0) != amount(other, at: $0) }
        case .highest, .lowest: return one.payment == other.payment ? space.nothing : space.everything
        }
    }

    /// In whole yuan.
    func amount(_ item: SmallPolicy.Item, at point: Int) -> Int {
        let sum = item.amount * (item.perCount.map { space.value(.fact($0), of: point) } ?? 1)
        return item.cap.map { min(sum, $0) } ?? sum
    }

    /// Where the other item, which applies too, keeps an item from being due, or is cited in its place.
    private func loses(
        _ item: SmallPolicy.Item, to other: SmallPolicy.Item, isBefore: Bool, _ hit: SmallPolicy.Hit
    ) -> PointSet {
        let contradiction = contradicts(item, other, hit)
        switch hit {
        case .sum, .first, .unique: return contradiction
        case .agree:
            return isBefore
                ? contradiction
                    | PointSet(count: space.count) { amount(item, at: $0) == amount(other, at: $0) }
                : contradiction
        case .highest, .lowest:
            return contradiction
                | PointSet(count: space.count) { point in
                    let (mine, its) = (amount(item, at: point), amount(other, at: point))
                    return hit == .highest ? its > mine : its < mine
                }
                | (isBefore
                    ? PointSet(count: space.count) { amount(item, at: $0) == amount(other, at: $0) } : space.nothing)
        }
    }

    /// Where an item of a row is due at a ground, cited for that row.
    private func due(
        _ group: SmallPolicy.Group, _ row: SmallPolicy.Row, _ place: Int, _ role: Int, _ ground: Int
    ) -> PointSet {
        let item = row.items[place]
        let isPerRole = group.hit == .highest || group.hit == .lowest
        let bearers = isPerRole && !item.isJoint ? [role] : item.roles
        let tried = item.isOnce ? Array(grounds(of: group)) : [ground]
        var due = scope & isNotVoid & chosen & active(row, item, ground)
        due = due & PointSet(count: space.count) { amount(item, at: $0) > 0 }
        for here in tried {
            var lost = space.nothing
            for (index, other) in group.rows.enumerated() {
                if group.hit == .unique, other.label != row.label {
                    lost = lost | ~counting(other, here).fails
                }
                for (otherPlace, rival) in other.items.enumerated() {
                    guard (other.label, otherPlace) != (row.label, place), meet(item, rival),
                        rival.roles.contains(where: bearers.contains)
                    else { continue }
                    let mine = group.rows.firstIndex { $0.label == row.label } ?? 0
                    let isBefore = (index, otherPlace) < (mine, place)
                    lost = lost | possible(other, rival, here) & loses(item, to: rival, isBefore: isBefore, group.hit)
                }
            }
            due = due & ~(possible(row, item, here) & lost)
        }
        return due
    }

    private func active(_ row: SmallPolicy.Row, _ item: SmallPolicy.Item, _ ground: Int) -> PointSet {
        counting(row, ground).holds & condition(item, ground)
    }

    /// Where it applies or may.
    private func possible(_ row: SmallPolicy.Row, _ item: SmallPolicy.Item, _ ground: Int) -> PointSet {
        ~(counting(row, ground).fails | (item.condition.map { truth($0, at: ground).fails } ?? space.nothing))
    }

    private func charges() -> [Charge] {
        policy.schedules.flatMap { group in
            grounds(of: group).flatMap { ground in
                group.rows.flatMap { row in
                    row.items.indices.flatMap { place in
                        row.items[place].roles.map { role in
                            Charge(
                                label: row.label, group: group, item: row.items[place], role: role, ground: ground,
                                points: due(group, row, place, role, ground),
                                active: scope & isNotVoid & active(row, row.items[place], ground))
                        }
                    }
                }
            }
        }
    }

    // MARK: - Twice for one thing

    func addDouble(to found: inout Set<String>) {
        let charges = charges()
        for (index, one) in charges.enumerated() {
            for other in charges.dropFirst(index + 1) where one.role == other.role && one.ground == other.ground {
                let isOneGroup = one.group.name == other.group.name
                guard
                    isOneGroup ? one.item.isReward != other.item.isReward : one.group.isForEach && other.group.isForEach
                else { continue }
                if !certain(one.points & other.points).isEmpty { found.insert("double \(one.label) \(other.label)") }
            }
        }
    }

    // MARK: - The graver word has the smaller fine

    func addSeverity(to found: inout Set<String>) {
        for (fact, one) in policy.facts.enumerated() where one.kind == .words && one.isOrdered {
            addSeverity(.fact(fact), words: one.size, isAsked: policy.asked.contains(fact), to: &found)
        }
        guard !policy.level.rows.isEmpty, policy.isLevelOrdered else { return }
        SmallOracle(policy, space: space, carriesLevel: true)
            .addSeverity(.level, words: SmallPolicy.levelCount, isAsked: false, to: &found)
    }

    private func addSeverity(
        _ scale: SmallSpace.Axis, words: Int, isAsked: Bool, to found: inout Set<String>
    ) {
        let fines = charges().filter { !$0.item.isReward }
        let charges = fines.filter { !$0.points.isEmpty }
        for light in charges {
            for grave in charges
            where light.group.name == grave.group.name && light.ground == grave.ground && light.role == grave.role
                && light.label != grave.label && light.item.mode == grave.item.mode
            {
                let like = fines.filter {
                    $0.group.name == light.group.name && $0.ground == light.ground && $0.role == light.role
                        && $0.item.mode == light.item.mode
                }
                for (word, graver) in (0..<words).flatMap({ word in
                    ((word + 1)..<max(words, word + 1)).map { (word, $0) }
                }) {
                    var set = PointSet(count: space.count) { point in
                        guard light.points.contains(point), space.value(scale, of: point) == word else { return false }
                        // Of words further apart, those between them have no fine to be compared with.
                        let isBetween = ((word + 1)..<graver).contains { between in
                            let place = space.moved(point, along: scale, to: between)
                            return like.contains { $0.active.contains(place) }
                        }
                        if isBetween { return false }
                        let other = space.moved(point, along: scale, to: graver)
                        return grave.points.contains(other) && !light.active.contains(other)
                            && !grave.active.contains(point)
                            && amount(light.item, at: point) > amount(grave.item, at: other)
                    }
                    if isAsked, case .fact(let fact) = scale { set = set & space.points(.known(fact), [1]) }
                    if !certain(set).isEmpty { found.insert("severity \(light.label) \(grave.label)") }
                }
            }
        }
    }
}

extension SmallPolicy.Item {
    /// How those named pay.
    fileprivate var mode: Int { roles.count == 1 ? 0 : isJoint ? 1 : 2 }
}

// MARK: - Bands

extension SmallOracle {
    /// Whether the last number of one row is the first of the other one, and neither has no other number.
    func sharesEnd(_ row: SmallPolicy.Row, _ other: SmallPolicy.Row) -> Bool {
        !policy.relatesNumbers
            && policy.facts.indices.contains { fact in
                guard policy.facts[fact].kind == .number else { return false }
                let (one, two) = (numbers(row, fact), numbers(other, fact))
                guard let low = one.min(), let high = one.max(), let from = two.min(), let to = two.max(),
                    one.count > 1, two.count > 1
                else { return false }
                return high == from || to == low
            }
    }

    /// The numbers of a fact at which a row counts.
    private func numbers(_ row: SmallPolicy.Row, _ fact: Int) -> [Int] {
        let set = certain(scope & isNotVoid & chosen & counting(row, 0).holds)
        return (0..<policy.facts[fact].size).filter { !(set & space.points(.fact(fact), [$0])).isEmpty }
    }

    /// Holes between two rows that are alike but for a number.
    func addBands(_ group: SmallPolicy.Group, to found: inout Set<String>) {
        guard !group.isComplete, !policy.relatesNumbers, !group.rows.contains(where: { $0.test == nil }) else { return }
        let known = policy.asked.reduce(scope & chosen) { $0 & space.points(.known($1), [1]) }
        for fact in policy.facts.indices where policy.facts[fact].kind == .number {
            for ground in grounds(of: group) {
                let sets = group.rows.map { row in
                    known & (applies[row.label]?[ground].holds ?? space.nothing)
                }
                let contexts = sets.map { set in
                    space.spread(set, along: .fact(fact), needsAll: false)
                        & ~space.spread(set, along: .fact(fact), needsAll: true)
                }
                let none = sets.reduce(known) { $0 & ~$1 }
                for (one, row) in group.rows.enumerated() {
                    for (two, other) in group.rows.enumerated().dropFirst(one + 1)
                    where contexts[one] == contexts[two] && hasHole(fact, sets[one], sets[two], none) {
                        found.insert("hole \(row.label) \(other.label)")
                    }
                }
            }
        }
    }

    private func hasHole(_ fact: Int, _ one: PointSet, _ two: PointSet, _ none: PointSet) -> Bool {
        (1..<max(policy.facts[fact].size - 1, 1)).contains { number in
            func line(_ set: PointSet, _ number: Int) -> PointSet {
                space.spread(set & space.points(.fact(fact), [number]), along: .fact(fact), needsAll: false)
            }
            let open = line(none, number)
            return !(open & line(one, number - 1) & line(two, number + 1)).isEmpty
                || !(open & line(two, number - 1) & line(one, number + 1)).isEmpty
        }
    }
}
