/// One line of a text as an incident's line: indentation, perhaps a list's dash, then a key and its value.
struct SourceLine {
    /// The line without its end.
    let range: Range<Int>
    /// What stands behind indentation and dashes.
    let content: Range<Int>
    /// The first tab of the indentation.
    let indentationTab: Int?
    private let bytes: UnsafeBufferPointer<UInt8>

    /// The line that holds an offset, within bounds.
    init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, in bounds: Range<Int>) {
        self.bytes = bytes
        var start = min(max(offset, bounds.lowerBound), bounds.upperBound)
        while start > bounds.lowerBound, bytes[start - 1] != 0x0A { start -= 1 }
        var end = start
        while end < bounds.upperBound, bytes[end] != 0x0A { end += 1 }
        var contentEnd = end
        while contentEnd > start, bytes[contentEnd - 1] == 0x0D || bytes[contentEnd - 1] == 0x20 { contentEnd -= 1 }
        var contentStart = start
        var tab: Int?
        while contentStart < contentEnd {
            if bytes[contentStart] == 0x09 { tab = tab ?? contentStart }
            let isDash =
                bytes[contentStart] == UInt8(ascii: "-") && contentStart + 1 < contentEnd
                && bytes[contentStart + 1] == 0x20
            guard bytes[contentStart] == 0x20 || bytes[contentStart] == 0x09 || isDash else { break }
            contentStart += 1
        }
        range = start..<end
        content = contentStart..<contentEnd
        indentationTab = tab
    }

    var text: String { text(content) }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The first colon of the line, where a plain key stands before it: its place, its length in bytes, and whether
    /// a space or the line's end follows.
    var firstColon: (offset: Int, length: Int, isSeparator: Bool)? {
        guard let first = content.first, !Self.opensNoKey(bytes[first]) else { return nil }
        var offset = content.lowerBound
        while offset < content.upperBound {
            if bytes[offset] == UInt8(ascii: ":") {
                let next = offset + 1
                return (offset, 1, next == content.upperBound || bytes[next] == 0x20)
            }
            if offset + 2 < content.upperBound, bytes[offset] == 0xEF, bytes[offset + 1] == 0xBC,
                bytes[offset + 2] == 0x9A
            {
                return (offset, 3, false)
            }
            offset += 1
        }
        return nil
    }

    /// The key before the first colon.
    var key: String? {
        guard let colon = firstColon else { return nil }
        var end = colon.offset
        while end > content.lowerBound, bytes[end - 1] == 0x20 { end -= 1 }
        return end > content.lowerBound ? text(content.lowerBound..<end) : nil
    }

    /// What stands behind the first colon.
    var value: String? {
        guard let colon = firstColon else { return nil }
        var start = colon.offset + colon.length
        while start < content.upperBound, bytes[start] == 0x20 { start += 1 }
        return text(start..<content.upperBound)
    }

    private static func opensNoKey(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "#"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "["), UInt8(ascii: "{"),
            UInt8(ascii: "%"), UInt8(ascii: "|"), UInt8(ascii: ">"):
            true
        default: false
        }
    }
}
