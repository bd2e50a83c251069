import Foundation
import RedressAnalysis
import RedressChecker
import RedressDiagnostics
import RedressReports
import RedressSyntax
import Testing

/// The labelled rule sets of `Contradictions/`: clean ones and faulty ones, each with the findings that a careful reader
/// works out from its text.
///
/// A case is a heading, a policy in a block `redress`, and a block `findings` with a line for each finding: its code and
/// the rules that take part, or nothing for a clean policy.
@Suite struct ContradictionSuite {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let policy: String
        let expected: [String]

        var testDescription: String { name }
    }

    static let cases: [Case] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Contradictions")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }.flatMap { file in
            ((try? String(contentsOf: file, encoding: .utf8)) ?? "").components(separatedBy: "\n## ").dropFirst()
                .map { section in
                    let parts = section.components(separatedBy: "```")
                    return Case(
                        name: String(section.prefix { $0 != "\n" }),
                        policy: parts.first { $0.hasPrefix("redress\n") }.map { String($0.dropFirst(8)) } ?? "",
                        expected: parts.first { $0.hasPrefix("findings\n") }
                            .map { $0.split(separator: "\n").dropFirst().map(String.init) } ?? ["no block"])
                }
        }
    }()

    @Test(arguments: cases) func findsWhatAReaderFinds(_ one: Case) {
        #expect(found(one.policy) == one.expected.sorted(), "\(one.name)")
    }

    @Test func thereAreCases() {
        #expect(Self.cases.count >= 25)
        #expect(Self.cases.contains { $0.expected.isEmpty })
    }

    private func found(_ text: String) -> [String] {
        var sources = SourceMap()
        let source = sources.add(path: "case.redress", bytes: Array(text.utf8))
        let parsed = SyntaxParser.parse(source)
        let checked = Checker.check([(parsed.file, source)])
        let errors = (parsed.diagnostics + checked.diagnostics).map { "checked: \($0.message.english)" }
        let analysed = checked.programs.flatMap { program in
            AnalysisDiagnostics(ReportContext(program: program, sources: sources), language: .chinese)
                .diagnostics(Analyzer(program).report()).map { diagnostic in
                    ([diagnostic.code.rawValue] + (diagnostic.evidence?.rules ?? [])).joined(separator: " ")
                }
        }
        return (errors + analysed).sorted()
    }
}
