import RedressKit
import Testing

@Suite("Scoring a month")
struct MonthScoreTests {
    private static let policyText = """
        制度 洗车考核
        事件 收到
        事实 事由 : 取多 洗车不净, 其他
        岗位 责任SA
        岗位 美容组 : 班组
        罚则 处罚 逐项 事由
          基金 CS基金
          Ⅱ-3: 洗车不净 → 美容组 100, 责任SA 50
        """

    /// The files of a month, and its score.
    private func run(_ texts: [String]) throws -> (files: [ScoreFile: String], score: MonthScore, found: [Findings]) {
        let policies = Policy.compile(Self.policyText).policySet
        try #require(policies.policies.count == 1)
        var files: [ScoreFile: [UInt8]] = [:]
        let sink: MonthScore.Sink = { file, bytes in files[file, default: []] += bytes }
        var score = MonthScore(policies, period: ScorePeriod("2026-10"), language: .english)
        score.begin(sink)
        var found: [Findings] = []
        for (index, text) in texts.enumerated() {
            found.append(score.add(InputFile(path: "\(index).yaml", text: text), to: sink))
        }
        score.finish(sink)
        return (files.mapValues { String(decoding: $0, as: UTF8.self) }, score, found)
    }

    private static let october = """
        - {编号: a, 收到: 2026-10-01T00:00:00+08:00, 事由: 洗车不净, 责任SA: 王芳}
        - {编号: b, 收到: 2026-09-30T23:59:59+08:00, 事由: 洗车不净, 责任SA: 王芳}
        - {编号: c, 收到: 2026-10-31T23:59:59+08:00, 事由: [洗车不净, 其他]}
        - {编号: d, 收到: 2026-11-01, 事由: 洗车不净}
        - {编号: e, 收到: 2026-13-01, 事由: 洗车不净}
        """

    @Test("Incidents of the month are judged, others counted, broken ones rejected; nothing is lost")
    func counts() throws {
        let (files, score, found) = try run([Self.october])
        #expect(score.readCount == 5)
        #expect(score.rejectedCount == 1)
        #expect(found.flatMap { $0.items.map(\.code) } == ["invalid-date"])
        #expect(files[.decisions]?.split(separator: "\n").count == 2)
        #expect(files[.rejected]?.split(separator: "\n").count == 1)
        #expect(files[.rejected]?.contains(#""incident":"e""#) == true)
        #expect(files[.rejected]?.contains("2026-13-01") == true)
        #expect(files[.summary]?.contains(#""outside_period": 2"#) == true)
        #expect(files[.summary]?.contains(#""fines": "300.00""#) == true)
    }

    @Test("The decision is as of the end of the period")
    func asOf() throws {
        let (files, _, _) = try run([Self.october])
        #expect(files[.decisions]?.contains(#""as_of":"2026-11-01T00:00:00+08:00""#) == true)
    }

    @Test("The ledger names incident, day, person and payee")
    func ledger() throws {
        let (files, _, _) = try run([Self.october])
        let lines = files[.ledger]?.components("\r\n") ?? []
        #expect(lines.dropFirst().first == "a,2026-10-01,洗车考核,,fine,美容组,,,100.00,sum,CS基金,洗车不净,Ⅱ-3,")
        #expect(lines.dropFirst(2).first == "a,2026-10-01,洗车考核,,fine,责任SA,,王芳,50.00,sum,CS基金,洗车不净,Ⅱ-3,")
        #expect(lines.count == 6)
    }

    @Test("Two files of one id: the second is rejected, and the message names both places")
    func duplicatesAcrossFiles() throws {
        let text = "{编号: a, 收到: 2026-10-02, 事由: 洗车不净}"
        let (_, score, found) = try run([text, text])
        #expect(score.readCount == 2)
        #expect(score.rejectedCount == 1)
        let shown = try #require(found.last).rendered(.text, in: .english)
        #expect(shown.contains("0.yaml"))
        #expect(shown.contains("1.yaml"))
    }

    @Test("Equal inputs give equal bytes")
    func repeats() throws {
        let first = try run([Self.october]).files
        let second = try run([Self.october]).files
        #expect(first == second)
        #expect(first.count == 5)
    }
}

extension String {
    fileprivate func components(_ separator: Character) -> [String] {
        split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    }
}
