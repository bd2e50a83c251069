// Pages about deadlines, calendars and routes.
extension DiagnosticPage {
    static let incompleteDeadline = DiagnosticPage(
        what: Message(
            zh: "时限少了一样：多长时间，或者从什么时候起算。",
            en: "A deadline lacks something: how long it may take, or when its clock starts."
        ),
        why: Message(
            zh: """
                “30分钟内响应”没说从何时起算：从投诉发生、从前台收到、还是从移交算起，结果会差很多。写上 `自 事件 起`。\
                约定的时刻（例如承诺交车时间）和 `立即` 不需要起点。
                """,
            en: """
                “Respond within 30 minutes” does not say from when: from the complaint, from its receipt or from the \
                handover makes a great difference. Write `from EVENT`. A promised moment and `at once` need no start.
                """
        ),
        avoid: .policy(
            """
            制度 门店考核
            事件 收到 < 响应
            岗位 责任SA
            时限 首次响应 : 30分钟内, 至 响应, 由 责任SA

            """),
        prefer: .policy(
            """
            制度 门店考核
            事件 收到 < 响应
            岗位 责任SA
            时限 首次响应 : 自 收到 起 30分钟内, 至 响应, 由 责任SA

            """)
    )
}
