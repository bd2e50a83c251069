import RedressChecker
import RedressDiagnostics
import RedressModel
import Testing

/// Declarations that the tests of this module share.
let head = """
    制度 测试
    参数 上限 : 金额 = 100元
    参数 读法 : 取一 甲读, 乙读 = 甲读
    事件 收到 < 关闭
    事实 来源 : 取一 现场, 电话
    事实 程度 : 取一 轻 < 中 < 重
    事实 事由 : 取多 洗车不净, 交车迟延
    事实 次数 : 整数 0..10, 默认 1
    事实 里程 : 整数 0..200000 公里
    事实 用时 : 时长
    事实 费用 : 金额
    事实 说明 : 文本, 可无
    事实 满意 : 是否, 可无
    事实 属实 : 是否
    事实 不准 : 每 单 取多 车型, 地址, 默认 空
    岗位 当事人, 组长
    岗位 主管 : 多人
    处分 警告 < 记过 < 辞退

    """

@Suite("Names")
struct NameTests {
    @Test("An unknown name is reported at each place, and nothing follows from it")
    func unknownNames() {
        expect(
            head + """
                罚则 甲 当 ⟦未知事实⟧ = 什么
                  ⟦另一个⟧ 且 属实 → ⟦无名氏⟧ 100, 当事人 ⟦没有的金额⟧
                  ⟦未知事实⟧ 超过 3 → 处分 当事人 ⟦开除⟧
                """, .unknownName, .unknownName, .unknownName, .unknownName, .unknownName, .unknownName)
    }

    @Test("The nearest known word is suggested, with a fix that is not safe")
    func suggestion() throws {
        let found = expect(head + "罚则 甲\n  属实 → ⟦当事⟧ 100\n", .unknownName)
        let diagnostic = try #require(found.diagnostics.first)
        #expect(diagnostic.help?.chinese.contains("当事人") == true)
        #expect(diagnostic.fixes.map(\.isSafe) == [false])
        #expect(diagnostic.fixes.first?.edits.map(\.replacement) == ["当事人"])
    }

    @Test("A name of another kind says which kind it is")
    func otherKind() throws {
        let found = expect(head + "罚则 甲\n  属实 → ⟦次数⟧ 100\n", .unknownName)
        #expect(found.diagnostics.first?.notes.first?.english.contains("fact") == true)
    }

    @Test("A word outside the vocabulary")
    func unknownWord() {
        expect(
            head + """
                罚则 甲
                  来源 = ⟦门店⟧ → 当事人 1
                  来源 属于 (现场, ⟦微信⟧) → 当事人 1
                  事由 包含 ⟦漏油⟧ → 当事人 1
                """, .unknownValue, .unknownValue, .unknownValue)
    }

    @Test("A word is sought among the words of the left side first")
    func placeDecides() throws {
        let checked = try program(head + "事实 现场 : 是否\n罚则 甲\n  来源 = 现场 → 当事人 1\n")
        #expect(checked.groups[0].rows.count == 1)
    }

    @Test("A name declared twice within its kind points at the first declaration")
    func duplicates() throws {
        let found = expect(
            head + """
                事实 ⟦来源⟧ : 是否
                岗位 ⟦组长⟧
                事件 ⟦收到⟧
                罚则 甲
                  甲-1: 属实 → 当事人 1
                罚则 ⟦甲⟧
                  ⟦甲-1⟧: 属实 → 当事人 1
                必须 乙 : 属实
                必须 ⟦乙⟧ : 属实
                """, .duplicateName, .duplicateName, .duplicateName, .duplicateName, .duplicateName, .duplicateName)
        #expect(found.diagnostics.allSatisfy { $0.secondary.count == 1 })
    }

    @Test("Facts, parameters and derived values share one set of names; events and roles do not")
    func readableNames() {
        expect(head + "参数 ⟦次数⟧ : 整数 = 1\n设 ⟦费用⟧ = 1\n岗位 来源\n事件 程度\n", .duplicateName, .duplicateName)
    }

    @Test("A word twice in one vocabulary")
    func repeatedWord() {
        expect("制度 测试\n事实 甲 : 取一 一, 二, ⟦一⟧\n", .duplicateName)
    }

    @Test("A declaration above the first policy")
    func missingPolicy() {
        expect("⟦事实 甲 : 是否⟧\n制度 测试\n", .missingPolicy)
    }

    @Test("Two versions of one policy differ in their dates")
    func versions() {
        let first = "制度 甲\n  施行 自 2024-01-01 起\n"
        #expect(outcome(first + "制度 甲\n  施行 自 2025-01-01 起\n").programs.count == 2)
        let again = Marked(first + "制度 ⟦甲⟧\n  施行 自 2024-01-01 起\n")
        let found = outcome(first + "制度 甲\n  施行 自 2024-01-01 起\n")
        #expect(found.programs.count == 1)
        #expect(found.diagnostics.map(\.code) == [.duplicateName])
        #expect(found.diagnostics.first?.primary?.span == again.spans[0])
    }

    @Test("An error in one policy leaves the other one its program")
    func severalPolicies() {
        let found = outcome("制度 甲\n事实 乙 : 取一 一, 一\n制度 丙\n事实 丁 : 是否\n")
        #expect(found.programs.map(\.header.name) == ["丙"])
    }
}
