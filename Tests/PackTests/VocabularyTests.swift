import Foundation
import RedressDiagnostics
import RedressIncidents
import RedressModel
import Testing

/// Each pack takes what its regulation calls things.
@Suite("Vocabulary of the source regulations")
struct VocabularyTests {
    /// What one regulation calls things.
    struct Vocabulary: CustomTestStringConvertible, Sendable {
        let regulation: String
        let node: ExpectedNode

        var testDescription: String { regulation }

        func names(_ kind: String) -> [String] { node[kind]?.texts ?? [] }
    }

    static let all: [Vocabulary] = {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Data/vocabulary.yaml")
        let text = (try? String(contentsOf: path, encoding: .utf8)) ?? ""
        return (ExpectedNode.read(text)?.entries ?? []).map { Vocabulary(regulation: $0.key, node: $0.value) }
    }()

    private func program(_ vocabulary: Vocabulary) throws -> Program {
        let pack = Pack.all.first { $0.name.hasPrefix(vocabulary.regulation + "-") }
        return try #require(pack, "\(vocabulary.regulation) has no pack").program()
    }

    @Test("There are vocabularies")
    func thereAreSome() { #expect(Self.all.count == 35) }

    @Test("Every fact and value is accepted", arguments: all)
    func factsAreAccepted(_ vocabulary: Vocabulary) throws {
        let program = try program(vocabulary)
        var refused: [String] = []
        for (name, fact) in vocabulary.node["facts"]?.entries ?? [] {
            let kind = fact["kind"]?.text ?? ""
            let values = fact["values"]?.texts ?? []
            if kind == "moment" {
                let moments = ["2025-09-16T10:00:00+08:00", "2025-09-16"]
                if !moments.contains(where: { takes(name, $0, kind: kind, program) }) { refused.append(name) }
            } else if values.isEmpty, !isKnown(name, program) {
                refused.append(name)
            }
            for value in values where !takes(name, value, kind: kind, program) { refused.append("\(name): \(value)") }
        }
        #expect(refused.isEmpty, "\(vocabulary.regulation): \(refused)")
    }

    /// Whether incidents, or what is given for a period, know a key.
    private func isKnown(_ name: String, _ program: Program) -> Bool {
        InputTable(program.schema).target(of: name) != nil || isGiven(name, program)
    }

    /// Whether what is given for a period knows a key. Such documents may need more to be read at all.
    private func isGiven(_ name: String, _ program: Program) -> Bool {
        program.periodCases.contains { InputTable($0.program.schema).target(of: name) != nil }
    }

    /// Whether an incident may say it, or the document of some period.
    private func takes(_ name: String, _ value: String, kind: String, _ program: Program) -> Bool {
        let text = "\"\(name)\": " + (kind == "list" ? "[\"\(value)\"]" : "\"\(value)\"")
        if InputTable(program.schema).target(of: name) == nil { return isGiven(name, program) }
        return ["编号: V, 收到: \"2025-09-16 09:00\"", "编号: V"].contains { head in
            var sources = SourceMap()
            let source = sources.add(path: "vocabulary.yaml", bytes: Array("{\(head), \(text)}\n".utf8))
            let batch = IncidentReader([PolicyTable(program)]).read(source)
            return batch.rejected.isEmpty && batch.diagnostics.isEmpty
        }
    }

    @Test("Roles, slots, deadlines and classifications are called so", arguments: all)
    func namesAreKnown(_ vocabulary: Vocabulary) throws {
        let program = try program(vocabulary)
        let programs = [program] + program.periodCases.map(\.program)
        var roles: Set<String> = []
        var names: Set<String> = []
        for program in programs {
            for role in program.schema.roles { roles.formUnion([role.name, role.title ?? role.name]) }
            for group in program.groups { names.formUnion([group.name, group.title ?? group.name]) }
            names.formUnion(program.derived.map(\.name))
            names.formUnion(program.schema.facts.map(\.name))
        }
        let unknown =
            vocabulary.names("roles").filter { !roles.contains($0) }.map { "role \($0)" }
            + ["slots", "deadlines", "classifications"].flatMap { kind in
                vocabulary.names(kind).filter { !names.contains($0) }.map { "\(kind) \($0)" }
            }
        #expect(unknown.isEmpty, "\(vocabulary.regulation): \(unknown)")
    }
}
