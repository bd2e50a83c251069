/// The pages of what `check` finds by going through all incidents that can be.
extension DiagnosticPage {
    static let unreachableRule = DiagnosticPage(
        what: Message(
            zh: "没有一件事件能用上这一行：它自己的条件不可能成立，或者它能管的事件全被别的行占了。",
            en: "No incident reaches the row: its own condition cannot hold, or other rows take all that it could."),
        why: Message(
            zh: "写了却永远用不上的条款，多半是写错了条件或顺序，员工却以为它有效。",
            en: "A clause that never applies is mostly a slip in its condition or its place, and people rely on it."),
        avoid: .policy(DiagnosticPage.Example.policyText("Ⅰ: 次数 超过 5 且 次数 低于 3 → 责任SA 50")),
        prefer: .policy(DiagnosticPage.Example.policyText("Ⅰ: 次数 超过 3 且 次数 低于 5 → 责任SA 50"))
    )

    static let redundantRule = DiagnosticPage(
        what: Message(
            zh: "去掉这一行，任何一件事件的处理都不变：别的行已经说了同样的话。",
            en: "Without the row every decision stays the same: other rows say what it says."),
        why: Message(
            zh: "同一句话写两处，日后改了一处就成了矛盾。",
            en: "What stands in two places becomes a contradiction when one of them is changed."),
        avoid: .policy(
            DiagnosticPage.Example.policyText("Ⅰ: 来源 = 现场 → 责任SA 50\nⅡ: 来源 = 现场 且 次数 超过 3 → 责任SA 50")),
        prefer: .policy(DiagnosticPage.Example.policyText("Ⅰ: 来源 = 现场 → 责任SA 50"))
    )

    static let bandBoundary = DiagnosticPage(
        what: Message(
            zh: "数值分档的边界重了或漏了：同一个数落在两档里，或者哪一档都不管它。",
            en:
                "Bands of a number overlap at their boundary, or leave a hole: a number lies in two of them, or in none."
        ),
        why: Message(
            zh: "「5 至 10」和「10 以上」都含 10。差一个数，罚款就可能差一倍。",
            en: "`5 to 10` and `10 and above` both hold 10. One number more or less can double a fine."),
        avoid: .policy(
            DiagnosticPage.Example.policyText("Ⅰ: 次数 属于 5..10 → 责任SA 50\nⅡ: 次数 10 以上 → 责任SA 100")),
        prefer: .policy(
            DiagnosticPage.Example.policyText("Ⅰ: 次数 属于 5..9 → 责任SA 50\nⅡ: 次数 10 以上 → 责任SA 100"))
    )

    static let severityInversion = DiagnosticPage(
        what: Message(
            zh: "其他情况相同，更重的一级反而罚得少，或者时限更宽。",
            en: "All else alike, the graver level is fined less, or has the laxer limit."),
        why: Message(
            zh: "分级是从轻到重写的；轻重倒过来，通常是抄错了数。",
            en:
                "Levels are declared from light to grave; where the order turns round, a figure was mostly copied wrongly."
        ),
        avoid: .policy(
            """
            制度 门店考核
            事件 收到
            事实 等级 : 取一 轻 < 重
            岗位 责任SA
            罚则 处罚
              Ⅰ: 等级 = 轻 → 责任SA 200
              Ⅱ: 等级 = 重 → 责任SA 100
            """),
        prefer: .policy(
            """
            制度 门店考核
            事件 收到
            事实 等级 : 取一 轻 < 重
            岗位 责任SA
            罚则 处罚
              Ⅰ: 等级 = 轻 → 责任SA 100
              Ⅱ: 等级 = 重 → 责任SA 200
            """)
    )

    static let deadlineOrder = DiagnosticPage(
        what: Message(
            zh: "按事件的先后，前一件事的期限却比后一件事的期限还晚。",
            en: "What must happen first falls due after what must happen later."),
        why: Message(
            zh: "守住了后一个期限，前一个期限就形同虚设；反过来则必有一个守不住。",
            en: "Whoever keeps the later limit has no use for the earlier one, or cannot keep both."),
        avoid: .policy(
            """
            制度 门店考核
            事件 收到 < 联系 < 结案
            岗位 客服 : 常在
            时限 联系客户 : 3天内, 自 收到, 至 联系, 由 客服
            时限 结案期限 : 2天内, 自 收到, 至 结案, 由 客服
            """),
        prefer: .policy(
            """
            制度 门店考核
            事件 收到 < 联系 < 结案
            岗位 客服 : 常在
            时限 联系客户 : 3天内, 自 收到, 至 联系, 由 客服
            时限 结案期限 : 2天内, 自 联系, 至 结案, 由 客服
            """)
    )

