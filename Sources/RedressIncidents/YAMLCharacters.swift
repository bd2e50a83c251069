/// Which bytes can be read as YAML at all. libyaml reads ahead and would give up everything before a bad byte, so
/// they are found before it sees them.
enum YAMLCharacters {
    /// What is wrong with a byte.
    enum Flaw: Equatable {
        /// No UTF-8.
        case encoding
        /// A control character, or another that YAML shuts out.
        case control(UInt32)
    }

    /// The first byte in a range that YAML cannot hold; nil where there is none.
    static func firstFlaw(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> (offset: Int, flaw: Flaw)? {
        var offset = range.lowerBound
        let end = range.upperBound
        while offset < end {
            let byte = bytes[offset]
            if byte < 0x80 {
                if byte < 0x20 && byte != 0x0A && byte != 0x09 && byte != 0x0D || byte == 0x7F {
                    return (offset, .control(UInt32(byte)))
                }
                offset += 1
                // Eight ASCII characters at once, as long as none of them is a control character.
                while offset + 8 <= end, Self.isPlainText(bytes, at: offset) { offset += 8 }
                continue
            }
            let length = scalarLength(bytes, at: offset, end: end)
            guard length > 0 else { return (offset, .encoding) }
            if length == 3, byte == 0xEF, let control = noncharacter(bytes, at: offset) {
                return (offset, .control(control))
            }
            if length == 2, byte == 0xC2, bytes[offset + 1] < 0xA0, bytes[offset + 1] != 0x85 {
                return (offset, .control(UInt32(bytes[offset + 1])))
            }
            offset += length
        }
        return nil
    }

    /// Whether the eight bytes at an offset are all from space to `~`.
    @inline(__always)
    private static func isPlainText(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        let word = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
        let ones: UInt64 = 0x0101_0101_0101_0101
        let high: UInt64 = 0x8080_8080_8080_8080
        guard word & high == 0 else { return false }
        // With all high bits clear, adding 0x60 sets the high bit of each byte from 0x20 on, adding 1 that of 0x7F.
        return (word &+ 0x60 &* ones) & high == high && (word &+ ones) & high == 0
    }

    /// U+FFFE, U+FFFF, and a byte-order mark that is not at the start of the text.
    private static func noncharacter(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt32? {
        if bytes[offset + 1] == 0xBB, bytes[offset + 2] == 0xBF { return 0xFEFF }
        if bytes[offset + 1] == 0xBF, bytes[offset + 2] >= 0xBE { return 0xFFC0 | UInt32(bytes[offset + 2] & 0x3F) }
        return nil
    }

    /// How many bytes the scalar at an offset takes; 0 where none begins.
    @inline(__always)
    private static func scalarLength(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, end: Int) -> Int {
        let first = bytes[offset]
        if first >= 0xE1, first <= 0xEF, first != 0xED {
            guard offset + 2 < end, bytes[offset + 1] & 0xC0 == 0x80, bytes[offset + 2] & 0xC0 == 0x80 else { return 0 }
            return 3
        }
        if first >= 0xC2, first <= 0xDF { return offset + 1 < end && bytes[offset + 1] & 0xC0 == 0x80 ? 2 : 0 }
        // The second byte of these is bounded more narrowly: no overlong forms, surrogates or values past the end.
        let second: ClosedRange<UInt8>
        let length: Int
        switch first {
        case 0xE0: (second, length) = (0xA0...0xBF, 3)
        case 0xED: (second, length) = (0x80...0x9F, 3)
        case 0xF0: (second, length) = (0x90...0xBF, 4)
        case 0xF1...0xF3: (second, length) = (0x80...0xBF, 4)
        case 0xF4: (second, length) = (0x80...0x8F, 4)
        default: return 0
        }
        guard offset + length <= end, second.contains(bytes[offset + 1]) else { return 0 }
        for next in (offset + 2)..<(offset + length) where bytes[next] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
