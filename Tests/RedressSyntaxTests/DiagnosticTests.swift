import RedressDiagnostics
import Testing

@testable import RedressSyntax

/// Each syntax diagnostic at its place.
@Suite("Syntax diagnostics")
struct SyntaxDiagnosticTests {
    @Test("Characters without meaning are reported once a run and left out")
    func unexpectedCharacter() {
        expect(.unexpectedCharacter, in: "规则 甲\n  乙 → 通知 丙⟦；⟧\n")
        expect(.unexpectedCharacter, .unexpectedCharacter, in: "规则 甲\n  乙 ⟦{}⟧ → 通知 丙 ⟦①⟧\n")
    }

    @Test("A full stop is deleted by a safe fix")
    func fullStop() throws {
        let text = MarkedText("规则 甲\n  乙 → 通知 丙⟦。⟧\n")
        let found = try #require(SyntaxParser.parse(text.source).diagnostics.first)
        let fix = try #require(found.fixes.first)
        #expect(found.code == .unexpectedCharacter && fix.isSafe)
        #expect(fix.applied(to: text.source) == "规则 甲\n  乙 → 通知 丙\n")
    }

    @Test("Bytes that are no UTF-8")
    func invalidEncoding() {
        let source = TestFiles.source(bytes: Array("规则 甲\n".utf8) + [0xFF, 0xC0] + Array("\n".utf8))
        let found = SyntaxParser.parse(source).diagnostics
        #expect(found.map(\.code) == [.invalidEncoding])
        #expect(found.first?.primary?.span == Span(source: SourceID(0), start: 11, end: 13))
    }

    @Test("Quotes close on their line")
    func unclosedQuote() {
        expect(.unclosedQuote, in: "制度 甲 ⟦\"⟧没有合上\n  币种 人民币\n")
        expect(.unclosedQuote, in: "制度 甲 ⟦“⟧没有合上\n规则 乙\n")
        expect(.unclosedQuote, in: "岗位 ⟦「⟧4S店\n规则 乙\n")
        expect(.missingText, in: "岗位 ⟦「」⟧\n")
    }

    @Test("Numbers, dates and times that cannot be")
    func numbersAndDates() {
        expect(.invalidNumber, in: "令 甲 = ⟦1234567890123456789⟧元\n")
        expect(.invalidNumber, in: "岗位 ⟦4S店⟧ : 班组\n")
        expect(.invalidDate, in: "制度 甲\n  施行 自 ⟦2025-02-29⟧\n")
        expect(.invalidDate, in: "日历 甲 基于 china\n  周一 ⟦8:75⟧..17:00\n")
        expect(in: "制度 甲\n  施行 自 2024-02-29\n")
    }

    @Test(
        "A hyphen between numbers offers the range",
        arguments: [
            ("⟦5-10⟧", "5..10"), ("⟦5天-10天⟧", "5天..10天"), ("⟦5~10⟧", "5..10"), ("⟦5\u{2014}10⟧", "5..10"),
        ])
    func hyphenRange(range: String, mended: String) throws {
        let text = MarkedText("设 甲 = 乙 属于 \(range)\n")
        expect(.hyphenRange, in: "设 甲 = 乙 属于 \(range)\n")
        let fix = try #require(SyntaxParser.parse(text.source).diagnostics.first?.fixes.first)
        #expect(!fix.isSafe)
        #expect(fix.applied(to: text.source) == "设 甲 = 乙 属于 \(mended)\n")
    }

