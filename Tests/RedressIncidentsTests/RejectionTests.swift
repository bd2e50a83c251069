import RedressDiagnostics
import RedressModel
import Testing

@testable import RedressIncidents

/// What becomes of bad incidents: each mistake with its code and place.
@Suite("Rejection")
struct RejectionTests {
    /// A mistake, and the diagnostics it must give.
    struct Mistake: CustomTestStringConvertible {
        let name: String
        let text: String
        let expected: [String]
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ expected: String...) {
            self.name = name
            self.text = text
            self.expected = expected
        }
    }

    static let mistakes = [
        Mistake("misspelt fact", "来源: 现场\n事油: 洗车不净", "2:1 unknown-key"),
        Mistake("wrong yes or no", "是否属实: 对", "1:7 wrong-type"),
        Mistake("value outside the vocabulary", "来源: 现厂", "1:5 unknown-value"),
        Mistake("value outside the vocabulary in a list", "事由: [洗车不净, 洗车不静]", "1:12 unknown-value"),
        Mistake("several words in one text", "事由: 洗车不净、其他", "1:5 unknown-value"),
        Mistake("key given twice", "来源: 现场\n次数: 1\n来源: 现场", "3:1 duplicate-key"),
        Mistake("key given by name and by title", "来源: 现场\nsource: 现场", "2:1 duplicate-key"),
        Mistake("id given twice", "id: a\n编号: b", "2:1 duplicate-key"),
        Mistake("full-width colon", "编号: a\n来源：现场\n次数: 1", "2:3 full-width-colon"),
        Mistake("full-width colon in the only line", "来源：现场", "1:3 full-width-colon"),
        Mistake("full-width colon in the last line", "编号: a\n来源：现场", "2:3 full-width-colon"),
        Mistake("full-width colon in the first line", "来源：现场\n次数: 1", "1:3 full-width-colon"),
        Mistake("full-width colons everywhere", "来源：现场\n次数：1\n", "1:3 full-width-colon"),
        Mistake("no space after the colon", "编号: a\n来源:现场\n次数: 1", "2:3 yaml-syntax"),
        Mistake("no space after the colon in braces", "{编号: a, 来源:现场}", "1:9 yaml-syntax"),
        Mistake("tab", "不准项目:\n\t单1: 车型", "2:1 tab-indentation"),
        Mistake("sign that starts nothing", "编号: a\n说明: @所有人", "2:5 yaml-syntax"),
        Mistake("percent sign", "说明: %好", "1:5 yaml-syntax"),
        Mistake("asterisk", "说明: *重要*", "1:5 yaml-syntax"),
        Mistake("colon in a text", "说明: 客户说: 不满意", "1:8 yaml-syntax"),
        Mistake("malformed date", "交车日: 上周三", "1:6 invalid-date"),
        Mistake("malformed moment", "收到: 今天10点", "1:5 invalid-date"),
        Mistake("impossible date", "交车日: 2026-02-30", "1:6 invalid-date"),
        Mistake("impossible time", "收到: 2026-02-28 25:00", "1:5 invalid-date"),
        Mistake("date with a time where a date is wanted", "交车日: 2026-02-28 10:00", "1:6 invalid-date"),
        Mistake("alias", "说明: &a 好\n来源: *a", "2:5 too-many-aliases"),
        Mistake("merge key", "<<: 好", "1:1 unknown-key"),
        Mistake("unclosed double quote", "编号: a\n说明: \"车门\n来源: 现场", "2:5 unclosed-quote"),
        Mistake("quote that swallows lines", "说明: \"车门\n来源: 现场\n备注: \"", "1:5 unclosed-quote"),
        Mistake("unclosed bracket", "编号: a\n事由: [其他\n来源: 现场", "2:5 yaml-syntax"),
        Mistake("bad escape", "说明: \"\\q\"", "1:6 yaml-syntax"),
        Mistake("list for one value", "来源: [现场]", "1:5 wrong-type"),
        Mistake("map for one value", "来源: {现场: 是}", "1:5 wrong-type"),
        Mistake("map for a list", "事由: {其他: 是}", "1:5 wrong-type"),
        Mistake("list for a map", "不准项目: [车型]", "1:7 wrong-type"),
        Mistake("list for a name", "编号: [a]", "1:5 wrong-type"),
        Mistake("key without a value", "编号: a\n来源:", "2:1 wrong-type"),
        Mistake("null", "来源: null", "1:1 wrong-type"),
        Mistake("events out of order", "关闭: 2026-09-16 10:00\n响应: 2026-09-16 10:01", "1:5 event-order"),
        Mistake("two people for one", "责任SA: [王芳, 李敏]", "1:7 too-many-people"),
        Mistake("two people for one in one text", "责任SA: 王芳、李敏", "1:7 too-many-people"),
        Mistake("several names in one text", "当事人: 王芳，李敏", "1:6 wrong-type"),
        Mistake("unknown among people", "当事人: [王芳, 未知]", "1:11 wrong-type"),
        Mistake("stranger among people", "个人金额: {王方: 5}\n当事人: [王芳]", "1:8 unknown-value"),
        Mistake("thousands separator", "里程: 20,000", "1:5 wrong-type"),
        Mistake("part of one", "次数: 1.5", "1:5 wrong-type"),
        Mistake("part of a fen", "返工费用: 1.005", "1:7 wrong-type"),
        Mistake("out of range", "次数: 1001", "1:5 out-of-range"),
        Mistake("too many digits", "得分: 99999999999999999999", "1:5 out-of-range"),
        Mistake("other unit", "里程: 20000米", "1:5 unit-mismatch"),
        Mistake("money for a number", "里程: 5元", "1:5 unit-mismatch"),
        Mistake("months for minutes", "等待: 1个月", "1:5 unit-mismatch"),
        Mistake("duration without a unit", "保修期: 3", "1:6 unit-mismatch"),
        Mistake("power of ten", "次数: 1e2", "1:5 wrong-type"),
        Mistake("none of a fact that always has a value", "是否属实: 无", "1:7 wrong-type"),
        Mistake("lacking event", "收到: 缺", "1:5 wrong-type"),
        Mistake("unknown role", "责任岗位: 美荣组", "1:7 unknown-value"),
        Mistake("inputs of a period", "月份: 2026-09", "1:1 unknown-key"),
        Mistake("text that is no incident", "你好", "1:1 wrong-type"),
        Mistake("list in a list", "- [a]", "1:3 wrong-type"),
        Mistake("list as a key", "? [a]\n: b", "1:3 wrong-type"),
        Mistake("line without a colon", "编号: a\n现场\n次数: 1", "2:1 yaml-syntax"),
        Mistake("wrong indentation", "编号: a\n  来源: 现场", "2:3 yaml-syntax"),
        Mistake("bracket at the end", "编号: a\n事由: [\n", "2:5 yaml-syntax"),
        Mistake("two mistakes", "来源: 现厂\n次数: 多", "1:5 unknown-value", "2:5 wrong-type"),
        Mistake("control character", "编号: a\n说明: 车\u{0}门", "2:6 unexpected-character"),
    ]

    @Test("A mistake is rejected with its code and place", arguments: mistakes)
    func mistake(_ mistake: Mistake) throws {
        let batch = SamplePolicy.read(mistake.text)
        #expect(batch.rows.isEmpty)
        #expect(batch.rejected.count == 1)
        let found = batch.rejected.flatMap(\.diagnostics)
        #expect(found.map { summary($0, in: mistake.text) } == mistake.expected)
        for diagnostic in found { #expect(diagnostic.help != nil) }
    }

    @Test("The nearest word and the mended line are offered")
    func suggestions() throws {
        func help(_ text: String) -> String? {
            SamplePolicy.read(text).rejected.first?.diagnostics.first?.help?.chinese
        }
        #expect(help("事油: 其他") == "改成「事由」")
        #expect(help("来源: 现厂") == "改成「现场」")
        #expect(help("编号: a\n来源：现场\n次数: 1") == "改成 `来源: 现场`")
        #expect(help("编号: a\n来源:现场\n次数: 1") == "改成 `来源: 现场`")
        #expect(help("事由: 洗车不净、其他") == "几个值写成列表：[洗车不净, 其他]")
        #expect(help("里程: 20,000") == "去掉分隔符，写成 20000")
        #expect(help("说明: 客户说: 'a'") == "改成 `说明: '客户说: ''a'''`")
    }

    @Test("A key given twice names both places")
    func bothPlaces() throws {
        let text = "来源: 现场\n来源: 厂家400"
        let diagnostic = try #require(SamplePolicy.read(text).rejected.first?.diagnostics.first)
        #expect(summary(diagnostic, in: text) == "2:1 duplicate-key")
        #expect(diagnostic.secondary.first?.span.start == 0)
    }

    @Test("Bytes that are no UTF-8 are named by their place")
    func encoding() throws {
        // GB18030 for 现场 in the second line.
        let bytes = Array("编号: a\n来源: ".utf8) + [0xCF, 0xD6, 0xB3, 0xA1]
        let rejected = try #require(SamplePolicy.read(bytes).rejected.first)
        #expect(rejected.id == "a")
        #expect(rejected.diagnostics.first?.code == .invalidEncoding)
        #expect(rejected.diagnostics.first?.primary?.span.start == 18)
    }

    @Test("Two incidents with one id name both places")
    func duplicateIDs() throws {
        var ids = DuplicateIDs()
        func span(_ source: UInt32) -> Span { Span(source: SourceID(source), start: 4, end: 9) }
        #expect(ids.insert("a", at: span(0)) == nil)
        #expect(ids.insert("b", at: span(0)) == nil)
        let second = ids.insert("a", at: span(1))
        let first = try #require(second)
        #expect(first.code == .duplicateIncident)
        #expect(first.primary?.span == span(1) && first.secondary.first?.span == span(0))
        #expect(ids.insert("a", at: span(2))?.secondary.first?.span == span(0))
    }
}
