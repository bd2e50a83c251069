import RedressDiagnostics
import RedressSyntax

/// How one line of a policy comes to stand on lines of text, before columns are aligned.
struct LineLayout {
    /// What its cells may be aligned with.
    enum Column {
        /// The colons of facts.
        case facts
        /// The arrows of rows.
        case rows
        /// The keys and arrows of a lookup.
        case lookup
    }

    /// The lines in front of the last, with their indents.
    var upper: [String] = []
    /// The last line: its indent and its parts, of which all but the last may be padded.
    var indent: Int
    var cells: [String]
    /// What the last line may be aligned with; nil where it stands by itself.
    var column: Column?
    /// What is cited, at the right of the last line.
    var tail: String?
    var comment: String?
    /// Tails and comments on lines of their own below.
    var lower: [String] = []
    let isBehindBlankLine: Bool

    /// The last line without its tail.
    var last: String { String(repeating: " ", count: indent) + cells.joined(separator: " ") }

    /// Lays a line out.
    init(_ line: FormatLine) {
        isBehindBlankLine = line.isBehindBlankLine
        indent = line.indent
        cells = []
        if line.hasInnerComment {
            layOutAroundComments(line)
            return
        }
        comment = line.comment
        let starts = line.tailStarts
        let code = line.pieces[..<(starts.first ?? line.pieces.count)]
        layOut(line, code)
        guard let first = starts.first else { return }
        if !line.hasMovableTail {
            let tail = line.pieces[first...]
            makeRoom(line, code, for: tail)
            self.tail = tail.text
            return
        }
        // What is cited stands at the right; what changes the meaning, and what does not fit, stands below.
        var tails = zip(starts, starts.dropFirst() + [line.pieces.count]).map { line.pieces[$0..<$1] }
        if let tail = tails.first, line.pieces[first].keyword == .basis {
            makeRoom(line, code, for: tail)
            if DisplayWidth.cells(of: last) + TailColumn.gap + tail.cells <= LineFiller.width {
                self.tail = tail.text
                tails.removeFirst()
            } else {
                layOut(line, code)
            }
        }
        placeBelow(tails)
    }

    // MARK: Code

    /// The code as it stands without regard to its tail.
    private mutating func layOut(_ line: FormatLine, _ code: ArraySlice<Piece>) {
        upper = []
        indent = line.indent
        column = nil
        if indent + code.cells <= LineFiller.width {
            cells = [code.text]
            setColumn(line, code)
        } else {
            breakCode(line, code)
        }
    }

    /// Puts the code on several lines, if only then the last has room for a tail.
    private mutating func makeRoom(_ line: FormatLine, _ code: ArraySlice<Piece>, for tail: ArraySlice<Piece>) {
        let room = TailColumn.gap + tail.cells
        guard DisplayWidth.cells(of: last) + room > LineFiller.width else { return }
        let whole = self
        breakCode(line, code, room: room)
        if DisplayWidth.cells(of: last) + room > LineFiller.width { self = whole }
    }

    private mutating func breakCode(_ line: FormatLine, _ code: ArraySlice<Piece>, room: Int = 0) {
        column = nil
        let (first, others) = (line.indent, line.continuation)
        let lines: [LineFiller.Line]
        if let arrow = line.arrow, code.indices.contains(arrow), first + code[..<arrow].cells > Self.shortHead {
            lines =
                LineFiller.lines(code[..<arrow], first: first, others: others)
                + LineFiller.lines(code[arrow...], first: others, others: others + 2, room: room)
        } else if let block = block(line, code, room: room) {
            lines =
                LineFiller.lines(code[..<block], first: first, others: others)
                + LineFiller.lines(code[block...], first: others, others: others, room: room)
        } else {
            lines = LineFiller.lines(code, first: first, others: others, room: room)
        }
        guard let last = lines.last else { return }
        upper = lines.dropLast().map(\.text)
        (indent, cells) = (last.indent, [last.pieces.text])
    }

    /// A condition so short that its arrow stays beside it.
    private static let shortHead = 16

