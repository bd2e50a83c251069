import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Comparisons and membership.
extension PolicyChecker {
    func comparison(_ left: Expression, _ word: ComparisonWord, _ right: Expression, span: Span) -> Condition {
        let relation = Relation(word.relation)
        if let special = comparisonWithState(left, relation, right, span: span) { return special }
        let (first, second) = elementPair(left, right)
        if first.isError || second.isError { return .never }
        if case .map = second.shape {
            report(.comparedSet(span, found: describe(second.shape)))
            return .never
        }
        guard agree(first.shape, second.shape) else {
            reportMismatch(first, second, right: right, span: span)
            return .never
        }
        switch first.shape {
        case .yesNo: return yesNoComparison(first, relation, second, span: span)
        case .set, .map:
            report(.comparedSet(span, found: describe(first.shape)))
            return .never
        case .symbol(let id):
            guard isOrdered(relation, id, word, span: span) else { return .never }
        case .text, .person, .role:
            if !relation.isEquality {
                report(.unordered(span, what: describe(first.shape)))
                return .never
            }
        case .number, .money, .date, .instant, .duration, .error: break
        }
        let (one, other) =
            first.shape == second.shape ? (first, second) : (asFraction(first), asFraction(second))
        return .atom(.comparison(one.term, relation, other.term), span: span)
    }

    /// Both sides; in a group for each element of a set, the set's name before `=` or `in` means the element at hand.
    private func elementPair(_ left: Expression, _ right: Expression) -> (Typed, Typed) {
        guard let element = elementNamed(left) else { return pair(left, right) }
        return (element, value(right, expecting: element.shape))
    }

    private func elementNamed(_ expression: Expression) -> Typed? {
        guard case .name(let name) = expression.kind, case .elements(let fact)? = context.iteration,
            facts[fact.index].name.text == name.text, let id = elementVocabulary
        else { return nil }
        return Typed(term: .element, shape: .symbol(id))
    }

    /// `= 无`, `= 空`, `= 未知`: a word of the vocabulary if it has it, else a state of the value.
    private func comparisonWithState(
        _ left: Expression, _ relation: Relation, _ right: Expression, span: Span
    ) -> Condition? {
        switch right.kind {
        case .none, .empty, .unknown: break
        case .name, .number, .date, .text, .yesNo, .or, .and, .not, .comparison, .membership, .contains, .isEmpty,
            .deadlineState, .known, .has, .atLeast, .arithmetic, .negative, .call, .invalid:
            return nil
        }
        let typed = elementNamed(left) ?? value(left)
        if typed.isError { return .never }
        if case .symbol(let id) = typed.shape, let word = word(right), wordIndex(spelledAs: word, in: id) != nil {
            return nil
        }
        guard relation.isEquality else {
            report(.unordered(span, what: Message(zh: "「无」", en: "`none`")))
            return .never
        }
        let isNegated = relation == .notEqual
        switch (right.kind, typed.shape) {
        case (.none, .set), (.none, .map), (.empty, .set), (.empty, .map):
            let empty = Condition.atom(.isEmpty(typed.term), span: span)
            return isNegated ? .not(empty, span: span) : empty
        case (.none, _):
            if !typed.mayBeNone { report(.neverNone(span)) }
            let present = Condition.atom(.has(typed.term), span: span)
            return isNegated ? present : .not(present, span: span)
        case (.unknown, _):
            report(.comparedWithUnknown(span, isNegated: isNegated))
            return .never
        default:
            report(.cannotBeEmpty(span, found: describe(typed.shape)))
            return .never
        }
    }

    private func reportMismatch(_ first: Typed, _ second: Typed, right: Expression, span: Span) {
        switch (first.shape, second.shape) {
        case (.number(let unit), .number):
            report(.unitMismatch(right.span, expected: unit?.words))
        case (.duration(_, _), .duration(_, _)), (.duration, .number), (.number, .duration), (.money, .number),
            (.number, .money):
            report(.unitsDiffer(span, left: describe(first.shape), right: describe(second.shape)))
        case (.map, _), (.set, .symbol), (.set, .text):
            report(.comparedSet(span, found: describe(first.shape)))
        default:
            report(.typeMismatch(right.span, found: describe(second.shape), expected: describe(first.shape)))
        }
    }

    /// A yes/no value against `yes` or `no`, or two of them. One that is none is neither yes nor no.
    private func yesNoComparison(_ left: Typed, _ relation: Relation, _ right: Typed, span: Span) -> Condition {
        guard relation.isEquality else {
            report(.unordered(span, what: describe(.yesNo)))
            return .never
        }
        for (typed, other) in [(left, right), (right, left)] {
            guard case .constant(.yesNo(let wanted)) = other.term else { continue }
            let truth = condition(of: typed, span: span)
            guard !wanted else { return relation == .equal ? truth : .not(truth, span: span) }
            let isNo =
                typed.mayBeNone
                ? Condition.and([.atom(.has(typed.term), span: span), .not(truth, span: span)], span: span)
                : .not(truth, span: span)
            return relation == .equal ? isNo : .not(isNo, span: span)
        }
        return .atom(.comparison(left.term, relation, right.term), span: span)
    }

