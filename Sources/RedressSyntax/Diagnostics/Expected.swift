import RedressDiagnostics

/// What the parser would have liked to read, in words for the user.
struct Expected: Sendable {
    let chinese: String
    let english: String
    /// What to do where something else stands; nil: write it there.
    private let advice: Message?

    init(_ chinese: String, _ english: String, advice: Message? = nil) {
        self.chinese = chinese
        self.english = english
        self.advice = advice
    }

    /// What to do where another text stands in its place.
    func advice(besides found: String) -> Message {
        advice
            ?? Message(
                zh: "在这里写上\(chinese)；`\(found)` 若是多余的，删去", en: "write \(english) here, or remove `\(found)`")
    }

    /// A name of some kind.
    static func name(_ chinese: String, _ english: String) -> Expected { Expected(chinese, english) }

    static let lineEnd = Expected(
        "本行结束", "the end of the line",
        advice: Message(zh: "删去多余的文字，或另起一行", en: "remove what is too much, or begin a new line"))
    static let nameBetweenMarks = Expected("「」之间的名称", "a name between the marks")
    static let anyName = Expected("名称", "a name")
    static let roleName = Expected("岗位名", "a role")
    static let eventName = Expected("事件名", "an event")
    static let factName = Expected("事实名", "a fact")
    static let code = Expected("提示的代码，例如 contradictory-rules", "a code such as `contradictory-rules`")
    static let reason = Expected("引号中的理由", "the reason in quotation marks")
    static let expiry = Expected("「至」和日期，例如 至 2026-12-31", "`until` with a date")
    static let label = Expected("条款标签", "a label")
    static let word = Expected("词", "a word of the vocabulary")
    static let title = Expected("引号中的文字", "a text in quotation marks")
    static let number = Expected("数字", "a number")
    static let quantity = Expected("带单位的数量，例如 30分钟", "a quantity such as `30 minutes`")
    static let date = Expected("日期，例如 2024-01-01", "a date such as `2024-01-01`")
    static let time = Expected("时间，例如 8:30", "a time such as `8:30`")
    static let weekday = Expected("星期，例如 周一", "a weekday such as `Monday`")
    static let type = Expected("类型，例如 是否、取一、整数、金额", "a type such as `yes/no`, `one of`, `whole number`, `money`")
    static let colon = Expected("冒号 :", "a colon")
    static let equal = Expected("等号 =", "`=`")
    static let arrow = Expected(
        "箭头 →", "an arrow `→`",
        advice: Message(zh: "在条件和结果之间写上 →", en: "write `→` between the condition and its items"))
    static let openBracket = Expected("左括号 (", "an opening bracket `(`")
    static let closeBracket = Expected(
        "右括号 )", "a closing bracket `)`",
        advice: Message(zh: "补上右括号，每个左括号要有一个", en: "write `)`: each bracket that opens needs one"))
    static let condition = Expected("条件", "a condition")
    static let value = Expected("值", "a value")
    static let leftSide = Expected("比较的左边", "the left side of the comparison")
    static let member = Expected("括号中的名称或范围", "names in brackets or a range")
    static let amount = Expected("金额，例如 100", "an amount such as `100`")
    static let outcome = Expected("处理结果，例如 岗位 100、通知 岗位", "an outcome such as `ROLE 100` or `notify ROLE`")
    static let phrase = Expected("时限的内容，例如 30分钟内、自 事件 起", "part of a deadline such as `30 minutes` or `from EVENT`")
    static let limit = Expected("期限，例如 30分钟", "a limit such as `30 minutes`")
    static let who = Expected("岗位名、任一 (…) 或 无", "a role, `any of (…)` or `nobody`")
    static let sanction = Expected("处分种类", "a sanction")
    static let subject = Expected("名称或引号中的文字", "a name or a text in quotation marks")
    static let when = Expected("当 与条件", "`when` with a condition")
    static let hit = Expected("命中策略，例如 从重", "a hit policy such as `highest`")
    static let policyName = Expected("制度名", "a name for the policy")
    static let from = Expected("自 与日期", "`from` with a date")
    static let until = Expected("至 与事件名", "`until` with an event")
    static let daysEnd = Expected("下班 或 同刻", "`at close` or `at the same hour`")
    static let roleKind = Expected("多人、班组、单位、常在 或 每", "`several`, `team`, `company`, `always there` or `per`")
    static let factOption = Expected("默认、可无 或 由 … 认定", "`default`, `optional` or `judged by`")
    static let keyedBy = Expected("按 与事实名", "`keyed by` with facts")
    static let calendarBase = Expected("日历名或文件名", "a calendar or a file")
    static let recordClause = Expected("栏目、份数、保存、交 或 须", "`fields`, `copies`, `keep`, `to` or `needs approval of`")
    static let expectation = Expected("期望的结果", "what the example expects")
    static let expectClause = Expected("期望 与应得的结果", "`expect` with the decision")
    static let nextDay = Expected("几日，例如 3日", "a day such as `day 3`")
    static let groupContent = Expected("类型、条件或结果", "a type or items")
}
