import RedressModel

/// What terms and conditions read.
struct TermReads {
    private(set) var facts: Set<FactID> = []
    private(set) var derived: Set<DerivedID> = []
    private(set) var readsFines = false

    /// Whether something was read that the policy decides.
    var speaksOfOutcomes: Bool { readsFines || !derived.isEmpty }

    mutating func visit(_ condition: Condition) {
        switch condition.kind {
        case .constant: break
        case .atom(let atom): visit(atom)
        case .and(let parts), .or(let parts), .atLeast(_, let parts): for part in parts { visit(part) }
        case .not(let part): visit(part)
        }
    }

    private mutating func visit(_ atom: Atom) {
        switch atom {
        case .truth(let term), .membership(let term, _), .contains(let term, _), .isEmpty(let term), .known(let term),
            .has(let term):
            visit(term)
        case .comparison(let left, _, let right):
            visit(left)
            visit(right)
        }
    }

    mutating func visit(_ term: Term) {
        switch term {
        case .constant, .parameter, .event, .element: break
        case .fact(let id), .entry(let id): facts.insert(id)
        case .derived(let id): derived.insert(id)
        case .condition(let condition): visit(condition)
        case .arithmetic(let left, _, let right):
            visit(left)
            visit(right)
        case .size(let inner): visit(inner)
        case .earliest(let terms), .latest(let terms): for inner in terms { visit(inner) }
        case .fines: readsFines = true
        }
    }
}
