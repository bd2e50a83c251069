import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Conditions and values that do not fit together.
extension Diagnostic {
    static func typeMismatch(_ span: Span, found: Message, expected: Message) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(
                zh: "这里要\(expected.chinese)，写的却是\(found.chinese)",
                en: "\(expected.english) is needed here, but this is \(found.english)"),
            at: Label(span, Message(zh: "是\(found.chinese)", en: "is \(found.english)")),
            help: Message(zh: "换成\(expected.chinese)", en: "write \(expected.english)"))
    }

    static func quotedWord(_ literal: TextLiteral) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(zh: "词表里的词不加引号", en: "a word of a vocabulary stands without quotation marks"),
            at: Label(literal.span, Message(zh: "去掉引号", en: "quotation marks")),
            help: Message(zh: "写成 \(literal.text)", en: "write `\(literal.text)`"),
            fixes: [
                Fix(
                    title: Message(zh: "去掉引号", en: "remove the quotation marks"), isSafe: true,
                    edits: [Edit(literal.span, literal.text.contains(" ") ? "「\(literal.text)」" : literal.text)])
            ])
    }

    static func roleHasNoValue(_ name: Name) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(
                zh: "岗位「\(name.text)」没有值，不能用在条件里", en: "role `\(name.text)` has no value that a condition could read"),
            at: Label(name.span, Message(zh: "是岗位", en: "a role")),
            help: Message(
                zh: "用一个事实来表示，例如「事实 … : 人员」或「是否」", en: "use a fact for it, such as a `person` or a yes/no"))
    }

    static func noSuchValue(_ span: Span, expected: Message?) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(zh: "这里不能写「无」「空」或「未知」", en: "`none`, `empty` or `unknown` cannot stand here"),
            at: Label(
                span,
                expected.map { Message(zh: "这里要\($0.chinese)", en: "\($0.english) is needed") }
                    ?? Message(zh: "要一个值", en: "a value is needed")),
            help: Message(
                zh: "写一个值；问有没有值用「有 …」「已知 …」", en: "write a value; ask with `has …` or `known …` whether there is one"))
    }

    static func cannotAdd(_ span: Span, left: Message, right: Message) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(
                zh: "\(left.chinese)和\(right.chinese)不能相加减",
                en: "\(left.english) and \(right.english) cannot be added or subtracted"),
            at: Label(span, Message(zh: "两种不同的量", en: "different kinds")),
            help: Message(zh: "只加减同一种量", en: "add and subtract quantities of one kind only"))
    }

    static func cannotMultiply(_ span: Span, left: Message, right: Message, isProduct: Bool) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(
                zh: "\(left.chinese)和\(right.chinese)不能相\(isProduct ? "乘" : "除")",
                en: "\(left.english) cannot be \(isProduct ? "multiplied" : "divided") by \(right.english)"),
            at: Label(span, Message(zh: "算不出一种量", en: "gives no quantity")),
            help: Message(zh: "用一个数来乘或除", en: "multiply or divide by a plain number"))
    }

    static func oneArgument(_ span: Span) -> Diagnostic {
        Diagnostic(
            .unexpectedText,
            Message(zh: "这个函数只要括号里的名称，不带别的", en: "this function takes what stands in its brackets and nothing else"),
            at: Label(span, Message(zh: "参数不对", en: "wrong arguments")),
            help: Message(
                zh: "写成「个数 (事实)」「先到 (甲， 乙)」「罚款 (岗位)」", en: "write `size (fact)`, `earliest (a, b)`, `fines (role)`"))
    }

    static func twoArguments(_ span: Span, _ function: FunctionName) -> Diagnostic {
        Diagnostic(
            .unexpectedText,
            Message(
                zh: "「\(function.chinese)」的括号里要写两项，不带别的",
                en: "`\(function.english)` takes the two things in its brackets and nothing else"),
            at: Label(span, Message(zh: "参数不对", en: "wrong arguments")),
            help: function == .elapsed
                ? Message(zh: "写成「历时 (收到， 响应)」", en: "write `elapsed (received, responded)`")
                : Message(zh: "写成「超出 (件数， 2% × 台次)」", en: "write `excess (complaints, 2% * vehicles)`"))
    }

    static func elapsedMonths(_ span: Span) -> Diagnostic {
        Diagnostic(
            .unitMismatch,
            Message(zh: "「历时」不能以月或年计：月有长短", en: "`elapsed` is not counted in months or years, which differ in length"),
            at: Label(span, Message(zh: "与月或年相比", en: "compared with months or years")),
            help: Message(zh: "改用天、小时、工作日 或 工作小时", en: "use days, hours, working days or working hours"))
    }

    static func finesOutsideRequire(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "「罚款 (…)」只能用在「必须」里", en: "`fines (…)` can stand in a `require` only"),
            at: Label(span, Message(zh: "罚款还没有定", en: "fines are not decided here")),
            help: Message(zh: "改用决定罚款的那些事实", en: "use the facts that decide the fine"))
    }

    static func notASet(_ span: Span, found: Message, isWord: Bool) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(
                zh: "只有「取多」的事实才能「包含」，这是\(found.chinese)",
                en: "only an `any of` fact contains words; this is \(found.english)"),
            at: Label(span, Message(zh: "不是一组值", en: "not a set")),
            help: isWord
                ? Message(zh: "用 `=` 或「属于 (…)」", en: "use `=` or `in (…)`")
                : Message(zh: "换成「取多」的事实", en: "use a fact that is `any of` words"))
    }

    static func comparedSet(_ span: Span, found: Message) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(zh: "\(found.chinese)不能用 `=` 或「属于」比较", en: "\(found.english) cannot be compared with `=` or `in`"),
            at: Label(span, Message(zh: "有几个值", en: "has several values")),
            help: Message(
                zh: "用「包含」「空」「非空」或「个数 (…)」；逐项的用「逐项 …」",
                en: "use `contains`, `empty` or `size (…)`; go through it with `for each`"))
    }

    static func cannotBeEmpty(_ span: Span, found: Message) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(zh: "\(found.chinese)不会是空的", en: "\(found.english) cannot be empty"),
            at: Label(span, Message(zh: "不是一组值", en: "not a set")),
            help: Message(
                zh: "问有没有值用「有 …」，问知不知道用「已知 …」",
                en: "ask with `has …` whether there is one, with `known …` whether it is known"))
    }

    static func hasOfEvent(_ name: Name) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(
                zh: "事件「\(name.text)」用「已知」来问", en: "whether event `\(name.text)` has happened is asked with `known`"),
            at: Label(name.span, Message(zh: "是事件", en: "an event")),
            help: Message(zh: "写「已知 \(name.text)」", en: "write `known \(name.text)`"))
    }

    static func atLeastNone(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidNumber,
            Message(zh: "「至少几项」的数要是 1 以上的整数", en: "`at least n of` needs a whole number from 1"),
            at: Label(span, Message(zh: "不是个数", en: "no count")),
            help: Message(zh: "写 1 或更大的整数", en: "write 1 or a larger whole number"))
    }

    static func atLeastTooMany(_ span: Span, count: Int) -> Diagnostic {
        Diagnostic(
            .invalidNumber,
            Message(zh: "括号里只有 \(count) 项，不会成立", en: "only \(count) conditions are listed, so this can never hold"),
            at: Label(span, Message(zh: "比项数还多", en: "more than there are")),
            help: Message(zh: "写 1 到 \(count)", en: "write 1 to \(count)"))
    }

    static func unordered(_ span: Span, what: Message) -> Diagnostic {
        Diagnostic(
            .unorderedComparison,
            Message(zh: "\(what.chinese)没有大小之分", en: "\(what.english) is neither smaller nor larger than another"),
            at: Label(span, Message(zh: "只能比是否相同", en: "only `=` makes sense")),
            help: Message(zh: "用 `=` 或「不是」", en: "use `=` or `is not`"))
    }

    static func unorderedWords(_ span: Span, vocabulary: Vocabulary) -> Diagnostic {
        let order = vocabulary.words.prefix(4).joined(separator: " < ")
        return Diagnostic(
            .unorderedComparison,
            Message(
                zh: "「\(vocabulary.name)」的值没有声明先后轻重", en: "the words of `\(vocabulary.name)` have no declared order"),
            at: Label(span, Message(zh: "不能比大小", en: "neither smaller nor larger")),
            help: Message(
                zh: "声明时用 `<` 从轻到重写：\(order)；或用「属于 (…)」",
                en: "declare the order with `<`, light to grave: `\(order)`; or use `in (…)`"))
    }

    static func neverNone(_ span: Span) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(zh: "它不会是「无」", en: "this is never `none`"),
            at: Label(span, Message(zh: "没有声明为可无", en: "not declared optional")),
            help: Message(
                zh: "在事实后面写「可无」，或把「无」写进它的词表", en: "declare the fact `optional`, or put a word for it in its vocabulary")
        )
    }

    static func comparedWithUnknown(_ span: Span, isNegated: Bool) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(zh: "「未知」不是可以相比的值", en: "`unknown` is no value to compare with"),
            at: Label(span, Message(zh: "永远定不下来", en: "never decided")),
            help: isNegated
                ? Message(zh: "写「已知 …」", en: "write `known …`")
                : Message(zh: "写「非 已知 …」", en: "write `not known …`"))
    }

    static func notConstant(_ span: Span) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(zh: "这里的值要能直接算出来，不能看事件单", en: "this value must be a constant; it cannot depend on an incident"),
            at: Label(span, Message(zh: "不是常数", en: "no constant")),
            help: Message(zh: "写一个数、金额、词或日期", en: "write a number, an amount, a word or a date"))
    }

    // MARK: Settings

    static func unknownSetting(_ setting: ParameterSetting, known: [String]) -> Diagnostic {
        let nearest = NearestWord.suggest(setting.name, among: known)
        return Diagnostic(
            .invalidSetting,
            Message(zh: "没有叫「\(setting.name)」的参数", en: "no policy has a parameter `\(setting.name)`"),
            help: nearest.map { Message(zh: "是不是「\($0)」？", en: "did you mean `\($0)`?") }
                ?? (known.isEmpty
                    ? Message(zh: "这些制度没有参数；去掉这项设置", en: "these policies have no parameters; leave the setting out")
                    : Message(
                        zh: "可设的参数：" + known.joined(separator: "、"),
                        en: "parameters are: " + known.joined(separator: ", "))))
    }

    static func repeatedSetting(_ setting: ParameterSetting) -> Diagnostic {
        Diagnostic(
            .invalidSetting,
            Message(zh: "参数「\(setting.name)」设了两次", en: "parameter `\(setting.name)` is set twice"),
            help: Message(zh: "只设一次", en: "set it once"))
    }

    static func invalidSetting(_ setting: ParameterSetting, expected: Message, policy: String) -> Diagnostic {
        Diagnostic(
            .invalidSetting,
            Message(
                zh: "制度「\(policy)」的参数「\(setting.name)」不能设为「\(setting.valueText)」",
                en: "parameter `\(setting.name)` of policy `\(policy)` cannot be set to `\(setting.valueText)`"),
            help: expected)
    }
}
