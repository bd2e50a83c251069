import RedressModel

/// What terms and conditions read.
struct TermReads {
    private(set) var facts: Set<FactID> = []
    private(set) var derived: Set<DerivedID> = []
    private(set) var deadlines: Set<DeadlineID> = []
    private(set) var routes: Set<RouteID> = []
    private(set) var readsFines = false

    /// Whether something was read that the policy decides.
    var speaksOfOutcomes: Bool { readsFines || !derived.isEmpty || !deadlines.isEmpty || !routes.isEmpty }

    mutating func visit(_ condition: Condition) {
        switch condition.kind {
        case .constant: break
        case .atom(let atom): visit(atom)
        case .and(let parts), .or(let parts), .atLeast(_, let parts): for part in parts { visit(part) }
        case .not(let part): visit(part)
        }
    }

    private mutating func visit(_ atom: Atom) {
        if case .deadline(let id, _) = atom { deadlines.insert(id) }
        for term in atom.terms { visit(term) }
    }

    mutating func visit(_ term: Term) {
        switch term {
        case .constant, .parameter, .event, .eventEntry, .element: break
        case .fact(let id), .entry(let id): facts.insert(id)
        case .derived(let id): derived.insert(id)
        case .condition(let condition): visit(condition)
        case .route(let id): routes.insert(id)
        case .due(let id): deadlines.insert(id)
        case .arithmetic, .elapsed, .excess, .size, .earliest, .latest: for part in term.parts { visit(part) }
        case .fines: readsFines = true
        }
    }
}