    /// Where the text behind a colon begins that goes to lines of its own: all of it if it fits on one, else the words
    /// of a vocabulary.
    private func block(_ line: FormatLine, _ code: ArraySlice<Piece>, room: Int) -> Int? {
        guard let colon = code.firstIndex(where: { $0.sign == .colon }), colon + 1 < code.endIndex else { return nil }
        switch line.role {
        case .header(.parameter), .header(.fact), .header(.classify), .header(.define), .header(.require),
            .header(.table):
            break
        case .member where line.pieces[0].keyword == .given: break
        case .header, .member, .tail: return nil
        }
        if line.continuation + code[(colon + 1)...].cells + room <= LineFiller.width { return colon + 1 }
        let type = code[(colon + 1)...].firstIndex { $0.keyword == .oneOf || $0.keyword == .anyOf }
        guard let type, type + 1 < code.endIndex, indent + code[...type].cells <= LineFiller.width else { return nil }
        return type + 1
    }

    /// Divides a line of one piece at the column that it may be aligned in.
    private mutating func setColumn(_ line: FormatLine, _ code: ArraySlice<Piece>) {
        let isFact: Bool
        switch line.role {
        case .header(.fact): isFact = true
        case .member: isFact = line.pieces[0].keyword == .given
        case .header, .tail: isFact = false
        }
        let hasTitle = code.contains { if case .text = $0.kind { true } else { false } }
        if isFact, let colon = code.firstIndex(where: { $0.sign == .colon }) {
            if !hasTitle { cells = [code[..<colon].text, code[colon...].text] }
            column = .facts
        } else if case .member(let lead) = line.role, let arrow = line.arrow, arrow > 0, arrow < code.endIndex {
            if lead == .table {
                cells = Self.keys(code[..<arrow]) + [code[arrow...].text]
                column = .lookup
            } else if line.pieces[0].keyword != .late || arrow > 1 {
                cells = [code[..<arrow].text, code[arrow...].text]
                column = .rows
            }
        }
    }

    /// The keys of a lookup, each with the comma behind it.
    private static func keys(_ code: ArraySlice<Piece>) -> [String] {
        code.split(separator: .comma).enumerated().map { order, key in
            key.text + (key.endIndex < code.endIndex ? "," : "")
        }
    }

    // MARK: Tails and comments

    /// Puts tails on lines of their own.
    private mutating func placeBelow(_ tails: [ArraySlice<Piece>]) {
        for tail in tails {
            lower += LineFiller.lines(tail, first: 4, others: 6).map(\.text)
        }
        if let comment, !tails.isEmpty {
            lower[lower.count - 1] += "  " + comment
            self.comment = nil
        }
    }

    /// Words with comments between them: each stretch begins a line.
    private mutating func layOutAroundComments(_ line: FormatLine) {
        let rest = line.continuation
        var lines: [String] = []
        var start = 0
        for (index, piece) in line.pieces.enumerated() {
            let isLast = index == line.pieces.count - 1
            guard isLast || piece.comment != nil || !piece.commentsBelow.isEmpty else { continue }
            let first = start == 0 ? line.indent : rest
            lines += LineFiller.lines(line.pieces[start...index], first: first, others: rest).map(\.text)
            if let comment = piece.comment { lines[lines.count - 1] += "  " + comment }
            lines += piece.commentsBelow.map { String(repeating: " ", count: rest) + $0 }
            start = index + 1
        }
        indent = 0
        cells = [lines.popLast() ?? ""]
        upper = lines
    }
}

extension ArraySlice<Piece> {
    /// The stretches between the signs of a kind outside brackets.
    fileprivate func split(separator: SignSyntax) -> [ArraySlice<Piece>] {
        var parts: [ArraySlice<Piece>] = []
        var start = startIndex
        var depth = 0
        for index in indices {
            if self[index].sign == .open { depth += 1 }
            if self[index].sign == .close { depth -= 1 }
            guard depth == 0, self[index].sign == separator else { continue }
            parts.append(self[start..<index])
            start = index + 1
        }
        parts.append(self[start..<endIndex])
        return parts
    }
}
