/// JSON writes a character beyond U+FFFF as two escapes, which YAML does not know.
enum JSONEscapes {
    /// The text with such pairs as YAML writes them, of the same length, so that places stay what they are; nil where
    /// there is none.
    static func joiningPairs(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var result: [UInt8]?
        var offset = 0
        while offset + 1 < bytes.count {
            guard bytes[offset] == UInt8(ascii: "\\") else {
                offset += 1
                continue
            }
            guard let high = unit(bytes, at: offset), (0xD800...0xDBFF).contains(high),
                let low = unit(bytes, at: offset + 6), (0xDC00...0xDFFF).contains(low)
            else {
                // What is escaped is no backslash of its own.
                offset += 2
                continue
            }
            var joined = result ?? Array(bytes)
            result = nil
            let value = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
            let digits = String(value, radix: 16)
            // An escaped line end stands for nothing, and fills the two characters that YAML's form is shorter by.
            let escape = "\\\n\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
            joined.replaceSubrange(offset..<(offset + 12), with: escape.utf8)
            result = joined
            offset += 12
        }
        return result
    }

    /// The value of a backslash, `u` and four hexadecimal digits at an offset.
    private static func unit(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt32? {
        guard offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u")
        else { return nil }
        var value: UInt32 = 0
        for byte in bytes[(offset + 2)..<(offset + 6)] {
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
