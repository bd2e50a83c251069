import RedressDiagnostics

extension Parser {
    /// The type of a fact, parameter, table, or of what a group decides.
    mutating func type() -> TypeSyntax {
        let start = current
        var key: Name?
        if takeLeading(.per) {
            key = name(.anyName)
            if isRecovering { return TypeSyntax(key: nil, kind: .invalid, span: span(from: start)) }
        }
        let kind = typeKind()
        return TypeSyntax(key: key, kind: kind, span: span(from: start))
    }

    private mutating func typeKind() -> TypeSyntax.Kind {
        guard let keyword else {
            reportHere(.type)
            return .invalid
        }
        switch keyword {
        case .yesOrNo: return plain(.yesNo)
        case .textType: return plain(.text)
        case .dateType: return plain(.date)
        case .instant: return plain(.instant)
        case .person: return plain(.person)
        case .role: return plain(.role)
        case .sanction: return plain(.sanction)
        case .oneOf:
            advanceLeading()
            return .oneOf(vocabulary())
        case .anyOf:
            advanceLeading()
            return .anyOf(vocabulary())
        case .wholeNumber:
            advance()
            let (range, unit) = measure()
            return .wholeNumber(range: range, unit: unit)
        case .decimal:
            advance()
            let (range, unit) = measure()
            return .decimal(range: range, unit: unit)
        case .money:
            advance()
            return .money(range: range())
        case .duration:
            advance()
            return .duration(unit: unitName())
        default:
            reportHere(.type)
            return .invalid
        }
    }

    private mutating func plain(_ kind: TypeSyntax.Kind) -> TypeSyntax.Kind {
        advance()
        return kind
    }

    // MARK: Ranges and units

    /// A range and a unit, either of which may be left out. The unit behind the range belongs to the type.
    private mutating func measure() -> (RangeSyntax?, UnitNameSyntax?) {
        guard let range = range() else { return (nil, unitName()) }
        let last = range.high.number
        guard let unit = last.unit, let place = unitSpan(of: last) else { return (range, unitName()) }
        let bare = NumberLiteral(digits: last.digits, scale: last.scale, unit: nil, span: last.span)
        let high = RangeSyntax.SignedNumber(isNegative: range.high.isNegative, number: bare)
        let name = Name(list.source.text(of: place), span: place)
        return (RangeSyntax(low: range.low, high: high, span: range.span), UnitNameSyntax(unit: unit, name: name))
    }

    /// Where the unit of the number token that was just read stands.
    private func unitSpan(of number: NumberLiteral) -> Span? {
        guard index > 0, tokens[index - 1].kind == .number else { return nil }
        return list.numbers[Int(tokens[index - 1].payload)].unitSpan
    }

    /// `low..high`; nil where none begins.
    private mutating func range() -> RangeSyntax? {
        let start = current
        guard at(.number) || at(.minus), ahead(at(.minus) ? 2 : 1).kind == .range, let low = signedNumber() else {
            return nil
        }
        advance()
        guard let high = signedNumber() else { return nil }
        return RangeSyntax(low: low, high: high, span: span(from: start))
    }

    private mutating func signedNumber() -> RangeSyntax.SignedNumber? {
        if at(.minus) { uses.signs.append(current.start) }
        let isNegative = take(.minus)
        return expectNumber().map { RangeSyntax.SignedNumber(isNegative: isNegative, number: $0) }
    }

    /// A unit written by itself; a word that no table knows only counts, like 台.
    private mutating func unitName() -> UnitNameSyntax? {
        guard !isRecovering, isAtName, keyword == nil || keyword == .times else { return nil }
        uses.units.append(current.start)
        let name = takeName()
        return UnitNameSyntax(unit: Words.units[name.text] ?? .count, name: name)
    }

    // MARK: Vocabularies

    /// Words separated by commas or `and`; `<` between two of them orders them. The list ends before a comma that an
    /// option of a fact follows.
    mutating func vocabulary(_ expected: Expected = .word) -> VocabularySyntax {
        let start = current
        var chains: [[Name]] = []
        var chain: [Name] = []
        while true {
            guard let word = name(expected) else { break }
            chain.append(word)
            if take(.less) { continue }
            chains.append(chain)
            chain = []
            if at(.comma), let next = ahead(1).keyword, Self.factOptions.contains(next) { break }
            guard takeSeparator() else { break }
        }
        if !chain.isEmpty { chains.append(chain) }
        return VocabularySyntax(chains: chains, span: span(from: start))
    }

    /// The keywords that begin an option behind the type of a fact.
    static let factOptions: Set<Keyword> = [.defaultValue, .optional, .judgedBy, .by]
}
