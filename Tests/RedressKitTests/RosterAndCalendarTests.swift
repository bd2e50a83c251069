import RedressKit
import Testing

@Suite("Rosters and calendars for a run")
struct RosterAndCalendarTests {
    private static let policy = """
        制度 答复
          时区 "Asia/Shanghai"
          日历 china
        事件 收到 < 答复
        岗位 客服经理
        岗位 总经理 : 常在
        分派 处理 : 客服经理 不在则 总经理
        时限 答复 : 自 收到 起 3个工作日内, 至 答复
        示例 "休假时归总经理"
          收到 2026-09-17 09:00
          期望 处理 总经理
        """

    @Test("Examples and incidents are judged with the people of a roster")
    func roster() throws {
        let policies = Policy.compile(Self.policy).policySet
        #expect(policies.runExamples().failedCount == 1)
        let text = "岗位: { 客服经理: 王芳 }\n请假: { 姓名: 王芳, 自: 2026-09-16, 至: 2026-09-18 }\n"
        let rosters = Rosters.read([InputFile(path: "roster.yaml", text: text)], for: policies)
        #expect(rosters.findings.isEmpty)
        let staffed = policies.staffed(by: rosters)
        #expect(staffed.runExamples().failedCount == 0)
        let incident = InputFile(path: "a.yaml", text: "编号: a\n收到: 2026-09-19 09:00\n")
        let json = try #require(staffed.judge([incident]).decisions.first?.json())
        #expect(json.contains("\"persons\":[\"王芳\"]"))
    }

    /// The days of 2027 are made up.
    @Test("A file of days off adds its year to the built-in calendar; what is wrong in it stops the policies")
    func calendar() throws {
        let incident = InputFile(path: "a.yaml", text: "编号: a\n收到: 2026-12-31 10:00\n答复: 2027-01-07 09:00\n")
        func status(_ calendars: [InputFile]) -> String {
            let compiled = Policy.compile(
                [InputFile(path: "p.redress", text: Self.policy)], calendars: calendars)
            #expect(compiled.findings.count(atLeast: .error) == 0)
            let json = compiled.policySet.judge([incident]).decisions.first?.json() ?? ""
            return ["met", "breached", "pending", "unknown"].first { json.contains("\"status\":\"\($0)\"") } ?? ""
        }
        // Friday to Sunday are off, so Wednesday the 6th is the third working day; with Monday off it is the 7th.
        let short = InputFile(path: "n.yaml", text: "年份: 2027\n休: [2027-01-01..2027-01-03 元旦]\n")
        let long = InputFile(path: "n.yaml", text: "年份: 2027\n休: [2027-01-01..2027-01-04 元旦]\n")
        #expect(status([]) == "unknown")
        #expect(status([short]) == "breached")
        #expect(status([long]) == "met")
        let wrong = InputFile(path: "n.yaml", text: "年份: 2027\n休: [2027-02-30]\n")
        let compiled = Policy.compile([InputFile(path: "p.redress", text: Self.policy)], calendars: [wrong])
        #expect(compiled.findings.items.map(\.code) == ["invalid-date"])
        #expect(compiled.fileCount == 1)
    }

    @Test("A calendar may be based on a file beside the policy; one name is one file")
    func basedOnFile() {
        let days = InputFile(path: "n.yaml", text: "年份: 2027\n休: [2027-01-01 元旦]\n")
        func policy(_ name: String) -> String {
            "制度 \(name)\n  日历 门店\n日历 门店 基于 \"n.yaml\"\n事件 收到\n岗位 甲\n时限 答 : 自 收到 起 3个工作日内, 由 甲\n"
        }
        let one = InputFile(path: "a/p.redress", text: policy("一"))
        let other = InputFile(path: "b/p.redress", text: policy("二"))
        #expect(Policy.compile([one, other], loading: FileLoader([days])).findings.isEmpty)
        let apart = FileLoader { path, user in
            .file(InputFile(path: String(user.prefix(2)) + path, text: "年份: 2027\n休: [2027-01-01 元旦]\n"))
        }
        let found = Policy.compile([one, other], loading: apart).findings.items.map(\.code)
        #expect(found == ["invalid-calendar-file"])
    }
}
