import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressReports
import Testing

@Suite("Slots, deadlines and escalations")
struct AssignmentTests {
    private func json(_ decision: Decision) -> String {
        var writer = JSONWriter()
        DecisionJSON(DeliveryPolicy.context).write(decision, to: &writer)
        return writer.text
    }

    private func text(_ decision: Decision, _ language: Language) -> String {
        DecisionText(DeliveryPolicy.context, language: language, usesColor: false).render(decision)
    }

    private func compact(_ decision: Decision) -> [String] {
        CompactDecisionText(DeliveryPolicy.context).render(decision).split(separator: "\n").map(String.init)
    }

    /// A decision with nothing but deadlines.
    private func decision(_ outcomes: DeadlineOutcome...) -> Decision {
        var decision = Decision(incident: "x", asOf: nil)
        decision.deadlines = outcomes
        return decision
    }

    private func decision(_ outcomes: RouteOutcome...) -> Decision {
        var decision = Decision(incident: "x", asOf: nil)
        decision.routes = outcomes
        return decision
    }

    @Test("As JSON, byte for byte")
    func wholeJSON() {
        let text = json(DeliveryPolicy.decision)
        #expect(text.contains(#""sha256":"cd34","extends":"集团时限","#))
        let routes: [String] = [
            #""routes":[{"slot":"处理人","role":"服务总监","persons":["李敏"],"candidates":[],"#,
            #""passed_over":[{"role":"服务经理","because":"absent"}],"next":["总经理"],"#,
            #""rule":"处理人 1","sources":["R04-c02"]}],"#,
            #""copies":[{"slot":"处理人","to":["服务经理","总经理"],"persons":["赵强"],"rule":"处理人 1","sources":["R04-c04"]}],"#,
            #""excluded":[{"slot":"处理人","role":"责任SA","person":"王芳","rule":"处理人","sources":["R04-c03"]}],"#,
            #""escalations":[{"to":["总经理"],"because":"交车","at":"2026-09-16T17:30:00+08:00","unchanged":true,"#,
            #""rule":"交车 1","sources":["R04-c11"]}],"#,
        ]
        let deadlines: [String] = [
            #""deadlines":[{"name":"交车","element":null,"start":"2026-09-16T09:00:00+08:00","not_before":null,"#,
            #""due":"2026-09-16T17:30:00+08:00","actual":"2026-09-16T18:33:00+08:00","status":"breached","#,
            #""late_seconds":3780,"extended":null,"role":"责任SA","persons":["王芳"],"rule":"交车 1","#,
            #""sources":["R04-c07"]},"#,
            #"{"name":"答复","element":null,"start":"2026-09-16T09:00:00+08:00","not_before":null,"#,
            #""due":"2026-10-01T00:00:00+08:00","actual":null,"status":"pending","late_seconds":null,"#,
            #""extended":null,"role":"服务总监","persons":[],"rule":"答复 1","sources":["R04-c08"]}],"#,
        ]
        #expect(text.contains((routes + deadlines).joined()))
    }

