/// Decides which ends of lines end something. A line goes on after an operator, comma, colon, arrow or open bracket,
/// and into a line that begins with an arrow, a comma, `and` or `or`. That a keyword still needs something is seen by
/// the parser, which then passes over the end of the line.
enum LineJoiner {
    /// The tokens with a `newline` behind each line that nothing continues.
    static func join(_ tokens: [Token]) -> [Token] {
        var joined: [Token] = []
        joined.reserveCapacity(tokens.count + tokens.count / 6)
        for (index, token) in tokens.enumerated() {
            if let last = joined.last, token.startsLine || token.kind == .end, last.kind != .newline,
                token.kind == .end || endsLine(last, before: token, at: index, in: tokens)
            {
                joined.append(Token(kind: .newline, start: last.end, end: last.end))
            }
            joined.append(token)
        }
        return joined
    }

    private static func endsLine(_ last: Token, before next: Token, at index: Int, in tokens: [Token]) -> Bool {
        if continuesLine(next) { return false }
        guard expectsMore(last) else { return true }
        // A declaration in the next line shows that the unfinished line was a slip. A record or a sanction there may
        // just as well be an outcome.
        return next.keyword != .record && next.keyword != .sanction && startsDeclaration(at: index, in: tokens)
    }

    private static func expectsMore(_ token: Token) -> Bool {
        switch token.kind {
        case .comma, .colon, .arrow, .open, .range, .listMark, .equal, .notEqual, .less, .lessOrEqual, .greater,
            .greaterOrEqual, .plus, .minus, .star, .slash:
            true
        case .word, .quotedName, .text, .number, .date, .time, .numberWord, .period, .close, .newline, .end:
            false
        }
    }

    private static func continuesLine(_ token: Token) -> Bool {
        switch token.kind {
        case .arrow, .comma, .listMark: return true
        default: break
        }
        switch token.keyword {
        case .and, .listAnd, .or, .orElse: return true
        default: return false
        }
    }

    /// Whether a keyword that leads declarations stands before a name here.
    static func startsDeclaration(at index: Int, in tokens: [Token]) -> Bool {
        guard tokens[index].kind == .word, let keyword = tokens[index].keyword, keyword.leadsDeclaration,
            index + 1 < tokens.count
        else { return false }
        let next = tokens[index + 1]
        guard !next.startsLine else { return false }
        switch next.kind {
        case .quotedName, .numberWord: return true
        case .text: return keyword == .example
        case .word: return next.keyword?.mayBeName ?? true
        default: return false
        }
    }
}

extension Keyword {
    /// Whether the word may name something where no keyword can stand.
    var mayBeName: Bool {
        switch self {
        case .yes, .no, .unknown, .none, .empty: false
        default: !isReserved
        }
    }
}
