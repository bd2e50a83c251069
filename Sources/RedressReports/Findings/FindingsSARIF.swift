package import RedressDiagnostics

/// Findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS), which code hosts and editors read.
///
/// The incident that shows a finding stands among its related locations, as the message of the place it is about.
package struct FindingsSARIF: Sendable {
    private let sources: SourceMap
    private let language: Language
    private let version: String

    /// A renderer with the texts that places lie in, and the version of the program.
    package init(sources: SourceMap, language: Language, version: String) {
        self.sources = sources
        self.language = language
        self.version = version
    }

    /// One log of one run, and a line break.
    package func render(_ findings: [Diagnostic], files: [FindingsJSON.File]) -> String {
        let ordered = Diagnostic.inOrder(findings)
        var writer = JSONWriter(isIndented: true)
        writer.object { writer in
            writer.field("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            writer.field("version", "2.1.0")
            writer.arrayField("runs") { writer in
                writer.object { writer in
                    writer.objectField("tool") { writer in
                        writer.objectField("driver") { write(ordered, driverTo: &$0) }
                    }
                    writer.arrayField("artifacts") { writer in
                        for file in files {
                            writer.object { writer in
                                writer.objectField("location") { $0.field("uri", FindingsSARIF.uri(file.path)) }
                                writer.objectField("hashes") { $0.field("sha-256", file.sha256) }
                            }
                        }
                    }
                    writer.field("columnKind", "unicodeCodePoints")
                    writer.arrayField("results") { writer in
                        for finding in ordered { writer.object { write(finding, to: &$0) } }
                    }
                }
            }
        }
        writer.endLine()
        return writer.text
    }

    /// The program, and the codes that occur.
    private func write(_ findings: [Diagnostic], driverTo writer: inout JSONWriter) {
        writer.field("name", "redress")
        writer.field("version", version)
        writer.arrayField("rules") { writer in
            for code in DiagnosticCode.allCases where findings.contains(where: { $0.code == code }) {
                writer.object { writer in
                    writer.field("id", code.rawValue)
                    writer.objectField("shortDescription") { $0.field("text", code.page.what.text(language)) }
                    writer.objectField("help") { $0.field("text", code.page.why.text(language)) }
                }
            }
        }
    }

    private func write(_ finding: Diagnostic, to writer: inout JSONWriter) {
        writer.field("ruleId", finding.code.rawValue)
        writer.field("level", finding.severity.key)
        let message = [finding.message.text(language), finding.help?.text(language)].compactMap(\.self)
        writer.objectField("message") { $0.field("text", message.joined(separator: "\n")) }
        writer.arrayField("locations") { writer in
            if let primary = finding.primary { write(primary.span, message: nil, to: &writer) }
        }
        writer.arrayField("relatedLocations") { writer in
            // The format wants each location once.
            for (place, label) in finding.secondary.enumerated() where !finding.secondary[..<place].contains(label) {
                write(label.span, message: label.message?.text(language), to: &writer)
            }
            if let primary = finding.primary, let yaml = finding.evidence?.yaml, !yaml.isEmpty {
                write(primary.span, message: yaml, to: &writer)
            }
        }
        if !finding.fixes.isEmpty {
            writer.arrayField("fixes") { writer in
                for fix in finding.fixes { writer.object { write(fix, to: &$0) } }
            }
        }
    }

    /// Writes a way to mend it, with its changes file by file.
    private func write(_ fix: Fix, to writer: inout JSONWriter) {
        var paths: [String] = []
        for case let source? in fix.edits.map({ sources[$0.span.source] }) where !paths.contains(source.path) {
            paths.append(source.path)
        }
        writer.objectField("description") { $0.field("text", fix.title.text(language)) }
        writer.arrayField("artifactChanges") { writer in
            for path in paths {
                writer.object { writer in
                    writer.objectField("artifactLocation") { $0.field("uri", FindingsSARIF.uri(path)) }
                    writer.arrayField("replacements") { writer in
                        for edit in fix.edits {
                            guard let source = sources[edit.span.source], source.path == path else { continue }
                            writer.object { writer in
                                writer.objectField("deletedRegion") { write(edit.span, in: source, to: &$0) }
                                writer.objectField("insertedContent") { $0.field("text", edit.replacement) }
                            }
                        }
                    }
                }
            }
        }
    }

    private func write(_ span: Span, in source: SourceText, to writer: inout JSONWriter) {
        let (start, end) = (source.lineColumn(of: span.start), source.lineColumn(of: span.end))
        writer.field("startLine", start.line)
        writer.field("startColumn", start.column)
        writer.field("endLine", end.line)
        writer.field("endColumn", end.column)
    }

    private func write(_ span: Span, message: String?, to writer: inout JSONWriter) {
        guard let source = sources[span.source] else { return }
        writer.object { writer in
            writer.objectField("physicalLocation") { writer in
                writer.objectField("artifactLocation") { $0.field("uri", FindingsSARIF.uri(source.path)) }
                writer.objectField("region") { write(span, in: source, to: &$0) }
            }
            if let message { writer.objectField("message") { $0.field("text", message) } }
        }
    }

    /// A path as a relative reference (RFC 3986): bytes beyond the unreserved ones are escaped.
    private static func uri(_ path: String) -> String {
        path.utf8.reduce(into: "") { text, byte in
            let character = Character(UnicodeScalar(byte))
            let isPlain = character.isASCII && (character.isLetter || character.isNumber || "-._~/".contains(character))
            let hex = String(byte, radix: 16, uppercase: true)
            text += isPlain ? String(character) : "%" + (hex.count < 2 ? "0" : "") + hex
        }
    }
}
