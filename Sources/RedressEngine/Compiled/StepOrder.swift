import RedressModel

// MARK: - The order of what is worked out

extension CompiledProgram {
    /// Computed defaults, derived values and deadlines, each after what it reads.
    static func steps(
        _ wiring: Wiring, _ groupPlaces: [GroupID: Int], _ rowPlaces: [RowID: Int], _ lowering: inout Lowering
    ) -> [CompiledStep] {
        var order = StepOrder(wiring)
        for fact in wiring.computedDefaults { order.visit(fact) }
        for derived in wiring.program.derived { order.visit(derived.id) }
        for deadline in wiring.program.deadlines { order.visit(deadline.id) }
        return order.nodes.compactMap { node in
            switch node {
            case .route: return nil
            case .void: return .void(order.voidRows.compactMap { rowPlaces[$0] }.sorted())
            case .deadline(let id): return .deadline(id)
            case .fact(let id):
                let term = wiring.program.schema[id].defaultValue ?? .constant(.none)
                return .defaultValue(id, lowering.term(term))
            case .derived(let id):
                switch wiring.program.derived[id.index].body {
                case .term(let term): return .term(id, lowering.term(term))
                case .rows(let group): return .rows(id, group: groupPlaces[group] ?? 0)
                }
            }
        }
    }
}

extension CompiledProgram {
    /// Steps with neighbouring simple deadlines made one, and these deadlines.
    static func joined(
        _ steps: [CompiledStep], _ lowered: LoweredDeadlines
    ) -> (steps: [CompiledStep], simple: [SimpleDeadline]) {
        var joined: [CompiledStep] = []
        var simple: [SimpleDeadline] = []
        for step in steps {
            guard case .deadline(let id) = step, let deadline = SimpleDeadline(id, lowered.plain, lowered.plainDues)
            else {
                joined.append(step)
                continue
            }
            simple.append(deadline)
            if case .simpleDeadlines(let range)? = joined.last {
                joined[joined.count - 1] = .simpleDeadlines(range.lowerBound..<simple.count)
            } else {
                joined.append(.simpleDeadlines(simple.count - 1..<simple.count))
            }
        }
        return (joined, simple)
    }
}

/// Sorts computed defaults and derived values so that each comes after what it reads.
private struct StepOrder {
    enum Node: Hashable {
        case fact(FactID)
        case derived(DerivedID)
        case route(RouteID)
        case void
        case deadline(DeadlineID)
    }

    private(set) var nodes: [Node] = []
    private var seen: Set<Node> = []
    private let wiring: Wiring
    private let computed: Set<FactID>

    init(_ wiring: Wiring) {
        self.wiring = wiring
        computed = Set(wiring.computedDefaults)
    }

    mutating func visit(_ id: FactID) {
        guard computed.contains(id), seen.insert(.fact(id)).inserted else { return }
        if let term = wiring.program.schema[id].defaultValue { visit(term) }
        nodes.append(.fact(id))
    }

    /// The rows on which it depends whether an incident is void.
    private(set) lazy var voidRows: [RowID] = {
        var found = wiring.voidRows
        var next = 0
        while next < found.count {
            let row = found[next]
            next += 1
            let group = wiring.program.groups[row.group.index]
            // In a group that takes the first, the rows before it bear on a row too.
            let before = group.hitPolicy == .first ? (0..<row.index).map { RowID(group: group.id, index: $0) } : []
            for other in before + (wiring.overriders[row] ?? []).map(\.row) where !found.contains(other) {
                found.append(other)
            }
        }
        return found
    }()

    /// A void incident has no deadlines, so what voids comes before all of them.
    private mutating func visitVoid() {
        guard !wiring.voidRows.isEmpty, seen.insert(.void).inserted else { return }
        for id in voidRows { visit(wiring.program[id], of: wiring.program.groups[id.group.index]) }
        nodes.append(.void)
    }

    /// What a row of a group reads.
    private mutating func visit(_ row: Row, of group: Group) {
        visit(group.guardCondition)
        switch group.iteration {
        case .elements(let id), .keys(let id): visit(id)
        case nil: break
        }
        switch row.condition {
        case .always: break
        case .when(let condition): visit(condition)
        case .otherwise:
            for other in group.rows { if case .when(let condition) = other.condition { visit(condition) } }
        }
        for override in row.overrides { visit(override.guardCondition) }
        for item in row.items { visit(item.guardCondition) }
    }

    mutating func visit(_ id: DeadlineID) {
        guard seen.insert(.deadline(id)).inserted else { return }
        visitVoid()
        let deadline = wiring.program.deadlines[id.index]
        let group = wiring.program.groups[deadline.group.index]
        for row in group.rows {
            visit(row, of: group)
            for item in row.items {
                guard case .limit(let due) = item.kind else { continue }
                for term in due.limit.terms + [due.start, due.until].compactMap(\.self) + due.by.flatMap(\.terms) {
                    visit(term)
                }
            }
        }
        for more in deadline.extensions {
            visit(more.condition)
            for quantity in [more.by, more.atMost].compactMap(\.self) { visit(quantity.amount) }
        }
        for pause in deadline.pauses {
            visit(pause.from)
            visit(pause.until)
        }
        nodes.append(.deadline(id))
    }

    mutating func visit(_ id: DerivedID) {
        guard seen.insert(.derived(id)).inserted else { return }
        switch wiring.program.derived[id.index].body {
        case .term(let term): visit(term)
        case .rows(let groupID):
            let group = wiring.program.groups[groupID.index]
            visit(group.guardCondition)
            for row in group.rows {
                if case .when(let condition) = row.condition { visit(condition) }
                for override in row.overrides { visit(override.guardCondition) }
                for item in row.items {
                    visit(item.guardCondition)
                    if case .value(let term) = item.kind { visit(term) }
                }
            }
        }
        nodes.append(.derived(id))
    }

    /// A route is no step of its own, but what it reads comes before what reads it.
    private mutating func visit(_ id: RouteID) {
        guard seen.insert(.route(id)).inserted else { return }
        let route = wiring.program.routes[id.index]
        let group = wiring.program.groups[route.group.index]
        for role in wiring.program.schema.roles { if let table = role.tableOf { visit(table) } }
        visit(group.guardCondition)
        for row in group.rows {
            if case .when(let condition) = row.condition { visit(condition) }
            for override in row.overrides { visit(override.guardCondition) }
            for item in row.items {
                visit(item.guardCondition)
                if case .who(let assignments) = item.kind { for term in assignments.flatMap(\.terms) { visit(term) } }
            }
        }
    }

    private mutating func visit(_ condition: Condition) {
        switch condition.kind {
        case .constant: break
        case .and(let parts), .or(let parts), .atLeast(_, let parts): for part in parts { visit(part) }
        case .not(let part): visit(part)
        case .atom(let atom):
            for term in atom.terms { visit(term) }
            if case .deadline(let id, _) = atom { visit(id) }
        }
    }

    private mutating func visit(_ term: Term) {
        switch term {
        case .constant, .parameter, .event, .eventEntry, .element, .fines: break
        case .due(let id): visit(id)
        case .route(let id): visit(id)
        case .fact(let id), .entry(let id): visit(id)
        case .derived(let id): visit(id)
        case .condition(let condition): visit(condition)
        case .arithmetic, .elapsed, .excess, .size, .earliest, .latest: for part in term.parts { visit(part) }
        }
    }
}
