import RedressDiagnostics

/// Reads tokens into a tree by recursive descent. It always ends and always gives a tree: what is missing or cannot be
/// read is reported once for its stretch, and reading goes on behind it.
struct Parser {
    /// How deep brackets, negations and sums may nest.
    static let depthLimit = 200

    let list: TokenList
    let tokens: [Token]
    var index = 0
    var depth = 0
    /// Whether an error has been reported and nothing more is worth saying until the next comma or line.
    var isRecovering = false
    /// A token at which a line ends although the line before asked for more: a declaration begins there.
    var forcedLineStart = -1
    var diagnostics: [Diagnostic] = []
    /// Where names stand that nothing has to declare (clause numbers, a fund, people in examples).
    var freeNames: Set<UInt32> = []
    /// How words were read whose spelling alone does not tell.
    var uses = WordUses()

    init(_ list: TokenList) {
        self.list = list
        tokens = LineJoiner.join(list.tokens)
    }

    // MARK: Looking

    var current: Token { tokens[index] }

    /// The token some places ahead; the end stands behind the end.
    func ahead(_ count: Int) -> Token { tokens[min(index + count, tokens.count - 1)] }

    var isAtEnd: Bool { current.kind == .end }

    /// Whether the line ends here.
    var isAtLineEnd: Bool { current.kind == .newline || current.kind == .end || index == forcedLineStart }

    func at(_ kind: Token.Kind) -> Bool { current.kind == kind && index != forcedLineStart }

    func at(_ keyword: Keyword) -> Bool { current.keyword == keyword && index != forcedLineStart }

    func at(any keywords: Keyword...) -> Bool {
        guard let keyword = current.keyword, index != forcedLineStart else { return false }
        return keywords.contains(keyword)
    }

    /// The keyword here; nil at an end of line.
    var keyword: Keyword? { index == forcedLineStart ? nil : current.keyword }

    func span(_ token: Token) -> Span { list.span(token) }

    /// Behind the last token that was read.
    var previousEnd: Span {
        let end = index > 0 ? tokens[index - 1].end : 0
        return Span(source: list.source.id, start: end, end: end)
    }

    /// From a token to the last token that was read.
    func span(from start: Token) -> Span {
        Span(source: list.source.id, start: start.start, end: max(start.start, index > 0 ? tokens[index - 1].end : 0))
    }

    // MARK: Taking

    mutating func advance() {
        if index < tokens.count - 1 { index += 1 }
    }

    mutating func take(_ kind: Token.Kind) -> Bool {
        guard at(kind) else { return false }
        advance()
        return true
    }

    /// Takes a keyword that may end its line.
    mutating func take(_ keyword: Keyword) -> Bool {
        guard at(keyword) else { return false }
        advance()
        return true
    }

    /// Takes a keyword that needs something behind it: its line goes on into the next.
    mutating func takeLeading(_ keyword: Keyword) -> Bool {
        guard take(keyword) else { return false }
        continueLine()
        return true
    }

    mutating func takeLeading(any keywords: Keyword...) -> Bool {
        guard let here = keyword, keywords.contains(here) else { return false }
        advance()
        continueLine()
        return true
    }

    /// Takes the keyword here, whichever it is, and what it needs may stand on the next line.
    mutating func advanceLeading() {
        advance()
        continueLine()
    }

    /// Passes over an end of line behind something unfinished, unless a declaration begins there.
    mutating func continueLine() {
        if current.kind == .newline, index + 1 < tokens.count, tokens[index + 1].kind != .end,
            !LineJoiner.startsDeclaration(at: index + 1, in: tokens)
        {
            uses.continued.append(current.start)
            index += 1
        }
    }

    /// Takes a sign, or says that it is missing.
    mutating func expect(_ kind: Token.Kind, _ expected: Expected) {
        if !take(kind) { reportHere(expected) }
    }

    /// `and`/`与`/`、` between names of one item.
    mutating func takeListAnd() -> Bool {
        uses.read(current, as: .listAnd, ifAny: .and)
        return take(.listMark) || takeLeading(any: .listAnd, .and)
    }

    /// A comma, or `and`/`与`/`、`, where only one list is possible.
    mutating func takeSeparator() -> Bool {
        if at(.listMark) { uses.commas.append(current.start) }
        return take(.comma) || takeListAnd()
    }

    /// Takes a word that only rounds off a phrase, where it stands; the phrase began with a word. `isWanted` tells
    /// whether a well-written text has it.
    mutating func roundOff(
        _ keyword: Keyword, or other: Keyword? = nil, phraseFrom lead: Token, isWanted: Bool = true
    ) {
        let end = index > 0 ? tokens[index - 1].end : 0
        let isWritten = at(keyword) || other.map { at($0) } ?? false
        uses.roundings.append(
            WordUses.Rounding(
                keyword: isWanted ? keyword : nil, lead: lead.start, end: end,
                written: isWritten ? current.start : nil))
        if isWritten { advance() }
    }

    // MARK: Reporting and going on

    mutating func report(_ diagnostic: Diagnostic) {
        if isRecovering { return }
        isRecovering = true
        diagnostics.append(diagnostic)
    }

    /// Says what was expected: missing at an end of line, else in place of what stands here.
    mutating func reportHere(_ expected: Expected) {
        if isAtLineEnd {
            report(.missingText(expected, at: previousEnd))
        } else {
            let found = list.source.text(of: span(current))
            let isKeyword = current.kind == .word && current.keyword != nil
            report(.unexpectedText(found, expected, isKeyword: isKeyword, at: span(current)))
        }
    }

