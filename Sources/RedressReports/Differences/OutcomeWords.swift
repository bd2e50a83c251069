import RedressAnalysis
import RedressDiagnostics
import RedressEngine
import RedressModel

/// Outcomes that two versions give otherwise, each in a few words with the row it rests on.
struct OutcomeWords {
    let context: ReportContext
    let language: Language

    private func say(_ chinese: String, _ english: String) -> String {
        Message(zh: chinese, en: english).text(language)
    }

    /// What is given, or that nothing is.
    func text(_ outcomes: [NamedOutcome], of key: OutcomeKey) -> String {
        if outcomes.isEmpty { return nothing(key) }
        return outcomes.map(text).joined(separator: say("；", "; "))
    }

    private func nothing(_ key: OutcomeKey) -> String {
        switch key.aspect {
        case .scope: say("适用", "applies")
        case .void: say("有效", "not void")
        case .violation: say("符合", "kept")
        case .value, .route, .copy, .deadline, .fine, .reward, .sanction, .remedy, .record, .notice, .approval,
            .escalation,
            .reopening, .figure, .unsaid:
            say("无", "none")
        }
    }

    private func text(_ outcome: NamedOutcome) -> String {
        switch outcome.source {
        case .notApplicable(let reason): return text(reason)
        case .void(let row): return say("作废", "void") + cited(row)
        case .value(let value): return text(value)
        case .route(let route): return text(route) + cited(route.row)
        case .deadline(let deadline): return text(deadline) + cited(deadline.row)
        case .money(let money): return text(money) + cited(money.row)
        case .sanction(let sanction):
            return people(context.sanction(sanction.sanction), sanction.persons) + cited(sanction.row)
        case .record(let record): return text(record) + (record.row.map(cited) ?? "")
        case .notice(let notice):
            return say("通知", "notify") + (notice.text.map { say("「\($0)」", " “\($0)”") } ?? "") + cited(notice.row)
        case .plain(let row): return say("有", "yes") + (row.map(cited) ?? "")
        case .pending(let pending): return text(pending) + cited(pending.row)
        case .conflict(let conflict): return text(conflict)
        case .violation: return say("违反", "broken")
        }
    }

    private func cited(_ row: RowID) -> String { say("（\(context.rule(row))）", " (\(context.rule(row)))") }

    private func people(_ text: String, _ persons: [String]) -> String {
        persons.isEmpty ? text : text + " " + persons.joined(separator: "、")
    }

    private func names(_ roles: [RoleID]) -> String { roles.map { context.name($0) }.joined(separator: "、") }

    private func text(_ reason: NotApplicable) -> String {
        switch reason {
        case .scope: say("不适用", "does not apply")
        case .scopeUnknown: say("是否适用未定", "it is open whether it applies")
        case .notInForce: say("不在施行期", "not in force")
        }
    }

    private func text(_ outcome: DerivedOutcome) -> String {
        guard let value = outcome.value else { return say("未知", "unknown") }
        let type = context.program.derived[outcome.derived.index].type
        return context.text(value, type, in: language) + (outcome.row.map(cited) ?? "")
    }

    private func text(_ outcome: RouteOutcome) -> String {
        if outcome.isDeadEnd { return say("没有人可派", "nobody left to take it") }
        var text = people(names(outcome.roles), outcome.persons)
        if !outcome.candidates.isEmpty { text = say("任一：", "one of: ") + names(outcome.candidates) }
        if outcome.roles.isEmpty, outcome.candidates.isEmpty { text = say("无人", "nobody") }
        if !outcome.next.isEmpty { text += say("，其后 ", ", then ") + names(outcome.next) }
        return text
    }

    private func text(_ outcome: DeadlineOutcome) -> String {
        var text = outcome.due.map { say("到期 ", "due ") + context.clockText($0) } ?? say("没有到期时刻", "no due instant")
        if let first = outcome.notBefore {
            text = say("不早于 ", "not before ") + context.clockText(first) + say("，", ", ") + text
        }
        if !outcome.roles.isEmpty { text += say("，由 ", ", by ") + people(names(outcome.roles), outcome.persons) }
        switch outcome.status {
        case .met: return text + say("，已守", ", met")
        case .breached: return text + say("，已过", ", late")
        case .pending, .unknown: return text
        }
    }

    private func text(_ outcome: MoneyOutcome) -> String {
        var text = MoneyText.grouped(outcome.fen) + say(" 元", " yuan")
        switch outcome.mode {
        case .sum: break
        case .each: text += say(" 每人", " each")
        case .shared: text += say(" 平摊", " shared")
        case .split: text += say(" 分担", " split")
        case .joint: text += say(" 合付", " joint")
        }
        if !outcome.shares.isEmpty {
            let shares = outcome.shares.map { "\($0.person ?? context.name($0.role)) \(MoneyText.grouped($0.fen))" }
            text += say("：", ": ") + shares.joined(separator: "、")
        } else if !outcome.persons.isEmpty {
            text += " " + outcome.persons.joined(separator: "、")
        }
        return text + (outcome.payee.map { " → \($0)" } ?? "")
    }

    private func text(_ outcome: RecordOutcome) -> String {
        var parts: [String] = []
        if let form = outcome.form.map({ context.program.records[$0.index] }) {
            if !form.fields.isEmpty {
                parts.append(say("栏目 ", "fields ") + form.fields.map { context.name($0) }.joined(separator: "、"))
            }
            if let copies = form.copies { parts.append(say("\(copies) 份", "\(copies) copies")) }
            if let receiver = form.to { parts.append(say("交 ", "to ") + context.name(receiver)) }
        }
        if let until = outcome.keepUntil {
            parts.append(say("保存至 ", "kept until ") + context.lastDayText(endingAt: until))
        }
        return parts.isEmpty ? say("有", "yes") : parts.joined(separator: say("，", ", "))
    }

    private func text(_ outcome: PendingOutcome) -> String {
        var text = say("待定", "pending")
        switch outcome.kind {
        case .fine, .reward:
            let bounds = [outcome.minimum, outcome.maximum].map { $0.map { MoneyText.grouped($0) } ?? "?" }
            text += " \(bounds[0])..\(bounds[1])" + say(" 元", " yuan")
        case .sanction:
            text += (outcome.sanction.map { " " + context.sanction($0) } ?? outcome.what.map { " " + $0 } ?? "")
        case .remedy, .record, .notice, .copy, .approval, .escalation, .reopen, .void, .route, .deadline: break
        }
        let missing = outcome.missing.map { context.name($0) }.joined(separator: "、")
        return missing.isEmpty ? text : text + say("，待 \(missing)", ", for want of \(missing)")
    }

    private func text(_ conflict: Conflict) -> String {
        let rules = conflict.parties.map { context.rule($0.row) }.joined(separator: say("、", ", "))
        return say("条款矛盾，不算（\(rules)）", "rows conflict, nothing counts (\(rules))")
    }
}
