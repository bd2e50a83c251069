import RedressDiagnostics
import RedressEngine
import RedressModel

// One line of the picture: its sign, what it is, and what it means for the deadlines.
extension TimelineText {
    /// A mark behind its sign.
    func text(_ mark: Timeline.Mark) -> String {
        switch mark.kind {
        case .event(let happening): event(happening)
        case .starts(let index): line("○", nil, [(starts([index]), .gutter)])
        case .done(let index):
            line("○", nil, [(laneName(timeline.lanes[index]) + say(" 办到", " done"), nil), done(timeline.lanes[index])])
        case .opens(let index):
            line("◇", .note, [(laneName(timeline.lanes[index]) + say(" 起可办", " may be done from here"), nil)])
        case .due(let index): due(timeline.lanes[index])
        case .escalation(let index): escalation(timeline.decision.escalations[index])
        case .now: now()
        }
    }

    private typealias Part = (text: String, style: TerminalStyle?)

    private func line(_ sign: String, _ style: TerminalStyle?, _ parts: [Part]) -> String {
        let shown = parts.filter { !$0.text.isEmpty }.map { paint($0.text, $0.style) }
        return paint(sign, style) + " " + shown.joined(separator: "  ")
    }

    private func names(_ lanes: [Int]) -> String { words.joined(lanes.map { laneName(timeline.lanes[$0]) }) }

    private func starts(_ lanes: [Int]) -> String { say("起算 ", "starts ") + names(lanes) }

    private func event(_ happening: Happening) -> String {
        var parts: [Part] = [(timeline.context.name(happening), .strong)]
        let started = timeline.lanes(at: happening) { $0.startsWith }
        let paused = timeline.lanes(at: happening) { $0.pausedFrom }
        let resumed = timeline.lanes(at: happening) { $0.resumedBy }
        if !started.isEmpty { parts.append((starts(started), .gutter)) }
        if !paused.isEmpty { parts.append((say("暂停 ", "pauses ") + names(paused), .gutter)) }
        if !resumed.isEmpty { parts.append((say("继续 ", "resumes ") + names(resumed), .gutter)) }
        for index in timeline.lanes(at: happening, { $0.doneBy }) { parts.append(done(timeline.lanes[index])) }
        return line("●", nil, parts)
    }

    /// How an act kept a deadline: in time, or by how much it did not.
    private func done(_ lane: Lane) -> Part {
        let deadline = deadline(lane)
        let sign = deadline.marked.prefix(1)
        let distance = deadline.distance(asOf: nil)
        return ("\(sign) \(deadline.name) \(distance.isEmpty ? deadline.status : distance)", deadline.style)
    }

    private func due(_ lane: Lane) -> String {
        let outcome = lane.outcome
        let isMissed = outcome.status == .breached && lane.overrun != nil
        let former = outcome.extendedFrom.map { from in
            let moment = timeline.context.endText(from)
            return say("由 \(moment) 延长", "extended from \(moment)")
        }
        let what = laneName(lane) + say(" 到期", " due")
        let parts: [Part] = [
            (what, isMissed ? .error : nil), (former ?? "", .gutter), (owner(outcome), nil),
            (words.citation(outcome.row), .gutter),
        ]
        return line(isMissed || outcome.status == .pending ? "◆" : "◇", isMissed ? .error : .note, parts)
    }

    private func escalation(_ outcome: EscalationOutcome) -> String {
        let names = words.joined(outcome.to.map { timeline.context.name($0) })
        let unchanged = outcome.isUnchanged ? say("（已由其处理）", " (has it already)") : ""
        return line(
            "▲", .warning,
            [(say("升级到 ", "goes up to ") + names + unchanged, nil), (words.citation(outcome.row), .gutter)])
    }

    /// The present, what is late and not yet done, and how long the rest has.
    private func now() -> String {
        let asOf = timeline.decision.asOf
        let open = timeline.lanes.filter { $0.outcome.actual == nil }.compactMap { lane -> Part? in
            let deadline = deadline(lane)
            let distance = deadline.distance(asOf: asOf)
            return distance.isEmpty
                ? nil : ("\(deadline.marked.prefix(1)) \(deadline.name) \(distance)", deadline.style)
        }
        return line("►", .strong, [(say("现在", "now"), .strong)] + open)
    }
}
