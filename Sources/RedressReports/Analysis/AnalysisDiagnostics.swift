package import RedressAnalysis
package import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressTime

/// What an analysis found, as diagnostics with their evidence.
package struct AnalysisDiagnostics {
    private let context: ReportContext
    private let language: Language
    /// For the cases of a period, the context of the policy whose incidents they are made of.
    private let host: ReportContext?

    /// Evidence names values in one language, since it is read by programs too.
    package init(_ context: ReportContext, of host: ReportContext? = nil, language: Language) {
        self.host = host
        self.context = context
        self.language = language
    }

    /// A diagnostic for each finding, and one for each question that was not decided.
    package func diagnostics(_ report: AnalysisReport) -> [Diagnostic] {
        report.findings.map(diagnostic) + report.undecided.map(diagnostic)
    }

    /// A finding as a diagnostic, with the readings under which it arises; none where it does under all.
    package func diagnostic(_ finding: AnalysisFinding, under readings: [[Evidence.Reading]]) -> Diagnostic {
        diagnostic(finding).arising(under: readings)
    }

    /// A question that was not decided, with the readings under which it was not.
    package func diagnostic(_ question: UndecidedQuestion, under readings: [[Evidence.Reading]]) -> Diagnostic {
        diagnostic(question).arising(under: readings)
    }

    private func diagnostic(_ finding: AnalysisFinding) -> Diagnostic {
        let words = FindingWords(context, finding)
        let labels = places(finding)
        let fixes = finding.repairs.compactMap(RepairEdits(context).fix)
        var diagnostic = Diagnostic(
            words.code, words.severity, words.message, at: labels.first, secondary: Array(labels.dropFirst()),
            notes: fixes.contains { !$0.isSafe } ? [note(finding)] : [], help: words.help, fixes: fixes)
        diagnostic.evidence = evidence(of: finding, parts: finding.rows.map(context.rule) + subjects(finding))
        return diagnostic
    }

    /// What shows a finding.
    func evidence(of finding: AnalysisFinding) -> Evidence {
        evidence(of: finding, parts: finding.rows.map(context.rule))
    }

    private func evidence(of finding: AnalysisFinding, parts: [String]) -> Evidence {
        let shown = finding.witnesses.isEmpty ? [] : finding.rows.flatMap(context.outcomes)
        var evidence = Evidence(
            policy: context.program.header.name, group: finding.rows.first.map { context.name($0.group) },
            parts: parts, rules: finding.rows.map(context.rule), ground: finding.ground.map { context.text($0) },
            incidents: incidents(finding), period: period(finding), outcomes: shown)
        evidence.earlier = earlier(finding)
        return evidence
    }

    /// What an incident counts of those before it, each figure once.
    private func earlier(_ finding: AnalysisFinding) -> [Evidence.Earlier] {
        guard let row = finding.witnesses.first else { return [] }
        return context.program.historyCounts.compactMap { count in
            guard let what = context.excerpt(count.span),
                case .value(let number, let type) = context.value(.fact(count.fact), in: row)
            else { return nil }
            return Evidence.Earlier(what: what, count: context.text(number, type, in: language))
        }
    }

    /// The incidents that show a finding; those of a case are its policy's.
    private func incidents(_ finding: AnalysisFinding) -> [[Evidence.Entry]] {
        guard let period = finding.period, let host else {
            return finding.witnesses.map { context.entries($0, in: language) }
        }
        return period.incidents.map { host.entries($0, in: language) }
    }

    /// What is proved of the changes that are offered.
    private func note(_ finding: AnalysisFinding) -> Message {
        if case .bandHole = finding.kind { RepairEdits.closing } else { RepairEdits.choice }
    }

    /// What is given for the period of a case, as its document says it.
    private func period(_ finding: AnalysisFinding) -> [Evidence.Entry]? {
        guard let period = finding.period, let row = finding.witnesses.first, let unit = context.periodCase?.unit else {
            return nil
        }
        let key =
            switch unit {
            case .week: Message(zh: "周", en: "week")
            case .month: Message(zh: "月份", en: "month")
            case .quarter: Message(zh: "季度", en: "quarter")
            case .year: Message(zh: "年度", en: "year")
            }
        var subject = row
        for case .role(_, let role)? in context.periodCase?.subjects ?? [] {
            if subject.people[role.index] == .unnamed { subject.people[role.index] = .named(["甲"]) }
        }
        subject.asOf = nil
        return [Evidence.Entry(name: key.text(language), value: .scalar(period.period.description))]
            + context.entries(subject, in: language)
    }

    /// The groups, slots, deadlines and requirements that a finding is about.
    private func subjects(_ finding: AnalysisFinding) -> [String] {
        let program = context.program
        let own: [String] =
            switch finding.kind {
            case .uncovered(let group): [context.name(group)]
            case .deadlineOrder(let one, let other): [context.name(one), context.name(other)]
            case .routingDeadEnd(let id), .conflictOfInterest(let id, _): [program.routes[id.index].name]
            case .requirementBroken(let index): [program.requirements[index].name]
            case .mandateBroken(let level, let row): [context.promise(level, row).rule]
            case .contradiction, .bandOverlap, .bandHole, .unreachable, .redundant, .doublePunishment,
                .severityInversion, .routingCycle:
                []
            }
        return own + finding.rows.map { context.name($0.group) }
    }

    /// The rows that take part, or what the finding is about where no row does.
    private func places(_ finding: AnalysisFinding) -> [Label] {
        if case .requirementBroken(let index) = finding.kind {
            let spans = [context.program.requirements[index].span] + finding.rows.map { context.program[$0].span }
            return spans.map { Label($0) }
        }
        if case .mandateBroken(let level, let row) = finding.kind {
            let own = finding.rows.map { context.program[$0].span }
            let spans = (own.isEmpty ? [context.program.header.span] : own) + [context.promisedRow(level, row).span]
            return spans.map { Label($0) }
        }
        if !finding.rows.isEmpty { return finding.rows.map { Label(context.program[$0].span) } }
        switch finding.kind {
        case .uncovered(let group): return [Label(context.program.groups[group.index].span)]
        case .deadlineOrder(let one, let other):
            return [one, other].map { Label(context.program.deadlines[$0.index].span) }
        case .routingDeadEnd(let id), .conflictOfInterest(let id, _):
            return [Label(context.program.routes[id.index].span)]
        case .contradiction, .bandOverlap, .bandHole, .unreachable, .redundant, .doublePunishment, .severityInversion,
            .routingCycle, .requirementBroken, .mandateBroken:
            return [Label(context.program.header.span)]
        }
    }

    private func diagnostic(_ question: UndecidedQuestion) -> Diagnostic {
        let rules = question.rows.map(context.rule)
        let other =
            question.requirement.map { context.program.requirements[$0].name } ?? question.group.map(context.name)
        let names = other.map { [$0] } ?? rules
        let spans =
            question.rows.map { context.program[$0].span }
            + (question.requirement.map { [context.program.requirements[$0].span] } ?? [])
            + (question.group.map { [context.program.groups[$0.index].span] } ?? [])
        let labels = spans.map { Label($0) }
        var diagnostic = Diagnostic(
            .undecided, .warning,
            Message(
                zh: names.isEmpty ? "有一处没有查清" : "「\(names.joined(separator: "」「"))」没有查清",
                en: names.isEmpty
                    ? "a question was not decided" : "not decided: `\(names.joined(separator: "`, `"))`"),
            at: labels.first ?? Label(context.program.header.span), secondary: Array(labels.dropFirst()),
            notes: [reason(question)],
            help: Message(
                zh: "把条件写得简单些，或写几个 示例 试边界上的事件", en: "simplify the condition, or try incidents at its edge as examples"))
        diagnostic.evidence = Evidence(
            policy: context.program.header.name, group: other ?? question.rows.first.map { context.name($0.group) },
            rules: rules, ground: nil, incidents: [], outcomes: [])
        return diagnostic
    }

    private func reason(_ question: UndecidedQuestion) -> Message {
        switch question.reason {
        case .steps: Message(zh: "推演的步数用完了", en: "the steps of reasoning ran out")
        case .startsTried:
            Message(
                zh: "两个时限写法不同，试过的起点上先后都一样，但不能证明总是这样",
                en: "the limits are written differently; they kept to one order at every start tried, which is no proof"
            )
        case .outsideFragment:
            Message(
                zh: "条件取决于工作日历、到期时刻或两个未知数的乘积，推演到的事件没能重现",
                en: "it depends on working time, due instants or a product of unknowns, and no incident tried shows it")
        }
    }
}

extension Diagnostic {
    /// The same, said to arise under some readings only.
    fileprivate func arising(under readings: [[Evidence.Reading]]) -> Diagnostic {
        guard !readings.isEmpty else { return self }
        let zh = readings.map { way in way.map { "「\($0.name)」= \($0.value)" }.joined(separator: "、") }
        let en = readings.map { way in way.map { "`\($0.name)` = \($0.value)" }.joined(separator: ", ") }
        let message = Message(
            zh: "读法\(zh.joined(separator: "；或")) 时：\(message.chinese)",
            en: "with \(en.joined(separator: "; or ")): \(message.english)")
        var evidence = evidence
        evidence?.readings = readings
        // A change is proved for one reading, and the text stands for all of them.
        return Diagnostic(
            code, severity, message, at: primary, secondary: secondary, notes: fixes.isEmpty ? notes : [], help: help,
            evidence: evidence)
    }
}
