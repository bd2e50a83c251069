import RedressChecker
import RedressDiagnostics
import RedressModel
import Testing

@Suite("Groups and outcomes")
struct GroupTests {
    @Test("Money for several people says how it is paid")
    func paymentMode() throws {
        let found = expect(
            head + """
                罚则 甲
                  属实 → ⟦主管 100⟧, ⟦当事人 与 组长 50⟧, 当事人 与 组长 50 每人, 主管 20 平摊, 当事人 10
                """, .missingPaymentMode, .missingPaymentMode)
        for diagnostic in found.diagnostics {
            for word in ["每人", "平摊", "分担", "合付"] { #expect(diagnostic.help?.chinese.contains(word) == true) }
            #expect(diagnostic.fixes.count == 3 && diagnostic.fixes.allSatisfy { !$0.isSafe })
        }
    }

    @Test("Shares of a split make up the whole")
    func shares() {
        expect(
            head + """
                罚则 甲
                  属实 → ⟦组长 20% 与 当事人 70%⟧ 费用 分担, 组长 20% 与 当事人 80% 费用 分担,
                    ⟦组长 与 当事人⟧ 费用 分担, 组长 ⟦20%⟧ 与 当事人 100 每人
                """, .invalidShares, .invalidShares, .invalidShares)
    }

    @Test("A range is left to an assessor, and an assessor needs a range")
    func ranges() {
        expect(
            head + """
                罚则 甲
                  属实 → 当事人 ⟦50..100⟧, 当事人 50..100 裁定 费用, 当事人 ⟦100..50⟧ 裁定 费用
                  属实 → 当事人 100 ⟦裁定 费用⟧, 当事人 50..100 裁定 ⟦次数⟧
                """, .missingText, .invalidRange, .misplacedItem, .typeMismatch)
    }

    @Test("Amounts are money")
    func amounts() {
        expect(
            head + """
                罚则 甲
                  属实 → 当事人 ⟦次数⟧, 当事人 (50 × 次数), 当事人 上限, 当事人 ⟦10.555⟧, 当事人 30 每 ⟦费用⟧
                """, .typeMismatch, .invalidNumber, .typeMismatch)
    }

    @Test("Money and sanctions stand in a schedule, values in a classification")
    func homes() {
        expect(
            head + """
                规则 甲
                  属实 → ⟦当事人 100⟧, ⟦处分 当事人 警告⟧, 通知 组长
                分类 等级 : 取一 高, 低
                  属实 → 高
                  其余 → ⟦组长⟧
                """, .misplacedItem, .misplacedItem, .unknownValue)
    }

    @Test("One `otherwise` a group, values of the declared type")
    func classification() {
        expect(
            head + """
                分类 等级 : 取一 高, 低
                  属实 → 高
                  其余 → 低
                  ⟦其余 → 高⟧
                  次数 = 3 → ⟦中⟧
                设 倍数 : 整数 1..3
                  属实 → ⟦4⟧
                  其余 → ⟦费用⟧
                """, .misplacedItem, .unknownValue, .invalidRange, .typeMismatch)
    }

    @Test("`once` outside `for each` is a warning that keeps the program")
    func once() {
        let found = expect(head + "罚则 甲\n  属实 → 当事人 100 ⟦一次⟧\n", .misplacedItem)
        #expect(found.diagnostics.map(\.severity) == [.warning])
        #expect(found.programs.count == 1)
    }

    @Test("Roles and sanctions are told apart by what they are")
    func sanctions() throws {
        let checked = try program(
            head + """
                罚则 甲
                  属实 → 处分 当事人 警告 与 辞退, 处分 组长 任一 (警告, 记过)
                """)
        let items = checked.groups[0].rows[0].items
        guard case .sanction(let all) = items[0].kind, case .sanction(let choice) = items[1].kind else {
            Issue.record("two sanctions expected")
            return
        }
        #expect(all.roles == [RoleID(0)] && all.sanctions == [0, 2] && !all.isChoice)
        #expect(choice.roles == [RoleID(1)] && choice.sanctions == [0, 1] && choice.isChoice)
    }

    @Test("A record is a declared form or a text")
    func records() throws {
        expect(head + "规则 甲\n  属实 → 记录 ⟦投诉单⟧\n", .unknownName)
        let checked = try program(
            head + "记录 投诉单\n  栏目 来源, 次数\n  份数 2\n  保存 2年\n规则 甲\n  属实 → 记录 投诉单, 记录 \"公告\"\n")
        #expect(checked.records[0].isNamedByRow)
        #expect(checked.records[0].fields == [FactID(0), FactID(3)])
        #expect(checked.records[0].keep?.amount == 24)
        #expect(checked.groups[0].rows[0].items.count == 2)
    }

    @Test("What belongs in another group")
    func clauses() {
        expect(
            head + """
                规则 甲 ⟦从早⟧
                  ⟦基金 公司⟧
                  ⟦同一人 从重⟧
                  属实 → 通知 组长
                """, .misplacedItem, .misplacedItem, .misplacedItem)
    }

    @Test("Clauses of a schedule arrive")
    func schedule() throws {
        let group = try program(
            head + """
                罚则 甲 累计 当 属实
                  基金 公司
                  同一人 从重
                  倍 2 当 次数 超过 3
                  始终 → 当事人 100 每 次数 至多 500
                """
        ).groups[0]
        #expect(group.hitPolicy == .sum && group.fund == "公司" && group.samePerson == .highest)
        #expect(group.multiples.map(\.factor) == [Rational(2)])
        guard case .money(let item) = group.rows[0].items[0].kind else {
            Issue.record("a fine expected")
            return
        }
        #expect(item.low == .constant(.number(Rational(10_000))))
        #expect(item.cap == .constant(.number(Rational(50_000))))
        #expect(item.perCount == .fact(FactID(3)))
    }

    @Test("A payer named twice, an amount that is each payer's own")
    func payers() throws {
        let own = "事实 各自 : 每 主管 金额\n"
        expect(
            head + own + """
                罚则 甲
                  属实 → 当事人 与 ⟦当事人⟧ 100 每人, 主管 ⟦各自⟧ 平摊, 当事人 ⟦各自⟧
                罚则 乙 逐项 各自
                  各自 超过 0元 → 当事人 各自
                """, .duplicateName, .misplacedItem, .typeMismatch)
        let checked = try program(head + own + "罚则 甲\n  属实 → 主管 各自, 主管 各自 每人, 主管 50 每人\n")
        let items = checked.groups[0].rows[0].items.compactMap { item in
            if case .money(let money) = item.kind { money } else { nil }
        }
        #expect(items.map(\.ownEntry) == [FactID(11), FactID(11), nil])
        #expect(items.map(\.mode) == [.each, .each, .each])
        #expect(items[0].low == .fact(FactID(11)))
    }

    @Test("Bounds on amounts, which the amount itself must keep")
    func bounds() throws {
        expect(
            head + """
                罚则 甲
                  属实 → 当事人 200 ⟦不得低于 300⟧, 组长 50 ⟦不得高于 40⟧, 当事人 50 不得低于 40 ⟦不得低于 30⟧
                """, .invalidRange, .invalidRange, .duplicateName)
        let checked = try program(head + "罚则 甲\n  属实 → 当事人 200 不得低于 100 不得高于 (上限 × 5)\n")
        guard case .money(let item) = checked.groups[0].rows[0].items[0].kind else {
            Issue.record("a fine expected")
            return
        }
        #expect(item.floor == .constant(.number(Rational(10_000))))
        #expect(item.ceiling != nil)
    }
}
