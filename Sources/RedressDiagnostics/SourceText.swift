/// Which source a place belongs to: its index in the `SourceMap` of the run.
package struct SourceID: Hashable, Sendable {
    package let index: UInt32
    package init(_ index: UInt32) { self.index = index }
}

/// A half-open stretch of UTF-8 bytes in one source.
package struct Span: Hashable, Sendable {
    package let source: SourceID
    package let start: UInt32
    package let end: UInt32

    package init(source: SourceID, start: UInt32, end: UInt32) {
        self.source = source
        self.start = start
        self.end = max(start, end)
    }

    /// The smallest span that covers both; the other must lie in the same source.
    package func union(_ other: Span) -> Span {
        Span(source: source, start: min(start, other.start), end: max(end, other.end))
    }
}

/// A place as people count it: lines and columns from 1, columns in Unicode scalars.
package struct LineColumn: Hashable, Sendable {
    package let line: Int
    package let column: Int
}

/// One text that was read: its bytes, where its lines start, and the name to show for it.
package struct SourceText: Sendable {
    package let id: SourceID
    /// The path as the user gave it, or `-` for standard input.
    package let path: String
    /// The text in UTF-8, without a byte-order mark.
    package let bytes: [UInt8]
    /// The byte offset at which each line starts; the first is 0.
    package let lineStarts: [UInt32]

    package init(id: SourceID, path: String, bytes: [UInt8]) {
        self.id = id
        self.path = path
        self.bytes = bytes
        var starts: [UInt32] = [0]
        for (offset, byte) in bytes.enumerated() where byte == 0x0A {
            starts.append(UInt32(offset + 1))
        }
        lineStarts = starts
    }

    /// The index, from 0, of the line that holds a byte offset.
    package func lineIndex(of offset: UInt32) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// Line and column of a byte offset.
    package func lineColumn(of offset: UInt32) -> LineColumn {
        let line = lineIndex(of: offset)
        let start = Int(lineStarts[line])
        let end = min(Int(offset), bytes.count)
        // A scalar begins at every byte that is not a continuation byte.
        let scalars = bytes[start..<max(start, end)].reduce(into: 0) { count, byte in
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        return LineColumn(line: line + 1, column: scalars + 1)
    }

    /// The text of a line, from 0, without its line end.
    package func lineText(_ line: Int) -> String {
        let start = Int(lineStarts[line])
        var end = line + 1 < lineStarts.count ? Int(lineStarts[line + 1]) - 1 : bytes.count
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    }

    /// The text that a span covers.
    package func text(of span: Span) -> String {
        let start = min(Int(span.start), bytes.count)
        let end = min(Int(span.end), bytes.count)
        return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    }
}

/// Every source of a run, by id; spans are resolved against it when rendering.
package struct SourceMap: Sendable {
    package private(set) var sources: [SourceText] = []

    package init() {}

    /// Adds a text and gives it the next id.
    package mutating func add(path: String, bytes: [UInt8]) -> SourceText {
        let source = SourceText(id: SourceID(UInt32(sources.count)), path: path, bytes: bytes)
        sources.append(source)
        return source
    }

    /// The source of an id of this map.
    package subscript(id: SourceID) -> SourceText? {
        Int(id.index) < sources.count ? sources[Int(id.index)] : nil
    }
}
