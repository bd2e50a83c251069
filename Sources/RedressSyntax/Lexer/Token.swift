import RedressDiagnostics

/// A stretch of text with one meaning for the parser.
struct Token: Sendable {
    enum Kind: UInt8, Sendable {
        case word, quotedName, text, number, date, time
        /// A number with letters behind it that are no unit (`4S店`, `100每人`).
        case numberWord
        /// A week, month or quarter behind a name that begins the line, as an example names its period (`月份 2026-09`).
        case period
        case comma, colon, arrow, open, close, range
        /// `、`, which joins names like 与.
        case listMark
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
        case plus, minus, star, slash
        /// The end of a line that no rule continues.
        case newline
        case end
    }

    var kind: Kind
    var keyword: Keyword?
    var start: UInt32
    var end: UInt32
    /// The index of a number, date or time in the list of its kind.
    var payload: UInt32 = 0
    /// Whether it is the first on its line of the text.
    var startsLine = false
}

/// What a number token says, and where its unit stands.
struct NumberToken: Sendable {
    let literal: NumberLiteral
    let unitSpan: Span?
}

/// Everything the lexer found in a text.
struct TokenList: Sendable {
    let source: SourceText
    var tokens: [Token] = []
    var numbers: [NumberToken] = []
    var dates: [DateLiteral] = []
    var times: [TimeLiteral] = []
    var comments: [Span] = []
    var diagnostics: [Diagnostic] = []

    init(source: SourceText) { self.source = source }

    func span(_ token: Token) -> Span { Span(source: source.id, start: token.start, end: token.end) }

    /// The bytes that a token covers.
    func bytes(_ token: Token) -> ArraySlice<UInt8> { source.bytes[Int(token.start)..<Int(token.end)] }

    /// The name that a word or a quoted name spells: full-width letters, digits and signs as their ASCII twins.
    func nameText(_ token: Token) -> String {
        switch token.kind {
        case .quotedName: Folding.fold(Self.unquoted(bytes(token)))
        default: Folding.fold(bytes(token))
        }
    }

    /// The text between quotation marks, which closes at the end of the line where the closing mark is missing.
    static func unquoted(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let opening = Folding.scalar(in: bytes, at: bytes.startIndex)
        let inside = bytes.dropFirst(opening.length)
        let closingMarks: [[UInt8]] =
            [[0x60], [0x22], [0xEF, 0xBD, 0x80], [0xEF, 0xBC, 0x82]]
            + ["」", "”", "“"].map { Array($0.utf8) }
        for mark in closingMarks where inside.count >= mark.count && inside.suffix(mark.count).elementsEqual(mark) {
            return inside.dropLast(mark.count)
        }
        return inside
    }
}
