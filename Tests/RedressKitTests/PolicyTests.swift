import RedressKit
import Testing

/// A policy about two sources of complaints, with a reading to choose.
private let policyText = """
    制度 投诉考核
      施行 自 2024-01-01 起
    参数 读法 : 取一 从严, 从宽 = 从严
    事件 收到
    事实 来源 : 取一 热线, 现场
    事实 是否属实 : 是否
    岗位 责任SA
    罚则 处罚 当 来源 = 热线
      Ⅰ-1: 是否属实 且 读法 = 从严 → 责任SA 300
      Ⅰ-2: 是否属实 且 读法 = 从宽 → 责任SA 200
    示例 "热线属实"
      来源 热线
      是否属实 是
      期望 责任SA 300
    """

@Suite("Compiling and judging")
struct PolicyTests {
    private func policy(_ settings: [Setting] = []) throws -> Policy {
        let result = Policy.compile(policyText, settings: settings)
        #expect(result.findings.isEmpty, "\(result.findings.rendered(.oneLine, in: .english))")
        return try #require(result.policy)
    }

    @Test("A policy says its name, version and readings")
    func header() throws {
        let policy = try policy()
        #expect(policy.name == "投诉考核")
        #expect(policy.version == "2024-01-01")
        #expect(policy.readings == ["读法": "从严"])
        #expect(policy.rowCount == 2)
    }

    @Test("A setting tries another reading")
    func setting() throws {
        let incident = "{来源: 热线, 是否属实: 是}"
        #expect(try policy().judge(yaml: incident).decisions.first?.fines.map(\.amount) == ["300.00"])
        let lenient = try policy([Setting(name: "读法", value: "从宽")])
        #expect(lenient.judge(yaml: incident).decisions.first?.fines.map(\.amount) == ["200.00"])
        #expect(lenient.readings == ["读法": "从宽"])
    }

    @Test("A missing fact leaves the fine pending and is asked for")
    func missingFact() throws {
        let decision = try #require(try policy().judge(yaml: "来源: 热线").decisions.first)
        #expect(decision.fines.isEmpty)
        #expect(decision.pending.map(\.maximumFen) == [30_000])
        #expect(decision.openQuestions.contains("是否属实"))
    }

    @Test("One broken incident does not stop the others")
    func rejection() throws {
        let result = try policy().judge(yaml: "- {编号: a, 来源: 热线}\n- {编号: b, 来原: 热线}\n- {编号: c, 来源: 现场}\n")
        #expect(result.decisions.map(\.incident) == ["a", "c"])
        #expect(result.rejectedCount == 1)
        #expect(result.readCount == 3)
        #expect(result.findings.items.map(\.code) == ["unknown-key"])
        #expect(result.findings.items.first?.place?.line == 2)
    }

    @Test("The second of two incidents of one id is rejected")
    func duplicates() throws {
        let result = try policy().judge(yaml: "- {编号: a, 来源: 热线}\n- {编号: a, 来源: 现场}\n")
        #expect(result.decisions.count == 1)
        #expect(result.rejectedCount == 1)
        #expect(result.findings.items.map(\.code) == ["duplicate-incident"])
    }

    @Test("A policy with an error gives no policy, and says where")
    func brokenPolicy() {
        let result = Policy.compile("制度 甲\n岗位 责任SA\n罚则 处罚\n  Ⅰ: 来原 = 现场 → 责任SA 50\n")
        #expect(result.policy == nil)
        #expect(result.findings.items.first?.code == "unknown-name")
        #expect(result.findings.items.first?.place?.line == 4)
    }

    @Test("Examples are run, and rows that none reaches are named")
    func examples() throws {
        let result = PolicySet([try policy()]).runExamples()
        #expect(result.passedCount == 1)
        #expect(result.failedCount == 0)
        #expect(result.rowCount == 2)
        #expect(result.unreachedCount == 1)
        #expect(result.findings.items.map(\.code) == ["unreached-row"])
        let lenient = PolicySet([try policy([Setting(name: "读法", value: "从宽")])]).runExamples()
        #expect(lenient.failedCount == 1)
        #expect(lenient.findings.items.contains { $0.code == "example-failed" })
    }

    @Test("Of several versions the one in force at the first event judges")
    func versions() throws {
        let newer = policyText.split(separator: "\n").map {
            $0.contains("施行")
                ? "  施行 自 2026-01-01 起" : $0.contains("Ⅰ-1") ? "  Ⅰ-1: 是否属实 且 读法 = 从严 → 责任SA 500" : String($0)
        }
        let files = [
            InputFile(
                path: "old.redress",
                text: policyText.replacingLine("  施行 自 2024-01-01 起", by: "  施行 自 2024-01-01 至 2025-12-31")),
            InputFile(
                path: "new.redress",
                text: newer.filter { !$0.contains("示例") && !$0.contains("期望") && !$0.hasPrefix("  来源") && !$0.hasPrefix("  是否属实") }.joined(
                    separator: "\n") + "\n"),
        ]
        let result = Policy.compile(files)
        #expect(result.policies.count == 2, "\(result.findings.rendered(.oneLine, in: .english))")
        let incidents = """
            - {编号: a, 收到: 2025-12-31, 来源: 热线, 是否属实: 是}
            - {编号: b, 收到: 2026-01-01, 来源: 热线, 是否属实: 是}
            """
        let judged = result.policySet.judge([InputFile(path: "i.yaml", text: incidents)])
        #expect(judged.decisions.flatMap { $0.fines.map(\.amount) } == ["300.00", "500.00"])
    }

    @Test(
        "Settings are NAME=VALUE",
        arguments: [
            ("读法=从宽", "读法", "从宽"), ("a = 1 ", "a", "1"), ("读法＝从宽", "读法", "从宽"), ("a=b=c", "a", "b=c"),
        ])
    func settingForm(text: String, name: String, value: String) {
        #expect(Setting(parsing: text) == Setting(name: name, value: value))
        #expect(Setting(parsing: "no sign") == nil)
        #expect(Setting(parsing: "=x") == nil)
    }
}

extension String {
    fileprivate func replacingLine(_ line: String, by other: String) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).map { $0 == line ? other : String($0) }
            .joined(separator: "\n")
    }
}
