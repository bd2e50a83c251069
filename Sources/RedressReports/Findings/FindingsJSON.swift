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

    /// All findings in their fixed order, then what was left undecided, and a line break.
    package func render(_ diagnostics: [Diagnostic], files: [File], unlistedCount: Int = 0) -> String {
        let ordered = Diagnostic.inOrder(diagnostics)
        let findings = ordered.filter { $0.code != .undecided }
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
            writer.field("unlisted", unlistedCount)
            writer.arrayField("findings") { for finding in findings { write(finding, to: &$0) } }
            writer.arrayField("undecided") { writer in
                for question in ordered where question.code == .undecided { write(undecided: question, to: &writer) }
            }
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
            writePlaces(of: finding, to: &writer)
            writer.field("notes", finding.notes.map { $0.text(language) })
            writer.field("help", finding.help?.text(language))
            writer.arrayField("fixes") { for fix in finding.fixes { write(fix, to: &$0) } }
        }
    }

    /// Writes a question that was not decided: what it is about, and why it was not.
    private func write(undecided question: Diagnostic, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("policy", question.evidence?.policy)
            writer.field("rule", question.evidence?.rules.first ?? question.evidence?.group)
            writer.field("rows", question.evidence?.rules ?? [])
            writer.field("message", question.message.text(language))
            writer.field("because", question.notes.first?.text(language))
            if let readings = question.evidence?.readings, !readings.isEmpty {
                EvidenceJSON.write(readings: readings, to: &writer)
            }
            writePlaces(of: question, to: &writer)
        }
    }

    private func writePlaces(of diagnostic: Diagnostic, to writer: inout JSONWriter) {
        writer.arrayField("places") { writer in
            for label in [diagnostic.primary].compactMap({ $0 }) + diagnostic.secondary { write(label, to: &writer) }
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
