/// An earlier incident that may be counted.
struct HistoryEntry {
    let number: Int
    let moment: Int64
    /// The first moment at which it is no longer looked back on; the greatest number: never, or nobody knows.
    let end: Int64
    let isCertain: Bool
}

/// Earlier incidents in order of time. Where a window looks back does not cost more the more incidents there are.
struct HistoryLog {
    private(set) var entries: [HistoryEntry] = []
    /// How many of the entries before each place count for certain; one more than there are entries.
    private var certain: [Int] = [0]
    /// Whether ends rise with the moments, so that they can be searched.
    private var isRising = true

    /// Adds an entry; behind the last one it costs least.
    mutating func insert(_ entry: HistoryEntry) {
        var place = entries.count
        while place > 0, entries[place - 1].moment > entry.moment { place -= 1 }
        entries.insert(entry, at: place)
        certain.removeSubrange((place + 1)...)
        for entry in entries[place...] { certain.append((certain.last ?? 0) + (entry.isCertain ? 1 : 0)) }
        if place > 0, entries[place - 1].end > entry.end { isRising = false }
        if place + 1 < entries.count, entry.end > entries[place + 1].end { isRising = false }
    }

    /// How many entries lie strictly before a moment and are still looked back on: for certain, and perhaps.
    func count(at moment: Int64) -> (certain: Int, open: Int) {
        guard isRising else {
            let seen = visible(at: moment)
            let sure = seen.count { $0.isCertain }
            return (sure, seen.count - sure)
        }
        let range = range(at: moment)
        let sure = certain[range.upperBound] - certain[range.lowerBound]
        return (sure, range.count - sure)
    }

    /// The entries strictly before a moment that are still looked back on.
    func visible(at moment: Int64) -> [HistoryEntry] {
        if isRising { return Array(entries[range(at: moment)]) }
        return entries.filter { $0.moment < moment && moment < $0.end }
    }

    private func range(at moment: Int64) -> Range<Int> {
        let upper = first { $0.moment >= moment }
        return min(first { $0.end > moment }, upper)..<upper
    }

    /// The first place from which a condition holds of all entries.
    private func first(where holds: (HistoryEntry) -> Bool) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(entries[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
