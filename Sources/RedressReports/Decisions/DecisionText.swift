package import RedressDiagnostics
package import RedressEngine
package import RedressModel
package import RedressTime

/// Shows a decision on a terminal, for a manager who has to act on it.
package struct DecisionText: Sendable {
    let context: ReportContext
    let language: Language
    let usesColor: Bool

    /// A renderer for one policy's decisions.
    package init(_ context: ReportContext, language: Language, usesColor: Bool) {
        self.context = context
        self.language = language
        self.usesColor = usesColor
    }

    /// The decision in lines that each end with a line break, with what explains its rows and, in the order of its
    /// deadlines, their due instants.
    package func render(
        _ decision: Decision, explanation: [RowExplanation]? = nil, steps: [[DueStep]] = [], row: IncidentRow? = nil,
        of collected: CollectedCase? = nil
    ) -> String {
        var lines = [title(decision)]
        if let collected { lines += inputs(CaseReport(collected, in: context)) }
        if let because = decision.notApplicable {
            lines.append("  " + text(because))
        } else {
            lines += body(decision, withDefinitions: explanation != nil)
        }
        lines += explained(decision.deadlines, steps)
        if let explanation { lines += explained(explanation, row: row) }
        return lines.map { $0 + "\n" }.joined()
    }

    // MARK: Head

    /// What was judged, by which policy, and as of when.
    func title(_ decision: Decision) -> String {
        let header = context.program.header
        var parts = [TerminalStyle.strong.paint(VisibleText.escaped(decision.incident), usesColor: usesColor)]
        let version = context.version.map { say("（\($0) 版）", " (version \($0))") } ?? ""
        parts.append(VisibleText.escaped(header.name) + version)
        if let asOf = decision.asOf { parts.append(say("截至 ", "as of ") + context.clockText(asOf)) }
        return parts.joined(separator: "  ")
    }

    /// Why the policy does not speak about it.
    func text(_ because: NotApplicable) -> String {
        switch because {
        case .scope: return say("不适用：不在制度的适用范围内", "not applicable: outside the policy's scope")
        case .scopeUnknown(let facts):
            let names = facts.map { context.name($0) }.joined(separator: say("、", ", "))
            return say("是否适用未定：缺 \(names)", "whether it applies is open: \(names) is missing")
        case .notInForce: return say("不适用：事发时没有施行中的版本", "not applicable: no version was in force")
        }
    }

    /// With definitions, or of values only the classifications and what is open.
    private func body(_ decision: Decision, withDefinitions: Bool) -> [String] {
        var lines: [String] = []
        if let void = decision.void {
            lines.append("  " + say("作废", "void") + "  " + citation(void.row))
        }
        let shownValues = decision.derived.filter { outcome in
            withDefinitions || outcome.value == nil
                || context.program.derived[outcome.derived.index].kind == .classification
        }
        lines += values(shownValues).lines(indent: 2, usesColor: usesColor)
        let sections = [
            routes(decision),
            deadlines(decision),
            money(decision.fines, say("罚款", "fines"), payeeSign: "→"),
            money(decision.rewards, say("奖励", "rewards"), payeeSign: "←"),
            sanctions(decision.sanctions),
            deeds(decision),
            pending(decision.pending),
            conflicts(decision.conflicts),
            violations(decision.violations),
            differences(decision.differences),
            questions(decision.openQuestions),
        ]
        let shown = sections.flatMap(section)
        lines += shown
        if shown.isEmpty, decision.void == nil { lines.append("  " + say("没有应罚、应奖或应办的事", "nothing is due")) }
        if decision.isApproximate {
            let note = say(
                "缺少的事实太多，未逐一推演，待定项可能多列",
                "too many facts are missing to try every way, so some pending outcomes may be impossible")
            lines.append("  " + TerminalStyle.warning.paint(note, usesColor: usesColor))
        }
        return lines
    }

    /// A heading and what stands below it.
    struct Section {
        let heading: String
        let style: TerminalStyle
        let table: TextTable
    }

    private func section(_ section: Section) -> [String] {
        guard !section.table.isEmpty else { return [] }
        return ["  " + section.style.paint(section.heading, usesColor: usesColor)]
            + section.table.lines(indent: 4, usesColor: usesColor)
    }

    private func values(_ outcomes: [DerivedOutcome]) -> TextTable {
        var table = TextTable([.left, .left, .left])
        for outcome in outcomes {
            let derived = context.program.derived[outcome.derived.index]
            let value: String
            if let constant = outcome.value {
                value = context.text(constant, derived.type, in: language)
            } else {
                value = outcome.isUndecided ? say("没有条款规定", "no row decides") : say("未定", "open")
            }
            let cited = outcome.row.map { citation($0) } ?? ""
            table.add([.init(derived.name), .init(value), .init(cited)])
        }
        return table
    }

    // MARK: Words

    /// A phrase in the language of the terminal.
    func say(_ chinese: String, _ english: String) -> String {
        Message(zh: chinese, en: english).text(language)
    }

    /// Names joined as the language does.
    func joined(_ names: [String]) -> String { names.joined(separator: say("、", ", ")) }

    /// The row's label and the clauses it cites.
    func citation(_ row: RowID) -> String {
        ([context.rule(row)] + context.clauses(row)).joined(separator: " ")
    }

    /// Who it is: the names, or that nobody is named yet; a team or company needs no names.
    func persons(_ names: [String], of roles: [RoleID]) -> String {
        if !names.isEmpty { return joined(names) }
        let needsName = roles.contains { id in
            switch context.program.schema[id].kind {
            case .one, .several: true
            case .team, .company: false
            }
        }
        return needsName ? say("（未指名）", "(not named)") : ""
    }

    /// A sum, or what it lies between.
    func amount(_ low: Int64?, _ high: Int64?) -> String {
        switch (low, high) {
        case (let low?, let high?) where low == high: MoneyText.grouped(low)
        case (let low?, let high?): "\(MoneyText.grouped(low))–\(MoneyText.grouped(high))"
        case (let low?, nil): say("至少 ", "at least ") + MoneyText.grouped(low)
        case (nil, let high?): say("至多 ", "at most ") + MoneyText.grouped(high)
        case (nil, nil): say("金额未知", "amount unknown")
        }
    }

    /// The name of the currency behind a sum.
    var currency: String {
        let name = context.program.header.currency
        return name == "人民币" || name == "CNY" ? say(" 元", " CNY") : " " + name
    }
}
