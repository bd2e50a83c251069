import RedressDiagnostics

// MARK: - JSON Lines

extension ReadingSession {
    /// Whether the text has one JSON object a line: its name says so, or its first two lines do.
    var looksLikeJSONLines: Bool {
        if source.path.hasSuffix(".jsonl") || source.path.hasSuffix(".ndjson") { return true }
        guard let first = contentLine(from: 0), isObject(first) else { return false }
        guard let second = contentLine(from: pieces.nextLine(after: first.lowerBound)) else { return false }
        return isObject(second)
    }

    /// Reads each line by itself.
    mutating func readLines(_ body: (IncidentBatch) -> Void) {
        var position = 0
        while let line = contentLine(from: position) {
            position = pieces.nextLine(after: line.lowerBound)
            if let (offset, flaw) = YAMLCharacters.firstFlaw(in: bytes, line) {
                reject(line, .flawedCharacter(flaw, at: offset, source), body)
            } else {
                _ = readPiece(line, body)
            }
        }
    }

    /// The next line at or behind the start of a line that is not blank, without the space around it.
    private func contentLine(from start: Int) -> Range<Int>? {
        var start = start
        while start < bytes.count {
            let next = pieces.nextLine(after: start)
            var range = start..<next
            while let last = range.last, isSpace(bytes[last]) { range.removeLast() }
            while let first = range.first, isSpace(bytes[first]) { range.removeFirst() }
            if !range.isEmpty { return range }
            start = next
        }
        return nil
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    private func isObject(_ line: Range<Int>) -> Bool {
        bytes[line.lowerBound] == UInt8(ascii: "{") && bytes[line.upperBound - 1] == UInt8(ascii: "}")
    }
}