    static let routingCycle = DiagnosticPage(
        what: Message(zh: "升级绕了一圈又回到原来的人。", en: "Escalation comes back to where it began."),
        why: Message(zh: "没有人最后负责，事情就停在圈里。", en: "Nobody has the last word, and the matter goes round.")
    )

    static let routingDeadEnd = DiagnosticPage(
        what: Message(
            zh: "有的事件没有人接：写到的人都可能缺席或须回避。",
            en: "For some incident nobody is left to take it: all who are named may be away or excluded."),
        why: Message(zh: "没有人接的投诉会一直拖着。", en: "A complaint that nobody takes stays where it is."),
        avoid: .policy(
            """
            制度 门店考核
            事件 收到
            岗位 主管
            岗位 经理
            分派 处理人
              Ⅰ: 始终 → 主管 不在则 经理
            """),
        prefer: .policy(
            """
            制度 门店考核
            事件 收到
            岗位 主管
            岗位 经理 : 常在
            分派 处理人
              Ⅰ: 始终 → 主管 不在则 经理
            """)
    )

    static let conflictOfInterest = DiagnosticPage(
        what: Message(
            zh: "被投诉的人自己可能成为处理人。", en: "The person complained about can be assigned to handle it."),
        why: Message(zh: "自己处理对自己的投诉，客户不会信服。", en: "Nobody believes a judge in their own cause."),
        avoid: .policy(
            """
            制度 门店考核
            事件 收到
            岗位 被投诉人
            岗位 经理 : 常在
            岗位 接待员 : 常在 可兼 被投诉人
            分派 处理人
              回避 被投诉人
              Ⅰ: 始终 → 经理
            分派 复核人
              Ⅱ: 始终 → 接待员 不在则 经理
            """),
        prefer: .policy(
            """
            制度 门店考核
            事件 收到
            岗位 被投诉人
            岗位 经理 : 常在
            岗位 接待员 : 常在 可兼 被投诉人
            分派 处理人
              回避 被投诉人
              Ⅰ: 始终 → 经理
            分派 复核人
              回避 被投诉人
              Ⅱ: 始终 → 接待员 不在则 经理
            """)
    )

    static let versionGap = DiagnosticPage(
        what: Message(
            zh: "两个版本之间有一段日子，哪个版本都不生效。", en: "Between two versions lie days on which none is in force."),
        why: Message(
            zh: "那几天发生的事件没有制度可依。", en: "Incidents of those days have no policy to be judged by."),
        avoid: .policy(
            """
            制度 门店考核
              施行 自 2024-01-01 起 至 2024-12-31
            事件 收到
            制度 门店考核
              施行 自 2025-02-01 起
            事件 收到
            """),
        prefer: .policy(
            """
            制度 门店考核
              施行 自 2024-01-01 起 至 2024-12-31
            事件 收到
            制度 门店考核
              施行 自 2025-01-01 起
            事件 收到
            """)
    )

    static let alwaysOrNever = DiagnosticPage(
        what: Message(
            zh: "一个月的事件里，这一行件件都用上了，或一件也没有用上。`redress check 制度 --against 事件` 才查这一项。",
            en:
                "The row applied to each incident of a month, or to none. Only `redress check POLICY --against INCIDENTS` looks for it."
        ),
        why: Message(
            zh: "照条文它用得上，实际却从来用不上，或者总是用上：条件可能写错了，事件里可能漏填了，也可能确实没有发生过。",
            en:
                "By its text it can apply and can fail to, yet it never did, or always: its condition may be mistaken, incidents may lack a fact, or nothing of the kind happened."
        ),
        avoid: .judged(
            policy: DiagnosticPage.Example.policyText("Ⅰ: 来源 = 现场 且 次数 超过 9 → 责任SA 50"),
            incident: "{来源: 现场, 次数: 9}\n---\n{来源: 回访, 次数: 1}\n"),
        prefer: .judged(
            policy: DiagnosticPage.Example.policyText("Ⅰ: 来源 = 现场 且 次数 9 以上 → 责任SA 50"),
            incident: "{来源: 现场, 次数: 9}\n---\n{来源: 回访, 次数: 1}\n")
    )

    static let undecided = DiagnosticPage(
        what: Message(
            zh: "这一处没有查清：它的条件超出了能精确推演的范围，或者推演的步数用完了。其余都查清了。",
            en:
                "This question was not decided: its condition lies outside what can be reasoned about exactly, or the steps ran out. All else was decided."
        ),
        why: Message(
            zh: "没查清就照实说没查清，不当作没有问题。", en: "What was not decided is said to be so, and never passed off as clean.")
    )
}
