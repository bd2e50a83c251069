/// How the lines of a fix read once it is applied.
struct FixPreview {
    /// A corrected line, with the stretches of cells that are new.
    struct Line {
        let number: Int
        let text: String
        let additions: [(start: Int, width: Int)]
    }

    /// Where the lines stand.
    let source: SourceText
    /// The corrected lines, rising.
    let lines: [Line]

    /// The preview of a fix, nil when it touches several sources or none, or spreads over too many lines to show.
    init?(_ fix: Fix, sources: SourceMap) {
        let edits = fix.edits.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
        guard let first = edits.first, let last = edits.last, let source = sources[first.span.source],
            edits.allSatisfy({ $0.span.source == first.span.source && Int($0.span.end) <= source.bytes.count })
        else { return nil }
        // Lines that are taken out leave nothing to show.
        let removesLines = edits.allSatisfy { $0.replacement.isEmpty && source.text(of: $0.span).hasSuffix("\n") }
        if removesLines { return nil }
        let firstLine = source.lineIndex(of: first.span.start)
        let lastLine = source.lineIndex(of: last.span.end)
        let region = source.lineRange(firstLine).lowerBound..<source.lineRange(lastLine).upperBound
        // A text without its damaged bytes cannot be previewed from a place that a line end has cut.
        guard Int(first.span.start) >= region.lowerBound, Int(last.span.end) <= region.upperBound else { return nil }

        var corrected: [UInt8] = []
        var additions: [Range<Int>] = []
        var position = region.lowerBound
        for edit in edits {
            guard Int(edit.span.start) >= position else { return nil }
            corrected += source.bytes[position..<Int(edit.span.start)]
            let start = corrected.count
            corrected += edit.replacement.utf8
            if corrected.count > start { additions.append(start..<corrected.count) }
            position = Int(edit.span.end)
        }
        corrected += source.bytes[position..<region.upperBound]

        let lines = Self.lines(of: corrected, from: firstLine + 1, additions: additions)
        guard lines.count <= Self.mostLines, corrected.count <= Self.mostBytes else { return nil }
        self.source = source
        self.lines = lines
    }

    private static let mostLines = 6
    private static let mostBytes = 2_000

    private static func lines(of bytes: [UInt8], from firstNumber: Int, additions: [Range<Int>]) -> [Line] {
        var result: [Line] = []
        var start = 0
        while start <= bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let shown = DisplayLine(bytes[start..<end])
            let marks = additions.compactMap { range -> (start: Int, width: Int)? in
                guard range.overlaps(start..<end) else { return nil }
                let from = shown.cell(at: max(range.lowerBound, start))
                return (from, shown.cell(at: min(range.upperBound, end)) - from)
            }
            result.append(
                Line(number: firstNumber + result.count, text: shown.text, additions: marks.filter { $0.width > 0 }))
            start = end + 1
        }
        return result
    }
}
