import RedressChecker
import RedressDiagnostics
import RedressModel
import RedressSyntax
import Testing

@Suite("Dealers' policies and their bases")
struct DealerTests {
    private static let base = """
        制度 集团
          施行 自 2025-01-01
          发布 集团总部
        参数 洗车罚款 : 金额 = 100元 不得低于 80元 不得高于 200元
        事件 收到
        事实 事由 : 取多 洗车不净, 态度恶劣, 迟延
        岗位 责任SA
        岗位 美容组 : 班组
        罚则 处罚 逐项 事由
          集-1: 洗车不净 → 美容组 洗车罚款
          集-2: 态度恶劣 → 责任SA 200
            优先于 集-3
          集-3: 迟延 → 责任SA 50
        示例 "集团的"
          事由 迟延
          期望 责任SA 50

        """

    private func dealer(_ text: String) throws -> Program {
        let outcome = outcome(Self.base + "制度 门店\n  施行 自 2025-07-01\n  继承 集团\n" + text)
        for diagnostic in outcome.diagnostics { Issue.record("\(diagnostic.message.english)") }
        return try #require(outcome.programs.last)
    }

    @Test("A dealer has everything of its base but the examples, and names it")
    func whole() throws {
        let program = try dealer("")
        #expect(program.header.name == "门店")
        #expect(program.header.extends == "集团")
        #expect(program.schema.facts.map(\.name) == ["事由"])
        #expect(program.groups.map { $0.rows.map(\.label) } == [["集-1", "集-2", "集-3"]])
        #expect(program.examples.isEmpty)
        #expect(program.base.map(\.header.name) == ["集团"])
    }

    @Test("Set, replace, withdraw and add")
    func changes() throws {
        let program = try dealer(
            """
            令 洗车罚款 = 120元
            替换 集-2: 态度恶劣 → 责任SA 300
            撤销 集-3
            增加 处罚
              店-1: 迟延 → 责任SA 80
            岗位 店长
            罚则 另罚
              店-2: 始终 → 店长 10

            """)
        #expect(program.parameters.map(\.value) == [.number(Rational(12_000))])
        #expect(program.groups.map(\.name) == ["处罚", "另罚"])
        #expect(program.groups[0].rows.map(\.label) == ["集-1", "集-2", "店-1"])
        guard case .money(let money) = program.groups[0].rows[1].items.first?.kind else {
            Issue.record("the replaced row has no fine")
            return
        }
        #expect(money.low == .constant(.number(Rational(30_000))))
        // The base is judged with what the dealer sets, and is else as it was.
        let base = try #require(program.base.first)
        #expect(base.parameters.map(\.value) == [.number(Rational(12_000))])
        #expect(base.groups[0].rows.map(\.label) == ["集-1", "集-2", "集-3"])
    }

    @Test("Precedence over a row that is withdrawn goes with it; over one that is replaced it stays")
    func precedence() throws {
        #expect(try dealer("撤销 集-3\n").groups[0].rows[1].overrides.isEmpty)
        let replaced = try dealer("替换 集-3: 迟延 → 责任SA 60\n").groups[0].rows[1]
        #expect(replaced.overrides.map(\.row) == [RowID(group: GroupID(0), index: 2)])
    }

    @Test("A row may take the label of one that is withdrawn")
    func label() throws {
        let program = try dealer("撤销 集-3\n增加 处罚\n  集-3: 迟延 → 责任SA 60\n")
        #expect(program.groups[0].rows.map(\.label) == ["集-1", "集-2", "集-3"])
        #expect(program.groups[0].rows[1].overrides.isEmpty)
    }

    @Test("Rows of a change are read by the kind of their group")
    func kinds() throws {
        let program = try program(
            """
            制度 集团
            事实 次数 : 整数 0..9
            分类 等级 : 取一 轻 < 重
              甲: 次数 超过 3 → 重
              其余 → 轻
            制度 门店
              继承 集团
            替换 甲: 次数 超过 1 → 重
            增加 等级
              乙: 次数 = 1 → 重

            """, at: 1)
        #expect(program.groups[0].rows.map(\.label) == ["甲", nil, "乙"])
        #expect(program.groups[0].rows.allSatisfy { if case .value = $0.items[0].kind { true } else { false } })
    }

