import Foundation
import RedressChecker
import RedressDiagnostics
import RedressEngine
import RedressIncidents
import RedressModel
import RedressSyntax
import Testing

/// The pack of regulation R13: it checks clean, its month is judged, and the decisions worked out by hand come out.
@Suite("Pack R13")
struct PackTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../policies/R13-after-sales").standardized

    static func text(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(path)))
    }

    static func files(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: self.folder.appendingPathComponent(folder).path)
            .filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }

    /// The policy under some readings.
    static func program(_ readings: [(name: String, value: String)] = []) throws -> Program {
        var sources = SourceMap()
        let source = sources.add(path: "after-sales.redress", bytes: try text("after-sales.redress"))
        let parsed = SyntaxParser.parse(source)
        let outcome = Checker.check(
            [(file: parsed.file, source: source)],
            settings: readings.map { ParameterSetting(name: $0.name, valueText: $0.value) })
        let diagnostics = parsed.diagnostics + outcome.diagnostics
        let shown = OneLineRenderer(sources: sources, language: .chinese).render(diagnostics)
        #expect(diagnostics.isEmpty, "\(shown)")
        return try #require(outcome.programs.first)
    }

    static func read(_ paths: [String], _ program: Program) throws -> [IncidentBatch] {
        var sources = SourceMap()
        return try paths.map { path in
            let source = sources.add(path: path, bytes: try text(path))
            return IncidentReader([PolicyTable(program)]).read(source)
        }
    }

    @Test("The month is judged whole: accepted and rejected are all that was read")
    func monthIsRead() throws {
        let program = try Self.program()
        let batches = try Self.read(try Self.files("incidents"), program)
        let accepted = batches.reduce(0) { $0 + $1.rows.count }
        let rejected = batches.flatMap(\.rejected)
        #expect(accepted >= 300)
        // All that is broken stands in one file; its duplicate id shows only across files.
        #expect(rejected.count == 8, "\(rejected.map(\.id))")
        let evaluator = Evaluator(program)
        let reference = ReferenceEvaluator(program)
        for row in batches.flatMap(\.rows) {
            let decision = evaluator.decide(row, asOf: nil)
            #expect(decision.conflicts.isEmpty, "\(row.id)")
            #expect(decision == reference.decide(row, asOf: nil), "\(row.id)")
        }
    }

    @Test("Decisions worked out by hand come out")
    func expectedDecisions() throws {
        let month = try Self.files("incidents")
        var programs: [String: Program] = [:]
        var found: [String] = []
        var count = 0
        for file in try Self.files("expected") {
            let text = String(decoding: try Self.text(file), as: UTF8.self)
            let entries = try #require(ExpectedNode.read(text), "\(file) is no YAML").elements
            for entry in entries.map({ ExpectedDecision(node: $0, file: file) }) {
                let key = "\(entry.readings)"
                let program = try programs[key] ?? Self.program(entry.readings)
                programs[key] = program
                let row = try Self.row(of: entry, month, program)
                let decision = Evaluator(program).decide(row, asOf: nil)
                found += entry.differences(from: DecisionFacts(decision: decision, program: program))
                count += 1
            }
        }
        #expect(count >= 50)
        #expect(found.isEmpty, "\(found.count) differences:\n\(found.joined(separator: "\n"))")
    }

    /// The incident that an expected decision speaks of.
    static func row(of entry: ExpectedDecision, _ month: [String], _ program: Program) throws -> IncidentRow {
        if let incident = entry.node["incident"] {
            var sources = SourceMap()
            let source = sources.add(path: entry.id, bytes: Array(incident.flowText.utf8))
            let batch = IncidentReader([PolicyTable(program)]).read(source)
            return try #require(batch.rows.first, "\(entry.id): \(batch.rejected.flatMap(\.diagnostics))")
        }
        let rows = try read(month, program).flatMap(\.rows)
        return try #require(rows.first { $0.id == entry.id }, "no incident \(entry.id)")
    }

    @Test("A wrong expectation is noticed")
    func wrongExpectationIsNoticed() throws {
        let program = try Self.program()
        let node = try #require(
            ExpectedNode.read(
                """
                id: X
                incident: {编号: X, 收到: "2026-10-08 10:00", 来源: CR电话回访, 事由: [洗车不净]}
                expect:
                  fines: [{role: 美容组, amount: 99, clause: R13-c14}]
                  total: 201
                """))
        let entry = ExpectedDecision(node: node, file: "here")
        let decision = Evaluator(program).decide(try Self.row(of: entry, [], program), asOf: nil)
        let found = entry.differences(from: DecisionFacts(decision: decision, program: program))
        // One fine is missing, three were not expected, and the total is 200.
        #expect(found.count == 5, "\(found)")
    }
}
