/// What terms and conditions read.
package struct TermReads {
    /// The facts that were read.
    package private(set) var facts: Set<FactID> = []
    /// The derived values that were read.
    package private(set) var derived: Set<DerivedID> = []
    /// The deadlines whose state or due instant was read.
    package private(set) var deadlines: Set<DeadlineID> = []
    /// The slots that were read.
    package private(set) var routes: Set<RouteID> = []
    /// The roles whose fines were read; nil stands for everybody's.
    package private(set) var fined: Set<RoleID?> = []
    /// The parameters that were read.
    package private(set) var parameters: Set<ParameterID> = []

    package init() {}

    /// Whether an amount, a deadline or a slot was read, all of which the policy decides.
    package var speaksOfOutcomes: Bool { !fined.isEmpty || !deadlines.isEmpty || !routes.isEmpty }

    /// Adds what a condition reads.
    package mutating func visit(_ condition: Condition) {
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

    /// Adds what a term reads.
    package mutating func visit(_ term: Term) {
        switch term {
        case .constant, .event, .eventEntry, .element: break
        case .parameter(let id): parameters.insert(id)
        case .fact(let id), .entry(let id): facts.insert(id)
        case .derived(let id): derived.insert(id)
        case .condition(let condition): visit(condition)
        case .route(let id): routes.insert(id)
        case .due(let id): deadlines.insert(id)
        case .arithmetic, .elapsed, .excess, .size, .earliest, .latest: for part in term.parts { visit(part) }
        case .fines(let role): fined.insert(role)
        }
    }
}
