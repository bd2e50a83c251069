import RedressDiagnostics
import Testing

@testable import RedressSyntax

/// Both vocabularies, and every way of typing, give the same tree.
@Suite("Twins")
struct TwinTests {
    private func dump(_ source: SourceText) -> String {
        let result = SyntaxParser.parse(source)
        #expect(result.diagnostics.isEmpty, "\(result.diagnostics.map { $0.line(in: source) })")
        return SyntaxDump.text(of: result.file)
    }

    @Test("The twin files of all constructs give equal trees")
    func twinFiles() throws {
        let chinese = dump(try TestFiles.source(path: "Tests/RedressSyntaxTests/Spec/everything.zh.redress"))
        let english = dump(try TestFiles.source(path: "Tests/RedressSyntaxTests/Spec/everything.en.redress"))
        #expect(chinese.split(separator: "\n").count > 700)
        for (left, right) in zip(chinese.split(separator: "\n"), english.split(separator: "\n")) where left != right {
            Issue.record("\(left) is not \(right)")
            break
        }
        #expect(chinese == english)
    }

    @Test("Samples and packs read without a diagnostic", arguments: TestFiles.policies)
    func policies(path: String) throws {
        let source = try TestFiles.source(path: path)
        #expect(!dump(source).contains("invalid"))
    }

    @Test("A dump tells different trees apart")
    func dumpsDiffer() {
        #expect(dump(TestFiles.source("处分 甲 < 乙\n")) != dump(TestFiles.source("处分 甲, 乙\n")))
    }

    static let pairs: [(String, String)] = [
        ("规则 甲\n  乙 ≥ 3 → 通知 丙\n", "规则\u{3000}甲\r\n\t乙\u{FF1E}\u{FF1D}\u{FF13} \u{FF0D}\u{FF1E} 通知 丙\r\n"),
        ("事实 乙, 丙 : 取一 子 < 丑\n", "事實 乙\u{FF0C}丙\u{FF1A}取一 子\u{FF1C}丑"),
        ("规则 甲\n  乙 属于 (子, 丑) → 通知 丙 与 丁 \"文\"\n", "規則 甲\n  乙 屬於 \u{FF08}子、丑\u{FF09} => 通知 丙、丁 “文”\n"),
        ("规则 甲\n  乙 <> 子 → 通知 丙\n", "rules 甲\n  乙 ≠ 子 -> notify 丙 # 注\n"),
        ("设 甲 = 乙 * 2 / 3 - 1\n", "定义 甲 = 乙 × \u{FF12} ÷ 3 − 1\n"),
        ("规则 甲\n  Ⅱ-3: 乙 → 通知 SA\n", "规则 甲\n  Ⅱ\u{FF0D}\u{FF13}\u{FF1A}乙→通知 \u{FF33}\u{FF21}\n"),
        ("罚则 甲\n  乙 → 丙 100\n", "罚则 甲\n  乙\n→\n丙 100\n"),
        ("罚则 甲\n  乙 或 丁 → 丙 100, 戊 5\n", "罚则 甲\n  乙\n    或 丁\n    → 丙 100\n    , 戊 5\n"),
        ("罚则 甲\n  乙 → 丙 100 当 丁\n", "罚则 甲\n  乙 → 丙 100 当\n  丁\n"),
        ("设 甲 = 乙 超过 5 且 乙 不超过 10\n", "设 甲 = 乙 超过 5 且 不超过 10\n"),
        ("设 甲 = 乙 3次以上 且 乙 5 以下 或 乙 = 1\n", "define 甲 = 乙 3 times or more and 5 or less or = 1\n"),
    ]

    @Test("Ways of typing one thing", arguments: pairs.indices)
    func waysOfTyping(index: Int) {
        let (left, right) = Self.pairs[index]
        #expect(dump(TestFiles.source(left)) == dump(TestFiles.source(right)))
    }
}
