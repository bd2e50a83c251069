/// What brute force finds in a small policy: where each row counts and what it gives, over every point of the space.
///
/// It follows the manual alone and shares no code with the analyser.
struct SmallOracle {
    let policy: SmallPolicy
    let space: SmallSpace
    /// Takes the level as the incident carries it, whatever the rows say.
    let carriesLevel: Bool
    private var levelTruths: [PointTruth] = []
    private(set) var levelCounts: [PointTruth] = []
    /// Where no row decides the level.
    private(set) var levelUndecided: PointSet
    private(set) var scope: PointSet
    private(set) var isNotVoid: PointSet
    /// For each label of a schedule, at each ground, where the row stands and where it counts.
    private var standing: [String: [PointTruth]] = [:]
    private(set) var counts: [String: [PointTruth]] = [:]
    /// Where the row's own condition and its group's hold.
    private(set) var applies: [String: [PointTruth]] = [:]

    init(_ policy: SmallPolicy, space: SmallSpace? = nil, carriesLevel: Bool = false) {
        self.policy = policy
        let space = space ?? policy.space
        self.space = space
        self.carriesLevel = carriesLevel
        levelUndecided = space.nothing
        scope = space.everything
        isNotVoid = space.everything
        judgeLevel()
        if let test = policy.scope { scope = truth(test, at: 0).holds }
        if let test = policy.void { isNotVoid = truth(test, at: 0).fails }
        judgeSchedules()
    }

    /// What a schedule is tried for: each word of the set, or itself.
    func grounds(of group: SmallPolicy.Group) -> Range<Int> { 0..<(group.isForEach ? policy.elementCount : 1) }

    // MARK: - Conditions

    /// Where a condition holds and fails, with a word of the set at hand.
    func truth(_ test: SmallPolicy.Test, at ground: Int) -> PointTruth {
        switch test {
        case .fact(let fact, let values): return PointTruth(space.points(.fact(fact), values))
        case .has(let fact): return PointTruth(space.points(.fact(fact), policy.facts[fact].values))
        case .known(let fact): return PointTruth(known(fact))
        case .contains(let word): return PointTruth(space.points(.element(word), [1]))
        case .element(let word): return PointTruth(word == ground ? space.everything : space.nothing)
        case .reading(let reading): return PointTruth(space.points(.reading, [reading]))
        case .above(let left, let right, let by): return related(left, right) { $0 > $1 + by }
        case .sum(let left, let right, let least): return related(left, right) { $0 + $1 >= least }
        case .level(let words):
            var result = PointTruth(holds: space.nothing, fails: space.nothing)
            for word in levelTruths.indices {
                if words.contains(word) {
                    result.holds = result.holds | levelTruths[word].holds
                } else {
                    result.fails = result.fails | levelTruths[word].holds
                }
            }
            return result
        case .all(let parts):
            return parts.map { truth($0, at: ground) }.reduce(PointTruth(space.everything)) { $0 & $1 }
        case .any(let parts):
            return parts.map { truth($0, at: ground) }.reduce(PointTruth(space.nothing)) { $0 | $1 }
        case .not(let part): return !truth(part, at: ground)
        case .atLeast(let count, let parts):
            let truths = parts.map { truth($0, at: ground) }
            let holds = PointSet(count: space.count) { point in truths.count { $0.holds.contains(point) } >= count }
            let fails = PointSet(count: space.count) { point in
                truths.count { !$0.fails.contains(point) } < count
            }
            return PointTruth(holds: holds, fails: fails)
        }
    }

    /// A fact that the incident names and that is not none is known.
    private func known(_ fact: Int) -> PointSet {
        space.points(.known(fact), [1]) & space.points(.fact(fact), policy.facts[fact].values)
    }

    /// With none nothing compares.
    private func related(_ left: Int, _ right: Int, _ holds: (Int, Int) -> Bool) -> PointTruth {
        let (first, second) = (policy.facts[left], policy.facts[right])
        return PointTruth(
            PointSet(count: space.count) { point in
                let (one, other) = (space.value(.fact(left), of: point), space.value(.fact(right), of: point))
                return one < first.size && other < second.size && holds(one, other)
            })
    }

    // MARK: - The level

