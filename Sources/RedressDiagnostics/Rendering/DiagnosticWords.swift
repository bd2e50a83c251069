extension Severity {
    /// The word for it in front of a message.
    package func word(_ language: Language) -> String {
        switch (self, language) {
        case (.note, .chinese): "提示"
        case (.warning, .chinese): "警告"
        case (.error, .chinese): "错误"
        case (.note, .english): "note"
        case (.warning, .english): "warning"
        case (.error, .english): "error"
        }
    }
}

extension Diagnostic {
    /// The place of the primary label as `path:line:column`, nil when there is none.
    package func placeText(in sources: SourceMap) -> String? {
        primary.flatMap { sources.placeText(of: $0.span) }
    }
}

extension SourceMap {
    /// The start of a span as `path:line:column`.
    func placeText(of span: Span) -> String? {
        self[span.source].map { source in
            let place = source.lineColumn(of: span.start)
            return "\(VisibleText.escaped(source.path)):\(place.line):\(place.column)"
        }
    }
}
