import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressReports
import Testing

@Suite("A month added up")
struct ScoreTests {
    /// Three washes, of which the adviser of one is not named, and what could not be read.
    private var score: ScoreAccumulator {
        var score = ScoreAccumulator()
        for decision in [
            WashPolicy.decision("1", persons: ["王芳"]), WashPolicy.decision("2", persons: ["李强"]),
            WashPolicy.decision("3", persons: []),
        ] {
            add(decision, to: &score)
        }
        score.counts.rejected = 2
        score.counts.outsidePeriod = 1
        return score
    }

    private func add(_ decision: Decision, to score: inout ScoreAccumulator) {
        let lines = LedgerLine.lines(of: decision, date: nil, in: WashPolicy.context)
        score.add(decision, lines: lines, in: WashPolicy.context)
    }

    private let heading = ScoreHeading(policies: [WashPolicy.context], period: "2026-10", asOf: 1_793_462_400)

    @Test("Accepted and rejected together are what was read")
    func counts() {
        #expect(score.counts.judged == 3)
        #expect(score.counts.accepted == 4)
        #expect(score.counts.read == 6)
    }

    @Test("Sums by ground, team and person")
    func sums() {
        #expect(score.total.fines == 45_000)
        #expect(score.groundsInOrder.map(\.name) == ["洗车不净"])
        #expect(score.groundsInOrder.first?.tally.fines == 45_000)
        let totals = score.payerTotals.map { "\($0.payer.kind) \($0.payer.name) \($0.tally.net)" }
        #expect(totals == ["team 美容组 -30000", "person 李强 -5000", "person 王芳 -5000", "not named 责任SA -5000"])
        #expect(score.classesInOrder.map { "\($0.key.name) \($0.key.value ?? "") \($0.tally.count)" } == ["等级 Ⅱ 3"])
    }

    @Test("Sums beyond 64 bits are exact")
    func largeSums() {
        var score = ScoreAccumulator()
        for _ in 0..<3 {
            var decision = Decision(incident: "x", asOf: nil)
            decision.fines = [WashPolicy.fine(WashPolicy.adviser, ["王芳"], fen: .max)]
            add(decision, to: &score)
        }
        #expect(score.total.fines == Int128(Int64.max) * 3)
        #expect(SummaryJSON.text(score, heading).contains(#""fines": "276701161105643274.21""#))
    }

    @Test("The people of a month, with what each pays on balance")
    func people() {
        #expect(
            PeopleCSV.text(score)
                == "\u{FEFF}kind,name,role,fines,rewards,net,fine_count,reward_count,sanction_count\r\n"
                + "not named,责任SA,责任SA,50.00,0.00,-50.00,1,0,0\r\n"
                + "person,李强,责任SA,50.00,0.00,-50.00,1,0,0\r\n"
                + "person,王芳,责任SA,50.00,0.00,-50.00,1,0,0\r\n"
                + "team,美容组,美容组,300.00,0.00,-300.00,3,0,0\r\n")
    }

    @Test("The summary lines up, Chinese characters counted as two cells")
    func alignment() {
        let text = SummaryText(score, heading, language: .chinese, usesColor: false).render()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.first == "洗车考核（2024-01-01 版）  2026-10")
        #expect(lines.contains("  读入事件  6  ＝ 采纳 4 ＋ 退回 2"))
        #expect(lines.contains("  已判      3  不在本期 1"))
        let amounts = lines.filter { $0.contains("50.00") && $0.contains("█") }
        #expect(amounts.count >= 3)
        // The bars of one list begin in one column of the terminal.
        let persons = lines.drop { $0 != "  按人员" }.dropFirst().prefix { !$0.isEmpty }
        let columns = persons.compactMap { line in
            line.firstIndex(of: "█").map { DisplayWidth.cells(of: line[..<$0]) }
        }
        #expect(columns.count == 3)
        #expect(Set(columns).count == 1)
    }

    @Test("No line ends in spaces, in either language", arguments: Language.allCases)
    func noTrailingSpaces(language: Language) {
        let lines = SummaryText(score, heading, language: language, usesColor: false).render().split(separator: "\n")
        #expect(lines.count > 10)
        #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
    }

    @Test("Pending bounds nobody knows stay unknown in the sum")
    func pending() {
        var score = ScoreAccumulator()
        var decision = Decision(incident: "x", asOf: nil)
        func fine(_ low: Int64?, _ high: Int64?) -> PendingOutcome {
            PendingOutcome(
                kind: .fine, roles: [WashPolicy.adviser], persons: [], sanction: nil, what: nil, minimum: low,
                maximum: high, need: .fact, missing: [], ground: .group(WashPolicy.group), row: WashPolicy.row3)
        }
        decision.pending = [fine(1_000, 2_000), fine(500, nil)]
        add(decision, to: &score)
        #expect(score.pendingMinimum == 1_500)
        #expect(score.pendingMaximum == nil)
        #expect(score.counts.withPending == 1)
    }
}
