import Foundation
import RedressDiagnostics
import Testing

@testable import RedressFormatter

/// The cases of `Spec/layout.md`.
@Suite("Layout")
struct LayoutTests {
    /// A text, and what formatting must make of it.
    struct Case: CustomTestStringConvertible, Sendable {
        let title: String
        let before: String
        let after: String
        let keywords: Language?

        var testDescription: String { title + (keywords.map { " (\($0.rawValue))" } ?? "") }
    }

    static let cases: [Case] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Spec/layout.md")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        var cases: [Case] = []
        var title = ""
        var before = ""
        var open: (words: [Substring], lines: [Substring])?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let block = open, line == "```" {
                let text = block.lines.map { $0 + "\n" }.joined()
                if block.words.dropFirst().first == "before" {
                    before = text
                } else {
                    let keywords = block.words.count > 2 ? Language(rawValue: String(block.words[2])) : nil
                    cases.append(Case(title: title, before: before, after: text, keywords: keywords))
                }
                open = nil
            } else if let block = open {
                open = (block.words, block.lines + [line])
            } else if line.hasPrefix("```") {
                open = (line.dropFirst(3).split(separator: " "), [])
            } else if line.hasPrefix("## ") {
                title = String(line.dropFirst(3))
            }
        }
        return cases
    }()

    @Test("Each case comes out as shown", arguments: cases)
    func layout(item: Case) throws {
        let result = PolicyFormatter.format(TestPolicies.source(item.before), keywords: item.keywords)
        let text = try #require(result.text, "\(result.diagnostics.map(\.message.english))")
        #expect(text == item.after)
        #expect(formatted(text, item.keywords) == text)
    }

    @Test("The cases are read")
    func casesAreRead() {
        #expect(Self.cases.count > 15)
    }

    @Test("Arrows stand in one column of cells, whatever the characters before them")
    func arrowsInCells() throws {
        let text = try #require(formatted("规则 甲\n  乙丙 → 通知 丁\n  Ⅱ-3: a → 通知 丁\n  「ｱé」 且 ab → 通知 丁\n"))
        let columns = text.split(separator: "\n").dropFirst().map { line in
            DisplayWidth.cells(of: line.prefix { $0 != "→" })
        }
        // The widest condition is `「ｱé」 且 ab` with 2 + 4 + 2 + 1 + 2 + 1 + 2 cells, behind two of indent.
        #expect(columns == [15, 15, 15])
    }

    @Test("No line of a policy that can be broken is wider than the limit", arguments: TestPolicies.files)
    func width(policy: TestPolicies.Policy) throws {
        for keywords in [nil, Language.chinese, .english] {
            let text = try #require(formatted(policy.text, keywords))
            let tooWide = text.split(separator: "\n").filter {
                !$0.contains("#") && !$0.contains("\"") && DisplayWidth.cells(of: $0) > LineFiller.width
            }
            #expect(tooWide.isEmpty, "\(tooWide.joined(separator: "\n"))")
        }
    }

    @Test("Line ends and a missing last line break do not matter")
    func lineEnds() {
        #expect(formatted("事件 收到\r\n\r\n事件 关闭") == "事件 收到\n\n事件 关闭\n")
        #expect(formatted("# 只有注释") == "# 只有注释\n")
        #expect(formatted("") == "")
    }

    @Test("A text with a syntax error is refused with its diagnostics")
    func refused() {
        let result = PolicyFormatter.format(TestPolicies.source("规则 甲\n  → 通知 乙\n"))
        #expect(result.text == nil)
        #expect(result.diagnostics.map(\.code) == [.missingText] || result.diagnostics.map(\.code) == [.unexpectedText])
    }
}
