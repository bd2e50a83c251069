/// Finds what a word means by its bytes, without making a string of it.
struct WordIndex<Meaning: Sendable>: Sendable {
    private struct Slot: Sendable {
        let spelling: [UInt8]
        let meaning: Meaning
    }

    private var slots: [UInt64: [Slot]] = [:]
    /// The number of bytes of the longest spelling.
    private(set) var longest = 0

    /// Where a spelling comes twice, the first meaning stays.
    init(_ entries: [(spelling: String, meaning: Meaning)]) {
        for entry in entries {
            let spelling = Array(entry.spelling.utf8)
            guard self[spelling[...]] == nil else { continue }
            slots[Self.hash(spelling[...]), default: []].append(Slot(spelling: spelling, meaning: entry.meaning))
            longest = max(longest, spelling.count)
        }
    }

    /// The meaning of the bytes of a whole word.
    subscript(bytes: ArraySlice<UInt8>) -> Meaning? {
        guard bytes.count <= longest || longest == 0, let found = slots[Self.hash(bytes)] else { return nil }
        return found.first { $0.spelling.elementsEqual(bytes) }?.meaning
    }

    /// The meaning of a word.
    subscript(word: String) -> Meaning? { self[Array(word.utf8)[...]] }

    /// FNV-1a.
    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return hash
    }
}

/// The tables of words as the lexer asks them.
enum Words {
    /// Keywords of one word.
    static let keywords = WordIndex(
        KeywordEntry.table.flatMap { entry in
            entry.spellings.filter { !$0.contains(" ") && !$0.contains("/") }.map { ($0, entry.keyword) }
        })

    /// English keywords of several words, by their first word, the longest first.
    static let phrases: WordIndex<[Phrase]> = {
        var byFirst: [(String, [Phrase])] = []
        for entry in KeywordEntry.table {
            for spelling in entry.english where spelling.contains(" ") {
                let words = spelling.split(separator: " ").map { Array($0.utf8) }
                let phrase = Phrase(rest: Array(words.dropFirst()), keyword: entry.keyword)
                let first = String(decoding: words[0], as: UTF8.self)
                if let index = byFirst.firstIndex(where: { $0.0 == first }) {
                    byFirst[index].1.append(phrase)
                } else {
                    byFirst.append((first, [phrase]))
                }
            }
        }
        return WordIndex(
            byFirst.map { first, phrases in
                // A stable order: of two phrases of equal length the one that stands first in the table wins.
                let ordered = phrases.enumerated().sorted {
                    ($1.element.rest.count, $0.offset) < ($0.element.rest.count, $1.offset)
                }
                return (first, ordered.map(\.element))
            })
    }()

    /// Units of one word, glued to their number or not.
    static let units = WordIndex(UnitEntry.table.flatMap { entry in entry.spellings.map { ($0, entry.unit) } })

    /// The words behind a keyword's first word.
    struct Phrase: Sendable {
        let rest: [[UInt8]]
        let keyword: Keyword
    }
}
