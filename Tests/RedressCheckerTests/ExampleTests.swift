import RedressChecker
import RedressDiagnostics
import RedressModel
import Testing

@Suite("Examples, requirements, roles")
struct ExampleTests {
    @Test("An example is typed as an incident is")
    func row() throws {
        let checked = try program(
            head + """
                分类 等级 : 取一 高, 低
                  属实 → 高
                  其余 → 低
                罚则 甲
                  属实 → 当事人 100
                示例 "一"
                  收到 2026-09-16 10:00
                  来源 电话
                  事由 洗车不净, 交车迟延
                  费用 10.5元
                  用时 2小时
                  不准 单1 车型, 地址
                  不准 单2 车型
                  属实 是
                  主管 甲, 乙
                  期望 等级 高, 当事人 100, 处分 当事人 警告 与 记过, 待定 组长, 无奖励
                """)
        let example = try #require(checked.examples.first)
        let layout = RowLayout(checked.schema)
        func slot(_ fact: Int) -> Int64 { example.row.slots[layout.factSlots[fact]] }
        #expect(slot(0) == 1)
        #expect(slot(2) == 0b11)
        #expect(slot(6) == 1_050)
        #expect(slot(5) == 7_200)
        #expect(slot(9) == 1)
        #expect(example.row.maps.first?.entries.map(\.key) == ["单1", "单2"])
        #expect(example.row.maps.first?.entries.map(\.value) == [0b11, 0b01])
        // 2026-09-16 is 20,712 days after 1970-01-01; 10:00 in China is 02:00 in Greenwich.
        #expect(example.row.slots[layout.eventSlots[0]] == 20_712 * 86_400 + 7_200)
        #expect(example.row.people[2] == .named(["甲", "乙"]))
        #expect(example.expectations.count == 5)
        guard case .money(false, [RoleID(0)], 10_000) = example.expectations[1].kind,
            case .sanctions([RoleID(0)], [0, 1]) = example.expectations[2].kind
        else {
            Issue.record("a fine and two sanctions expected")
            return
        }
    }

    @Test("What is wrong in an example is reported at its place")
    func problems() {
        expect(
            head + """
                示例 "一"
                  来源 ⟦微信⟧
                  ⟦没有这个⟧ 3
                  次数 ⟦11⟧
                  期望 ⟦没有那个⟧ 高, ⟦无名氏⟧ 100, 当事人 ⟦1.555⟧
                """, .unknownValue, .unknownKey, .outOfRange, .unknownName, .unknownName, .invalidNumber)
    }

    @Test("A number may be the value of a definition")
    func numberValue() throws {
        let checked = try program(head + "设 双倍 = 次数 × 2\n示例 \"一\"\n  次数 3\n  期望 双倍 6\n")
        guard case .derived(_, .number(let number))? = checked.examples.first?.expectations.first?.kind else {
            Issue.record("a value expected")
            return
        }
        #expect(number == Rational(6))
    }

    @Test("A requirement over outcomes is a property, one over facts, or what they define, a duty")
    func requirements() throws {
        let checked = try program(
            head + """
                设 双倍 = 次数 × 2
                分类 轻重 : 取一 轻, 重
                  其余 → 轻
                必须 封顶 : 罚款 (当事人) 不超过 1000元
                必须 总额 : 罚款 (全部) 不超过 5000元
                必须 不过 : 双倍 不超过 8
                必须 分级 : 轻重 = 轻
                必须 先报 当 属实 : 非 已知 关闭 或 已知 收到
                """)
        #expect(checked.requirements.map(\.kind) == [.property, .property, .duty, .property, .duty])
        guard
            case .atom(.comparison(.fines(nil), .lessOrEqual, .constant(.number(let limit)))) =
                checked.requirements[1].condition.kind
        else {
            Issue.record("a comparison of all fines expected")
            return
        }
        #expect(limit == Rational(500_000))
    }

    @Test("Roles")
    func roles() throws {
        let roles = try program(
            """
            制度 测试
            事实 部门 : 取一 销售部, 售后部
            岗位 经理 : 常在
            岗位 受考部门 : 班组 即 部门
            岗位 当事人 上级 经理
            岗位 被投诉人 : 多人 可兼 当事人, 经理
            岗位 代办 即 当事人
            """
        ).schema.roles
        #expect(roles[0].isAlwaysThere)
        #expect(roles[1].kind == .team && roles[1].unitFact == FactID(0))
        #expect(roles[2].reportsTo == RoleID(0))
        #expect(roles[3].mayBe == [RoleID(2), RoleID(0)])
        #expect(roles[4].sameAs == RoleID(2))
        expect("制度 测试\n岗位 ⟦甲⟧ 上级 乙\n岗位 乙 上级 甲\n", .cyclicDefinition)
        expect("制度 测试\n事实 数 : 整数\n岗位 甲 : 班组 即 ⟦数⟧\n", .typeMismatch)
    }
}
