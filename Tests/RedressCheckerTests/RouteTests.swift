import RedressChecker
import RedressDiagnostics
import RedressModel
import Testing

/// A policy with what routes and tables are about.
private let routeHead = """
    制度 分派试用
    事件 收到 < 响应
    事实 类别 : 取一 销售, 维修, 其他
    事实 城区 : 取一 东, 西
    事实 是否投诉 : 是否
    事实 批次 : 整数 0..10
    事实 现象 : 取多 漏油, 异响
    事实 指定 : 岗位, 可无
    岗位 专员, 经理, 总监
    岗位 被投诉人 : 多人 可兼 专员

    """

@Suite("Routes")
struct RouteTests {
    private let clerk = Assignee.role(RoleID(0))
    private let manager = Assignee.role(RoleID(1))

    private func alternatives(_ text: String) throws -> [[Assignment]] {
        try program(routeHead + text).groups[0].rows.flatMap(\.items).compactMap { item in
            if case .who(let alternatives) = item.kind { alternatives } else { nil }
        }
    }

    @Test("Alternatives, several together, people who choose, nobody")
    func alternatives() throws {
        let director = Assignee.role(RoleID(2))
        let found = try alternatives(
            """
            分派 处理
              类别 = 销售 → 专员 不在则 经理 与 总监 不在则 无
              类别 = 维修 → 任一 (专员, 经理)
              类别 = 其他 → 无
            """)
        #expect(
            found == [
                [.all([clerk]), .all([manager, director]), .nobody], [.anyOf([clerk, manager])], [.nobody],
            ])
        #expect(try alternatives("分派 接待 : 专员 不在则 经理\n") == [[.all([clerk]), .all([manager])]])
    }

    @Test("A fact or a table may give the role")
    func terms() throws {
        let found = try alternatives("分派 处理 : 指定 不在则 经理\n")
        #expect(found == [[.all([.term(.fact(FactID(5)))]), .all([manager])]])
        let checked = try program(
            routeHead + "对照表 片区 按 城区 : 岗位\n  东 → 专员\n  西 → 经理\n分派 处理 : 片区\n")
        guard case .who(let who)? = checked.groups[1].rows.first?.items.first?.kind else {
            Issue.record("an assignment expected")
            return
        }
        #expect(who == [.all([.term(.derived(DerivedID(0)))])])
    }

    @Test("Exclusions carry the clauses behind them")
    func exclusions() throws {
        let checked = try program(
            routeHead + "分派 处理 必全 : 专员   依据 甲-1\n  回避 被投诉人   依据 甲-2\n  回避 总监\n")
        #expect(checked.routes[0].exclusions.map(\.role) == [RoleID(3), RoleID(2)])
        #expect(checked.routes[0].exclusions.map(\.sources) == [["甲-2"], []])
        #expect(checked.groups[0].rows[0].sources == ["甲-1"])
        #expect(checked.groups[0].isComplete)
    }

    @Test("A slot reads as the role that takes it")
    func values() throws {
        let checked = try program(
            routeHead + """
                分派 处理 : 专员
                规则 甲
                  处理 = 经理 → 通知 总监
                  处理 属于 (专员, 总监) → 通知 总监
                  处理 = 无 → 通知 总监
                """)
        let conditions = checked.groups[1].rows.compactMap { row in
            if case .when(let condition) = row.condition { condition } else { nil }
        }
        let slot = Term.route(RouteID(0))
        #expect(conditions[0] == .atom(.comparison(slot, .equal, .constant(.text("经理"))), span: nil))
        #expect(conditions[2] == .not(.atom(.has(slot), span: nil)))
    }

    @Test("Mistakes in a route")
    func mistakes() {
        expect(
            routeHead + """
                分派 处理 逐项 ⟦现象⟧ ⟦累计⟧
                  ⟦逾期 → 专员 100⟧
                  类别 = 销售 → ⟦没有⟧
                  类别 = 维修 → ⟦城区⟧
                  类别 = 其他 → 专员, ⟦经理⟧
                  是否投诉 → 无 不在则 ⟦专员⟧
                  批次 = 1 → ⟦通知 经理⟧
                """, .misplacedItem, .misplacedItem, .misplacedItem, .unknownName, .typeMismatch, .misplacedItem,
            .misplacedItem, .misplacedItem)
        expect(routeHead + "规则 甲\n  ⟦回避 专员⟧\n  是否投诉 → 通知 经理\n", .misplacedItem)
    }
}

