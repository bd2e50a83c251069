/// Renders diagnostics as the workflow commands by which GitHub marks lines of a change.
package struct AnnotationRenderer: Sendable {
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
        let command =
            switch diagnostic.severity {
            case .note: "notice"
            case .warning: "warning"
            case .error: "error"
            }
        var properties: [String] = []
        if let span = diagnostic.primary?.span, let source = sources[span.source] {
            let start = source.lineColumn(of: span.start)
            let end = source.lineColumn(of: span.end)
            properties += ["file=\(escapedProperty(source.path))", "line=\(start.line)", "endLine=\(end.line)"]
            // GitHub refuses columns on a range of lines.
            if start.line == end.line { properties += ["col=\(start.column)", "endColumn=\(end.column)"] }
        }
        properties.append("title=\(diagnostic.code.rawValue)")
        var message = diagnostic.message.text(language)
        for line in (diagnostic.evidence?.yaml ?? "").split(separator: "\n") { message += "\n" + line }
        if let help = diagnostic.help { message += "\n" + help.text(language) }
        return "::\(command) \(properties.joined(separator: ","))::\(escaped(message))"
    }

    private func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            default: result += VisibleText.replacement(for: scalar) ?? String(Character(scalar))
            }
        }
    }

    private func escapedProperty(_ text: String) -> String {
        escaped(text).unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case ":": result += "%3A"
            case ",": result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
