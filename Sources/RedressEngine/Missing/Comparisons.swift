import RedressModel

/// The pairs of terms that a program compares: where their difference changes its sign, decisions may change.
struct Comparisons: Sendable {
    private(set) var pairs: [(Term, Term)] = []
    private(set) var texts: [String] = []
    private var seenTexts: Set<String> = []

    init(_ program: Program) {
        add(program.scope)
        for fact in program.schema.facts { if let term = fact.defaultValue { add(term) } }
        for derived in program.derived { if case .term(let term) = derived.body { add(term) } }
        for requirement in program.requirements {
            add(requirement.guardCondition)
            add(requirement.condition)
        }
        for group in program.groups { add(group) }
        for deadline in program.deadlines { add(deadline) }
        for order in program.schema.orderOfMoments { pairs.append((.event(order.before), .event(order.after))) }
    }

    private mutating func add(_ deadline: Deadline) {
        for more in deadline.extensions {
            add(more.condition)
            for quantity in [more.by, more.atMost].compactMap(\.self) { add(quantity.amount) }
            if let most = more.atMost { pairs.append((more.by.amount, most.amount)) }
        }
        for pause in deadline.pauses {
            add(pause.from)
            add(pause.until)
        }
    }

    private mutating func add(_ group: Group) {
        add(group.guardCondition)
        for multiple in group.multiples { add(multiple.condition) }
        for row in group.rows {
            if case .when(let condition) = row.condition { add(condition) }
            for override in row.overrides { add(override.guardCondition) }
            for item in row.items {
                add(item.guardCondition)
                switch item.kind {
                case .value(let term): add(term)
                case .money(let money):
                    for term in [money.low, money.high, money.perCount, money.cap].compactMap(\.self) { add(term) }
                case .who(let assignments): for term in assignments.flatMap(\.terms) { add(term) }
                case .limit(let due):
                    for term in due.limit.terms + [due.start, due.until].compactMap(\.self) { add(term) }
                    for term in due.by.flatMap(\.terms) { add(term) }
                case .sanction, .copy, .notify, .record, .remedy, .escalate, .approval, .reopen, .void: break
                }
            }
        }
        if group.hitPolicy != .sum, group.hitPolicy != .first { addAmounts(group) }
    }

    /// Of items that meet, the hit policy compares the amounts.
    private mutating func addAmounts(_ group: Group) {
        let amounts = group.rows.flatMap(\.items).compactMap { item -> (roles: [RoleID], amount: Term)? in
            guard case .money(let money) = item.kind else { return nil }
            var amount = money.low
            if let count = money.perCount { amount = .arithmetic(amount, .times, count) }
            if let percent = money.percent { amount = .arithmetic(amount, .times, .constant(.number(percent))) }
            return (money.roles, amount)
        }
        for (index, one) in amounts.enumerated() where !Comparisons.isConstant(one.amount) {
            for (place, other) in amounts.enumerated() where place < index || Comparisons.isConstant(other.amount) {
                if other.roles.contains(where: one.roles.contains) { pairs.append((one.amount, other.amount)) }
            }
        }
    }

    /// Whether a term reads nothing of the incident.
    static func isConstant(_ term: Term) -> Bool {
        switch term {
        case .constant, .parameter: true
        case .arithmetic(let left, _, let right): isConstant(left) && isConstant(right)
        case .fact, .event, .eventEntry, .derived, .element, .entry, .condition, .size, .earliest, .latest, .elapsed,
            .excess, .route, .due, .fines:
            false
        }
    }

    private mutating func add(_ condition: Condition) {
        switch condition.kind {
        case .constant: break
        case .and(let parts), .or(let parts), .atLeast(_, let parts): for part in parts { add(part) }
        case .not(let part): add(part)
        case .atom(let atom):
            switch atom {
            case .comparison(let left, _, let right):
                add(left)
                add(right)
                pairs.append((left, right))
            case .isEmpty(let term):
                add(term)
                pairs.append((.size(term), .constant(.number(.zero))))
            case .truth(let term), .membership(let term, _), .contains(let term, _), .has(let term): add(term)
            case .known, .deadline: break
            }
        }
    }

    private mutating func add(_ term: Term) {
        switch term {
        case .constant(.text(let text)): if seenTexts.insert(text).inserted { texts.append(text) }
        case .constant, .parameter, .fact, .event, .eventEntry, .derived, .element, .entry, .route, .due, .fines: break
        case .condition(let condition): add(condition)
        case .arithmetic, .elapsed, .excess, .size: for part in term.parts { add(part) }
        case .earliest(let terms), .latest(let terms):
            for (index, term) in terms.enumerated() {
                add(term)
                for other in terms.prefix(index) { pairs.append((other, term)) }
            }
        }
    }
}
