package import RedressDiagnostics

/// What `check` found, as the JSON object that the manual describes.
package struct FindingsJSON: Sendable {
    private let sources: SourceMap
    private let language: Language

    /// A file that was checked.
    package struct File: Sendable {
        package let path: String
        package let sha256: String

        package init(path: String, sha256: String) {
            self.path = path
            self.sha256 = sha256
        }
    }

    /// A renderer with the texts that places lie in.
    package init(sources: SourceMap, language: Language) {
        self.sources = sources
        self.language = language
    }

    /// All findings in their fixed order, and a line break.
    package func render(_ findings: [Diagnostic], files: [File]) -> String {
        var writer = JSONWriter(isIndented: true)
        writer.object { writer in
            writer.field("redress", DecisionJSON.version)
            writer.arrayField("files") { writer in
                for file in files {
                    writer.object { writer in
                        writer.field("path", file.path)
                        writer.field("sha256", file.sha256)
                    }
                }
            }
            writer.objectField("counts") { writer in
                let counts = Dictionary(grouping: findings, by: \.code.rawValue).mapValues(\.count)
                for (code, count) in counts.sorted(by: { $0.key < $1.key }) { writer.field(code, count) }
            }
            writer.arrayField("findings") { for finding in Diagnostic.inOrder(findings) { write(finding, to: &$0) } }
            writer.field("undecided", [])
        }
        writer.endLine()
        return writer.text
    }

    /// Writes one finding as an object.
    package func write(_ finding: Diagnostic, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("code", finding.code.rawValue)
            writer.field("severity", finding.severity.key)
            writer.field("message", finding.message.text(language))
            if let evidence = finding.evidence { EvidenceJSON.write(evidence, to: &writer) }
            writer.arrayField("places") { writer in
                for label in [finding.primary].compactMap({ $0 }) + finding.secondary { write(label, to: &writer) }
            }
            writer.field("notes", finding.notes.map { $0.text(language) })
            writer.field("help", finding.help?.text(language))
            writer.arrayField("fixes") { for fix in finding.fixes { write(fix, to: &$0) } }
        }
    }

    private func write(_ label: Label, to writer: inout JSONWriter) {
        guard let source = sources[label.span.source] else { return }
        writer.object { writer in
            writer.field("file", source.path)
            writer.objectField("start") { write(label.span.start, in: source, to: &$0) }
            writer.objectField("end") { write(label.span.end, in: source, to: &$0) }
            writer.field("label", label.message?.text(language))
        }
    }

    private func write(_ offset: UInt32, in source: SourceText, to writer: inout JSONWriter) {
        let position = source.lineColumn(of: offset)
        writer.field("line", position.line)
        writer.field("column", position.column)
        writer.field("offset", offset)
    }

    private func write(_ fix: Fix, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("title", fix.title.text(language))
            writer.field("safe", fix.isSafe)
            writer.arrayField("edits") { writer in
                for edit in fix.edits {
                    writer.object { writer in
                        writer.field("file", sources[edit.span.source]?.path)
                        writer.field("start", edit.span.start)
                        writer.field("end", edit.span.end)
                        writer.field("text", edit.replacement)
                    }
                }
            }
        }
    }
}

extension Severity {
    /// The word for it in JSON.
    var key: String {
        switch self {
        case .note: "note"
        case .warning: "warning"
        case .error: "error"
        }
    }
}
