/// How the bytes of a file hold its text.
package enum TextEncoding: Sendable {
    case utf8
    case utf16
    case gb18030
}

/// What the bytes of a file turned out to be.
package enum DecodedText: Sendable {
    /// Text, in UTF-8 without a byte-order mark, and what it was before.
    case text([UInt8], from: TextEncoding)
    /// No text: the first byte that belongs to no character, and whether a Chinese legacy encoding is likely.
    case invalid(offset: Int, looksLikeGB18030: Bool)
    /// A NUL byte, which no text holds.
    case nul(offset: Int)

    /// Finds out the encoding of bytes and turns them into UTF-8.
    ///
    /// A byte-order mark decides; without one, UTF-8 if valid, else GB18030 if valid. Text that holds Chinese in UTF-8
    /// is damaged rather than in another encoding: reading it as GB18030 would change its words unseen.
    package init(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            self = Self.fromUTF16(bytes)
            return
        }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        if let offset = bytes.firstIndex(of: 0) {
            self = .nul(offset: offset)
        } else if let offset = firstInvalidByte(of: bytes) {
            let isCandidate = !hasMark && !isDamagedUTF8(bytes) && GB18030.isPossible(bytes)
            if isCandidate, let decoded = GB18030.decode(bytes) {
                self = .text(decoded, from: .gb18030)
            } else {
                self = .invalid(offset: offset, looksLikeGB18030: isCandidate)
            }
        } else {
            self = .text(hasMark ? Array(bytes.dropFirst(3)) : bytes, from: .utf8)
        }
    }

    private static func fromUTF16(_ bytes: [UInt8]) -> DecodedText {
        let isLittleEndian = bytes[0] == 0xFF
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        for index in stride(from: 2, to: bytes.count - 1, by: 2) {
            let (low, high) = isLittleEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            let unit = UInt16(high) << 8 | UInt16(low)
            if unit == 0 { return .nul(offset: index) }
            units.append(unit)
        }
        if bytes.count % 2 == 1 { return .invalid(offset: bytes.count - 1, looksLikeGB18030: false) }

        var text: [UInt8] = []
        var index = 0
        while index < units.count {
            let length = UTF16.isLeadSurrogate(units[index]) ? 2 : 1
            let isPair = length == 2 && index + 1 < units.count && UTF16.isTrailSurrogate(units[index + 1])
            if UTF16.isTrailSurrogate(units[index]) || length == 2 && !isPair {
                return .invalid(offset: 2 + index * 2, looksLikeGB18030: false)
            }
            text += String(decoding: units[index..<(index + length)], as: UTF16.self).utf8
            index += length
        }
        return .text(text, from: .utf16)
    }
}

/// The offset of the first byte that belongs to no UTF-8 character, nil when all do.
private func firstInvalidByte(of bytes: [UInt8]) -> Int? {
    do {
        _ = try UTF8Span(validating: bytes.span)
        return nil
    } catch {
        return error.byteOffsets.lowerBound
    }
}

/// Whether broken text was UTF-8 before it broke.
///
/// Chinese text in GB18030 has about one sequence that happens to be a character in UTF-8 for every seventy bytes that
/// belong to none; damaged UTF-8 has far more.
private func isDamagedUTF8(_ bytes: [UInt8]) -> Bool {
    var whole = 0
    var broken = 0
    var position = 0
    while position < bytes.count {
        let start = position
        if decodeScalar(bytes[...], at: &position) == nil {
            broken += 1
        } else if position - start >= 3 {
            whole += 1
        }
    }
    return whole * 8 > broken
}
