import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressReports
import Testing

@Suite("An incident's life on a terminal")
struct TimelineTextTests {
    /// The incident with its events: received, handed over, answered.
    private func row(_ instants: Int64?...) -> IncidentRow {
        var row = IncidentRow(id: "TS-1", layout: DeliveryPolicy.context.layout, roleCount: 4)
        for (slot, instant) in zip(DeliveryPolicy.context.layout.eventSlots, instants) {
            if let instant { row.slots[slot] = instant }
        }
        return row
    }

    private func lines(
        _ decision: Decision, _ row: IncidentRow, _ language: Language = .chinese, usesColor: Bool = false
    ) -> [String] {
        let timeline = Timeline(decision, row, in: DeliveryPolicy.context)
        return TimelineText(timeline, language: language, usesColor: usesColor).render()
            .split(separator: "\n").map(String.init)
    }

    @Test("Handed over late, the answer still due: the whole picture")
    func whole() {
        let row = row(DeliveryPolicy.at(16, 9), DeliveryPolicy.at(16, 18, 33))
        // 9:00 to 17:30 are 8 h 30 min; 18:33 on the 16th to 12:00 on the 20th 3 d 17 h 27 min; from there to the end
        // of the 30th 10 d 12 h.
        #expect(
            lines(DeliveryPolicy.decision, row) == [
                "TS-1  交车时限  截至 2026-09-20 12:00",
                "  2026-09-16 周三",
                "    09:00  ● 收到  起算 交车、答复",
                "           │ 8小时30分",
                "    17:30  ◆ 交车 到期  责任SA 王芳  交车 1 R04-c07",
                "           ▲ 升级到 总经理（已由其处理）  交车 1 R04-c11",
                "           ┃ 1小时3分",
                "    18:33  ● 交车  ✗ 交车 迟 1小时3分",
                "           ┆ 3天17小时27分",
                "  2026-09-20 周日",
                "    12:00  ► 现在  · 答复 还有 10天12小时",
                "           ┊ 10天12小时",
                "  2026-09-30 周三",
                "    24:00  ◆ 答复 到期  服务总监 （未指名）  答复 1 R04-c08",
            ])
    }

    @Test("The same in English")
    func english() {
        let row = row(DeliveryPolicy.at(16, 9), DeliveryPolicy.at(16, 18, 33))
        #expect(
            lines(DeliveryPolicy.decision, row, .english).dropFirst() == [
                "  2026-09-16 Wed",
                "    09:00  ● 收到  starts 交车, 答复",
                "           │ 8 h 30 min",
                "    17:30  ◆ 交车 due  责任SA 王芳  交车 1 R04-c07",
                "           ▲ goes up to 总经理 (has it already)  交车 1 R04-c11",
                "           ┃ 1 h 3 min",
                "    18:33  ● 交车  ✗ 交车 1 h 3 min late",
                "           ┆ 3 d 17 h 27 min",
                "  2026-09-20 Sun",
                "    12:00  ► now  · 答复 10 d 12 h left",
                "           ┊ 10 d 12 h",
                "  2026-09-30 Wed",
                "    24:00  ◆ 答复 due  服务总监 (not named)  答复 1 R04-c08",
            ])
    }

    @Test("What is late is red, and so is the time that it was late")
    func colors() {
        let row = row(DeliveryPolicy.at(16, 9), DeliveryPolicy.at(16, 18, 33))
        let red = "\u{1B}[1;31m"
        let shown = lines(DeliveryPolicy.decision, row, usesColor: true)
        #expect(shown.filter { $0.contains(red) }.count == 3)
        #expect(shown.contains { $0.contains("\(red)┃\u{1B}[0m") })
        #expect(shown.contains { $0.contains("\(red)◆\u{1B}[0m \(red)交车 到期\u{1B}[0m") })
        #expect(shown.contains { $0.contains("\(red)✗ 交车 迟 1小时3分\u{1B}[0m") })
    }

    @Test("Never done: late until now; in time: the due instant stays, without alarm")
    func openAndMet() {
        var decision = Decision(incident: "TS-2", asOf: DeliveryPolicy.at(18, 0, 0))
        decision.deadlines = [
            DeliveryPolicy.outcome(
                start: DeliveryPolicy.at(16, 9), due: DeliveryPolicy.at(17, 18), .breached, late: 21_600),
            DeliveryPolicy.outcome(
                DeliveryPolicy.answer, start: DeliveryPolicy.at(16, 9), due: DeliveryPolicy.at(17),
                actual: DeliveryPolicy.at(16, 9, 5), .met, late: 0),
        ]
        let row = row(DeliveryPolicy.at(16, 9), nil, DeliveryPolicy.at(16, 9, 5))
        #expect(
            lines(decision, row).dropFirst() == [
                "  2026-09-16 周三",
                "    09:00  ● 收到  起算 交车、答复",
                "    09:05  ● 答复  ✓ 答复 按时",
                "           │ 14小时55分",
                "    24:00  ◇ 答复 到期  答复 1 R04-c08",
                "           │ 18小时",
                "  2026-09-17 周四",
                "    18:00  ◆ 交车 到期  交车 1 R04-c07",
                "           ┃ 6小时",
                "  2026-09-18 周五",
                "    00:00  ► 现在  ✗ 交车 迟 6小时",
            ])
    }

    @Test("Moments that are no events, windows, extensions, seconds, and what has no moment")
    func rest() {
        var decision = Decision(incident: "TS-3", asOf: nil)
        decision.deadlines = [
            DeliveryPolicy.outcome(
                start: DeliveryPolicy.at(31), notBefore: DeliveryPolicy.at(32), due: DeliveryPolicy.at(33),
                actual: DeliveryPolicy.at(31, 8, 0, 30), .breached, late: -57_570,
                extendedFrom: DeliveryPolicy.at(32, 12)),
            DeliveryPolicy.outcome(
                DeliveryPolicy.answer, start: nil, due: nil, .pending, roles: [DeliveryPolicy.director]),
        ]
        decision.escalations = [EscalationOutcome(to: [DeliveryPolicy.boss], row: DeliveryPolicy.row(3))]
        #expect(
            lines(decision, row()).dropFirst() == [
                "  2026-09-30 周三",
                "    24:00     ○ 起算 交车",
                "              │ 8小时30秒",
                "  2026-10-01 周四",
                "    08:00:30  ○ 交车 办到  ✗ 交车 早 15小时59分30秒",
                "              │ 15小时59分30秒",
                "  2026-10-02 周五",
                "    00:00     ◇ 交车 起可办",
                "              ┆ 1天",
                "    24:00     ◇ 交车 到期  由 2026-10-02 12:00 延长  交车 1 R04-c07",
                "  没有时刻",
                "    · 未到期  答复    未起算  服务总监 （未指名）  答复 1 R04-c08",
                "    ▲ 升级到  总经理                               交车 1 R04-c11",
            ])
        #expect(lines(Decision(incident: "x", asOf: nil), row()).last == "  事件没有写任何时刻")
        var outside = Decision(incident: "x", asOf: nil)
        outside.notApplicable = .scope
        #expect(lines(outside, row()).last == "  不适用：不在制度的适用范围内")
    }
}
