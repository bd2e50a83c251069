import RedressDiagnostics
import RedressModel
import RedressSyntax
import RedressTime

/// Limits and lengths of time.
extension PolicyChecker {
    /// A limit with its amounts as terms; nil where it was reported.
    func limit(_ syntax: LimitSyntax, span: Span) -> Limit? {
        switch syntax {
        case .quantity(let low, let high, let before): return quantityLimit(low, to: high, before: before, span: span)
        case .named(let name): return namedLimit(name)
        case .earliest(let limits): return combined(limits, span: span) { .earliest($0) }
        case .latest(let limits): return combined(limits, span: span) { .latest($0) }
        case .sameDay: return .sameDay
        case .byClose: return .byClose
        case .sameDayByClose: return .sameDayByClose
        case .nextPeriodDay(let unit, let number): return nextPeriodDay(unit, number)
        case .periodEnd:
            if let frame { return .periodEnd(frame.group.unit) }
            report(.periodWordOutsidePeriod(span))
            return nil
        case .atOnce: return .atOnce
        case .none: return Limit.none
        }
    }

    private func combined(_ limits: [LimitSyntax], span: Span, _ make: ([Limit]) -> Limit) -> Limit? {
        let parts = limits.compactMap { limit($0, span: span) }
        return parts.count == limits.count && !parts.isEmpty ? make(parts) : nil
    }

    private func quantityLimit(
        _ low: NumberLiteral, to high: NumberLiteral?, before: InstantSyntax?, span: Span
    ) -> Limit? {
        if let before {
            if let high {
                report(.windowBeforeMoment(low.span.union(high.span)))
                return nil
            }
            guard let amount = quantity(low), let moment = instant(before, span: span) else { return nil }
            return .before(amount, of: moment)
        }
        guard let high else { return quantity(low).map { .within($0) } }
        guard let to = quantity(high), let from = quantity(low, unit: high.unit) else { return nil }
        if from.unit == to.unit, case .constant(let first) = from.amount, case .constant(let last) = to.amount,
            first.isAbove(last)
        {
            report(.invalidRange(low.span.union(high.span)))
            return nil
        }
        return .window(from: from, to: to)
    }

    /// The day of the next period; a period has only so many.
    private func nextPeriodDay(_ unit: LimitSyntax.PeriodUnit, _ number: NumberLiteral) -> Limit? {
        let (kind, most): (Period.Kind, Int64) =
            switch unit {
            case .month: (.month, 31)
            case .quarter: (.quarter, 92)
            case .year: (.year, 366)
            }
        guard let day = Rational(digits: number.digits, scale: number.scale)?.whole, (1...most).contains(day) else {
            report(.noSuchDay(number.span, most: most))
            return nil
        }
        return .nextPeriodDay(kind, day: Int(day))
    }

    /// A fact, parameter or other value: a length of time, or a promised moment.
    private func namedLimit(_ name: Name) -> Limit? {
        let typed = value(Expression(.name(name), span: name.span), expecting: .instant)
        switch typed.shape {
        case .instant, .date: return .moment(typed.term)
        case .duration, .number: return quantity(typed, span: name.span).map { .within($0) }
        case .error: return nil
        case .yesNo, .symbol, .set, .money, .text, .person, .role, .map:
            report(.notALimit(name.span, found: describe(typed.shape)))
            return nil
        }
    }

    // MARK: Bounds

    /// The bounds of a limit that a dealer must keep to; a limit outside its own bounds is reported.
    func bounds(_ syntax: [BoundSyntax], of limit: Limit) -> (floor: Limit?, ceiling: Limit?) {
        var floor: Limit?
        var ceiling: Limit?
        for bound in syntax {
            guard let amount = quantity(bound.limit) else { continue }
            if bound.isFloor { floor = .within(amount) } else { ceiling = .within(amount) }
            guard case .within(let own) = limit, own.unit == amount.unit, own.divisor == amount.divisor,
                let one = folding.constant(own.amount), let other = folding.constant(amount.amount)
            else { continue }
            if bound.isFloor ? other.isAbove(one) : one.isAbove(other) {
                report(.limitOutOfBounds(bound.span, isFloor: bound.isFloor))
            }
        }
        return (floor, ceiling)
    }

    // MARK: Lengths of time

    /// A written length of time keeps its unit; one without takes the unit given.
    func quantity(_ literal: NumberLiteral, unit: UnitSyntax? = nil) -> Quantity? {
        let written = literal.unit == .count ? nil : literal.unit
        guard let name = written ?? unit else {
            report(.unitMissing(literal.span))
            return nil
        }
        guard let (unit, factor) = name.limitedAs else {
            report(.notALimit(literal.span, found: Message(zh: "一个数", en: "a number")))
            return nil
        }
        guard let value = Rational(digits: literal.digits, scale: literal.scale) else {
            report(.numberTooLong(literal.span))
            return nil
        }
        guard let amount = value.multiplied(by: Rational(factor)), amount.whole != nil else {
            report(.notWhole(literal.span))
            return nil
        }
        return Quantity(amount: .constant(.number(amount)), unit: unit)
    }

    /// A length of time that an expression gives.
    func quantity(_ expression: Expression) -> Quantity? {
        if case .number(let literal) = expression.kind { return quantity(literal) }
        let typed = value(expression)
        return typed.isError ? nil : quantity(typed, span: expression.span)
    }

    /// A value as a length of time: one that was declared in days or weeks is counted in days.
    private func quantity(_ typed: Typed, span: Span) -> Quantity? {
        switch typed.shape {
        case .duration(.clock, .day), .duration(.clock, .week):
            return Quantity(amount: typed.term, divisor: 86_400, unit: .days)
        case .duration(.clock, _): return Quantity(amount: typed.term, unit: .seconds)
        case .duration(.months, _): return Quantity(amount: typed.term, unit: .months)
        case .duration(.workingDays, _): return Quantity(amount: typed.term, unit: .workingDays)
        case .duration(.workingSeconds, _): return Quantity(amount: typed.term, unit: .workingSeconds)
        case .number(let unit?):
            guard typed.decimals == 0, let (unit, factor) = unit.limitedAs else { break }
            let amount =
                factor == 1 ? typed.term : .arithmetic(typed.term, .times, .constant(.number(Rational(factor))))
            return Quantity(amount: amount, unit: unit)
        case .yesNo, .symbol, .set, .number, .money, .text, .date, .instant, .person, .role, .map: break
        case .error: return nil
        }
        report(.notALimit(span, found: describe(typed.shape)))
        return nil
    }
}

extension UnitSyntax {
    /// The unit in which a limit in this one is counted, and how many of it one is.
    var limitedAs: (SpanUnit, Int64)? {
        switch self {
        case .second: (.seconds, 1)
        case .minute: (.seconds, 60)
        case .hour: (.seconds, 3600)
        case .day: (.days, 1)
        case .week: (.days, 7)
        case .month: (.months, 1)
        case .quarter: (.months, 3)
        case .year: (.months, 12)
        case .workingDay: (.workingDays, 1)
        case .workingHour: (.workingSeconds, 3600)
        case .yuan, .fen, .percent, .kilometre, .count: nil
        }
    }
}