    private mutating func judgeLevel() {
        let rows = policy.level.rows
        guard !rows.isEmpty else { return }
        let own = rows.map { row in row.test.map { truth($0, at: 0) } }
        let applies = own.map { $0 ?? othersFail(own) }
        levelCounts = policy.level.hit == .first ? firstOnly(applies) : applies
        levelUndecided = levelCounts.reduce(space.everything) { $0 & $1.fails }
        for word in 0..<SmallPolicy.levelCount {
            let carried = space.points(.level, [word])
            var holds = carriesLevel ? carried : levelUndecided & carried
            for (index, row) in rows.enumerated() where row.word == word && !carriesLevel {
                var here = levelCounts[index].holds
                for (other, rival) in rows.enumerated() where other != index && !agrees(rival.word, with: word) {
                    here = here & levelCounts[other].fails
                }
                holds = holds | here
            }
            levelTruths.append(PointTruth(holds))
        }
    }

    /// Whether the level is a word though another row gives a rival too.
    private func agrees(_ rival: Int, with word: Int) -> Bool {
        switch policy.level.hit {
        case .agree, .sum: rival == word
        case .highest: rival <= word
        case .lowest: rival >= word
        case .unique: false
        case .first: true
        }
    }

    private func othersFail(_ own: [PointTruth?]) -> PointTruth {
        own.compactMap(\.self).map { !$0 }.reduce(PointTruth(space.everything)) { $0 & $1 }
    }

    /// Each row only where none before it holds.
    private func firstOnly(_ rows: [PointTruth]) -> [PointTruth] {
        rows.indices.map { index in rows.prefix(index).reduce(rows[index]) { $0 & !$1 } }
    }

    // MARK: - Schedules

    private mutating func judgeSchedules() {
        for group in policy.schedules {
            for ground in grounds(of: group) {
                let own = group.rows.map { row in row.test.map { truth($0, at: ground) } }
                for (row, test) in zip(group.rows, own) {
                    applies[row.label, default: []].append(present(group, ground) & (test ?? othersFail(own)))
                }
            }
        }
        // Only later rows override earlier ones, so the last one is settled first.
        for group in policy.schedules.reversed() {
            for row in group.rows.reversed() {
                standing[row.label] = grounds(of: group).map { ground in
                    overrides(of: row.label).reduce(applies[row.label]?[ground] ?? PointTruth(space.nothing)) {
                        truth, override in
                        let isHere = override.group.name == group.name
                        let places = isHere ? ground..<(ground + 1) : grounds(of: override.group)
                        return places.reduce(truth) { $0 & !(self.truth(override, at: $1)) }
                    }
                }
            }
        }
        for group in policy.schedules {
            for ground in grounds(of: group) {
                let stand = group.rows.compactMap { standing[$0.label]?[ground] }
                let counting = group.hit == .first ? firstOnly(stand) : stand
                for (row, truth) in zip(group.rows, counting) { counts[row.label, default: []].append(truth) }
            }
        }
    }

    /// Where a schedule speaks of a word at hand, or of the incident.
    func present(_ group: SmallPolicy.Group, _ ground: Int) -> PointTruth {
        let word = group.isForEach ? PointTruth(space.points(.element(ground), [1])) : PointTruth(space.everything)
        return group.condition.map { word & truth($0, at: ground) } ?? word
    }

    /// A row that takes precedence, and when it does.
    private struct Precedence {
        let group: SmallPolicy.Group
        let label: String
        let condition: SmallPolicy.Test?
    }

    private func overrides(of label: String) -> [Precedence] {
        policy.schedules.flatMap { group in
            group.rows.flatMap { row in
                row.overrides.filter { $0.label == label }.map {
                    Precedence(group: group, label: row.label, condition: $0.condition)
                }
            }
        }
    }

    private func truth(_ override: Precedence, at ground: Int) -> PointTruth {
        let stands = standing[override.label]?[ground] ?? PointTruth(space.nothing)
        return override.condition.map { stands & truth($0, at: ground) } ?? stands
    }

    // MARK: - Facts that are unknown

    /// The points at which it is so whatever the facts are that the incident does not say.
    func certain(_ set: PointSet) -> PointSet {
        policy.asked.sorted().reduce(set) { set, fact in
            let filled = space.spread(set, along: .fact(fact), needsAll: true)
            return set & space.points(.known(fact), [1]) | filled & space.points(.known(fact), [0])
        }
    }
}