    static let missing: [String] = [
        "事实 次数⟦⟧\n岗位 甲\n", "事实 次数 :⟦⟧\n", "参数 甲 : 金额⟦⟧\n", "规则 甲\n  乙⟦⟧\n  丙 → 作废\n", "规则 甲\n  乙 →⟦⟧\n",
        "罚则 甲\n  乙 → 丙⟦⟧\n", "规则 甲\n  乙 且⟦⟧\n", "规则 甲\n  (乙⟦⟧\n  丙 → 作废\n", "设 甲 = 乙 属于⟦⟧\n", "事件 收到 <⟦⟧\n",
        "时限 甲 : 自⟦⟧\n", "时限 甲 : 次月⟦⟧\n", "制度 甲\n  施行⟦⟧\n", "制度 甲\n  时区⟦⟧\n", "对照表 甲⟦⟧\n",
        "规则 甲\n  乙 → 处分 丙⟦⟧\n", "示例 \"甲\"\n  乙⟦⟧\n  期望 作废\n", "示例 ⟦\"甲\"⟧\n  乙 1\n", "规则 甲\n  同一人⟦⟧\n",
        "罚则 甲\n  倍 2⟦⟧\n", "必须 甲 : 乙 超过 5 且 丙 且 ⟦⟧低于 3\n", "撤销⟦⟧\n", "岗位 甲,⟦⟧\n事件 乙\n",
    ]

    @Test("What is missing is said at the end of the line", arguments: missing)
    func missingText(marked: String) {
        expect(.missingText, in: marked)
    }

    static let unexpected: [String] = [
        "⟦随便⟧ 写\n", "规则 甲 ⟦乙⟧\n  丙 → 作废\n", "规则 甲\n  乙 → 作废 ⟦丙⟧\n", "规则 甲\n  乙 ⟦丙⟧ → 作废\n",
        "事实 甲 ⟦是否⟧\n", "事实 甲 : ⟦数⟧\n", "事实 甲 : 是否, ⟦必填⟧\n", "参数 甲 : 金额 ⟦100⟧\n", "罚则 甲\n  乙 → 丙 ⟦每人⟧\n",
        "规则 甲\n  乙 = ⟦→⟧ 作废\n", "规则 甲\n  ⟦→⟧ 作废\n", "分派 甲 : ⟦自⟧ 乙\n", "制度 甲\n  日止 ⟦半夜⟧\n",
        "设 甲 = 乙 属于 ⟦\"文\"⟧\n", "事实 ⟦默认⟧ : 是否\n", "日历 甲 基于 china\n  ⟦周八⟧ 8:30..17:00\n",
        "记录 甲\n  ⟦栏⟧ 乙\n", "示例 \"甲\"\n  期望 ⟦→⟧\n", "规则 甲\n  乙 ⟦与⟧ 丙 → 作废\n", "岗位 甲 : ⟦许多⟧\n",
    ]

    @Test("What stands in the wrong place is named", arguments: unexpected)
    func unexpectedText(marked: String) {
        expect(.unexpectedText, in: marked)
    }

    @Test("A keyword in place of a name comes with the hint to quote it")
    func keywordAsName() throws {
        let found = try #require(SyntaxParser.parse(TestFiles.source("事实 默认 : 是否\n")).diagnostics.first)
        #expect(try #require(found.help).chinese.contains("「默认」"))
        #expect(try #require(found.help).english.contains("「默认」"))
        expect(in: "事实 「默认」 : 是否\n")
    }

    @Test("Several errors are reported each at its place, and the rest is read")
    func severalErrors() {
        let file = expect(
            .unexpectedText, .missingText, .unexpectedText, .missingText,
            in: """
                事实 甲 : ⟦数⟧
                事实 乙 :⟦⟧
                规则 丙
                  甲 → 通知 ⟦100⟧, 通知 丁
                  乙⟦⟧
                  丁 → 作废
                事实 戊 : 是否
                """)
        #expect(file.declarations.count == 4)
        guard case .group(let group) = file.declarations[2].kind else {
            Issue.record("no group")
            return
        }
        #expect(group.members.count == 3)
        guard case .row(let row) = group.members[0].kind else {
            Issue.record("no row")
            return
        }
        #expect(row.items.count == 2)
    }

    @Test("Lines without a declaration above them are one finding")
    func misplacedLines() {
        expect(.unexpectedText, in: "⟦规测⟧ 甲\n  乙 → 作废\n  丙 → 作废\n规则 丁\n")
    }

