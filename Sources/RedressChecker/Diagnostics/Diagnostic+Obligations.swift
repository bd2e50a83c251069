import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Deadlines and routes.
extension Diagnostic {
    static func missingLimit(_ span: Span) -> Diagnostic {
        Diagnostic(
            .incompleteDeadline,
            Message(zh: "没有说多长时间", en: "nothing says how long it may take"),
            at: Label(span, Message(zh: "缺期限", en: "the limit is missing")),
            help: Message(
                zh: "写上期限，例如「3天内」「2小时内」「当日」「立即」", en: "write a limit such as `3 days`, `same day` or `at once`"))
    }

    static func missingStart(_ span: Span) -> Diagnostic {
        Diagnostic(
            .incompleteDeadline,
            Message(zh: "没有说从什么时候起算", en: "nothing says when the clock starts"),
            at: Label(span, Message(zh: "从何起算？", en: "from when?")),
            help: Message(zh: "写上「自 事件 起」", en: "write `from EVENT`"))
    }

    static func secondLimit(_ span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            .duplicateName,
            Message(zh: "一行只有一个期限，这里又写了一个", en: "a row has one limit, and here is a second one"),
            at: Label(span, Message(zh: "又一个期限", en: "a second limit")),
            secondary: [Label(first, Message(zh: "先在这里", en: "first here"))],
            help: Message(
                zh: "几个期限取最早的写「先到 (…， …)」，取最晚的写「后到 (…， …)」",
                en: "write `earliest (…, …)` for the first of several, `latest (…, …)` for the last"))
    }

    static func notAPhrase(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(
                zh: "时限的一行里要写期限、起止和由谁", en: "a row of a deadline says how long, from when, until what, and by whom"),
            at: Label(span, Message(zh: "不是这些", en: "none of these")),
            help: Message(
                zh: "写「3天内」「自 事件 起」「至 事件」「由 岗位」「用 日历」",
                en: "write `3 days`, `from EVENT`, `until EVENT`, `by ROLE` or `using CALENDAR`"))
    }

    static func outcomeInDeadline(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "后果要写在「逾期 →」后面", en: "what follows when it is late stands behind `late →`"),
            at: Label(span, Message(zh: "是后果，不是期限", en: "an outcome, not a limit")),
            help: Message(zh: "另起一行写「逾期 → …」", en: "write `late → …` on a line of its own"))
    }

    static func notALimit(_ span: Span, found: Message) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(zh: "\(found.chinese)不能作期限", en: "\(found.english) cannot be a limit"),
            at: Label(span, Message(zh: "不是一段时间，也不是时刻", en: "neither a length of time nor a moment")),
            help: Message(
                zh: "写「3天」「2小时」之类，或用「时长」「时刻」「日期」的事实",
                en: "write `3 days`, `2 hours` or the like, or use a fact that is a duration, an instant or a date"))
    }

    static func periodWordOutsidePeriod(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "「期初」「期末」只用于「于 …」某个期间的时限", en: "the start and end of a period belong in a deadline `for` one"),
            at: Label(span, Message(zh: "哪个期间？", en: "of which period?")),
            help: Message(
                zh: "在时限名后写「于 期间」，或写「次月 1日」之类",
                en: "write `for PERIOD` behind the name, or a limit such as `next month day 1`"))
    }

    static func windowBeforeMoment(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "「前」只能带一段时间，不能带范围", en: "`before` takes one length of time, not a window"),
            at: Label(span, Message(zh: "是一个范围", en: "a window")),
            help: Message(zh: "只留一个数", en: "keep one of the two numbers"))
    }

    static func noSuchDay(_ span: Span, most: Int64) -> Diagnostic {
        Diagnostic(
            .invalidRange,
            Message(zh: "没有这样一天，最多是第 \(most) 天", en: "there is no such day; the last is day \(most)"),
            at: Label(span, Message(zh: "超出了", en: "beyond the end")),
            help: Message(zh: "写 1 到 \(most)", en: "write 1 to \(most)"))
    }

    static func limitOutOfBounds(_ span: Span, isFloor: Bool) -> Diagnostic {
        Diagnostic(
            .invalidRange,
            isFloor
                ? Message(zh: "期限自己就低于它的下限", en: "the limit itself is below its floor")
                : Message(zh: "期限自己就高于它的上限", en: "the limit itself is above its ceiling"),
            at: Label(span, Message(zh: "与期限不合", en: "does not fit the limit")),
            help: Message(zh: "改期限或改界限", en: "change the limit or the bound"))
    }

    static func extensionUnits(_ span: Span, by: Span) -> Diagnostic {
        Diagnostic(
            .unitMismatch,
            Message(zh: "延长的时间与它的上限单位不同，没法比", en: "the extension and its maximum are counted differently"),
            at: Label(span, Message(zh: "单位不同", en: "another unit")),
            secondary: [Label(by, Message(zh: "延长这么多", en: "extended by this"))],
            help: Message(
                zh: "两处用同一种单位，例如都用工作日", en: "use one unit for both, for example working days"))
    }

    static func voidReadsDeadline(_ span: Span, deadline: Name) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(
                zh: "作废与否不能看时限：作废的事件单没有时限，这里却要先知道「\(deadline.text)」",
                en:
                    "what voids an incident may not read deadlines: a void one has none, yet this needs `\(deadline.text)`"
            ),
            at: Label(span, Message(zh: "要看时限才知道", en: "depends on a deadline")),
            secondary: [Label(deadline.span, Message(zh: "这个时限", en: "this deadline"))],
            help: Message(zh: "改用事实和事件写明作废的条件", en: "say with facts and events when it is void"))
    }

    static func deadlineInScope(_ span: Span, deadline: Name) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(
                zh: "「适用」不能看时限：制度不适用时没有时限，这里却要先知道「\(deadline.text)」",
                en: "`scope` may not read deadlines: outside it there are none, yet this needs `\(deadline.text)`"),
            at: Label(span, Message(zh: "要看时限才知道", en: "depends on a deadline")),
            secondary: [Label(deadline.span, Message(zh: "这个时限", en: "this deadline"))],
            help: Message(zh: "改用事实写明适用范围", en: "say with facts where the policy applies"))
    }

    // MARK: Routes

    static func outcomeInRoute(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "分派的一行只写由谁", en: "a row of a route says who, and nothing else"),
            at: Label(span, Message(zh: "没有说是谁", en: "names nobody")),
            help: Message(
                zh: "写岗位，例如「客服经理 不在则 总经理」；后果写在规则里",
                en: "write roles, as in `manager or else director`; outcomes belong in rules"))
    }

    static func secondAssignment(_ span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "一行只说一次由谁", en: "a row says once who"),
            at: Label(span, Message(zh: "又一个", en: "a second one")),
            secondary: [Label(first, Message(zh: "先在这里", en: "first here"))],
            help: Message(
                zh: "一起办写「甲 与 乙」，轮着来写「甲 不在则 乙」，由人挑写「任一 (甲， 乙)」",
                en:
                    "write `a and b` for both, `a or else b` for one after the other, `any of (a, b)` where people choose"
            ))
    }

    static func unreachedAlternative(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "「无」后面的不会轮到", en: "what stands behind `nobody` is never tried"),
            at: Label(span, Message(zh: "轮不到", en: "never tried")),
            help: Message(zh: "把「无」放在最后", en: "put `nobody` last"))
    }

    static func routeForEach(_ name: Name) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(
                zh: "分派不能逐项：一个事件单只有一个去处", en: "a route cannot go through something: an incident has one place for it"),
            at: Label(name.span, Message(zh: "分派里没有用", en: "of no use in a route")),
            help: Message(zh: "删去「逐项」，或给每一项写一个分派", en: "remove `for each`, or write a route for each of them"))
    }
}
