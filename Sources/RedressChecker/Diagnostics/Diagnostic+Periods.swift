import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Periods and what is counted over incidents.
extension Diagnostic {
    static func perOutsidePeriod(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(
                zh: "「每 …」只用于每周、每月、每季度、每年的考核", en: "`per …` belongs in a group `each week`, month, quarter or year"),
            at: Label(span, Message(zh: "这一组按单个事件判定", en: "this group judges single incidents")),
            help: Message(
                zh: "要逐个元素判定，写「逐项 事实」；要按期间考核，把这一组写成「每月 …」",
                en: "to judge element by element write `for each FACT`; to judge a period, make it `each month …`"))
    }

    static func givenOutsidePeriod(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "「给定」只用于每周、每月、每季度、每年的考核", en: "`given` belongs in a group `each week`, month, quarter or year"),
            at: Label(span, Message(zh: "这一组按单个事件判定", en: "this group judges single incidents")),
            help: Message(zh: "写成「事实 …」，放在这一组外面", en: "declare it as a `fact`, outside the group"))
    }

    static func givenAsSubject(_ name: Name) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(
                zh: "「\(name.text)」是给定的数，不能作为考核的对象",
                en: "`\(name.text)` is given for the period and cannot be its subject"),
            at: Label(name.span, Message(zh: "事件单里没有它", en: "no incident carries it")),
            help: Message(
                zh: "把它声明为「事实」或「岗位」，放在这一组外面", en: "declare it as a `fact` or `role`, outside the group"))
    }

    static func unfitSubject(_ name: Name, shape: Message) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(
                zh: "「\(name.text)」是\(shape.chinese)，不能作为考核的对象",
                en: "`\(name.text)` is \(shape.english) and cannot be the subject of a period"),
            at: Label(name.span, Message(zh: "分不出对象", en: "does not tell cases apart")),
            help: Message(
                zh: "用岗位，或「取一」「文本」的事实作为对象", en: "use a role, or a fact that is `one of` some words or a text"))
    }
}
