/// Whether formulas cover another one together: what boxes leave is found by taking them away one by one, under a budget
/// of steps; beyond it Z3 decides.
struct Coverage {
    let decider: Decider
    /// No more boxes than this are cut.
    var budget = 20_000

    /// What came of a question.
    enum Answer {
        /// A point that none of them covers.
        case open(Point)
        /// All is covered; by these, as far as boxes told.
        case covered(by: [Int])
        case undecided
    }

    /// A point of a formula outside all the others, which are tried in their order.
    func uncovered(_ formula: Formula, by others: [Formula]) -> Answer {
        if let answer = byBoxes(formula, others) { return answer }
        let pool = decider.scene.pool
        switch decider.findClosed(pool.all([decider.closed(formula)] + others.map { pool.not(decider.closed($0)) })) {
        case .found(let point): return .open(point)
        case .nowhere: return .covered(by: coverers(formula, others))
        case .undecided: return .undecided
        }
    }

    private func byBoxes(_ formula: Formula, _ others: [Formula]) -> Answer? {
        guard var rest = decider.boxes(of: formula) else { return nil }
        var used: [Int] = []
        var steps = 0
        for (place, other) in others.enumerated() {
            guard !rest.isEmpty else { break }
            guard let boxes = decider.boxes(of: other) else { return nil }
            var isUsed = false
            for box in boxes {
                var next: [Box] = []
                for piece in rest {
                    guard decider.space.intersection(piece, box) != nil else {
                        next.append(piece)
                        continue
                    }
                    isUsed = true
                    next += decider.space.difference(piece, box)
                    steps += 1
                    if steps > budget || next.count > budget { return nil }
                }
                rest = next
            }
            if isUsed { used.append(place) }
        }
        return rest.first.map { .open(decider.space.point(in: $0)) } ?? .covered(by: used)
    }

    /// Those that overlap the formula, one alone where one alone covers it.
    private func coverers(_ formula: Formula, _ others: [Formula]) -> [Int] {
        let pool = decider.scene.pool
        let touching = others.indices.filter { place in
            if case .nowhere = decider.find(pool.all(formula, others[place])) { false } else { true }
        }
        for place in touching {
            let outside = pool.all(decider.closed(formula), pool.not(decider.closed(others[place])))
            if case .nowhere = decider.findClosed(outside) { return [place] }
        }
        return touching
    }
}
