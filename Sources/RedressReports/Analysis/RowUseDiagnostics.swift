package import RedressDiagnostics
package import RedressModel

extension Diagnostic {
    /// That a row applied to all of so many incidents, or to none of them.
    package static func alwaysOrNever(_ row: RowID, isAlways: Bool, of count: Int, _ context: ReportContext)
        -> Diagnostic
    {
        let rule = context.rule(row)
        let incidents = count == 1 ? "incident" : "incidents"
        let message =
            isAlways
            ? Message(
                zh: "给出的 \(count) 件事件里，「\(rule)」件件都用上了",
                en: "`\(rule)` applied to each of the \(count) \(incidents) given")
            : Message(
                zh: "给出的 \(count) 件事件里，「\(rule)」一件也没有用上",
                en: "`\(rule)` applied to none of the \(count) \(incidents) given")
        let help =
            isAlways
            ? Message(zh: "看条件是不是写宽了", en: "see whether its condition is wider than meant")
            : Message(zh: "看条件是不是写错了，或事件里有没有漏填", en: "see whether its condition is mistaken, or incidents lack a fact")
        var diagnostic = Diagnostic(.alwaysOrNever, .note, message, at: Label(context.program[row].span), help: help)
        diagnostic.evidence = Evidence(
            policy: context.program.header.name, group: context.name(row.group), rules: [rule], ground: nil,
            incidents: [], outcomes: [])
        return diagnostic
    }
}
