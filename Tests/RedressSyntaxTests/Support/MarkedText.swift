import RedressDiagnostics
import RedressSyntax
import Testing

/// A text in which ⟦ and ⟧ mark the places where diagnostics are expected.
struct MarkedText {
    let source: SourceText
    let spans: [Span]

    init(_ marked: String) {
        var bytes: [UInt8] = []
        var open: [UInt32] = []
        var spans: [Span] = []
        for character in marked.unicodeScalars {
            switch character {
            case "⟦": open.append(UInt32(bytes.count))
            case "⟧":
                if let start = open.popLast() {
                    spans.append(Span(source: SourceID(0), start: start, end: UInt32(bytes.count)))
                }
            default: bytes += Array(String(character).utf8)
            }
        }
        source = TestFiles.source(bytes: bytes)
        self.spans = spans
    }
}

/// Reads a marked text and holds its diagnostics to the marks, in order. Gives the tree.
@discardableResult
func expect(
    _ codes: DiagnosticCode..., in marked: String, location: Testing.SourceLocation = #_sourceLocation
) -> SyntaxFile {
    let text = MarkedText(marked)
    let result = SyntaxParser.parse(text.source)
    let lines = result.diagnostics.map { $0.line(in: text.source) }.joined(separator: "\n")
    #expect(result.diagnostics.map(\.code) == codes, "\(lines)", sourceLocation: location)
    #expect(result.diagnostics.compactMap(\.primary?.span) == text.spans, "\(lines)", sourceLocation: location)
    for diagnostic in result.diagnostics {
        #expect(!diagnostic.message.chinese.isEmpty && !diagnostic.message.english.isEmpty, sourceLocation: location)
        #expect(!diagnostic.message.english.hasSuffix("."), sourceLocation: location)
    }
    return result.file
}

extension Fix {
    /// The text with the fix applied.
    func applied(to source: SourceText) -> String {
        var bytes = source.bytes
        for edit in edits.sorted(by: { $0.span.start > $1.span.start }) {
            bytes.replaceSubrange(Int(edit.span.start)..<Int(edit.span.end), with: Array(edit.replacement.utf8))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
