import RedressModel

/// What of an incident a part of the program may depend on and is missing, found by walking the trees.
struct Reads {
    private let scene: ReferenceScene
    /// The inputs whose values can be tried.
    private(set) var variables: Set<Variable> = []
    /// Missing facts whose values are not tried: entries of maps that nobody named.
    private(set) var untried: Set<FactID> = []
    /// The same of events that are dated for each element.
    private(set) var untriedEvents: Set<EventID> = []
    private(set) var blanks: Set<ParameterID> = []
    private(set) var hasDivision = false
    /// Whether a limit needs a year that its calendar does not know.
    private(set) var hasUnknownYear = false
    private var seenDerived: Set<DerivedID> = []
    private var seenRoutes: Set<RouteID> = []
    private var seenRows: Set<RowAt> = []
    private var seenDeadlines: Set<DeadlinePlace> = []

    private struct RowAt: Hashable {
        let row: RowID
        let ground: Ground
    }

    /// `scene` is the incident as it stands.
    init(_ scene: ReferenceScene) { self.scene = scene }

    private var program: Program { scene.program }

    mutating func add(_ part: Part) {
        switch part {
        case .scope: add(program.scope, at: nil)
        case .void: addVoid()
        case .derived(let id): add(id)
        case .route(let id): add(id)
        case .deadline(let id, let some):
            for ground in scene.grounds(of: program.groups[program.deadlines[id.index].group.index])
            where some?.contains(ground) != false {
                add(id, at: ground)
            }
        case .duty(let index):
            add(program.requirements[index].guardCondition, at: nil)
            add(program.requirements[index].condition, at: nil)
        case .group(let id, let some):
            let group = program.groups[id.index]
            let grounds = scene.grounds(of: group).filter { some?.contains($0) != false }
            for index in group.rows.indices { add(RowID(group: id, index: index), in: group, grounds) }
            addVoid()
        }
    }

    /// A row with its items, at the grounds where it may apply.
    mutating func add(_ id: RowID, in group: Group, _ grounds: [Ground]) {
        let open = grounds.filter { scene.applies(id, at: $0) != .fails }
        guard !open.isEmpty else { return }
        for ground in open { add(id, at: ground) }
        for item in program[id].items {
            for ground in open { add(item.guardCondition, at: ground) }
            if case .who(let assignments) = item.kind {
                for term in assignments.flatMap(\.terms) { add(term, at: nil) }
            }
            guard case .money(let money) = item.kind else { continue }
            for ground in group.takesOnce(item) ? [nil] : open.map(Optional.some) {
                for term in money.terms + [money.cap].compactMap(\.self) { add(term, at: ground) }
                if let own = money.ownEntry { add(ownEntries: own) }
                for multiple in group.multiples { add(multiple.condition, at: ground) }
            }
        }
    }

    /// The entries of a map of amounts per person are not tried one by one.
    private mutating func add(ownEntries map: FactID) {
        switch scene.fact(map) {
        case .map(let entries, _):
            let isCertain = entries.entries.allSatisfy { $0.value == Slot.none || $0.value >= Slot.firstValue }
            if entries.isOpen || !isCertain { untried.insert(map) }
        case .none: break
        case .unknown, .yesNo, .word, .set, .number, .date, .instant, .text, .otherText: untried.insert(map)
        }
    }

    private mutating func addVoid() {
        for row in scene.wiring.voidRows {
            let group = program.groups[row.group.index]
            add(row, in: group, scene.grounds(of: group))
        }
    }

    /// What decides whether a row counts.
    private mutating func add(_ id: RowID, at ground: Ground) {
        guard seenRows.insert(RowAt(row: id, ground: ground)).inserted, scene.applies(id, at: ground) != .fails else {
            return
        }
        let group = program.groups[id.group.index]
        if case .element(_, _, let word) = ground, case .elements(let set)? = group.iteration {
            add(set, element: word)
        } else if case .keys(let map)? = group.iteration {
            add(map)
        }
        add(group.guardCondition, at: ground)
        switch program[id].condition {
        case .always: break
        case .when(let condition): add(condition, at: ground)
        case .otherwise:
            for row in group.rows {
                if case .when(let condition) = row.condition { add(condition, at: ground) }
            }
        }
        if group.hitPolicy == .first {
            for index in 0..<id.index { add(RowID(group: id.group, index: index), at: ground) }
        }
        for (other, guardCondition) in scene.wiring.overriders[id] ?? [] {
            let grounds = other.group == id.group ? [ground] : scene.grounds(of: program.groups[other.group.index])
            for ground in grounds where scene.applies(other, at: ground) != .fails {
                add(other, at: ground)
                add(guardCondition, at: ground)
            }
        }
    }

    mutating func add(_ condition: Condition, at ground: Ground?) {
        switch condition.kind {
        case .constant: break
        case .and(let parts), .or(let parts), .atLeast(_, let parts): for part in parts { add(part, at: ground) }
        case .not(let part): add(part, at: ground)
        case .atom(let atom):
            switch atom {
            case .truth(let term), .membership(let term, _), .isEmpty(let term), .has(let term): add(term, at: ground)
            case .comparison(let left, _, let right):
                add(left, at: ground)
                add(right, at: ground)
            case .contains(.fact(let fact), let word): add(fact, element: word)
            case .contains(let term, _): add(term, at: ground)
            // It speaks of the incident as it stands.
            case .known: break
            case .deadline(let id, _): addDeadline(id)
            }
        }
    }

