import RedressModel

extension RowExplanation {
    /// Explains, for an incident as it stands, each row that applies or may apply, and each that nearly did: all but
    /// one part of its condition hold. In the order of groups, rows and grounds.
    static func all(_ wiring: Wiring, _ row: IncidentRow, asOf: Int64?) -> [RowExplanation] {
        let scene = ReferenceScene(wiring, World(row: row, asOf: asOf))
        return wiring.program.groups.flatMap { group in
            let grounds = scene.grounds(of: group)
            return group.rows.indices.flatMap { index in
                grounds.compactMap { ground in
                    RowExplanation(RowID(group: group.id, index: index), in: group, at: ground, scene)
                }
            }
        }
    }

    /// nil for a row that was not near applying.
    private init?(_ id: RowID, in group: Group, at ground: Ground, _ scene: ReferenceScene) {
        let truth = scene.applies(id, at: ground)
        var parts = group.guardCondition.conjuncts.map { Part($0, at: ground, scene) }
        switch group.rows[id.index].condition {
        case .always: break
        case .when(let condition): parts += condition.conjuncts.map { Part($0, at: ground, scene) }
        case .otherwise:
            var inputs = InputKeys(scene)
            for row in group.rows {
                if case .when(let condition) = row.condition { inputs.add(condition) }
            }
            let rest = scene.otherRowsFail(in: group, at: ground)
            parts.append(Part(truth: rest, span: group.rows[id.index].span, inputs: inputs.keys))
        }
        guard truth != .fails || parts.count(where: { $0.truth != .holds }) <= 1 else { return nil }
        let overrider = scene.wiring.overriders[id]?.first { other, guardCondition in
            let grounds =
                other.group == id.group ? [ground] : scene.grounds(of: scene.program.groups[other.group.index])
            return grounds.any { scene.standing(other, at: $0) && scene.truth(guardCondition, at: $0) } == .holds
        }
        self.init(
            row: id, ground: ground, truth: truth, parts: parts, overriddenBy: truth == .fails ? nil : overrider?.row)
    }
}

extension RowExplanation.Part {
    fileprivate init(_ condition: Condition, at ground: Ground, _ scene: ReferenceScene) {
        var inputs = InputKeys(scene)
        inputs.add(condition)
        self.init(truth: scene.truth(condition, at: ground), span: condition.span, inputs: inputs.keys)
    }
}

/// The keys of an incident that a condition reads, in the order in which it names them.
private struct InputKeys {
    private(set) var keys: [InputKey] = []
    private let scene: ReferenceScene

    init(_ scene: ReferenceScene) { self.scene = scene }

    private mutating func add(_ key: InputKey) { if !keys.contains(key) { keys.append(key) } }

    mutating func add(_ condition: Condition) {
        switch condition.kind {
        case .constant: break
        case .and(let parts), .or(let parts), .atLeast(_, let parts): for part in parts { add(part) }
        case .not(let part): add(part)
        case .atom(let atom):
            for term in atom.terms { add(term) }
        }
    }

    private mutating func add(_ term: Term) {
        switch term {
        case .constant, .parameter, .element, .due, .fines: break
        case .route(let id): add(id)
        case .fact(let id), .entry(let id):
            add(InputKey.fact(id))
            let isAbsent = scene.world.row.slots[scene.wiring.layout.factSlots[id.index]] == Slot.absent
            if isAbsent, let term = scene.schema[id].defaultValue { add(term) }
        case .event(let id), .eventEntry(let id): add(InputKey.event(id))
        case .derived(let id): add(id)
        case .condition(let condition): add(condition)
        case .arithmetic, .elapsed, .excess, .size, .earliest, .latest: for part in term.parts { add(part) }
        }
    }

    private mutating func add(_ id: RouteID) {
        let route = scene.program.routes[id.index]
        let group = scene.program.groups[route.group.index]
        add(group.guardCondition)
        var roles = route.exclusions.map(\.role)
        for row in group.rows {
            if case .when(let condition) = row.condition { add(condition) }
            for case .who(let assignments) in row.items.map(\.kind) {
                roles += assignments.flatMap(\.roles)
                for term in assignments.flatMap(\.terms) { add(term) }
            }
        }
        for role in roles where scene.world.row.people[role.index] != .unnamed { add(InputKey.role(role)) }
    }

    private mutating func add(_ id: DerivedID) {
        if scene.wiring.given(id, in: scene.world.row) != nil { return add(InputKey.given(id)) }
        switch scene.program.derived[id.index].body {
        case .term(let term): add(term)
        case .rows(let groupID):
            let group = scene.program.groups[groupID.index]
            add(group.guardCondition)
            for row in group.rows {
                if case .when(let condition) = row.condition { add(condition) }
            }
        }
    }
}
