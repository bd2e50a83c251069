import RedressChecker
import RedressDiagnostics
import RedressModel
import Testing

@Suite("Definitions, defaults and precedence")
struct OrderTests {
    @Test("Derived values are numbered so that each reads only those before it")
    func derivedOrder() throws {
        let checked = try program(
            head + """
                设 甲 = 乙 + 1
                分类 丙 : 取一 高, 低
                  甲 超过 3 → 高
                  其余 → 低
                设 乙 = 次数 × 2
                """)
        #expect(checked.derived.map(\.name) == ["乙", "甲", "丙"])
        #expect(checked.derived.map(\.id.index) == [0, 1, 2])
        guard case .term(let term) = checked.derived[1].body else {
            Issue.record("a term expected")
            return
        }
        #expect(term == .arithmetic(.derived(DerivedID(0)), .plus, .constant(.number(Rational(1)))))
    }

    @Test("Definitions in a circle")
    func definitionCycle() throws {
        let found = expect(head + "设 ⟦甲⟧ = 乙 + 1\n设 乙 = 甲 + 1\n", .cyclicDefinition)
        #expect(found.diagnostics.first?.message.chinese.contains("甲 → 乙 → 甲") == true)
    }

    @Test("Definitions that need one another too deep are refused; in reading order any number will do")
    func depth() throws {
        let downwards = (0..<250).map { "设 ⟦值\($0)⟧ = 值\($0 + 1) + 1\n".without($0 == 200 ? [] : ["⟦", "⟧"]) }
        expect(head + downwards.joined() + "设 值250 = 次数\n", .limitExceeded)
        let upwards = (1...1000).map { "设 值\($0) = 值\($0 - 1) + 1\n" }
        try #expect(program(head + "设 值0 = 次数\n" + upwards.joined()).derived.count == 1001)
    }

    @Test("Rows in a circle")
    func classCycle() {
        expect(
            head + """
                分类 ⟦甲⟧ : 取一 高, 低
                  乙 = 大 → 高
                  其余 → 低
                分类 乙 : 取一 大, 小
                  甲 = 高 → 大
                  其余 → 小
                """, .cyclicDefinition)
    }

    @Test("Defaults are worked out in an order, and may not go in a circle")
    func defaults() throws {
        let checked = try program("制度 测试\n事实 甲 : 整数, 默认 乙 + 1\n事实 乙 : 整数, 默认 丙\n事实 丙 : 整数, 默认 1\n")
        #expect(checked.defaultOrder == [FactID(1), FactID(0)])
        expect("制度 测试\n事实 ⟦甲⟧ : 整数, 默认 乙\n事实 乙 : 整数, 默认 甲\n", .cyclicDefinition)
        expect("制度 测试\n事实 甲 : 整数, 默认 ⟦丙⟧\n设 丙 = 3\n", .misplacedItem)
    }

    @Test("A default fits its fact")
    func defaultValues() {
        expect(
            head + """
                事实 甲 : 整数 0..5, 默认 ⟦9⟧
                事实 乙 : 取一 一, 二, 默认 ⟦三⟧
                事实 丙 : 是否, 默认 ⟦3⟧
                事实 ⟦丁⟧ : 是否, 默认 否, 可无
                """, .invalidRange, .unknownValue, .typeMismatch, .misplacedItem)
    }

    private func precedence(_ reading: String) -> String {
        head + """
            参数 先后 : 取一 一先, 二先 = \(reading)
            罚则 甲
              一: 属实 → 当事人 100
                优先于 二 当 先后 = 一先
              二: 次数 超过 3 → 当事人 200
                优先于 一 当 先后 = 二先
            """
    }

    @Test("Precedence in a circle that the chosen reading excludes is none")
    func foldedCycle() throws {
        let checked = try program(precedence("一先"))
        #expect(checked.groups[0].rows[0].overrides.map(\.row.index) == [1])
    }

    @Test("Precedence in a circle")
    func cycle() {
        expect(
            head + """
                罚则 甲
                  ⟦一⟧: 属实 → 当事人 100
                    优先于 二
                  二: 次数 超过 3 → 当事人 200
                    优先于 一
                  三: 属实 → 当事人 300
                    优先于 ⟦三⟧, ⟦九⟧
                """, .cyclicOverride, .cyclicOverride, .unknownName)
    }

    @Test("Precedence in a circle of rows that never meet is none")
    func excludedCycle() throws {
        let checked = try program(
            head + """
                罚则 甲
                  一: 属实 → 当事人 100
                    优先于 二 当 来源 = 现场
                  二: 次数 超过 3 → 当事人 200
                    优先于 一 当 来源 = 电话
                """)
        #expect(checked.groups[0].rows.count == 2)
    }

    @Test("Precedence reaches rows of other groups")
    func otherGroup() throws {
        let checked = try program(head + "罚则 甲\n  一: 属实 → 当事人 100\n    优先于 二\n罚则 乙\n  二: 属实 → 当事人 200\n")
        #expect(checked.groups[0].rows[0].overrides.map(\.row) == [RowID(group: GroupID(1), index: 0)])
    }
}

extension String {
    /// The text without the characters given.
    fileprivate func without(_ removed: Set<Character>) -> String { filter { !removed.contains($0) } }
}
