import RedressSyntax

/// What stands on lines of its own in a text: a comment, or words up to an end of line that carries meaning.
enum FormatItem {
    case comment(OwnComment)
    case line(FormatLine)

    /// A comment with a line, or several, to itself.
    struct OwnComment {
        let text: String
        let isBehindBlankLine: Bool
        /// Whether something stood in front of it.
        let isIndented: Bool
    }
}

/// Words up to an end of line that carries meaning.
struct FormatLine {
    /// What a line is for the layout.
    enum Role {
        /// It begins a declaration, led by the keyword.
        case header(Keyword)
        /// It stands below the header that the keyword leads.
        case member(Keyword)
        /// It cites or overrides for what stands above it.
        case tail
    }

    let role: Role
    var pieces: [Piece]
    let isBehindBlankLine: Bool

    /// The comment at its end.
    var comment: String? { pieces.last?.comment }

    /// Whether a comment stands between its words.
    var hasInnerComment: Bool {
        pieces.dropLast().contains { $0.comment != nil || !$0.commentsBelow.isEmpty }
    }

    /// Where the arrow of a row stands; nil where there is none.
    var arrow: Int? { pieces.firstIndex { $0.sign == .arrow } }

    /// Where each of its tails begins, behind what they are about.
    var tailStarts: [Int] {
        if case .tail = role { return [] }
        return pieces.indices.dropFirst().filter { pieces[$0].isTail }
    }

    /// Whether its tails may as well stand on a line of their own.
    var hasMovableTail: Bool {
        switch role {
        case .tail: false
        case .header(let lead):
            switch lead {
            case .define, .classify, .route, .deadline, .schedule, .rules, .eachWeek, .eachMonth, .eachQuarter,
                .eachYear, .require, .replace:
                true
            default: false
            }
        case .member(let lead):
            switch lead {
            case .define, .classify, .route, .deadline, .schedule, .rules, .eachWeek, .eachMonth, .eachQuarter,
                .eachYear, .add:
                arrow.map { $0 > 1 || pieces[0].keyword != .late } ?? false
            case .record: true
            default: false
            }
        }
    }

    /// How many cells it is indented.
    var indent: Int {
        switch role {
        case .header: 0
        case .member: 2
        case .tail: 4
        }
    }

    /// How many cells the lines are indented on which it goes on.
    var continuation: Int {
        switch role {
        case .header, .member: 4
        case .tail: 6
        }
    }

    /// The line with the tails of a line below it, which are about it too; nil where they have to stay apart.
    func joined(with tails: FormatLine) -> FormatLine? {
        guard case .tail = tails.role, hasMovableTail, comment == nil, !hasInnerComment, !tails.hasInnerComment else {
            return nil
        }
        var line = self
        line.pieces += tails.pieces
        return line
    }
}
