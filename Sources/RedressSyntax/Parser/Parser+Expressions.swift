import RedressDiagnostics

extension Parser {
    /// A condition: tests joined by `and` and `or`.
    mutating func condition() -> Expression {
        let start = current
        return descend { $0.disjunction() } ?? Expression(.invalid, span: span(from: start))
    }

    private mutating func disjunction() -> Expression {
        var alternatives: [Expression] = []
        var conjuncts = [test()]
        while true {
            if takeLeading(.or) {
                let last = conjuncts[conjuncts.count - 1]
                alternatives.append(Self.joined(conjuncts, Expression.Kind.and))
                conjuncts = [operand(after: last)]
            } else if takeLeading(.and) {
                conjuncts.append(operand(after: conjuncts[conjuncts.count - 1]))
            } else {
                break
            }
            if isRecovering { break }
        }
        alternatives.append(Self.joined(conjuncts, Expression.Kind.and))
        return Self.joined(alternatives, Expression.Kind.or)
    }

    private static func joined(
        _ operands: [Expression], _ kind: ([Expression]) -> Expression.Kind
    ) -> Expression {
        let first = operands[0]
        guard operands.count > 1 else { return first }
        return Expression(kind(operands), span: first.span.union(operands[operands.count - 1].span))
    }

    /// An operand of `and` or `or`; a comparison may leave out the left side of the one before it.
    private mutating func operand(after previous: Expression) -> Expression {
        let isShort = comparisonHere != nil && !isAtQuantifier || isAtLimitQuantity || at(.notEmpty)
        guard isShort else { return test() }
        let start = current
        let left: Expression
        switch previous.kind {
        case .comparison(let value, _, _), .isEmpty(let value, _): left = value
        default:
            report(.missingText(.leftSide, at: Span(source: span(start).source, start: start.start, end: start.start)))
            return Expression(.invalid, span: span(from: start))
        }
        let comparison = comparison(of: left)
        return Expression(comparison.kind, span: span(from: start))
    }

    // MARK: Tests

    /// The comparison that the sign or keyword here spells in front of its number.
    private var comparisonHere: ComparisonWord? {
        if index == forcedLineStart { return nil }
        switch current.kind {
        case .equal: return .equal
        case .notEqual: return .notEqual
        case .less: return .less
        case .lessOrEqual: return .lessOrEqual
        case .greater: return .greater
        case .greaterOrEqual: return .greaterOrEqual
        case .word:
            // 是 is read as yes; between two values it compares.
            if current.keyword == .yes { return list.bytes(current).first != 0x79 ? .is : nil }
            if current.keyword == .orMore || current.keyword == .orLess { return nil }
            return current.keyword?.comparison
        default: return nil
        }
    }

    /// Whether a number with a limit word stands here (`3次以上`).
    private var isAtLimitQuantity: Bool { at(.number) && Self.limit(ahead(1).keyword) != nil }

    private static func limit(_ keyword: Keyword?) -> ComparisonWord? {
        switch keyword {
        case .orMore: .orMore
        case .orLess, .inside: .orLess
        default: nil
        }
    }

    /// Whether `at least n of (…)` stands here, and no comparison.
    private var isAtQuantifier: Bool {
        guard at(any: .atLeast, .atLeastOf), ahead(1).kind == .number else { return false }
        return ahead(2).keyword == .of || ahead(2).kind == .open
    }

    private mutating func test() -> Expression {
        let start = current
        if takeLeading(.not) {
            let inner = descend { $0.test() } ?? Expression(.invalid, span: span(from: start))
            return Expression(.not(inner), span: span(from: start))
        }
        if at(any: .known, .has) {
            let isKnown = at(.known)
            advanceLeading()
            guard let name = name(.factName) else { return Expression(.invalid, span: span(from: start)) }
            return Expression(isKnown ? .known(name) : .has(name), span: span(from: start))
        }
        if isAtQuantifier { return quantifier() }
        let left = sum()
        return suffix(of: left, from: start)
    }

