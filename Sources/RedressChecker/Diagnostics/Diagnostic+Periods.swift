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

/// What may count, and what may be counted.
extension Diagnostic {
    static func countsCounted(_ span: Span) -> Diagnostic {
        Diagnostic(
            .mixedLayers,
            Message(zh: "被统计的条件里不能再统计", en: "what is counted may not itself count"),
            at: Label(span, Message(zh: "这里又在数别的事件", en: "this counts other incidents again")),
            help: Message(
                zh: "条件里只写单个事件的事实、分类和金额",
                en: "let the condition speak of facts, classes and amounts of single incidents only"))
    }

    static func aggregateOutsidePeriod(_ span: Span, _ function: FunctionName) -> Diagnostic {
        Diagnostic(
            .mixedLayers,
            Message(
                zh: "「\(function.chinese)」统计一个期间的事件，单个事件的规则里不能用",
                en:
                    "`\(function.english)` runs over the incidents of a period and cannot stand in a rule about one incident"
            ),
            at: Label(span, Message(zh: "这条规则判定单个事件", en: "this rule judges one incident")),
            help: Message(
                zh: "写进「每月 …」一类的组；要数同一人以往的事件，写「此前 (条件) 同 岗位」",
                en:
                    "write it in a group `each month …`; earlier incidents of one person are `earlier (condition) same ROLE`"
            ))
    }

    static func earlierInPeriod(_ span: Span) -> Diagnostic {
        Diagnostic(
            .mixedLayers,
            Message(
                zh: "「此前」数的是一个事件之前的事件，期间的考核里不能用",
                en: "`earlier` counts what came before one incident and cannot stand in a group over a period"),
            at: Label(span, Message(zh: "期间的考核里没有「此前」", en: "a period has no `earlier`")),
            help: Message(
                zh: "先在外面写「设 第几次 = 此前 (…) 同 岗位 + 1」，再在这里用「件数 (第几次 …)」",
                en:
                    "define the number outside, `define nth = earlier (…) same ROLE + 1`, and count by it here: `count (nth …)`"
            ))
    }

    static func aggregateArguments(_ span: Span, _ function: FunctionName) -> Diagnostic {
        let isCount = function == .count || function == .earlier
        return Diagnostic(
            .misplacedItem,
            Message(
                zh: "「\(function.chinese)」的写法不对", en: "this is not how `\(function.english)` is written"),
            at: Label(span, Message(zh: "要统计什么不清楚", en: "what it runs over is not clear")),
            help: function == .earlier
                ? Message(zh: "写「此前 (条件) 同 岗位 近 12个月」", en: "write `earlier (condition) same ROLE within 12 months`")
                : isCount
                    ? Message(zh: "写「件数 (条件)」", en: "write `count (condition)`")
                    : Message(
                        zh: "写「\(function.chinese) (数 当 条件)」", en: "write `\(function.english) (value when condition)`")
        )
    }

    static func undatedIncidents(_ span: Span) -> Diagnostic {
        Diagnostic(
            .mixedLayers,
            Message(
                zh: "事件没有日期，不知道先后和期间",
                en: "incidents carry no date, so nobody knows which come first or in which period"),
            at: Label(span, Message(zh: "数不了", en: "cannot be counted")),
            help: Message(
                zh: "声明一个事件，例如「事件 收到」；第一个声明的事件就是事件的日期",
                en: "declare an event, for example `event received`; the first one declared dates the incident"))
    }

    static func unfitWindow(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidNumber,
            Message(zh: "「近」后面要写一段时间", en: "`within` is followed by a length of time"),
            at: Label(span, Message(zh: "不是一段时间", en: "not a length of time")),
            help: Message(
                zh: "写「近 12个月」「近 30天」或「近 本月」", en: "write `within 12 months`, `within 30 days` or `within this month`"))
    }

    static func incidentNameInPeriod(_ name: Name, kind: NameKind) -> Diagnostic {
        Diagnostic(
            .mixedLayers,
            Message(
                zh: "「\(name.text)」是单个事件的\(kind.words.chinese)，期间的考核里不能直接用",
                en: "`\(name.text)` is a \(kind.words.english) of single incidents and cannot be read for a period"),
            at: Label(name.span, Message(zh: "一个期间有许多事件", en: "a period has many incidents")),
            help: Message(
                zh: "用「件数 (条件)」「合计 (数)」统计，或写「给定 \(name.text) : …」由人填写",
                en:
                    "count with `count (condition)` or `sum (value)`, or let people fill it in: `given \(name.text) : …`"
            ))
    }

    static func givenInIncident(_ name: Name, period: String) -> Diagnostic {
        Diagnostic(
            .mixedLayers,
            Message(
                zh: "「\(name.text)」只给定于「\(period)」，单个事件的规则里不能用",
                en: "`\(name.text)` is given for `\(period)` only and cannot be read in a rule about one incident"),
            at: Label(name.span, Message(zh: "事件单里没有它", en: "no incident carries it")),
            help: Message(
                zh: "把这条规则移进「\(period)」，或另外声明一个事实", en: "move the rule into `\(period)`, or declare a fact of its own"))
    }
}
