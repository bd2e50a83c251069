// Pages about turning policy text into a tree.
extension DiagnosticPage {
    static let unexpectedCharacter = DiagnosticPage(
        what: Message(
            zh: "这里有一个规则里用不到的符号。",
            en: "There is a sign here that has no use in a rule."
        ),
        why: Message(
            zh: "规则不用花括号，也不用分号：一条声明到下一条声明开头为止，一行规则到行末为止。名称里带特殊符号时，把整个名称写进「」。",
            en: """
                Rules need neither braces nor semicolons: a declaration runs to the next one, a row to the end \
                of its line. A name that holds an unusual sign stands in 「」 or backquotes.
                """
        ),
        avoid: .rows("Ⅰ: 来源 = 现场 → 责任SA 50;"),
        prefer: .rows("Ⅰ: 来源 = 现场 → 责任SA 50")
    )

    static let unclosedQuote = DiagnosticPage(
        what: Message(
            zh: "引号或「 开了头，到行末也没有收尾。",
            en: "A quotation mark or 「 opens, and nothing closes it by the end of the line."
        ),
        why: Message(
            zh: "没有收尾的引号，看不出文字到哪里结束，后面的规则可能被当成文字吞掉。",
            en: """
                Without its end nobody can tell where the text stops, and the rules behind it might be \
                swallowed as text.
                """
        ),
        avoid: .policy("制度 门店考核 \"售后考核办法\n岗位 责任SA\n"),
        prefer: .policy("制度 门店考核 \"售后考核办法\"\n岗位 责任SA\n")
    )

    static let invalidNumber = DiagnosticPage(
        what: Message(
            zh: "这个数写得不对，或者大得无法精确计算。",
            en: "This number is not written as one, or is too large to be reckoned with exactly."
        ),
        why: Message(
            zh: "金额精确到分，比例按分数计算，都不取近似。读不准的数宁可报错，也不猜。",
            en: """
                Amounts are exact to the fen, and ratios are kept as fractions; nothing is rounded on the way. \
                A number that cannot be read exactly is an error and never a guess.
                """
        ),
        avoid: .rows("Ⅰ: 来源 = 现场 → 责任SA 99999999999999999999"),
        prefer: .rows("Ⅰ: 来源 = 现场 → 责任SA 500")
    )

    static let invalidDate = DiagnosticPage(
        what: Message(
            zh: "日历上没有这一天，或者钟面上没有这个时刻。",
            en: "The calendar has no such day, or the clock no such time."
        ),
        why: Message(
            zh: "日期决定适用哪个版本、算在哪个月。写成 `2026-02-28` 这样的形式；投诉单里也可以写 `2026年2月28日` 或 `2026/2/28 9:30`。",
            en: """
                Dates decide which version applies and which month counts. Write them like `2026-02-28`; \
                incidents may also say `2026年2月28日` or `2026/2/28 9:30`.
                """
        ),
        avoid: .policy("制度 门店考核\n  施行 自 2026-02-30 起\n"),
        prefer: .policy("制度 门店考核\n  施行 自 2026-02-28 起\n")
    )

    static let hyphenRange = DiagnosticPage(
        what: Message(
            zh: "范围用了连字符。范围要写成 `0..100`，两端都包含。",
            en: "A range is written with a hyphen. Ranges are written `0..100`, and hold both ends."
        ),
        why: Message(
            zh: "`5-10` 也可能是“5 减 10”，而且看不出 10 归哪一档。`..` 只有一种读法。",
            en: "`5-10` could also mean “5 minus 10”, and does not say where 10 belongs. `..` has one reading."
        ),
        avoid: .rows("Ⅰ: 得分 超过 90 → 责任SA 50", declaring: "事实 得分 : 整数 0-100"),
        prefer: .rows("Ⅰ: 得分 超过 90 → 责任SA 50", declaring: "事实 得分 : 整数 0..100")
    )

    static let unexpectedText = DiagnosticPage(
        what: Message(
            zh: "这里的文字多出来了：按语法，前面已经说完，或者这里应该是别的东西。",
            en: """
                There is text here that does not belong: what stands before it is complete, or something else \
                should follow.
                """
        ),
        why: Message(
            zh: "多出来的字如果不报错，写的人会以为它起作用。补充说明写在 `#` 后面，它到行末为止都是注释。",
            en: """
                If it passed, the writer would believe that it has an effect. Remarks go behind a `#`: the rest \
                of that line is a comment.
                """
        ),
        avoid: .rows("Ⅰ: 来源 = 现场 → 责任SA 50 从严"),
        prefer: .rows("Ⅰ: 来源 = 现场 → 责任SA 50  # 从严")
    )

    static let missingText = DiagnosticPage(
        what: Message(
            zh: "话没有说完：这里还缺一个名称、一个数或一个符号。",
            en: "The sentence is not finished: a name, a number or a sign is missing here."
        ),
        why: Message(
            zh: "箭头后面没有结果、比较后面没有值的规则，不知道要做什么。补上缺的部分，或者删掉这一行。",
            en: """
                A rule without anything after its arrow, or a comparison without a value, orders nothing. Add \
                what is missing, or delete the line.
                """
        ),
        avoid: .rows("Ⅰ: 来源 = 现场 →"),
        prefer: .rows("Ⅰ: 来源 = 现场 → 责任SA 50")
    )

    static let unspacedWords = DiagnosticPage(
        what: Message(
            zh: "几个词连着写，中间没有空格，但只有一种拆法能让每一段都是已知的词。",
            en: "Several words are written together, and there is exactly one way to split them into known ones."
        ),
        why: Message(
            zh: "词与词之间要有空格或符号，否则整串会被当成一个新名称。拆法只有一种，所以可以放心照提示改。",
            en: """
                Words are separated by spaces or signs; otherwise the whole is taken for a new name. As there \
                is only one way to split it, the change offered is safe.
                """
        ),
        avoid: .rows("Ⅰ: 来源 = 现场 → 责任SA50"),
        prefer: .rows("Ⅰ: 来源 = 现场 → 责任SA 50")
    )
}
