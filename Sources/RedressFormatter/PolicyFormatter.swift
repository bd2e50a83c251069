package import RedressDiagnostics
import RedressSyntax

/// Policy text in its one layout.
package enum PolicyFormatter {
    /// What came of formatting: the new text, unless the diagnostics say why there is none.
    package struct Result: Sendable {
        package let text: String?
        package let diagnostics: [Diagnostic]
    }

    /// Writes a text anew. Its words stay, in their order; spaces, line breaks, the spelling of keywords and units, and
    /// variants of signs change. A vocabulary translates keywords and units into it.
    package static func format(_ source: SourceText, keywords target: Language? = nil) -> Result {
        let (parsed, words) = SyntaxParser.parseKeepingWords(source)
        guard parsed.diagnostics.allSatisfy({ $0.severity != .error }) else {
            return Result(text: nil, diagnostics: parsed.diagnostics)
        }
        let pieces = NameQuoting.quoting(Speller(source, words, target: target).pieces())
        let text = write(LineReader(source, parsed.file).items(pieces))
        guard isSame(words, parsed.file, in: source, as: text) else {
            return Result(text: nil, diagnostics: [.formattingChangesMeaning(source)])
        }
        return Result(text: text, diagnostics: parsed.diagnostics)
    }

    /// Whether the new text has the words and comments of the old one, and the ends of lines that carry meaning.
    private static func isSame(_ words: [SourceWord], _ file: SyntaxFile, in source: SourceText, as text: String)
        -> Bool
    {
        let newSource = SourceText(id: source.id, path: source.path, bytes: Array(text.utf8))
        let (parsed, newWords) = SyntaxParser.parseKeepingWords(newSource)
        guard parsed.diagnostics.allSatisfy({ $0.severity != .error }),
            parsed.file.comments.count == file.comments.count
        else { return false }
        return gist(words, in: source) == gist(newWords, in: newSource)
    }

    /// The words of a text in one spelling, whatever their layout and vocabulary.
    private static func gist(_ words: [SourceWord], in source: SourceText) -> [String] {
        let pieces = Speller(source, words, target: .english).pieces()
        var gist: [String] = []
        for (index, piece) in pieces.enumerated() {
            if case .name(let name, _) = piece.kind { gist.append(name) } else { gist.append(piece.text) }
            // Tails may be written on the line of what they are about or below it.
            if piece.endsLine, index + 1 == pieces.count || !pieces[index + 1].isTail { gist.append("\n") }
        }
        return gist
    }

    // MARK: Writing

    private static func write(_ items: [FormatItem]) -> String {
        var layouts: [LineLayout] = []
        /// By layout, the comments in front of it; the last are those at the end.
        var comments: [[FormatItem.OwnComment]] = [[]]
        var roles: [FormatLine] = []
        for item in items {
            switch item {
            case .comment(let comment): comments[comments.count - 1].append(comment)
            case .line(let line):
                layouts.append(LineLayout(line))
                roles.append(line)
                comments.append([])
            }
        }
        align(&layouts)
        let tails = TailColumn(layouts)
        var text = ""
        for (index, layout) in layouts.enumerated() {
            write(comments[index], before: roles[index], behind: index > 0 ? roles[index - 1] : nil, to: &text)
            if layout.isBehindBlankLine, !isTail(roles[index]) { text += "\n" }
            for line in layout.upper + [tails.line(layout, at: index)] + layout.lower { text += line + "\n" }
        }
        write(comments[layouts.count], before: nil, behind: roles.last, to: &text)
        return text
    }

    private static func isTail(_ line: FormatLine) -> Bool {
        if case .tail = line.role { true } else { false }
    }

    private static func write(
        _ comments: [FormatItem.OwnComment], before next: FormatLine?, behind previous: FormatLine?,
        to text: inout String
    ) {
        // Comments that were indented below a declaration belong to it; the others to what follows.
        var isAttached = previous != nil
        for comment in comments {
            isAttached = isAttached && comment.isIndented && !comment.isBehindBlankLine
            let indent = max(next?.indent ?? 0, isAttached ? 2 : 0)
            if comment.isBehindBlankLine { text += "\n" }
            text += String(repeating: " ", count: indent) + comment.text + "\n"
        }
    }

    /// Aligns each run of lines that stand right below each other.
    private static func align(_ layouts: inout [LineLayout]) {
        var start = 0
        while start < layouts.count {
            var end = start + 1
            while end < layouts.count, layouts[start].column != nil, layouts[end].column == layouts[start].column,
                !layouts[end].isBehindBlankLine, layouts[end - 1].lower.isEmpty
            {
                end += 1
            }
            Columns.align(&layouts[start..<end])
            start = end
        }
    }
}
