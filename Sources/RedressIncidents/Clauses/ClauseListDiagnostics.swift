import RedressDiagnostics
import RedressModel

extension Diagnostic {
    /// A clause as it is to be written.
    private static var clauseExample: Message {
        Message(
            zh: "每条写成 `- {条款: R05-c13, 内容: 隐性损失超过2%按单罚, 判定: 可}`；部分、不可 还要写 `原因:`",
            en: "write each as `- {clause: R05-c13, gist: …, decidable: yes}`; `partly` and `no` need a `reason` too")
    }

    static func emptyClauseList(_ source: SourceText) -> Diagnostic {
        Diagnostic(
            .emptyFile, .warning,
            Message(zh: "条款表「\(source.path)」里什么也没有", en: "the list of clauses `\(source.path)` is empty"),
            at: Label(Span(source: source.id, start: 0, end: 0)), help: clauseExample)
    }

    static func clauseShape(_ span: Span) -> Diagnostic {
        Diagnostic(
            .wrongType, .error,
            Message(
                zh: "这一条没有写全：要有 条款、内容、判定", en: "this clause is not whole: it needs `clause`, `gist` and `decidable`"),
            at: Label(span), help: clauseExample)
    }

    static func unknownClauseKey(_ found: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            .unknownKey, .error,
            Message(
                zh: "条款没有「\(found)」这一项，或写了两次", en: "a clause has no `\(found)`, or it is written twice"),
            at: Label(span), help: clauseExample)
    }

    static func unknownStanding(_ found: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            .unknownValue, .error,
            Message(zh: "判定不能写「\(found)」", en: "`decidable` cannot be `\(found)`"), at: Label(span),
            help: Message(zh: "写 可、部分 或 不可", en: "write `yes`, `partly` or `no`"))
    }

    static func missingReason(_ id: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            .wrongType, .error,
            Message(zh: "「\(id)」不能全部判定，却没有写原因", en: "`\(id)` cannot be decided in full, and says no reason"),
            at: Label(span),
            help: Message(
                zh: "加上 `原因: …`：哪一部分空缺，或为什么无法判定", en: "add `reason`: what is blank, or why nothing can be decided"))
    }

    static func repeatedClause(_ id: String, _ span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            .duplicateKey, .error,
            Message(zh: "条款「\(id)」写了两次", en: "clause `\(id)` is listed twice"),
            at: Label(span, Message(zh: "第二次，不计", en: "the second one does not count")),
            secondary: [Label(first, Message(zh: "第一次", en: "the first one"))],
            help: Message(zh: "合成一条", en: "join them"))
    }
}
