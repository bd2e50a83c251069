import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressReports
import Testing

@Suite("Decisions as JSON")
struct DecisionJSONTests {
    private func json(_ decision: Decision, explanation: [RowExplanation]? = nil, row: IncidentRow? = nil) -> String {
        var writer = JSONWriter()
        DecisionJSON(WashPolicy.context).write(decision, explanation: explanation, row: row, to: &writer)
        return writer.text
    }

    @Test("A decision with two fines, byte for byte")
    func twoFines() {
        let expected =
            #"{"redress":1,"incident":"TS-1","as_of":"2026-11-01T00:00:00+08:00","#
            + #""policy":{"name":"洗车考核","version":"2024-01-01","sha256":"ab12","extends":null,"readings":{}},"#
            + #""applicable":true,"void":null,"classifications":{"等级":"Ⅱ"},"derived":{},"#
            + #""routes":[],"copies":[],"excluded":[],"escalations":[],"deadlines":[],"#
            + #""fines":[{"role":"美容组","persons":[],"amount":"100.00","mode":"sum","shares":[],"payee":"CS基金","#
            + #""ground":"洗车不净","rule":"Ⅱ-3","sources":["R13-c14"]},"#
            + #"{"role":"责任SA","persons":["王芳"],"amount":"50.00","mode":"sum","shares":[],"payee":"CS基金","#
            + #""ground":"洗车不净","rule":"Ⅱ-3","sources":["R13-c14"]}],"#
            + #""rewards":[],"sanctions":[],"remedies":[],"records":[],"notices":[],"approvals":[],"reopened":[],"#
            + #""pending":[],"conflicts":[],"violations":[],"differences":[],"open_questions":[],"#
            + #""totals":{"fines":"150.00","rewards":"0.00","pending_minimum":"0.00","pending_maximum":"0.00"}}"#
        #expect(json(WashPolicy.decision()) == expected)
    }

    @Test("Not applicable says why, and nothing else")
    func notApplicable() {
        var decision = Decision(incident: "TS-2", asOf: nil)
        decision.notApplicable = .scope
        let expected =
            #"{"redress":1,"incident":"TS-2","as_of":null,"#
            + #""policy":{"name":"洗车考核","version":"2024-01-01","sha256":"ab12","extends":null,"readings":{}},"#
            + #""applicable":false,"because":"scope"}"#
        #expect(json(decision) == expected)
    }

    @Test("Shares, several roles, pending bounds and open questions")
    func openDecision() {
        var decision = Decision(incident: "TS-3", asOf: nil)
        var shared = WashPolicy.fine(
            WashPolicy.team, [], fen: 2_001, mode: .shared,
            shares: [
                .init(role: WashPolicy.team, person: nil, fen: 1_001),
                .init(role: WashPolicy.adviser, person: "李强", fen: 1_000),
            ])
        shared.roles = [WashPolicy.team, WashPolicy.adviser]
        decision.fines = [shared]
        decision.pending = [
            PendingOutcome(
                kind: .fine, roles: [WashPolicy.adviser], persons: [], sanction: nil, what: nil, minimum: 5_000,
                maximum: nil, need: .fact, missing: [.fact(WashPolicy.isTrue)], ground: .group(WashPolicy.group),
                row: WashPolicy.row4)
        ]
        decision.openQuestions = [
            OpenQuestion(
                subject: .fact(WashPolicy.isTrue), element: nil, changes: [WashPolicy.row4],
                answers: [
                    .init(
                        from: .yesNo(true), to: .yesNo(true), finesMinimum: 30_000, finesMaximum: 30_000,
                        rewardsMinimum: 0, rewardsMaximum: 0, rowsDue: [WashPolicy.row4])
                ]),
            OpenQuestion(subject: .fact(FactID(0)), element: 1, changes: [], answers: []),
            OpenQuestion(subject: .role(WashPolicy.adviser), element: nil, changes: [], answers: []),
        ]
        let text = json(decision)
        #expect(
            text.contains(
                #""role":["美容组","责任SA"],"persons":[],"amount":"20.01","mode":"shared","#
                    + #""shares":[{"role":"美容组","person":null,"amount":"10.01"},{"role":"责任SA","person":"李强","amount":"10.00"}]"#
            ))
        #expect(
            text.contains(
                #""pending":[{"what":"fine","role":"责任SA","persons":[],"detail":null,"minimum":"50.00","#
                    + #""maximum":null,"needs":"fact","fact":"是否属实","missing":["是否属实"],"ground":"Ⅱ级处理","#
                    + #""rule":"Ⅱ-4","sources":["R13-c15"]}]"#))
        #expect(
            text.contains(
                #""open_questions":[{"fact":"是否属实","changes":["Ⅱ-4"],"answers":[{"value":true,"#
                    + #""fines_minimum":"300.00","fines_maximum":"300.00","rewards_minimum":"0.00","rewards_maximum":"0.00","#
                    + #""due":["Ⅱ-4"]}]},{"fact":"事由","element":"服务不满意","changes":[]},{"role":"责任SA","changes":[]}]"#))
        #expect(
            text.contains(
                #""totals":{"fines":"20.01","rewards":"0.00","pending_minimum":"50.00","pending_maximum":null}"#))
    }

    @Test("An explanation quotes the condition and what the incident says")
    func explanation() {
        var row = IncidentRow(id: "TS-1", layout: WashPolicy.context.layout, roleCount: 2)
        row.slots[WashPolicy.context.layout.factSlots[0]] = 1
        row.slots[WashPolicy.context.layout.factSlots[0] + 1] = 0
        let part = RowExplanation.Part(
            truth: .holds, span: WashPolicy.span(of: "洗车不净"), inputs: [.fact(FactID(0)), .fact(FactID(2))])
        let explanation = RowExplanation(
            row: WashPolicy.row3, ground: .element(WashPolicy.group, WashPolicy.matters, 0), truth: .holds,
            parts: [part], overriddenBy: nil)
        let text = json(WashPolicy.decision(), explanation: [explanation], row: row)
        #expect(
            text.hasSuffix(
                #""explain":[{"rule":"Ⅱ-3","sources":["R13-c14"],"ground":"洗车不净","truth":"holds","overridden_by":null,"#
                    + #""place":{"file":"wash.redress","line":2,"column":1},"parts":[{"text":"洗车不净","#
                    + #""place":{"file":"wash.redress","line":2,"column":6},"truth":"holds","inputs":["#
                    + #"{"name":"事由","value":["洗车不净"],"from":"incident","place":null},"#
                    + #"{"name":"次数","value":1,"from":"default","place":null}]}]}]}"#))
    }
}
