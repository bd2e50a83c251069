import RedressEngine
import RedressModel
import RedressTime

/// Finds an incident that shows something, and takes from it what does not matter. Each one it gives was put to the
/// evaluator.
struct WitnessSearch {
    let builder: IncidentBuilder
    private let evaluator: Evaluator
    private let layout: RowLayout

    init(_ scene: SymbolicScene, _ evaluator: Evaluator, makesIncidentsSmall: Bool = true) {
        builder = IncidentBuilder(scene, isFilled: !makesIncidentsSmall || WitnessSearch.isLarge(scene))
        self.evaluator = evaluator
        layout = RowLayout(scene.schema)
    }

    /// Whether an incident says all its facts, since trying the values of those that are missing takes long: where
    /// there are many rows in all, or many that ask about many facts together in one group.
    private static func isLarge(_ scene: SymbolicScene) -> Bool {
        let groups = scene.program.groups
        if groups.reduce(0, { $0 + $1.rows.count }) > largePolicy { return true }
        return groups.contains { group in
            guard group.rows.count > largeGroup, let ground = scene.grounds(of: group).first else { return false }
            let rows = group.rows.indices.map { scene.standing(RowID(group: group.id, index: $0), at: ground).holds }
            let facts = Set(scene.pool.literals(of: rows).flatMap(\.coordinates).compactMap(\.fact))
            return facts.count > manyFacts
        }
    }

    /// More rows than this are many, in all and in one group; more facts than this are many for one group.
    private static let largePolicy = 200
    private static let largeGroup = 24
    private static let manyFacts = 6

    /// What the policy decides for an incident.
    func decide(_ row: IncidentRow) -> Decision { evaluator.decide(row, asOf: row.asOf) }

    /// Whether the decision about an incident has nothing of a group at a ground, neither due nor possible.
    func leavesOpen(_ group: Group, _ ground: Ground, _ row: IncidentRow) -> Bool {
        guard names(ground, of: group, row) else { return false }
        let decision = decide(row)
        let here =
            decision.fines.map { ($0.row, $0.ground) } + decision.rewards.map { ($0.row, $0.ground) }
            + decision.sanctions.map { ($0.row, $0.ground) } + decision.pending.map { ($0.row, $0.ground) }
            + decision.conflicts.flatMap { one in one.parties.map { ($0.row, one.ground) } }
        let isOnce = group.rows.flatMap(\.items).contains(where: group.takesOnce)
        if here.contains(where: { $0.0.group == group.id && ($0.1 == ground || isOnce) }) { return false }
        guard group.iteration == nil else { return true }
        let rest =
            decision.deadlines.compactMap(\.row) + decision.routes.compactMap(\.row) + decision.remedies.map(\.row)
            + decision.notices.map(\.row) + decision.approvals.compactMap(\.row) + decision.escalations.map(\.row)
            + decision.records.compactMap(\.row) + decision.reopened.map(\.row)
        return !rest.contains { $0.group == group.id }
    }

    /// Whether an incident says that the word or key at hand is there.
    private func names(_ ground: Ground, of group: Group, _ row: IncidentRow) -> Bool {
        switch (group.iteration, ground) {
        case (.elements(let fact), .element(_, _, let word)):
            let slot = row.slots[layout.factSlots[fact.index]]
            return slot >= 0 && slot & (1 << Int64(word)) != 0
        case (.keys(let fact), .key(_, let key)):
            let slot = row.slots[layout.factSlots[fact.index]]
            return slot >= 0 && row.maps[Int(slot)].entries.contains { $0.key == key }
        case (nil, _), (.elements, _), (.keys, _): return true
        }
    }

    /// The same incident with another word for a fact, or carried for a classification.
    func setting(_ coordinate: Coordinate, to word: Int, in row: IncidentRow) -> IncidentRow {
        var row = row
        switch coordinate {
        case .fact(let id): row.slots[layout.factSlots[id.index]] = Int64(word)
        case .given(let id):
            let place = builder.scene.schema.givable.firstIndex { $0.derived == id }
            if let place { row.slots[layout.givenSlots[place]] = Int64(word) }
        case .element, .entry, .entryElement, .event, .eventEntry, .known, .mapSize, .deadline, .parameter, .figure,
            .charge, .people, .absence, .kind, .kindSum:
            break
        }
        return row
    }

    /// A small incident near a point whose decision shows it; nil where none that was tried does.
    /// What the incident carries for classifications is tried only after what the rules give, or always kept.
    func witness(at point: Point, keepsGiven: Bool = false, _ shows: (Decision) -> Bool) -> IncidentRow? {
        witness(at: point, keepsGiven: keepsGiven) { (row: IncidentRow) in shows(decide(row)) }
    }

    /// The same for what a decision alone does not show.
    func witness(at point: Point, keepsGiven: Bool = false, _ shows: (IncidentRow) -> Bool) -> IncidentRow? {
        for point in keepsGiven ? [point] : [point.withoutGiven, point] {
            let first = builder.incident(at: point)
            for row in candidates(first, at: point) where shows(row) {
                return reduced(row, keepsGiven: keepsGiven, shows)
            }
        }
        return nil
    }

