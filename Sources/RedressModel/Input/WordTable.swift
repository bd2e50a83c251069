/// Finds the number of a word by its UTF-8 bytes, without making a string of them.
struct WordTable: Sendable {
    private struct Entry {
        let hash: UInt32
        let start: Int32
        let end: Int32
        let value: Int32
    }

    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// For each bucket the index of its entry plus one; 0 where it is free. A power of two of them.
    private var buckets: [Int32] = [0, 0]

    /// The words and the number of each; of equal words the first counts.
    init(_ words: [(word: String, value: Int)]) {
        var size = 2
        while size < words.count * 2 + 2 { size *= 2 }
        buckets = Array(repeating: 0, count: size)
        for (word, value) in words {
            let text = Array(word.utf8)
            if self.value(of: text.span) != nil { continue }
            let hash = Self.hash(text.span)
            entries.append(
                Entry(hash: hash, start: Int32(bytes.count), end: Int32(bytes.count + text.count), value: Int32(value))
            )
            bytes += text
            var bucket = Int(hash) & (size - 1)
            while buckets[bucket] != 0 { bucket = (bucket + 1) & (size - 1) }
            buckets[bucket] = Int32(entries.count)
        }
    }

    /// The words of a vocabulary, each with its index.
    init(indicesOf words: [String]) {
        self.init(words.enumerated().map { (word: $0.element, value: $0.offset) })
    }

    /// The number of a word, nil where the table has no such word.
    func value(of text: Swift.Span<UInt8>) -> Int? {
        let hash = Self.hash(text)
        var bucket = Int(hash) & (buckets.count - 1)
        while buckets[bucket] != 0 {
            let entry = entries[Int(buckets[bucket]) - 1]
            if entry.hash == hash, isEqual(entry, text) { return Int(entry.value) }
            bucket = (bucket + 1) & (buckets.count - 1)
        }
        return nil
    }

    private func isEqual(_ entry: Entry, _ text: Swift.Span<UInt8>) -> Bool {
        guard Int(entry.end - entry.start) == text.count else { return false }
        let start = Int(entry.start)
        for offset in 0..<text.count where bytes[start + offset] != text[offset] { return false }
        return true
    }

    /// FNV-1a; the words come from a policy, so nobody gains by words that collide.
    private static func hash(_ text: Swift.Span<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for offset in 0..<text.count { hash = (hash ^ UInt32(text[offset])) &* 16_777_619 }
        // The low bits alone choose the bucket.
        return hash ^ (hash >> 15)
    }
}
