/// Full-width and typographic characters as the ASCII twins whose meaning they share, and what a word is made of.
enum Folding {
    struct Scalar {
        /// As written.
        let value: UInt32
        /// The twin that gives it its meaning.
        let folded: UInt32
        /// How many bytes it takes.
        let length: Int
        let isValid: Bool
    }

    /// The scalar that begins at a byte; a byte that begins none stands for itself and is not valid.
    static func scalar(in bytes: ArraySlice<UInt8>, at index: Int) -> Scalar {
        let first = bytes[index]
        if first < 0x80 { return Scalar(value: UInt32(first), folded: UInt32(first), length: 1, isValid: true) }
        let (length, low): (Int, UInt32)
        switch first {
        case 0xC2...0xDF: (length, low) = (2, 0x80)
        case 0xE0...0xEF: (length, low) = (3, 0x800)
        case 0xF0...0xF4: (length, low) = (4, 0x10000)
        default: return Scalar(value: 0xFFFD, folded: 0xFFFD, length: 1, isValid: false)
        }
        let invalid = Scalar(value: 0xFFFD, folded: 0xFFFD, length: 1, isValid: false)
        guard index + length <= bytes.endIndex else { return invalid }
        var value = UInt32(first) & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let byte = bytes[index + offset]
            guard byte & 0xC0 == 0x80 else { return invalid }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard value >= low, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else { return invalid }
        return Scalar(value: value, folded: fold(value), length: length, isValid: true)
    }

    /// The ASCII twin of a scalar, or the scalar.
    static func fold(_ value: UInt32) -> UInt32 {
        switch value {
        case 0xFF01...0xFF5E: value - 0xFEE0
        case 0x3000, 0xA0, 0x2000...0x200B, 0x202F, 0x205F, 0xFEFF, 0x85, 0x2028, 0x2029: 0x20
        case 0x2212: 0x2D  // −
        case 0x301C: 0x7E  // 〜
        case 0xD7: 0x2A  // ×
        case 0xF7: 0x2F  // ÷
        default: value
        }
    }

    /// Letters, digits and hyphens as their twins; anything else as written.
    static func fold(_ bytes: ArraySlice<UInt8>) -> String {
        // Full-width twins and the minus sign begin with one of these two bytes.
        guard bytes.contains(where: { $0 == 0xEF || $0 == 0xE2 }) else { return String(decoding: bytes, as: UTF8.self) }
        var text = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let folded = fold(scalar.value)
            let isNamePart = isLetter(folded) || isDigit(folded) || folded == 0x2D || folded == 0x2E
            text.unicodeScalars.append(isNamePart ? (Unicode.Scalar(folded) ?? scalar) : scalar)
        }
        return text
    }

    static func isDigit(_ value: UInt32) -> Bool { value >= 0x30 && value <= 0x39 }

    /// Whether a folded scalar may begin a word.
    static func isLetter(_ value: UInt32) -> Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0x5F: true
        case 0..<0x80: false
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x2160...0x2188: true
        default: Unicode.Scalar(value)?.properties.isAlphabetic ?? false
        }
    }

    /// Whether a folded scalar may stand within a word.
    static func isWordPart(_ value: UInt32) -> Bool {
        if isLetter(value) || isDigit(value) { return true }
        guard value >= 0x300, let category = Unicode.Scalar(value)?.properties.generalCategory else { return false }
        return category == .nonspacingMark || category == .spacingMark
    }

    static func isSpace(_ folded: UInt32) -> Bool {
        folded == 0x20 || folded == 0x09 || folded == 0x0D || folded == 0x0B || folded == 0x0C
    }

    /// Whether a folded scalar looks like the dash of a range (`5-10`, `5~10`, `5–10`).
    static func isRangeDash(_ folded: UInt32) -> Bool {
        folded == 0x2D || folded == 0x7E || folded == 0x2013 || folded == 0x2014
    }
}
