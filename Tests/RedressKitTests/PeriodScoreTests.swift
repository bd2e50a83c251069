import RedressKit
import Testing

@Suite("Scoring periods")
struct PeriodScoreTests {
    private static let policyText = """
        制度 月度
        事件 收到
        事实 损失 : 取一 无, 隐性
        岗位 服务人员, 店长
        每月 员工月 每 服务人员
          给定 服务台次 : 整数 0..100000
          隐性: 件数 (损失 = 隐性) / 服务台次 超过 2% → 服务人员 50, 店长 20
        """

    /// What scoring came to.
    private struct Came {
        var files: [ScoreFile: String] = [:]
        var found: [String] = []
        var notes: [String] = []
        var helps: [String] = []
        var readCount = 0
        var rejectedCount = 0

        /// The lines of a file.
        func lines(_ file: ScoreFile) -> [Substring] { (files[file] ?? "").split(whereSeparator: \.isNewline) }
    }

    /// Scores a month of texts; `earlier` are only counted.
    private func score(
        _ policy: String, _ texts: [String], earlier: [String] = [], period: String = "2026-09",
        roster: String? = nil
    ) throws -> Came {
        var policies = Policy.compile(policy).policySet
        try #require(!policies.policies.isEmpty)
        if let roster {
            let rosters = Rosters.read([InputFile(path: "roster.yaml", text: roster)], for: policies)
            try #require(rosters.findings.isEmpty)
            policies = policies.staffed(by: rosters)
        }
        var bytes: [ScoreFile: [UInt8]] = [:]
        let sink: MonthScore.Sink = { file, more in bytes[file, default: []] += more }
        var score = MonthScore(policies, period: ScorePeriod(period), language: .english)
        var came = Came()
        score.begin(sink)
        for (index, text) in texts.enumerated() {
            came.found += score.add(InputFile(path: "\(index).yaml", text: text), to: sink).items.map(\.code)
        }
        for (index, text) in earlier.enumerated() {
            came.found += score.addEarlier(InputFile(path: "earlier-\(index).yaml", text: text)).items.map(\.code)
        }
        score.finish(sink)
        came.files = bytes.mapValues { String(decoding: $0, as: UTF8.self) }
        came.notes = score.policyFindings.items.map(\.code)
        came.helps = score.policyFindings.items.compactMap { $0.help(in: .english) }
        came.readCount = score.readCount
        came.rejectedCount = score.rejectedCount
        return came
    }

    private static let incidents = """
        - {编号: a, 收到: 2026-09-01, 损失: 隐性, 服务人员: 王芳}
        - {编号: b, 收到: 2026-09-02, 损失: 隐性, 服务人员: 李敏}
        """
    private static let inputs = "月份: 2026-09\n服务人员: 王芳\n服务台次: 49\n店长: 赵强\n"

    @Test("Cases stand behind the incidents, in decisions, ledger, people and summary")
    func files() throws {
        let came = try score(Self.policyText, [Self.incidents, Self.inputs])
        #expect(came.readCount == 3)
        #expect(came.found == [])
        let decisions = came.lines(.decisions)
        #expect(decisions.count == 4)
        #expect(decisions[2].contains(#""period":"2026-09","case":"员工月","subject":{"服务人员":"李敏"}"#))
        let head = #""period":"2026-09","case":"员工月","subject":{"服务人员":"王芳"},"#
        let inputs = #""inputs":{"服务台次":49,"件数 (损失 = 隐性)":{"value":1,"from":["a"]}}"#
        #expect(decisions[3].contains(head + inputs))
        #expect(decisions.filter { $0.contains(#""incident":"#) }.count == 2)
        // The header, and the two fines of the one case.
        #expect(came.lines(.ledger).count == 3)
        #expect(came.lines(.ledger)[1].hasPrefix("员工月 2026-09 王芳,2026-09-30,月度,"))
        #expect(came.lines(.people).contains { $0.hasPrefix("person,赵强,店长,20.00") })
        let summary = came.files[.summary] ?? ""
        for count in [#""read": 3"#, #""accepted": 3"#, #""judged": 2"#, #""period_inputs": 1"#, #""cases": 2"#] {
            #expect(summary.contains(count), "\(count)")
        }
        #expect(summary.contains(#""fines": "70.00""#))
    }