    private mutating func quantifier() -> Expression {
        let start = current
        uses.read(start, as: .atLeastOf, ifAny: .atLeast)
        advance()
        guard let number = number() else { return Expression(.invalid, span: span(from: start)) }
        _ = takeLeading(.of)
        expect(.open, .openBracket)
        var conditions: [Expression] = []
        repeat {
            conditions.append(condition())
        } while !isRecovering && take(.comma)
        expect(.close, .closeBracket)
        return Expression(.atLeast(number, of: conditions), span: span(from: start))
    }

    /// A comparison with a left side that is given.
    private mutating func comparison(of left: Expression) -> Expression {
        let start = current
        if isAtLimitQuantity, let number = number(), let word = Self.limit(keyword) {
            let right = Expression(.number(number), span: span(from: start))
            uses.read(current, as: .orLess, ifAny: .inside)
            advance()
            return Expression(.comparison(left, word, right), span: left.span.union(span(from: start)))
        }
        if take(.notEmpty) {
            return Expression(.isEmpty(left, isNegated: true), span: left.span.union(span(from: start)))
        }
        guard let word = comparisonHere else { return Expression(.invalid, span: left.span) }
        uses.read(word, current)
        advanceLeading()
        if word == .is || word == .isNot, take(.empty) {
            return Expression(.isEmpty(left, isNegated: word == .isNot), span: left.span.union(span(from: start)))
        }
        let right = sum()
        return Expression(.comparison(left, word, right), span: left.span.union(span(from: start)))
    }

    /// What may stand behind a value and makes a test of it.
    private mutating func suffix(of left: Expression, from start: Token) -> Expression {
        if isRecovering { return left }
        if comparisonHere != nil || isAtLimitQuantity { return comparison(of: left) }
        guard let keyword else { return left }
        if let state = keyword.deadlineState {
            guard case .name(let name) = left.kind else { return left }
            advance()
            return Expression(.deadlineState(name, state), span: span(from: start))
        }
        switch keyword {
        case .memberOf, .notIn:
            advanceLeading()
            return membership(of: left, isNegated: keyword == .notIn, from: start)
        case .contains, .notContains:
            advanceLeading()
            let names = at(.open) ? bracketedNames(.word) : name(.word).map { [$0] } ?? []
            return Expression(.contains(left, isNegated: keyword == .notContains, names), span: span(from: start))
        case .notEmpty:
            return comparison(of: left)
        case .empty:
            advance()
            return Expression(.isEmpty(left, isNegated: false), span: span(from: start))
        default:
            return left
        }
    }

    private mutating func membership(of left: Expression, isNegated: Bool, from start: Token) -> Expression {
        if at(.open), isName(ahead(1)), Self.endsListElement(ahead(2)) {
            let names = bracketedNames(.word)
            return Expression(.membership(left, isNegated: isNegated, .names(names)), span: span(from: start))
        }
        if isAtName || at(.number) || at(.minus) || at(.open) {
            let low = sum()
            if take(.range) {
                let high = sum()
                return Expression(.membership(left, isNegated: isNegated, .range(low, high)), span: span(from: start))
            }
            if case .name(let name) = low.kind {
                return Expression(.membership(left, isNegated: isNegated, .names([name])), span: span(from: start))
            }
        }
        reportHere(.member)
        return Expression(.invalid, span: span(from: start))
    }

    private static func endsListElement(_ token: Token) -> Bool {
        switch token.kind {
        case .comma, .close, .listMark: true
        default: token.keyword == .and || token.keyword == .listAnd
        }
    }

    // MARK: Arithmetic

    mutating func sum() -> Expression { chain(ofProducts: false) }

