// Pages about what judging incidents and running examples finds.
extension DiagnosticPage {
    static let exampleFailed = DiagnosticPage(
        what: Message(
            zh: "制度里的示例，算出来的结果与 `期望` 不一样。",
            en: "An example of the policy comes out otherwise than it expects."
        ),
        why: Message(
            zh: "示例是写制度的人对条款的理解。两者不同，要么规则写错了，要么期望写错了，施行之前必须弄清。",
            en: """
                An example says how its writer understands a clause. Where the two differ, either the rule or \
                the expectation is wrong, and this must be settled before the policy is in force.
                """
        ),
        avoid: singleExample(expecting: "责任SA 60"),
        prefer: singleExample(expecting: "责任SA 50")
    )

    static let unreachedRow = DiagnosticPage(
        what: Message(
            zh: "没有一个示例用到这一行规则。",
            en: "No example reaches this row."
        ),
        why: Message(
            zh: "没有示例的规则，写错了也没有人发现。给它补一个示例，写明什么情况下罚谁多少。",
            en: """
                If a rule without an example is wrong, nobody notices. Add an example that says in which case \
                who pays how much.
                """
        ),
        avoid: .policy(
            """
            制度 门店考核
            事实 来源 : 取一 现场, 回访
            岗位 责任SA
            罚则 处罚
              Ⅰ: 来源 = 现场 → 责任SA 50
              Ⅱ: 来源 = 回访 → 责任SA 20
            示例 "现场投诉"
              来源 现场
              期望 责任SA 50

            """),
        prefer: .policy(
            """
            制度 门店考核
            事实 来源 : 取一 现场, 回访
            岗位 责任SA
            罚则 处罚
              Ⅰ: 来源 = 现场 → 责任SA 50
              Ⅱ: 来源 = 回访 → 责任SA 20
            示例 "现场投诉"
              来源 现场
              期望 责任SA 50
            示例 "回访投诉"
              来源 回访
              期望 责任SA 20

            """)
    )

    static let contradictoryRules = DiagnosticPage(
        what: Message(
            zh: "两行规则对同一件事、同一个岗位给出了不同的结果，又没有写明哪一行优先。",
            en: """
                Two rows order different things for one ground and one role, and nothing says which of them has \
                precedence.
                """
        ),
        why: Message(
            zh: "先写的不当然优先。矛盾的罚款一笔也不扣，等人写明：用 `优先于`，或者给罚则写上 `从重`、`累计` 等办法。",
            en: """
                The first row does not win by being first. Fines that contradict are not charged at all until \
                somebody decides: by `overrides`, or by a hit policy such as `highest` or `sum`.
                """
        ),
        avoid: .judged(
            policy: DiagnosticPage.Example.policyText(
                "Ⅰ: 来源 = 现场 → 责任SA 50\nⅡ: 次数 超过 3 → 责任SA 100"),
            incident: "编号: TS-1\n来源: 现场\n次数: 5\n责任SA: 张伟\n"
        ),
        prefer: .judged(
            policy: DiagnosticPage.Example.policyText(
                "Ⅰ: 来源 = 现场 → 责任SA 50\nⅡ: 次数 超过 3 → 责任SA 100\n  优先于 Ⅰ"),
            incident: "编号: TS-1\n来源: 现场\n次数: 5\n责任SA: 张伟\n"
        )
    )

    static let requirementViolated = DiagnosticPage(
        what: Message(
            zh: "制度里有一条 `必须` 做不到：判的这张投诉单违反了它，或 `check` 推演出一件会违反它的事件。",
            en: "A `require` of the policy is broken: by the incident judged, or by one that `check` found."
        ),
        why: Message(
            zh: "`必须` 是对规则的约束，例如封顶。违反了，说明规则写得不周全：给罚则加上 `至多`，或者核对这条约束。",
            en: """
                A `require` binds the rules, as a cap does. If it is broken the rules are not complete: add `at \
                most` to the schedule, or reconsider the requirement.
                """
        ),
        avoid: .judged(
            policy: DiagnosticPage.Example.policyText(
                "Ⅰ: 来源 = 现场 → 责任SA 500", declaring: "必须 封顶 : 罚款 (责任SA) 不超过 200元"),
            incident: "编号: TS-1\n来源: 现场\n责任SA: 张伟\n"
        ),
        prefer: .judged(
            policy: DiagnosticPage.Example.policyText(
                "Ⅰ: 来源 = 现场 → 责任SA 200", declaring: "必须 封顶 : 罚款 (责任SA) 不超过 200元"),
            incident: "编号: TS-1\n来源: 现场\n责任SA: 张伟\n"
        )
    )

