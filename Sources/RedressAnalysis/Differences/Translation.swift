import RedressModel

/// Writes what a policy says in the ids of the joint program of two policies.
struct Translation {
    /// The policy that is read.
    let program: Program
    let map: SchemaMap
    /// For each id of the policy the one of the joint program.
    var derived: [DerivedID]
    var groups: [GroupID]
    /// For each group and each of its rows the row of the joint group.
    var rows: [[Int]]
    var deadlines: [DeadlineID]
    var routes: [RouteID]
    var records: [RecordID]
    var calendars: [CalendarID]
    var parameters: [ParameterID]
    /// What stands for facts that an incident does not say.
    var substitutes: [FactID: Term] = [:]
    /// The vocabulary of the set over which the group at hand runs.
    var element: VocabularyID?

    /// With its own ids for all but the schema.
    init(_ program: Program, _ map: SchemaMap) {
        self.program = program
        self.map = map
        derived = program.derived.map(\.id)
        groups = program.groups.map(\.id)
        rows = program.groups.map { Array($0.rows.indices) }
        deadlines = program.deadlines.map(\.id)
        routes = program.routes.map(\.id)
        records = program.records.map(\.id)
        calendars = program.calendars.indices.map { CalendarID($0) }
        parameters = program.parameters.map(\.id)
    }

    func row(_ id: RowID) -> RowID {
        RowID(group: groups[id.group.index], index: rows[id.group.index][id.index])
    }

    // MARK: - Conditions

    func condition(_ condition: Condition) -> Condition {
        let span = condition.span
        switch condition.kind {
        case .constant: return condition
        case .atom(let atom): return .atom(self.atom(atom), span: span)
        case .and(let parts): return .and(parts.map(self.condition), span: span)
        case .or(let parts): return .or(parts.map(self.condition), span: span)
        case .not(let part): return .not(self.condition(part), span: span)
        case .atLeast(let count, let parts):
            return Condition(.atLeast(count, parts.map(self.condition)), span: span)
        }
    }

    private func atom(_ atom: Atom) -> Atom {
        switch atom {
        case .truth(let term): .truth(self.term(term))
        case .comparison(let left, let relation, let right): .comparison(term(left), relation, term(right))
        case .membership(let term, let words):
            .membership(self.term(term), vocabulary(of: term).map { map.words(words, of: $0) } ?? words)
        case .contains(let term, let word):
            .contains(self.term(term), vocabulary(of: term).map { map.word(word, of: $0) } ?? word)
        case .isEmpty(let term): .isEmpty(self.term(term))
        case .known(let term): .known(self.term(term))
        case .has(let term): .has(self.term(term))
        case .deadline(let id, let state): .deadline(deadlines[id.index], state)
        }
    }

    /// The vocabulary of the words that a term gives.
    private func vocabulary(of term: Term) -> VocabularyID? {
        let type: ValueType
        switch term {
        case .fact(let id), .entry(let id): type = program.schema[id].type
        case .derived(let id): type = program.derived[id.index].type
        case .parameter(let id): type = program.parameters[id.index].type
        case .constant(.symbol(let id, _)), .constant(.set(let id, _)): return id
        case .element: return element
        case .constant, .event, .eventEntry, .condition, .arithmetic, .size, .earliest, .latest, .elapsed, .excess,
            .route, .due, .fines:
            return nil
        }
        switch type {
        case .symbol(let id), .set(let id): return id
        case .sanction: return program.schema.sanctions
        case .yesNo, .number, .money, .text, .date, .instant, .duration, .person, .role: return nil
        }
    }

    // MARK: - Terms

    func term(_ term: Term) -> Term {
        switch term {
        case .constant(let constant): .constant(map.constant(constant))
        case .parameter(let id):
            program.parameters[id.index].value.map { .constant(map.constant($0)) } ?? .parameter(parameters[id.index])
        case .fact(let id): substitutes[id] ?? .fact(map[id])
        case .event(let id): .event(map[id])
        case .eventEntry(let id): .eventEntry(map[id])
        case .derived(let id): .derived(derived[id.index])
        case .element: .element
        case .entry(let id): .entry(map[id])
        case .condition(let condition): .condition(self.condition(condition))
        case .arithmetic(let left, let operation, let right): .arithmetic(self.term(left), operation, self.term(right))
        case .size(let part): .size(self.term(part))
        case .earliest(let parts): .earliest(parts.map(self.term))
        case .latest(let parts): .latest(parts.map(self.term))
        case .elapsed(let first, let last, let measure):
            .elapsed(self.term(first), self.term(last), self.measure(measure))
        case .excess(let number, let limit): .excess(self.term(number), self.term(limit))
        case .route(let id): .route(routes[id.index])
        case .due(let id): .due(deadlines[id.index])
        case .fines(let role): .fines(role.map { map[$0] })
        }
    }

    private func measure(_ measure: Term.Measure) -> Term.Measure {
        switch measure {
        case .clock: .clock
        case .workingSeconds(let id): .workingSeconds(calendars[id.index])
        case .workingDays(let id): .workingDays(calendars[id.index])
        }
    }

    // MARK: - Limits and assignments

    func limit(_ limit: Limit) -> Limit {
        switch limit {
        case .within(let quantity): .within(self.quantity(quantity))
        case .window(let from, let to): .window(from: quantity(from), to: quantity(to))
        case .before(let quantity, let moment): .before(self.quantity(quantity), of: term(moment))
        case .moment(let moment): .moment(term(moment))
        case .sameDay, .byClose, .sameDayByClose, .atOnce, .none, .nextPeriodDay, .periodEnd: limit
        case .earliest(let parts): .earliest(parts.map(self.limit))
        case .latest(let parts): .latest(parts.map(self.limit))
        }
    }

    func quantity(_ quantity: Quantity) -> Quantity {
        Quantity(amount: term(quantity.amount), divisor: quantity.divisor, unit: quantity.unit)
    }

    func assignment(_ assignment: Assignment) -> Assignment {
        switch assignment {
        case .all(let assignees): .all(assignees.map(assignee))
        case .anyOf(let assignees): .anyOf(assignees.map(assignee))
        case .nobody: .nobody
        }
    }

    private func assignee(_ assignee: Assignee) -> Assignee {
        switch assignee {
        case .role(let id): .role(map[id])
        case .term(let term): .term(self.term(term))
        }
    }
}
