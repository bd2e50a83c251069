import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Sums, differences, products and ratios, each with the rules of its units.
extension PolicyChecker {
    func arithmetic(
        _ left: Expression, _ operation: ArithmeticOperator, _ right: Expression, expecting shape: Shape?, span: Span
    ) -> Typed {
        switch operation {
        case .plus, .minus:
            let (first, second) = pair(left, right, expecting: shape?.isQuantity == true ? shape : nil)
            return additive(first, operation, second, span: span)
        case .times, .divided:
            return multiplicative(left, operation, right, expecting: shape, span: span)
        }
    }

    /// Both operands, each read in the light of the other: a bare number takes the unit of its partner.
    func pair(_ left: Expression, _ right: Expression, expecting shape: Shape? = nil) -> (Typed, Typed) {
        if needsPartner(left), !needsPartner(right) {
            let second = value(right, expecting: shape)
            return (value(left, expecting: partner(second.shape)), second)
        }
        let first = value(left, expecting: shape)
        return (first, value(right, expecting: partner(first.shape)))
    }

    /// What the partner of a value is expected to be; a set is compared with nothing.
    private func partner(_ shape: Shape) -> Shape {
        if case .duration(let count, nil) = shape { .duration(count, unit: nil) } else { shape }
    }

    /// Whether an expression says little by itself: a bare number, or a word that no declaration has.
    private func needsPartner(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .number(let literal): literal.unit == nil || literal.unit == .count
        case .negative(let operand): needsPartner(operand)
        case .name(let name): !isElementWord(name) && readable(name, expecting: nil) == nil
        case .yesNo, .unknown, .none, .empty, .text, .date: true
        case .call, .arithmetic: measuresTime(expression)
        case .or, .and, .not, .comparison, .membership, .contains, .isEmpty, .deadlineState, .known, .has, .atLeast,
            .invalid:
            false
        }
    }

    private func additive(_ left: Typed, _ operation: ArithmeticOperator, _ right: Typed, span: Span) -> Typed {
        if left.isError || right.isError { return .error }
        let result: Shape? =
            switch (left.shape, right.shape) {
            case (.money, .money): .money
            case (.number(let first), .number(let second)) where first == second || first == nil || second == nil:
                .number(first ?? second)
            case (.duration(let first, _), .duration(let second, _)) where first == second:
                .duration(first, unit: nil)
            // A difference of moments is a length of time, and a moment may be moved by one.
            case (.instant, .instant) where operation == .minus: .duration(.clock, unit: nil)
            case (.date, .date) where operation == .minus: .duration(.clock, unit: nil)
            case (.instant, .duration(.clock, _)): .instant
            case (.duration(.clock, _), .instant) where operation == .plus: .instant
            default: nil
            }
        guard let result else {
            report(.cannotAdd(span, left: describe(left.shape), right: describe(right.shape)))
            return .error
        }
        return Typed(
            term: .arithmetic(left.term, operation == .plus ? .plus : .minus, right.term), shape: result,
            decimals: max(left.decimals, right.decimals), mayBeNone: left.mayBeNone || right.mayBeNone)
    }

    private func multiplicative(
        _ left: Expression, _ operation: ArithmeticOperator, _ right: Expression, expecting shape: Shape?, span: Span
    ) -> Typed {
        var first = value(left)
        let second = value(right)
        if first.isError || second.isError { return .error }
        // `100 × 次数` where money is wanted: the written number is the amount.
        if shape == .money, first.shape != .money, second.shape != .money, case .number(let literal) = left.kind,
            literal.unit == nil
        {
            first = number(literal, expecting: .money)
        }
        let (one, other) = (asFraction(first), asFraction(second))
        let result: Shape? =
            switch (one.shape, operation, other.shape) {
            case (.number(let unit), .times, .number(nil)), (.number(nil), .times, .number(let unit)): .number(unit)
            case (.number(let unit), .divided, .number(nil)): .number(unit)
            case (.number(let unit), .divided, .number(let divisor)) where unit == divisor: .number(nil)
            case (.money, .times, .number(nil)), (.number(nil), .times, .money), (.money, .divided, .number(nil)):
                .money
            case (.money, .divided, .money): .number(nil)
            case (.duration(let count, _), .times, .number(nil)), (.number(nil), .times, .duration(let count, _)),
                (.duration(let count, _), .divided, .number(nil)):
                .duration(count, unit: nil)
            case (.duration(let count, _), .divided, .duration(let divisor, _)) where count == divisor: .number(nil)
            default: nil
            }
        guard let result else {
            report(
                .cannotMultiply(
                    span, left: describe(first.shape), right: describe(second.shape), isProduct: operation == .times))
            return .error
        }
        let isWhole = operation == .times && one.decimals == 0 && other.decimals == 0
        return Typed(
            term: .arithmetic(one.term, operation == .times ? .times : .divided, other.term), shape: result,
            decimals: isWhole ? 0 : ValueType.decimalDigits, mayBeNone: one.mayBeNone || other.mayBeNone)
    }

    /// A value declared in percent counts as its hundredth in arithmetic.
    func asFraction(_ typed: Typed) -> Typed {
        guard typed.shape == .number(.percent) else { return typed }
        var result = typed
        result.term = .arithmetic(typed.term, .divided, .constant(.number(Rational(100))))
        result.shape = .number(nil)
        result.decimals = ValueType.decimalDigits
        return result
    }

    func negated(_ operand: Expression, expecting shape: Shape?) -> Typed {
        var typed = value(operand, expecting: shape)
        switch typed.shape {
        case .number, .money, .duration:
            if case .constant(.number(let value)) = typed.term, let negative = Rational.zero.subtracting(value) {
                typed.term = .constant(.number(negative))
            } else {
                typed.term = .arithmetic(.constant(.number(.zero)), .minus, typed.term)
            }
            return typed
        case .error: return typed
        case .yesNo, .symbol, .set, .text, .date, .instant, .person, .role, .map:
            report(
                .typeMismatch(
                    operand.span, found: describe(typed.shape), expected: Message(zh: "一个数", en: "a number")))
            return .error
        }
    }
}
