/// One source line as it is shown: tabs as spaces, controls made visible, and which cell each byte falls on.
struct DisplayLine {
    /// What is printed.
    private(set) var text = ""
    /// How many cells it takes.
    private(set) var cells = 0
    /// Where each shown scalar begins: its byte in the source and its first cell, rising.
    private var starts: [(offset: Int, cell: Int)] = []

    /// The line of an index, from 0; of a very long one the part about a byte offset.
    init(_ source: SourceText, line: Int, around focus: Int) {
        let range = source.lineRange(line)
        let shown = Self.window(of: range, in: source.bytes, around: focus)
        self.init(
            source.bytes[shown], isCutBefore: shown.lowerBound > range.lowerBound,
            isCutAfter: shown.upperBound < range.upperBound)
    }

    /// The line of the bytes given; their indices are the offsets by which cells are found.
    init(_ bytes: ArraySlice<UInt8>, isCutBefore: Bool = false, isCutAfter: Bool = false) {
        if isCutBefore { append("…", at: bytes.startIndex) }
        var position = bytes.startIndex
        while position < bytes.endIndex {
            let start = position
            if let scalar = decodeScalar(bytes, at: &position) {
                append(scalar, at: start)
            } else {
                append(VisibleText.replacement(forInvalid: bytes[start]), at: start)
            }
        }
        starts.append((bytes.endIndex, cells))
        if isCutAfter { append("…", at: bytes.endIndex) }
    }

    /// The cell at which a byte is shown; places outside the line fall on its ends.
    func cell(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle].offset <= offset { low = middle } else { high = middle }
        }
        return starts[low].cell
    }

    private mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
        if scalar == "\t" {
            append(String(repeating: " ", count: Self.tabStop - cells % Self.tabStop), at: offset)
        } else {
            append(VisibleText.replacement(for: scalar) ?? String(Character(scalar)), at: offset)
        }
    }

    private mutating func append(_ shown: String, at offset: Int) {
        starts.append((offset, cells))
        text += shown
        cells += DisplayWidth.cells(of: shown)
    }

    private static let tabStop = 4
    private static let longestLine = 600
    private static let bytesBeforeFocus = 120
    private static let bytesOfWindow = 360

    private static func window(of line: Range<Int>, in bytes: [UInt8], around focus: Int) -> Range<Int> {
        guard line.count > longestLine else { return line }
        var start = max(line.lowerBound, min(focus, line.upperBound) - bytesBeforeFocus)
        var end = min(line.upperBound, start + bytesOfWindow)
        // A scalar of several bytes is not cut in two; in damaged text the search is kept short.
        for _ in 0..<3 where start > line.lowerBound && bytes[start] & 0xC0 == 0x80 { start -= 1 }
        for _ in 0..<3 where end < line.upperBound && bytes[end] & 0xC0 == 0x80 { end += 1 }
        return start..<end
    }
}

extension SourceText {
    /// The byte offsets of a line, from 0, without its line end.
    func lineRange(_ line: Int) -> Range<Int> {
        let start = Int(lineStarts[line])
        var end = line + 1 < lineStarts.count ? Int(lineStarts[line + 1]) - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return start..<max(start, end)
    }
}
