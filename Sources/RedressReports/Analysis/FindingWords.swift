import RedressAnalysis
import RedressDiagnostics
import RedressEngine
import RedressModel

/// How a finding is said: its code, its weight, what is wrong and what to do.
struct FindingWords {
    let code: DiagnosticCode
    let severity: Severity
    let message: Message
    let help: Message?

    private init(_ code: DiagnosticCode, _ severity: Severity, _ message: Message, _ help: Message?) {
        self.code = code
        self.severity = severity
        self.message = message
        self.help = help
    }

    init(_ context: ReportContext, _ finding: AnalysisFinding) {
        let both = FindingWords.joined(context, finding.rows)
        let first = finding.rows.first.map { context.rule($0) } ?? ""
        let others = FindingWords.joined(context, Array(finding.rows.dropFirst()), zh: "」「", en: "`, `")
        switch finding.kind {
        case .contradiction(.notUnique, _): self = FindingWords.notUnique(both)
        case .contradiction(_, let role): self = FindingWords.contradiction(context, role, both)
        case .bandOverlap(let fact): self = FindingWords.bandOverlap(context, fact, both)
        case .bandHole(let fact, let low, let high): self = FindingWords.bandHole(context, fact, low, high, both)
        case .doublePunishment(let one, let other, let isReward):
            self = FindingWords.doublePunishment(context, one, other, isReward, both)
        case .severityInversion(let light, let grave, let role):
            self = FindingWords.severityInversion(context, light, grave, role, both)
        case .unreachable(isImpossible: true): self = FindingWords.impossible(first)
        case .unreachable(isImpossible: false): self = FindingWords.covered(first, others)
        case .redundant: self = FindingWords.redundant(first, others)
        case .uncovered(let group): self = FindingWords.uncovered(context, group)
        case .deadlineOrder(let early, let late): self = FindingWords.deadlineOrder(context.program, early, late)
        case .requirementBroken(let index): self = FindingWords.requirementBroken(context.program.requirements[index])
        case .mandateBroken(let level, let row): self = FindingWords.mandateBroken(context.promise(level, row))
        case .routingCycle(let roles): self = FindingWords.routingCycle(context, roles)
        case .routingDeadEnd(let id): self = FindingWords.routingDeadEnd(context.program, id)
        case .conflictOfInterest(let id, let role): self = FindingWords.conflictOfInterest(context, id, role)
        }
    }

    /// The rules that take part, joined in each language.
    private static func joined(
        _ context: ReportContext, _ rows: [RowID], zh: String = "」与「", en: String = "` and `"
    ) -> (zh: String, en: String) {
        let rules = rows.map { context.rule($0) }
        return (rules.joined(separator: zh), rules.joined(separator: en))
    }

    private static func notUnique(_ both: (zh: String, en: String)) -> FindingWords {
        return FindingWords(
            .contradictoryRules, .error,
            Message(
                zh: "「\(both.zh)」会同时成立，而这一组只许一行成立", en: "`\(both.en)` can apply together, where only one row may"),
            precedence)
    }

    private static func contradiction(_ context: ReportContext, _ role: RoleID?, _ both: (zh: String, en: String))
        -> FindingWords
    {
        let about = role.map { context.name($0) }
        return FindingWords(
            .contradictoryRules, .error,
            Message(
                zh: "「\(both.zh)」会同时成立，\(about.map { "对「\($0)」" } ?? "")给出的结果不同",
                en:
                    "`\(both.en)` can apply together and give different results\(about.map { " for `\($0)`" } ?? "")"
            ),
            precedence)
    }

    private static func bandOverlap(_ context: ReportContext, _ fact: FactID?, _ both: (zh: String, en: String))
        -> FindingWords
    {
        let name = fact.map { context.name($0) }
        return FindingWords(
            .bandBoundary, .error,
            Message(
                zh: "「\(both.zh)」两档在\(name.map { "「\($0)」的" } ?? "")边界上重叠",
                en: "the bands `\(both.en)`\(name.map { " of `\($0)`" } ?? "") share their boundary"),
            Message(zh: "让一档到边界为止、另一档从边界之外开始", en: "let one band end before the other begins"))
    }

