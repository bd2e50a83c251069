import RedressDiagnostics
import RedressModel
import RedressSyntax
import RedressTime

/// Numbers, dates and words as they stand in the text.
extension PolicyChecker {
    /// A number with its unit; a bare one takes the unit of what is expected.
    func number(_ literal: NumberLiteral, expecting shape: Shape?) -> Typed {
        guard let value = Rational(digits: literal.digits, scale: literal.scale) else {
            report(.numberTooLong(literal.span))
            return .error
        }
        guard let unit = literal.unit, unit != .count else { return bare(value, literal, expecting: shape) }
        if case .number(let declared?)? = shape {
            return converted(value, from: unit, to: declared, literal)
        }
        switch unit {
        case .percent:
            return decimal(value.divided(by: Rational(100)), literal, .number(nil))
        case .yuan: return fen(value, literal)
        case .fen: return whole(value, literal, .money)
        case .kilometre:
            // A bare quantity in an expression may meet one with a unit, a written unit may not meet a bare quantity.
            if case .number(nil)? = shape {
                report(.unitMismatch(literal.span, expected: nil))
                return .error
            }
            return decimal(value, literal, .number(.kilometre))
        case .second, .minute, .hour, .day, .week, .month, .quarter, .year, .workingDay, .workingHour:
            guard let (count, factor) = unit.countedAs else { return .error }
            return whole(value.multiplied(by: Rational(factor)), literal, .duration(count, unit: nil))
        case .count: return bare(value, literal, expecting: shape)
        }
    }

    private func bare(_ value: Rational, _ literal: NumberLiteral, expecting shape: Shape?) -> Typed {
        switch shape {
        case .money: return fen(value, literal)
        case .duration(let count, let unit?):
            return whole(value.multiplied(by: Rational(unit.factor)), literal, .duration(count, unit: unit))
        case .duration(_, nil):
            report(.unitMissing(literal.span))
            return .error
        case .number(let unit): return decimal(value, literal, .number(unit))
        case .yesNo, .symbol, .set, .text, .date, .instant, .person, .role, .map, .error, nil:
            return decimal(value, literal, .number(nil))
        }
    }

    /// A number with a unit for something that was declared in a unit.
    private func converted(
        _ value: Rational, from unit: UnitSyntax, to declared: UnitSyntax, _ literal: NumberLiteral
    ) -> Typed {
        if unit == declared { return decimal(value, literal, .number(declared)) }
        if let (count, factor) = unit.countedAs, let (declaredCount, divisor) = declared.countedAs,
            count == declaredCount
        {
            let ratio = value.multiplied(by: Rational(factor))?.divided(by: Rational(divisor))
            return decimal(ratio, literal, .number(declared))
        }
        report(.unitMismatch(literal.span, expected: declared.words))
        return .error
    }

    private func fen(_ value: Rational, _ literal: NumberLiteral) -> Typed {
        guard let amount = value.multiplied(by: Rational(100)), amount.whole != nil else {
            report(.tooManyDecimals(literal.span, decimals: 2))
            return .error
        }
        return .constant(.number(amount), .money)
    }

    private func whole(_ value: Rational?, _ literal: NumberLiteral, _ shape: Shape) -> Typed {
        guard let value, value.whole != nil else {
            report(.notWhole(literal.span))
            return .error
        }
        return .constant(.number(value), shape)
    }

    private func decimal(_ value: Rational?, _ literal: NumberLiteral, _ shape: Shape) -> Typed {
        guard let value else {
            report(.numberTooLong(literal.span))
            return .error
        }
        var typed = Typed.constant(.number(value), shape)
        typed.decimals = value.whole == nil ? ValueType.decimalDigits : 0
        return typed
    }

    /// A date, or the start of that day where a moment is expected.
    func date(_ literal: DateLiteral, expecting shape: Shape?) -> Typed {
        // A day or time that does not exist was reported when the text was read.
        guard let date = CivilDate(year: literal.year, month: literal.month, day: literal.day) else { return .error }
        if literal.time == nil, shape != .instant { return .constant(.date(date.dayNumber), .date) }
        let time = literal.time ?? TimeLiteral(hour: 0, minute: 0)
        let isEndOfDay = time.hour == 24 && time.minute == 0 && time.second == 0
        guard isEndOfDay || (time.hour < 24 && time.minute < 60 && time.second < 60) else { return .error }
        let instant = zone.instant(of: date, hour: time.hour, minute: time.minute, second: time.second)
        return .constant(.instant(instant.seconds), .instant)
    }

    /// The word that an expression is spelled as, where a word of a vocabulary may stand: also `无`, `是`, `空` and
    /// their like, which a vocabulary may contain.
    func word(_ expression: Expression) -> Name? {
        switch expression.kind {
        case .name(let name): name
        case .yesNo, .unknown, .none, .empty:
            Name(section.text(of: expression.span), span: expression.span)
        case .number, .date, .text, .or, .and, .not, .comparison, .membership, .contains, .isEmpty, .deadlineState,
            .known, .has, .atLeast, .arithmetic, .negative, .call, .invalid:
            nil
        }
    }

    /// The place of a word in a vocabulary; of a keyword also by its other spellings, so that `none` is the word 无 of a
    /// vocabulary that has it.
    func wordIndex(spelledAs word: Name, in id: VocabularyID) -> Int? {
        if let index = wordIndex(word.text, in: id) { return index }
        let keyword = KeywordEntry.table.first {
            Self.stateKeywords.contains($0.keyword) && $0.spellings.contains(word.text)
        }
        return keyword?.spellings.compactMap { wordIndex($0, in: id) }.first
    }

    /// The keywords that may be words of a vocabulary.
    private static let stateKeywords: Set<Keyword> = [.yes, .no, .unknown, .none, .empty]
}
