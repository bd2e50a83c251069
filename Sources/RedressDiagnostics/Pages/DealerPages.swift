// Pages about policies that build on others: bases, changes, versions, used files.
extension DiagnosticPage {
    private static let base = """
        制度 集团考核
          施行 自 2025-01-01
        参数 洗车罚款 : 金额 = 100元 不得低于 80元
        事件 收到
        事实 事由 : 取一 洗车不净, 其他
        岗位 美容组 : 班组
        罚则 处罚
          集-1: 事由 = 洗车不净 → 美容组 洗车罚款


        """

    static let unknownBase = DiagnosticPage(
        what: Message(
            zh: "要继承的制度不在给出的文件里，或在那段时间没有施行，或者继承绕成了圈。",
            en: """
                The policy that another one extends is in none of the files, or not in force at the time, or the bases \
                go round in a circle.
                """
        ),
        why: Message(
            zh: """
                门店办法只写与上级不同的地方，缺了上级就不完整。把上级制度的文件一并给出来，或用 `引用 "文件"` 指明；\
                上级换了版本，门店办法就按事发那天的一版计算。
                """,
            en: """
                A dealer's policy says only what differs from its base, so without the base it is not whole. Give the \
                file of the base too, or name it with `use "FILE"`. Where the base has several versions, the one in \
                force on the day of the incident counts.
                """
        ),
        avoid: .policy(base + "制度 东城店考核\n  继承 集团考合\n"),
        prefer: .policy(base + "制度 东城店考核\n  继承 集团考核\n")
    )

    static let changeWithoutBase = DiagnosticPage(
        what: Message(
            zh: "`令`、`增加`、`替换`、`撤销` 改的是上级制度，但这个制度没有继承谁。",
            en: "`set`, `add`, `replace` and `withdraw` change a base policy, but this policy extends none."
        ),
        why: Message(
            zh: "自己的条款直接在原处改，别人看原文就知道现在的规定。要改的是上级制度，就在制度下面写 `继承 名称`。",
            en: """
                Change a policy's own rows where they stand, so that its text says what holds. To change a base, write \
                `extends NAME` below the policy.
                """
        ),
        avoid: .policy(base + "制度 东城店考核\n令 洗车罚款 = 120元\n"),
        prefer: .policy(base + "制度 东城店考核\n  继承 集团考核\n令 洗车罚款 = 120元\n")
    )

    static let versionOverlap = DiagnosticPage(
        what: Message(
            zh: "一个制度的两个版本，施行日期有重叠。",
            en: "Two versions of a policy are in force on the same days."
        ),
        why: Message(
            zh: """
                同一天有两个版本，就说不清那天的事按哪一版。不写“至”的版本，到下一版施行的前一天为止；写了“至”就不能\
                晚于那一天。
                """,
            en: """
                With two versions on one day nobody can tell which holds. A version without `until` ends the day before \
                the next one begins; one with `until` may not end later than that.
                """
        ),
        avoid: .policy("制度 考核\n  施行 自 2025-01-01 至 2026-06-30\n事件 收到\n\n制度 考核\n  施行 自 2026-01-01\n事件 收到\n"),
        prefer: .policy("制度 考核\n  施行 自 2025-01-01 至 2025-12-31\n事件 收到\n\n制度 考核\n  施行 自 2026-01-01\n事件 收到\n")
    )

    static let unreadableUse = DiagnosticPage(
        what: Message(
            zh: "`引用` 的文件读不了。",
            en: "A file that a policy names with `use` cannot be read."
        ),
        why: Message(
            zh: "少了那个文件里的声明，这个制度就不完整。路径从写 `引用` 的文件所在的文件夹算起。",
            en: "Without that file the policy is not whole. Its path starts at the folder of the file that names it."
        ),
        avoid: .policy("制度 门店考核\n  引用 \"没有这个文件.redress\"\n事件 收到\n"),
        prefer: .policy("制度 门店考核\n事件 收到\n")
    )

    static let misusedFile = DiagnosticPage(
        what: Message(
            zh: "`引用` 的文件用法不对：引用了自己，或者里面是别的制度而本制度没有继承它。",
            en:
                "A used file cannot be used so: it is the file itself, or it holds policies and none of them is extended."
        ),
        why: Message(
            zh: """
                没有 `制度` 行的文件，引用后它的声明就成为本制度的一部分；有 `制度` 行的文件，引用是为了 `继承` 其中的制度。\
                两样都不是，多半写错了文件。
                """,
            en: """
                The declarations of a file without `policy` become part of the policy that uses it; a file with policies \
                is used to extend one of them. If it is neither, it is mostly the wrong file.
                """
        )
    )

    private static let twoPolicies = """
        制度 集团考核
        事实 来源 : 取一 现场, 回访
        岗位 责任SA
        罚则 处罚
          Ⅰ: 来源 = 现场 → 责任SA 50

        制度 厂方考核
        事实 来源 : 取一 现场, 回访
        岗位 责任SA
        罚则 处罚
          甲: 来源 = 现场 → 责任SA 20

        """

    static let judgedBySeveral = DiagnosticPage(
        what: Message(
            zh: "投诉没有写按哪个制度判定，有几个制度都适用，于是各判了一次。",
            en: "An incident names no policy, several speak about it, and each of them judged it."
        ),
        why: Message(
            zh: """
                几个制度可以同时管一件投诉，各有各的决定，金额也各算各的。如果本来只该按一个判，就多算了一份；在投诉里写明 `制度`。
                """,
            en: """
                Several policies may speak about one incident, each with a decision and amounts of its own. If only one \
                was meant, the others are one too many: name the policy in the incident.
                """
        ),
        avoid: .judged(policy: twoPolicies, incident: "来源: 现场\n责任SA: 张伟\n"),
        prefer: .judged(policy: twoPolicies, incident: "制度: [集团考核, 厂方考核]\n来源: 现场\n责任SA: 张伟\n")
    )

    static let mandateBroken = DiagnosticPage(
        what: Message(
            zh: "上级制度的强制条款或上下限，门店的制度对某些事件没有做到。",
            en:
                "For some incident the policy does not give what a mandatory row, a floor or a ceiling of its base promises."
        ),
        why: Message(
            zh: "强制条款是对决定的承诺：由哪一条给出都行，但必须给出同样的结果。改动把它撤了或改小了，就不算做到。",
            en:
                "A mandate is a promise about decisions: whichever row gives it, the same must come of it. A change that takes it back or undercuts it breaks it."
        ),
        avoid: .policy(extended(by: "替换 集-1: 来源 = 现场 → 责任SA 100")),
        prefer: .policy(extended(by: "替换 集-1: 来源 = 现场 → 责任SA 200"))
    )

    private static func extended(by change: String) -> String {
        """
        制度 集团
        事件 收到
        事实 来源 : 取一 热线, 现场
        岗位 责任SA
        罚则 处罚
          集-1: 来源 = 现场 → 责任SA 200
            强制
        制度 门店
          继承 集团
        \(change)
        """
    }
}
