import RedressModel

/// The facts that what rows decide rests on, whatever lies between: values, deadlines, slots, and what other rows
/// override or void.
final class FactsRead {
    private let program: Program
    private var facts: Set<FactID> = []
    private var groups: Set<GroupID> = []
    private var derived: Set<DerivedID> = []
    private var deadlines: Set<DeadlineID> = []

    private init(_ program: Program) { self.program = program }

    /// Of some rows of a policy. Where rows of a group have a say in one another it is all of the group.
    static func facts(of rows: Set<RowID>, in program: Program) -> Set<FactID> {
        let read = FactsRead(program)
        read.visit(program.scope)
        for group in program.groups where group.rows.contains(where: \.voids) { read.visit(group.id) }
        for id in rows where program.groups[id.group.index].rows.indices.contains(id.index) {
            let group = program.groups[id.group.index]
            if group.hasRowsApart, group.rows[id.index].isByItself {
                read.visitHead(of: group)
                read.visit(group.rows[id.index])
                read.visitOverriding(group.id)
            } else {
                read.visit(id.group)
            }
        }
        return read.facts
    }

    /// The groups that have a part in what some groups give, these included.
    static func groups(behind groups: Set<GroupID>, in program: Program) -> Set<GroupID> {
        let read = FactsRead(program)
        read.visit(program.scope)
        for group in program.groups where group.rows.contains(where: \.voids) { read.visit(group.id) }
        for id in groups { read.visit(id) }
        for fact in program.schema.facts { read.visit([fact.defaultValue].compactMap(\.self)) }
        for table in program.schema.roles.compactMap(\.tableOf) { read.visit([.derived(table)]) }
        return read.groups
    }

    /// What a row itself says, and the head of its group.
    static func facts(of row: Row, of group: Group, in program: Program) -> Set<FactID> {
        let read = FactsRead(program)
        // Nothing is followed to other groups.
        read.groups = Set(program.groups.map(\.id))
        read.visit(row)
        read.visitHead(of: group)
        return read.facts
    }

    /// Of a requirement.
    static func facts(of requirement: Requirement, in program: Program) -> Set<FactID> {
        let read = FactsRead(program)
        read.visit(requirement.guardCondition)
        read.visit(requirement.condition)
        return read.facts.union(facts(of: [], in: program))
    }

    private func visit(_ condition: Condition) {
        var reads = TermReads()
        reads.visit(condition)
        follow(reads)
    }

    private func visit(_ terms: [Term]) {
        var reads = TermReads()
        for term in terms { reads.visit(term) }
        follow(reads)
    }

    private func follow(_ reads: TermReads) {
        facts.formUnion(reads.facts)
        for id in reads.derived where derived.insert(id).inserted {
            switch program.derived[id.index].body {
            case .term(let term): visit([term])
            case .rows(let group): visit(group)
            }
        }
        for id in reads.deadlines { visit(id) }
        for id in reads.routes { visit(program.routes[id.index].group) }
        guard !reads.fined.isEmpty else { return }
        for group in program.groups where group.rows.contains(where: \.charges) { visit(group.id) }
    }

    private func visit(_ id: DeadlineID) {
        guard deadlines.insert(id).inserted else { return }
        let deadline = program.deadlines[id.index]
        visit(deadline.group)
        for more in deadline.extensions {
            visit(more.condition)
            visit([more.by.amount] + [more.atMost?.amount].compactMap(\.self))
        }
        for pause in deadline.pauses { visit([pause.from, pause.until]) }
    }

    private func visit(_ id: GroupID) {
        guard groups.insert(id).inserted else { return }
        let group = program.groups[id.index]
        visitHead(of: group)
        for row in group.rows { visit(row) }
        visitOverriding(id)
    }

    /// What overrides a row of a group has a say in it.
    private func visitOverriding(_ id: GroupID) {
        for other in program.groups where other.rows.flatMap(\.overrides).contains(where: { $0.row.group == id }) {
            visit(other.id)
        }
    }

    private func visitHead(of group: Group) {
        switch group.iteration {
        case .elements(let fact), .keys(let fact): facts.insert(fact)
        case nil: break
        }
        switch group.kind {
        case .deadline(let deadline), .late(let deadline): visit(deadline)
        case .define, .classify, .schedule, .rules, .route: break
        }
        visit(group.guardCondition)
        for multiple in group.multiples { visit(multiple.condition) }
    }

    private func visit(_ row: Row) {
        if case .when(let condition) = row.condition { visit(condition) }
        for override in row.overrides { visit(override.guardCondition) }
        for item in row.items {
            visit(item.guardCondition)
            visit(item.kind)
        }
    }

    private func visit(_ kind: Item.Kind) {
        switch kind {
        case .value(let term): visit([term])
        case .who(let alternatives): visit(alternatives.flatMap(\.terms))
        case .limit(let due):
            visit(due.limit.terms + [due.start, due.until].compactMap(\.self) + due.by.flatMap(\.terms))
        case .money(let money):
            visit([money.low] + [money.high, money.perCount, money.cap].compactMap(\.self))
            facts.formUnion([money.assessed, money.ownEntry].compactMap(\.self))
        case .sanction(let sanction): facts.formUnion([sanction.assessed].compactMap(\.self))
        case .record(.form(let id)), .remedy(.form(let id)): facts.formUnion(program.records[id.index].fields)
        case .copy, .notify, .record, .remedy, .escalate, .approval, .reopen, .void: break
        }
    }
}

extension Row {
    fileprivate var voids: Bool { items.contains { if case .void = $0.kind { true } else { false } } }

    fileprivate var charges: Bool { items.contains { if case .money = $0.kind { true } else { false } } }

    /// Whether it gives only what is due whatever other rows of its group give.
    fileprivate var isByItself: Bool {
        if case .otherwise = condition { return false }
        return items.allSatisfy { item in
            switch item.kind {
            case .notify, .record, .remedy, .escalate, .approval, .reopen, .copy: true
            case .value, .who, .limit, .money, .sanction, .void: false
            }
        }
    }
}

extension Group {
    /// Whether rows count however others do, overrides aside.
    fileprivate var hasRowsApart: Bool {
        switch (kind, hitPolicy) {
        case (.rules, .agree), (.rules, .sum), (.rules, .highest), (.rules, .lowest): true
        case (.rules, .first), (.rules, .unique), (.rules, .earliest), (.rules, .latest), (.define, _), (.classify, _),
            (.schedule, _), (.route, _), (.deadline, _), (.late, _):
            false
        }
    }
}
