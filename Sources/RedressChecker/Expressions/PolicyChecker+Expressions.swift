import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Expressions that give a value.
extension PolicyChecker {
    /// The typed value of an expression. `shape` is what the place wants; it decides what bare numbers and words mean,
    /// and is not enforced here.
    func value(_ expression: Expression, expecting shape: Shape? = nil) -> Typed {
        switch shape {
        case .symbol(let id)?:
            if let typed = symbolConstant(expression, in: id) { return typed }
        case .set(let id)?:
            if let typed = setConstant(expression, in: id) { return typed }
        case .yesNo, .number, .money, .text, .date, .instant, .duration, .person, .role, .map, .error, nil: break
        }
        switch expression.kind {
        case .name(let name): return read(name, expecting: shape)
        case .number(let literal): return number(literal, expecting: shape)
        case .date(let literal): return date(literal, expecting: shape)
        case .text(let literal): return text(literal, expecting: shape)
        case .yesNo(let value): return .constant(.yesNo(value), .yesNo)
        case .unknown, .none, .empty: return misplacedWord(expression, expecting: shape)
        case .or, .and, .not, .comparison, .membership, .contains, .isEmpty, .deadlineState, .known, .has, .atLeast:
            return Typed(term: .condition(condition(expression)), shape: .yesNo)
        case .arithmetic(let left, let operation, let right):
            return arithmetic(left, operation, right, expecting: shape, span: expression.span)
        case .negative(let operand): return negated(operand, expecting: shape)
        case .call(let call): return self.call(call, expecting: shape, span: expression.span)
        case .invalid:
            isBroken = true
            return .error
        }
    }

    /// The value of an expression where the place allows one shape only; another one is reported.
    func value(_ expression: Expression, mustBe shape: Shape) -> Typed {
        let typed = value(expression, expecting: shape)
        if agree(typed.shape, shape) { return typed }
        if case .number(.yuan) = typed.shape, shape == .money {
            return Typed(
                term: .arithmetic(typed.term, .times, .constant(.number(Rational(100)))), shape: .money)
        }
        report(.typeMismatch(expression.span, found: describe(typed.shape), expected: describe(shape)))
        return .error
    }

    private func symbolConstant(_ expression: Expression, in id: VocabularyID) -> Typed? {
        if case .text(let literal) = expression.kind, let index = wordIndex(literal.text, in: id) {
            report(.quotedWord(literal))
            return .constant(.symbol(id, index), .symbol(id))
        }
        guard let word = word(expression) else { return nil }
        if let index = wordIndex(spelledAs: word, in: id) { return .constant(.symbol(id, index), .symbol(id)) }
        guard case .name(let name) = expression.kind else { return nil }
        switch readable(name, expecting: .symbol(id)) {
        case .fact, .derived, .parameter, .event, .route, .deadline: return nil
        case .role, nil:
            reportUnknownWord(name, in: id)
            return .error
        }
    }

    /// Words that make up a set: one, several joined by `and`, or `empty`.
    private func setConstant(_ expression: Expression, in id: VocabularyID) -> Typed? {
        switch expression.kind {
        case .empty: return .constant(.set(id, 0), .set(id))
        case .and(let parts):
            let names = parts.compactMap { word($0) }
            guard names.count == parts.count else { return nil }
            return setConstant(names, in: id)
        case .name(let name):
            guard wordIndex(name.text, in: id) != nil || readable(name, expecting: .set(id)) == nil else { return nil }
            return setConstant([name], in: id)
        case .number, .date, .text, .yesNo, .unknown, .none, .or, .not, .comparison, .membership, .contains, .isEmpty,
            .deadlineState, .known, .has, .atLeast, .arithmetic, .negative, .call, .invalid:
            return nil
        }
    }

    private func setConstant(_ names: [Name], in id: VocabularyID) -> Typed {
        var bits: UInt64 = 0
        for index in wordIndices(names, in: id) where index < Vocabulary.maximumSetWords { bits |= 1 << UInt64(index) }
        return .constant(.set(id, bits), .set(id))
    }

