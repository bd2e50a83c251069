package import RedressAnalysis
package import RedressDiagnostics
import RedressEngine
import RedressModel

/// What an analysis found, as diagnostics with their evidence.
package struct AnalysisDiagnostics {
    private let context: ReportContext
    private let language: Language

    /// Evidence names values in one language, since it is read by programs too.
    package init(_ context: ReportContext, language: Language) {
        self.context = context
        self.language = language
    }

    /// A diagnostic for each finding, and one for each question that was not decided.
    package func diagnostics(_ report: AnalysisReport) -> [Diagnostic] {
        report.findings.map(diagnostic) + report.undecided.map(diagnostic)
    }

    private func diagnostic(_ finding: AnalysisFinding) -> Diagnostic {
        let words = FindingWords(context, finding)
        let labels = places(finding)
        let fixes = finding.repairs.compactMap(RepairEdits(context).fix)
        var diagnostic = Diagnostic(
            words.code, words.severity, words.message, at: labels.first, secondary: Array(labels.dropFirst()),
            notes: fixes.contains { !$0.isSafe } ? [RepairEdits.choice] : [], help: words.help, fixes: fixes)
        let rules = finding.rows.map(context.rule)
        let group = finding.rows.first.map { context.name($0.group) }
        let shown = finding.witnesses.isEmpty ? [] : finding.rows.flatMap(context.outcomes)
        diagnostic.evidence = Evidence(
            policy: context.program.header.name, group: group, parts: rules + subjects(finding), rules: rules,
            ground: finding.ground.map { context.text($0) },
            incidents: finding.witnesses.map { context.entries($0, in: language) }, outcomes: shown)
        return diagnostic
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
        if !finding.rows.isEmpty { return finding.rows.map { Label(context.program[$0].span) } }
        switch finding.kind {
        case .uncovered(let group): return [Label(context.program.groups[group.index].span)]
        case .deadlineOrder(let one, let other):
            return [one, other].map { Label(context.program.deadlines[$0.index].span) }
        case .routingDeadEnd(let id), .conflictOfInterest(let id, _):
            return [Label(context.program.routes[id.index].span)]
        case .contradiction, .bandOverlap, .bandHole, .unreachable, .redundant, .doublePunishment, .severityInversion,
            .routingCycle, .requirementBroken:
            return [Label(context.program.header.span)]
        }
    }

    private func diagnostic(_ question: UndecidedQuestion) -> Diagnostic {
        let requirement = question.requirement.map { context.program.requirements[$0] }
        let names = requirement?.name ?? question.rows.map(context.rule).joined(separator: "」「")
        let labels =
            question.rows.map { Label(context.program[$0].span) } + (requirement.map { [Label($0.span)] } ?? [])
        let reason =
            switch question.reason {
            case .steps: Message(zh: "推演的步数用完了", en: "the steps of reasoning ran out")
            case .startsTried:
                Message(
                    zh: "两个时限写法不同，试过的起点上先后都一样，但不能证明总是这样",
                    en:
                        "the limits are written differently; they kept to one order at every start tried, which is no proof"
                )
            case .outsideFragment:
                Message(
                    zh: "条件取决于工作日历、到期时刻或两个未知数的乘积，推演到的事件没能重现",
                    en:
                        "it depends on working time, due instants or a product of unknowns, and no incident tried shows it"
                )
            }
        return Diagnostic(
            .undecided, .warning,
            Message(
                zh: names.isEmpty ? "有一处没有查清" : "「\(names)」没有查清",
                en: names.isEmpty ? "a question was not decided" : "`\(names)` was not decided"),
            at: labels.first ?? Label(context.program.header.span), secondary: Array(labels.dropFirst()),
            notes: [reason],
            help: Message(
                zh: "把条件写得简单些，或用 例 试几件边界上的事件", en: "simplify the condition, or try incidents at its edge as examples"))
    }
}