    @Test("What JSON says of choices, dead ends, people not named, windows, extensions and unknown years")
    func rareJSON() {
        let choice = DeliveryPolicy.route(candidates: [DeliveryPolicy.manager, DeliveryPolicy.director])
        #expect(
            json(decision(choice)).contains(
                #""role":null,"persons":[],"candidates":["服务经理","服务总监"],"passed_over":[],"next":[],"rule""#))
        let deadEnd = DeliveryPolicy.route(
            passedOver: [.init(role: DeliveryPolicy.manager, because: .excluded)], isDeadEnd: true)
        #expect(
            json(decision(deadEnd)).contains(
                #""passed_over":[{"role":"服务经理","because":"excluded"}],"next":[],"dead_end":true,"rule""#))
        var unnamed = Decision(incident: "x", asOf: nil)
        unnamed.excluded = [
            ExclusionOutcome(route: DeliveryPolicy.handler, role: DeliveryPolicy.adviser, persons: [])
        ]
        #expect(json(unnamed).contains(#""excluded":[{"slot":"处理人","role":"责任SA","person":null,"#))
        let early = DeliveryPolicy.outcome(
            element: .element(GroupID(1), DeliveryPolicy.models, 1), notBefore: DeliveryPolicy.at(18),
            due: DeliveryPolicy.at(21), actual: DeliveryPolicy.at(17), .breached, late: -86_400,
            extendedFrom: DeliveryPolicy.at(20))
        #expect(
            json(decision(early)).contains(
                #""element":"越野车","start":"2026-09-16T09:00:00+08:00","not_before":"2026-09-18T00:00:00+08:00","#
                    + #""due":"2026-09-21T00:00:00+08:00","actual":"2026-09-17T00:00:00+08:00","status":"breached","#
                    + #""late_seconds":-86400,"extended":{"from":"2026-09-20T00:00:00+08:00"},"role":null"#))
        let unknown = DeliveryPolicy.outcome(due: nil, .unknown, unknownYear: 2027)
        #expect(
            json(decision(unknown)).contains(
                #""status":"unknown","late_seconds":null,"extended":null,"unknown_year":2027,"role":null"#))
    }

    @Test("On a terminal in Chinese, lined up")
    func chinese() {
        #expect(
            text(DeliveryPolicy.decision, .chinese) == """
                TS-1  交车时限  截至 2026-09-20 12:00
                  分派
                    处理人  服务总监               李敏  服务经理 不在，不在则 总经理  处理人 1 R04-c02
                    处理人  抄送 服务经理、总经理  赵强                                处理人 1 R04-c04
                    处理人  不得由 责任SA          王芳                                处理人 R04-c03
                  时限
                    ✗ 逾期    交车  2026-09-16 周三 17:30  实际 18:33  迟 1小时3分      责任SA    王芳        交车 1 R04-c07
                    · 未到期  答复  2026-09-30 周三 24:00              还有 10天12小时  服务总监  （未指名）  答复 1 R04-c08
                  应办
                    升级到  总经理，自 2026-09-16 周三 17:30（已由其处理）  交车 1 R04-c11

                """)
    }

    @Test("On a terminal in English")
    func english() {
        let lines = text(DeliveryPolicy.decision, .english).split(separator: "\n").map(String.init)
        #expect(
            lines == [
                "TS-1  交车时限  as of 2026-09-20 12:00",
                "  who handles it",
                "    处理人  服务总监                  李敏  服务经理 is away, else 总经理  处理人 1 R04-c02",
                "    处理人  copy to 服务经理, 总经理  赵强                                 处理人 1 R04-c04",
                "    处理人  never 责任SA              王芳                                 处理人 R04-c03",
                "  deadlines",
                "    ✗ late         交车  2026-09-16 Wed 17:30  done 18:33  1 h 3 min late  责任SA    王芳         交车 1 R04-c07",
                "    · not yet due  答复  2026-09-30 Wed 24:00              10 d 12 h left  服务总监  (not named)  答复 1 R04-c08",
                "  to do",
                "    escalate to  总经理, from 2026-09-16 Wed 17:30 (has it already)  交车 1 R04-c11",
            ])
    }

    @Test("In short lines")
    func short() {
        #expect(
            compact(DeliveryPolicy.decision) == [
                "分派 处理人 → 服务总监 李敏 略 服务经理 不在 次 总经理 (处理人 1, R04-c02)",
                "抄送 处理人 服务经理与总经理 赵强 (处理人 1, R04-c04)",
                "回避 处理人 责任SA 王芳 (R04-c03)",
                "时限 交车 逾期 2026-09-16 17:30 迟 1小时3分 责任SA 王芳 (交车 1, R04-c07)",
                "时限 答复 未到期 2026-09-30 24:00 服务总监 (答复 1, R04-c08)",
                "升级 总经理 自 2026-09-16 17:30 已在 (交车 1, R04-c11)",
            ])
    }

    @Test("Deadlines without a due instant say why")
    func dueless() {
        let lines = compact(
            decision(
                DeliveryPolicy.outcome(DeliveryPolicy.answer, due: nil, .pending, row: DeliveryPolicy.atOnce),
                DeliveryPolicy.outcome(start: nil, due: nil, .pending),
                DeliveryPolicy.outcome(due: nil, .pending),
                DeliveryPolicy.outcome(due: nil, .unknown, unknownYear: 2027),
                DeliveryPolicy.outcome(start: nil, due: nil, .unknown)))
        #expect(
            lines == [
                "时限 答复 未到期 立即 (答复 2, R04-c09)", "时限 交车 未到期 未起算 (交车 1, R04-c07)",
                "时限 交车 未到期 暂停中 (交车 1, R04-c07)", "时限 交车 未定 日历缺 2027 年 (交车 1, R04-c07)",
                "时限 交车 未定 到期未知 (交车 1, R04-c07)",
            ])
    }

    @Test("A window, an act before it, an extension, an element; and who may take a slot")
    func windowAndChoice() {
        let early = DeliveryPolicy.outcome(
            element: .element(GroupID(1), DeliveryPolicy.models, 1), notBefore: DeliveryPolicy.at(18),
            due: DeliveryPolicy.at(21), actual: DeliveryPolicy.at(17, 23), .breached, late: -3_600,
            extendedFrom: DeliveryPolicy.at(20))
        #expect(
            compact(decision(early)) == [
                "时限 交车 过早 2026-09-18 00:00 起至 2026-09-20 24:00 原 2026-09-19 24:00 早 1小时 (交车 1, R04-c07) 为 越野车"
            ])
        #expect(
            text(decision(early), .chinese).contains(
                "✗ 过早  交车（越野车）  2026-09-18 周五 00:00 起至 2026-09-20 周日 24:00（原 2026-09-19 24:00）  "
                    + "实际 2026-09-17 周四 23:00  早 1小时  交车 1 R04-c07"))
        let choice = DeliveryPolicy.route(candidates: [DeliveryPolicy.manager, DeliveryPolicy.director])
        let nobody = DeliveryPolicy.route()
        let deadEnd = DeliveryPolicy.route(
            passedOver: [.init(role: DeliveryPolicy.manager, because: .excluded)], isDeadEnd: true)
        let both = DeliveryPolicy.route([DeliveryPolicy.manager, DeliveryPolicy.director])
        #expect(
            compact(decision(choice, nobody, deadEnd, both)) == [
                "分派 处理人 → 待选 服务经理、服务总监 (处理人 1, R04-c02)", "分派 处理人 → 无 (处理人 1, R04-c02)",
                "分派 处理人 → 无人可派 略 服务经理 回避 (处理人 1, R04-c02)",
                "分派 处理人 → 服务经理与服务总监 (处理人 1, R04-c02)",
            ])
    }

    @Test(
        "Lengths of time",
        arguments: [
            (0, "0秒", "0 s"), (1, "1秒", "1 s"), (61, "1分1秒", "1 min 1 s"), (3_600, "1小时", "1 h"),
            (3_780, "1小时3分", "1 h 3 min"), (86_399, "23小时59分59秒", "23 h 59 min 59 s"),
            (90_061, "1天1小时1分", "1 d 1 h 1 min"), (-7_200, "2小时", "2 h"),
        ])
    func lengths(seconds: Int64, chinese: String, english: String) {
        #expect(LengthText.text(seconds, in: .chinese) == chinese)
        #expect(LengthText.text(seconds, in: .english) == english)
    }
}
