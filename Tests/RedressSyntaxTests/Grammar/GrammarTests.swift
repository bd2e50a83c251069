import Foundation
import RedressDiagnostics
import Testing

@testable import RedressSyntax

/// Holds the parser to `grammar/redress.ebnf`: both accept the policies, and what the grammar writes the parser reads.
@Suite("Grammar")
struct GrammarTests {
    static func grammar() throws -> EBNF {
        try EBNF(String(contentsOf: TestFiles.root.appending(path: "grammar/redress.ebnf"), encoding: .utf8))
    }

    /// Keywords that the parser takes for another with one English spelling; the grammar names the other.
    private static let twins: Set<Keyword> = [.noPending]

    @Test("Every keyword of the grammar is in the table, and every keyword of the table in the grammar")
    func keywordsAgree() throws {
        let words = try Self.grammar().keywords
        let unknown = words.filter { Terminals.entry($0) == nil }
        #expect(unknown.isEmpty, "not in the table: \(unknown.sorted())")
        let named = Set(words.compactMap { Terminals.entry($0)?.keyword })
        let missing = Keyword.allCases.filter { !named.contains($0) && !Self.twins.contains($0) }
        #expect(missing.isEmpty, "not in the grammar: \(missing)")
    }

    @Test("The grammar derives every policy, and the policies use every production")
    func policiesAreDerived() throws {
        let grammar = try Self.grammar()
        let recogniser = EarleyRecogniser(grammar)
        var used: [String: Int] = [:]
        for path in TestFiles.policies {
            let source = try TestFiles.source(path: path)
            let input = Terminals(Lexer.tokens(of: source))
            switch recogniser.recognise(input, as: "file") {
            case .derived(let productions):
                for name in productions { used[name, default: 0] += 1 }
            case .stuck(let token):
                let near = input.tokens[min(max(token, 0), input.tokens.count - 1)]
                let place = source.lineColumn(of: near.start)
                Issue.record("\(path):\(place.line):\(place.column) fits no production")
            }
        }
        let unused = grammar.order.filter { used[$0] == nil }
        #expect(unused.isEmpty, "no policy uses \(unused)")
    }

    @Test("A text outside the grammar is not derived")
    func recogniserCanRefuse() throws {
        let recogniser = EarleyRecogniser(try Self.grammar())
        let source = TestFiles.source("规则 甲\n  始终 → 通知 乙\n  始终 通知 乙\n")
        guard case .stuck = recogniser.recognise(Terminals(Lexer.tokens(of: source)), as: "file") else {
            Issue.record("a row without an arrow was derived")
            return
        }
    }

    @Test("The parser reads what the grammar writes", arguments: Language.allCases)
    func generatedSentences(language: Language) throws {
        let grammar = try Self.grammar()
        let count = TestFiles.isLong ? 20_000 : 800
        var generator = SentenceGenerator(grammar, language: language, seed: 20_261_126)
        var failures = 0
        for _ in 0..<count {
            let source = TestFiles.source(generator.text("declaration"))
            let tree = SyntaxParser.read(Lexer.tokens(of: source))
            guard let first = tree.diagnostics.first else { continue }
            failures += 1
            if failures <= 5 {
                Issue.record("\(first.line(in: source))\n\(String(decoding: source.bytes, as: UTF8.self))")
            }
        }
        #expect(failures == 0)
    }
}
