package import RedressAnalysis
package import RedressDiagnostics
import RedressModel

/// What a law pack gives for a policy, as diagnostics. Each cites the articles that it rests on.
package struct LegalDiagnostics {
    private let host: ReportContext
    private let parts: [ReportContext]
    private let law: ReportContext
    private let language: Language

    /// The parts are the contexts of the policy's groups over a period, in their order.
    package init(_ host: ReportContext, parts: [ReportContext], law: ReportContext, language: Language) {
        self.host = host
        self.parts = parts
        self.law = law
        self.language = language
    }

    /// A diagnostic for each finding, and one for each question that was not decided.
    package func diagnostics(_ report: LegalReport) -> [Diagnostic] {
        report.findings.map(diagnostic)
            + report.undecided.map { one in open(writer(one.periodCase).diagnostic(one.question, under: [])) }
    }

    /// A question that was not decided, said to be one of the law's.
    private func open(_ question: Diagnostic) -> Diagnostic {
        let name = law.program.header.name
        let about = Message(zh: "这是对照「\(name)」时的问题", en: "this was asked by `\(name)`")
        return Diagnostic(
            question.code, question.severity, question.message, at: question.primary, secondary: question.secondary,
            notes: question.notes + [about], help: question.help, evidence: question.evidence)
    }

    private func writer(_ part: Int?) -> AnalysisDiagnostics {
        AnalysisDiagnostics(part.map { parts[$0] } ?? host, of: part.map { _ in host }, language: language)
    }

    private func diagnostic(_ finding: LegalFinding) -> Diagnostic {
        let context = finding.periodCase.map { parts[$0] } ?? host
        let words = LegalWords(finding, context, law)
        let labels = finding.spans.map { Label($0) }
        var diagnostic = Diagnostic(
            words.code, words.severity, words.message, at: labels.first,
            secondary: Array(labels.dropFirst()) + lawLabels(finding), notes: [basis(finding)], help: words.help)
        diagnostic.evidence = evidence(finding, context)
        return diagnostic
    }

    private func evidence(_ finding: LegalFinding, _ context: ReportContext) -> Evidence {
        if case .overBound(_, _, _, _, let shown) = finding.kind {
            return writer(finding.periodCase).evidence(of: shown)
        }
        let rules = finding.rows.map { context.rule($0) }
        return Evidence(
            policy: host.program.header.name, group: finding.rows.first.map { context.name($0.group) }, parts: rules,
            rules: rules, ground: nil, incidents: [], outcomes: [])
    }

    private func lawLabels(_ finding: LegalFinding) -> [Label] {
        if let index = requirement(finding) { return [Label(law.program.requirements[index].span)] }
        return finding.lawRows.map { Label(law.program[$0].span) }
    }

    private func requirement(_ finding: LegalFinding) -> Int? {
        switch finding.kind {
        case .overBound(let index, _, _, _, _), .openBound(let index): index
        case .clause, .laxLimit, .noLimit, .unanswered: nil
        }
    }

    /// The articles, as the law pack cites them.
    private func basis(_ finding: LegalFinding) -> Message {
        var sources: [String]
        switch finding.kind {
        case .unanswered(let deadlines):
            sources = deadlines.flatMap { id in
                law.program.groups[law.program.deadlines[id.index].group.index].rows.flatMap(\.sources)
            }
        case .clause, .overBound, .openBound, .laxLimit, .noLimit:
            sources =
                requirement(finding).map { law.program.requirements[$0].sources }
                ?? finding.lawRows.flatMap { law.clauses($0) }
        }
        var seen: Set<String> = []
        sources = sources.filter { seen.insert($0).inserted }
        return Message(
            zh: "依据：\(sources.joined(separator: "、"))", en: "under: \(sources.joined(separator: ", "))")
    }
}

extension Diagnostic {
    /// Why a policy given as a law pack is none.
    package static func invalidLawPack(_ problem: LawPack.Problem) -> Diagnostic {
        let message: Message
        let help: Message
        switch problem.kind {
        case .checksNothing:
            message = Message(zh: "这个法规包什么也不检查", en: "this law pack checks nothing")
            help = Message(
                zh: "写一个叫 员工罚款、员工违约金、人工确认、民主程序 或 公示 的分类，或者 必须、时限",
                en:
                    "declare a classification called fine_on_employee, contractual_penalty, confirmation, consultation or publication, or a requirement or a deadline"
            )
        case .untoldFact(let name):
            message = Message(zh: "没有条款会告诉法规包「\(name)」", en: "no clause tells a law pack `\(name)`")
            help = Message(
                zh: "条款告诉的是：条款（取一 罚款, 制度）、对象（取一 个人, 班组, 单位）、罚则名称（文本）、有人确认、涉及员工（是否）、施行日期（日期）",
                en:
                    "clauses tell: provision (one of fine, policy), payer (one of person, team, company), schedule_name (text), confirmed, touches_employees (yes/no), in_force_from (date)"
            )
        case .strangeGravity(let name):
            message = Message(zh: "「\(name)」的值不是轻重", en: "the values of `\(name)` are no gravities")
            help = Message(zh: "写成 取一 无 < 提示 < 警告 < 错误", en: "make it one of none < note < warning < error")
        case .strangeRequirement(let name):
            message = Message(zh: "「\(name)」不是对一个岗位罚款的限度", en: "`\(name)` is no bound of the fines of a role")
            help = Message(zh: "写成 罚款 (员工) 不超过 …", en: "make it: fines (employee) at most …")
        }
        return Diagnostic(.invalidLawPack, .error, message, at: Label(problem.span), help: help)
    }
}
