import RedressDiagnostics

/// A text with the spans of words in it, for tests that point at places.
struct Sample {
    var sources = SourceMap()
    let source: SourceText

    init(_ text: String, path: String = "a.redress") {
        source = sources.add(path: path, bytes: Array(text.utf8))
    }

    /// The span of the first occurrence of a word.
    func span(_ word: String) -> Span {
        let wanted = Array(word.utf8)
        let start = (0...(source.bytes.count - wanted.count)).first { source.bytes[$0...].starts(with: wanted) } ?? 0
        return Span(source: source.id, start: UInt32(start), end: UInt32(start + wanted.count))
    }

    /// The diagnostic rendered as text without colour.
    func text(_ diagnostic: Diagnostic, _ language: Language = .chinese) -> String {
        TextRenderer(sources: sources, language: language, usesColor: false).render(diagnostic)
    }
}

/// A message whose wording does not matter in both languages.
func same(_ text: String) -> Message { Message(zh: text, en: text) }
