import RedressKit
import Testing

/// Rows that a month of incidents always used, or never.
@Suite("Rows held against the incidents of a month")
struct RowUseTests {
    private func notes(_ rows: String, policy hit: String = "", _ incidents: [String]) -> [String] {
        let text = """
            制度 甲
            事件 收到
            事实 迟到, 早退 : 是否
            岗位 当事人
            罚则 处罚 \(hit)
            \(rows)
            """
        let compiled = Policy.compile(text)
        let documents = incidents.map { "{收到: 2026-03-03T10:00, \($0)}" }.joined(separator: "\n---\n")
        let use = RowUse([InputFile(path: "month.yaml", text: documents)], policies: compiled.policySet)
        #expect(use.problems.isEmpty && use.judgedCount == incidents.count)
        return compiled.analysis().adding(use).findings.items.filter { $0.code == "always-or-never" }
            .map { $0.message(in: .english) }
    }

    private let two = "  一: 迟到 → 当事人 100\n  二: 早退 → 当事人 100"

    @Test("A row that applied each time, and one that never did")
    func both() {
        #expect(
            notes(two, ["迟到: 是, 早退: 否", "迟到: 是, 早退: 否"]) == [
                "`一` applied to each of the 2 incidents given", "`二` applied to none of the 2 incidents given",
            ])
    }

    @Test("One incident alone does not show that a row always applies")
    func one() {
        #expect(notes(two, ["迟到: 是, 早退: 否"]) == ["`二` applied to none of the 1 incident given"])
    }

    @Test("A row that may have applied, since a fact is unknown, is not said never to")
    func unknown() {
        #expect(notes(two, ["迟到: 否, 早退: 未知", "迟到: 是, 早退: 否"]).isEmpty)
    }

    @Test("A row over which another has precedence did not apply")
    func overridden() {
        let rows = "  一: 迟到 → 当事人 100\n    优先于 二\n  二: 早退 → 当事人 200"
        #expect(
            notes(rows, ["迟到: 是, 早退: 是", "迟到: 否, 早退: 否"]) == [
                "`二` applied to none of the 2 incidents given"
            ])
        #expect(notes(rows, ["迟到: 未知, 早退: 是", "迟到: 未知, 早退: 是"]).isEmpty)
    }

    @Test("Of rows that are taken in turn only the first that holds applied")
    func inTurn() {
        let rows = "  一: 迟到 → 当事人 100\n  二: 早退 → 当事人 200"
        #expect(
            notes(rows, policy: "依次", ["迟到: 是, 早退: 是", "迟到: 否, 早退: 否"]) == [
                "`二` applied to none of the 2 incidents given"
            ])
        // Whether the first one took the incidents is not known, so nor is whether the second one applied.
        #expect(notes(rows, policy: "依次", ["迟到: 未知, 早退: 是", "迟到: 未知, 早退: 是"]).isEmpty)
    }

    @Test("Neither `otherwise` nor a row without a condition is spoken of")
    func unconditional() {
        #expect(
            notes("  一: 迟到 → 当事人 100\n  二: 其余 → 当事人 50", ["迟到: 否", "迟到: 否"]) == [
                "`一` applied to none of the 2 incidents given"
            ])
        #expect(notes("  一: 始终 → 当事人 100", ["迟到: 否", "迟到: 否"]).isEmpty)
    }
}