    /// Whether two limits never stand so from whatever moment starts both clocks, as far as is known.
    func neverStand(_ one: DueItem, _ other: DueItem, so order: DueOrder) -> Bool {
        evaluator.neverStand(one, other, so: order)
    }

    /// How many of the moments at which two limits stand so are put to the evaluator.
    private static let maximumStarts = 8

    /// How long after one event the next one is tried, in seconds.
    private static let timesApart: [Int64] = [0, 3_600, 86_400]

    /// What came of trying the moments at which clocks may start.
    enum Started {
        case found(IncidentRow)
        /// The two limits never stand so, from whatever moment.
        case never
        /// None of the moments that were tried shows it, which proves nothing.
        case unknown
    }

    /// An incident whose two limits start at a moment such that their due instants stand so; together, or one after the
    /// other where they `stagger`.
    func witness(
        at point: Point, _ one: DueItem, _ other: DueItem, staggers: Bool = false, so order: DueOrder,
        _ shows: (Decision) -> Bool
    ) -> Started {
        witness(at: point, one, other, staggers: staggers, so: order) { (row: IncidentRow) in shows(decide(row)) }
    }

    /// The same for what a decision alone does not show.
    func witness(
        at point: Point, _ one: DueItem, _ other: DueItem, staggers: Bool = false, keepsGiven: Bool = false,
        so order: DueOrder, _ shows: (IncidentRow) -> Bool
    ) -> Started {
        let moments = StartMoments(builder.scene.program)
        let isTogether = !staggers || one.start == other.start
        if isTogether, neverStand(one, other, so: order) { return .never }
        let isFixed = isTogether && moments.ordinary.first.flatMap { fixed(one, other, at: $0) } != nil
        var tried = moments.ordinary
        if isFixed {
            tried = []
            for moment in moments.all where tried.count < Self.maximumStarts {
                if let (left, right) = fixed(one, other, at: moment), order.holds(left, right) { tried.append(moment) }
            }
        }
        let first = builder.incident(at: keepsGiven ? point : point.withoutGiven)
        let starts = [one.start, other.start].compactMap { $0?.event } + [EventID(0)]
        let events = Set(starts).sorted().filter { builder.scene.schema[$0].key == nil }
        // Clocks that start at two events are tried apart too.
        let apart = isTogether ? [0] : Self.timesApart
        for moment in tried {
            for seconds in apart {
                var row = first
                for (place, event) in events.enumerated() {
                    row.slots[layout.eventSlots[event.index]] = moment + Int64(place) * seconds
                }
                row.asOf = moment + 86_400 * 60
                if shows(row) { return .found(reduced(row, keepsGiven: keepsGiven, shows)) }
            }
        }
        return .unknown
    }

    private func fixed(_ one: DueItem, _ other: DueItem, at moment: Int64) -> (Due, Due)? {
        let start = Instant(seconds: moment)
        guard let left = evaluator.fixedDue(one, from: start), let right = evaluator.fixedDue(other, from: start) else {
            return nil
        }
        return (left, right)
    }

    /// The incident itself, then with its moments set so that its deadlines stand as the point says.
    private func candidates(_ row: IncidentRow, at point: Point) -> [IncidentRow] {
        var rows = [row]
        if let timed = DeadlineStaging(builder.scene, self).staged(row, at: point) { rows.insert(timed, at: 0) }
        return rows
    }

    /// The same incident without what it need not say.
    private func reduced(_ row: IncidentRow, keepsGiven: Bool, _ shows: (IncidentRow) -> Bool) -> IncidentRow {
        guard !builder.isFilled else { return row }
        var best = row
        func attempt(_ slots: [Int], to value: Int64) {
            var less = best
            for slot in slots { less.slots[slot] = value }
            if less.slots != best.slots, shows(less) { best = less }
        }
        for fact in builder.scene.schema.facts where !fact.isHidden || builder.scene.period == nil {
            let slot = layout.factSlots[fact.id.index]
            let isSet: Bool = if case .set = fact.type, fact.key == nil { true } else { false }
            if best.slots[slot] != Slot.absent { attempt([slot], to: Slot.absent) }
            guard isSet, best.slots[slot] >= 0 else { continue }
            for word in 0..<62 where best.slots[slot] & (1 << Int64(word)) != 0 {
                attempt([slot], to: best.slots[slot] & ~(1 << Int64(word)))
            }
        }
        for slot in layout.givenSlots where !keepsGiven && best.slots[slot] != Slot.absent {
            attempt([slot], to: Slot.absent)
        }
        for slot in layout.eventSlots.dropFirst() where best.slots[slot] != Slot.absent {
            attempt([slot], to: Slot.absent)
        }
        var timeless = best
        timeless.asOf = nil
        return shows(timeless) ? timeless : best
    }
}
