import RedressDiagnostics

@testable import RedressSyntax

/// What the terminals of the grammar file stand for among the tokens of the lexer.
struct Terminals {
    let list: TokenList
    let tokens: [Token]

    init(_ list: TokenList) {
        self.list = list
        var tokens: [Token] = []
        for token in LineJoiner.join(list.tokens) where token.kind != .end {
            // A line goes on behind a keyword that still needs something.
            if token.kind == .newline, let last = tokens.last?.keyword, Self.needy.contains(last) { continue }
            tokens.append(token)
        }
        self.tokens = tokens
    }

    private static let needy: Set<Keyword> = [
        .oneOf, .anyOf, .when, .per, .from, .until, .by, .basis, .overrides, .defaultValue, .and, .or, .not, .memberOf,
        .contains, .known, .expect, .fields,
    ]

    /// The entry that a keyword of the grammar names: the first with that spelling.
    static func entry(_ word: String) -> KeywordEntry? {
        KeywordEntry.table.first { $0.spellings.contains(word) }
    }

    func matches(_ terminal: EBNFNode, _ token: Token) -> Bool {
        switch terminal {
        case .keyword(let word):
            guard token.kind == .word, let entry = Self.entry(word) else { return false }
            let text = list.source.text(of: list.span(token)).split(separator: " ").joined(separator: " ")
            return entry.spellings.contains(text)
        case .sign(let sign):
            return Self.kinds[sign] == token.kind
        case .token(let name):
            return matches(token: name, token)
        case .production, .sequence, .choice, .optional, .repetition:
            return false
        }
    }

    static let kinds: [String: Token.Kind] = [
        ",": .comma, ":": .colon, "→": .arrow, "(": .open, ")": .close, "..": .range, "、": .listMark, "=": .equal,
        "<>": .notEqual, "<": .less, "<=": .lessOrEqual, ">": .greater, ">=": .greaterOrEqual, "+": .plus, "-": .minus,
        "*": .star, "/": .slash,
    ]

    private func matches(token name: String, _ token: Token) -> Bool {
        switch name {
        case "NAME": token.kind == .quotedName || token.kind == .word && !(token.keyword?.isReserved ?? false)
        case "TEXT": token.kind == .text
        case "NUMBER": token.kind == .number
        case "PERCENT": unit(token) == .percent
        case "QUANTITY": unit(token).map { Self.timeUnits.contains($0) } ?? false
        case "DATE": token.kind == .date
        case "TIME": token.kind == .time
        case "PERIOD": token.kind == .period
        case "NL": token.kind == .newline
        case "DAY": token.kind == .word && UnitEntry.weekday(list.nameText(token)) != nil
        case "UNIT": token.kind == .word && Words.units[list.nameText(token)] != nil
        default: false
        }
    }

    private func unit(_ token: Token) -> UnitSyntax? {
        token.kind == .number ? list.numbers[Int(token.payload)].literal.unit : nil
    }

    private static let timeUnits: Set<UnitSyntax> = [
        .second, .minute, .hour, .day, .week, .month, .quarter, .year, .workingDay, .workingHour,
    ]
}
