import RedressDiagnostics

extension Parser {
    /// The items behind an arrow, separated by commas; an error in one of them leaves the others readable.
    mutating func items(_ context: ItemContext) -> [ItemSyntax] {
        continueLine()
        var items: [ItemSyntax] = []
        while true {
            let before = index
            let start = current
            let kind = item(context)
            let guardCondition = takeGuard()
            items.append(ItemSyntax(kind, guardCondition: guardCondition, span: span(from: start)))
            recoverAtComma()
            if take(.comma) { continue }
            // Commas between the phrases of a deadline may be left out.
            guard case .phrase = kind, !isRecovering, index > before, isAtPhrase else { break }
        }
        return items
    }

    private mutating func item(_ context: ItemContext) -> ItemSyntax.Kind {
        switch context {
        case .value:
            return .value(condition())
        case .who:
            return isAtOutcomeVerb ? outcome() : .who(alternatives())
        case .phrase:
            return isAtOutcomeVerb ? outcome() : phraseItem()
        case .outcome:
            return outcome()
        case .any:
            return anyItem()
        }
    }

    private mutating func phraseItem() -> ItemSyntax.Kind {
        phrase().map { .phrase($0) } ?? .invalid
    }

    /// An item of a row whose group is not known here: its form tells what it is. A bare name is a value.
    private mutating func anyItem() -> ItemSyntax.Kind {
        if isAtOutcomeVerb { return outcome() }
        if let number = numberHere {
            let isLimit = number.literal.unit.map(Self.isTime) ?? false
            return isLimit && !Self.isOperator(ahead(1).kind) ? phraseItem() : .value(condition())
        }
        if isAtPhrase, !isAtName || isAtLimitKeyword { return phraseItem() }
        if at(any: .anyOne, .anyOf, .nobody, .none) { return .who(alternatives()) }
        guard isAtName, keyword?.mayBeName ?? true else { return .value(condition()) }
        let next = ahead(1)
        switch next.keyword {
        case .orElse: return .who(alternatives())
        case .from, .until, .by, .using, .floor, .ceiling: return phraseItem()
        default: break
        }
        if LineJoiner.joinsNames(next) {
            // Names that act together are followed by an amount if they pay, by nothing if they are assigned.
            var last = 2
            while isName(ahead(last)), LineJoiner.joinsNames(ahead(last + 1)) { last += 2 }
            return Self.beginsAmount(ahead(last + 1)) ? outcome() : .who(alternatives())
        }
        return Self.beginsAmount(next) ? outcome() : .value(condition())
    }

    private static func beginsAmount(_ token: Token) -> Bool {
        switch token.kind {
        case .number, .open, .quotedName: true
        case .word: token.keyword == nil || token.keyword?.function != nil
        default: false
        }
    }

    private static func isOperator(_ kind: Token.Kind) -> Bool {
        switch kind {
        case .plus, .minus, .star, .slash, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
        default: false
        }
    }

    private static func isTime(_ unit: UnitSyntax) -> Bool {
        switch unit {
        case .second, .minute, .hour, .day, .week, .month, .quarter, .year, .workingDay, .workingHour: true
        case .yuan, .fen, .percent, .kilometre, .count: false
        }
    }

    // MARK: Outcomes

    private var isAtOutcomeVerb: Bool {
        at(any: .fine, .reward, .sanction, .notify, .record, .remedy, .escalate, .approval, .reopen, .void)
    }

    private mutating func outcome() -> ItemSyntax.Kind {
        switch keyword {
        case .fine:
            advanceLeading()
            return money(.fine)
        case .reward:
            advanceLeading()
            return money(.reward)
        case .sanction:
            advanceLeading()
            return sanctionItem()
        case .notify:
            advanceLeading()
            let names = joinedNames(.roleName)
            return .notify(names, text())
        case .record:
            advanceLeading()
            return subject().map { .record($0) } ?? .invalid
        case .remedy:
            advanceLeading()
            return subject().map { .remedy($0) } ?? .invalid
        case .escalate:
            advanceLeading()
            return .escalate(joinedNames(.roleName))
        case .approval:
            let start = current
            advanceLeading()
            let names = joinedNames(.roleName)
            roundOff(.signed, phraseFrom: start)
            return .approval(names)
        case .reopen:
            advanceLeading()
            return name(.anyName).map { .reopen($0) } ?? .invalid
        case .void:
            advance()
            return .void
        default:
            guard isAtName else {
                reportHere(.outcome)
                return .invalid
            }
            return money(nil)
        }
    }