    static let uncoveredIncident = DiagnosticPage(
        what: Message(
            zh: "有的情况哪一行都没有管到，`分类` 或 `设` 得不出值。",
            en: "There is a case that no row covers, so that a `classify` or `define` gives no value."
        ),
        why: Message(
            zh: "分不出等级，后面按等级罚的规则都用不上。补上漏掉的情况，或者用 `其余` 收尾。",
            en: """
                Without a class, none of the rules that depend on it applies. Add the case that is missing, or \
                end with `otherwise`.
                """
        ),
        avoid: .judged(
            policy: DiagnosticPage.Example.policyText(
                "Ⅰ: 等级 = 重大 → 责任SA 50",
                declaring: "分类 等级 : 取一 一般 < 重大\n  来源 = 现场 → 重大"),
            incident: "编号: TS-1\n来源: 回访\n责任SA: 张伟\n"
        ),
        prefer: .judged(
            policy: DiagnosticPage.Example.policyText(
                "Ⅰ: 等级 = 重大 → 责任SA 50",
                declaring: "分类 等级 : 取一 一般 < 重大\n  来源 = 现场 → 重大\n  其余 → 一般"),
            incident: "编号: TS-1\n来源: 回访\n责任SA: 张伟\n"
        )
    )

    static let doublePunishment = DiagnosticPage(
        what: Message(
            zh: "同一件事，两张罚则各罚了同一个岗位一次，或者又罚又奖。",
            en: "Two schedules fine one role for the same ground, or it is fined and rewarded for it."
        ),
        why: Message(
            zh: "不同罚则的罚款会相加，一事两罚多半不是本意。合并成一张罚则，或者用条件把两者分开。",
            en: """
                Fines of different schedules add up, and two for one ground are rarely meant. Unite the \
                schedules, or keep them apart by conditions.
                """
        ),
        avoid: .judged(
            policy: doubleSchedule(
                first: "洗车不净 → 责任SA 50", second: "洗车不净 → 责任SA 20"),
            incident: "编号: TS-1\n事由: 洗车不净\n责任SA: 张伟\n"
        ),
        prefer: .judged(
            policy: doubleSchedule(
                first: "洗车不净 → 责任SA 50", second: "服务态度恶劣 → 责任SA 20"),
            incident: "编号: TS-1\n事由: 洗车不净\n责任SA: 张伟\n"
        )
    )

    static let arithmeticOverflow = DiagnosticPage(
        what: Message(
            zh: "算出的数超出了程序能精确表示的范围。",
            en: "A result is larger than the program can hold exactly."
        ),
        why: Message(
            zh: "宁可说算不出，也不给一个错的数。多半是事实的范围定得太宽，或者投诉单里的数多了几个零。",
            en: """
                It is better to say so than to give a wrong number. Mostly the range of a fact is far too wide, \
                or a number in the incident has some zeros too many.
                """
        )
    )

    static let tooManyWays = DiagnosticPage(
        what: Message(
            zh: "未知的事实太多，补齐它们的办法超过了上限，没有逐一试完。",
            en: "So many facts are unknown that not every way of filling them in was tried."
        ),
        why: Message(
            zh: "这时“待定”的判断会偏谨慎：可能把其实已经确定的结果也列为待定。先补上最要紧的几项事实，再算一次。",
            en: """
                What is pending is then judged with caution: some outcomes that are certain may be listed as \
                pending. Fill in the most important facts and judge again.
                """
        )
    )

    static let calendarEnds = DiagnosticPage(
        what: Message(
            zh: "时限数到了日历还没有放假安排的年份。",
            en: "A limit runs into a year whose days off the calendar does not know."
        ),
        why: Message(
            zh: """
                每年的放假和补班要等国务院通知，没有公布的年份不能靠周末去猜，所以不给出到期日，状态列为未定。通知公布后，用 `--calendar` \
                导入那一年的日历，或在制度的 `日历` 里写明 `休` 和 `班`，再算一次。
                """,
            en: """
                Holidays and make-up working days are announced year by year. A year that is not announced is not \
                guessed from its weekends: no due day is given, and the status stays open. Once the days are announced, \
                give that year's calendar with `--calendar`, or name the days in the policy's own calendar, and judge \
                again.
                """
        )
    )

    private static func singleExample(expecting expectation: String) -> Example {
        .policy(
            """
            制度 门店考核
            事实 来源 : 取一 现场, 回访
            岗位 责任SA
            罚则 处罚
              Ⅰ: 来源 = 现场 → 责任SA 50
            示例 "现场投诉"
              来源 现场
              期望 \(expectation)

            """)
    }

    private static func doubleSchedule(first: String, second: String) -> String {
        """
        制度 门店考核
        事实 事由 : 取多 洗车不净, 服务态度恶劣
        岗位 责任SA
        罚则 售后处罚 逐项 事由
          \(first)
        罚则 客服处罚 逐项 事由
          \(second)

        """
    }
}
