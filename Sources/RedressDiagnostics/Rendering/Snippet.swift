/// The source lines that some labels of one source are about, with what stands under each.
struct Snippet {
    /// An underline, with the words that follow it.
    struct Mark {
        let start: Int
        let width: Int
        let isPrimary: Bool
        let message: Message?
    }

    /// A source line and its underlines, from left to right.
    struct Line {
        /// The number of the line, from 1.
        let number: Int
        let text: String
        let marks: [Mark]
    }

    /// The lines, rising; lines between them are left out.
    let lines: [Line]

    init(_ labels: [(label: Label, isPrimary: Bool)], in source: SourceText) {
        var segments: [Int: [Segment]] = [:]
        for (label, isPrimary) in labels {
            for segment in Segment.segments(of: label, isPrimary: isPrimary, in: source) {
                segments[segment.line, default: []].append(segment)
            }
        }
        lines = segments.sorted { $0.key < $1.key }.map { index, segments in
            let focus = segments.first { $0.isPrimary } ?? segments[0]
            let shown = DisplayLine(source, line: index, around: focus.range.lowerBound)
            let marks = segments.map { segment in
                let start = shown.cell(at: segment.range.lowerBound)
                let width = shown.cell(at: segment.range.upperBound) - start
                return Mark(start: start, width: max(1, width), isPrimary: segment.isPrimary, message: segment.message)
            }
            return Line(
                number: index + 1, text: shown.text, marks: marks.sorted { ($0.start, $0.width) < ($1.start, $1.width) }
            )
        }
    }

    /// The part of a label that lies in one line.
    private struct Segment {
        let line: Int
        let range: Range<Int>
        let isPrimary: Bool
        let message: Message?

        /// A label within a line is one part; a longer one is its first and its last line, the words at the last.
        static func segments(of label: Label, isPrimary: Bool, in source: SourceText) -> [Segment] {
            let start = min(Int(label.span.start), source.bytes.count)
            let end = min(Int(label.span.end), source.bytes.count)
            let firstLine = source.lineIndex(of: UInt32(start))
            // A label that ends with a line break ends in the line before it.
            let lastLine = source.lineIndex(of: UInt32(max(start, end - 1)))
            let first = source.lineRange(firstLine)
            guard lastLine > firstLine else {
                let range = min(start, first.upperBound)..<max(min(start, first.upperBound), min(end, first.upperBound))
                return [Segment(line: firstLine, range: range, isPrimary: isPrimary, message: label.message)]
            }
            let last = source.lineRange(lastLine)
            let indent = source.bytes[last].prefix { $0 == 0x20 || $0 == 0x09 }.count
            let lastStart = min(last.lowerBound + indent, last.upperBound)
            let lastEnd = max(lastStart, min(end, last.upperBound))
            return [
                Segment(
                    line: firstLine, range: min(start, first.upperBound)..<first.upperBound, isPrimary: isPrimary,
                    message: nil
                ),
                Segment(line: lastLine, range: lastStart..<lastEnd, isPrimary: isPrimary, message: label.message),
            ]
        }
    }
}