    private static func bandHole(
        _ context: ReportContext, _ fact: FactID?, _ low: Int64, _ high: Int64, _ both: (zh: String, en: String)
    ) -> FindingWords {
        let name = fact.map { context.name($0) } ?? ""
        let hole = fact.map { context.band(low, high, of: $0) } ?? ""
        return FindingWords(
            .bandBoundary, .error,
            Message(
                zh: "「\(both.zh)」两档之间漏了「\(name)」为 \(hole) 的",
                en: "between the bands `\(both.en)` of `\(name)` lies \(hole), in none of them"),
            Message(zh: "把边界归到其中一档", en: "give the boundary to one of the bands"))
    }

    private static func severityInversion(
        _ context: ReportContext, _ light: String, _ grave: String, _ role: RoleID?, _ both: (zh: String, en: String)
    ) -> FindingWords {
        let turned =
            role.map { role in
                Message(
                    zh: "「\(context.name(role))」反而罚得少", en: "`\(context.name(role))` is fined less for it")
            } ?? Message(zh: "给的期限反而宽", en: "its limit is the laxer one")
        return FindingWords(
            .severityInversion, .warning,
            Message(
                zh: "「\(grave)」比「\(light)」更重，其他相同时\(turned.text(.chinese))：「\(both.zh)」",
                en: "`\(grave)` is graver than `\(light)`; all else alike, \(turned.text(.english)): `\(both.en)`"),
            Message(zh: "对照原文核对两处的数", en: "compare both figures with the clause"))
    }

    private static func impossible(_ first: String) -> FindingWords {
        return FindingWords(
            .unreachableRule, .warning,
            Message(zh: "「\(first)」的条件不可能成立", en: "the condition of `\(first)` cannot hold"),
            Message(zh: "改条件，或删去这一行", en: "mend the condition, or leave the row out"))
    }

    private static func covered(_ first: String, _ others: (zh: String, en: String)) -> FindingWords {
        return FindingWords(
            .unreachableRule, .warning,
            Message(
                zh: "「\(first)」永远用不上，它能管的事件都被「\(others.zh)」占了",
                en: "`\(first)` never applies: `\(others.en)` take all that it could"),
            Message(zh: "改条件或次序，或删去这一行", en: "mend the condition or the order, or leave the row out"))
    }

    private static func redundant(_ first: String, _ others: (zh: String, en: String)) -> FindingWords {
        return FindingWords(
            .redundantRule, .note,
            Message(
                zh: "去掉「\(first)」结果不变" + (others.zh.isEmpty ? "" : "，「\(others.zh)」已经说了同样的话"),
                en: "without `\(first)` nothing changes"
                    + (others.en.isEmpty ? "" : ": `\(others.en)` say the same")),
            Message(zh: "留一处就够", en: "once is enough"))
    }

    private static func uncovered(_ context: ReportContext, _ group: GroupID) -> FindingWords {
        return FindingWords(
            .uncoveredIncident, .error,
            Message(
                zh: "有的事件「\(context.name(group))」没有一行管",
                en: "for some incident no row of `\(context.name(group))` applies"),
            Message(zh: "补上缺的情形，或加一行 其余", en: "add a row for what is left out, or `otherwise`"))
    }

    private static func deadlineOrder(_ program: Program, _ early: DeadlineID, _ late: DeadlineID) -> FindingWords {
        let (one, other) = (program.deadlines[early.index].name, program.deadlines[late.index].name)
        return FindingWords(
            .deadlineOrder, .error,
            Message(
                zh: "「\(one)」应在「\(other)」之前做完，期限却更晚",
                en: "`\(one)` must happen before `\(other)` and yet falls due after it"),
            Message(
                zh: "核对两个时限，或让后一个从前一件事起算", en: "compare the limits, or start the later clock at the earlier event"))
    }

