import RedressChecker
import RedressDiagnostics
import RedressModel
import Testing

@Suite("Parameters and settings")
struct ParameterTests {
    private let text = """
        制度 测试
        参数 读法 : 取一 甲读, 乙读 = 甲读
        参数 罚款 : 金额 = 100元 不得低于 80元 不得高于 200元
        参数 空白 : 金额 = 空缺
        参数 期限 : 时长 = 30分钟
        参数 名单 : 取多 一, 二, 三 = 一
        参数 说明 : 文本 = "原文"
        """

    private func value(_ name: String, _ settings: [ParameterSetting]) -> Constant? {
        outcome(text, settings: settings).programs.first?.parameters.first { $0.name == name }?.value
    }

    @Test("Constants, blanks and readings")
    func model() throws {
        let parameters = try program(text).parameters
        #expect(parameters.map(\.isReading) == [true, false, false, false, false, false])
        #expect(parameters[1].floor == Rational(8_000) && parameters[1].ceiling == Rational(20_000))
        #expect(parameters[2].value == nil)
        #expect(parameters[3].value == .number(Rational(1_800)))
        #expect(parameters[4].value == .set(VocabularyID(2), 0b001))
    }

    @Test(
        "Settings are read as the policy would write them",
        arguments: [
            ("读法", "乙读", Constant.symbol(VocabularyID(1), 1)), ("罚款", "120元", .number(Rational(12_000))),
            ("罚款", "80", .number(Rational(8_000))), ("空白", "0.5元", .number(Rational(50))),
            ("期限", "2小时", .number(Rational(7_200))), ("名单", "三、二", .set(VocabularyID(2), 0b110)),
            ("说明", "回访 三天", .text("回访 三天")), ("说明", "“引号”", .text("引号")), ("说明", "读法", .text("读法")),
        ])
    func settings(name: String, text: String, expected: Constant) {
        #expect(value(name, [ParameterSetting(name: name, valueText: text)]) == expected)
    }

    @Test(
        "Settings that do not fit are refused",
        arguments: [
            ("读法", "丙读"), ("罚款", "79元"), ("罚款", "201元"), ("罚款", "3公里"), ("期限", "30"), ("读法", "空缺"), ("名单", "四"),
        ])
    func refused(name: String, text: String) throws {
        let found = outcome(self.text, settings: [ParameterSetting(name: name, valueText: text)])
        #expect(found.diagnostics.map(\.code) == [.invalidSetting])
        #expect(found.programs.isEmpty)
        #expect(found.diagnostics.first?.help != nil)
    }

    @Test("An unknown parameter is named with those there are")
    func unknown() {
        let found = outcome(text, settings: [ParameterSetting(name: "不存在的", valueText: "1")])
        #expect(found.diagnostics.map(\.code) == [.invalidSetting])
        #expect(found.diagnostics.first?.help?.chinese.contains("读法") == true)
    }

    @Test("Values that do not fit their type")
    func values() {
        expect(
            """
            制度 测试
            参数 甲 : 整数 0..5 = ⟦9⟧
            参数 乙 : 金额 = ⟦50元⟧ 不得低于 80元
            参数 丙 : 取一 一, 二 = ⟦三⟧
            参数 丁 : 整数 = ⟦戊⟧
            事实 戊 : 整数
            参数 ⟦己⟧ : 整数 = 己 + 1
            参数 庚 : ⟦人员⟧ = "甲"
            """, .invalidRange, .invalidRange, .unknownValue, .typeMismatch, .cyclicDefinition, .typeMismatch)
    }

    @Test("A chosen reading decides which precedence can arise")
    func readingAndPrecedence() {
        let policy = """
            制度 测试
            参数 先后 : 取一 一先, 互先 = 一先
            事实 属实 : 是否
            岗位 当事人
            罚则 甲
              一: 属实 → 当事人 100
                优先于 二
              二: 属实 → 当事人 200
                优先于 一 当 先后 = 互先
            """
        #expect(outcome(policy).diagnostics.isEmpty)
        let setting = ParameterSetting(name: "先后", valueText: "互先")
        #expect(outcome(policy, settings: [setting]).diagnostics.map(\.code) == [.cyclicOverride])
    }
}
