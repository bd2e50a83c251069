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
            事件 收到
            事实 来源 : 取一 现场, 回访
            岗位 责任SA
            每月 月考核 每 责任SA
              多: 来源 = 回访 → 责任SA 50

            """),
        prefer: .policy(
            """
            制度 门店考核
            事件 收到
            事实 来源 : 取一 现场, 回访
            岗位 责任SA
            每月 月考核 每 责任SA
              多: 件数 (来源 = 回访) 超过 3 → 责任SA 50

            """)
    )

    static let missingPeriodInputs = DiagnosticPage(
        what: Message(
            zh: "这个期间要判的条款等着期间数据（台次、得分之类），却没有人填。",
            en: "Rows of the period wait for its inputs (vehicles served, scores), but nobody gave them."
        ),
        why: Message(
            zh: "缺的数按未知处理，不当成零：相关的罚款列为待定。补上期间数据再结算一次即可。",
            en: """
                What is missing is unknown and not zero: fines that depend on it are pending. Add the inputs and score the \
                month again.
                """
        )
    )

    static let historyOfThisRun = DiagnosticPage(
        what: Message(
            zh: "规则按第几次处罚，而这次只给了本期的事件，更早的没有数进去。",
            en: "A rule counts earlier incidents, and only those of this run were given."
        ),
        why: Message(
            zh: "漏了以往的事件，第三次会被当成第一次。用 `--history` 给出以往的事件；它们只计次，不判也不罚。",
            en: """
                Without the earlier ones a third time passes for a first. Give them with `--history`; they are counted, and \
                neither judged nor charged.
                """
        )
    )

    static let uncountedIncidents = DiagnosticPage(
        what: Message(
            zh: "制度换了版，新版或旧版读不懂另一版的一些事件，没有把它们数进去。",
            en:
                "A policy changed its version, and one version cannot read incidents of the other, so it did not count them."
        ),
        why: Message(
            zh: "第几次和期间的件数按一版的条件来数，换版前后的事件都要数。事实改了名、取值改了写法，旧事件就读不懂了。",
            en: """
                Nth times and figures of a period are counted by the conditions of one version, over the incidents of both. \
                Where a fact got another name or other words, older incidents cannot be read.
                """
        )
    )
}
