import RedressEngine
import RedressModel
import RedressTime

/// Finds an incident that shows something, and takes from it what does not matter. Each one it gives was put to the
/// evaluator.
struct WitnessSearch {
    let builder: IncidentBuilder
    private let evaluator: Evaluator
    private let layout: RowLayout

    init(_ scene: SymbolicScene, _ evaluator: Evaluator) {
        let rowCount = scene.program.groups.reduce(0) { $0 + $1.rows.count }
        builder = IncidentBuilder(scene, isFilled: rowCount > WitnessSearch.largePolicy)
        self.evaluator = evaluator
        layout = RowLayout(scene.schema)
    }

    /// Beyond so many rows an incident says all its facts, since trying the values of those that are missing takes long.
    private static let largePolicy = 200

    /// What the policy decides for an incident.
    func decide(_ row: IncidentRow) -> Decision { evaluator.decide(row, asOf: row.asOf) }

    /// Whether a row of a group applies to an incident, or may.
    func reaches(_ group: GroupID, _ row: IncidentRow) -> Bool {
        evaluator.explain(row, asOf: row.asOf).contains { $0.row.group == group && $0.truth != .fails }
    }

    /// A small incident near a point whose decision shows it; nil where none that was tried does.
    /// What the incident carries for classifications is tried only after what the rules give, or always kept.
    func witness(at point: Point, keepsGiven: Bool = false, _ shows: (Decision) -> Bool) -> IncidentRow? {
        for point in keepsGiven ? [point] : [point.withoutGiven, point] {
            let first = builder.incident(at: point)
            for row in candidates(first, at: point) where shows(decide(row)) {
                return reduced(row, keepsGiven: keepsGiven, shows)
            }
        }
        return nil
    }

    /// How many of the moments at which two limits stand so are put to the evaluator.
    private static let maximumStarts = 8

    /// What came of trying the moments at which clocks may start.
    enum Started {
        case found(IncidentRow)
        /// The two limits say the same, so that they always fall due together.
        case never
        /// None of the moments that were tried shows it, which proves nothing.
        case unknown
    }

    /// An incident whose two limits start together at a moment such that their due instants stand so.
    func witness(
        at point: Point, _ one: DueItem, _ other: DueItem, where stands: (Due, Due) -> Bool,
        _ shows: (Decision) -> Bool
    ) -> Started {
        if evaluator.isSameFixedLimit(one, other) { return .never }
        let moments = StartMoments(builder.scene.program)
        let isFixed = moments.ordinary.first.flatMap { fixed(one, other, at: $0) } != nil
        var tried = moments.ordinary
        if isFixed {
            tried = []
            for moment in moments.all where tried.count < Self.maximumStarts {
                if let (left, right) = fixed(one, other, at: moment), stands(left, right) { tried.append(moment) }
            }
        }
        let first = builder.incident(at: point.withoutGiven)
        let starts = [one.start, other.start].compactMap { $0?.event } + [EventID(0)]
        let events = Set(starts).sorted().filter { builder.scene.schema[$0].key == nil }
        for moment in tried {
            var row = first
            for event in events { row.slots[layout.eventSlots[event.index]] = moment }
            row.asOf = moment + 86_400 * 60
            if shows(decide(row)) { return .found(reduced(row, keepsGiven: false, shows)) }
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
    private func reduced(_ row: IncidentRow, keepsGiven: Bool, _ shows: (Decision) -> Bool) -> IncidentRow {
        guard !builder.isFilled else { return row }
        var best = row
        func attempt(_ slots: [Int], to value: Int64) {
            var less = best
            for slot in slots { less.slots[slot] = value }
            if less.slots != best.slots, shows(decide(less)) { best = less }
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
        return shows(decide(timeless)) ? timeless : best
    }
}
