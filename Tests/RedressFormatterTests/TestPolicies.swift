import Foundation
import RedressDiagnostics
import RedressSyntax
import Testing

@testable import RedressFormatter

/// The policies that the tests of the formatter read.
enum TestPolicies {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A policy with the place where it stands.
    struct Policy: CustomTestStringConvertible, Sendable {
        let place: String
        let text: String

        var testDescription: String { place }
    }

    /// Every `*.redress` file of the repository.
    static let files: [Policy] = paths(in: ["grammar", "policies", "Tests"], ending: ".redress").map { path in
        Policy(place: path, text: (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? "")
    }

    /// Every block of policy text in the manual, the spec cases, the transcripts and the README that reads without an
    /// error.
    static let blocks: [Policy] = paths(in: ["grammar", "Tests", "README.md"], ending: ".md").flatMap(blocks)
        .filter { SyntaxParser.parse(source($0.text)).diagnostics.isEmpty }

    static func source(_ text: String) -> SourceText {
        SourceText(id: SourceID(0), path: "test.redress", bytes: Array(text.utf8))
    }

    private static func paths(in places: [String], ending: String) -> [String] {
        places.flatMap { place in
            place.hasSuffix(ending)
                ? [place]
                : (FileManager.default.enumerator(atPath: root.appending(path: place).path)?
                    .compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(ending) }.map { place + "/" + $0 }
        }.sorted()
    }

    private static func blocks(_ path: String) -> [Policy] {
        let text = (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
        var blocks: [Policy] = []
        var open: (line: Int, lines: [Substring])?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let block = open {
                if line == "```" {
                    let text = block.lines.map { $0 + "\n" }.joined()
                    blocks.append(Policy(place: "\(path):\(block.line)", text: text))
                    open = nil
                } else {
                    open = (block.line, block.lines + [line])
                }
            } else if line.hasPrefix("```redress") {
                open = (index + 1, [])
            }
        }
        return blocks
    }
}

/// What a text says, whatever its layout: its tree without places and without quotes around names.
func meaning(_ text: String) -> String {
    SyntaxDump.text(of: SyntaxParser.parse(TestPolicies.source(text)).file).filter { $0 != "「" && $0 != "」" }
}

/// The comments of a text, sorted.
func comments(_ text: String) -> [String] {
    let source = TestPolicies.source(text)
    return SyntaxParser.parse(source).file.comments.map { source.text(of: $0) }
        .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.sorted()
}

/// A text in its layout; nil where the formatter refuses it.
func formatted(_ text: String, _ keywords: Language? = nil) -> String? {
    PolicyFormatter.format(TestPolicies.source(text), keywords: keywords).text
}
