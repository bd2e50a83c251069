package import RedressDiagnostics

/// Policy text into a tree.
package enum SyntaxParser {
    /// Reads a text. There is always a tree; what could not be read is among the diagnostics, in the order of the text.
    package static func parse(_ source: SourceText) -> ParseResult {
        let list = Lexer.tokens(of: source)
        return parse(list, read(list))
    }

    /// Reads a text to write it anew: the tree, and unless something is wrong with the text all its words in order,
    /// each with what it was read as.
    package static func parseKeepingWords(_ source: SourceText) -> (result: ParseResult, words: [SourceWord]) {
        let list = Lexer.tokens(of: source)
        let reading = read(list)
        let result = parse(list, reading)
        guard result.diagnostics.allSatisfy({ $0.severity != .error }) else { return (result, []) }
        return (result, SourceWordReader(list, reading.uses).words())
    }

    private static func parse(_ list: TokenList, _ reading: Reading) -> ParseResult {
        var result = reading
        var diagnostics = list.diagnostics
        let pass = UnspacedWordPass(file: result.file, freeNames: result.freeNames)
        if let split = pass.split(list, syntaxErrors: result.diagnostics) {
            result = split.result
            diagnostics += split.diagnostics
        }
        let unclosed = list.diagnostics.filter { $0.code == .unclosedQuote }.compactMap { $0.primary?.span }
        diagnostics += result.diagnostics.filter { !isBehind(unclosed, $0, in: list.source) }
        return ParseResult(file: result.file, diagnostics: sorted(diagnostics))
    }

    /// What one reading of a list of tokens gives.
    struct Reading {
        let file: SyntaxFile
        let diagnostics: [Diagnostic]
        let freeNames: Set<UInt32>
        let uses: WordUses
    }

    static func read(_ list: TokenList) -> Reading {
        var parser = Parser(list)
        let declarations = parser.file()
        return Reading(
            file: SyntaxFile(source: list.source.id, declarations: declarations, comments: list.comments),
            diagnostics: parser.diagnostics, freeNames: parser.freeNames, uses: parser.uses)
    }

    /// Whether a diagnostic is about the rest of a line that an unclosed quotation mark swallowed.
    private static func isBehind(_ unclosed: [Span], _ diagnostic: Diagnostic, in source: SourceText) -> Bool {
        guard let place = diagnostic.primary?.span else { return false }
        return unclosed.contains { mark in
            place.start >= mark.start
                && source.lineColumn(of: place.start).line == source.lineColumn(of: mark.start).line
        }
    }

    private static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        func start(_ diagnostic: Diagnostic) -> UInt32 { diagnostic.primary?.span.start ?? 0 }
        return diagnostics.enumerated()
            .sorted { (start($0.element), $0.offset) < (start($1.element), $1.offset) }
            .map(\.element)
    }
}
