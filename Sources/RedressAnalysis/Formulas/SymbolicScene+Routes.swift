import RedressEngine
import RedressModel

/// Who takes a slot, as a function of the point: which rows count, and who is away. Anybody may be, unless `always
/// there`; a team or a company never is.
extension SymbolicScene {
    /// The name of the role that takes a slot. Where rows contradict, people choose, several take it together or nobody
    /// is left, it is unknown.
    func slotCases(_ id: RouteID) -> [SymbolicCase] {
        let route = program.routes[id.index]
        let group = program.groups[route.group.index]
        let offers = group.rows.indices.flatMap { index -> [(counts: Formula, row: RowID, who: [Assignment])] in
            let row = RowID(group: group.id, index: index)
            return program[row].items.compactMap { item -> (counts: Formula, row: RowID, who: [Assignment])? in
                guard case .who(let alternatives) = item.kind else { return nil }
                let ground = Ground.group(group.id)
                let counts = pool.all(
                    self.counts(row, at: ground).holds, truth(item.guardCondition, at: ground).holds)
                return (counts, row, alternatives)
            }
        }
        let none = pool.not(pool.any(offers.map(\.counts)))
        var cases = [SymbolicCase(none, .none)]
        for (place, offer) in offers.enumerated() {
            // The first of those that say the same; beside one that says something else nobody is named.
            let others = offers.enumerated().filter { number, other in
                guard number != place else { return false }
                if group.hitPolicy == .unique, other.row != offer.row { return true }
                return number < place || !SymbolicScene.namesLike(offer.who, other.who)
            }
            let counts = pool.all([offer.counts] + others.map { pool.not($0.element.counts) })
            guard counts != .never else { continue }
            cases += takers(offer.who, without: Set(route.exclusions.map(\.role))).map {
                SymbolicCase(pool.all(counts, $0.condition), $0.value)
            }
        }
        return cases.filter { $0.condition != .never }
    }

    private func takers(_ alternatives: [Assignment], without excluded: Set<RoleID>) -> [SymbolicCase] {
        var cases: [SymbolicCase] = []
        var nobodySoFar = Formula.always
        for alternative in alternatives {
            if case .nobody = alternative { return cases + [SymbolicCase(nobodySoFar, .none)] }
            // A table may name any role.
            guard alternative.terms.isEmpty else { return cases + [SymbolicCase(nobodySoFar, .unknown)] }
            let roles = alternative.roles
            let there = roles.map { excluded.contains($0) ? .never : isThere($0) }
            for (place, role) in roles.enumerated() {
                let others = there.indices.filter { $0 != place }.map { pool.not(there[$0]) }
                cases.append(
                    SymbolicCase(pool.all([nobodySoFar, there[place]] + others), .text(schema[role].name)))
            }
            nobodySoFar = pool.all([nobodySoFar] + there.map { pool.not($0) })
        }
        return cases
    }

    private func isThere(_ id: RoleID) -> Formula {
        let role = schema[id]
        switch role.kind {
        case .team, .company: return .always
        case .one, .several:
            if role.isAlwaysThere { return .always }
            return pool.not(pool.literal(.words(.absence(id), WordSet([1]))))
        }
    }
}
