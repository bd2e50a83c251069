import RedressDiagnostics

extension Parser {
    /// An example behind its keyword: lines of facts, then what the decision must be.
    mutating func example() -> Declaration.Kind {
        guard let title = expectText() else { return .invalid }
        let period = takeLeading(.forPeriod) ? name(.anyName) : nil
        endLine()
        var inputs: [ExampleSyntax.Input] = []
        var expectations: [ExpectationSyntax] = []
        var hasExpectClause = false
        while !isAtEnd, !LineJoiner.startsDeclaration(at: index, in: tokens) {
            let before = index
            if takeLeading(.expect) {
                hasExpectClause = true
                expectations += self.expectations()
            } else if let input = input() {
                inputs.append(input)
            }
            endLine()
            if index == before { advance() }
        }
        if !hasExpectClause { diagnostics.append(.missingText(.expectClause, at: title.span)) }
        return .example(
            ExampleSyntax(title: title, period: period, inputs: inputs, expectations: expectations))
    }

    // MARK: Facts

    private mutating func input() -> ExampleSyntax.Input? {
        let start = current
        guard let inputName = name(.factName) else { return nil }
        var key: Name?
        if isAtName, Self.beginsValue(ahead(1)) { key = takeName() }
        var values: [Expression] = []
        repeat {
            if isAtName { freeNames.insert(current.start) }
            values.append(period() ?? exampleValue())
        } while !isRecovering && takeSeparator()
        return ExampleSyntax.Input(name: inputName, key: key, values: values, span: span(from: start))
    }

    private static func beginsValue(_ token: Token) -> Bool {
        switch token.kind {
        case .word: !(token.keyword?.isReserved ?? false)
        case .quotedName, .text, .number, .date, .minus, .numberWord: true
        default: false
        }
    }

    /// The period that an example is about, as it is written; nil where none stands here.
    private mutating func period() -> Expression? {
        guard at(.period) else { return nil }
        let token = current
        advance()
        return Expression(.text(TextLiteral(list.nameText(token), span: span(token))), span: span(token))
    }

    /// A value as an example gives it: no sums, but a number may be negative.
    private mutating func exampleValue() -> Expression {
        let start = current
        if at(.minus) { uses.signs.append(start.start) }
        guard take(.minus) else { return term() }
        let inner = term(.number)
        return Expression(.negative(inner), span: span(from: start))
    }

    // MARK: Expectations

    private mutating func expectations() -> [ExpectationSyntax] {
        var expectations: [ExpectationSyntax] = []
        repeat {
            let start = current
            let kind = expectation() ?? .invalid
            expectations.append(ExpectationSyntax(kind, span: span(from: start)))
            recoverAtComma()
        } while take(.comma)
        return expectations
    }

    private mutating func expectation() -> ExpectationSyntax.Kind? {
        guard let keyword else { return expectedValue() }
        switch keyword {
        case .noFine: return plain(.none(.fine))
        case .noReward: return plain(.none(.reward))
        case .noSanction: return plain(.none(.sanction))
        case .noPending: return plain(.none(.pending))
        case .noViolation: return plain(.none(.violation))
        case .void: return plain(.void)
        case .notApplicable: return plain(.notApplicable)
        case .violation:
            advanceLeading()
            return name(.anyName).map { .violation($0) }
        case .pending:
            advanceLeading()
            return name(.roleName).map { .pending($0) }
        case .sanction:
            advanceLeading()
            let roles = joinedNames(.roleName)
            let sanctions = isRecovering ? [] : joinedNames(.sanction)
            return isRecovering ? nil : .sanctions(role: roles, sanctions)
        case .fine, .reward:
            advanceLeading()
            return money(isReward: keyword == .reward)
        default:
            return expectedValue()
        }
    }

    private mutating func plain(_ kind: ExpectationSyntax.Kind) -> ExpectationSyntax.Kind {
        advance()
        return kind
    }

    private mutating func money(isReward: Bool) -> ExpectationSyntax.Kind? {
        let roles = joinedNames(.roleName)
        guard !isRecovering, let amount = expectNumber(.amount) else { return nil }
        return .money(isReward: isReward, roles: roles, amount: amount)
    }

    /// A name with the value it must have; a number without a verb may be a fine or the value of a number.
    private mutating func expectedValue() -> ExpectationSyntax.Kind? {
        guard isAtName else {
            reportHere(.expectation)
            return nil
        }
        if LineJoiner.joinsNames(ahead(1)) || ahead(1).kind == .number { return money(isReward: false) }
        let name = takeName()
        let start = current
        if let state = keyword?.deadlineState {
            advance()
            return .value(name, Expression(.deadlineState(name, state), span: span(from: start)))
        }
        if isAtName, LineJoiner.joinsNames(ahead(1)) {
            // Several roles take a slot together.
            let names = joinedNames(.roleName).map { Expression(.name($0), span: $0.span) }
            return isRecovering ? nil : .value(name, Expression(.and(names), span: span(from: start)))
        }
        let value = exampleValue()
        return isRecovering ? nil : .value(name, value)
    }
}

extension LineJoiner {
    /// Whether a token joins names of one item.
    static func joinsNames(_ token: Token) -> Bool {
        token.kind == .listMark || token.keyword == .listAnd || token.keyword == .and
    }
}
