import RedressChecker
import RedressDiagnostics
import RedressModel
import Testing

@Suite("Conditions")
struct ConditionTests {
    @Test("What cannot be compared")
    func mismatches() {
        expect(
            head + """
                罚则 甲
                  来源 = ⟦3⟧ → 当事人 1
                  次数 = ⟦是⟧ → 当事人 1
                  ⟦次数⟧ → 当事人 1
                  ⟦来源 超过 现场⟧ → 当事人 1
                  ⟦事由 = 洗车不净⟧ → 当事人 1
                  ⟦来源⟧ 包含 现场 → 当事人 1
                  ⟦来源 非空⟧ → 当事人 1
                  ⟦次数 = 无⟧ → 当事人 1
                  ⟦次数 = 未知⟧ → 当事人 1
                  来源 = ⟦"现场"⟧ → 当事人 1
                  说明 = ⟦3⟧ → 当事人 1
                  ⟦说明 超过 "甲"⟧ → 当事人 1
                """, .typeMismatch, .typeMismatch, .typeMismatch, .unorderedComparison, .typeMismatch, .typeMismatch,
            .typeMismatch, .typeMismatch, .typeMismatch, .typeMismatch, .typeMismatch, .unorderedComparison)
    }

    /// The condition of the one row of a schedule.
    private func condition(_ text: String, header: String = "") throws -> Condition {
        let checked = try program(head + "罚则 甲 \(header)\n  \(text) → 当事人 1\n")
        guard case .when(let condition)? = checked.groups.last?.rows.first?.condition else { return .always }
        return condition
    }

    private let source = Term.fact(FactID(0))
    private let satisfied = Term.fact(FactID(8))
    private let isTrue = Term.fact(FactID(9))

    @Test("Yes and no")
    func yesNo() throws {
        let truth = Condition.atom(.truth(isTrue), span: nil)
        try #expect(condition("属实") == truth)
        try #expect(condition("属实 = 是") == truth)
        try #expect(condition("属实 = 否") == .not(truth))
        try #expect(condition("属实 不是 否") == truth)
        try #expect(condition("非 属实") == .not(truth))
    }

    @Test("An optional yes/no that is none is neither yes nor no")
    func optionalYesNo() throws {
        let truth = Condition.atom(.truth(satisfied), span: nil)
        let present = Condition.atom(.has(satisfied), span: nil)
        try #expect(condition("满意 = 否") == .and([present, .not(truth)]))
        try #expect(condition("满意 = 是") == truth)
        try #expect(condition("满意 是 无") == .not(present))
        try #expect(condition("有 满意") == present)
    }

