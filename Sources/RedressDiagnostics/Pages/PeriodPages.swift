// Pages about groups over a period and what is counted.
extension DiagnosticPage {
    static let mixedLayers = DiagnosticPage(
        what: Message(
            zh: "单个事件的规则和期间的考核混在了一起，或者被统计的条件里又在统计。",
            en: "Rules about single incidents and groups over a period are mixed, or what is counted counts itself."
        ),
        why: Message(
            zh: "先判每个事件，再按期间统计；统计的条件只看单个事件。这样每个数都算得出来，一个事件作废时也退得出去。",
            en: """
                Incidents are judged first and periods then count them; what is counted speaks of one incident. So every \
                figure can be worked out, and taken back when an incident turns out to be void.
                """
        ),
        avoid: .policy(
            """
            制度 门店考核
            事实 来源 : 取一 现场, 回访
            岗位 责任SA
            每月 月考核 每 责任SA
              多: 来源 = 回访 → 责任SA 50

            """),
        prefer: .policy(
            """
            制度 门店考核
            事实 来源 : 取一 现场, 回访
            岗位 责任SA
            每月 月考核 每 责任SA
              多: 件数 (来源 = 回访) 超过 3 → 责任SA 50

            """)
    )
}
