import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Expressions that hold or do not hold.
extension PolicyChecker {
    /// The three-valued condition of an expression; `never` where it was reported.
    func condition(_ expression: Expression) -> Condition {
        let span = expression.span
        switch expression.kind {
        case .or(let parts): return .or(parts.map { condition($0) }, span: span)
        case .and(let parts): return .and(parts.map { condition($0) }, span: span)
        case .not(let part): return .not(condition(part), span: span)
        case .comparison(let left, let word, let right): return comparison(left, word, right, span: span)
        case .membership(let left, let isNegated, let right):
            return negated(membership(left, right, span: span), isNegated, span)
        case .contains(let left, let isNegated, let words):
            return contains(left, isNegated: isNegated, words, span: span)
        case .isEmpty(let operand, let isNegated): return negated(emptiness(operand, span: span), isNegated, span)
        case .deadlineState(let name, let state): return deadlineState(name, state, span: span)
        case .known(let name):
            return readTerm(name).map { .atom(.known($0), span: span) } ?? .never
        case .has(let name): return presence(name, span: span)
        case .atLeast(let count, let parts): return atLeast(count, parts, span: span)
        case .name(let name): return truth(of: name, expression)
        case .yesNo, .call, .arithmetic, .negative, .number, .date, .text, .unknown, .none, .empty:
            return truth(of: expression)
        case .invalid:
            isBroken = true
            return .never
        }
    }

    /// How a deadline stands.
    private func deadlineState(_ name: Name, _ state: RedressSyntax.DeadlineState, span: Span) -> Condition {
        guard let id = deadline(name) else { return .never }
        guard context.allowsDerived else {
            report(.derivedInDefault(name))
            return .never
        }
        return .atom(.deadline(id, RedressModel.DeadlineState(state)), span: span)
    }

    private func negated(_ part: Condition, _ isNegated: Bool, _ span: Span) -> Condition {
        isNegated ? .not(part, span: span) : part
    }

    /// Whether a name is a word of the set that the group runs over, and so the test for the element at hand.
    func isElementWord(_ name: Name) -> Bool {
        guard let id = elementVocabulary else { return false }
        return wordIndex(name.text, in: id) != nil
    }

    /// The vocabulary of the set that the group at hand runs over.
    var elementVocabulary: VocabularyID? {
        guard case .elements(let fact)? = context.iteration, case .set(let id) = facts[fact.index].type else {
            return nil
        }
        return id
    }

    /// A bare name: in a group for each element of a set the test for the element, else a yes/no value.
    private func truth(of name: Name, _ expression: Expression) -> Condition {
        if let id = elementVocabulary {
            if let index = wordIndex(name.text, in: id) {
                let word = Term.constant(.symbol(id, index))
                return .atom(.comparison(.element, .equal, word), span: expression.span)
            }
            if readable(name, expecting: .yesNo) == nil {
                let words = vocabularies[id.index].words
                reportUnknown(name, kinds: Self.readableKinds, words: words)
                return .never
            }
        }
        return truth(of: expression)
    }

    private func truth(of expression: Expression) -> Condition {
        condition(of: value(expression, mustBe: .yesNo), span: expression.span)
    }

    /// The condition that a yes/no value is.
    func condition(of typed: Typed, span: Span) -> Condition {
        switch typed.term {
        case .condition(let condition): condition
        case .constant(.yesNo(let value)): Condition(.constant(value), span: span)
        case .constant, .parameter, .fact, .event, .eventEntry, .derived, .element, .entry, .arithmetic, .size,
            .earliest,
            .latest, .elapsed, .excess, .route, .due, .fines:
            typed.isError ? .never : .atom(.truth(typed.term), span: span)
        }
    }

    /// `contains (a, b)` holds when the set contains all of them, `not contains (a, b)` when it contains none of them.
    private func contains(_ left: Expression, isNegated: Bool, _ words: [Name], span: Span) -> Condition {
        let typed = value(left)
        switch typed.shape {
        case .set(let id):
            let parts = wordIndices(words, in: id).map { index in
                negated(.atom(.contains(typed.term, index), span: span), isNegated, span)
            }
            return .and(parts, span: span)
        case .error: return .never
        case .yesNo, .symbol, .number, .money, .text, .date, .instant, .duration, .person, .role, .map:
            report(.notASet(left.span, found: describe(typed.shape), isWord: isSymbol(typed.shape)))
            return .never
        }
    }

    private func isSymbol(_ shape: Shape) -> Bool {
        if case .symbol = shape { true } else { false }
    }

    private func emptiness(_ operand: Expression, span: Span) -> Condition {
        let typed = value(operand)
        switch typed.shape {
        case .set, .map: return .atom(.isEmpty(typed.term), span: span)
        case .error: return .never
        case .yesNo, .symbol, .number, .money, .text, .date, .instant, .duration, .person, .role:
            report(.cannotBeEmpty(span, found: describe(typed.shape)))
            return .never
        }
    }

    private func presence(_ name: Name, span: Span) -> Condition {
        guard let term = readTerm(name) else { return .never }
        if case .event = term {
            report(.hasOfEvent(name))
            return .never
        }
        return .atom(.has(term), span: span)
    }

    /// The term of a name that `known` or `has` asks about.
    private func readTerm(_ name: Name) -> Term? {
        let typed = value(Expression(.name(name), span: name.span))
        return typed.isError ? nil : typed.term
    }

    private func atLeast(_ count: NumberLiteral, _ parts: [Expression], span: Span) -> Condition {
        let conditions = parts.map { condition($0) }
        guard let needed = Rational(digits: count.digits, scale: count.scale)?.whole, needed >= 1 else {
            report(.atLeastNone(count.span))
            return .never
        }
        guard needed <= parts.count else {
            report(.atLeastTooMany(count.span, count: parts.count))
            return .never
        }
        return Condition(.atLeast(Int(needed), conditions), span: span)
    }
}

extension RedressModel.DeadlineState {
    init(_ state: RedressSyntax.DeadlineState) {
        switch state {
        case .late: self = .late
        case .met: self = .met
        case .due: self = .due
        }
    }
}
