/// Turns places counted in Unicode scalars into byte offsets, moving on from the place asked for last, so that places
/// asked for in about the order of the text cost one pass over it.
struct MarkCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var scalar = 0
    private var byte: Int

    /// Counts scalars from a byte offset, at which one must begin.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        self.bytes = bytes
        byte = start
    }

    /// The byte offset at which a scalar begins; the end of the bytes for one beyond it.
    mutating func offset(of index: Int) -> Int {
        if index >= scalar { moveForward(to: index) } else { moveBack(to: index) }
        return byte
    }

    private mutating func moveForward(to index: Int) {
        // Eight bytes hold at most eight scalars, so no step goes too far.
        while index - scalar >= 8, byte + 8 <= bytes.count {
            let word = UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped + byte).loadUnaligned(as: UInt64.self)
            let continuations = (word >> 7) & ~(word >> 6) & 0x0101_0101_0101_0101
            scalar += 8 - continuations.nonzeroBitCount
            byte += 8
        }
        // The last step may have ended inside a scalar, whose rest belongs to the one before.
        skipContinuations()
        while scalar < index, byte < bytes.count {
            byte += 1
            skipContinuations()
            scalar += 1
        }
    }

    private mutating func skipContinuations() {
        while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
    }

    private mutating func moveBack(to index: Int) {
        while scalar > index, byte > 0 {
            byte -= 1
            while byte > 0, bytes[byte] & 0xC0 == 0x80 { byte -= 1 }
            scalar -= 1
        }
    }
}
