import Foundation
import Testing

/// Runs the built program as the transcripts beside this file say. `UPDATE_SNAPSHOTS=1` writes what came into them,
/// and fails the run.
@Suite("Transcripts")
struct TranscriptTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Transcripts")

    /// The program, which is built beside the tests.
    private static let program: URL = {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let candidates = [tests] + CommandLine.arguments.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
        let programs = candidates.map { $0.appendingPathComponent("redress") }
        return programs.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? programs[0]
    }()

    private static var files: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".md") }.sorted()
    }

    @Test("Each command prints what its transcript says", arguments: files)
    func transcript(name: String) throws {
        let file = Self.folder.appendingPathComponent(name)
        let written = try String(contentsOf: file, encoding: .utf8)
        let (came, differences) = try Transcript(written).run(with: Self.program)
        #expect(differences.isEmpty, "\(name)\n\(differences.joined(separator: "\n"))")
        if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1", came != written {
            try Data(came.utf8).write(to: file)
        }
    }

    @Test("There are transcripts, and a wrong one fails")
    func canary() throws {
        #expect(Self.files.count >= 5)
        let wrong = Transcript("```console\n$ redress --version\nredress 99\n```\n")
        #expect(try wrong.run(with: Self.program).differences.count == 1)
    }
}
