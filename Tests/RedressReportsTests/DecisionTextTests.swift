import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressReports
import Testing

@Suite("Decisions on a terminal")
struct DecisionTextTests {
    private func text(_ decision: Decision, _ language: Language) -> String {
        DecisionText(WashPolicy.context, language: language, usesColor: false).render(decision)
    }

    @Test("Two fines in Chinese, lined up")
    func chinese() {
        #expect(
            text(WashPolicy.decision(), .chinese) == """
                TS-1  洗车考核（2024-01-01 版）  截至 2026-11-01 00:00
                  等级  Ⅱ
                  罚款 150.00 元
                    美容组        100.00  洗车不净  Ⅱ-3 R13-c14  → CS基金
                    责任SA  王芳   50.00  洗车不净  Ⅱ-3 R13-c14  → CS基金

                """)
    }

    @Test("The same in English, with a person who is not named")
    func english() {
        #expect(
            text(WashPolicy.decision(persons: []), .english) == """
                TS-1  洗车考核 (version 2024-01-01)  as of 2026-11-01 00:00
                  等级  Ⅱ
                  fines 150.00 CNY
                    美容组               100.00  洗车不净  Ⅱ-3 R13-c14  → CS基金
                    责任SA  (not named)   50.00  洗车不净  Ⅱ-3 R13-c14  → CS基金

                """)
    }

    @Test("Nothing due is said")
    func nothing() {
        #expect(
            text(Decision(incident: "x", asOf: nil), .chinese)
                == "x  洗车考核（2024-01-01 版）\n  没有应罚、应奖或应办的事\n")
    }

    @Test("Control characters of an incident do not reach the terminal")
    func controls() {
        var decision = WashPolicy.decision("\u{1B}[2Jx", persons: ["王\u{7}芳"])
        decision.asOf = nil
        #expect(text(decision, .english).unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    }
}
