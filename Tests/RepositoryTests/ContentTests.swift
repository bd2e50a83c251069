import Foundation
import Testing

/// Holds what must and must not be in the repository.
@Suite("Content")
struct ContentTests {
    @Test(
        "The files a reader looks for are there",
        arguments: [
            "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "Makefile", ".ci/run",
            "grammar/redress.ebnf", "grammar/LANGUAGE.md", "benchmarks/RESULTS.md",
        ])
    func requiredFiles(path: String) {
        #expect(Repository.file(path) != nil)
    }

    @Test("Every code is raised somewhere")
    func everyCodeIsRaised() throws {
        let declaration = try #require(Repository.file("Sources/RedressDiagnostics/DiagnosticCode.swift"))
        let names = declaration.lines.compactMap { line -> String? in
            let words = line.split(separator: " ")
            return words.first == "case" && words.count == 4 ? String(words[1]) : nil
        }
        #expect(names.count > 30)
        let users = Repository.sources.filter {
            !$0.path.hasPrefix("Sources/RedressDiagnostics/Pages") && $0.path != declaration.path
        }
        let unused = names.filter { name in
            !users.contains { file in
                file.text.contains(".\(name),") || file.text.contains(".\(name))") || file.text.contains(".\(name)\n")
                    || file.text.contains(".\(name) ")
            }
        }
        #expect(unused.isEmpty, "never raised: \(unused)")
    }

    @Test("Links of the documents lead somewhere")
    func links() {
        let documents =
            ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"].compactMap(Repository.file)
            + Repository.files(in: "docs", endings: [".md"]) + Repository.files(in: "grammar", endings: [".md"])
        var broken: [String] = []
        for document in documents {
            let folder = document.path.split(separator: "/").dropLast().joined(separator: "/")
            for match in document.text.matches(of: #/\]\(([^)#\s]+)(?:#[^)]*)?\)/#) {
                let target = String(match.1)
                if target.contains("://") { continue }
                let path = Repository.root.appendingPathComponent(folder).appendingPathComponent(target).path
                if !FileManager.default.fileExists(atPath: path) { broken.append("\(document.path): \(target)") }
            }
        }
        #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
    }

    @Test("Nothing names a folder outside the repository")
    func noOutsidePaths() {
        let outside = ["/work" + "/", "../" + "shared", "/home" + "/", "/root" + "/"]
        let files = ["Sources", "Tests", "policies", "grammar", "docs", "benchmarks"].flatMap {
            Repository.files(in: $0, endings: [".swift", ".md", ".redress", ".yaml", ".py", ".c", ".ebnf", "run"])
        }
        let found = files.flatMap { file in outside.filter { file.text.contains($0) }.map { "\(file.path): \($0)" } }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }
}
