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

    @Test("How deadlines were kept, by name and by who owes them; and what a late one costs")
    func deadlines() {
        var score = ScoreAccumulator()
        func add(_ outcomes: [DeadlineOutcome], fines: [MoneyOutcome] = []) {
            var decision = Decision(incident: "x", asOf: nil)
            decision.deadlines = outcomes
            decision.fines = fines
            let lines = LedgerLine.lines(of: decision, date: nil, in: DeliveryPolicy.context)
            score.add(decision, lines: lines, in: DeliveryPolicy.context)
        }
        func delivered(_ status: DeadlineOutcome.Status, late: Int64?, by person: String?) -> DeadlineOutcome {
            DeliveryPolicy.outcome(
                due: DeliveryPolicy.at(17), status, late: late, roles: [DeliveryPolicy.adviser],
                persons: person.map { [$0] } ?? [])
        }
        let answer = DeliveryPolicy.outcome(DeliveryPolicy.answer, due: DeliveryPolicy.at(31), .pending)
        let fine = MoneyOutcome(
            roles: [DeliveryPolicy.adviser], unit: nil, persons: ["王芳"], fen: 20_000, mode: .sum, shares: [],
            payee: nil, ground: .group(GroupID(3)), row: DeliveryPolicy.row(3))
        add([delivered(.breached, late: 3_780, by: "王芳"), answer], fines: [fine])
        add([delivered(.breached, late: 90_000, by: "王芳"), answer])
        add([delivered(.met, late: 0, by: "李强")])
        add([delivered(.unknown, late: nil, by: nil)])
        // The ground of the fine is the deadline that was late.
        #expect(score.groundsInOrder.map(\.name) == ["交车"])
        let names = score.deadlines.byName.map { "\($0.key.name) \($0.count.met) \($0.count.late) \($0.count.pending)" }
        #expect(names == ["交车 1 2 0", "答复 0 0 2"])
        let text = SummaryText(score, heading, language: .chinese, usesColor: false).render()
        #expect(
            text.contains(
                """
                  时限
                    交车  按时 1  逾期 2            未定 1  最长迟 1天1小时  ████████████████████████
                    答复                  未到期 2

                  时限，按责任人
                    王芳              责任SA          逾期 2          最长迟 1天1小时  ████████████████████████
                    李强              责任SA  按时 1
                    责任SA（未指名）                          未定 1

                """))
        let json = SummaryJSON.text(score, heading).split(whereSeparator: \.isWhitespace).joined()
        #expect(
            json.contains(
                #""deadlines":[{"policy":"交车时限","name":"交车","met":1,"late":2,"pending":0,"unknown":1,"#
                    + #""longest_late_seconds":90000},"#))
        #expect(
            json.contains(
                #""deadlines_by_owner":[{"kind":"person","name":"王芳","role":"责任SA","met":0,"late":2,"pending":0,"#
                    + #""unknown":0,"longest_late_seconds":90000},"#))
    }
}
