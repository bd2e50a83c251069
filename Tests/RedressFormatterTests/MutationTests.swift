import Foundation
import RedressDiagnostics
import RedressSyntax
import Testing

/// Policies changed at random, as far as they still read: what holds for those of the repository holds for any.
@Suite("Formatting policies changed at random")
struct MutationTests {
    private static let isLong = ProcessInfo.processInfo.environment["REDRESS_LONG_TESTS"] == "1"

    /// The texts to change: declarations of the files, each by itself, and the blocks.
    private static let seeds: [String] = TestPolicies.files.flatMap(declarations) + TestPolicies.blocks.map(\.text)

    private static func declarations(_ policy: TestPolicies.Policy) -> [String] {
        let source = TestPolicies.source(policy.text)
        return SyntaxParser.parse(source).file.declarations.map { source.text(of: $0.span) + "\n" }
    }

    @Test("Layout and translation keep the tree and the comments", arguments: 0..<8)
    func mutations(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        var readable = 0
        for _ in 0..<(Self.isLong ? 6_000 : 500) {
            guard let text = mutated(&random) else { continue }
            readable += 1
            if let problem = problem(text) {
                Issue.record("\(problem):\n\(text)")
                return
            }
        }
        #expect(readable > 50)
    }

    /// A seed with some of its words changed, and with noise between them; nil where it does not read any more.
    private func mutated(_ random: inout SeededRandom) -> String? {
        guard let seed = Self.seeds.randomElement(using: &random) else { return nil }
        let source = TestPolicies.source(seed)
        let words = SyntaxParser.parseKeepingWords(source).words
        if words.isEmpty || words.count > 400 { return nil }
        var parts: [String] = []
        var end = 0
        for word in words {
            parts.append(String(decoding: source.bytes[end..<Int(word.span.start)], as: UTF8.self))
            parts.append(source.text(of: word.span))
            end = Int(word.span.end)
        }
        parts.append(String(decoding: source.bytes[end...], as: UTF8.self))
        for _ in 0..<Int.random(in: 0...3, using: &random) { disturb(&parts, &random) }
        for _ in 0..<Int.random(in: 0...2, using: &random) { mutate(&parts, &random) }
        let text = parts.joined()
        let isReadable = SyntaxParser.parse(TestPolicies.source(text)).diagnostics.isEmpty
        return isReadable ? text : nil
    }

    private static let noise = [
        "\n", "\n\n\n", "  # 注\n", " \n# 注\n\n", "\t", "\u{3000}", "\r\n", "  ", " # \"1\" 「2\n    # 3\n",
        "\u{FF03} 注\n",
    ]

    private static let words: [String] =
        KeywordEntry.table.flatMap(\.spellings) + UnitEntry.table.flatMap(\.spellings) + [
            "甲", "less", "person", "「or」", "`else`", "same", "day", "1", "30分钟", "2 %", "(", ")", ",", "、", "，", ":",
            "→",
            "->", "-", "\u{FF0D}", "..", "<>", ">=", "÷", "“文”", "\"字\"", "2024-1-5", "８：３０", "事件", "record", "Ⅱ-3",
        ]

    /// Puts something between two words; words stand at the odd places.
    private func disturb(_ parts: inout [String], _ random: inout SeededRandom) {
        parts[Int.random(in: 0...(parts.count / 2), using: &random) * 2] +=
            Self.noise.randomElement(using: &random) ?? ""
    }

    /// Changes one word.
    private func mutate(_ parts: inout [String], _ random: inout SeededRandom) {
        let count = parts.count / 2
        let word = Int.random(in: 0..<count, using: &random) * 2 + 1
        switch Int.random(in: 0..<6, using: &random) {
        case 0: parts[word] = ""
        case 1: parts[word] += " " + parts[word]
        case 2: parts.swapAt(word, Int.random(in: 0..<count, using: &random) * 2 + 1)
        case 3, 4: parts[word] = Self.words.randomElement(using: &random) ?? ""
        default: parts[word] = (Self.words.randomElement(using: &random) ?? "") + " " + parts[word]
        }
    }

    /// What formatting does wrong to a text; nil where all is well.
    private func problem(_ text: String) -> String? {
        let (meant, commented) = (meaning(text), comments(text))
        for vocabulary in [nil, Language.chinese, .english] {
            guard let once = formatted(text, vocabulary) else { return "refused" }
            if meaning(once) != meant { return "the tree differs:\n\(once)" }
            if comments(once) != commented { return "the comments differ:\n\(once)" }
            if formatted(once) != once { return "not stable:\n\(once)\n\(formatted(once) ?? "refused")" }
            guard let vocabulary else { continue }
            let other: Language = vocabulary == .chinese ? .english : .chinese
            let back = formatted(once, other).flatMap { formatted($0, vocabulary) }
            if back != once, vocabulary == .english || !hasTraditional(once) {
                return "not the same there and back:\n\(once)\n\(back ?? "refused")"
            }
        }
        return nil
    }

    private func hasTraditional(_ text: String) -> Bool {
        let words = SyntaxParser.parseKeepingWords(TestPolicies.source(text)).words
        let source = TestPolicies.source(text)
        return words.contains { word in
            let written = source.text(of: word.span)
            if let rounding = word.rounding, let spelling = rounding.written,
                KeywordEntry.of(rounding.keyword)?.traditional.contains(spelling) ?? false
            {
                return true
            }
            switch word.kind {
            case .keyword(let keyword): return KeywordEntry.of(keyword)?.traditional.contains(written) ?? false
            case .number, .unit, .weekday: return UnitEntry.isTraditional(written)
            case .name, .text, .moment, .sign: return false
            }
        }
    }
}

/// A generator that gives the same numbers for the same seed, everywhere.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