    private static func routingCycle(_ context: ReportContext, _ roles: [RoleID]) -> FindingWords {
        let names = roles.map { context.name($0) }.joined(separator: " → ")
        return FindingWords(
            .routingCycle, .error, Message(zh: "升级绕成一圈：\(names)", en: "escalation goes round: \(names)"),
            Message(zh: "让其中一级报到圈外的人", en: "let one of them report to somebody outside"))
    }

    private static func routingDeadEnd(_ program: Program, _ id: RouteID) -> FindingWords {
        let name = program.routes[id.index].name
        return FindingWords(
            .routingDeadEnd, .error, Message(zh: "「\(name)」可能没有人接", en: "nobody may be left to take `\(name)`"),
            Message(zh: "加上 不在则 和一个 常在 的岗位、班组、公司，或 无", en: "add `or else` and a role that is always there"))
    }

    private static func conflictOfInterest(_ context: ReportContext, _ id: RouteID, _ role: RoleID) -> FindingWords {
        let name = context.program.routes[id.index].name
        return FindingWords(
            .conflictOfInterest, .error,
            Message(
                zh: "「\(name)」可能交给被投诉的「\(context.name(role))」自己",
                en: "`\(name)` can fall to `\(context.name(role))`, who is complained about"),
            Message(zh: "加一行 回避 \(context.name(role))", en: "add `never \(context.name(role))`"))
    }

    private static func requirementBroken(_ requirement: Requirement) -> FindingWords {
        FindingWords(
            .requirementViolated, .error,
            Message(
                zh: "「\(requirement.name)」不是总能做到", en: "the requirement `\(requirement.name)` does not always hold"),
            Message(
                zh: "对照条款原文：改相关的行，或改这条要求", en: "compare with the clause: mend the rows, or the requirement"))
    }

    private static func mandateBroken(
        _ promise: (policy: String, rule: String, sources: [String])
    ) -> FindingWords {
        FindingWords(
            .mandateBroken, .error,
            Message(
                zh: "达不到上级制度「\(promise.policy)」的「\(promise.rule)」：有的事件没有照它处理",
                en:
                    "what `\(promise.rule)` of the base policy `\(promise.policy)` promises is not kept for some incident"
            ),
            Message(
                zh: "把改动的条款改回上级允许的范围，或请上级放宽",
                en: "bring the changed rows back to what the base allows, or have the base relax it"))
    }

    private static let precedence = Message(
        zh: "写明哪一行优先（优先于），或把条件改到不会同时成立，或写明从重、从轻、累计",
        en: "say which takes precedence (overrides), narrow a condition, or name a hit policy (highest, lowest, sum)")

    private static func doublePunishment(
        _ context: ReportContext, _ one: RoleID, _ other: RoleID, _ isReward: Bool, _ both: (zh: String, en: String)
    ) -> FindingWords {
        let roles = one == other ? context.name(one) : "\(context.name(one))、\(context.name(other))"
        let message =
            isReward
            ? Message(
                zh: "「\(roles)」为同一件事既罚又奖：「\(both.zh)」",
                en: "`\(roles)` is both fined and rewarded for one thing by `\(both.en)`")
            : Message(
                zh: "「\(roles)」为同一件事被「\(both.zh)」各罚一次", en: "`\(roles)` is fined twice for one thing, by `\(both.en)`")
        return FindingWords(
            .doublePunishment, .warning, message,
            Message(zh: "若只该一次，写明哪一行优先", en: "if it is meant once, give one of them precedence"))
    }
}

extension ReportContext {
    /// The numbers of a stretch, as a person reads them.
    fileprivate func band(_ low: Int64, _ high: Int64, of fact: FactID) -> String {
        let ends = low == high ? [low] : [low, high]
        return ends.map { text(plainNumber($0, program.schema[fact].type), program.schema[fact].type, in: .chinese) }
            .joined(separator: "..")
    }

    private func plainNumber(_ slot: Int64, _ type: ValueType) -> Constant {
        if case .number(let decimals, _, _) = type { return .number(Rational(digits: slot, scale: decimals) ?? .zero) }
        return .number(Rational(slot))
    }
}
