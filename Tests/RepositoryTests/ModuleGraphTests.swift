import Foundation
import Testing

/// Holds the module graph of ARCHITECTURE.md: what each module may import, directly.
@Suite("Module graph")
struct ModuleGraphTests {
    /// The modules of ours, and the C and package modules, that each target may import.
    static let allowed: [String: Set<String>] = [
        "RedressDiagnostics": [],
        "RedressTime": [],
        "RedressSyntax": ["RedressDiagnostics"],
        "RedressModel": ["RedressDiagnostics", "RedressTime"],
        "RedressChecker": ["RedressDiagnostics", "RedressModel", "RedressSyntax", "RedressTime"],
        "RedressEngine": ["RedressDiagnostics", "RedressModel", "RedressTime"],
        "RedressFormatter": ["RedressDiagnostics", "RedressSyntax"],
        "RedressIncidents": ["CICal", "CLibYAML", "RedressDiagnostics", "RedressModel", "RedressTime"],
        "SMT": ["CZ3"],
        "RedressAnalysis": ["RedressDiagnostics", "RedressEngine", "RedressModel", "RedressTime", "SMT"],
        "RedressReports": ["RedressAnalysis", "RedressDiagnostics", "RedressEngine", "RedressModel", "RedressTime"],
        "RedressKit": [
            "RedressAnalysis", "RedressChecker", "RedressDiagnostics", "RedressEngine", "RedressFormatter", "RedressIncidents",
            "RedressModel", "RedressReports", "RedressSyntax", "RedressTime",
        ],
        "redress": ["ArgumentParser", "RedressKit"],
    ]

    /// The files that may import a system library, each with its reason in ARCHITECTURE.md.
    static let systemImports: [String: Set<String>] = [
        "Sources/RedressTime/ZoneTable.swift": ["Foundation"],
        "Sources/RedressDiagnostics/Loading/GB18030.swift": ["Darwin", "Glibc", "Musl"],
    ]

    /// The imports of a file that its module may not have.
    static func violations(path: String, text: String) -> [String] {
        let parts = path.split(separator: "/")
        guard parts.count > 2, parts[0] == "Sources" else { return [] }
        let module = String(parts[1])
        guard let allowed = allowed[module] else { return ["\(path): module \(module) is not in the graph"] }
        let system = systemImports[path] ?? (module == "redress" ? ["Foundation", "Glibc"] : [])
        return imports(of: text).filter { !allowed.contains($0) && !system.contains($0) }
            .map { "\(path): imports \($0)" }
    }

    /// The modules that a Swift text imports.
    static func imports(of text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            var words = line.split(separator: " ").map(String.init)
            let modifiers: Set = ["public", "package", "internal", "fileprivate", "private", "@_exported", "@testable"]
            while let first = words.first, modifiers.contains(first) || first.hasPrefix("@preconcurrency") {
                words.removeFirst()
            }
            guard words.first == "import", words.count > 1 else { return nil }
            let kinds: Set = ["struct", "class", "enum", "func", "protocol", "typealias", "let", "var"]
            let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
            return name.split(separator: ".").first.map(String.init)
        }
    }

    @Test("No module imports against the graph")
    func graphHolds() {
        let found = Repository.sources.flatMap { Self.violations(path: $0.path, text: $0.text) }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
        #expect(Repository.sources.count > 50)
    }

    @Test(
        "An import against the graph is found",
        arguments: [
            ("Sources/RedressEngine/X.swift", "package import RedressSyntax"),
            ("Sources/RedressModel/X.swift", "import struct RedressChecker.CheckOutcome"),
            ("Sources/RedressChecker/X.swift", "internal import CLibYAML"),
            ("Sources/RedressKit/X.swift", "import CICal"),
            ("Sources/RedressSyntax/X.swift", "import Foundation"),
            ("Sources/redress/Commands/X.swift", "import RedressEngine"),
            ("Sources/Fresh/X.swift", "import RedressModel"),
        ])
    func wrongImportIsFound(path: String, text: String) {
        #expect(Self.violations(path: path, text: text).count == 1)
    }

    @Test("Package.swift declares the same graph")
    func manifestAgrees() throws {
        let whole = try #require(Repository.file("Package.swift")).text
        let targets = try #require(whole.range(of: "targets: [\n"))
        let manifest = whole[targets.upperBound...]
        for (module, imports) in Self.allowed {
            let start = try #require(manifest.range(of: "name: \"\(module)\","), "\(module) is no target")
            let rest = manifest[start.upperBound...]
            let end = rest.range(of: "swiftSettings")?.lowerBound ?? rest.endIndex
            let block = rest[..<end]
            let declared = Set(Self.allowed.keys.filter { block.contains("\"\($0)\"") })
            #expect(declared == imports.subtracting(["ArgumentParser", "CICal", "CLibYAML", "CZ3"]), "\(module)")
        }
    }
}
