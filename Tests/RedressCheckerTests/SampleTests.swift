import Foundation
import RedressChecker
import RedressDiagnostics
import RedressModel
import RedressSyntax
import RedressTime
import Testing

@Suite("The samples of the language")
struct SampleTests {
    static let folder: URL = {
        var folder = URL(fileURLWithPath: #filePath)
        while !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
            folder.deleteLastPathComponent()
        }
        return folder.appendingPathComponent("grammar/samples")
    }()

    private func check(_ name: String) throws -> CheckOutcome {
        let data = try Data(contentsOf: Self.folder.appendingPathComponent(name))
        let source = SourceText(id: SourceID(0), path: name, bytes: Array(data))
        let parsed = SyntaxParser.parse(source)
        #expect(parsed.diagnostics.isEmpty)
        return Checker.check([(parsed.file, source)])
    }

    @Test("The after-sales policy is clean, and all of it arrives in the program")
    func afterSales() throws {
        let outcome = try check("after-sales.zh.redress")
        #expect(outcome.diagnostics.isEmpty)
        let program = try #require(outcome.programs.first)
        #expect(program.header.name == "售后投诉考核")
        // 2024-01-01 is 54 years with 13 leap days after 1970-01-01: 54 × 365 + 13.
        #expect(program.header.effectiveFrom == 19_723)
        #expect(program.header.timezone == "Asia/Shanghai")
        #expect(program.parameters.map(\.name) == ["多项Ⅰ级", "主管经理分担", "两错并罚"])
        #expect(program.parameters.map(\.isReading) == [true, true, true])
        #expect(program.schema.facts.count == 17)
        #expect(program.schema.events.map(\.name) == ["收到", "响应", "关闭"])
        #expect(program.schema.roles.count == 17)
        #expect(program.groups.map(\.name) == ["等级", "Ⅰ级处理", "Ⅱ级处理", "信息不准", "表扬"])
        #expect(program.groups.map(\.rows.count) == [2, 5, 11, 1, 2])
        #expect(program.requirements.map(\.kind) == [.property])
        #expect(program.examples.map(\.expectations.count) == [4, 3])
        let first = program.groups[1].rows[0]
        #expect(first.overrides.map(\.row.index) == [1, 2, 3, 4])
        #expect(first.sources == ["R13-c10"])
    }

    @Test("The periods: chained deadlines, a store's calendar, cases of a month and a quarter")
    func periods() throws {
        let outcome = try check("dealer-periods.zh.redress")
        #expect(outcome.diagnostics.isEmpty)
        let program = try #require(outcome.programs.first)
        #expect(program.deadlines.map(\.name) == ["移交", "首次处理", "上交经理", "首次接触", "达成意见"])
        #expect(program.calendars.map(\.name) == ["china", "门店"])
        #expect(program.periodCases.map(\.name) == ["员工月", "返工月", "部门月", "项目季"])
        #expect(program.periodCases.map { $0.program.deadlines.map(\.name) } == [[], [], ["月报"], []])
    }

    @Test("The ticket desk: routes, deadlines with what follows, extensions")
    func tickets() throws {
        let outcome = try check("oem-tickets.en.redress")
        #expect(outcome.diagnostics.isEmpty)
        let program = try #require(outcome.programs.first)
        #expect(program.routes.map(\.name) == ["receiver", "handler"])
        #expect(program.routes.map(\.exclusions.count) == [1, 1])
        #expect(program.deadlines.map(\.name) == ["respond", "close", "opinion", "unsolved"])
        #expect(program.deadlines.map { $0.lateGroup != nil } == [true, true, false, true])
        #expect(program.deadlines.map(\.extensions.count) == [0, 0, 1, 0])
    }

    @Test("The group and its dealer are clean")
    func dealers() throws {
        let outcome = try check("group-and-dealer.zh.redress")
        #expect(outcome.diagnostics.isEmpty)
        #expect(outcome.programs.map(\.header.name) == ["集团客诉", "东城店客诉"])
        let base = try #require(outcome.programs.first)
        #expect(base.routes.map(\.name) == ["接待", "处理", "参与"])
        #expect(base.routes[2].exclusions.map(\.sources) == [["R16-c06"]])
        #expect(base.deadlines.map(\.name) == ["报备", "答复", "反馈集团"])
    }
}