@Suite("Tables")
struct TableTests {
    @Test("Each row is a row of a definition, under its keys")
    func rows() throws {
        let checked = try program(
            routeHead + """
                对照表 金额表 按 类别, 是否投诉 : 金额
                  销售, 是 → 100元   依据 甲-1
                  销售, 否 → 50元
                  维修, 是 → 80元
                罚则 乙
                  始终 → 专员 金额表
                """)
        #expect(checked.derived.map(\.name) == ["金额表"])
        let group = checked.groups[0]
        #expect(group.kind == .define && group.hitPolicy == .unique && group.rows.count == 3)
        #expect(group.rows[0].sources == ["甲-1"])
        guard case .when(let condition) = group.rows[1].condition else {
            Issue.record("a condition expected")
            return
        }
        let word = Term.constant(.symbol(VocabularyID(1), 0))
        #expect(
            condition
                == .and([
                    .atom(.comparison(.fact(FactID(0)), .equal, word), span: nil),
                    .not(.atom(.truth(.fact(FactID(2))), span: nil)),
                ]))
    }

    @Test("Mistakes in a table")
    func mistakes() {
        expect(
            routeHead + """
                对照表 甲 按 类别 : 整数 0..9
                  销售 → 1
                  维修 → 2
                  ⟦销售⟧ → 3
                  ⟦售后⟧ → 4
                  ⟦其他, 东⟧ → 5
                  其他 → ⟦专员⟧
                对照表 乙 按 ⟦现象⟧ : 整数 0..9
                  漏油 → 1
                对照表 丙 按 批次 : 岗位
                  1 → 专员
                  2 → ⟦门卫⟧
                对照表 ⟦丁⟧ 按 批次 : 岗位
                """, .duplicateName, .unknownValue, .misplacedItem, .typeMismatch, .typeMismatch, .unknownName,
            .missingText)
    }

    @Test("A role may stand for what a table gives")
    func roles() throws {
        let table = "对照表 片区 按 城区 : 岗位\n  东 → 专员\n  西 → 经理\n对照表 数 按 城区 : 整数 0..9\n  东 → 1\n"
        let checked = try program(routeHead + table + "岗位 负责人 即 片区\n")
        #expect(checked.schema.roles.last?.tableOf == DerivedID(0))
        expect(routeHead + table + "岗位 负责人 即 ⟦数⟧\n", .typeMismatch)
    }
}

@Suite("Events and roles for each of something")
struct KeyTests {
    private static let text = """
        制度 分项试用
        事件 收到
        事实 部门 : 取多 销售, 售后
        事实 费用 : 每 部门 金额
        事件 交接 < 完成 : 每 部门
        岗位 主管 : 每 部门

        """

    @Test("In a group for each of it the entry at hand is read")
    func entries() throws {
        let checked = try program(
            Self.text + """
                罚则 甲 逐项 部门
                  已知 交接 且 非 已知 完成 → 主管 100
                时限 乙 逐项 部门 : 自 交接 起 2小时内, 至 完成, 由 主管
                """)
        let departments = FactID(0)
        #expect(checked.schema.events.map(\.key) == [nil, .elements(departments), .elements(departments)])
        #expect(checked.schema.roles[0].key == .elements(departments))
        guard case .limit(let due)? = checked.groups[1].rows[0].items.first?.kind else {
            Issue.record("a limit expected")
            return
        }
        #expect(due.start == .eventEntry(EventID(1)) && due.until == .eventEntry(EventID(2)))
        #expect(checked.groups[1].iteration == .elements(departments))
    }

    @Test("Elsewhere an event for each has no one moment, and a role for each is several people")
    func outside() {
        expect(Self.text + "罚则 甲\n  已知 ⟦交接⟧ → 主管 100 每人, ⟦主管 100⟧\n", .misplacedItem, .missingPaymentMode)
        expect("制度 甲\n事实 部门 : 取多 销售, 售后\n事件 ⟦交接⟧ : 每 部门\n", .misplacedItem)
    }

    @Test("An example gives them key by key")
    func examples() throws {
        let checked = try program(
            Self.text + """
                罚则 甲 逐项 部门
                  非 已知 完成 → 主管 100
                示例 "两个部门"
                  收到 2026-09-16 10:00
                  部门 销售, 售后
                  交接 销售 2026-09-16 11:00
                  交接 售后 2026-09-16 12:00
                  完成 销售 2026-09-16 13:00
                  主管 销售 甲
                  主管 售后 乙
                  期望 主管 100
                """)
        let row = try #require(checked.examples.first?.row)
        let layout = RowLayout(checked.schema)
        let map = row.maps[Int(row.slots[layout.eventSlots[1]])]
        // 2026-09-16 11:00 in Shanghai is 03:00 UTC, 20 712 days and three hours after 1970.
        #expect(map.entries.map(\.key) == ["销售", "售后"])
        let handover: Int64 = 20_712 * 86_400 + 3 * 3600
        #expect(map.entries.map(\.value) == [handover, handover + 3600])
        let people = try #require(row.peopleByKey[RoleID(0)])
        #expect(people.map(\.key) == ["销售", "售后"])
        #expect(people.map(\.people) == [.named(["甲"]), .named(["乙"])])
    }

    @Test("Events for each keep their order key by key")
    func eventOrder() {
        expect(
            Self.text + """
                示例 "倒过来"
                  收到 2026-09-16 10:00
                  部门 销售, 售后
                  交接 销售 2026-09-16 11:00
                  交接 售后 2026-09-16 15:00
                  完成 销售 2026-09-16 13:00
                  完成 售后 ⟦2026-09-16 14:00⟧
                  期望 无罚款
                """, .eventOrder)
    }
}
