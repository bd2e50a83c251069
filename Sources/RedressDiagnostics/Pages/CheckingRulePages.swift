// Pages about definitions, rules and settings of a checked policy.
extension DiagnosticPage {
    static let cyclicDefinition = DiagnosticPage(
        what: Message(
            zh: "几个 `设` 互相引用，绕成了一圈。",
            en: "Definitions refer to each other in a circle."
        ),
        why: Message(
            zh: "甲要先算乙，乙又要先算甲，谁也算不出来。其中一个必须直接由事实得出。",
            en: "Each would have to be known before the other. One of them must come from facts alone."
        ),
        avoid: .rows("Ⅰ: 甲 超过 3 → 责任SA 50", declaring: "设 甲 = 乙 + 1\n设 乙 = 甲 + 1"),
        prefer: .rows("Ⅰ: 甲 超过 3 → 责任SA 50", declaring: "设 甲 = 乙 + 1\n设 乙 = 次数 + 1")
    )

    static let cyclicOverride = DiagnosticPage(
        what: Message(
            zh: "几行互相 `优先于` 对方，绕成了一圈，而且可能同时成立。",
            en: "Rows override each other in a circle, and can all apply at once."
        ),
        why: Message(
            zh: "互相优先等于谁也不优先，该按哪一行处理没有答案。只保留一个方向，或者用 `当` 写明各自在什么情况下优先。",
            en: """
                If each has precedence over the other, neither has, and nothing says which row decides. Keep \
                one direction, or say with `when` in which case each of them wins.
                """
        ),
        avoid: .rows(
            """
            Ⅰ: 来源 = 现场 → 责任SA 50
              优先于 Ⅱ
            Ⅱ: 次数 超过 3 → 责任SA 100
              优先于 Ⅰ
            """),
        prefer: .rows(
            """
            Ⅰ: 来源 = 现场 → 责任SA 50
            Ⅱ: 次数 超过 3 → 责任SA 100
              优先于 Ⅰ
            """)
    )

    static let missingPaymentMode = DiagnosticPage(
        what: Message(
            zh: "一笔钱由几个人或几个岗位出，却没有写怎么出。",
            en: "An amount falls on several people or several roles, and nothing says how they pay it."
        ),
        why: Message(
            zh: "“主管与售后经理 20 元”可以是每人 20，也可以是两人共 20。写明 `每人`、`平摊`、`分担` 或 `合付`，工资才不会算错。",
            en: """
                “20 from the supervisor and the manager” may be 20 each or 20 in all. Say `each`, `shared`, \
                `split` or `jointly`, so that wages come out right.
                """
        ),
        avoid: .rows("Ⅰ: 来源 = 现场 → 主管 与 售后经理 20", declaring: "岗位 主管, 售后经理"),
        prefer: .rows("Ⅰ: 来源 = 现场 → 主管 与 售后经理 20 每人", declaring: "岗位 主管, 售后经理")
    )

    static let invalidShares = DiagnosticPage(
        what: Message(
            zh: "`分担` 的各份加起来不是 100%，或者有的岗位没有写份额。",
            en: "The parts of a `split` do not add up to 100 %, or a role has no part."
        ),
        why: Message(
            zh: "加起来不足，剩下的钱没有人出；超过，就会多扣。份额要恰好分完。",
            en: """
                If they fall short, nobody owes the rest; if they exceed, too much is taken. The parts must \
                come to exactly the whole.
                """
        ),
        avoid: .rows(
            "Ⅰ: 来源 = 现场 → 组长 30% 与 当事人 80% 返工费用 分担",
            declaring: "事实 返工费用 : 金额\n岗位 组长, 当事人"
        ),
        prefer: .rows(
            "Ⅰ: 来源 = 现场 → 组长 20% 与 当事人 80% 返工费用 分担",
            declaring: "事实 返工费用 : 金额\n岗位 组长, 当事人"
        )
    )

    static let misplacedItem = DiagnosticPage(
        what: Message(
            zh: "这种内容不能写在这种声明里，例如在 `规则` 里写罚款。",
            en: "This kind of item does not belong in this kind of declaration, such as a fine within `rules`."
        ),
        why: Message(
            zh: "钱和处分只写在 `罚则` 里，才能整张核对、不重不漏。通知、记录、补救、升级可以写在 `规则` 里。",
            en: """
                Money and sanctions stand in a `schedule` only, so that they can be checked as a whole, without \
                gaps or repeats. Notices, records, remedies and escalations may stand in `rules`.
                """
        ),
        avoid: .policy(
            """
            制度 门店考核
            事实 来源 : 取一 现场, 回访
            岗位 责任SA
            规则 处理
              来源 = 现场 → 罚 责任SA 50

            """),
        prefer: .rows("来源 = 现场 → 罚 责任SA 50")
    )

    static let invalidSetting = DiagnosticPage(
        what: Message(
            zh: "命令行 `--set 参数=取值` 里的参数制度没有声明，或者取值不合它的类型和上下限。",
            en: """
                `--set NAME=VALUE` on the command line names a parameter that the policy does not declare, or a \
                value that does not fit its type or its bounds.
                """
        ),
        why: Message(
            zh: "换一种读法试算，必须真的换上了；写错一个字就悄悄按原来的读法算，结果会误导人。",
            en: """
                Who tries another reading must get that reading; a slip that quietly keeps the old one would \
                mislead.
                """
        ),
        avoid: .none,
        prefer: .none
    )

    static let limitExceeded = DiagnosticPage(
        what: Message(
            zh: "超过了程序声明的上限，例如 `取多` 的取值不能超过 62 个。",
            en: """
                A limit of the program is exceeded: a fact that takes `any of` its values, say, may have at \
                most 62 of them.
                """
        ),
        why: Message(
            zh: "有了上限，每次计算都能在已知的时间内精确算完。取值太多时，合并同类的，或者拆成两个事实。",
            en: """
                The limits let every evaluation end exactly and in known time. Where there are too many values, \
                unite those of a kind, or make two facts of one.
                """
        ),
        avoid: .rows(
            "Ⅰ: 来源 = 现场 → 责任SA 50",
            declaring: "事实 现象 : 取多\n  " + (1...63).map { "现象\($0)" }.joined(separator: ", ")
        ),
        prefer: .rows(
            "Ⅰ: 来源 = 现场 → 责任SA 50",
            declaring: "事实 现象 : 取多 现象1, 现象2, 现象3"
        )
    )
}