    @Test("A subject without inputs is said, once for all of a group")
    func missingInputs() throws {
        #expect(try score(Self.policyText, [Self.incidents, Self.inputs]).notes == ["missing-period-inputs"])
        let both = Self.inputs + "---\n" + Self.inputs.replacing("王芳", with: "李敏")
        #expect(try score(Self.policyText, [Self.incidents, both]).notes == [])
    }

    private static let guarded = """
        制度 月度
        事件 收到
        事实 损失 : 取一 无, 隐性
        参数 口径 : 取一 各人, 全店 = 各人
        岗位 店长 : 常在
        每月 全店月 当 口径 = 全店
          给定 台次 : 整数 0..100000
          隐性: 件数 (损失 = 隐性) / 台次 超过 2% → 店长 20
        每月 整改月 当 已整改
          给定 已整改 : 是否
          给定 整改分 : 整数 0..100
          低: 整改分 低于 60 且 件数 (损失 = 隐性) 超过 5 → 店长 30
          多: 件数 (损失 = 隐性) 不低于 2次 → 店长 10
        """

    @Test("Inputs that nothing waits for are not missed: a guard that fails, a row that cannot apply")
    func guardFails() throws {
        let incident = "- {编号: a, 收到: 2026-09-01, 损失: 隐性}\n"
        #expect(try score(Self.guarded, [incident]).notes == [])
        // With two, one row waits for the guard of its group, and for nothing else of that group.
        let came = try score(Self.guarded, [incident + incident.replacing("a,", with: "b,")])
        #expect(came.notes == ["missing-period-inputs"])
        #expect(came.helps.map { $0.contains("(已整改)") } == [true])
        // Where the guard holds, what its rows need is asked for.
        let other = Self.guarded.replacing("= 各人", with: "= 全店")
        let store = try score(other, [incident])
        #expect(store.notes == ["missing-period-inputs"])
        #expect(store.helps.map { $0.contains("(台次)") } == [true])
    }

    @Test("Two inputs for one case: the second is rejected, and what was read is accepted or rejected")
    func twice() throws {
        let came = try score(Self.policyText, [Self.incidents, Self.inputs + "---\n" + Self.inputs])
        #expect(came.found == ["duplicate-incident"])
        #expect((came.readCount, came.rejectedCount) == (4, 1))
        #expect(came.lines(.rejected).count == 1)
        #expect(came.lines(.ledger).count == 3)
    }

    @Test("The inputs of another month wait for it")
    func otherMonth() throws {
        let came = try score(Self.policyText, [Self.incidents, Self.inputs], period: "2026-08")
        #expect(came.lines(.decisions).isEmpty)
        #expect(came.readCount == 3)
    }

    @Test("Who holds a role from the first to the last moment of the period is named by the roster")
    func roster() throws {
        func store(_ holders: String) throws -> Came {
            let inputs = Self.inputs.replacing("店长: 赵强\n", with: "")
            return try score(Self.policyText, [Self.incidents, inputs], roster: "岗位:\n  店长: [\(holders)]\n")
        }
        let stays = try store("{ 姓名: 孙丽, 自: 2026-01-01 }")
        #expect(stays.lines(.people).contains { $0.hasPrefix("person,孙丽,店长,20.00") })
        let changes = try store("{ 姓名: 孙丽, 至: 2026-09-15 }, { 姓名: 周平, 自: 2026-09-16 }")
        #expect(changes.lines(.people).contains { $0.hasPrefix("not named,店长,店长,20.00") })
    }

    // MARK: History

    private static let counting = """
        制度 次数
          施行 自 2026-01-01 起
        事件 收到
        事实 未按流程 : 是否
        岗位 当事人
        设 第几次 = 此前 (未按流程) 同 当事人 + 1
        罚则 计次
          再: 第几次 3次以上 → 当事人 100
        """

    private func incident(_ id: String, _ day: String) -> String {
        "- {编号: \(id), 收到: \(day), 未按流程: 是, 当事人: 王芳}\n"
    }

    @Test("Earlier incidents are counted, those before the policy was in force too, and neither judged nor charged")
    func earlier() throws {
        let before = incident("x", "2025-05-01") + incident("y", "2026-08-01")
        let came = try score(Self.counting, [incident("a", "2026-09-01")], earlier: [before])
        #expect(came.lines(.decisions).count == 1)
        #expect(came.lines(.decisions)[0].contains(#""第几次":3"#))
        #expect(came.lines(.ledger).count == 2)
        #expect(came.files[.summary]?.contains(#""earlier": 2"#) == true)
        #expect(came.notes == [])
    }