    /// Ends a line; what still stands on it is reported and passed over.
    mutating func endLine(_ expected: Expected = .lineEnd) {
        if !isAtLineEnd {
            reportHere(expected)
            skipToLineEnd()
        }
        if current.kind == .newline { advance() }
        forcedLineStart = -1
        isRecovering = false
    }

    /// Passes over the rest of a line, but not over a declaration that begins a line of the text.
    mutating func skipToLineEnd() {
        while !isAtLineEnd {
            advance()
            if current.startsLine, LineJoiner.startsDeclaration(at: index, in: tokens) { forcedLineStart = index }
        }
    }

    /// After an error in a list, passes over the rest of the item, up to a comma outside brackets.
    mutating func recoverAtComma() {
        guard isRecovering else { return }
        var brackets = 0
        while !isAtLineEnd, brackets > 0 || current.kind != .comma {
            if current.kind == .open { brackets += 1 }
            if current.kind == .close { brackets = max(0, brackets - 1) }
            advance()
            if current.startsLine, LineJoiner.startsDeclaration(at: index, in: tokens) { forcedLineStart = index }
        }
        if at(.comma) { isRecovering = false }
    }

    /// Runs a reading one level deeper; beyond the limit it reports and gives nil.
    mutating func descend<Result>(_ read: (inout Parser) -> Result) -> Result? {
        guard depth < Self.depthLimit else {
            report(.nestingTooDeep(limit: Self.depthLimit, at: span(current)))
            skipToLineEnd()
            return nil
        }
        depth += 1
        defer { depth -= 1 }
        return read(&self)
    }

    // MARK: Names and literals

    /// Whether a name stands here: a word that is no reserved keyword, or anything in 「」.
    var isAtName: Bool { isName(current) && index != forcedLineStart }

    func isName(_ token: Token) -> Bool {
        switch token.kind {
        case .quotedName, .numberWord: true
        case .word: !(token.keyword?.isReserved ?? false)
        default: false
        }
    }

    /// Takes a name, or says which is missing and gives nil.
    mutating func name(_ expected: Expected) -> Name? {
        // A declaration on the next line shows that this line was left unfinished.
        if current.startsLine, index > 0, tokens[index - 1].kind != .newline,
            LineJoiner.startsDeclaration(at: index, in: tokens)
        {
            forcedLineStart = index
        }
        guard isAtName else {
            reportHere(expected)
            return nil
        }
        return takeName()
    }

    /// Takes the word here as a name.
    mutating func takeName() -> Name {
        let token = current
        if token.kind == .numberWord {
            diagnostics.append(.nameStartsWithDigit(list.source.text(of: span(token)), at: span(token)))
        }
        uses.names.append(token.start)
        advance()
        return Name(list.nameText(token), span: span(token), isQuoted: token.kind == .quotedName)
    }

    /// Takes a name that nothing has to declare.
    mutating func freeName(_ expected: Expected) -> Name? {
        freeNames.insert(current.start)
        return name(expected)
    }

    mutating func text() -> TextLiteral? {
        guard at(.text) else { return nil }
        let token = current
        advance()
        return TextLiteral(
            String(decoding: TokenList.unquoted(list.bytes(token)), as: UTF8.self), span: span(token))
    }

    mutating func expectText(_ expected: Expected = .title) -> TextLiteral? {
        let text = text()
        if text == nil { reportHere(expected) }
        return text
    }

    /// The number here without taking it.
    var numberHere: NumberToken? {
        at(.number) ? list.numbers[Int(current.payload)] : nil
    }

    mutating func number() -> NumberLiteral? {
        guard let number = numberHere else { return nil }
        advance()
        return number.literal
    }

    mutating func expectNumber(_ expected: Expected = .number) -> NumberLiteral? {
        let number = number()
        if number == nil { reportHere(expected) }
        return number
    }

    mutating func expectDate() -> DateLiteral? {
        guard at(.date) else {
            reportHere(.date)
            return nil
        }
        let date = list.dates[Int(current.payload)]
        advance()
        return date
    }

    mutating func expectTime() -> TimeLiteral? {
        guard at(.time) else {
            reportHere(.time)
            return nil
        }
        let time = list.times[Int(current.payload)]
        advance()
        return time
    }

    // MARK: Lists of names

    /// Names joined by `and`/`与`/`、` only.
    mutating func joinedNames(_ expected: Expected) -> [Name] {
        var names: [Name] = []
        repeat {
            guard let name = name(expected) else { break }
            names.append(name)
        } while takeListAnd()
        return names
    }

    /// Names separated by commas or joined by `and`, where only one list is possible. The list ends before a comma
    /// that one of the keywords follows.
    mutating func names(_ expected: Expected, before stops: Set<Keyword> = []) -> [Name] {
        var names: [Name] = []
        repeat {
            guard let name = name(expected) else { break }
            names.append(name)
            if at(.comma), let next = ahead(1).keyword, stops.contains(next) { break }
        } while takeSeparator()
        return names
    }

    /// Names in brackets.
    mutating func bracketedNames(_ expected: Expected) -> [Name] {
        expect(.open, .openBracket)
        let names = names(expected)
        expect(.close, .closeBracket)
        return names
    }
}
