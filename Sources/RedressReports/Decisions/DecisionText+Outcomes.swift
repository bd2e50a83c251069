import RedressDiagnostics
import RedressEngine
import RedressModel

// What is due: money, sanctions, and what people are to do.
extension DecisionText {
    func money(_ outcomes: [MoneyOutcome], _ heading: String, payeeSign: String) -> Section {
        var table = TextTable([.left, .left, .right, .left, .left, .left, .left])
        var total: Int128 = 0
        for outcome in outcomes {
            total += Int128(outcome.fen)
            let roles = joined(outcome.roles.map { context.name($0) }) + (outcome.unit.map { "（\($0)）" } ?? "")
            table.add([
                .init(roles), .init(persons(outcome.persons, of: outcome.roles)),
                .init(MoneyText.grouped(outcome.fen), style: .strong), .init(word(outcome.mode)),
                .init(context.text(outcome.ground)), .init(citation(outcome.row)),
                .init(outcome.payee.map { "\(payeeSign) \($0)" } ?? ""),
            ])
            for share in outcome.shares {
                let person = share.person ?? persons([], of: [share.role])
                table.add([
                    .init("  \(context.name(share.role))"), .init(person), .init(""),
                    .init(say("分担 ", "bears ") + MoneyText.grouped(share.fen)),
                ])
            }
        }
        return Section(heading: "\(heading) \(MoneyText.grouped(total))\(currency)", style: .strong, table: table)
    }

    private func word(_ mode: MoneyItem.Mode) -> String {
        switch mode {
        case .sum: ""
        case .each: say("每人", "each")
        case .shared: say("平摊", "shared")
        case .split: say("按比例分担", "split")
        case .joint: say("合付", "jointly")
        }
    }

    func sanctions(_ outcomes: [SanctionOutcome]) -> Section {
        var table = TextTable([.left, .left, .left, .left, .left])
        for outcome in outcomes {
            table.add([
                .init(context.name(outcome.role) + (outcome.unit.map { "（\($0)）" } ?? "")),
                .init(persons(outcome.persons, of: [outcome.role])),
                .init(context.sanction(outcome.sanction), style: .strong), .init(context.text(outcome.ground)),
                .init(citation(outcome.row)),
            ])
        }
        return Section(heading: say("处分", "sanctions"), style: .strong, table: table)
    }

    /// Remedies, records, notices, approvals, escalations and re-openings.
    func deeds(_ decision: Decision) -> Section {
        var table = TextTable([.left, .left, .left])
        for outcome in decision.remedies {
            table.add([.init(say("补救", "remedy")), .init(outcome.what), .init(citation(outcome.row))])
        }
        for outcome in decision.records {
            table.add([
                .init(say("记录", "record")), .init(text(outcome)),
                .init(citation(outcome.row, context.clauses(outcome))),
            ])
        }
        for outcome in decision.notices {
            let text = [joined(outcome.to.map { context.name($0) })] + (outcome.text.map { ["“\($0)”"] } ?? [])
            table.add([.init(say("通知", "notify")), .init(text.joined(separator: " ")), .init(citation(outcome.row))])
        }
        for outcome in decision.approvals {
            let form = outcome.form.map { say("：", ": ") + context.program.records[$0.index].name } ?? ""
            let names = joined(outcome.of.map { context.name($0) }) + form
            let cited = citation(outcome.row, context.clauses(outcome))
            table.add([.init(say("须签字", "approval")), .init(names), .init(cited)])
        }
        for outcome in decision.escalations {
            table.add([.init(say("升级到", "escalate to")), .init(text(outcome)), .init(citation(outcome.row))])
        }
        for outcome in decision.reopened {
            table.add([.init(say("重办", "reopen")), .init(outcome.what), .init(citation(outcome.row))])
        }
        return Section(heading: say("应办", "to do"), style: .strong, table: table)
    }

    private func citation(_ row: RowID?, _ clauses: [String]) -> String {
        ((row.map { [context.rule($0)] } ?? []) + clauses).joined(separator: " ")
    }

    private func text(_ outcome: RecordOutcome) -> String {
        guard let form = outcome.form.map({ context.program.records[$0.index] }) else { return outcome.what }
        var parts: [String] = []
        if let copies = form.copies {
            let note = form.copiesNote.map { "（\($0)）" } ?? ""
            parts.append(say("\(copies) 份", copies == 1 ? "1 copy" : "\(copies) copies") + note)
        }
        if !form.fields.isEmpty {
            parts.append(say("栏目 ", "fields ") + joined(form.fields.map { context.name($0) }))
        }
        if let receiver = form.to { parts.append(say("交 ", "to ") + context.name(receiver)) }
        if let until = outcome.keepUntil {
            parts.append(say("保存到 ", "keep until ") + context.lastDayText(endingAt: until))
        }
        if !outcome.lacking.isEmpty {
            parts.append(say("缺 ", "lacking ") + joined(outcome.lacking.map { context.name($0) }))
        }
        return parts.isEmpty ? outcome.what : outcome.what + say("：", ": ") + parts.joined(separator: say("，", ", "))
    }
}
