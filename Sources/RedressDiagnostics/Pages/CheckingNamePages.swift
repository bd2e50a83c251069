// Pages about names, values and types in a checked policy.
extension DiagnosticPage {
    static let missingPolicy = DiagnosticPage(
        what: Message(
            zh: "文件里没有 `制度` 一行，下面的声明不知道属于哪个制度。",
            en: "The file has no line `policy`, so nobody knows to which policy its declarations belong."
        ),
        why: Message(
            zh: "每个决定都要写明依据哪个制度、哪个版本。文件第一条声明应当是 `制度 名称`。",
            en: """
                Each decision names the policy and the version it rests on. The first declaration of a file \
                should be `policy NAME`.
                """
        ),
        avoid: .policy("事实 来源 : 取一 现场, 回访\n"),
        prefer: .policy("制度 门店考核\n事实 来源 : 取一 现场, 回访\n")
    )

    static let unknownName = DiagnosticPage(
        what: Message(
            zh: "用到了一个没有声明过的名称。",
            en: "A name is used that nothing declares."
        ),
        why: Message(
            zh: "多半是打错了字。如果不报错，这个条件永远不会成立，该罚的就漏掉了。改成已声明的名称，或者补上声明。",
            en: """
                Mostly it is a slip of the pen. If it passed, the condition would never hold and a fine would \
                be lost. Use a name that is declared, or declare this one.
                """
        ),
        avoid: .rows("Ⅰ: 来原 = 现场 → 责任SA 50"),
        prefer: .rows("Ⅰ: 来源 = 现场 → 责任SA 50")
    )

    static let duplicateName = DiagnosticPage(
        what: Message(
            zh: "同一类名称声明了两次，或者同一个标签、同一个值写了两次。",
            en: "A name of one kind is declared twice, or a label or a value stands twice."
        ),
        why: Message(
            zh: "名称重复，就说不清引用的是哪一个，决定里写的依据也会含混。给其中一个改名，或者删掉重复的。",
            en: """
                With two of a name nobody can tell which one is meant, and the decision would cite its ground \
                ambiguously. Rename one, or delete it.
                """
        ),
        avoid: .rows("Ⅰ: 来源 = 现场 → 责任SA 50", declaring: "事实 时段 : 是否\n事实 时段 : 是否"),
        prefer: .rows("Ⅰ: 来源 = 现场 → 责任SA 50", declaring: "事实 时段 : 是否\n事实 是否周末 : 是否")
    )

    static let unknownValue = DiagnosticPage(
        what: Message(
            zh: "这个值不在声明的取值范围之列。",
            en: "The value is not one of those declared."
        ),
        why: Message(
            zh: "取值是一张封闭的清单。清单之外的值永远比不中，多半是打错了字，或者声明里漏写了这一项。",
            en: "Values are a closed list. One outside it never matches; mostly it is misspelt, or the list lacks it."
        ),
        avoid: .rows("Ⅰ: 来源 = 展厅 → 责任SA 50"),
        prefer: .rows("Ⅰ: 来源 = 现场 → 责任SA 50")
    )

    static let typeMismatch = DiagnosticPage(
        what: Message(
            zh: "两边不是同一种东西，不能比较、计算或代替：例如拿“是否”和数比，或者给金额填日期。",
            en: """
                Two things of different kinds are compared, added or put in place of each other: say, a yes/no \
                with a number, or a date for an amount.
                """
        ),
        why: Message(
            zh: "事实像表格里的栏目，各有各的类型。类型对不上时，这句话没有确定的意思。",
            en: """
                Facts are typed like the fields of a form. Where the types do not fit, the sentence has no \
                definite meaning.
                """
        ),
        avoid: .rows("Ⅰ: 是否属实 = 5 → 责任SA 50", declaring: "事实 是否属实 : 是否"),
        prefer: .rows("Ⅰ: 是否属实 = 是 → 责任SA 50", declaring: "事实 是否属实 : 是否")
    )

    static let unitMismatch = DiagnosticPage(
        what: Message(
            zh: "两个量的单位不同，不能放在一起比较或计算，例如公里和天。",
            en: "Two quantities have units that cannot be compared or added, such as kilometres and days."
        ),
        why: Message(
            zh: "“先到者为准”要写成两个比较，各用各的单位。单位不同的数直接相比，结果没有意义。",
            en: """
                “Whichever comes first” is two comparisons, each in its own unit. To compare numbers of \
                different units means nothing.
                """
        ),
        avoid: .rows("Ⅰ: 里程 超过 30天 → 责任SA 50", declaring: "事实 里程 : 整数 0..500000 公里"),
        prefer: .rows("Ⅰ: 里程 超过 20000公里 → 责任SA 50", declaring: "事实 里程 : 整数 0..500000 公里")
    )

    static let unorderedComparison = DiagnosticPage(
        what: Message(
            zh: "在没有声明顺序的取值之间比大小。",
            en: "Values are compared by size although no order is declared between them."
        ),
        why: Message(
            zh: "用逗号隔开的取值没有先后轻重。要比较，就在声明里用 `<` 从轻到重排好。",
            en: """
                Values separated by commas have no order. To compare them, declare them with `<` from light to \
                grave.
                """
        ),
        avoid: .rows("Ⅰ: 等级 超过 一般 → 责任SA 50", declaring: "事实 等级 : 取一 一般, 重大"),
        prefer: .rows("Ⅰ: 等级 超过 一般 → 责任SA 50", declaring: "事实 等级 : 取一 一般 < 重大")
    )

    static let invalidRange = DiagnosticPage(
        what: Message(
            zh: "范围的下端大于上端，里面没有任何数。",
            en: "The lower end of a range is above its upper end, so that it holds no number."
        ),
        why: Message(
            zh: "空的范围谁也填不进去，裁定的金额也无从落在里面。两端多半写反了。",
            en: """
                Nothing fits an empty range, and no assessed amount can lie in it. The ends are mostly the \
                wrong way round.
                """
        ),
        avoid: .rows("Ⅰ: 得分 低于 60 → 责任SA 50", declaring: "事实 得分 : 整数 100..0"),
        prefer: .rows("Ⅰ: 得分 低于 60 → 责任SA 50", declaring: "事实 得分 : 整数 0..100")
    )
}
