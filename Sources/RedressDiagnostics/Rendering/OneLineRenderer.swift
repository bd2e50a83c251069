/// Renders diagnostics one a line, for other programs: `path:3:5: error unknown-name: message`.
package struct OneLineRenderer: Sendable {
    private let sources: SourceMap
    private let language: Language

    package init(sources: SourceMap, language: Language) {
        self.sources = sources
        self.language = language
    }

    /// All diagnostics in their fixed order; each line ends with a line break.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        Diagnostic.inOrder(diagnostics).map { line(for: $0) + "\n" }.joined()
    }

    private func line(for diagnostic: Diagnostic) -> String {
        let place = diagnostic.placeText(in: sources).map { "\($0): " } ?? ""
        let message = VisibleText.escaped(diagnostic.message.text(language))
        return "\(place)\(diagnostic.severity.word(language)) \(diagnostic.code.rawValue): \(message)"
    }
}
