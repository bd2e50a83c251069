/// The scalar whose UTF-8 form begins at a position, which moves past it.
///
/// Where none begins (a stray or cut byte, an overlong form, a surrogate) the result is nil and the position moves on
/// by one byte.
func decodeScalar(_ bytes: ArraySlice<UInt8>, at position: inout Int) -> Unicode.Scalar? {
    let first = bytes[position]
    let length = scalarLength(bytes, at: position)
    guard length > 0 else {
        position += 1
        return nil
    }
    var value = UInt32(first)
    if length > 1 {
        value = UInt32(first & (0xFF >> UInt8(length + 1)))
        for index in (position + 1)..<(position + length) { value = value << 6 | UInt32(bytes[index] & 0x3F) }
    }
    position += length
    return Unicode.Scalar(value)
}

/// How many bytes the UTF-8 form at a position takes, 0 when none begins there.
func scalarLength(_ bytes: ArraySlice<UInt8>, at position: Int) -> Int {
    let first = bytes[position]
    if first < 0x80 { return 1 }
    let length: Int
    // The second byte has a narrower range after some first bytes: that shuts out overlong forms, surrogates and
    // values past the last plane.
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: length = 4
    default: return 0
    }
    guard position + length <= bytes.endIndex, second.contains(bytes[position + 1]) else { return 0 }
    for index in (position + 2)..<(position + max(length, 2)) where bytes[index] & 0xC0 != 0x80 { return 0 }
    return length
}
