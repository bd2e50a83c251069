import RedressDiagnostics
package import RedressEngine
import RedressModel

/// Writes a decision in short Chinese lines, one fact a line in a fixed order, as the spec cases and the manual show it.
///
/// Every outcome ends with the row it rests on and the clauses cited, in brackets. What a decision asks is written, what
/// each answer would change is not.
package struct CompactDecisionText: Sendable {
    let context: ReportContext

    /// A renderer for one policy's decisions.
    package init(_ context: ReportContext) { self.context = context }

    /// The decision in lines that each end with a line break; `无` where there is nothing to say.
    package func render(_ decision: Decision) -> String {
        let lines = decision.notApplicable.map { [text($0)] } ?? body(decision)
        return (lines.isEmpty ? ["无"] : lines).map { $0 + "\n" }.joined()
    }

    private func body(_ decision: Decision) -> [String] {
        var lines: [String] = []
        if let void = decision.void { lines.append("作废" + cited(void.row)) }
        lines += decision.derived.map(text)
        lines += decision.routes.map(text)
        lines += decision.copies.map(text)
        lines += decision.excluded.map(text)
        lines += decision.deadlines.map(text)
        lines += decision.fines.map { text("罚", $0) }
        lines += decision.rewards.map { text("奖", $0) }
        lines += decision.sanctions.map(text)
        lines += decision.remedies.map { "补救 " + $0.what + cited($0.row) }
        lines += decision.records.map(text)
        lines += decision.notices.map(text)
        lines += decision.approvals.map(text)
        lines += decision.escalations.map(text)
        lines += decision.reopened.map { "重办 " + $0.what + cited($0.row) }
        lines += decision.pending.map(text)
        lines += decision.conflicts.map(text)
        lines += decision.violations.map(text)
        lines += decision.differences.map(text)
        lines += decision.openQuestions.compactMap(text)
        lines += unnamed(decision.openQuestions)
        if decision.isApproximate { lines.append("未逐一推演") }
        return lines
    }

    // MARK: Head

    private func text(_ because: NotApplicable) -> String {
        switch because {
        case .scope: "不适用 范围之外"
        case .scopeUnknown(let facts):
            "是否适用未定 缺 " + facts.map { context.name($0) }.joined(separator: "、")
        case .notInForce: "不适用 不在施行期"
        }
    }

    private func text(_ outcome: DerivedOutcome) -> String {
        let derived = context.program.derived[outcome.derived.index]
        guard let value = outcome.value else { return derived.name + (outcome.isUndecided ? " 无条款" : " 未知") }
        return derived.name + " " + context.text(value, derived.type, in: .chinese) + (outcome.row.map(cited) ?? "")
    }

    // MARK: Outcomes

    private func text(_ verb: String, _ outcome: MoneyOutcome) -> String {
        var parts = [verb, names(outcome.roles) + unit(outcome.unit)]
        if outcome.shares.isEmpty, !outcome.persons.isEmpty { parts.append(outcome.persons.joined(separator: "、")) }
        parts.append(MoneyText.decimal(outcome.fen))
        if let mode = word(outcome.mode) { parts.append(mode) }
        let shares = outcome.shares.map { ($0.person ?? context.name($0.role)) + " " + MoneyText.decimal($0.fen) }
        if !shares.isEmpty { parts.append(shares.joined(separator: "、")) }
        if let payee = outcome.payee { parts.append("→ " + payee) }
        return parts.joined(separator: " ") + cited(outcome.row) + purpose(outcome.ground)
    }

    private func word(_ mode: MoneyItem.Mode) -> String? {
        switch mode {
        case .sum: nil
        case .each: "每人"
        case .shared: "平摊"
        case .split: "分担"
        case .joint: "合付"
        }
    }

    private func text(_ outcome: SanctionOutcome) -> String {
        var parts = ["处分", context.name(outcome.role) + unit(outcome.unit)]
        if !outcome.persons.isEmpty { parts.append(outcome.persons.joined(separator: "、")) }
        parts.append(context.sanction(outcome.sanction))
        return parts.joined(separator: " ") + cited(outcome.row) + purpose(outcome.ground)
    }

    private func text(_ outcome: RecordOutcome) -> String {
        var parts = ["记录", outcome.what]
        if let form = outcome.form.map({ context.program.records[$0.index] }) {
            if !form.fields.isEmpty {
                parts.append("栏目 " + form.fields.map { context.name($0) }.joined(separator: "、"))
            }
            if let copies = form.copies { parts.append("份数 \(copies)" + (form.copiesNote.map { " “\($0)”" } ?? "")) }
            if let receiver = form.to { parts.append("交 " + context.name(receiver)) }
        }
        if !outcome.lacking.isEmpty {
            parts.append("缺 " + outcome.lacking.map { context.name($0) }.joined(separator: "、"))
        }
        if let until = outcome.keepUntil { parts.append("保存至 " + context.lastDayText(endingAt: until)) }
        return parts.joined(separator: " ") + cited(outcome.row, context.clauses(outcome))
    }

    private func text(_ outcome: ApprovalOutcome) -> String {
        let form = outcome.form.map { " " + context.program.records[$0.index].name } ?? ""
        return "签字 " + names(outcome.of) + form + cited(outcome.row, context.clauses(outcome))
    }

    private func text(_ outcome: NoticeOutcome) -> String {
        "通知 " + names(outcome.to) + (outcome.text.map { " “\($0)”" } ?? "") + cited(outcome.row)
    }

    // MARK: Open and wrong

    private func text(_ outcome: PendingOutcome) -> String {
        var parts = ["待定", word(outcome.kind)]
        if !outcome.roles.isEmpty { parts.append(names(outcome.roles) + unit(outcome.unit)) }
        if !outcome.persons.isEmpty { parts.append(outcome.persons.joined(separator: "、")) }
        if let sanction = outcome.sanction { parts.append(context.sanction(sanction)) }
        if let what = outcome.what { parts.append(what) }
        if outcome.kind == .fine || outcome.kind == .reward {
            parts.append(amount(outcome.minimum, outcome.maximum))
        }
        let missing = outcome.missing.map { context.name($0) }.joined(separator: "、")
        parts.append(missing.isEmpty ? word(outcome.need) : word(outcome.need) + " " + missing)
        return parts.joined(separator: " ") + cited(outcome.row) + purpose(outcome.ground)
    }

    private func amount(_ low: Int64?, _ high: Int64?) -> String {
        if low == nil, high == nil { return "金额未知" }
        return (low.map(MoneyText.decimal) ?? "?") + ".." + (high.map(MoneyText.decimal) ?? "?")
    }

    private func word(_ kind: PendingOutcome.Kind) -> String {
        switch kind {
        case .fine: "罚"
        case .reward: "奖"
        case .sanction: "处分"
        case .remedy: "补救"
        case .record: "记录"
        case .notice: "通知"
        case .copy: "抄送"
        case .approval: "签字"
        case .escalation: "升级"
        case .reopen: "重办"
        case .void: "作废"
        case .route: "分派"
        case .deadline: "时限"
        }
    }

    private func word(_ need: PendingOutcome.Need) -> String {
        switch need {
        case .assessedAmount: "待裁定"
        case .choice: "待选定"
        case .blankParameter: "空缺"
        case .fact: "缺"
        case .event: "缺时间"
        case .divisionByZero: "除数为零"
        case .overflow: "超出可计"
        case .calendar: "缺日历"
        }
    }

    private func text(_ conflict: Conflict) -> String {
        var parts = ["冲突", word(conflict.kind)]
        if let role = conflict.role { parts.append(context.name(role)) }
        let parties = conflict.parties.map { party in
            var words = [context.rule(party.row)]
            if let fen = party.fen { words.append(MoneyText.decimal(fen)) }
            words += party.sanctions.map { context.sanction($0) }
            if case .value(let derived) = conflict.kind, let value = party.value {
                words.append(context.text(value, context.program.derived[derived.index].type, in: .chinese))
            }
            return words.joined(separator: " ")
        }
        parts.append(parties.joined(separator: " / "))
        return parts.joined(separator: " ") + purpose(conflict.ground)
    }

    private func word(_ kind: Conflict.Kind) -> String {
        switch kind {
        case .fine: "罚"
        case .reward: "奖"
        case .sanction: "处分"
        case .value(let derived): context.name(derived)
        case .route(let route): context.name(route)
        case .deadline(let deadline): context.name(deadline)
        case .notUnique: "互斥"
        }
    }

    private func text(_ violation: Violation) -> String {
        let end = violation.row.map(cited) ?? ""
        switch violation.cause {
        case .requirement(let index):
            let requirement = context.program.requirements[index]
            let sources = requirement.sources.joined(separator: ", ")
            return "违规 " + requirement.name + (sources.isEmpty ? "" : " (\(sources))")
        case .assessedOutside(let fact, let fen, let low, let high):
            return "违规 \(context.name(fact)) \(MoneyText.decimal(fen)) 不在 \(amount(low, high))" + end
        case .choiceOutside(let fact): return "违规 \(context.name(fact)) 不在可选之列" + end
        case .lackingField(let form, let fact): return "违规 \(context.name(form)) 缺 \(context.name(fact))" + end
        case .extendedBeyond(let deadline): return "违规 \(context.name(deadline)) 延长过限" + end
        case .promiseBroken(let level, let row):
            let promise = context.promise(level, row)
            return "违规 不及\(promise.policy) (" + ([promise.rule] + promise.sources).joined(separator: ", ") + ")"
        }
    }

    private func text(_ difference: Difference) -> String {
        let (name, type) = context.subject(of: difference)
        let given = context.text(difference.given, type, in: .chinese)
        let byRules = context.text(difference.byRules, type, in: .chinese)
        return "差异 \(name) 写 \(given) 应 \(byRules)" + (difference.row.map(cited) ?? "")
    }

    /// A question about an input; those about people are asked together.
    private func text(_ question: OpenQuestion) -> String? {
        if case .role = question.subject { return nil }
        let element = context.element(of: question).map { " 含 " + $0 } ?? ""
        let rows = question.changes.map { context.rule($0) }.joined(separator: ", ")
        return "问 " + context.name(question.subject) + element + (rows.isEmpty ? "" : " → " + rows)
    }

    private func unnamed(_ questions: [OpenQuestion]) -> [String] {
        let roles = questions.compactMap { question -> String? in
            guard case .role(let role) = question.subject else { return nil }
            return context.name(role)
        }
        return roles.isEmpty ? [] : ["谁 " + roles.joined(separator: "、")]
    }

    // MARK: Words

    func names(_ roles: [RoleID]) -> String { roles.map { context.name($0) }.joined(separator: "与") }

    private func unit(_ unit: String?) -> String { unit.map { "（\($0)）" } ?? "" }

    func cited(_ row: RowID) -> String { cited(row, context.clauses(row)) }

    /// Nothing for what no row asks for and no clause backs.
    private func cited(_ row: RowID?, _ clauses: [String]) -> String {
        let all = (row.map { [context.rule($0)] } ?? []) + clauses
        return all.isEmpty ? "" : " (" + all.joined(separator: ", ") + ")"
    }

    /// What the outcome is for, where that is less than the whole group.
    private func purpose(_ ground: Ground) -> String {
        switch ground {
        case .group: ""
        case .element, .key: " 为 " + context.text(ground)
        }
    }
}