    /// The indices of words, ascending; each unknown one is reported.
    func wordIndices(_ names: [Name], in id: VocabularyID) -> [Int] {
        var found: Set<Int> = []
        for name in names {
            if let index = wordIndex(name.text, in: id) {
                found.insert(index)
            } else {
                reportUnknownWord(name, in: id)
            }
        }
        return found.sorted()
    }

    func reportUnknownWord(_ name: Name, in id: VocabularyID) {
        let vocabulary = vocabularies[id.index]
        if namesAreOpen, vocabulary.words.isEmpty {
            isBroken = true
            return
        }
        report(.unknownWord(name, vocabulary: vocabulary))
    }

    /// The value that a name reads.
    private func read(_ name: Name, expecting shape: Shape?) -> Typed {
        switch readable(name, expecting: shape) {
        case .fact(let id): return read(id, name: name)
        case .derived(let id): return read(id, name: name)
        case .parameter(let id):
            evaluateParameter(id)
            let draft = parameters[id.index]
            return Typed(term: .parameter(id), shape: draft.shape, decimals: draft.decimals)
        case .event(let id): return eventValue(id, name)
        case .route(let id): return decided(name, Typed(term: .route(id), shape: .role, mayBeNone: true))
        case .deadline(let id): return decided(name, Typed(term: .due(id), shape: .instant, mayBeNone: true))
        case .role(let id):
            // A fact that holds a role is compared with the role's name.
            if shape == .role { return .constant(.text(roles[id.index].name.text), .role) }
            if shape != .error { report(.roleHasNoValue(name)) }
            return .error
        case nil:
            // Beside something that was reported a word cannot be judged.
            if shape == .error { return .error }
            let words = names.names(.route) + names.names(.deadline) + (shape == .role ? names.names(.role) : [])
            reportUnknown(name, kinds: Self.readableKinds, words: words)
            return .error
        }
    }

    /// The value of a slot or deadline, where the place may read what the policy decides.
    private func decided(_ name: Name, _ typed: Typed) -> Typed {
        if context.allowsDerived { return typed }
        report(.derivedInDefault(name))
        return .error
    }

    private func read(_ id: FactID, name: Name) -> Typed {
        let draft = facts[id.index]
        guard let key = draft.key else {
            return Typed(
                term: .fact(id), shape: draft.shape, decimals: decimals(draft.type),
                mayBeNone: draft.syntax.isOptional)
        }
        guard isAtHand(key) else { return Typed(term: .fact(id), shape: .map(id)) }
        return Typed(
            term: .entry(id), shape: draft.shape, decimals: decimals(draft.type), mayBeNone: draft.syntax.isOptional)
    }

    private func read(_ id: DerivedID, name: Name) -> Typed {
        guard context.allowsDerived else {
            report(.derivedInDefault(name))
            return .error
        }
        resolveDefinition(id)
        let draft = derived[id.index]
        return Typed(
            term: .derived(id), shape: draft.shape, decimals: draft.decimals, mayBeNone: draft.mayBeNone)
    }

    private func text(_ literal: TextLiteral, expecting shape: Shape?) -> Typed {
        .constant(.text(literal.text), shape == .person ? .person : .text)
    }

    /// `unknown`, `none` or `empty` where a value must stand.
    private func misplacedWord(_ expression: Expression, expecting shape: Shape?) -> Typed {
        if shape != .error { report(.noSuchValue(expression.span, expected: shape.map { describe($0) })) }
        return .error
    }

    /// Digits behind the point that values of a type can have.
    func decimals(_ type: ValueType) -> Int {
        if case .number(let decimals, _, _) = type { decimals } else { 0 }
    }

    /// Whether values of two shapes can be compared or stand for each other.
    func agree(_ first: Shape, _ second: Shape) -> Bool {
        switch (first, second) {
        case (.error, _), (_, .error): true
        case (.number(let left), .number(let right)): left == right || left == nil || right == nil
        case (.duration(let left, _), .duration(let right, _)): left == right
        case (.symbol(let left), .symbol(let right)), (.set(let left), .set(let right)): areAlike(left, right)
        case (.person, .text), (.text, .person): true
        default: first == second
        }
    }
}

extension FactSyntax {
    /// Whether an absent value means that there is none.
    var isOptional: Bool {
        options.contains { option in
            if case .optional = option { true } else { false }
        }
    }
}
