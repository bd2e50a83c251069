import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Functions.
extension PolicyChecker {
    /// What stands in `fines (…)` for everybody.
    private static let everybody: Set<String> = ["all", "全部", "所有", "全体"]

    func call(_ call: CallSyntax, expecting shape: Shape?, span: Span) -> Typed {
        switch call.function {
        case .size: size(call, span: span)
        case .earliest, .latest: extreme(call, span: span)
        case .fines: fines(call, span: span)
        case .count, .sum, .average, .highest, .lowest: aggregate(call, span: span)
        case .earlier: earlier(call, span: span)
        case .elapsed: elapsed(call, expecting: shape, span: span)
        case .excess: excess(call, span: span)
        }
    }

    /// The argument of a function that takes one and nothing else.
    private func onlyArgument(_ call: CallSyntax, span: Span) -> Expression? {
        guard call.arguments.count == 1, call.guardCondition == nil, call.sameRole == nil, call.within == nil else {
            report(.oneArgument(span))
            return nil
        }
        return call.arguments[0]
    }

    private func size(_ call: CallSyntax, span: Span) -> Typed {
        guard let argument = onlyArgument(call, span: span) else { return .error }
        let typed = value(argument)
        switch typed.shape {
        case .set, .map: return Typed(term: .size(typed.term), shape: .number(nil))
        case .error: return .error
        case .yesNo, .symbol, .number, .money, .text, .date, .instant, .duration, .person, .role:
            report(
                .typeMismatch(
                    argument.span, found: describe(typed.shape),
                    expected: Message(zh: "一个集合（取多）或「每 …」的事实", en: "a set (any of) or a fact `per` something")))
            return .error
        }
    }

    /// `earliest (a, b)`: the first of several moments, or the smallest of several quantities.
    private func extreme(_ call: CallSyntax, span: Span) -> Typed {
        guard !call.arguments.isEmpty, call.guardCondition == nil, call.sameRole == nil, call.within == nil else {
            report(.oneArgument(span))
            return .error
        }
        let first = value(call.arguments[0], expecting: .instant)
        var terms = [first.term]
        var mayBeNone = first.mayBeNone
        for argument in call.arguments.dropFirst() {
            let next = value(argument, expecting: first.shape)
            guard agree(first.shape, next.shape) else {
                report(.typeMismatch(argument.span, found: describe(next.shape), expected: describe(first.shape)))
                return .error
            }
            terms.append(next.term)
            mayBeNone = mayBeNone || next.mayBeNone
        }
        guard first.shape.isQuantity else {
            report(
                .typeMismatch(
                    call.arguments[0].span, found: describe(first.shape),
                    expected: Message(zh: "时刻、日期或数量", en: "a moment, a date or a quantity")))
            return .error
        }
        if first.isError { return .error }
        return Typed(
            term: call.function == .earliest ? .earliest(terms) : .latest(terms), shape: first.shape,
            decimals: ValueType.decimalDigits, mayBeNone: mayBeNone)
    }

    private func fines(_ call: CallSyntax, span: Span) -> Typed {
        guard let argument = onlyArgument(call, span: span) else { return .error }
        guard context.allowsFines else {
            report(.finesOutsideRequire(span))
            return .error
        }
        guard case .name(let name) = argument.kind else {
            report(
                .typeMismatch(
                    argument.span, found: Message(zh: "一个算式", en: "an expression"),
                    expected: Message(zh: "岗位名或「全部」", en: "the name of a role, or `all`")))
            return .error
        }
        if names.index(of: name.text, .role) == nil, Self.everybody.contains(name.text) {
            return Typed(term: .fines(nil), shape: .money)
        }
        guard let id = role(name) else { return .error }
        return Typed(term: .fines(id), shape: .money)
    }
}
