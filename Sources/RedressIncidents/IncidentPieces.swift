/// Where the incidents of a text begin, found by its lines alone: documents behind `---`, and in a list the items that
/// begin at the first column. One that cannot be read ends where the next one begins.
struct IncidentPieces {
    let bytes: UnsafeBufferPointer<UInt8>

    /// The end of the piece that starts at an offset: the next line that begins an incident, or the end of the text.
    func end(ofPieceAt start: Int) -> Int {
        let (isList, body) = opening(at: start)
        var line = nextLine(after: body)
        var directives: Int?
        while line < bytes.count {
            if isSeparator(line) { return directives ?? line }
            if isList, isItem(line) { return line }
            // Directives in front of a separator belong to the document behind it.
            directives = bytes[line] == UInt8(ascii: "%") ? directives ?? line : nil
            line = nextLine(after: line)
        }
        return bytes.count
    }

    /// The items of a list in brackets that begin lines of their own behind the line of an offset, each to the next one,
    /// without the sign between them; none where the piece is no such list.
    func items(inBracketsOf piece: Range<Int>, behind offset: Int) -> [Range<Int>] {
        let (_, body) = opening(at: piece.lowerBound)
        guard let first = content(from: body, to: piece.upperBound), bytes[first] == UInt8(ascii: "[") else {
            return []
        }
        var starts: [Int] = []
        var line = nextLine(after: offset)
        while line < piece.upperBound {
            if let start = content(from: line, to: piece.upperBound), bytes[start] == UInt8(ascii: "{"),
                follows(start, in: piece), starts.last != start
            {
                starts.append(start)
            }
            line = nextLine(after: line)
        }
        return starts.indices.map { index in
            let isLast = index + 1 == starts.count
            let sign = isLast ? UInt8(ascii: "]") : UInt8(ascii: ",")
            let end = trimmed(isLast ? piece.upperBound : starts[index + 1], from: starts[index])
            return starts[index]..<(bytes[end - 1] == sign ? trimmed(end - 1, from: starts[index]) : end)
        }
    }

    /// Whether a bracket stands where an item of a list may begin: behind a comma or another item.
    private func follows(_ start: Int, in piece: Range<Int>) -> Bool {
        let end = trimmed(start, from: piece.lowerBound)
        return end > piece.lowerBound && (bytes[end - 1] == UInt8(ascii: ",") || bytes[end - 1] == UInt8(ascii: "}"))
    }

    private func trimmed(_ end: Int, from start: Int) -> Int {
        var end = end
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return end
    }

    /// The first place from an offset that is no space.
    private func content(from offset: Int, to end: Int) -> Int? {
        var offset = offset
        while offset < end, isSpace(bytes[offset]) { offset += 1 }
        return offset < end ? offset : nil
    }

    /// The first start of a document at or behind an offset; the end of the text where there is none.
    func documentStart(from offset: Int) -> Int {
        var line = offset == 0 ? 0 : nextLine(after: offset - 1)
        while line < bytes.count, !isSeparator(line) { line = nextLine(after: line) }
        return min(line, bytes.count)
    }

    /// Whether the piece at an offset is a list or an item of one, and its first line that says so.
    private func opening(at start: Int) -> (isList: Bool, body: Int) {
        var line = start
        var hasSeparator = false
        while line < bytes.count {
            if isSeparator(line) {
                // A second separator ends an empty document.
                if hasSeparator { return (false, max(start, line - 1)) }
                hasSeparator = true
                if !isBlank(from: line + 3) { return (false, line) }
            } else if !isBlank(from: line), bytes[line] != UInt8(ascii: "%") {
                return (isItem(line), line)
            }
            line = nextLine(after: line)
        }
        return (false, start)
    }

    /// Whether a line is `---` or begins with it and a space.
    func isSeparator(_ line: Int) -> Bool {
        guard line + 3 <= bytes.count, bytes[line] == UInt8(ascii: "-"), bytes[line + 1] == UInt8(ascii: "-"),
            bytes[line + 2] == UInt8(ascii: "-")
        else { return false }
        return line + 3 == bytes.count || isSpace(bytes[line + 3])
    }

    /// Whether a line begins an item of a list at the first column.
    private func isItem(_ line: Int) -> Bool {
        guard bytes[line] == UInt8(ascii: "-") else { return false }
        return line + 1 == bytes.count || isSpace(bytes[line + 1])
    }

    /// Whether the rest of a line is empty or a comment.
    private func isBlank(from offset: Int) -> Bool {
        var offset = offset
        while offset < bytes.count, bytes[offset] != 0x0A {
            if bytes[offset] == UInt8(ascii: "#") { return true }
            if !isSpace(bytes[offset]) { return false }
            offset += 1
        }
        return true
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// The start of the line behind the one that holds an offset.
    func nextLine(after offset: Int) -> Int {
        var offset = offset
        while offset < bytes.count {
            if bytes[offset] == 0x0A { return offset + 1 }
            offset += 1
        }
        return bytes.count
    }
}
