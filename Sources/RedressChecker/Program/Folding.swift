import RedressModel

/// Works out what depends on constants and parameters only.
struct Folding {
    /// The values of the parameters; nil for a blank.
    let parameters: [Constant?]
    let vocabularies: [Vocabulary]

    /// The constant that a term is under the parameters, nil when it depends on an incident.
    func constant(_ term: Term) -> Constant? {
        switch term {
        case .constant(let constant): constant
        case .parameter(let id): parameters[id.index]
        case .condition(let condition): holds(condition).map { .yesNo($0) }
        case .arithmetic(let left, let operation, let right): arithmetic(left, operation, right)
        case .fact, .event, .eventEntry, .derived, .element, .entry, .size, .earliest, .latest, .elapsed, .excess,
            .route,
            .due, .fines:
            nil
        }
    }

    private func arithmetic(_ left: Term, _ operation: Term.Operation, _ right: Term) -> Constant? {
        guard case .number(let first)? = constant(left), case .number(let second)? = constant(right) else { return nil }
        let result: Rational? =
            switch operation {
            case .plus: first.adding(second)
            case .minus: first.subtracting(second)
            case .times: first.multiplied(by: second)
            case .divided: first.divided(by: second)
            }
        return result.map { .number($0) }
    }

    /// Whether a condition holds under the parameters, nil when it depends on an incident.
    func holds(_ condition: Condition) -> Bool? {
        switch condition.kind {
        case .constant(let value): return value
        case .atom(let atom): return holds(atom)
        case .not(let part): return holds(part).map { !$0 }
        case .and(let parts):
            let values = parts.map { holds($0) }
            return values.contains(false) ? false : (values.contains(nil) ? nil : true)
        case .or(let parts):
            let values = parts.map { holds($0) }
            return values.contains(true) ? true : (values.contains(nil) ? nil : false)
        case .atLeast(let count, let parts):
            let values = parts.map { holds($0) }
            let sure = values.count { $0 == true }
            if sure >= count { return true }
            return sure + values.count { $0 == nil } < count ? false : nil
        }
    }

    private func holds(_ atom: Atom) -> Bool? {
        switch atom {
        case .truth(let term):
            guard case .yesNo(let value)? = constant(term) else { return nil }
            return value
        case .comparison(let left, let relation, let right):
            guard let first = constant(left), let second = constant(right) else { return nil }
            return compare(first, relation, second)
        case .membership(let term, let words):
            guard case .symbol(_, let index)? = constant(term) else { return nil }
            return words.contains(index)
        case .contains(let term, let word):
            guard case .set(_, let bits)? = constant(term) else { return nil }
            return bits & (1 << UInt64(word)) != 0
        case .isEmpty(let term):
            guard case .set(_, let bits)? = constant(term) else { return nil }
            return bits == 0
        case .known(let term), .has(let term): return constant(term) == nil ? nil : true
        case .deadline: return nil
        }
    }

    private func compare(_ left: Constant, _ relation: Relation, _ right: Constant) -> Bool? {
        let order: Int
        switch (left, right) {
        case (.number(let first), .number(let second)): order = first.compared(to: second)
        case (.date(let first), .date(let second)), (.instant(let first), .instant(let second)):
            order = first < second ? -1 : (first > second ? 1 : 0)
        case (.symbol(let vocabulary, let first), .symbol(_, let second)):
            if relation.isEquality {
                order = first == second ? 0 : 1
            } else {
                let ranks = vocabularies[vocabulary.index].ranks
                guard let one = ranks[first], let other = ranks[second] else { return nil }
                order = one - other
            }
        default:
            guard relation.isEquality else { return nil }
            order = left == right ? 0 : 1
        }
        return switch relation {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}
