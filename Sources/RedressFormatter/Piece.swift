import RedressDiagnostics
import RedressSyntax

/// A word or sign as it will be written, with the comments that follow it.
struct Piece {
    let kind: SourceWord.Kind
    var text: String
    /// The stretch of the text that it stands for.
    let span: Span
    /// Whether the line ends behind it, so that a break there carries meaning.
    var endsLine: Bool
    /// Whether it only rounds off a Chinese phrase.
    var isRounding = false
    /// Whether it is the label of a row, which its colon follows without a space.
    var isLabel = false
    /// The comment behind it on its line.
    var comment: String?
    /// The comments on the lines below it, where its own line goes on behind them.
    var commentsBelow: [String] = []

    /// How many terminal cells it takes.
    var cells: Int { DisplayWidth.cells(of: text) }

    /// The keyword that it is.
    var keyword: Keyword? {
        if case .keyword(let keyword) = kind { keyword } else { nil }
    }

    /// The sign that it is.
    var sign: SignSyntax? {
        if case .sign(let sign) = kind { sign } else { nil }
    }

    /// Whether it leads a tail of a row: what the row cites, what it overrides, that it is mandatory.
    var isTail: Bool {
        switch keyword {
        case .basis, .overrides, .mandatory: true
        default: false
        }
    }

    var isNumber: Bool {
        if case .number = kind { true } else { false }
    }

    /// Whether its spelling begins with a character that no English word begins with.
    var isChinese: Bool { text.utf8.first.map { $0 >= 0x80 } ?? false }
}

extension ArraySlice<Piece> {
    /// The pieces on one line, with spaces where they belong.
    var text: String {
        var text = ""
        var previous: Piece?
        for piece in self {
            if let previous, Piece.isApart(previous, piece) { text += " " }
            text += piece.text
            previous = piece
        }
        return text
    }

    /// How many terminal cells `text` takes.
    var cells: Int {
        var cells = 0
        var previous: Piece?
        for piece in self {
            if let previous, Piece.isApart(previous, piece) { cells += 1 }
            cells += piece.cells
            previous = piece
        }
        return cells
    }
}

extension Piece {
    /// Whether a space stands between two neighbours.
    static func isApart(_ left: Piece, _ right: Piece) -> Bool {
        switch left.sign {
        case .open, .range, .negative: return false
        default: break
        }
        switch right.sign {
        case .close, .comma, .range: return false
        case .colon: return !left.isLabel
        default: break
        }
        // 30分钟内, 3次以上, 1小时前; an English unit keeps its distance.
        if left.isNumber, right.isChinese, left.text.utf8.last.map({ !isLetter($0) }) ?? true {
            switch right.keyword {
            case .inside, .orMore, .orLess, .before: return false
            default: break
            }
        }
        return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