    /// Operands joined by operators of one rank, from the left. Each operator counts as a level, since the tree is as
    /// deep as the chain is long.
    private mutating func chain(ofProducts: Bool) -> Expression {
        let start = current
        let outerDepth = depth
        defer { depth = outerDepth }
        var left = ofProducts ? signedTerm() : chain(ofProducts: true)
        while !isRecovering, let operation = ofProducts ? productOperator : sumOperator {
            guard depth < Self.depthLimit else {
                report(.nestingTooDeep(limit: Self.depthLimit, at: span(current)))
                skipToLineEnd()
                return Expression(.invalid, span: span(from: start))
            }
            depth += 1
            advance()
            let right = ofProducts ? signedTerm() : chain(ofProducts: true)
            left = Expression(.arithmetic(left, operation, right), span: span(from: start))
        }
        return left
    }

    private var sumOperator: ArithmeticOperator? { at(.plus) ? .plus : at(.minus) ? .minus : nil }

    private var productOperator: ArithmeticOperator? { at(.star) ? .times : at(.slash) ? .divided : nil }

    private mutating func signedTerm() -> Expression {
        let start = current
        if at(.minus) { uses.signs.append(start.start) }
        guard take(.minus) else { return term() }
        let inner = descend { $0.signedTerm() } ?? Expression(.invalid, span: span(from: start))
        return Expression(.negative(inner), span: span(from: start))
    }

    /// A number, date, text, name, function or bracket.
    mutating func term(_ expected: Expected = .value) -> Expression {
        let start = current
        switch start.kind {
        case _ where index == forcedLineStart:
            break
        case .number:
            if let number = number() { return Expression(.number(number), span: span(start)) }
        case .date:
            if let date = expectDate() { return Expression(.date(date), span: span(start)) }
        case .text:
            if let text = text() { return Expression(.text(text), span: span(start)) }
        case .open:
            advance()
            let inner = condition()
            expect(.close, .closeBracket)
            return Expression(inner.kind, span: span(from: start))
        case .word, .quotedName, .numberWord:
            return wordTerm(expected)
        default:
            break
        }
        reportHere(expected)
        return Expression(.invalid, span: span(from: start))
    }

    private mutating func wordTerm(_ expected: Expected) -> Expression {
        let start = current
        if let literal = Self.literal(start.keyword) {
            uses.read(start, as: .none, ifAny: .nobody)
            advance()
            return Expression(literal, span: span(start))
        }
        if let function = start.keyword?.function, ahead(1).kind == .open { return call(function) }
        guard let name = name(expected) else { return Expression(.invalid, span: span(from: start)) }
        return Expression(.name(name), span: span(start))
    }

    private static func literal(_ keyword: Keyword?) -> Expression.Kind? {
        guard let keyword else { return nil }
        switch keyword {
        case .yes: return .yesNo(true)
        case .no: return .yesNo(false)
        case .unknown: return .unknown
        case .none, .nobody: return Expression.Kind.none
        case .empty: return .empty
        default: return nil
        }
    }

    private mutating func call(_ function: FunctionName) -> Expression {
        let start = current
        uses.read(function, start)
        advance()
        expect(.open, .openBracket)
        var arguments = [condition()]
        let guardCondition = takeGuard()
        while !isRecovering, take(.comma) { arguments.append(condition()) }
        expect(.close, .closeBracket)
        let role = !isRecovering && takeLeading(.same) ? name(.roleName) : nil
        var within: CallSyntax.Within?
        if !isRecovering, takeLeading(.within) {
            if take(.thisMonth) {
                within = .thisMonth
            } else if let number = expectNumber(.quantity) {
                within = .quantity(number)
            }
        }
        let call = CallSyntax(
            function: function, arguments: arguments, guardCondition: guardCondition, sameRole: role, within: within)
        return Expression(.call(call), span: span(from: start))
    }

    /// `when`/`当` with its condition; nil if none stands here.
    mutating func takeGuard() -> Expression? {
        guard !isRecovering, takeLeading(.when) else { return nil }
        return condition()
    }
}
