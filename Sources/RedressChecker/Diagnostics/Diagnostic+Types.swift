import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Types, ranges, units, dates.
extension Diagnostic {
    static func unexpectedKey(_ key: Name) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(zh: "这里不能写「每 \(key.text)」", en: "`per \(key.text)` cannot stand here"),
            at: Label(key.span, Message(zh: "只有事实可以分项", en: "only facts have keys")),
            help: Message(zh: "删去「每 \(key.text)」，或改成事实", en: "remove `per \(key.text)`, or make it a fact"))
    }

    static func unexpectedType(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "罚则和规则没有类型", en: "a schedule or group of rules has no type"),
            at: Label(span, Message(zh: "多余的类型", en: "a type of no use")),
            help: Message(zh: "删去冒号和类型，或用「分类」「设」", en: "remove the colon and the type, or use `classify` or `define`"))
    }

    static func parameterOfPeople(_ span: Span) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(zh: "参数不能是人或岗位", en: "a parameter cannot be a person or a role"),
            at: Label(span, Message(zh: "这里要金额、数、时长或词", en: "an amount, number, duration or word")),
            help: Message(zh: "用「取一 …」列出可选的写法", en: "list the choices with `one of …`"))
    }

    static func tooManyWords(_ span: Span, count: Int) -> Diagnostic {
        Diagnostic(
            .limitExceeded,
            Message(
                zh: "「取多」最多 \(Vocabulary.maximumSetWords) 个词，这里有 \(count) 个",
                en: "`any of` takes at most \(Vocabulary.maximumSetWords) words; here are \(count)"),
            at: Label(span, Message(zh: "词太多", en: "too many words")),
            help: Message(zh: "分成两个事实", en: "divide it into two facts"))
    }

    static func notADuration(_ name: Name) -> Diagnostic {
        Diagnostic(
            .unitMismatch,
            Message(zh: "「\(name.text)」不是时间单位", en: "`\(name.text)` is no unit of time"),
            at: Label(name.span, Message(zh: "要时间单位", en: "a unit of time is needed")),
            help: Message(
                zh: "写 秒、分钟、小时、天、周、月、年 或 工作日",
                en: "write seconds, minutes, hours, days, weeks, months, years or working days"))
    }

    static func invalidRange(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidRange,
            Message(zh: "范围的下限大于上限", en: "the range ends below its start"),
            at: Label(span, Message(zh: "没有数落在里面", en: "no number lies in it")),
            help: Message(zh: "把两端对调", en: "exchange the two ends"))
    }

    static func valueOutOfBounds(_ span: Span, _ problem: Message) -> Diagnostic {
        Diagnostic(
            .invalidRange,
            Message(zh: "这个值不行：\(problem.chinese)", en: "this value does not fit: \(problem.english)"),
            at: Label(span, Message(zh: "超出范围", en: "outside the range")),
            help: Message(zh: "改这个值，或改声明里的范围", en: "change the value, or the range in the declaration"))
    }

    static func unitMismatch(_ span: Span, expected: Message?) -> Diagnostic {
        Diagnostic(
            .unitMismatch,
            Message(zh: "单位不对", en: "the unit does not match"),
            at: Label(
                span,
                expected.map { Message(zh: "应以\($0.chinese)计", en: "\($0.english) are expected") }
                    ?? Message(zh: "这里不用单位", en: "no unit is expected")),
            help: expected.map {
                Message(zh: "改用\($0.chinese)，或不写单位", en: "write it in \($0.english), or without a unit")
            }
                ?? Message(zh: "去掉单位", en: "remove the unit"))
    }

    static func unitsDiffer(_ span: Span, left: Message, right: Message) -> Diagnostic {
        Diagnostic(
            .unitMismatch,
            Message(
                zh: "\(left.chinese)和\(right.chinese)不能相比",
                en: "\(left.english) and \(right.english) cannot be compared"),
            at: Label(span, Message(zh: "两边的单位不同", en: "units differ")),
            help: Message(
                zh: "两边用同一种单位：金额写 元，时长写 分钟、小时、天、月 或 工作日",
                en: "use one unit on both sides: yuan for money; minutes, hours, days, months or working days for time")
        )
    }

    static func unitMissing(_ span: Span) -> Diagnostic {
        Diagnostic(
            .unitMismatch,
            Message(zh: "这里的时长缺单位", en: "this length of time lacks its unit"),
            at: Label(span, Message(zh: "是分钟、小时还是天？", en: "minutes, hours or days?")),
            help: Message(zh: "写上单位，例如 30分钟、2小时、3天", en: "write the unit: 30 minutes, 2 hours, 3 days"))
    }

    static func tooManyDecimals(_ span: Span, decimals: Int) -> Diagnostic {
        Diagnostic(
            .invalidNumber,
            decimals == 0
                ? Message(zh: "这里要整数", en: "a whole number is needed here")
                : Message(
                    zh: "小数点后最多 \(decimals) 位", en: "at most \(decimals) digits may stand behind the point"),
            at: Label(span, Message(zh: "记不下这个数", en: "this number does not fit")),
            help: Message(zh: "写成少几位的数", en: "write a number with fewer digits"))
    }

    static func numberTooLong(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidNumber, Message(zh: "这个数太长了", en: "this number is too long"),
            at: Label(span, Message(zh: "位数太多", en: "too many digits")),
            help: Message(zh: "写成短一些的数", en: "write a shorter number"))
    }

    static func notWhole(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidNumber, Message(zh: "这里要整数", en: "a whole number is needed here"),
            at: Label(span, Message(zh: "不是整数", en: "not whole")),
            help: Message(zh: "换小一点的单位，写成整数", en: "use a smaller unit, so that it is whole"))
    }

    static func notWholeValue(_ span: Span) -> Diagnostic {
        Diagnostic(
            .typeMismatch, Message(zh: "这里要整数，算出来的可能是小数", en: "a whole number is needed; this may give a fraction"),
            at: Label(span, Message(zh: "可能不是整数", en: "may not be whole")),
            help: Message(zh: "把类型写成「小数」", en: "declare the type as `decimal`"))
    }

    static func timeOfDayNotWanted(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidDate, Message(zh: "这里只要日期，不要钟点", en: "a date is needed here, without a time of day"),
            at: Label(span, Message(zh: "去掉钟点", en: "has a time of day")),
            help: Message(zh: "只写年月日", en: "write year, month and day only"))
    }

    static func endsBeforeStart(_ span: Span, start: Span) -> Diagnostic {
        Diagnostic(
            .invalidDate, Message(zh: "施行期的末日早于首日", en: "the last day in force comes before the first"),
            at: Label(span, Message(zh: "早于首日", en: "before the first day")),
            secondary: [Label(start, Message(zh: "首日", en: "first day"))],
            help: Message(zh: "改正其中一个日期", en: "correct one of the dates"))
    }

    static func unknownCurrency(_ name: Name) -> Diagnostic {
        Diagnostic(
            .unknownValue, Message(zh: "不认识币种「\(name.text)」", en: "the currency `\(name.text)` is not known"),
            at: Label(name.span, Message(zh: "只能用人民币", en: "only CNY can be used")),
            help: Message(zh: "写「币种 人民币」，或删去这一行", en: "write `currency CNY`, or leave the line out"))
    }

    static func unknownTimezone(_ text: TextLiteral) -> Diagnostic {
        Diagnostic(
            .unknownValue, Message(zh: "没有叫「\(text.text)」的时区", en: "there is no time zone `\(text.text)`"),
            at: Label(text.span, Message(zh: "不是 IANA 时区名", en: "no IANA name")),
            help: Message(
                zh: "写 IANA 时区名，例如 \"Asia/Shanghai\"", en: "write an IANA name such as \"Asia/Shanghai\""))
    }

    static func notAUnitFact(_ name: Name, shape: Message) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(zh: "「\(name.text)」不能说明是哪个班组", en: "`\(name.text)` cannot name a unit"),
            at: Label(name.span, Message(zh: "是\(shape.chinese)", en: "is \(shape.english)")),
            help: Message(zh: "用一个「取一」或「文本」的事实", en: "use a fact that is `one of` words, or a text"))
    }

    static func defaultAndOptional(_ name: Name) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(
                zh: "「\(name.text)」又有默认值又「可无」：没写时不知是哪一种",
                en: "`\(name.text)` has a default and is optional: absent could mean either"),
            at: Label(name.span, Message(zh: "两者只能取一", en: "only one of the two")),
            help: Message(zh: "删去「默认」或「可无」", en: "remove `default` or `optional`"))
    }

    static func defaultOfMap(_ span: Span) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(zh: "分项的事实只能默认为空", en: "a fact with keys can only be empty by default"),
            at: Label(span, Message(zh: "不能作为默认", en: "no default for it")),
            help: Message(zh: "写「默认 空」，或删去默认", en: "write `default empty`, or leave the default out"))
    }

    static func derivedInDefault(_ name: Name) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(
                zh: "默认值只能读事实、事件和参数，「\(name.text)」是算出来的",
                en: "a default may read facts, events and parameters only; `\(name.text)` is computed"),
            at: Label(name.span, Message(zh: "算出来的值", en: "a computed value")),
            help: Message(zh: "改用事实，或把这个值写成「设」", en: "use facts, or make the value a `define`"))
    }
}
