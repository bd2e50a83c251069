import RedressDiagnostics

extension Parser {
    // MARK: People

    /// Who takes a slot, then who does if those are not there.
    mutating func alternatives() -> [WhoSyntax] {
        var alternatives: [WhoSyntax] = []
        repeat {
            guard let who = who(.who) else { break }
            alternatives.append(who)
        } while !isRecovering && takeLeading(.orElse)
        return alternatives
    }

    /// Names that act together, `any of (…)` or `nobody`; nil where none stands.
    mutating func who(_ expected: Expected) -> WhoSyntax? {
        let start = current
        uses.read(start, as: .anyOne, ifAny: .anyOf)
        if takeLeading(any: .anyOne, .anyOf) {
            let names = bracketedNames(.roleName)
            return WhoSyntax(.anyOf(names), span: span(from: start))
        }
        if at(any: .none, .nobody) {
            uses.read(current, as: .nobody, ifAny: .none)
            advance()
            return WhoSyntax(.nobody, span: span(from: start))
        }
        let names = joinedNames(expected)
        return names.isEmpty ? nil : WhoSyntax(.all(names), span: span(from: start))
    }

    // MARK: Phrases of deadlines

    /// Whether a phrase of a deadline can begin here.
    var isAtPhrase: Bool {
        if at(.number) { return true }
        guard let keyword else { return isAtName }
        switch keyword {
        case .from, .until, .by, .using:
            return true
        default:
            return isAtName
        }
    }

    /// Whether a limit stands here that is led by a keyword and could be no name.
    var isAtLimitKeyword: Bool {
        switch keyword {
        case .sameDay, .byClose, .sameDayByClose, .nextMonth, .nextQuarter, .nextYear, .periodEnd, .periodStart,
            .atOnce:
            true
        case .earliest, .earliestHit, .latest, .latestHit:
            ahead(1).kind == .open
        default:
            false
        }
    }

    mutating func phrase() -> PhraseSyntax? {
        switch keyword {
        case .from:
            let lead = current
            advanceLeading()
            return start(from: lead).map { .from($0) }
        case .periodStart:
            return start(from: current).map { .from($0) }
        case .until:
            advanceLeading()
            return name(.eventName).map { .until($0) }
        case .by:
            advanceLeading()
            let alternatives = alternatives()
            return alternatives.isEmpty ? nil : .by(alternatives)
        case .using:
            advanceLeading()
            return name(.anyName).map { .using($0) }
        default:
            guard isAtPhrase else {
                reportHere(.phrase)
                return nil
            }
            guard let limit = limit() else { return nil }
            return .limit(limit, bounds: bounds())
        }
    }

    /// The moment from which a limit runs, rounded off by 起.
    private mutating func start(from lead: Token) -> InstantSyntax? {
        let instant = instant()
        roundOff(.startsFrom, phraseFrom: lead)
        return instant
    }

    private mutating func instant() -> InstantSyntax? {
        if take(.periodStart) { return .periodStart }
        if ahead(1).kind == .open {
            if at(any: .earliest, .earliestHit) {
                uses.read(FunctionName.earliest, current)
                advance()
                return .earliest(bracketedNames(.eventName))
            }
            if at(any: .latest, .latestHit) {
                uses.read(FunctionName.latest, current)
                advance()
                return .latest(bracketedNames(.eventName))
            }
        }
        return name(.eventName).map { .named($0) }
    }

    // MARK: Limits

    private mutating func limit(isNested: Bool = false) -> LimitSyntax? {
        if at(.number) { return quantityLimit(isNested: isNested) }
        switch keyword {
        case .sameDay: return plain(.sameDay)
        case .byClose: return plain(.byClose)
        case .sameDayByClose: return plain(.sameDayByClose)
        case .periodEnd: return plain(.periodEnd)
        case .atOnce: return plain(.atOnce)
        case .nobody:
            uses.read(current, as: .none)
            return plain(LimitSyntax.none)
        case .some(Keyword.none): return plain(LimitSyntax.none)
        case .nextMonth: return nextPeriodDay(.month)
        case .nextQuarter: return nextPeriodDay(.quarter)
        case .nextYear: return nextPeriodDay(.year)
        case .earliest where ahead(1).kind == .open, .earliestHit where ahead(1).kind == .open:
            uses.read(FunctionName.earliest, current)
            return nested { .earliest($0) }
        case .latest where ahead(1).kind == .open, .latestHit where ahead(1).kind == .open:
            uses.read(FunctionName.latest, current)
            return nested { .latest($0) }
        default:
            return name(.limit).map { .named($0) }
        }
    }

    private mutating func plain(_ limit: LimitSyntax) -> LimitSyntax {
        advance()
        return limit
    }

    private mutating func quantityLimit(isNested: Bool) -> LimitSyntax? {
        let start = current
        guard let low = number() else { return nil }
        var high: NumberLiteral?
        if take(.range) {
            guard let number = expectNumber(.quantity) else { return nil }
            high = number
        }
        // 内 and 以内 only round off a limit, which always includes its last moment.
        let isRoundedOff = ahead(at(any: .inside, .orLess) ? 1 : 0).keyword != .before && high == nil
        roundOff(.inside, or: .orLess, phraseFrom: start, isWanted: isRoundedOff && !isNested)
        var before: InstantSyntax?
        if takeLeading(.before) {
            guard let instant = instant() else { return nil }
            before = instant
        }
        return .quantity(low, to: high, before: before)
    }

    private mutating func nextPeriodDay(_ unit: LimitSyntax.PeriodUnit) -> LimitSyntax? {
        let lead = current
        advanceLeading()
        uses.days.append(WordUses.Day(lead: lead.start, written: at(.day) ? current.start : nil))
        _ = takeLeading(.day)
        guard let number = expectNumber(.nextDay) else { return nil }
        guard number.unit == .day else { return .nextPeriodDay(unit, number) }
        // `次月 3日` and `next month day 3` say the same.
        let bare = NumberLiteral(digits: number.digits, scale: number.scale, unit: nil, span: number.span)
        return .nextPeriodDay(unit, bare)
    }

    /// The limits in the brackets of `earliest` or `latest`.
    private mutating func nested(_ make: ([LimitSyntax]) -> LimitSyntax) -> LimitSyntax? {
        advance()
        expect(.open, .openBracket)
        let limits: [LimitSyntax]? = descend { parser in
            var limits: [LimitSyntax] = []
            repeat {
                guard let limit = parser.limit(isNested: true) else { break }
                limits.append(limit)
            } while parser.take(.comma)
            return limits
        }
        expect(.close, .closeBracket)
        return limits.map(make)
    }
}
