/// The pages of what `check --with` finds where a policy is exposed under the law. None of it is legal advice.
extension DiagnosticPage {
    static let fineOnEmployee = DiagnosticPage(
        what: Message(
            zh: "条款向员工（个人或班组）罚款。厂家与经销商、集团与门店之间的罚款是合同上的事，不在此列；奖励、没有金额的处分、罚 0 元也不在此列。",
            en:
                "A row fines employees, a person or a team. Penalties between companies are a matter of contract and are not meant; nor are rewards, sanctions without money and fines of nothing."
        ),
        why: Message(
            zh: "允许企业罚款的《企业职工奖惩条例》已于 2008-01-15 废止。许多法院认为此后对员工罚款没有依据，叫负激励、乐捐、赞助、考核扣款也一样；有的省还处罚用人单位。",
            en:
                "The rules of 1982 that let enterprises fine their workers were repealed on 2008-01-15. Many courts hold that such fines have had no basis since, under whatever name; some provinces punish the employer."
        ),
        avoid: .exposed(DiagnosticPage.Example.policyText("Ⅰ: 来源 = 现场 → 责任SA 50")),
        prefer: .exposed(DiagnosticPage.Example.policyText("Ⅰ: 来源 = 回访 → 奖 责任SA 50"))
    )

    static let contractualPenalty = DiagnosticPage(
        what: Message(
            zh: "名为违约金的罚则让员工付钱。哪一张罚则是违约金，由法规包的参数写明。",
            en: "Employees owe money under a schedule of contractual penalties. A parameter of the law pack names it."),
        why: Message(
            zh: "除了服务期培训和竞业限制，不得与劳动者约定由其承担的违约金（劳动合同法第二十五条）。",
            en:
                "Outside training with a period of service and non-compete, no penalty may be agreed that an employee bears (Labour Contract Law, article 25)."
        ),
        avoid: .exposed(
            """
            制度 门店考核
            事实 提前离职 : 是否
            岗位 服务顾问
            罚则 违约金
              Ⅰ: 提前离职 → 服务顾问 5000
            """),
        prefer: .exposed(
            """
            制度 门店考核
            事实 未供货 : 是否
            岗位 厂家 : 单位
            罚则 违约金
              Ⅰ: 未供货 → 厂家 5000
            """)
    )

    static let unconfirmedFine = DiagnosticPage(
        what: Message(
            zh: "有的事件里，对员工的罚款没有一个人确认就生效：没有 须…签字，也不是由人裁定数额。",
            en:
                "For some incident a fine on employees takes effect without anybody's confirmation: no approval, no assessor."
        ),
        why: Message(
            zh: "自动作出的对个人有重大影响的决定，本人有权要求说明，也有权拒绝只由自动化作出的决定（个人信息保护法第二十四条）。",
            en:
                "A person may ask why an automatic decision was made, and may refuse one that was made only automatically (Personal Information Protection Law, article 24)."
        ),
        avoid: .exposed(DiagnosticPage.Example.policyText("Ⅰ: 来源 = 现场 → 责任SA 50")),
        prefer: .exposed(
            DiagnosticPage.Example.policyText("Ⅰ: 来源 = 现场 → 责任SA 50, 须 店长 签字", declaring: "岗位 店长"))
    )

    static let wageDeduction = DiagnosticPage(
        what: Message(
            zh: "一个人一件事（按期的组：一期）可能被罚的钱，超过从工资里可以扣的数；或者还不知道可以扣多少，因为工资没有填。",
            en:
                "What one person can be fined for one incident, or in one period, is more than may be withheld from the wage; or nobody knows what may be, since the wages are blank."
        ),
        why: Message(
            zh: "因本人造成损失而扣工资，每月不超过当月工资的百分之二十，扣后不低于当地最低工资（工资支付暂行规定第十六条）。",
            en:
                "For losses at most 20 % of the month's wage may be withheld, and the rest must reach the local minimum (Provisional Rules on Wage Payment, article 16)."
        ),
        avoid: .exposed(DiagnosticPage.Example.policyText("Ⅰ: 来源 = 现场 → 责任SA 50")),
        prefer: .exposed(DiagnosticPage.Example.policyText("Ⅰ: 来源 = 回访 → 奖 责任SA 50"))
    )

