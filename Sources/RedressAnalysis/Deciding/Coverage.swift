/// Formulas that may cover others together, made ready for many questions.
struct Cover {
    let formulas: [Formula]
    /// Those that have no boxes.
    fileprivate let formless: [Int]
    /// The boxes of all others, and whose they are.
    fileprivate let owners: [Int]
    fileprivate let index: BoxIndex

    init(_ decider: Decider, _ formulas: [Formula]) {
        self.formulas = formulas
        var formless: [Int] = []
        var owners: [Int] = []
        var boxes: [Box] = []
        for (place, formula) in formulas.enumerated() {
            guard let more = decider.boxes(of: formula) else {
                formless.append(place)
                continue
            }
            boxes += more
            owners += more.map { _ in place }
        }
        self.formless = formless
        self.owners = owners
        index = BoxIndex(decider.space, boxes)
    }
}

/// Whether formulas cover another one together: boxes tell by cases, under a budget of comparisons; beyond it, or where a
/// formula has no boxes, Z3 decides.
struct Coverage {
    let decider: Decider
    /// How many comparisons of boxes a question may take.
    var budget = 2_000_000

    /// What came of a question.
    enum Answer {
        /// None of them covers some point.
        case open
        /// All is covered; by these, as far as boxes told.
        case covered(by: [Int])
        case undecided
    }

    /// Whether a formula has points outside all the others.
    func uncovered(_ formula: Formula, by others: [Formula]) -> Answer {
        uncovered(formula, by: Cover(decider, others)) { _ in true }
    }

    /// Whether a formula has points outside those formulas of a cover that count.
    func uncovered(_ formula: Formula, by cover: Cover, where counts: (Int) -> Bool) -> Answer {
        if let answer = byBoxes(formula, cover, counts) {
            decider.countByBoxes()
            return answer
        }
        let pool = decider.scene.pool
        let places = cover.formulas.indices.filter(counts)
        let outside = places.map { pool.not(decider.closed(cover.formulas[$0])) }
        switch decider.findClosed(pool.all([decider.closed(formula)] + outside)) {
        case .found: return .open
        case .nowhere: return .covered(by: coverers(formula, cover, places))
        case .undecided: return .undecided
        }
    }

    /// A point of a formula outside all formulas of a cover, if boxes tell.
    func point(of formula: Formula, outside cover: Cover) -> Decider.Answer? {
        guard cover.formless.isEmpty, let boxes = decider.boxes(of: formula) else { return nil }
        for box in boxes {
            var others: [Box] = []
            cover.index.forEach(meeting: box) { others.append(cover.index.boxes[$0]) }
            var search = CoverSearch(decider.space, box, outside: others, budget: budget)
            switch search.answer() {
            case .open(let region):
                decider.countByBoxes()
                return .found(decider.space.point(in: search.box(of: region)))
            case .covered: continue
            case .undecided: return nil
            }
        }
        decider.countByBoxes()
        return .nowhere
    }

    /// Whether some point of a formula that no formula of a cover before one holds has, among those after it, a first
    /// one that is not like it; nil stands for none. A quick look at one point; where it finds nothing, nothing is known.
    func differs(_ formula: Formula, by cover: Cover, before place: Int, _ isLike: (Int?) -> Bool) -> Bool {
        guard cover.formless.isEmpty, let box = decider.boxes(of: formula)?.first else { return false }
        var others: [Box] = []
        cover.index.forEach(meeting: box) { if cover.owners[$0] < place { others.append(cover.index.boxes[$0]) } }
        var search = CoverSearch(decider.space, box, outside: others, budget: budget)
        guard case .open(let region) = search.answer() else { return false }
        let point = decider.space.corner(of: search.box(of: region))
        var next: Int?
        cover.index.forEach(meeting: point) { found in
            let owner = cover.owners[found]
            if owner > place, next.map({ owner < $0 }) != false { next = owner }
        }
        return !isLike(next)
    }

    private func byBoxes(_ formula: Formula, _ cover: Cover, _ counts: (Int) -> Bool) -> Answer? {
        guard let boxes = decider.boxes(of: formula) else { return nil }
        var used: Set<Int> = []
        for box in boxes {
            var others: [Int] = []
            var volume = 0.0
            cover.index.forEach(meeting: box) { place in
                guard counts(cover.owners[place]) else { return }
                others.append(place)
                volume += decider.space.share(of: cover.index.boxes[place], in: box)
            }
            // Boxes that are too small together leave something; the margin is far beyond what rounding loses.
            if volume < 0.999 {
                if cover.formless.contains(where: counts) { return nil }
                return .open
            }
            let boxes = others.map { cover.index.boxes[$0] }
            if decider.space.leavesSample(of: box, outside: boxes) {
                if cover.formless.contains(where: counts) { return nil }
                return .open
            }
            var search = CoverSearch(decider.space, box, outside: boxes, budget: budget)
            switch search.answer() {
            case .open: return cover.formless.contains(where: counts) ? nil : .open
            case .covered(let places):
                used.formUnion(few(places.map { others[$0] }, of: cover, box).map { cover.owners[$0] })
            case .undecided: return nil
            }
        }
        return .covered(by: used.sorted())
    }

    /// Of more boxes than this none is tried to be left out.
    private static let fewBoxes = 12

    /// Boxes that cover another one and of which none can be left out.
    private func few(_ places: [Int], of cover: Cover, _ box: Box) -> [Int] {
        guard (2...Coverage.fewBoxes).contains(places.count) else { return places }
        var kept = places
        for place in places.reversed() {
            let rest = kept.filter { $0 != place }
            var search = CoverSearch(
                decider.space, box, outside: rest.map { cover.index.boxes[$0] }, budget: budget)
            if case .covered = search.answer() { kept = rest }
        }
        return kept
    }

    /// Those that overlap the formula, one alone where one alone covers it.
    private func coverers(_ formula: Formula, _ cover: Cover, _ places: [Int]) -> [Int] {
        let pool = decider.scene.pool
        let touching = places.filter { place in
            if case .nowhere = decider.find(pool.all(formula, cover.formulas[place])) { false } else { true }
        }
        for place in touching {
            let outside = pool.all(decider.closed(formula), pool.not(decider.closed(cover.formulas[place])))
            if case .nowhere = decider.findClosed(outside) { return [place] }
        }
        return touching
    }
}