    @Test("An unfinished line does not swallow the declaration below it")
    func unfinishedLine() {
        let file = expect(.missingText, in: "岗位 甲, 乙,⟦⟧\n处分 警告 < 记过\n事件 收到\n")
        #expect(file.declarations.count == 3)
    }

    @Test(
        "Nesting has a limit",
        arguments: [
            String(repeating: "(", count: 5000), String(repeating: "非 ", count: 5000),
            String(repeating: "- ", count: 5000),
            "1" + String(repeating: " + 1", count: 5000), "1" + String(repeating: " * 1", count: 5000),
            String(repeating: "个数 (", count: 5000),
        ])
    func nestingTooDeep(condition: String) {
        let found = SyntaxParser.parse(TestFiles.source("设 甲 = \(condition)\n岗位 乙\n"))
        #expect(found.diagnostics.map(\.code) == [.nestingTooDeep])
        #expect(found.file.declarations.count == 2)
    }

    @Test("Nested limits have a limit too, and long lists have none")
    func deepAndWide() {
        let deep = "时限 甲 : " + String(repeating: "先到 (", count: 5000) + "\n"
        #expect(SyntaxParser.parse(TestFiles.source(deep)).diagnostics.map(\.code) == [.nestingTooDeep])
        let wide = "设 甲 = 乙" + String(repeating: " 或 乙", count: 20_000) + "\n"
        #expect(SyntaxParser.parse(TestFiles.source(wide)).diagnostics.isEmpty)
    }

    private static let head = "事实 来源 : 取一 现场, 电话\n事实 是否属实 : 是否\n岗位 责任SA, 接待员\n罚则 甲\n"

    @Test(
        "Words without spaces are read as if they had been there",
        arguments: [
            ("  来源=⟦现场且是否属实⟧ → 责任SA 50\n", "  来源=现场 且 是否属实 → 责任SA 50\n"),
            ("  是否属实 → ⟦责任SA50⟧\n", "  是否属实 → 责任SA 50\n"),
            ("  ⟦非是否属实⟧ → 责任SA 50\n", "  非 是否属实 → 责任SA 50\n"),
            ("  是否属实 → 责任SA ⟦50每人⟧\n", "  是否属实 → 责任SA 50 每人\n"),
            ("  是否属实 → ⟦通知接待员⟧\n", "  是否属实 → 通知 接待员\n"),
            ("  是否属实 → ⟦罚责任SA⟧ 1\n", "  是否属实 → 罚 责任SA 1\n"),
        ])
    func unspacedWords(marked: String, mended: String) throws {
        let file = expect(.unspacedWords, in: Self.head + marked)
        let text = MarkedText(Self.head + marked)
        let fix = try #require(SyntaxParser.parse(text.source).diagnostics.first?.fixes.first)
        #expect(fix.isSafe)
        #expect(fix.applied(to: text.source) == Self.head + mended)
        let spaced = SyntaxParser.parse(TestFiles.source(Self.head + mended))
        #expect(spaced.diagnostics.isEmpty)
        #expect(SyntaxDump.text(of: file) == SyntaxDump.text(of: spaced.file))
    }

    @Test("A split that reads no better is left to the checker, and clause numbers and people are never split")
    func unhelpfulSplits() {
        expect(in: Self.head + "  来源 = 来源现场 → 责任SA 50\n")
        expect(in: Self.head + "  是否属实 → 责任SA 50 依据 现场且电话\n")
        expect(in: Self.head + "示例 \"子\"\n  接待员 现场电话\n  期望 无罚款\n")
    }

    @Test("The names that a file declares")
    func declaredNames() throws {
        let source = TestFiles.source(
            Self.head + "  甲-1: 是否属实 → 责任SA 50 依据 R1\n每月 乙\n  给定 丙 : 整数\n参数 丁 : 取一 戊, 己 = 戊\n事件 庚\n")
        let expected: Set<String> = [
            "来源", "现场", "电话", "是否属实", "责任SA", "接待员", "甲", "甲-1", "乙", "丙", "丁", "戊", "己", "庚",
        ]
        #expect(SyntaxParser.parse(source).file.declaredNames == expected)
    }
}
