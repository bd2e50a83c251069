import RedressDiagnostics
import RedressEngine
import RedressModel

// Who handles it: the slots, who may not take them, and to whom it goes up.
extension DecisionText {
    /// Each slot with who takes it, who was passed over, who comes next, and who gets a copy.
    func routes(_ decision: Decision) -> Section {
        var table = TextTable([.left, .left, .left, .left, .left])
        for outcome in decision.routes {
            let who = who(outcome)
            table.add([
                .init(context.name(outcome.route)), .init(who.text, style: who.style),
                .init(outcome.roles.isEmpty ? "" : persons(outcome.persons, of: outcome.roles)),
                .init(remarks(outcome)), .init(citation(outcome.row)),
            ])
        }
        for outcome in decision.copies {
            let clauses = context.clauses(outcome)
            table.add([
                .init(context.name(outcome.route)),
                .init(say("抄送 ", "copy to ") + joined(outcome.to.map { context.name($0) })),
                .init(persons(outcome.persons, of: outcome.to)), "",
                .init(([context.rule(outcome.row)] + clauses).joined(separator: " ")),
            ])
        }
        for outcome in decision.excluded {
            table.add([
                .init(context.name(outcome.route)), .init(say("不得由 ", "never ") + context.name(outcome.role)),
                .init(joined(outcome.persons)), "",
                .init(([context.name(outcome.route)] + context.clauses(outcome)).joined(separator: " ")),
            ])
        }
        return Section(heading: say("分派", "who handles it"), style: .strong, table: table)
    }

    private func who(_ outcome: RouteOutcome) -> (text: String, style: TerminalStyle?) {
        if outcome.isDeadEnd { return (say("无人可派", "nobody is left"), .error) }
        if !outcome.candidates.isEmpty {
            return (
                say("待选：", "to be chosen: ")
                    + outcome.candidates.map { context.name($0) }.joined(separator: say("或", " or ")), .warning
            )
        }
        if outcome.roles.isEmpty { return (say("无", "nobody"), nil) }
        return (outcome.roles.map { context.name($0) }.joined(separator: say("与", " and ")), .strong)
    }

    private func remarks(_ outcome: RouteOutcome) -> String {
        var parts = outcome.passedOver.map { passed in
            let name = context.name(passed.role)
            return switch passed.because {
            case .absent: say("\(name) 不在", "\(name) is away")
            case .excluded: say("\(name) 回避", "\(name) is excluded")
            }
        }
        if !outcome.next.isEmpty {
            let names = outcome.next.map { context.name($0) }.joined(separator: say("、再 ", ", then "))
            parts.append(say("不在则 \(names)", "else \(names)"))
        }
        return parts.joined(separator: say("，", ", "))
    }

    /// To whom it goes up, since when, and whether that changes anything.
    func text(_ outcome: EscalationOutcome) -> String {
        var text = joined(outcome.to.map { context.name($0) })
        if let at = outcome.at { text += say("，自 ", ", from ") + context.endText(at, in: language) }
        if outcome.isUnchanged { text += say("（已由其处理）", " (has it already)") }
        return text
    }
}
