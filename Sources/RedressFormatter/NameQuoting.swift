import RedressDiagnostics
import RedressSyntax

/// Puts names in quotes that would be read otherwise in the other vocabulary or on another line, so that translation
/// and line breaks keep the tree. It looks at English spellings only, whatever is written, so that a text gets the same
/// quotes in both vocabularies.
enum NameQuoting {
    /// Pairs of words that follow each other in a keyword or unit of several words.
    private static let pairs: Set<String> = {
        var pairs: Set<String> = []
        let spellings = KeywordEntry.table.flatMap(\.english) + UnitEntry.table.flatMap(\.english)
        for spelling in spellings {
            let words = spelling.split(separator: " ")
            for (left, right) in zip(words, words.dropFirst()) { pairs.insert("\(left) \(right)") }
        }
        return pairs
    }()

    private static let leads: Set<String> = Set(
        KeywordEntry.table.filter { $0.keyword.leadsDeclaration }.flatMap(\.spellings))

    /// The pieces with quotes around the names that need them.
    static func quoting(_ pieces: [Piece]) -> [Piece] {
        var result = pieces
        // Words that round off a phrase are not written in English.
        let visible = pieces.indices.filter { !pieces[$0].isRounding }
        for (order, index) in visible.enumerated() {
            guard case .name(let name, isQuoted: false) = pieces[index].kind else { continue }
            let previous = order > 0 ? pieces[visible[order - 1]] : nil
            let next = order + 1 < visible.count ? pieces[visible[order + 1]] : nil
            let isFirst = previous?.endsLine ?? true
            let isLast = pieces[index].endsLine
            let mergesBefore = !isFirst && joins(english(previous).last, name.split(separator: " ").first)
            let mergesBehind = !isLast && joins(name.split(separator: " ").last, english(next).first)
            let looksLikeLead = !isFirst && !isLast && leads.contains(name) && isNameLike(next)
            if mergesBefore || mergesBehind || looksLikeLead {
                result[index].text = name.utf8.allSatisfy { $0 < 0x80 } ? "`\(name)`" : "「\(name)」"
            }
        }
        return result
    }

    private static func joins(_ left: Substring?, _ right: Substring?) -> Bool {
        guard let left, let right else { return false }
        return pairs.contains("\(left) \(right)")
    }

    /// The English words of a piece; none for signs, numbers and texts.
    private static func english(_ piece: Piece?) -> [Substring] {
        guard let piece else { return [] }
        switch piece.kind {
        case .name(let name, let isQuoted): return isQuoted ? [] : name.split(separator: " ")
        case .keyword(let keyword): return keyword.canonical(.english).split(separator: " ")
        case .unit(let unit): return (UnitEntry.spelled(unit)?.english.first ?? unit).split(separator: " ")
        case .weekday, .text, .number, .moment, .sign: return []
        }
    }

    private static func isNameLike(_ piece: Piece?) -> Bool {
        guard let piece else { return false }
        switch piece.kind {
        case .name, .text, .unit, .weekday: return true
        case .keyword(let keyword): return !keyword.isReserved
        case .number, .moment, .sign: return false
        }
    }
}
