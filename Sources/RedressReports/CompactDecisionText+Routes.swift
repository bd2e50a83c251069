import RedressDiagnostics
import RedressEngine
import RedressModel

// Slots and deadlines in short lines.
extension CompactDecisionText {
    /// `分派 处理人 → 服务总监 李敏 略 服务经理 不在 次 总经理`; without a role `无`, `待选 甲、乙` or `无人可派`.
    func text(_ outcome: RouteOutcome) -> String {
        var parts = ["分派", context.name(outcome.route), "→"]
        if outcome.isDeadEnd {
            parts.append("无人可派")
        } else if !outcome.candidates.isEmpty {
            parts.append("待选 " + outcome.candidates.map { context.name($0) }.joined(separator: "、"))
        } else {
            parts.append(outcome.roles.isEmpty ? "无" : names(outcome.roles))
        }
        if !outcome.persons.isEmpty { parts.append(outcome.persons.joined(separator: "、")) }
        let passed = outcome.passedOver.map { context.name($0.role) + " " + word($0.because) }
        if !passed.isEmpty { parts.append("略 " + passed.joined(separator: "、")) }
        if !outcome.next.isEmpty { parts.append("次 " + outcome.next.map { context.name($0) }.joined(separator: "、")) }
        return parts.joined(separator: " ") + cited(outcome.row)
    }

    private func word(_ reason: RouteOutcome.Reason) -> String {
        switch reason {
        case .absent: "不在"
        case .excluded: "回避"
        }
    }

    /// `抄送 处理人 质检 王芳 (派-1, 制-2)`.
    func text(_ outcome: CopyOutcome) -> String {
        var parts = ["抄送", context.name(outcome.route), names(outcome.to)]
        if !outcome.persons.isEmpty { parts.append(outcome.persons.joined(separator: "、")) }
        let cited = [context.rule(outcome.row)] + context.clauses(outcome)
        return parts.joined(separator: " ") + " (" + cited.joined(separator: ", ") + ")"
    }

    /// `回避 处理人 责任SA 王芳`.
    func text(_ outcome: ExclusionOutcome) -> String {
        var parts = ["回避", context.name(outcome.route), context.name(outcome.role)]
        if !outcome.persons.isEmpty { parts.append(outcome.persons.joined(separator: "、")) }
        let clauses = context.clauses(outcome).joined(separator: ", ")
        return parts.joined(separator: " ") + (clauses.isEmpty ? "" : " (\(clauses))")
    }

    /// `升级 总经理 自 2026-09-19 10:00 已在`.
    func text(_ outcome: EscalationOutcome) -> String {
        var parts = ["升级", names(outcome.to)]
        if let at = outcome.at { parts += ["自", context.endText(at)] }
        if outcome.isUnchanged { parts.append("已在") }
        return parts.joined(separator: " ") + cited(outcome.row)
    }

    /// `时限 交车 逾期 2026-09-16 17:30 迟 1小时3分 责任SA 王芳`; the due instant is `立即`, `未起算` and so on where
    /// there is none.
    func text(_ outcome: DeadlineOutcome) -> String {
        let words = DeadlineWords(outcome, in: context, .chinese)
        var parts = ["时限", context.name(outcome.deadline), words.status]
        if let first = outcome.notBefore { parts.append(context.clockText(first) + " 起至") }
        parts.append(outcome.due.map { context.endText($0) } ?? words.due)
        if let from = outcome.extendedFrom { parts.append("原 " + context.endText(from)) }
        if outcome.status == .breached { parts.append(words.distance(asOf: nil)) }
        if !outcome.roles.isEmpty { parts.append(names(outcome.roles)) }
        if !outcome.persons.isEmpty { parts.append(outcome.persons.joined(separator: "、")) }
        let element = outcome.element.flatMap(context.elementText).map { " 为 " + $0 } ?? ""
        return parts.filter { !$0.isEmpty }.joined(separator: " ") + cited(outcome.row) + element
    }
}
