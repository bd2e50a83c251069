import RedressDiagnostics

extension Lexer {
    /// The sign at the position with its length in bytes; nil if there is none.
    func sign() -> (kind: Token.Kind, length: Int)? {
        let first = here
        let second = scalar(at: position + first.length)
        let both = first.length + second.length
        switch (first.folded, second.folded) {
        case (0x2D, 0x3E), (0x3D, 0x3E): return (.arrow, both)
        case (0x3C, 0x3D): return (.lessOrEqual, both)
        case (0x3C, 0x3E): return (.notEqual, both)
        case (0x3E, 0x3D): return (.greaterOrEqual, both)
        case (0x2E, 0x2E): return (.range, both)
        default: return Self.sign(of: first.folded).map { ($0, first.length) }
        }
    }

    private static func sign(of folded: UInt32) -> Token.Kind? {
        switch folded {
        case 0x2C: .comma
        case 0x3A: .colon
        case 0x28: .open
        case 0x29: .close
        case 0x3D: .equal
        case 0x3C: .less
        case 0x3E: .greater
        case 0x2B: .plus
        case 0x2D: .minus
        case 0x2A: .star
        case 0x2F: .slash
        case 0x2192, 0x21D2, 0x27A1: .arrow
        case 0x2260: .notEqual
        case 0x2264, 0x2266: .lessOrEqual
        case 0x2265, 0x2267: .greaterOrEqual
        case 0x3001: .listMark
        default: nil
        }
    }

    /// The marks that close what a scalar opens, the usual ones first; nil if it opens nothing.
    static func closingMarks(of value: UInt32) -> ClosingMarks? {
        switch value {
        case 0x300C: ClosingMarks(kind: .quotedName, usual: [0x300D], fallback: [])
        case 0x60, 0xFF40: ClosingMarks(kind: .quotedName, usual: [0x60, 0xFF40], fallback: [])
        case 0x22, 0xFF02: ClosingMarks(kind: .text, usual: [0x22, 0xFF02], fallback: [])
        // Input methods take turns between “ and ”, so either may stand on either side.
        case 0x201C, 0x201D: ClosingMarks(kind: .text, usual: [0x201C, 0x201D], fallback: [0x22, 0xFF02])
        default: nil
        }
    }

    struct ClosingMarks {
        let kind: Token.Kind
        let usual: [UInt32]
        let fallback: [UInt32]
    }

    /// Reads a text or a quoted name; it ends with its line at the latest.
    mutating func quoted(_ marks: ClosingMarks) {
        let start = position
        let content = start + here.length
        var end = content
        var fallback: Int?
        var closed: Int?
        while closed == nil {
            let next = scalar(at: end)
            if next.length == 0 || next.value == 0x0A { break }
            end += next.length
            if marks.usual.contains(next.value) {
                closed = end
            } else if fallback == nil, marks.fallback.contains(next.value) {
                fallback = end
            }
        }
        position = closed ?? fallback ?? end
        if closed == nil, fallback == nil {
            while position > content, Folding.isSpace(UInt32(bytes[position - 1])) { position -= 1 }
            report(
                .unclosedQuote(
                    isName: marks.kind == .quotedName, at: span(start, content), end: span(position, position)))
        } else if marks.kind == .quotedName, position - scalar(at: start).length * 2 <= start {
            report(.missingText(.nameBetweenMarks, at: span(start, position)))
        }
        add(marks.kind, from: start)
    }

    /// Leaves out a run of characters that no rule knows, and says so once.
    mutating func unexpected() {
        let start = position
        let isEncoded = here.isValid
        repeat {
            position += here.length
            let next = here
            if next.length == 0 || next.isValid != isEncoded || next.folded == 0x0A || Folding.isSpace(next.folded)
                || next.folded == 0x23 || Folding.isDigit(next.folded)
                || (Folding.isLetter(next.folded) && next.isValid)
                || Self.closingMarks(of: next.value) != nil || sign() != nil
            {
                break
            }
        } while true
        let place = span(start, position)
        report(isEncoded ? .unexpectedCharacter(list.source.text(of: place), at: place) : .invalidBytes(at: place))
    }
}
