import RedressDiagnostics

/// Makes tokens of the bytes of a text. It never fails: what it cannot read it reports and leaves out.
struct Lexer {
    let bytes: ArraySlice<UInt8>
    var list: TokenList
    var position = 0
    /// Whether nothing has been read on this line yet.
    var isAtLineStart = true
    /// The start of the first number of `5-10`, until the second has been read.
    var hyphenRangeStart: (number: Int, dash: Int, dashEnd: Int)?

    private init(_ source: SourceText) {
        bytes = source.bytes[...]
        list = TokenList(source: source)
        list.tokens.reserveCapacity(source.bytes.count / 6 + 1)
    }

    /// The tokens of a text, without ends of lines.
    static func tokens(of source: SourceText) -> TokenList {
        var lexer = Lexer(source)
        while lexer.position < lexer.bytes.count { lexer.step() }
        lexer.add(.end, from: lexer.position)
        return lexer.list
    }

    /// The scalar at the position; a NUL stands behind the end.
    var here: Folding.Scalar { scalar(at: position) }

    func scalar(at index: Int) -> Folding.Scalar {
        index < bytes.count
            ? Folding.scalar(in: bytes, at: index) : Folding.Scalar(value: 0, folded: 0, length: 0, isValid: true)
    }

    func span(_ start: Int, _ end: Int) -> Span {
        Span(source: list.source.id, start: UInt32(start), end: UInt32(end))
    }

    mutating func report(_ diagnostic: Diagnostic) { list.diagnostics.append(diagnostic) }

    /// Adds a token from a byte to the position.
    mutating func add(_ kind: Token.Kind, from start: Int, keyword: Keyword? = nil, payload: Int = 0) {
        list.tokens.append(
            Token(
                kind: kind, keyword: keyword, start: UInt32(start), end: UInt32(position), payload: UInt32(payload),
                startsLine: isAtLineStart))
        isAtLineStart = false
    }

    private mutating func step() {
        let scalar = here
        let folded = scalar.folded
        if folded == 0x0A {
            position += 1
            isAtLineStart = true
        } else if Folding.isSpace(folded) {
            position += scalar.length
        } else if folded == 0x23 {
            comment()
        } else if Folding.isDigit(folded) {
            number()
        } else if Folding.isLetter(folded), scalar.isValid {
            word()
        } else if let closing = Self.closingMarks(of: scalar.value) {
            quoted(closing)
        } else if let sign = sign() {
            let start = position
            position += sign.length
            add(sign.kind, from: start)
        } else {
            unexpected()
        }
    }

    private mutating func comment() {
        let start = position
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
        let end = position > start && bytes[position - 1] == 0x0D ? position - 1 : position
        list.comments.append(span(start, end))
    }

    /// Where the word ends that begins at an index: `-` and `.` between two word characters belong to it.
    func wordEnd(from start: Int) -> Int {
        var end = start
        while true {
            let next = scalar(at: end)
            guard next.length > 0, next.isValid else { return end }
            if Folding.isWordPart(next.folded) {
                end += next.length
            } else if next.folded == 0x2D || next.folded == 0x2E, end > start,
                Folding.isWordPart(scalar(at: end + next.length).folded)
            {
                end += next.length
            } else {
                return end
            }
        }
    }

    private mutating func word() {
        let start = position
        position = wordEnd(from: start)
        let first = bytes[start..<position]
        var keyword = Words.keywords[first]
        if let phrases = Words.phrases[first] {
            for phrase in phrases {
                guard let end = phraseEnd(phrase) else { continue }
                position = end
                keyword = phrase.keyword
                break
            }
        }
        if first.elementsEqual("working".utf8), bytes[position...].first == 0x20 {
            // `working days`, where a type names its unit.
            let end = wordEnd(from: position + 1)
            if Words.units[bytes[start..<end]] != nil { position = end }
        }
        if keyword == .yes, bytes[position...].starts(with: "/no".utf8), wordEnd(from: position + 1) == position + 3 {
            position += 3
            keyword = .yesOrNo
        }
        add(.word, from: start, keyword: keyword)
    }

    /// Where an English keyword of several words ends, if the rest of it stands on this line.
    private func phraseEnd(_ phrase: Words.Phrase) -> Int? {
        var end = position
        for word in phrase.rest {
            let start = skippingSpaces(from: end)
            guard start > end else { return nil }
            end = wordEnd(from: start)
            guard bytes[start..<end].elementsEqual(word) else { return nil }
        }
        return end
    }

    /// The first byte from an index on that is no space within the line.
    func skippingSpaces(from start: Int) -> Int {
        var index = start
        while true {
            let next = scalar(at: index)
            guard next.length > 0, Folding.isSpace(next.folded) else { return index }
            index += next.length
        }
    }
}
