import RedressModel

/// What groups, limits and people read.
extension TermReads {
    /// Reads everything that decides which rows apply and what values, people or limits they give.
    mutating func visit(_ group: Group, roles: [DraftRole]) {
        visit(group.guardCondition)
        for row in group.rows { visit(row, roles: roles) }
    }

    private mutating func visit(_ row: Row, roles: [DraftRole]) {
        visit(row.condition)
        for override in row.overrides { visit(override.guardCondition) }
        for item in row.items {
            visit(item.guardCondition)
            switch item.kind {
            case .value(let term): visit(term)
            case .who(let alternatives): visit(alternatives, roles: roles)
            case .limit(let due):
                visit(due.limit)
                for term in [due.start, due.until].compactMap({ $0 }) { visit(term) }
                visit(due.by, roles: roles)
            case .copy, .money, .sanction, .notify, .record, .remedy, .escalate, .approval, .reopen, .void: break
            }
        }
    }

    mutating func visit(_ guardCondition: Row.Guard) {
        if case .when(let condition) = guardCondition { visit(condition) }
    }

    private mutating func visit(_ alternatives: [Assignment], roles: [DraftRole]) {
        for assignment in alternatives {
            switch assignment {
            case .all(let assignees), .anyOf(let assignees):
                for assignee in assignees { visit(assignee, roles: roles) }
            case .nobody: break
            }
        }
    }

    private mutating func visit(_ assignee: Assignee, roles: [DraftRole]) {
        switch assignee {
        case .role(let id): visit(id, roles: roles)
        case .term(let term): visit(term)
        }
    }

    /// A role may stand for what a table gives.
    mutating func visit(_ role: RoleID, roles: [DraftRole]) {
        if let table = roles[role.index].tableOf { visit(.derived(table)) }
    }

    /// The clauses of a deadline.
    mutating func visit(_ deadline: Deadline) {
        for extended in deadline.extensions {
            visit(extended.condition)
            for quantity in [extended.by, extended.atMost].compactMap({ $0 }) { visit(quantity.amount) }
        }
        for pause in deadline.pauses {
            visit(pause.from)
            visit(pause.until)
        }
    }

    private mutating func visit(_ limit: Limit) {
        switch limit {
        case .within(let quantity): visit(quantity.amount)
        case .window(let from, let to):
            visit(from.amount)
            visit(to.amount)
        case .before(let quantity, let moment):
            visit(quantity.amount)
            visit(moment)
        case .moment(let term): visit(term)
        case .sameDay, .byClose, .sameDayByClose, .atOnce, .none, .nextPeriodDay, .periodEnd: break
        case .earliest(let limits), .latest(let limits): for limit in limits { visit(limit) }
        }
    }
}