    @Test("Without earlier incidents a note says that only those of the run were counted")
    func withoutHistory() throws {
        let came = try score(Self.counting, [incident("a", "2026-09-01")])
        #expect(came.lines(.decisions)[0].contains(#""第几次":1"#))
        #expect(came.notes == ["history-of-this-run"])
    }

    @Test("An incident that is judged and stands among the earlier ones as well is one")
    func same() throws {
        let a = incident("a", "2026-09-01")
        let came = try score(Self.counting, [a], earlier: [a + incident("x", "2026-08-01")])
        #expect(came.found == [])
        #expect(came.lines(.decisions)[0].contains(#""第几次":2"#))
        #expect(came.readCount == 1)
    }

    // MARK: Versions

    private func versions(_ rename: String = "未按流程") -> String {
        func version(_ name: String, _ days: String, _ fact: String) -> String {
            """
            制度 换版
              施行 \(days)
            事件 收到
            事实 \(fact) : 是否
            岗位 当事人
            设 第几次 = 此前 (\(fact)) 同 当事人 + 1
            每季度 当事季 每 当事人
              \(name): 件数 (\(fact)) 不低于 2次 → 当事人 100

            """
        }
        return version("旧", "自 2026-01-01 起 至 2026-08-31", "未按流程") + version("新", "自 2026-09-01 起", rename)
    }

    @Test("Counts run over a change of version; a period is judged by the version in force when it begins")
    func change() throws {
        let texts = [incident("a", "2026-08-15") + incident("b", "2026-09-15")]
        let came = try score(versions(), texts)
        let decisions = came.lines(.decisions)
        #expect(decisions.count == 2)
        #expect(decisions[0].contains(#""version":"2026-09-01""#))
        #expect(decisions[0].contains(#""第几次":2"#))
        #expect(decisions[1].contains(#""case":"当事季""#))
        #expect(decisions[1].contains(#""version":"2026-01-01""#))
        #expect(decisions[1].contains(#""from":["a","b"]"#))
        #expect(came.lines(.ledger).count == 2)
        #expect(!came.notes.contains("uncounted-incidents"))
    }

    @Test("Incidents that another version cannot read are said not to be counted")
    func renamed() throws {
        let late = "- {编号: b, 收到: 2026-09-15, 流程有误: 是, 当事人: 王芳}\n"
        let came = try score(versions("流程有误"), [incident("a", "2026-08-15") + late])
        #expect(came.found == [])
        #expect(came.notes.filter { $0 == "uncounted-incidents" }.count == 2)
    }

    // MARK: Single inputs

    @Test("Inputs alone are judged with their figures unknown; with incidents they are counted")
    func eval() throws {
        let policies = Policy.compile(Self.policyText).policySet
        let inputs = InputFile(path: "p.yaml", text: Self.inputs)
        let alone = policies.judge([inputs])
        #expect(alone.decisions.count == 1)
        #expect(alone.decisions.first?.period == "2026-09")
        #expect(alone.decisions.first?.fines.isEmpty == true)
        #expect(alone.decisions.first?.pending.count == 2)
        let both = policies.judge([InputFile(path: "i.yaml", text: Self.incidents), inputs])
        #expect(both.readCount == 3)
        #expect(both.decisions.map(\.incident) == ["a", "b", "员工月 2026-09 王芳"])
        #expect(both.decisions.last?.fines.map(\.amount) == ["50.00", "20.00"])
    }

    @Test("An incident counts earlier ones only where they are given")
    func evalHistory() throws {
        let policies = Policy.compile(Self.counting).policySet
        let file = InputFile(path: "i.yaml", text: incident("a", "2026-09-01"))
        #expect(policies.judge([file]).decisions.first?.values["第几次"] == nil)
        let earlier = InputFile(path: "h.yaml", text: incident("x", "2026-08-01"))
        let known = policies.judge([file], options: JudgeOptions(history: [earlier]))
        #expect(known.decisions.map(\.incident) == ["a"])
        #expect(known.decisions.first?.values["第几次"] == "2")
        #expect(policies.judge([file], options: JudgeOptions(history: [])).decisions.first?.values["第几次"] == "1")
    }
}
