package import RedressDiagnostics

/// Findings as a JUnit report, which build servers show: a suite for each policy, in it a test case for each finding, or
/// one that passes where there is none.
package struct FindingsJUnit: Sendable {
    private let sources: SourceMap
    private let language: Language

    /// A policy, whose findings stand together.
    package struct Suite: Sendable {
        package let policy: String
        package let version: String?
        package let header: Span

        package init(policy: String, version: String?, header: Span) {
            self.policy = policy
            self.version = version
            self.header = header
        }
    }

    /// A renderer with the texts that places lie in.
    package init(sources: SourceMap, language: Language) {
        self.sources = sources
        self.language = language
    }

    /// All suites with their declaration, and a line break. Notes pass, warnings and errors fail, and what was left
    /// undecided is an error of the test. What belongs to no policy that was checked stands with its file.
    package func render(_ findings: [Diagnostic], files: [FindingsJSON.File], policies: [Suite]) -> String {
        let ordered = Diagnostic.inOrder(findings)
        var suites = policies.map { suite in
            (name: [suite.policy, suite.version].compactMap(\.self).joined(separator: " "), path: path(suite.header))
        }
        let policyCount = suites.count
        let known = Set(suites.map(\.path))
        suites += files.map(\.path).filter { !known.contains($0) }.map { ($0, $0) }
        var grouped = suites.map { _ in [Diagnostic]() }
        for finding in ordered {
            let path = finding.primary.map { self.path($0.span) } ?? "redress"
            if let place = place(of: finding, policies)
                ?? suites.indices.dropFirst(policyCount).first(where: {
                    suites[$0].path == path
                })
            {
                grouped[place].append(finding)
            } else {
                suites.append((path, path))
                grouped.append([finding])
            }
        }
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<testsuites name=\"redress check\" \(counts(ordered, passing: grouped.count(where: \.isEmpty)))>\n"
        for (suite, findings) in zip(suites, grouped) {
            text +=
                "  <testsuite name=\"\(escaped(suite.name))\" \(counts(findings, passing: findings.isEmpty ? 1 : 0))>\n"
            if findings.isEmpty { text += "    <testcase classname=\"\(escaped(suite.path))\" name=\"check\"/>\n" }
            for finding in findings { text += testCase(finding, suite.path) }
            text += "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }

    private func path(_ span: Span) -> String { sources[span.source]?.path ?? "redress" }

    /// The policy that a finding is about: the one that its evidence names, of several versions the one it stands in.
    private func place(of finding: Diagnostic, _ policies: [Suite]) -> Int? {
        let named = policies.indices.filter { policies[$0].policy == finding.evidence?.policy }
        if named.count == 1 { return named[0] }
        guard let span = finding.primary?.span else { return nil }
        return (named.isEmpty ? Array(policies.indices) : named).last { place in
            policies[place].header.source == span.source && policies[place].header.start <= span.start
        }
    }

    private func counts(_ findings: [Diagnostic], passing: Int) -> String {
        let errors = findings.count { $0.code.leavesUndecided && $0.severity > .note }
        let failures = findings.count { $0.severity > .note } - errors
        return "tests=\"\(findings.count + passing)\" failures=\"\(failures)\" errors=\"\(errors)\""
    }

    private func testCase(_ finding: Diagnostic, _ suitePath: String) -> String {
        let message = finding.message.text(language)
        let name = "\(finding.code.rawValue): \(message)"
        let path = finding.primary.map { self.path($0.span) } ?? suitePath
        let head = "    <testcase classname=\"\(escaped(path))\" name=\"\(escaped(name))\">"
        let body =
            OneLineRenderer(sources: sources, language: language).render([finding]) + (finding.evidence?.yaml ?? "")
        guard finding.severity > .note else {
            return head + "<system-out>\(escaped(body))</system-out></testcase>\n"
        }
        let element = finding.code.leavesUndecided ? "error" : "failure"
        return head + "<\(element) type=\"\(finding.code.rawValue)\" message=\"\(escaped(message))\">"
            + escaped(body) + "</\(element)></testcase>\n"
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