    @Test("Bases of bases: each level sees what the one above it made")
    func chain() throws {
        let text =
            Self.base
                + """
                制度 大区
                  继承 集团
                令 洗车罚款 = 150元
                撤销 集-3
                制度 门店
                  继承 大区
                令 洗车罚款 = 160元
                替换 集-1: 洗车不净 → 美容组 90

                """
        let program = try program(text, at: 2)
        #expect(program.groups[0].rows.map(\.label) == ["集-1", "集-2"])
        #expect(program.parameters.map(\.value) == [.number(Rational(16_000))])
        #expect(program.base.map(\.header.name) == ["大区"])
        #expect(program.base.first?.base.map(\.header.name) == ["集团"])
        #expect(program.base.first?.base.first?.parameters.map(\.value) == [.number(Rational(16_000))])
    }

    @Test("Each version of the base gives a version of the dealer's policy")
    func versions() throws {
        let outcome = outcome(
            """
            制度 集团
              施行 自 2025-01-01
            岗位 责任SA
            罚则 处罚
              甲: 始终 → 责任SA 50
            制度 集团
              施行 自 2026-01-01
            岗位 责任SA
            罚则 处罚
              甲: 始终 → 责任SA 70
            制度 门店
              施行 自 2025-07-01 至 2026-06-30
              继承 集团
            增加 处罚
              乙: 始终 → 责任SA 50

            """)
        #expect(outcome.diagnostics.isEmpty)
        // 2025-01-01 is day 20089, 2025-07-01 day 20270, 2026-01-01 day 20454, 2026-06-30 day 20634.
        #expect(outcome.programs.map(\.header.effectiveFrom) == [20_089, 20_454, 20_270, 20_454])
        #expect(outcome.programs.map(\.header.effectiveUntil) == [20_453, nil, 20_453, 20_634])
        #expect(outcome.programs.map(\.base.count) == [0, 0, 1, 1])
    }

    @Test("What is wrong in a base is said once, at the base")
    func errorsOfTheBase() {
        expect(
            """
            制度 集团
            岗位 责任SA
            罚则 处罚
              甲: ⟦轻⟧ → 责任SA 50
            制度 门店
              继承 集团
            增加 处罚
              乙: ⟦重⟧ → 责任SA 50

            """, .unknownName, .unknownName)
    }

    @Test("Changes that hit nothing, or hit twice")
    func wrongChanges() {
        expect(
            Self.base
                + """
                制度 门店
                  继承 集团
                令 ⟦洗车罚金⟧ = 120元
                令 洗车罚款 = ⟦20元⟧
                令 ⟦洗车罚款⟧ = 90元
                替换 集-1: 洗车不净 → 美容组 90
                撤销 ⟦集-1⟧, ⟦集-9⟧, 集-2
                替换 ⟦集-2⟧: 态度恶劣 → 责任SA 90
                替换 ⟦洗车不净 → 美容组 90⟧
                增加 ⟦处分⟧
                  店-1: 迟延 → 责任SA 80
                事实 ⟦事由⟧ : 是否

                """, .unknownName, .invalidRange, .duplicateName, .duplicateName, .unknownName, .duplicateName,
            .missingText, .unknownName, .duplicateName, sound: ["集团"])
    }

    @Test("Changes without a base")
    func withoutBase() {
        expect("制度 门店\n参数 甲 : 金额 = 1元\n⟦令 甲 = 2元⟧\n", .changeWithoutBase)
    }

    @Test("A base that is not here, or goes round in a circle; names may then come from it")
    func noBase() {
        expect("制度 门店\n  继承 ⟦集团⟧\n岗位 店长\n罚则 处罚\n  甲: 来源 = 现场 → 店长 10\n", .unknownBase)
        expect("制度 甲\n  继承 乙\n制度 乙\n  继承 ⟦甲⟧\n", .unknownBase)
    }

    @Test("A base that is not in force with the dealer's policy")
    func dates() {
        let base = "制度 集团\n  施行 自 2025-01-01 至 2025-12-31\n"
        expect(base + "制度 门店\n  施行 自 2026-01-01\n  继承 ⟦集团⟧\n", .unknownBase, sound: ["集团"])
        let outcome = outcome(base + "制度 门店\n  施行 自 2024-07-01 至 2025-06-30\n  继承 集团\n")
        #expect(outcome.diagnostics.map(\.severity) == [.warning])
        #expect(outcome.programs.map(\.header.effectiveFrom) == [20_089, 20_089])
    }

    @Test("Versions that overlap")
    func overlap() {
        expect(
            "制度 ⟦甲⟧\n  施行 自 2025-01-01 至 2026-01-01\n制度 甲\n  施行 自 2026-01-01\n", .versionOverlap)
    }

    private func program(_ text: String, at index: Int) throws -> Program {
        let outcome = outcome(text)
        for diagnostic in outcome.diagnostics { Issue.record("\(diagnostic.message.english)") }
        try #require(outcome.programs.indices.contains(index))
        return outcome.programs[index]
    }
}
