import RedressChecker
import RedressDiagnostics
import RedressModel
import RedressTime
import Testing

/// A policy with what deadlines are about.
private let deadlineHead = """
    制度 时限试用
      日历 china
    参数 期限 : 时长 天 = 3天
    参数 宽限 : 时长 小时 = 2小时
    事件 收到 < 响应 < 关闭
    事实 来源 : 取一 现场, 电话
    事实 承诺 : 时刻, 可无
    事实 交期 : 日期, 可无
    事实 份数 : 整数 0..10
    事实 延期 : 时长 工作日, 可无
    事实 需延期 : 是否, 默认 否
    岗位 专员, 经理

    """

/// The limits of the one deadline of a policy, row by row.
private func items(
    _ deadline: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> [DueItem] {
    let program = try program(deadlineHead + deadline, sourceLocation: sourceLocation)
    let group = program.groups[program.deadlines[0].group.index]
    return group.rows.flatMap(\.items).compactMap { item in
        if case .limit(let due) = item.kind { due } else { nil }
    }
}

private func limit(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Limit {
    try #require(items("时限 甲 : 自 收到 起 \(text)\n", sourceLocation: sourceLocation).first?.limit)
}

private func number(_ value: Int64) -> Term { .constant(.number(Rational(value))) }

@Suite("Limits")
struct LimitTests {
    @Test("A written length of time keeps its unit")
    func units() throws {
        try #expect(limit("30分钟内") == .within(Quantity(amount: number(1800), unit: .seconds)))
        try #expect(limit("2小时") == .within(Quantity(amount: number(7200), unit: .seconds)))
        try #expect(limit("1.5小时") == .within(Quantity(amount: number(5400), unit: .seconds)))
        try #expect(limit("7天内") == .within(Quantity(amount: number(7), unit: .days)))
        try #expect(limit("2周") == .within(Quantity(amount: number(14), unit: .days)))
        try #expect(limit("1季度") == .within(Quantity(amount: number(3), unit: .months)))
        try #expect(limit("2年") == .within(Quantity(amount: number(24), unit: .months)))
        try #expect(limit("3个工作日") == .within(Quantity(amount: number(3), unit: .workingDays)))
        try #expect(limit("4工作小时") == .within(Quantity(amount: number(14_400), unit: .workingSeconds)))
    }

    @Test("A parameter or fact is counted in the unit of its declaration")
    func named() throws {
        let days = Quantity(amount: .parameter(ParameterID(0)), divisor: 86_400, unit: .days)
        try #expect(limit("期限") == .within(days))
        try #expect(limit("宽限") == .within(Quantity(amount: .parameter(ParameterID(1)), unit: .seconds)))
        try #expect(limit("延期") == .within(Quantity(amount: .fact(FactID(4)), unit: .workingDays)))
        try #expect(limit("承诺") == .moment(.fact(FactID(1))))
        try #expect(limit("交期") == .moment(.fact(FactID(2))))
    }

    @Test("Windows, promised moments, words")
    func kinds() throws {
        let (two, three) = (Quantity(amount: number(14), unit: .days), Quantity(amount: number(21), unit: .days))
        try #expect(limit("2..3周") == .window(from: two, to: three))
        let seven = Quantity(amount: number(7), unit: .days)
        try #expect(limit("7..7天") == .window(from: seven, to: seven))
        let hour = Quantity(amount: number(3600), unit: .seconds)
        try #expect(limit("1小时前 承诺") == .before(hour, of: .fact(FactID(1))))
        try #expect(limit("当日") == .sameDay)
        try #expect(limit("下班前") == .byClose)
        try #expect(limit("当日下班前") == .sameDayByClose)
        try #expect(limit("立即") == .atOnce)
        try #expect(limit("无") == Limit.none)
        try #expect(limit("次月 3日") == .nextPeriodDay(.month, day: 3))
        try #expect(limit("先到 (1小时, 当日)") == .earliest([.within(hour), .sameDay]))
        try #expect(limit("后到 (承诺, 1小时)") == .latest([.moment(.fact(FactID(1))), .within(hour)]))
    }

    @Test("What is no limit")
    func mistakes() {
        func check(_ limit: String, _ code: DiagnosticCode, sourceLocation: SourceLocation = #_sourceLocation) {
            expect(deadlineHead + "时限 甲 : 自 收到 起 \(limit)\n", code, sourceLocation: sourceLocation)
        }
        check("⟦3⟧", .unitMismatch)
        check("⟦3元⟧", .typeMismatch)
        check("⟦1.5天⟧", .invalidNumber)
        check("⟦来源⟧", .typeMismatch)
        check("⟦份数⟧", .typeMismatch)
        check("⟦没有⟧", .unknownName)
        check("⟦3..2天⟧", .invalidRange)
        check("3天..2周, 至 ⟦没有⟧", .unknownName)
        check("⟦1..2小时⟧前 承诺", .misplacedItem)
        check("次月 ⟦32日⟧", .invalidRange)
        check("⟦期末⟧", .misplacedItem)
    }
}

@Suite("Deadlines")
struct DeadlineTests {
    @Test("What stands behind the colon holds for all rows, and a row's own phrase comes first")
    func merging() throws {
        let found = try items(
            """
            时限 甲 : 自 收到 起 2小时内, 至 响应, 由 专员
              来源 = 现场 → 自 响应 起 4小时内
              来源 = 电话 → 由 经理 不在则 专员, 用 weekdays
            """)
        let (received, responded) = (Term.event(EventID(0)), Term.event(EventID(1)))
        #expect(found.map(\.start) == [responded, received])
        #expect(found.map(\.until) == [responded, responded])
        let hours = [4, 2].map { Limit.within(Quantity(amount: number($0 * 3600), unit: .seconds)) }
        #expect(found.map(\.limit) == hours)
        let (clerk, manager) = (Assignee.role(RoleID(0)), Assignee.role(RoleID(1)))
        #expect(found.map(\.by) == [[.all([clerk])], [.all([manager]), .all([clerk])]])
        #expect(found.map(\.calendar) == [CalendarID(0), CalendarID(1)])
    }

    @Test("The clock may start at the first or last of several events")
    func starts() throws {
        let found = try items("时限 甲 : 自 后到 (收到, 承诺) 起 2小时内, 至 响应\n")
        #expect(found.map(\.start) == [.latest([.event(EventID(0)), .fact(FactID(1))])])
    }

    @Test("A guard behind the phrases guards the deadline, one in a row its limit")
    func guards() throws {
        let text = """
            时限 甲 : 自 收到 起 2小时内, 至 响应 当 来源 = 现场
            时限 乙 : 自 收到 起
              始终 → 2小时内 当 来源 = 电话
              其余 → 1天
            """
        let groups = try program(deadlineHead + text).groups
        #expect(groups[0].guardCondition != .always)
        #expect(groups[0].rows[0].items[0].guardCondition == .always)
        #expect(groups[1].guardCondition == .always)
        #expect(groups[1].rows[0].items[0].guardCondition != .always)
    }

    @Test("What follows when it is late is a group of its own, under that state")
    func late() throws {
        let checked = try program(
            deadlineHead + """
                时限 甲 : 自 收到 起 2小时内, 至 响应, 由 专员
                  逾期 → 专员 100, 升级 经理   依据 甲-1
                  逾期 → 通知 经理
                """)
        let deadline = checked.deadlines[0]
        let late = checked.groups[try #require(deadline.lateGroup).index]
        #expect(late.kind == .late(deadline.id) && late.name == "甲")
        #expect(late.rows.map(\.items.count) == [2, 1])
        #expect(late.rows[0].sources == ["甲-1"])
        for row in late.rows {
            guard case .when(let condition) = row.condition else {
                Issue.record("a condition expected")
                continue
            }
            #expect(condition == .atom(.deadline(deadline.id, .late), span: nil))
        }
    }

    @Test("Extensions and pauses")
    func clauses() throws {
        let deadline = try program(
            deadlineHead + """
                时限 甲 : 自 收到 起 10个工作日内, 至 关闭
                  延长 延期 至多 15个工作日 当 需延期   依据 甲-2
                  暂停 自 响应 至 承诺
                """
        ).deadlines[0]
        #expect(deadline.extensions.map(\.by) == [Quantity(amount: .fact(FactID(4)), unit: .workingDays)])
        #expect(deadline.extensions.map(\.atMost) == [Quantity(amount: number(15), unit: .workingDays)])
        #expect(deadline.extensions.map(\.sources) == [["甲-2"]])
        #expect(deadline.pauses == [Deadline.Pause(from: .event(EventID(1)), until: .fact(FactID(1)))])
        expect(
            deadlineHead + "时限 甲 : 自 收到 起 10个工作日内\n  延长 延期 至多 ⟦15天⟧\n  暂停 自 ⟦来源⟧ 至 关闭\n", .unitMismatch, .typeMismatch)
    }

    @Test("A deadline needs a limit, and a start where the limit is counted from one")
    func incomplete() throws {
        expect(deadlineHead + "时限 甲 : ⟦自 收到 起, 至 响应⟧\n", .incompleteDeadline)
        expect(deadlineHead + "时限 甲 : ⟦2小时内⟧, 至 响应\n", .incompleteDeadline)
        expect(deadlineHead + "时限 甲 : 自 收到 起\n  ⟦来源 = 现场 → 至 响应⟧\n  来源 = 电话 → 1天\n", .incompleteDeadline)
        // A promised moment and a duty at once run from nowhere.
        #expect(try program(deadlineHead + "时限 甲 : 承诺, 至 响应\n时限 乙 : 立即, 至 响应\n").deadlines.count == 2)
    }

    @Test("What does not belong in a deadline")
    func misplaced() {
        expect(
            deadlineHead + """
                时限 甲 ⟦从重⟧ : 自 收到 起 2小时内, ⟦自 响应⟧
                  ⟦回避 专员⟧
                  ⟦基金 公司⟧
                  来源 = 现场 → 2小时内, ⟦通知 经理⟧
                  来源 = 电话 → 2小时内, ⟦当日⟧
                """, .misplacedItem, .duplicateName, .misplacedItem, .misplacedItem, .misplacedItem, .duplicateName)
        expect(deadlineHead + "罚则 甲\n  ⟦逾期 → 专员 100⟧\n  需延期 → 专员 50\n", .misplacedItem)
    }

    @Test("Hit policies of deadlines")
    func hitPolicies() throws {
        let text = "时限 甲 从早 : 自 收到 起\n  需延期 → 2小时内\n  始终 → 1天\n"
        #expect(try program(deadlineHead + text).groups[0].hitPolicy == .earliest)
        #expect(try program(deadlineHead + text.replacing("从早", with: "从晚")).groups[0].hitPolicy == .latest)
        #expect(try program(deadlineHead + text.replacing("从早", with: "依次")).groups[0].hitPolicy == .first)
    }

    @Test("A limit keeps its own bounds")
    func bounds() throws {
        let found = try items("时限 甲 : 自 收到 起 10个工作日 不得高于 15个工作日 不得低于 期限\n")
        #expect(found.first?.ceiling == .within(Quantity(amount: number(15), unit: .workingDays)))
        #expect(found.first?.floor != nil)
        expect(deadlineHead + "时限 甲 : 自 收到 起 10个工作日 ⟦不得高于 5个工作日⟧\n", .invalidRange)
    }
}

@Suite("Deadlines in conditions")
struct DeadlineStateTests {
    private static let deadline = "时限 首次 : 自 收到 起 2小时内, 至 响应, 由 专员\n"

    @Test("Its state is a condition, its name the moment at which it is due")
    func states() throws {
        let checked = try program(
            deadlineHead + Self.deadline + """
                罚则 甲
                  首次 逾期 → 专员 10
                  首次 按时 → 奖 专员 10
                  首次 未到期 → 通知 经理
                  首次 > 承诺 → 专员 20
                """)
        let conditions = checked.groups[1].rows.compactMap { row in
            if case .when(let condition) = row.condition { condition } else { nil }
        }
        let id = DeadlineID(0)
        let states: [DeadlineState] = [.late, .met, .due]
        #expect(conditions.prefix(3).map(\.kind) == states.map { Condition.Kind.atom(.deadline(id, $0)) })
        #expect(conditions[3] == .atom(.comparison(.due(id), .greater, .fact(FactID(1))), span: nil))
    }

    @Test("An unknown deadline, and a default that would read one")
    func unknown() {
        expect(deadlineHead + "罚则 甲\n  ⟦首次⟧ 逾期 → 专员 10\n", .unknownName)
        expect(deadlineHead + "事实 乙 : 是否, 默认 ⟦首次⟧ 逾期\n" + Self.deadline, .misplacedItem)
    }

    @Test("Deadlines, classes and slots that need each other")
    func circles() {
        expect(
            deadlineHead + """
                分类 ⟦等级⟧ : 取一 轻, 重
                  首次 逾期 → 重
                  其余 → 轻
                时限 首次 : 自 收到 起
                  等级 = 轻 → 2小时内
                  其余 → 1小时内
                """, .cyclicDefinition)
        expect(
            deadlineHead + """
                分派 ⟦处理⟧
                  首次 逾期 → 经理
                  其余 → 专员
                时限 首次 : 自 收到 起 2小时内, 至 响应, 由 处理
                """, .cyclicDefinition)
        expect(
            deadlineHead + "时限 ⟦甲⟧ : 自 收到 起, 至 响应\n  乙 逾期 → 1小时内\n时限 乙 : 甲, 至 响应\n", .cyclicDefinition)
    }

    @Test("What voids an incident, and the scope, read no deadlines, not even through others")
    func voids() {
        expect(
            deadlineHead + Self.deadline + """
                设 迟了 = 首次 逾期
                规则 甲
                  迟了 → ⟦作废⟧
                  需延期 → 作废
                """, .misplacedItem)
        expect(deadlineHead + "时限 首次 : 自 收到 起 2小时内, 至 响应\n  逾期 → ⟦作废⟧\n", .misplacedItem)
        expect(
            deadlineHead.replacing("  日历 china\n", with: "  日历 china\n  适用 ⟦迟了⟧\n") + Self.deadline + "设 迟了 = 首次 逾期\n",
            .misplacedItem)
    }

    @Test("A definition further down that a deadline reads is worked out before it")
    func order() throws {
        let checked = try program(
            deadlineHead + """
                设 甲 = 首次 逾期
                时限 首次 : 自 收到 起
                  乙 → 2小时内
                  其余 → 1小时内
                设 乙 = 来源 = 现场
                """)
        #expect(checked.derived.map(\.name) == ["乙", "甲"])
    }
}