    static let ruleNotConsulted = DiagnosticPage(
        what: Message(
            zh: "制度罚到或处分到员工，而讨论协商的日期没有填，或者晚于施行日期。",
            en:
                "The policy fines or sanctions employees, and no day of consultation is recorded, or one after it came into force."
        ),
        why: Message(
            zh: "直接涉及劳动者切身利益的规章制度，要经职工代表大会或全体职工讨论，与工会或职工代表平等协商确定（劳动合同法第四条）。",
            en:
                "Rules that touch employees' interests are to be discussed with them and settled with the union or their representatives (Labour Contract Law, article 4)."
        ),
        avoid: .exposed(DiagnosticPage.Example.policyText("Ⅰ: 来源 = 现场 → 责任SA 50")),
        prefer: .exposed(DiagnosticPage.Example.policyText("Ⅰ: 来源 = 回访 → 奖 责任SA 50"))
    )

    static let ruleNotPublished = DiagnosticPage(
        what: Message(
            zh: "制度罚到或处分到员工，而公示或告知的日期没有填，或者晚于施行日期。",
            en:
                "The policy fines or sanctions employees, and no day of publication is recorded, or one after it came into force."
        ),
        why: Message(
            zh: "这样的规章制度应当公示，或者告知劳动者（劳动合同法第四条）；没有公示的，争议时用不上。",
            en:
                "Such rules are to be published or made known to employees (Labour Contract Law, article 4); what was not published does not hold in a dispute."
        ),
        avoid: .exposed(DiagnosticPage.Example.policyText("Ⅰ: 来源 = 现场 → 责任SA 50")),
        prefer: .exposed(DiagnosticPage.Example.policyText("Ⅰ: 来源 = 回访 → 奖 责任SA 50"))
    )

    static let externalDeadline = DiagnosticPage(
        what: Message(
            zh: "制度的时限比法规给的宽，或者没有写明哪一个时限对应法规的时限。比的是同一时刻起算、各按各的日历的到期时刻；延长和暂停不计。",
            en:
                "A deadline of the policy leaves more time than the law does, or nothing says which one answers to it. Due instants are compared from one start, each on its own calendar; extensions and pauses are left aside."
        ),
        why: Message(
            zh: "照制度按时办完，对外已经超期。",
            en: "Whoever keeps to the policy is late before the law."),
        avoid: .exposed(
            """
            制度 门店投诉
            事件 收到 < 答复
            时限 三包答复 : 自 收到 起 15个工作日内, 至 答复
            """),
        prefer: .exposed(
            """
            制度 门店投诉
            事件 收到 < 受理 < 答复 < 办结
            时限 三包答复 : 自 收到 起 10个工作日内, 至 答复
            时限 三包办结 : 自 收到 起 15个工作日内, 至 办结
            时限 监管受理 : 自 收到 起 5个工作日内, 至 受理
            """)
    )

    static let invalidLawPack = DiagnosticPage(
        what: Message(
            zh: "--with 给的制度不能当法规包用：它问的事没有条款会告诉它，或者它的分类、要求不是法规包认的写法。",
            en:
                "The policy given by --with cannot serve as a law pack: no clause tells what it asks, or its classifications or requirements are none that a law pack has."
        ),
        why: Message(
            zh: "法规包是一个制度，它的一件事就是别的制度的一个条款；名称对不上，检查就落空，看起来却像没有问题。",
            en:
                "A law pack is a policy whose incidents are the clauses of other policies. A name that fits nothing would leave a check undone and look like a clean result."
        ))
}
