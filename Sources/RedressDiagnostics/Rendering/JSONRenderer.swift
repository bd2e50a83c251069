/// Renders diagnostics as one JSON object, for programs that do more than print them.
package struct JSONRenderer: Sendable {
    private let sources: SourceMap
    private let language: Language?

    /// Texts are in one language, or without one they are objects that hold both.
    package init(sources: SourceMap, language: Language?) {
        self.sources = sources
        self.language = language
    }

    /// All diagnostics in their fixed order, as `{"redress": 1, "diagnostics": […]}` and a line break.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        var writer = JSONWriter(isIndented: true)
        writer.object { writer in
            writer.field("redress", Self.version)
            writer.arrayField("diagnostics") { writer in
                for diagnostic in Diagnostic.inOrder(diagnostics) { write(diagnostic, to: &writer) }
            }
        }
        writer.endLine()
        return writer.text
    }

    /// The version of the form of this output.
    package static let version = 1

    private func write(_ diagnostic: Diagnostic, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("code", diagnostic.code.rawValue)
            writer.field("severity", diagnostic.severity.word(.english))
            write(diagnostic.message, as: "message", to: &writer)
            writer.arrayField("places") { writer in
                if let primary = diagnostic.primary { write(primary, isPrimary: true, to: &writer) }
                for label in diagnostic.secondary { write(label, isPrimary: false, to: &writer) }
            }
            writer.arrayField("notes") { writer in
                for note in diagnostic.notes { write(note, to: &writer) }
            }
            write(diagnostic.help, as: "help", to: &writer)
            writer.arrayField("fixes") { writer in
                for fix in diagnostic.fixes { write(fix, to: &writer) }
            }
        }
    }

    private func write(_ label: Label, isPrimary: Bool, to writer: inout JSONWriter) {
        guard let source = sources[label.span.source] else { return }
        writer.object { writer in
            writer.field("file", source.path)
            writer.field("primary", isPrimary)
            write(label.span.start, of: source, as: "start", to: &writer)
            write(label.span.end, of: source, as: "end", to: &writer)
            write(label.message, as: "label", to: &writer)
        }
    }

    private func write(_ offset: UInt32, of source: SourceText, as key: String, to writer: inout JSONWriter) {
        let place = source.lineColumn(of: offset)
        writer.objectField(key) { writer in
            writer.field("line", place.line)
            writer.field("column", place.column)
            writer.field("offset", offset)
        }
    }

    private func write(_ fix: Fix, to writer: inout JSONWriter) {
        writer.object { writer in
            write(fix.title, as: "title", to: &writer)
            writer.field("safe", fix.isSafe)
            writer.arrayField("edits") { writer in
                for edit in fix.edits {
                    guard let source = sources[edit.span.source] else { continue }
                    writer.object { writer in
                        writer.field("file", source.path)
                        writer.field("start", edit.span.start)
                        writer.field("end", edit.span.end)
                        writer.field("text", edit.replacement)
                    }
                }
            }
        }
    }

    private func write(_ message: Message?, as key: String, to writer: inout JSONWriter) {
        writer.key(key)
        if let message { write(message, to: &writer) } else { writer.null() }
    }

    private func write(_ message: Message, to writer: inout JSONWriter) {
        guard let language else {
            writer.object { writer in
                for each in Language.allCases { writer.field(each.rawValue, message.text(each)) }
            }
            return
        }
        writer.value(message.text(language))
    }
}
