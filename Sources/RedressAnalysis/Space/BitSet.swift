/// A set of small numbers, one bit each.
struct BitSet {
    private(set) var words: [UInt64]

    /// None of so many numbers.
    init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

    func contains(_ number: Int) -> Bool { words[number / 64] & (1 << UInt64(number % 64)) != 0 }

    mutating func insert(_ number: Int) { words[number / 64] |= 1 << UInt64(number % 64) }

    mutating func remove(_ number: Int) { words[number / 64] &= ~(1 << UInt64(number % 64)) }

    mutating func removeAll() { for word in words.indices { words[word] = 0 } }

    /// Both sets are of the same numbers.
    mutating func formUnion(_ other: BitSet) { for word in words.indices { words[word] |= other.words[word] } }

    mutating func formIntersection(_ other: BitSet) { for word in words.indices { words[word] &= other.words[word] } }

    /// Calls with each number from one on, ascending.
    func forEach(from first: Int = 0, _ body: (Int) -> Void) {
        guard first / 64 < words.count else { return }
        for place in first / 64..<words.count {
            var word = words[place]
            if place == first / 64 { word &= ~0 << UInt64(first % 64) }
            while word != 0 {
                body(place * 64 + word.trailingZeroBitCount)
                word &= word - 1
            }
        }
    }
}
