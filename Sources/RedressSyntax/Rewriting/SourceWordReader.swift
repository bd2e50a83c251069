import RedressDiagnostics

/// Joins the tokens of a text with what the parser made of them. Words that only round off become properties of the
/// words in front of them, so that they may be written or left out.
struct SourceWordReader {
    private let list: TokenList
    private let tokens: [Token]
    private let uses: WordUses
    private let names: Set<UInt32>
    private let commas: Set<UInt32>
    private let signs: Set<UInt32>
    private let continued: Set<UInt32>
    /// Tokens that are not words of their own.
    private let folded: Set<UInt32>

    init(_ list: TokenList, _ uses: WordUses) {
        self.list = list
        self.uses = uses
        tokens = LineJoiner.join(list.tokens)
        names = Set(uses.names)
        commas = Set(uses.commas)
        signs = Set(uses.signs)
        continued = Set(uses.continued)
        folded = Set(uses.roundings.compactMap(\.written) + uses.days.compactMap(\.written))
    }

    /// The words in order.
    func words() -> [SourceWord] {
        let kept = tokens.indices.filter { index in
            switch tokens[index].kind {
            case .newline, .end: false
            default: !folded.contains(tokens[index].start)
            }
        }
        var indexOfStart: [UInt32: Int] = [:]
        var indexOfEnd: [UInt32: Int] = [:]
        for (order, index) in kept.enumerated() {
            indexOfStart[tokens[index].start] = order
            indexOfEnd[tokens[index].end] = order
        }
        let roundings = self.roundings(indexOfStart, indexOfEnd)
        let periodLeads = Dictionary(
            uses.days.compactMap { day in indexOfStart[day.lead].map { ($0 + 1, $0) } },
            uniquingKeysWith: { first, _ in first })
        return kept.enumerated().map { order, index in
            let token = tokens[index]
            return SourceWord(
                kind: kind(token, periodLead: periodLeads[order]), span: list.span(token),
                endsLine: endsLine(behind: index), rounding: roundings[order])
        }
    }

    private func roundings(
        _ indexOfStart: [UInt32: Int], _ indexOfEnd: [UInt32: Int]
    ) -> [Int: SourceWord.Rounding] {
        var found: [Int: SourceWord.Rounding] = [:]
        let writtenWords = Dictionary(
            tokens.filter { $0.kind == .word && folded.contains($0.start) }.map { ($0.start, list.bytes($0)) },
            uniquingKeysWith: { first, _ in first })
        for rounding in uses.roundings {
            guard let keyword = rounding.keyword, let lead = indexOfStart[rounding.lead],
                let last = indexOfEnd[rounding.end]
            else { continue }
            let written = rounding.written.flatMap { writtenWords[$0] }.map { String(decoding: $0, as: UTF8.self) }
            found[last] = SourceWord.Rounding(keyword: keyword, lead: lead, written: written)
        }
        return found
    }

    /// Whether the line ends behind a token, or behind the rounding words that follow it.
    private func endsLine(behind index: Int) -> Bool {
        var next = index + 1
        while next < tokens.count, folded.contains(tokens[next].start), tokens[next].kind == .word { next += 1 }
        guard next < tokens.count else { return true }
        switch tokens[next].kind {
        case .end: return true
        case .newline: return !continued.contains(tokens[next].start)
        default: return false
        }
    }

    private func kind(_ token: Token, periodLead: Int?) -> SourceWord.Kind {
        switch token.kind {
        case .word, .numberWord: return word(token)
        case .quotedName: return .name(list.nameText(token), isQuoted: true)
        case .text: return .text(String(decoding: TokenList.unquoted(list.bytes(token)), as: UTF8.self))
        case .number: return .number(number(token, periodLead: periodLead))
        case .date, .time, .period: return .moment(moment(token))
        case .comma: return .sign(.comma)
        case .colon: return .sign(.colon)
        case .arrow: return .sign(.arrow)
        case .open: return .sign(.open)
        case .close: return .sign(.close)
        case .range: return .sign(.range)
        case .listMark: return commas.contains(token.start) ? .sign(.comma) : .keyword(.listAnd)
        case .equal: return .sign(.equal)
        case .notEqual: return .sign(.notEqual)
        case .less: return .sign(.less)
        case .lessOrEqual: return .sign(.lessOrEqual)
        case .greater: return .sign(.greater)
        case .greaterOrEqual: return .sign(.greaterOrEqual)
        case .plus: return .sign(.plus)
        case .minus: return .sign(signs.contains(token.start) ? .negative : .minus)
        case .star: return .sign(.times)
        case .slash: return .sign(.divided)
        case .newline, .end: return .text("")
        }
    }

    private func word(_ token: Token) -> SourceWord.Kind {
        if uses.units.contains(token.start) { return .unit(list.nameText(token)) }
        if uses.weekdays.contains(token.start), let day = UnitEntry.weekday(list.nameText(token)) {
            return .weekday(day)
        }
        guard !names.contains(token.start), let keyword = uses.keywords[token.start] ?? token.keyword else {
            return .name(list.nameText(token), isQuoted: false)
        }
        return .keyword(keyword)
    }

    private func number(_ token: Token, periodLead: Int?) -> SourceWord.NumberWord {
        let unit = list.numbers[Int(token.payload)].unitSpan
        let digits = list.bytes(token).prefix(Int((unit?.start ?? token.end) - token.start))
        return SourceWord.NumberWord(
            digits: Self.ascii(digits).filter { $0 != " " },
            unit: unit.map { Self.ascii(list.source.bytes[Int($0.start)..<Int($0.end)]) }, periodLead: periodLead)
    }

    /// A date or time as written, with one space at most.
    private func moment(_ token: Token) -> String {
        Self.ascii(list.bytes(token)).split(separator: " ").joined(separator: " ")
    }

    /// A text with its full-width characters as their twins, and any space as an ASCII space.
    private static func ascii(_ bytes: ArraySlice<UInt8>) -> String {
        var text = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let folded = Folding.fold(scalar.value)
            text.unicodeScalars.append(Folding.isSpace(folded) ? " " : Unicode.Scalar(folded) ?? scalar)
        }
        return text
    }
}
