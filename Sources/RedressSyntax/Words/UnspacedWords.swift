/// Words that people run together, as input methods make easy: `现场且是否属实`, `责任SA50`. Knows the names that a word
/// may consist of, and splits any number of words by them.
package struct UnspacedWords: Sendable {
    /// The most scalars that a word may have to be looked at; whole sentences are no slips.
    private static let lengthLimit = 80

    private let names: WordTrie
    private let known: Set<String>

    /// Prepares for words made of these names.
    package init(known: Set<String>) {
        self.known = known
        names = WordTrie(known)
    }

    /// The parts of a word, if it splits into known names, keywords, minus signs and numbers with their units in
    /// exactly one way; nil if there is no way or more than one, or if the word is known itself.
    package func split(_ word: String) -> [String]? {
        let scalars = Array(word.unicodeScalars.prefix(Self.lengthLimit + 1))
        guard scalars.count > 1, scalars.count <= Self.lengthLimit, !known.contains(word) else { return nil }
        var splitting = Splitting(scalars: scalars, names: names)
        return splitting.parts()
    }

    /// Splits a single word; see `split(_:)`.
    package static func split(word: String, known: Set<String>) -> [String]? {
        UnspacedWords(known: known).split(word)
    }

    /// Keywords that may stand within a line; those that only lead declarations cannot be parts.
    fileprivate static let keywords = WordTrie(
        KeywordEntry.table.filter { entry in
            let keyword = entry.keyword
            return !limits.contains(keyword)
                && (!keyword.leadsDeclaration || keyword == .sanction || keyword == .record)
        }.flatMap(\.spellings))

    /// Limit words need a number in front of them.
    fileprivate static let limitWords = WordTrie(
        KeywordEntry.table.filter { limits.contains($0.keyword) }.flatMap(\.spellings))

    private static let limits: Set<Keyword> = [.orMore, .orLess, .inside]

    fileprivate static let units = WordTrie(UnitEntry.table.flatMap(\.spellings))
}

/// All ways to split one word, counted from its end.
private struct Splitting {
    /// From some start on: how many ways there are, up to two, and where the first part of the first way ends.
    private struct Ways {
        var count = 0
        var end = 0
        var isNumber = false

        mutating func add(_ below: Ways, end: Int, isNumber: Bool) {
            guard below.count > 0 else { return }
            if count == 0 { (self.end, self.isNumber) = (end, isNumber) }
            count = min(2, count + below.count)
        }
    }

    private let scalars: [Unicode.Scalar]
    private let names: WordTrie
    /// By start, if no number and if a number stands before it.
    private var ways: [Ways]
    private var waysBehindNumber: [Ways]

    init(scalars: [Unicode.Scalar], names: WordTrie) {
        self.scalars = scalars
        self.names = names
        ways = Array(repeating: Ways(), count: scalars.count + 1)
        waysBehindNumber = ways
    }

    mutating func parts() -> [String]? {
        let count = scalars.count
        ways[count].count = 1
        waysBehindNumber[count].count = 1
        for start in stride(from: count - 1, through: 0, by: -1) { fill(start) }
        guard ways[0].count == 1 else { return nil }
        var parts: [String] = []
        var start = 0
        var isBehindNumber = false
        while start < count {
            let way = isBehindNumber ? waysBehindNumber[start] : ways[start]
            var part = String.UnicodeScalarView()
            part.append(contentsOf: scalars[start..<way.end])
            parts.append(String(part))
            start = way.end
            isBehindNumber = way.isNumber
        }
        return parts.count > 1 ? parts : nil
    }

    private mutating func fill(_ start: Int) {
        var found = Ways()
        if Folding.isDigit(scalars[start].value) {
            // A number begins with the first of its digits.
            if start == 0 || !Folding.isDigit(scalars[start - 1].value) {
                for end in numberEnds(start) { found.add(waysBehindNumber[end], end: end, isNumber: true) }
            }
        } else if scalars[start] == "-", start > 0, start + 1 < scalars.count {
            found.add(ways[start + 1], end: start + 1, isNumber: false)
        }
        // A name that is a keyword too is one part, not two.
        let ends = Set(names.ends(in: scalars, from: start)).union(
            UnspacedWords.keywords.ends(in: scalars, from: start))
        for end in ends.sorted() { found.add(ways[end], end: end, isNumber: false) }
        ways[start] = found
        for end in UnspacedWords.limitWords.ends(in: scalars, from: start) where !ends.contains(end) {
            found.add(ways[end], end: end, isNumber: false)
        }
        waysBehindNumber[start] = found
    }

    /// Where the number ends that begins at a start: behind its digits, and behind the longest unit that follows.
    private func numberEnds(_ start: Int) -> [Int] {
        var end = start
        while end < scalars.count, Folding.isDigit(scalars[end].value) { end += 1 }
        if let unitEnd = UnspacedWords.units.ends(in: scalars, from: end).last { return [unitEnd, end] }
        return [end]
    }
}

/// A set of words in which all that begin at one place of a text are found in one walk.
private struct WordTrie: Sendable {
    private struct Step: Hashable, Sendable {
        let node: Int
        let scalar: Unicode.Scalar
    }

    private var next: [Step: Int] = [:]
    private var isWord: [Bool] = [false]

    init(_ words: some Sequence<String>) {
        for word in words {
            var node = 0
            for scalar in word.unicodeScalars {
                let step = Step(node: node, scalar: scalar)
                if let known = next[step] {
                    node = known
                } else {
                    next[step] = isWord.count
                    node = isWord.count
                    isWord.append(false)
                }
            }
            isWord[node] = node != 0
        }
    }

    /// Where the words end that begin at a place, the shortest first.
    func ends(in scalars: [Unicode.Scalar], from start: Int) -> [Int] {
        var ends: [Int] = []
        var node = 0
        var index = start
        while index < scalars.count, let following = next[Step(node: node, scalar: scalars[index])] {
            node = following
            index += 1
            if isWord[node] { ends.append(index) }
        }
        return ends
    }
}
