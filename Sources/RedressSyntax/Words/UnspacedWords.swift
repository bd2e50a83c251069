/// Words that people run together, as input methods make easy: `现场且是否属实`, `责任SA50`.
package enum UnspacedWords {
    /// The most scalars that a word may have to be looked at.
    private static let lengthLimit = 200

    /// The parts of a word, if it splits into known names, keywords, minus signs and numbers with their units in
    /// exactly one way; nil if there is no way or more than one, or if the word is known itself.
    package static func split(word: String, known: Set<String>) -> [String]? {
        let longest = known.reduce(0) { max($0, $1.unicodeScalars.count) }
        return split(word: word, known: known, longestName: longest)
    }

    static func split(word: String, known: Set<String>, longestName: Int) -> [String]? {
        let scalars = Array(word.unicodeScalars)
        guard scalars.count > 1, scalars.count <= lengthLimit, !known.contains(word) else { return nil }
        var splitting = Splitting(scalars: scalars, known: known, longestName: longestName)
        return splitting.parts()
    }

    private struct Splitting {
        let scalars: [Unicode.Scalar]
        let known: Set<String>
        let longestName: Int
        /// For each start and whether a number stands before it: how many ways there are from there on, up to two, and
        /// where the first part of the first way ends.
        var ways: [[(count: Int, end: Int, isNumber: Bool)]]

        init(scalars: [Unicode.Scalar], known: Set<String>, longestName: Int) {
            self.scalars = scalars
            self.known = known
            self.longestName = longestName
            ways = Array(repeating: [(0, 0, false), (0, 0, false)], count: scalars.count + 1)
        }

        mutating func parts() -> [String]? {
            let count = scalars.count
            ways[count] = [(1, count, false), (1, count, false)]
            for start in stride(from: count - 1, through: 0, by: -1) {
                for isBehindNumber in [false, true] { fill(start, isBehindNumber: isBehindNumber) }
            }
            guard ways[0][0].count == 1 else { return nil }
            var parts: [String] = []
            var start = 0
            var isBehindNumber = false
            while start < count {
                let way = ways[start][isBehindNumber ? 1 : 0]
                parts.append(text(start, way.end))
                start = way.end
                isBehindNumber = way.isNumber
            }
            return parts.count > 1 ? parts : nil
        }

        private mutating func fill(_ start: Int, isBehindNumber: Bool) {
            var total = 0
            var first = (end: 0, isNumber: false)
            func add(_ end: Int, isNumber: Bool) {
                let below = ways[end][isNumber ? 1 : 0].count
                if below > 0, total == 0 { first = (end, isNumber) }
                total = min(2, total + below)
            }
            if Folding.isDigit(scalars[start].value) {
                if start == 0 || !Folding.isDigit(scalars[start - 1].value) {
                    for end in numberEnds(start) { add(end, isNumber: true) }
                }
            } else if scalars[start] == "-" {
                // A minus stands between two parts; in front of a word it would begin nothing.
                if start > 0, start + 1 < scalars.count { add(start + 1, isNumber: false) }
            }
            let limit = min(scalars.count, start + max(longestName, Words.keywords.longest))
            if start + 1 <= limit {
                for end in (start + 1)...limit where isPart(start, end, isBehindNumber: isBehindNumber) {
                    add(end, isNumber: false)
                }
            }
            ways[start][isBehindNumber ? 1 : 0] = (total, first.end, first.isNumber)
        }

        /// Where the number ends that begins at a start: behind its digits, or behind a unit; a unit taken whole is not
        /// looked at again as a name, so the longest stands alone.
        private func numberEnds(_ start: Int) -> [Int] {
            var end = start
            while end < scalars.count, Folding.isDigit(scalars[end].value) { end += 1 }
            for unitEnd in stride(from: min(scalars.count, end + 4), to: end, by: -1)
            where Words.units[text(end, unitEnd)] != nil {
                return [unitEnd, end]
            }
            return [end]
        }

        private func isPart(_ start: Int, _ end: Int, isBehindNumber: Bool) -> Bool {
            let part = text(start, end)
            if known.contains(part) { return true }
            guard let keyword = Words.keywords[part] else { return false }
            switch keyword {
            // A limit word needs a number in front of it.
            case .orMore, .orLess, .inside: return isBehindNumber
            default: return !keyword.leadsDeclaration || keyword == .sanction || keyword == .record
            }
        }

        private func text(_ start: Int, _ end: Int) -> String {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[start..<end])
            return String(text)
        }
    }
}
