import RedressKit
import Testing

@Suite("Several policies for one incident")
struct SeveralPoliciesTests {
    private static let policies = """
        制度 集团考核
        事件 收到
        事实 来源 : 取一 热线, 现场
        岗位 当事人
        罚则 处罚
          集-1: 始终 → 当事人 100
        制度 厂方考核
          适用 来源 = 热线
        事件 收到
        事实 来源 : 取一 热线, 现场
        岗位 当事人
        罚则 处罚
          厂-1: 始终 → 当事人 30
        """

    private static let incidents = """
        - {编号: a, 收到: 2026-10-01, 来源: 热线, 当事人: 甲}
        - {编号: b, 收到: 2026-10-02, 来源: 现场, 当事人: 甲}
        - {编号: c, 收到: 2026-10-03, 来源: 现场, 制度: [集团考核, 厂方考核], 当事人: 甲}
        - {编号: d, 收到: 2026-10-04, 来源: 热线, 制度: 厂方考核, 当事人: 甲}
        - {编号: a, 收到: 2026-10-05, 来源: 热线, 当事人: 甲}
        - {编号: e, 收到: 2026-11-05, 来源: 热线, 当事人: 甲}
        """

    @Test("Each policy that speaks about an incident judges it, and a note says so")
    func judging() {
        let set = Policy.compile(Self.policies).policySet
        let result = set.judge([InputFile(path: "i.yaml", text: Self.incidents)])
        // a twice, b once, c twice since it names both, d once, e twice; the second a is refused.
        #expect(result.decisions.count == 8)
        #expect(result.readCount == 6)
        #expect(result.rejectedCount == 1)
        #expect(
            result.decisions.flatMap { $0.fines.map(\.amount) } == [
                "100.00", "30.00", "100.00", "100.00", "30.00", "100.00", "30.00",
            ])
        #expect(result.findings.items.map(\.code).sorted() == ["duplicate-incident", "judged-by-several"])
        let note = result.findings.items.first { $0.code == "judged-by-several" }
        #expect(note?.message(in: .english) == "2 incidents that name no policy were judged by each of `集团考核`, `厂方考核`")
    }

    @Test("A month counts each incident once, and each line of the ledger names its policy")
    func score() {
        var files: [ScoreFile: [UInt8]] = [:]
        let sink: MonthScore.Sink = { file, bytes in files[file, default: []] += bytes }
        var score = MonthScore(Policy.compile(Self.policies).policySet, period: ScorePeriod("2026-10"))
        score.begin(sink)
        _ = score.add(InputFile(path: "i.yaml", text: Self.incidents), to: sink)
        score.finish(sink)
        #expect(score.readCount == 6)
        #expect(score.rejectedCount == 1)
        let ledger = String(decoding: files[.ledger] ?? [], as: UTF8.self).split(whereSeparator: \.isNewline)
            .dropFirst()
        let lines = ledger.map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false)
            return "\(fields[0]) \(fields[2]) \(fields[8])"
        }
        #expect(lines == ["a 集团考核 100.00", "a 厂方考核 30.00", "b 集团考核 100.00", "c 集团考核 100.00", "d 厂方考核 30.00"])
        let summary = String(decoding: files[.summary] ?? [], as: UTF8.self)
        // Judged: a twice, b, c, d; not applicable: c. Two of these go beyond the first of their incident, and so does one
        // of the two that e would have had.
        for text in [
            #""read": 6"#, #""accepted": 5"#, #""judged": 5"#, #""not_applicable": 1"#, #""outside_period": 2"#,
            #""further_decisions": 3"#, #""fines": "360.00""#,
        ] {
            #expect(summary.contains(text), "\(text)")
        }
        #expect(score.policyFindings.items.map(\.code) == ["judged-by-several"])
    }

    @Test("One policy alone does not judge what names another")
    func otherPolicy() throws {
        let text = "制度 甲\n岗位 当事人\n罚则 处罚\n  一: 始终 → 当事人 10\n"
        let policy = try #require(Policy.compile(text).policy)
        let result = policy.judge(yaml: "制度: 乙\n当事人: 张\n")
        #expect(result.decisions.isEmpty)
        #expect(result.findings.items.map(\.code) == ["unknown-value"])
    }
}
