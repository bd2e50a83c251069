import RedressModel

/// What the incidents of one case come to.
struct CaseTally {
    private(set) var figures: [FigureTally]
    private var entries: [Entry] = []

    /// An incident, and for each figure whether it counts.
    private struct Entry {
        let incident: String
        let moment: Int64
        let truths: [Truth]

        static func isBefore(_ left: Entry, _ right: Entry) -> Bool {
            (left.moment, left.incident) < (right.moment, right.incident)
        }
    }

    init(_ aggregates: [Aggregate]) { figures = aggregates.map { FigureTally($0.kind) } }

    /// Whether no incident is left.
    var isEmpty: Bool { entries.isEmpty }

    mutating func add(_ observations: Observations, _ parts: [Observation]) {
        entries.append(
            Entry(
                incident: observations.incident, moment: observations.moment ?? 0, truths: parts.map(\.truth)))
        for (index, part) in parts.enumerated() { figures[index].add(part) }
    }

    mutating func remove(_ observations: Observations, _ parts: [Observation]) {
        guard let place = entries.lastIndex(where: { $0.incident == observations.incident }) else { return }
        entries.remove(at: place)
        for (index, part) in parts.enumerated() { figures[index].remove(part) }
    }

    /// Adds what another tally holds.
    mutating func add(_ other: CaseTally) {
        entries += other.entries
        for (index, figure) in other.figures.enumerated() { figures[index].add(figure) }
    }

    /// For each figure, the incidents that count for certain, and those that may; each in order of time.
    var names: [(counted: [String], open: [String])] {
        let sorted = entries.sorted(by: Entry.isBefore)
        return figures.indices.map { index in
            (
                sorted.filter { $0.truths[index] == .holds }.map(\.incident),
                sorted.filter { $0.truths[index] == .unknown }.map(\.incident)
            )
        }
    }
}
