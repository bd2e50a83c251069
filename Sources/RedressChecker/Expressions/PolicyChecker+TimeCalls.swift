import RedressDiagnostics
import RedressModel
import RedressSyntax

/// `elapsed (a, b)` and `excess (n, limit)`.
extension PolicyChecker {
    /// The time from one moment to another. What it is compared with says how it is counted: on the policy's calendar
    /// against working days or working hours, else on the clock.
    func elapsed(_ call: CallSyntax, expecting shape: Shape?, span: Span) -> Typed {
        guard let (first, second) = twoArguments(call, span: span) else { return .error }
        let from = value(first, mustBe: .instant)
        let to = value(second, mustBe: .instant)
        if from.isError || to.isError { return .error }
        let own = CalendarID(0)
        let (measure, result): (Term.Measure, Shape)
        switch shape {
        case .duration(.workingDays, let unit)?:
            (measure, result) = (.workingDays(own), .duration(.workingDays, unit: unit))
        case .duration(.workingSeconds, let unit)?:
            (measure, result) = (.workingSeconds(own), .duration(.workingSeconds, unit: unit))
        case .duration(.months, _)?:
            report(.elapsedMonths(span))
            return .error
        case .duration(.clock, let unit)?: (measure, result) = (.clock, .duration(.clock, unit: unit))
        case .yesNo, .symbol, .set, .number, .money, .text, .date, .instant, .person, .role, .map, .error, nil:
            (measure, result) = (.clock, .duration(.clock, unit: nil))
        }
        return Typed(
            term: .elapsed(from.term, to.term, measure), shape: result, mayBeNone: from.mayBeNone || to.mayBeNone)
    }

    /// What of a number lies above a limit, which is rounded down to whole ones.
    func excess(_ call: CallSyntax, span: Span) -> Typed {
        guard let (first, second) = twoArguments(call, span: span) else { return .error }
        let (number, limit) = pair(first, second)
        if number.isError || limit.isError { return .error }
        guard case .number = number.shape else {
            report(.typeMismatch(first.span, found: describe(number.shape), expected: describe(.number(nil))))
            return .error
        }
        guard agree(number.shape, limit.shape) else {
            report(.typeMismatch(second.span, found: describe(limit.shape), expected: describe(number.shape)))
            return .error
        }
        return Typed(
            term: .excess(number.term, limit.term), shape: number.shape, decimals: number.decimals,
            mayBeNone: number.mayBeNone || limit.mayBeNone)
    }

    private func twoArguments(_ call: CallSyntax, span: Span) -> (Expression, Expression)? {
        guard call.arguments.count == 2, call.guardCondition == nil, call.sameRole == nil, call.within == nil else {
            report(.twoArguments(span, call.function))
            return nil
        }
        return (call.arguments[0], call.arguments[1])
    }

    /// Whether an expression measures time, and so takes its way of counting from what it is compared with.
    func measuresTime(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .call(let call): call.function == .elapsed
        case .arithmetic(let left, let operation, let right):
            switch operation {
            case .plus, .minus: measuresTime(left) || measuresTime(right)
            case .times, .divided: false
            }
        case .negative(let operand): measuresTime(operand)
        case .name, .number, .date, .text, .yesNo, .unknown, .none, .empty, .or, .and, .not, .comparison, .membership,
            .contains, .isEmpty, .deadlineState, .known, .has, .atLeast, .invalid:
            false
        }
    }
}