    @Test("Membership of one word is equality; a range is two comparisons")
    func membership() throws {
        let word = VocabularyID(1)
        try #expect(
            condition("来源 属于 (电话)")
                == .atom(.comparison(source, .equal, .constant(.symbol(word, 1))), span: nil))
        try #expect(condition("来源 属于 (电话, 现场)") == .atom(.membership(source, [0, 1]), span: nil))
        let count = Term.fact(FactID(3))
        try #expect(
            condition("次数 属于 2..5")
                == .and([
                    .atom(.comparison(count, .greaterOrEqual, .constant(.number(Rational(2)))), span: nil),
                    .atom(.comparison(count, .lessOrEqual, .constant(.number(Rational(5)))), span: nil),
                ]))
    }

    @Test("A set that contains several words contains all of them")
    func containsAll() throws {
        let reasons = Term.fact(FactID(2))
        try #expect(
            condition("事由 包含 (洗车不净, 交车迟延)")
                == .and([.atom(.contains(reasons, 0), span: nil), .atom(.contains(reasons, 1), span: nil)]))
    }

    @Test("In a group for each element a bare word tests the element")
    func element() throws {
        let test = Condition.atom(
            .comparison(.element, .equal, .constant(.symbol(VocabularyID(3), 1))), span: nil)
        try #expect(condition("交车迟延", header: "逐项 事由") == test)
        try #expect(condition("事由 = 交车迟延", header: "逐项 事由") == test)
        expect(head + "罚则 甲 逐项 事由\n  ⟦交车早⟧ → 当事人 1\n", .unknownName)
    }

    @Test("In a group for each key a map reads its entry, elsewhere it is whole")
    func entry() throws {
        let map = FactID(10)
        try #expect(condition("不准 非空", header: "逐项 单") == .not(.atom(.isEmpty(.entry(map)), span: nil)))
        try #expect(condition("不准 包含 车型", header: "逐项 不准") == .atom(.contains(.entry(map), 0), span: nil))
        try #expect(condition("不准 非空") == .not(.atom(.isEmpty(.fact(map)), span: nil)))
    }

    @Test("Groups that go through nothing")
    func iteration() {
        expect(head + "罚则 甲 逐项 ⟦次数⟧\n  属实 → 当事人 1\n", .typeMismatch)
        expect(head + "罚则 甲 逐项 ⟦辆⟧\n  属实 → 当事人 1\n", .unknownName)
    }

    @Test("At least n of a list")
    func atLeast() {
        expect(
            head + "罚则 甲\n  至少 ⟦3 项⟧ (属实, 次数 = 1) → 当事人 1\n  至少 2 项 (属实, 次数 = 1) → 当事人 1\n", .invalidNumber)
    }

    @Test("Figures that stand only in other places")
    func misplaced() {
        expect(
            head + "罚则 甲\n  ⟦件数 (属实)⟧ 超过 3 → 当事人 1\n  ⟦罚款 (当事人)⟧ 超过 3元 → 当事人 1\n", .mixedLayers,
            .misplacedItem)
    }

    @Test("Elapsed time is counted as what it is compared with")
    func elapsed() throws {
        let (received, closed) = (Term.event(EventID(0)), Term.event(EventID(1)))
        func measured(_ measure: Term.Measure, _ relation: Relation, _ amount: Int64) -> Condition {
            let right = Term.constant(.number(Rational(amount)))
            return .atom(.comparison(.elapsed(received, closed, measure), relation, right), span: nil)
        }
        let own = CalendarID(0)
        try #expect(condition("历时 (收到, 关闭) 超过 3天") == measured(.clock, .greater, 259_200))
        try #expect(condition("历时 (收到, 关闭) 超过 3个工作日") == measured(.workingDays(own), .greater, 3))
        try #expect(
            condition("历时 (收到, 关闭) 不超过 8工作小时") == measured(.workingSeconds(own), .lessOrEqual, 28_800))
        try #expect(
            condition("历时 (收到, 关闭) 属于 1个工作日..3个工作日")
                == .and([
                    measured(.workingDays(own), .greaterOrEqual, 1), measured(.workingDays(own), .lessOrEqual, 3),
                ]))
        expect(
            head + """
                罚则 甲
                  ⟦历时 (收到, 关闭)⟧ 超过 1个月 → 当事人 1
                  ⟦历时 (收到)⟧ 超过 1天 → 当事人 1
                  历时 (收到, ⟦次数⟧) 超过 1天 → 当事人 1
                """, .unitMismatch, .unexpectedText, .typeMismatch)
    }

    @Test("What lies above a limit")
    func excess() throws {
        let limit = Term.constant(.number(Rational(2)))
        let one = Term.constant(.number(Rational(1)))
        try #expect(
            condition("超出 (次数, 2) 超过 1")
                == .atom(.comparison(.excess(.fact(FactID(3)), limit), .greater, one), span: nil))
        expect(
            head + "罚则 甲\n  超出 (⟦费用⟧, 2元) 超过 1元 → 当事人 1\n  ⟦超出 (次数)⟧ 超过 1 → 当事人 1\n", .typeMismatch,
            .unexpectedText)
    }
}
