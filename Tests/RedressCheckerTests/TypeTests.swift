import RedressChecker
import RedressDiagnostics
import RedressModel
import Testing

@Suite("Types and units")
struct TypeTests {
    @Test("Ranges and vocabularies")
    func declarations() {
        let many = (1...63).map { "词\($0)" }.joined(separator: ", ")
        expect(
            """
            制度 测试
            事实 甲 : 整数 ⟦10..1⟧
            事实 乙 : 整数 0..⟦1.5⟧
            事实 丙 : 金额 0..⟦1.555⟧
            事实 丁 : 取多 ⟦\(many)⟧
            事实 戊 : 时长 ⟦公里⟧
            """, .invalidRange, .invalidNumber, .invalidNumber, .limitExceeded, .unitMismatch)
    }

    @Test("A fact's type arrives in its own units")
    func model() throws {
        let schema = try program(
            """
            制度 测试
            事实 甲 : 小数 0..2.5
            事实 乙 : 金额 0..1000
            事实 丙 : 时长 工作日
            事实 丁 : 取一 轻 < 重, 其他
            """
        ).schema
        #expect(schema.facts[0].type == .number(decimals: 6, range: 0...2_500_000, unit: nil))
        #expect(schema.facts[1].type == .money(range: 0...100_000))
        #expect(schema.facts[2].type == .duration(.workingDays, unit: .workingDay))
        #expect(schema.vocabularies[1].words == ["轻", "重", "其他"])
        #expect(schema.vocabularies[1].ranks == [0, 1, nil])
        #expect(!schema.vocabularies[1].isOrdered)
    }

    @Test("Orders that go in a circle, or fall apart")
    func orders() {
        expect("制度 测试\n事实 甲 : 取一 ⟦一⟧ < 二 < 一\n", .cyclicDefinition)
        expect("制度 测试\n事实 甲 : 取一 一 < 二, 一 < ⟦三⟧\n", .unorderedComparison)
        expect("制度 测试\n事件 ⟦一⟧ < 二, 二 < 一\n", .cyclicDefinition)
    }

    @Test("Units must match what was declared")
    func units() {
        expect(
            head + """
                罚则 甲
                  里程 超过 ⟦300元⟧ → 当事人 1
                  次数 超过 ⟦3公里⟧ → 当事人 1
                  用时 超过 ⟦30⟧ → 当事人 1
                  ⟦用时 超过 2个月⟧ → 当事人 1
                  ⟦用时 超过 2个工作日⟧ → 当事人 1
                  费用 超过 ⟦10.555⟧ → 当事人 1
                """, .unitMismatch, .unitMismatch, .unitMismatch, .unitMismatch, .unitMismatch, .invalidNumber)
    }

    @Test("Quantities become whole fen and seconds, a bare number takes the unit of its partner")
    func quantities() throws {
        let checked = try program(
            head + """
                罚则 甲
                  里程 超过 20000公里 → 当事人 1
                  次数 超过 3次 → 当事人 1
                  用时 超过 30分钟 → 当事人 1
                  费用 超过 10.55 → 当事人 1
                  费用 / 100元 超过 2% → 当事人 1
                """)
        #expect(constants(checked) == [Rational(20_000), Rational(3), Rational(1_800), Rational(1_055), ratio(1, 50)])
    }

    private func ratio(_ numerator: Int128, _ denominator: Int128) -> Rational {
        Rational(numerator, over: denominator) ?? .zero
    }

    /// The number on the right side of each row's comparison.
    private func constants(_ program: Program) -> [Rational] {
        program.groups[0].rows.compactMap { row in
            guard case .when(let condition) = row.condition,
                case .atom(.comparison(_, _, .constant(.number(let number)))) = condition.kind
            else { return nil }
            return number
        }
    }

    @Test("Dates and moments are not mixed, save that a written date is the start of its day")
    func dates() {
        expect(
            head + """
                事实 交车 : 日期
                罚则 甲
                  收到 = ⟦交车⟧ → 当事人 1
                  收到 超过 2026-01-01 → 当事人 1
                """, .typeMismatch)
    }

    @Test("Arithmetic keeps kinds apart")
    func arithmetic() {
        expect(
            head + """
                罚则 甲
                  ⟦费用 + 次数⟧ 超过 3 → 当事人 1
                  ⟦费用 × 费用⟧ 超过 3 → 当事人 1
                  关闭 - 收到 超过 2小时 且 费用 × 次数 超过 3元 → 当事人 1
                """, .typeMismatch, .typeMismatch)
    }
}
