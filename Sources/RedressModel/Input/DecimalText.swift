/// Exact decimal numbers as people write them, with the unit behind them.
struct DecimalText {
    /// The number is `digits` × 10^-`scale`.
    var digits: Int64
    var scale: Int
    /// Where the unit starts in the text that was read; at its end where there is none.
    var unitStart: Int

    /// What came of reading a text.
    enum Outcome {
        case number(DecimalText)
        case malformed
        /// Commas or spaces between groups of digits.
        case grouped
        /// More digits than fit.
        case tooLarge
    }

    /// Reads the number that a text begins with. Full-width signs must have been folded.
    static func read(_ text: Swift.Span<UInt8>, from start: Int = 0) -> Outcome {
        var position = start
        var isNegative = false
        if position < text.count, text[position] == UInt8(ascii: "-") || text[position] == UInt8(ascii: "+") {
            isNegative = text[position] == UInt8(ascii: "-")
            position += 1
        }
        var digits: Int64 = 0
        var scale = 0
        var count = 0
        var isFraction = false
        var isTooLarge = false
        while position < text.count {
            let byte = text[position]
            if byte >= 0x30, byte <= 0x39 {
                let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
                let (sum, carry) = product.addingReportingOverflow(Int64(byte - 0x30))
                // Zeros that only lengthen the fraction change nothing.
                if isFraction, byte == 0x30, overflow || carry || scale >= 18 {
                    position += 1
                    continue
                }
                if overflow || carry || scale >= 18 { isTooLarge = true }
                digits = sum
                count += 1
                if isFraction { scale += 1 }
            } else if byte == UInt8(ascii: "."), !isFraction, count > 0 {
                isFraction = true
            } else {
                break
            }
            position += 1
        }
        guard count > 0, text[position - 1] != UInt8(ascii: ".") else { return .malformed }
        if isGrouping(text, at: position) { return .grouped }
        if isTooLarge { return .tooLarge }
        while position < text.count, text[position] == 0x20 { position += 1 }
        return .number(DecimalText(digits: isNegative ? -digits : digits, scale: scale, unitStart: position))
    }

    /// Whether a separator and three digits follow, as in `1,000`.
    private static func isGrouping(_ text: Swift.Span<UInt8>, at position: Int) -> Bool {
        guard position + 3 < text.count else { return false }
        let separator = text[position]
        guard separator == UInt8(ascii: ",") || separator == 0x20 || separator == UInt8(ascii: "'") else {
            return false
        }
        for offset in 1...3 where text[position + offset] < 0x30 || text[position + offset] > 0x39 { return false }
        return true
    }

    /// The number in units of 10^-`decimals`; nil in `value` where it does not fit, and whether digits would be lost.
    func scaled(to decimals: Int) -> (value: Int64?, isExact: Bool) {
        var value = digits
        var scale = scale
        while scale > decimals {
            if value % 10 != 0 { return (nil, false) }
            value /= 10
            scale -= 1
        }
        while scale < decimals {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return (nil, true) }
            value = product
            scale += 1
        }
        return (value >= Slot.firstValue ? value : nil, true)
    }

    /// Whether a text may hold full-width signs, which `folded` makes into their ASCII twins.
    static func needsFolding(_ text: Swift.Span<UInt8>) -> Bool {
        // Full-width forms begin with EF, the minus sign with E2 and the wide space with E3.
        for offset in 0..<text.count {
            let byte = text[offset]
            if byte == 0xEF || byte == 0xE2 || byte == 0xE3 { return true }
        }
        return false
    }

    /// The text with full-width digits and signs as their ASCII twins.
    static func folded(_ text: Swift.Span<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var offset = 0
        while offset < text.count {
            if offset + 2 < text.count {
                let code = UInt32(text[offset]) << 16 | UInt32(text[offset + 1]) << 8 | UInt32(text[offset + 2])
                if let twin = asciiTwin(code) {
                    result.append(twin)
                    offset += 3
                    continue
                }
            }
            result.append(text[offset])
            offset += 1
        }
        return result
    }

    /// The ASCII twin of a three-byte form.
    private static func asciiTwin(_ code: UInt32) -> UInt8? {
        switch code {
        case 0xEFBC81...0xEFBCBF: UInt8(code - 0xEFBC81 + 0x21)
        case 0xEFBD80...0xEFBD9E: UInt8(code - 0xEFBD80 + 0x60)
        case 0xE38080: 0x20
        case 0xE28892: UInt8(ascii: "-")
        default: nil
        }
    }
}
