import RedressModel

/// Conditions as they stand once the readings of ambiguous clauses are chosen.
struct ChosenReadings {
    let program: Program

    /// A condition without what it asks about readings.
    func settled(_ condition: Condition) -> Condition {
        switch condition.kind {
        case .constant: condition
        case .atom(let atom): truth(of: atom).map { $0 ? .always : .never } ?? condition
        case .and(let parts): .and(parts.map(settled), span: condition.span)
        case .or(let parts): .or(parts.map(settled), span: condition.span)
        case .not(let part): .not(settled(part), span: condition.span)
        case .atLeast(let count, let parts): settled(count, parts, condition)
        }
    }

    private func settled(_ count: Int, _ parts: [Condition], _ whole: Condition) -> Condition {
        let settled = parts.map(settled)
        let open = settled.filter { $0.kind != .constant(true) && $0.kind != .constant(false) }
        let missing = count - settled.count { $0.kind == .constant(true) }
        if missing <= 0 { return .always }
        if missing > open.count { return .never }
        return missing == open.count ? .and(open) : Condition(.atLeast(missing, open), span: whole.span)
    }

    /// What a question about a reading comes to; nil for any other.
    private func truth(of atom: Atom) -> Bool? {
        switch atom {
        case .comparison(let term, .equal, .constant(let value)), .comparison(.constant(let value), .equal, let term):
            reading(term).map { $0 == value }
        case .comparison(let term, .notEqual, .constant(let value)),
            .comparison(.constant(let value), .notEqual, let term):
            reading(term).map { $0 != value }
        case .membership(let term, let words):
            if case .symbol(_, let word)? = reading(term) { words.contains(word) } else { nil }
        case .truth, .comparison, .contains, .isEmpty, .known, .has, .deadline: nil
        }
    }

    private func reading(_ term: Term) -> Constant? {
        guard case .parameter(let id) = term, program.parameters[id.index].isReading else { return nil }
        return program.parameters[id.index].value
    }
}
