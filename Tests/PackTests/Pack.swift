import Foundation
import RedressChecker
import RedressDiagnostics
import RedressIncidents
import RedressModel
import RedressSyntax
import Testing

/// One folder of `policies/`: a policy, its incidents, and decisions worked out by hand.
struct Pack: CustomTestStringConvertible, Sendable {
    let name: String

    var testDescription: String { name }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../policies").standardized

    /// Every pack, by name.
    static let all: [Pack] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return names.filter { $0.hasPrefix("R") }.sorted().map(Pack.init)
    }()

    private var folder: URL { Self.root.appendingPathComponent(name) }

    func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(path)))
    }

    /// The files of an ending in a folder of the pack; none where it has no such folder.
    func files(_ subfolder: String, _ ending: String) -> [String] {
        let path = subfolder.isEmpty ? folder : folder.appendingPathComponent(subfolder)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path.path)) ?? []
        return names.filter { $0.hasSuffix(ending) }.sorted().map { subfolder.isEmpty ? $0 : "\(subfolder)/\($0)" }
    }

    /// The files of its incidents.
    var incidentFiles: [String] { files("", "incidents.yaml") + files("incidents", ".yaml") }

    /// The policies of the pack under some readings; findings fail the test.
    func program(_ readings: [(name: String, value: String)] = []) throws -> Program {
        var sources = SourceMap()
        var parsed: [(file: SyntaxFile, source: SourceText)] = []
        var diagnostics: [Diagnostic] = []
        for path in files("", ".redress") {
            let source = sources.add(path: path, bytes: try bytes(path))
            let result = SyntaxParser.parse(source)
            diagnostics += result.diagnostics
            parsed.append((result.file, source))
        }
        let outcome = Checker.check(
            parsed, settings: readings.map { ParameterSetting(name: $0.name, valueText: $0.value) })
        diagnostics += outcome.diagnostics
        let shown = OneLineRenderer(sources: sources, language: .chinese).render(diagnostics)
        #expect(diagnostics.isEmpty, "\(name)\n\(shown)")
        return try #require(outcome.programs.first, "\(name) gives no program")
    }

    /// What some incident files hold.
    func read(_ paths: [String], _ program: Program) throws -> [IncidentBatch] {
        var sources = SourceMap()
        return try paths.map { path in
            let source = sources.add(path: path, bytes: try bytes(path))
            return IncidentReader([PolicyTable(program)]).read(source)
        }
    }
}
