/// Finds the known word that somebody most likely meant.
package enum NearestWord {
    /// The nearest of the words, nil when none is near enough to be worth a suggestion.
    ///
    /// Differences of case, of full-width and half-width forms and of `Ⅱ` and `II` count as nothing. Words that share
    /// no character are never near. The result does not depend on the order of the words.
    package static func suggest(_ word: String, among words: some Sequence<String>) -> String? {
        let wanted = folded(word)
        guard !wanted.isEmpty else { return nil }
        var best: (word: String, rank: Rank)?
        for candidate in words where candidate != word {
            guard let rank = Rank(of: folded(candidate), named: candidate, for: wanted) else { continue }
            if best.map({ rank < $0.rank }) ?? true { best = (candidate, rank) }
        }
        return best?.word
    }

    /// How near a candidate is; the smallest is the nearest.
    private struct Rank: Comparable {
        let distance: Int
        let unsharedStart: Int
        let word: String

        init?(of candidate: [UInt32], named word: String, for wanted: [UInt32]) {
            let longer = max(candidate.count, wanted.count)
            // One mistake in a short word, one more for each three characters of a long one.
            let limit = max(1, longer / 3)
            // Words whose lengths differ by more than that are further apart in any case.
            guard abs(candidate.count - wanted.count) <= limit else { return nil }
            let distance = editDistance(candidate, wanted)
            guard distance <= limit, distance < longer, !Set(candidate).isDisjoint(with: wanted) else { return nil }
            self.distance = distance
            unsharedStart = longer - zip(candidate, wanted).prefix { $0 == $1 }.count
            self.word = word
        }

        static func < (left: Rank, right: Rank) -> Bool {
            (left.distance, left.unsharedStart, left.word) < (right.distance, right.unsharedStart, right.word)
        }
    }

    /// Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other.
    static func editDistance(_ first: [UInt32], _ second: [UInt32]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...second.count)
        for row in 0..<first.count {
            var current = [row + 1]
            current.reserveCapacity(second.count + 1)
            for column in 0..<second.count {
                let replaced = previous[column] + (first[row] == second[column] ? 0 : 1)
                var least = min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    least = min(least, beforePrevious[column - 1] + 1)
                }
                current.append(least)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[second.count]
    }

    /// The scalars of a word with differences of writing taken away.
    private static func folded(_ word: String) -> [UInt32] {
        var result: [UInt32] = []
        for scalar in word.unicodeScalars {
            switch scalar.value {
            case 0x20, 0x3000: continue
            case 0x41...0x5A: result.append(scalar.value + 0x20)
            case 0xFF01...0xFF5E:
                let narrow = scalar.value - 0xFF01 + 0x21
                result.append((0x41...0x5A).contains(narrow) ? narrow + 0x20 : narrow)
            case 0x2160...0x216B: result += romanNumerals[Int(scalar.value - 0x2160)].unicodeScalars.map(\.value)
            case 0x2170...0x217B: result += romanNumerals[Int(scalar.value - 0x2170)].unicodeScalars.map(\.value)
            default: result.append(scalar.value)
            }
        }
        return result
    }

    private static let romanNumerals = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
}
