import RedressDiagnostics
import Testing

@testable import RedressSyntax

/// Whatever is fed to the parser, it ends with a tree whose places lie in the text.
@Suite("Robustness")
struct RobustnessTests {
    private func read(_ bytes: [UInt8], location: Testing.SourceLocation = #_sourceLocation) {
        let source = TestFiles.source(bytes: bytes)
        let result = SyntaxParser.parse(source)
        let spans =
            result.diagnostics.flatMap { diagnostic in
                [diagnostic.primary].compactMap { $0?.span } + diagnostic.fixes.flatMap { $0.edits.map(\.span) }
            } + result.file.declarations.map(\.span) + result.file.comments
        let isInside = spans.allSatisfy { $0.start <= $0.end && Int($0.end) <= bytes.count }
        #expect(isInside, "\(String(decoding: bytes, as: UTF8.self))", sourceLocation: location)
        // A tree with a hole in it has been reported.
        if result.diagnostics.isEmpty,
            result.file.declarations.contains(where: { if case .invalid = $0.kind { true } else { false } })
        {
            Issue.record("a hole without a word: \(String(decoding: bytes, as: UTF8.self))", sourceLocation: location)
        }
    }

    @Test("Random bytes")
    func randomBytes() {
        var random = SeededRandom(seed: 1)
        for _ in 0..<10_000 {
            let count = Int.random(in: 0...60, using: &random)
            read((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
    }

    @Test("Random words and signs of the language")
    func randomWords() {
        var random = SeededRandom(seed: 2)
        let words =
            KeywordEntry.table.flatMap(\.spellings) + [
                "甲", "乙", "Ⅱ-3", "「丙」", "\"文\"", "\"", "「", "5", "30分钟", "2%", "4S店", "2024-01-01", "8:30", "5-10",
            ]
        let signs = ["\n", "\n", "\n", ":", ",", "→", "(", ")", "..", "=", "<", "+", "-", "*", "、", "#", "。"]
        for _ in 0..<(TestFiles.isLong ? 200_000 : 4_000) {
            let count = Int.random(in: 0...30, using: &random)
            let text = (0..<count).map { _ in
                (Bool.random(using: &random) ? words : signs).randomElement(using: &random) ?? ""
            }
            read(Array(text.joined(separator: " ").utf8))
        }
    }

    @Test("Every prefix of a policy", arguments: TestFiles.policies)
    func prefixes(path: String) throws {
        let bytes = try TestFiles.source(path: path).bytes
        let starts = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 }
        let step = TestFiles.isLong ? 1 : max(1, starts.count / 40)
        for index in stride(from: 0, to: starts.count, by: step) { read(Array(bytes[..<starts[index]])) }
    }

    @Test("A policy without one of its tokens", arguments: TestFiles.policies)
    func deletions(path: String) throws {
        let source = try TestFiles.source(path: path)
        let tokens = Lexer.tokens(of: source).tokens
        let step = TestFiles.isLong ? 1 : max(1, tokens.count / 60)
        for index in stride(from: 0, to: tokens.count, by: step) {
            var bytes = source.bytes
            bytes.removeSubrange(Int(tokens[index].start)..<Int(tokens[index].end))
            read(bytes)
        }
    }

    @Test(
        "A file of nothing, of one sign, of blank lines",
        arguments: ["", "\n", "→", "  \t\r\n\n", "#", "(", "制度", "规则 "])
    func small(text: String) {
        read(Array(text.utf8))
    }

    @Test("Four times the text takes about four times the time", .enabled(if: TestFiles.isLong))
    func linearTime() {
        let row = "  甲: 乙 且 丙 = 丁 或 戊 超过 5 且 不超过 10 → 己 100 每人 当 庚, 处分 己 辛 依据 R1\n"
        func time(_ count: Int) -> Duration {
            let source = TestFiles.source("罚则 子\n" + String(repeating: row, count: count))
            return ContinuousClock().measure { _ = SyntaxParser.parse(source) }
        }
        _ = time(100)
        // A quadratic parser would take sixteen times as long; the factor leaves room for a busy machine.
        let (small, large) = (
            (0..<3).map { _ in time(200) }.min() ?? .zero, (0..<3).map { _ in time(800) }.min() ?? .zero
        )
        #expect(large < small * 10)
    }
}
