package import RedressDiagnostics

/// Writes rejected incidents, one a line.
package struct RejectedJSON: Sendable {
    private let sources: SourceMap
    private let language: Language
    /// How much of an incident's text is repeated, in bytes.
    private static let maximumText = 64 * 1_024

    /// A writer with the texts that places lie in.
    package init(sources: SourceMap, language: Language) {
        self.sources = sources
        self.language = language
    }

    /// Writes one incident as an object: what is wrong with it, and its text, so that nothing is lost.
    package func write(
        id: String?, path: String, span: Span?, problems: [Diagnostic], to writer: inout JSONWriter
    ) {
        let source = span.flatMap { sources[$0.source] }
        writer.object { writer in
            writer.field("incident", id)
            writer.field("file", path)
            writer.field("line", span.flatMap { span in source?.lineColumn(of: span.start).line })
            writer.arrayField("problems") { writer in
                let findings = FindingsJSON(sources: sources, language: language)
                for problem in Diagnostic.inOrder(problems) { findings.write(problem, to: &writer) }
            }
            writer.field("text", text(span, in: source))
        }
    }

    private func text(_ span: Span?, in source: SourceText?) -> String? {
        guard let span, let source else { return nil }
        let end = min(span.end, span.start + UInt32(Self.maximumText))
        return source.text(of: Span(source: span.source, start: span.start, end: end))
    }
}
