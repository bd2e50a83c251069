import RedressDiagnostics
import Testing

/// A small generator whose numbers repeat for a seed.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 11 ^ state << 43
    }
}

@Suite struct RandomTextTests {
    /// Pieces that meet every branch: whole and cut characters, controls, direction signs, line ends.
    private static let pieces: [[UInt8]] =
        ["洗", "車", "𠮷", "a", "  ", "\t", "\r\n", "\n", "\u{1B}[2J", "\u{202E}", "\u{85}", "é", "👍", "，"].map {
            Array($0.utf8)
        }
        + [[0xE6, 0xB4], [0x80], [0xFF], [0x00], [0xF0, 0xA0, 0xAE]]

    @Test(arguments: 0..<150 as Range<UInt64>)
    func everyRendererSurvivesAnyBytesAndAnySpan(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...400, using: &generator) {
            bytes += Self.pieces.randomElement(using: &generator) ?? []
        }
        var sources = SourceMap()
        let source = sources.add(path: "\u{1B}x", bytes: bytes)
        func span() -> Span {
            // Also past the end, which a span of another version of the text may be.
            let ends = (0..<2).map { _ in UInt32.random(in: 0...UInt32(bytes.count + 3), using: &generator) }
            return Span(source: source.id, start: ends.min() ?? 0, end: ends.max() ?? 0)
        }
        let userText = String(decoding: bytes.prefix(20), as: UTF8.self)
        let diagnostic = Diagnostic(
            .unexpectedText, same(userText), at: Label(span(), same(userText)),
            secondary: [Label(span()), Label(span())],
            fixes: [Fix(title: same("换"), isSafe: true, edits: [Edit(span(), "新\n行")])])

        let text = TextRenderer(sources: sources, language: .chinese, usesColor: false).render([diagnostic])
        let line = OneLineRenderer(sources: sources, language: .english).render([diagnostic])
        let annotation = AnnotationRenderer(sources: sources, language: .english).render([diagnostic])
        let json = JSONRenderer(sources: sources, language: nil).render([diagnostic])
        for output in [text, line, annotation, json] {
            let controls = output.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
            #expect(controls.isEmpty, "\(controls)")
        }
        #expect(line.split(separator: "\n").count == 1)
        #expect(annotation.split(separator: "\n").count == 1)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func loadingAnyBytesGivesTextOrAnError(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
            UInt8.random(in: 0...255, using: &generator)
        }
        for prefix in [[], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
            var sources = SourceMap()
            let (loaded, diagnostics) = sources.load(path: "x", bytes: prefix + bytes)
            #expect((loaded == nil) == diagnostics.contains { $0.severity == .error })
            if let loaded {
                #expect(String(validating: loaded.bytes, as: UTF8.self) != nil)
                #expect(!loaded.bytes.contains(0))
            }
        }
    }
}