    private mutating func sanctionItem() -> ItemSyntax.Kind {
        let first = joinedNames(.roleName)
        guard !isRecovering, let second = who(.sanction) else { return .invalid }
        let assessed = takeLeading(.assessed) ? name(.factName) : nil
        return .sanction(first: first, second: second, assessed: assessed)
    }

    private mutating func subject() -> SubjectSyntax? {
        if let text = text() { return .text(text) }
        return who(.subject).map { .who($0) }
    }

    // MARK: Money

    private mutating func money(_ verb: MoneySyntax.Verb?) -> ItemSyntax.Kind {
        var payers: [MoneySyntax.Payer] = []
        repeat {
            guard let payer = name(.roleName) else { return .invalid }
            var percent: NumberLiteral?
            if let number = numberHere, number.literal.unit == .percent, ahead(1).keyword != .of {
                percent = self.number()
            }
            payers.append(MoneySyntax.Payer(name: payer, percent: percent))
        } while takeListAnd()
        guard let amount = amount() else { return .invalid }
        var modes: [ModeSyntax] = []
        while !isRecovering, let mode = mode() { modes.append(mode) }
        return .money(MoneySyntax(verb: verb, payers: payers, amount: amount, modes: modes))
    }

    private mutating func amount() -> AmountSyntax? {
        let start = current
        // A way of paying (`每人`) is a name elsewhere; here it shows that the amount was forgotten.
        guard keyword == nil || keyword?.function != nil && ahead(1).kind == .open else {
            reportHere(.amount)
            return nil
        }
        var percent: NumberLiteral?
        if numberHere != nil, ahead(1).keyword == .of {
            percent = number()
            advanceLeading()
        }
        let low = term(.amount)
        let high = !isRecovering && take(.range) ? term(.amount) : nil
        if isRecovering { return nil }
        return AmountSyntax(percent: percent, low: low, high: high, span: span(from: start))
    }

    private mutating func mode() -> ModeSyntax? {
        let start = current
        guard let keyword, let kind = modeKind(keyword) else { return nil }
        return ModeSyntax(kind, span: span(from: start))
    }

    private mutating func modeKind(_ keyword: Keyword) -> ModeSyntax.Kind? {
        switch keyword {
        case .each: return plain(.each)
        case .shared: return plain(.shared)
        case .split: return plain(.split)
        case .jointly: return plain(.jointly)
        case .once: return plain(.once)
        case .per:
            advanceLeading()
            return .per(term())
        case .atMost, .atMostCap:
            uses.read(current, as: .atMostCap, ifAny: .atMost)
            advanceLeading()
            return .atMost(term(.amount))
        case .assessed:
            advanceLeading()
            return name(.factName).map { .assessed($0) }
        case .floor, .ceiling:
            return bound().map { .bound($0) }
        default:
            return nil
        }
    }

    private mutating func plain(_ kind: ModeSyntax.Kind) -> ModeSyntax.Kind {
        advance()
        return kind
    }

    /// `floor`/`不得低于` or `ceiling`/`不得高于` with its amount.
    mutating func bound() -> BoundSyntax? {
        guard at(any: .floor, .ceiling) else { return nil }
        let start = current
        advanceLeading()
        let limit = term(.amount)
        return BoundSyntax(isFloor: start.keyword == .floor, limit: limit, span: span(from: start))
    }

    mutating func bounds() -> [BoundSyntax] {
        var bounds: [BoundSyntax] = []
        while !isRecovering, let bound = bound() { bounds.append(bound) }
        return bounds
    }
}