    mutating func add(_ term: Term, at ground: Ground?) {
        switch term {
        case .constant, .element, .fines: break
        case .eventEntry(let id):
            if ground.map({ scene.value(.eventEntry(id), at: $0) })?.isCertain != true { untriedEvents.insert(id) }
        case .route(let id): add(id)
        case .due(let id): addDeadline(id)
        case .parameter(let id): if program.parameters[id.index].value == nil { blanks.insert(id) }
        case .fact(let id): add(id)
        case .event(let id): if scene.event(id) == .unknown { variables.insert(.event(id)) }
        case .derived(let id): add(id)
        case .entry(let id):
            if ground.map({ scene.value(.entry(id), at: $0) })?.isCertain != true { untried.insert(id) }
        case .condition(let condition): add(condition, at: ground)
        case .arithmetic(let left, let operation, let right):
            if operation == .divided { hasDivision = true }
            add(left, at: ground)
            add(right, at: ground)
        case .elapsed, .excess, .size, .earliest, .latest: for part in term.parts { add(part, at: ground) }
        }
    }

    /// A deadline at all of its grounds.
    private mutating func addDeadline(_ id: DeadlineID) {
        let group = program.groups[program.deadlines[id.index].group.index]
        for ground in scene.grounds(of: group) { add(id, at: ground) }
    }

    /// What decides when a deadline falls due at a ground of its own, and whether it is kept.
    private mutating func add(_ id: DeadlineID, at ground: Ground) {
        guard seenDeadlines.insert(DeadlinePlace(deadline: id, ground: ground)).inserted else { return }
        let deadline = program.deadlines[id.index]
        let group = program.groups[deadline.group.index]
        var isOpen = false
        for index in group.rows.indices {
            let row = RowID(group: group.id, index: index)
            guard scene.applies(row, at: ground) != .fails else { continue }
            isOpen = true
            add(row, at: ground)
            for item in group.rows[index].items {
                add(item.guardCondition, at: ground)
                guard case .limit(let due) = item.kind else { continue }
                for term in due.limit.terms + [due.start, due.until].compactMap(\.self) { add(term, at: ground) }
                for term in due.by.flatMap(\.terms) { add(term, at: ground) }
            }
        }
        guard isOpen else { return }
        for more in deadline.extensions {
            add(more.condition, at: ground)
            for quantity in [more.by, more.atMost].compactMap(\.self) { add(quantity.amount, at: ground) }
        }
        for pause in deadline.pauses {
            add(pause.from, at: ground)
            add(pause.until, at: ground)
        }
        if scene.standing(id, at: ground).reading?.unknownYear != nil { hasUnknownYear = true }
        addVoid()
    }

    private mutating func add(_ id: DerivedID) {
        guard seenDerived.insert(id).inserted, scene.wiring.given(id, in: scene.world.row) == nil else { return }
        switch program.derived[id.index].body {
        case .term(let term): add(term, at: nil)
        case .rows(let groupID):
            let group = program.groups[groupID.index]
            for index in group.rows.indices {
                let row = RowID(group: groupID, index: index)
                guard scene.applies(row, at: .group(groupID)) != .fails else { continue }
                add(row, at: .group(groupID))
                for item in group.rows[index].items {
                    add(item.guardCondition, at: nil)
                    if case .value(let term) = item.kind { add(term, at: nil) }
                }
            }
        }
    }

    private mutating func add(_ id: RouteID) {
        guard seenRoutes.insert(id).inserted else { return }
        let group = program.groups[program.routes[id.index].group.index]
        for index in group.rows.indices { add(RowID(group: group.id, index: index), in: group, [.group(group.id)]) }
        for role in program.schema.roles { if let table = role.tableOf { add(table) } }
    }

    /// A fact, of a set only whether a word is in it.
    private mutating func add(_ id: FactID, element: Int) {
        let slot = scene.world.row.slots[scene.wiring.layout.factSlots[id.index]]
        let fact = program.schema[id]
        if slot == Slot.absent, fact.defaultValue != nil { return add(id) }
        guard case .set(_, let open) = scene.fact(id), open & (1 << UInt64(element)) != 0 else { return }
        variables.insert(.element(id, element))
    }

    private mutating func add(_ id: FactID) {
        let fact = program.schema[id]
        if scene.world.row.slots[scene.wiring.layout.factSlots[id.index]] == Slot.absent, fact.key == nil,
            let term = fact.defaultValue
        {
            return add(term, at: nil)
        }
        switch scene.fact(id) {
        case .unknown: variables.insert(.fact(id))
        case .set(_, let open): for word in open.places { variables.insert(.element(id, word)) }
        case .map(let map, let size):
            if map.isOpen || size.point == nil { variables.insert(.mapSize(id)) }
        case .number(let interval), .date(let interval), .instant(let interval):
            if interval.point == nil { variables.insert(.fact(id)) }
        case .none, .yesNo, .word, .text, .otherText: break
        }
    }
}

extension MoneyItem {
    /// What its sum is made of, but for a cap and for what each payer owes by an own entry.
    fileprivate var terms: [Term] { [ownEntry == nil ? low : nil, high, perCount].compactMap(\.self) }
}

/// The variables that the sums of items depend on, each found once.
final class SumReads {
    private let scene: ReferenceScene
    private var found: [RowID: [Int: Set<Variable>]] = [:]

    init(_ scene: ReferenceScene) { self.scene = scene }

    /// Of a fine or reward with a cap none, since that bounds it.
    func variables(of row: RowID, _ item: Int) -> Set<Variable> {
        if let known = found[row]?[item] { return known }
        var reads = Reads(scene)
        if case .money(let money) = scene.program[row].items[item].kind, money.cap == nil {
            for term in money.terms { reads.add(term, at: nil) }
        }
        found[row, default: [:]][item] = reads.variables
        return reads.variables
    }
}