    private func isOrdered(_ relation: Relation, _ id: VocabularyID, _ word: ComparisonWord, span: Span) -> Bool {
        if relation.isEquality || vocabularies[id.index].isOrdered { return true }
        report(.unorderedWords(span, vocabulary: vocabularies[id.index]))
        return false
    }

    func membership(_ left: Expression, _ right: MembershipSyntax, span: Span) -> Condition {
        switch right {
        case .range(let low, let high): return rangeMembership(left, low, high, span: span)
        case .names(let words):
            let typed = elementNamed(left) ?? value(left)
            switch typed.shape {
            case .symbol(let id):
                if words.count == 1, let set = setNamed(words[0], besides: id) {
                    return membership(of: typed.term, id, in: set, words[0], span: span)
                }
                let indices = wordIndices(words, in: id)
                guard indices.count > 1 else {
                    return indices.first.map {
                        .atom(.comparison(typed.term, .equal, .constant(.symbol(id, $0))), span: span)
                    } ?? .never
                }
                return .atom(.membership(typed.term, indices), span: span)
            case .role:
                let roles = words.compactMap { role($0) }
                return .or(
                    roles.map {
                        let name = Term.constant(.text(self.roles[$0.index].name.text))
                        return .atom(.comparison(typed.term, .equal, name), span: span)
                    }, span: span)
            case .error: return .never
            case .set:
                report(.comparedSet(span, found: describe(typed.shape)))
                return .never
            case .yesNo, .number, .money, .text, .date, .instant, .duration, .person, .map:
                report(
                    .typeMismatch(
                        left.span, found: describe(typed.shape),
                        expected: Message(zh: "取一的事实或分类", en: "a fact or class with words to choose from")))
                return .never
            }
        }
    }

    /// A set that a single name behind `in` stands for, where it is no word of the vocabulary at hand.
    private func setNamed(_ name: Name, besides id: VocabularyID) -> Typed? {
        guard wordIndex(name.text, in: id) == nil else { return nil }
        switch readable(name, expecting: nil) {
        case .parameter(let parameter): evaluateParameter(parameter)
        case .fact, .derived: break
        case .event, .role, .route, .deadline, nil: return nil
        }
        let typed = value(Expression(.name(name), span: name.span))
        if case .set = typed.shape { return typed }
        return nil
    }

    /// `source in LIST`: one of the words that the list holds. A word that the list may hold and the value cannot be is
    /// a slip.
    private func membership(
        of term: Term, _ id: VocabularyID, in set: Typed, _ name: Name, span: Span
    ) -> Condition {
        guard case .set(let list) = set.shape else { return .never }
        let cases = vocabularies[list.index].words.enumerated().map { index, word -> Condition? in
            wordIndex(word, in: id).map { own in
                .and(
                    [
                        .atom(.comparison(term, .equal, .constant(.symbol(id, own))), span: span),
                        .atom(.contains(set.term, index), span: span),
                    ], span: span)
            }
        }
        guard cases.allSatisfy({ $0 != nil }) else {
            report(.otherWords(name, list: vocabularies[list.index], expected: vocabularies[id.index]))
            return .never
        }
        return .or(cases.compactMap(\.self), span: span)
    }

    /// `x in a..b` is two comparisons, both ends included.
    private func rangeMembership(_ left: Expression, _ low: Expression, _ high: Expression, span: Span) -> Condition {
        let (typed, first) = pair(left, low)
        let last = value(high, expecting: typed.shape)
        if typed.isError || first.isError || last.isError { return .never }
        guard typed.shape.isQuantity else {
            report(
                .typeMismatch(
                    left.span, found: describe(typed.shape),
                    expected: Message(zh: "数、金额、日期或时长", en: "a number, an amount, a date or a duration")))
            return .never
        }
        for (bound, expression) in [(first, low), (last, high)] where !agree(typed.shape, bound.shape) {
            reportMismatch(typed, bound, right: expression, span: span)
            return .never
        }
        if case .constant(let start) = first.term, case .constant(let end) = last.term, start.isAbove(end) {
            report(.invalidRange(low.span.union(high.span)))
            return .never
        }
        return .and(
            [
                .atom(.comparison(typed.term, .greaterOrEqual, first.term), span: span),
                .atom(.comparison(typed.term, .lessOrEqual, last.term), span: span),
            ], span: span)
    }
}

extension Relation {
    init(_ relation: ComparisonRelation) {
        switch relation {
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .greater: self = .greater
        case .greaterOrEqual: self = .greaterOrEqual
        }
    }

    var isEquality: Bool {
        switch self {
        case .equal, .notEqual: true
        case .less, .lessOrEqual, .greater, .greaterOrEqual: false
        }
    }
}

extension Constant {
    /// Whether both are quantities of one kind and this one is the larger.
    func isAbove(_ other: Constant) -> Bool {
        switch (self, other) {
        case (.number(let left), .number(let right)): left.compared(to: right) > 0
        case (.date(let left), .date(let right)), (.instant(let left), .instant(let right)): left > right
        default: false
        }
    }
}
