/// Makes text safe to print: what a terminal would obey or hide is written out instead.
package enum VisibleText {
    /// The text with control and direction characters made visible; line breaks too.
    package static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { replacement(for: $0) != nil }) else { return text }
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            if let visible = replacement(for: scalar) {
                result += visible
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }

    /// What is shown in place of a scalar, nil when it is shown as it is.
    static func replacement(for scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        // Unicode has a picture for each of the ASCII controls.
        case 0x00...0x1F: picture(0x2400 + scalar.value)
        case 0x7F: picture(0x2421)
        // The rest of the controls, and the signs that hide or turn round the text about them.
        case 0x80...0x9F, 0x061C, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF:
            "<U+\(hexadecimal(scalar.value, width: 4))>"
        default: nil
        }
    }

    /// What is shown in place of a byte that belongs to no UTF-8 character.
    static func replacement(forInvalid byte: UInt8) -> String {
        "<\(hexadecimal(UInt32(byte), width: 2))>"
    }

    private static func picture(_ value: UInt32) -> String? {
        Unicode.Scalar(value).map { String(Character($0)) }
    }
}

/// A number in upper-case hexadecimal digits, at least so many.
func hexadecimal(_ value: UInt32, width: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
