import Foundation
import RedressAnalysis
import RedressChecker
import RedressDiagnostics
import RedressModel
import RedressReports
import RedressSyntax
import Testing

/// The labelled rule sets of `Contradictions/`: clean ones and faulty ones, each with the findings that a careful reader
/// works out from its text.
///
/// A case is a heading, a policy in a block `redress` for each of its files, and a block `findings` with a line for each
/// finding: its code and the rules that take part, or nothing for a clean policy. Indented lines below a finding are what
/// an incident that shows it must say.
@Suite struct ContradictionSuite {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let files: [String]
        let expected: [Expected]

        var testDescription: String { name }
    }

    /// A finding that a reader finds.
    struct Expected: Sendable {
        let line: String
        var facts: [String] = []
    }

    static let cases: [Case] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Contradictions")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }.flatMap { file in
            ((try? String(contentsOf: file, encoding: .utf8)) ?? "").components(separatedBy: "\n## ").dropFirst()
                .map { section in
                    let parts = section.components(separatedBy: "```")
                    return Case(
                        name: "\(file.deletingPathExtension().lastPathComponent): \(section.prefix { $0 != "\n" })",
                        files: parts.filter { $0.hasPrefix("redress\n") }.map { String($0.dropFirst(8)) },
                        expected: parts.first { $0.hasPrefix("findings\n") }.map(expected) ?? [
                            Expected(line: "no block")
                        ])
                }
        }
    }()

    private static func expected(_ block: String) -> [Expected] {
        var result: [Expected] = []
        for line in block.split(separator: "\n").dropFirst() {
            if line.hasPrefix("  ") {
                result[result.count - 1].facts.append(line.trimmingCharacters(in: .whitespaces))
            } else {
                result.append(Expected(line: String(line)))
            }
        }
        return result
    }

    @Test(arguments: cases) func findsWhatAReaderFinds(_ one: Case) {
        let found = found(one.files)
        #expect(found.map(\.line).sorted() == one.expected.map(\.line).sorted(), "\(one.name)")
        for expected in one.expected where !expected.facts.isEmpty {
            let shown = found.filter { $0.line == expected.line }.map(\.facts)
            #expect(
                shown.contains { facts in expected.facts.allSatisfy { says($0, facts) } }, "\(one.name): \(shown)")
        }
    }

    /// What an incident does not say is unknown, or where it may be none there is none.
    private func says(_ fact: String, _ facts: [String]) -> Bool {
        let name = fact.prefix { $0 != ":" }
        return facts.contains(fact)
            || (fact.hasSuffix(": 未知") || fact.hasSuffix(": 无")) && !facts.contains { $0.hasPrefix(name + ":") }
    }

    /// Each code is found in some case, and some policies are clean, so that the suite cannot pass idly.
    @Test func coversEveryCode() {
        #expect(Self.cases.count >= 150)
        #expect(Set(Self.cases.map(\.name)).count == Self.cases.count)
        #expect(Self.cases.count { $0.expected.isEmpty } >= 50)
        let codes = Set(Self.cases.flatMap(\.expected).map { $0.line.prefix { $0 != " " } })
        for code in [
            "band-boundary", "conflict-of-interest", "contradictory-rules", "deadline-order", "double-punishment",
            "mandate-broken", "redundant-rule", "requirement-violated", "routing-cycle", "routing-dead-end",
            "severity-inversion", "uncovered-incident",
            "unreachable-rule", "version-gap", "version-overlap",
        ] { #expect(codes.contains(Substring(code)), "\(code)") }
    }

    // MARK: - What is found

    private func found(_ texts: [String]) -> [Expected] {
        var sources = SourceMap()
        let files = texts.enumerated().map { place, text in
            let source = sources.add(path: "case-\(place).redress", bytes: Array(text.utf8))
            return (parsed: SyntaxParser.parse(source), source: source)
        }
        let checked = Checker.check(files.map { ($0.parsed.file, $0.source) })
        var diagnostics = files.flatMap(\.parsed.diagnostics) + checked.diagnostics
        for program in checked.programs {
            let context = ReportContext(program: program, sources: sources)
            diagnostics += analysed(program.header, Analyzer(program), context, host: nil)
            for (index, one) in program.periodCases.enumerated() {
                let analyzer = Analyzer(casesOf: program, at: index)
                diagnostics += analysed(program.header, analyzer, ReportContext(one, sources: sources), host: context)
            }
        }
        let headers = checked.programs.map(\.header)
        diagnostics += VersionGap.all(headers).map { Diagnostic.versionGap($0, headers) }
        return diagnostics.map(expected)
    }

    private func analysed(
        _ header: PolicyHeader, _ analyzer: Analyzer, _ context: ReportContext, host: ReportContext?
    ) -> [Diagnostic] {
        let isEnglish = header.name.allSatisfy(\.isASCII)
        return AnalysisDiagnostics(context, of: host, language: isEnglish ? .english : .chinese)
            .diagnostics(analyzer.report())
    }

    private func expected(_ diagnostic: Diagnostic) -> Expected {
        let rules = diagnostic.evidence?.rules ?? []
        return Expected(
            line: ([diagnostic.code.rawValue] + rules).joined(separator: " "),
            facts: (diagnostic.evidence?.incidents ?? []).flatMap { $0 }.map { "\($0.name): \(text($0.value))" })
    }

    private func text(_ value: Evidence.Value) -> String {
        switch value {
        case .scalar(let text): text
        case .list(let words): words.joined(separator: ", ")
        case .map(let entries): entries.map { "\($0.name) \(text($0.value))" }.joined(separator: ", ")
        }
    }
}
