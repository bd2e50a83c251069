/// A place in UTF-8 bytes that moves on over the parts of dates and times, without copying them.
///
/// Full-width digits, signs and space count as their ASCII twins. The bytes are handed to each call, so that the
/// cursor itself may be kept and copied freely.
struct TextCursor {
    private var position = 0

    /// Whether nothing but spaces is left.
    mutating func isAtEnd(of bytes: Span<UInt8>) -> Bool {
        skipSpaces(in: bytes)
        return position >= bytes.count
    }

    /// Moves over spaces and says whether there were any.
    @discardableResult
    mutating func skipSpaces(in bytes: Span<UInt8>) -> Bool {
        let start = position
        while take(" ", in: bytes) || take("\t", in: bytes) {}
        return position > start
    }

    /// Moves over one scalar if it is next.
    mutating func take(_ scalar: Unicode.Scalar, in bytes: Span<UInt8>) -> Bool {
        let next = next(in: bytes)
        guard next.length > 0, next.value == scalar.value else { return false }
        position += next.length
        return true
    }

    /// Moves over the digits that are next, at most so many, and gives their number and how many they were.
    mutating func takeNumber(atMost limit: Int, in bytes: Span<UInt8>) -> (value: Int, digits: Int)? {
        var value = 0
        var digits = 0
        while digits < limit {
            let next = next(in: bytes)
            guard next.length > 0, (0x30...0x39).contains(next.value) else { break }
            value = value * 10 + Int(next.value - 0x30)
            digits += 1
            position += next.length
        }
        return digits > 0 ? (value, digits) : nil
    }

    /// The scalar that is next and its length in bytes, which is 0 at the end and where no scalar begins.
    private func next(in bytes: Span<UInt8>) -> (value: UInt32, length: Int) {
        guard position < bytes.count else { return (0, 0) }
        let first = UInt32(bytes[position])
        if first < 0x80 { return (first, 1) }
        // Every sign of a date lies in the plane of three-byte scalars.
        guard first & 0xF0 == 0xE0, position + 2 < bytes.count else { return (0, 0) }
        let value =
            (first & 0x0F) << 12 | UInt32(bytes[position + 1] & 0x3F) << 6 | UInt32(bytes[position + 2] & 0x3F)
        switch value {
        case 0xFF01...0xFF5E: return (value - 0xFF01 + 0x21, 3)
        case 0x3000: return (0x20, 3)
        default: return (value, 3)
        }
    }
}
