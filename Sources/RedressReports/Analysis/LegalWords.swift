import RedressAnalysis
import RedressDiagnostics
import RedressModel

/// How what is exposed under the law is said: its code, its weight, what it is and what to do.
struct LegalWords {
    let code: DiagnosticCode
    let severity: Severity
    let message: Message
    let help: Message

    private init(_ code: DiagnosticCode, _ severity: Severity, _ message: Message, _ help: Message) {
        self.code = code
        self.severity = severity
        self.message = message
        self.help = help
    }

    /// The contexts are that of the part of the policy that it is about, and that of the law pack.
    init(_ finding: LegalFinding, _ context: ReportContext, _ law: ReportContext) {
        let rule = finding.rows.first.map { context.rule($0) } ?? ""
        let blanks = finding.blanks.map { law.name($0) }
        switch finding.kind {
        case .clause(let check, let severity, let payers):
            let clause = LegalWords.clause(check, severity, rule, payers.map { context.name($0) }, context)
            self = blanks.isEmpty ? clause : clause.filling(blanks)
        case .overBound(_, let role, let sum, let bound, _):
            self = LegalWords.overBound(context.name(role), sum, bound, isPeriod: finding.periodCase != nil)
        case .openBound(let index):
            let name = law.program.requirements[index].name
            let open = LegalWords(
                .wageDeduction, .note,
                Message(zh: "「\(name)」还不能比", en: "`\(name)` cannot be compared yet"),
                Message(zh: "再查一次", en: "check again"))
            self = open.filling(blanks)
        case .laxLimit(let own, let lawful, let start, let due, let last):
            self = LegalWords.lax(
                context.program.deadlines[own.index].name, law.program.deadlines[lawful.index].name,
                Message(
                    zh:
                        "\(context.text(instant: start)) 起算，本制度到 \(context.text(instant: due))，法规到 \(context.text(instant: last))",
                    en:
                        "from \(context.text(instant: start)) it falls due at \(context.text(instant: due)), the law's own at \(context.text(instant: last))"
                ))
        case .noLimit(let own, let lawful):
            self = LegalWords.lax(
                context.program.deadlines[own.index].name, law.program.deadlines[lawful.index].name,
                Message(zh: "本制度不设期限", en: "the policy sets no limit"))
        case .unanswered(let deadlines):
            self = LegalWords.unanswered(deadlines.map { law.name($0) })
        }
    }

    /// The same where it rests on blanks.
    private func filling(_ blanks: [String]) -> LegalWords {
        let options = blanks.map { "--set \($0)=…" }.joined(separator: " ")
        return LegalWords(
            code, severity,
            Message(
                zh: message.chinese + "：「\(blanks.joined(separator: "」「"))」没有填",
                en: message.english + ": `\(blanks.joined(separator: "`, `"))` is blank"),
            Message(
                zh: "填上：\(options)；然后\(help.chinese)", en: "fill it in: \(options); then \(help.english)"))
    }

    private static func clause(
        _ check: LegalCheck, _ severity: Severity, _ rule: String, _ payers: [String], _ context: ReportContext
    ) -> LegalWords {
        let who = payers.joined(separator: "、")
        switch check {
        case .fineOnEmployee:
            return LegalWords(
                .fineOnEmployee, severity,
                Message(zh: "「\(rule)」向员工罚款：\(who)", en: "`\(rule)` fines employees: \(who)"),
                Message(
                    zh: "改成没有挣到的奖金（写明发放条件），或改成不涉及钱的处分",
                    en: "turn it into a bonus that is not earned, with its conditions, or into a sanction without money"
                ))
        case .contractualPenalty:
            return LegalWords(
                .contractualPenalty, severity,
                Message(zh: "「\(rule)」让员工付违约金：\(who)", en: "`\(rule)` has employees pay a contractual penalty: \(who)"),
                Message(
                    zh: "删去，或限于服务期培训、竞业限制并另立名目",
                    en: "leave it out, or keep to training and non-compete, under a schedule of its own"))
        case .confirmation:
            return LegalWords(
                .unconfirmedFine, severity,
                Message(zh: "「\(rule)」的罚款没有人确认", en: "nobody confirms the fine of `\(rule)`"),
                Message(
                    zh: "加上 须 … 签字；本人要求时用 redress eval --explain 说明理由",
                    en: "add `needs approval of`; on request explain it by `redress eval --explain`"))
        case .consultation, .publication:
            return procedure(check == .consultation, severity, context)
        }
    }

    private static func procedure(_ isConsultation: Bool, _ severity: Severity, _ context: ReportContext) -> LegalWords
    {
        let name = context.program.header.name
        return isConsultation
            ? LegalWords(
                .ruleNotConsulted, severity,
                Message(
                    zh: "「\(name)」涉及员工，施行以前没有讨论协商的记录",
                    en: "`\(name)` touches employees, and no consultation before it came into force is recorded"),
                Message(
                    zh: "经职工代表大会或全体职工讨论，与工会或职工代表协商，记下日期",
                    en: "have it discussed with the employees and settled with the union, and record the day"))
            : LegalWords(
                .ruleNotPublished, severity,
                Message(
                    zh: "「\(name)」涉及员工，施行以前没有公示的记录",
                    en: "`\(name)` touches employees, and no publication before it came into force is recorded"),
                Message(zh: "公示或逐人签收，记下日期", en: "publish it or have each employee sign for it, and record the day"))
    }

    private static func overBound(_ role: String, _ sum: Int64, _ bound: Rational, isPeriod: Bool) -> LegalWords {
        let (paid, most) = (MoneyText.grouped(sum), MoneyText.grouped(bound.floor ?? 0))
        return LegalWords(
            .wageDeduction, .error,
            Message(
                zh: "「\(role)」\(isPeriod ? "有一期" : "有一件")要被罚 \(paid) 元，工资里最多可扣 \(most) 元",
                en:
                    "`\(role)` is fined \(paid) \(isPeriod ? "in some period" : "for some incident"); at most \(most) may be withheld"
            ), cap)
    }

    private static let cap = Message(
        zh: "用 至多 封顶，分月扣，或改成没有挣到的奖金",
        en: "cap it by `at most`, spread it over months, or turn it into a bonus that is not earned")

    private static func lax(_ own: String, _ lawful: String, _ why: Message) -> LegalWords {
        LegalWords(
            .externalDeadline, .error,
            Message(
                zh: "「\(own)」比法规的「\(lawful)」宽：\(why.chinese)",
                en: "`\(own)` leaves more time than the law's `\(lawful)`: \(why.english)"),
            Message(zh: "把时限收紧到法规以内", en: "shorten the limit to what the law gives"))
    }

    private static func unanswered(_ names: [String]) -> LegalWords {
        LegalWords(
            .externalDeadline, .note,
            Message(
                zh: "没有写明哪一个时限对应法规的「\(names.joined(separator: "」「"))」，没有比",
                en:
                    "no deadline is said to answer to the law's `\(names.joined(separator: "`, `"))`; nothing was compared"
            ),
            Message(
                zh: "\(names.map { "--set \($0)=本制度的时限" }.joined(separator: " "))；不适用的不必理会",
                en: "\(names.map { "--set \($0)=YOUR-DEADLINE" }.joined(separator: " ")); leave out what does not apply"
            ))
    }
}
