import RedressDiagnostics
import RedressSyntax

/// Divides pieces and comments into lines.
struct LineReader {
    private let source: SourceText
    private let file: SyntaxFile

    init(_ source: SourceText, _ file: SyntaxFile) {
        self.source = source
        self.file = file
    }

    /// The lines and own comments of a text, in order.
    func items(_ pieces: [Piece]) -> [FormatItem] {
        var pieces = pieces
        let ownComments = attachComments(to: &pieces)
        let headers = Set(file.declarations.map(\.span.start))
        var items: [FormatItem] = []
        var lead = Keyword.policy
        var start = 0
        var end = -1
        var comments = ownComments[...]
        func takeComments(before offset: UInt32) {
            while let comment = comments.first, comment.start < offset {
                items.append(.comment(own(comment, behind: end)))
                end = lineIndex(of: comment.end)
                comments = comments.dropFirst()
            }
        }
        for index in pieces.indices where pieces[index].endsLine {
            let line = Array(pieces[start...index])
            start = index + 1
            let offset = line[0].span.start
            takeComments(before: offset)
            let isHeader = headers.contains(offset)
            if isHeader, let keyword = line[0].keyword { lead = keyword }
            let isBehindBlankLine = end >= 0 && lineIndex(of: offset) > end + 1
            let role = Self.role(line, isHeader: isHeader, lead: lead)
            let read = FormatLine(role: role, pieces: labelled(line, role), isBehindBlankLine: isBehindBlankLine)
            if case .line(let previous) = items.last, let whole = previous.joined(with: read) {
                items[items.count - 1] = .line(whole)
            } else {
                items.append(.line(read))
            }
            end = lineIndex(of: line[line.count - 1].span.end)
        }
        takeComments(before: .max)
        return items
    }

    private static func role(_ line: [Piece], isHeader: Bool, lead: Keyword) -> FormatLine.Role {
        if isHeader { return .header(lead) }
        return line[0].isTail ? .tail : .member(lead)
    }

    /// The line with its label marked: the name in front of a colon, at the start or behind `replace`.
    private func labelled(_ line: [Piece], _ role: FormatLine.Role) -> [Piece] {
        let label: Int
        switch role {
        case .header(.replace): label = 1
        case .member: label = 0
        case .header, .tail: return line
        }
        guard label + 1 < line.count, line[label + 1].sign == .colon else { return line }
        var line = line
        line[label].isLabel = true
        return line
    }

    // MARK: Comments

    /// Gives pieces the comments that follow them on their lines or stand within what they belong to; gives back the
    /// comments that stand by themselves.
    private func attachComments(to pieces: inout [Piece]) -> [Span] {
        var own: [Span] = []
        var next = 0
        for comment in file.comments {
            // A word that rounds off a phrase starts where the phrase ends, where a comment may follow at once.
            while next < pieces.count, pieces[next].span.start <= comment.start { next += 1 }
            let previous = next - 1
            let text = text(of: comment)
            if previous >= 0, lineIndex(of: pieces[previous].span.end) == lineIndex(of: comment.start) {
                pieces[previous].comment = text
            } else if previous >= 0, !pieces[previous].endsLine {
                pieces[previous].commentsBelow.append(text)
            } else {
                own.append(comment)
            }
        }
        return own
    }

    private func own(_ comment: Span, behind end: Int) -> FormatItem.OwnComment {
        let line = lineIndex(of: comment.start)
        return FormatItem.OwnComment(
            text: text(of: comment), isBehindBlankLine: end >= 0 && line > end + 1,
            isIndented: source.lineStarts[line] < comment.start)
    }

    /// A comment as written, without spaces at its end.
    private func text(of comment: Span) -> String {
        var bytes = source.bytes[Int(comment.start)..<Int(comment.end)]
        while let last = bytes.last, last == 0x20 || last == 0x09 || last == 0x0D { bytes = bytes.dropLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func lineIndex(of offset: UInt32) -> Int { source.lineIndex(of: offset) }
}
