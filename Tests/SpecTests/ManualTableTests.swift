import Foundation
import RedressDiagnostics
import RedressSyntax
import Testing

/// The tables of the manual that repeat tables of the program.
@Suite struct ManualTableTests {
    /// The rows of the table between two comments of the manual, each as its cells; the head is left out.
    private func rows(_ name: String) throws -> [[String]] {
        let text = try String(contentsOf: SpecTests.manual, encoding: .utf8)
        let start = try #require(text.range(of: "<!-- \(name) -->\n"))
        let end = try #require(text.range(of: "<!-- \(name) end -->", range: start.upperBound..<text.endIndex))
        return text[start.upperBound..<end.lowerBound].split(separator: "\n").filter { $0.hasPrefix("|") }
            .dropFirst(2)
            .map { line in
                line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            }
    }

    private func spellings(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: " ") }

    @Test func keywordsAreThoseOfTheProgram() throws {
        let written = try rows("keywords")
        let expected = KeywordEntry.table.map { entry in
            [
                spellings(entry.chinese + entry.traditional), spellings(entry.english), entry.isReserved ? "*" : "",
            ].filter { !$0.isEmpty }
        }
        #expect(written.map { $0.filter { !$0.isEmpty } } == expected)
    }

    @Test func unitsAreThoseOfTheProgram() throws {
        let written = try rows("units")
        #expect(written == UnitEntry.table.map { [spellings($0.chinese), spellings($0.english)] })
    }

    @Test func limitsAreThoseOfTheProgram() throws {
        let text = try String(contentsOf: SpecTests.manual, encoding: .utf8)
        #expect(SourceMap.policySizeLimit == 16 * 1_024 * 1_024)
        #expect(text.contains("| 规则文件 · a policy file | 16 MiB |"))
        #expect(SourceMap.incidentSizeLimit == 1_024 * 1_024 * 1_024)
        #expect(text.contains("| 事件文件 · a file of incidents | 1 GiB |"))
    }

    /// The 43 features of the source regulations, each with its construct in both vocabularies and a section of cases.
    @Test func everyFeatureHasACase() throws {
        let written = try rows("features")
        #expect(written.count == 43)
        let spec = URL.repository.appending(path: "Tests/SpecTests/Spec/features.md")
        let cases = try String(contentsOf: spec, encoding: .utf8)
        let sections = cases.split(separator: "\n## ").dropFirst().map(String.init)
        for (index, row) in written.enumerated() {
            #expect(row[0].hasPrefix("\(index + 1) "), "\(row[0])")
            #expect(row.count == 4 && row.allSatisfy { !$0.isEmpty }, "\(row)")
            let section = sections.first { $0.hasPrefix(row[0] + " ") }
            // One incident that the feature decides, and one that it leaves alone or decides otherwise.
            let isScored = section?.contains("\n```yaml score") == true
            let decisions = section?.components(separatedBy: "\n```decision").count ?? 1
            #expect(section?.contains("```redress\n") == true && (decisions > 2 || isScored), "\(row[0]) lacks a case")
        }
    }
}
