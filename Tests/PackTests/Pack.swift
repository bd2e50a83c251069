import Foundation
import RedressChecker
import RedressDiagnostics
import RedressIncidents
import RedressKit
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

    /// Reads what its policies use; their paths start at its folder.
    var loader: FileLoader {
        FileLoader { path, _ in
            guard let bytes = try? bytes(path) else { return .unreadable(because: "not there") }
            return .file(InputFile(path: path, bytes: bytes))
        }
    }

    /// The policies of the pack under some readings; findings fail the test.
    func program(_ readings: [(name: String, value: String)] = []) throws -> Program {
        var sources = SourceMap()
        var parsed: [(file: SyntaxFile, source: SourceText)] = []
        var diagnostics: [Diagnostic] = []
        var links = FileLinks()
        func read(_ path: String) throws -> SourceText {
            let source = sources.add(path: path, bytes: try bytes(path))
            let result = SyntaxParser.parse(source)
            diagnostics += result.diagnostics
            parsed.append((result.file, source))
            return source
        }
        for path in files("", ".redress") { _ = try read(path) }
        for path in parsed.flatMap({ Self.uses(of: $0.file) }) {
            let used = try read(path.text)
            links.targets[path.span] = .text(used.id)
            links.libraries.insert(used.id)
        }
        let outcome = Checker.check(
            parsed, settings: readings.map { ParameterSetting(name: $0.name, valueText: $0.value) }, links: links)
        diagnostics += outcome.diagnostics
        let shown = OneLineRenderer(sources: sources, language: .chinese).render(diagnostics)
        #expect(diagnostics.isEmpty, "\(name)\n\(shown)")
        return try #require(outcome.programs.first, "\(name) gives no program")
    }

    /// The paths that the policies of a file use.
    private static func uses(of file: SyntaxFile) -> [TextLiteral] {
        file.declarations.flatMap { declaration -> [TextLiteral] in
            guard case .policy(let policy) = declaration.kind else { return [] }
            return policy.clauses.compactMap { clause in
                if case .use(let path) = clause.kind { path } else { nil }
            }
        }
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
