// The one file that calls the system's character set converter.
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The character set of most Chinese spreadsheets and editors that do not write UTF-8; it holds GBK and GB2312.
enum GB18030 {
    /// Whether bytes could be text in this character set, by the form of its one-, two- and four-byte characters.
    static func isPossible(_ bytes: [UInt8]) -> Bool {
        var position = 0
        while position < bytes.count {
            let first = bytes[position]
            if first < 0x80 {
                position += 1
                continue
            }
            guard (0x81...0xFE).contains(first), position + 1 < bytes.count else { return false }
            let second = bytes[position + 1]
            if (0x40...0xFE).contains(second), second != 0x7F {
                position += 2
                continue
            }
            guard (0x30...0x39).contains(second), position + 3 < bytes.count,
                (0x81...0xFE).contains(bytes[position + 2]), (0x30...0x39).contains(bytes[position + 3])
            else { return false }
            position += 4
        }
        return true
    }

    /// The text in UTF-8; nil when the bytes are not in this character set, or the system has no converter for it.
    static func decode(_ bytes: [UInt8]) -> [UInt8]? {
        let converter = iconv_open("UTF-8", "GB18030")
        // The C interface reports a missing converter as the pointer of all ones.
        guard let converter, converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }

        // One byte becomes one, two become at most three, and four at most four.
        let capacity = bytes.count + bytes.count / 2 + 4
        var input = bytes.map { CChar(bitPattern: $0) }
        var isComplete = false
        let output = [CChar](unsafeUninitializedCapacity: capacity) { buffer, count in
            input.withUnsafeMutableBufferPointer { source in
                var from = source.baseAddress
                var left = source.count
                var to = buffer.baseAddress
                var room = buffer.count
                let result = iconv(converter, &from, &left, &to, &room)
                isComplete = result != -1 && left == 0
                count = buffer.count - room
            }
        }
        return isComplete ? output.map { UInt8(bitPattern: $0) } : nil
    }
}
