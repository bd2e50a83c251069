package import RedressDiagnostics

/// Findings as a JUnit report, which build servers show: a test case for each finding, and one that passes for each file
/// without any.
package struct FindingsJUnit: Sendable {
    private let sources: SourceMap
    private let language: Language

    /// A renderer with the texts that places lie in.
    package init(sources: SourceMap, language: Language) {
        self.sources = sources
        self.language = language
    }

    /// One suite with its declaration, and a line break. Notes pass; warnings and errors fail.
    package func render(_ findings: [Diagnostic], files: [FindingsJSON.File]) -> String {
        let ordered = Diagnostic.inOrder(findings)
        let clean = files.map(\.path).filter { path in !ordered.contains { self.path($0) == path } }
        let failures = ordered.count { $0.severity > .note }
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuites><testsuite name=\"redress check\" tests=\"\(ordered.count + clean.count)\""
        text += " failures=\"\(failures)\">\n"
        for path in clean { text += "  <testcase classname=\"\(escaped(path))\" name=\"check\"/>\n" }
        for finding in ordered { text += testCase(finding) }
        return text + "</testsuite></testsuites>\n"
    }

    private func path(_ finding: Diagnostic) -> String {
        finding.primary.flatMap { sources[$0.span.source]?.path } ?? "redress"
    }

    private func testCase(_ finding: Diagnostic) -> String {
        let message = finding.message.text(language)
        let name = "\(finding.code.rawValue): \(message)"
        let head = "  <testcase classname=\"\(escaped(path(finding)))\" name=\"\(escaped(name))\""
        guard finding.severity > .note else { return head + "/>\n" }
        let body =
            OneLineRenderer(sources: sources, language: language).render([finding]) + (finding.evidence?.yaml ?? "")
        return head + "><failure type=\"\(finding.code.rawValue)\" message=\"\(escaped(message))\">"
            + escaped(body) + "</failure></testcase>\n"
    }

    /// Text within XML 1.0; characters that it forbids are left out.
    private func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            default:
                if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
    }
}
