/// The pages of what can be wrong with allowances.
extension DiagnosticPage {
    static let expiredAllowance = DiagnosticPage(
        what: Message(
            zh: "`容许` 只在写明的日期之前有效，这一条过期了；它容许的问题重新列出。",
            en: "An `allow` holds until its date. This one has run out, and what it allowed is listed again."),
        why: Message(
            zh: "容许是“先这样，到某日再改”。到了日子就该改好，或者重新说明理由。",
            en: "To allow something is to put it off to a day. When the day comes, mend it or say anew why not."),
        avoid: .policy(
            DiagnosticPage.Example.policyText(
                "Ⅰ: 来源 = 现场 → 责任SA 50", declaring: "容许 contradictory-rules Ⅰ \"等总部答复\" 至 2020-06-30")),
        prefer: .policy(
            DiagnosticPage.Example.policyText(
                "Ⅰ: 来源 = 现场 → 责任SA 50\nⅡ: 次数 超过 3 → 责任SA 100",
                declaring: "容许 contradictory-rules Ⅰ, Ⅱ \"等总部答复\" 至 2999-12-31"))
    )

    static let unusedAllowance = DiagnosticPage(
        what: Message(
            zh: "`容许` 的代码和条款都写了，却没有这样的问题。", en: "An `allow` names a finding that does not arise."),
        why: Message(
            zh: "多余的容许会把日后真正的问题盖住。", en: "An allowance that is left over hides a real finding later on."),
        avoid: .policy(
            DiagnosticPage.Example.policyText(
                "Ⅰ: 来源 = 现场 → 责任SA 50", declaring: "容许 contradictory-rules Ⅰ \"等总部答复\" 至 2999-12-31")),
        prefer: .policy(DiagnosticPage.Example.policyText("Ⅰ: 来源 = 现场 → 责任SA 50"))
    )
}
