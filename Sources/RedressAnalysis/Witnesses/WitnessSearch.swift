import RedressEngine
import RedressModel

/// Finds an incident that shows something, and takes from it what does not matter. Each one it gives was put to the
/// evaluator.
struct WitnessSearch {
    let builder: IncidentBuilder
    private let evaluator: Evaluator
    private let layout: RowLayout

    init(_ scene: SymbolicScene) {
        builder = IncidentBuilder(scene)
        evaluator = Evaluator(scene.program)
        layout = RowLayout(scene.schema)
    }

    /// What the policy decides for an incident.
    func decide(_ row: IncidentRow) -> Decision { evaluator.decide(row, asOf: row.asOf) }

    /// A small incident near a point whose decision shows it; nil where none that was tried does.
    func witness(at point: Point, _ shows: (Decision) -> Bool) -> IncidentRow? {
        for point in [point.withoutGiven, point] {
            let first = builder.incident(at: point)
            for row in candidates(first, at: point) where shows(decide(row)) { return reduced(row, shows) }
        }
        return nil
    }

    /// The incident itself, then with its moments set so that its deadlines stand as the point says.
    private func candidates(_ row: IncidentRow, at point: Point) -> [IncidentRow] {
        var rows = [row]
        if let timed = DeadlineStaging(builder.scene, self).staged(row, at: point) { rows.insert(timed, at: 0) }
        return rows
    }

    /// The same incident without what it need not say.
    private func reduced(_ row: IncidentRow, _ shows: (Decision) -> Bool) -> IncidentRow {
        var best = row
        func attempt(_ slots: [Int], to value: Int64) {
            var less = best
            for slot in slots { less.slots[slot] = value }
            if less.slots != best.slots, shows(decide(less)) { best = less }
        }
        for fact in builder.scene.schema.facts {
            let slot = layout.factSlots[fact.id.index]
            let isSet: Bool = if case .set = fact.type, fact.key == nil { true } else { false }
            if best.slots[slot] != Slot.absent { attempt([slot], to: Slot.absent) }
            guard isSet, best.slots[slot] >= 0 else { continue }
            for word in 0..<62 where best.slots[slot] & (1 << Int64(word)) != 0 {
                attempt([slot], to: best.slots[slot] & ~(1 << Int64(word)))
            }
        }
        for slot in layout.givenSlots where best.slots[slot] != Slot.absent { attempt([slot], to: Slot.absent) }
        for slot in layout.eventSlots.dropFirst() where best.slots[slot] != Slot.absent {
            attempt([slot], to: Slot.absent)
        }
        var timeless = best
        timeless.asOf = nil
        return shows(decide(timeless)) ? timeless : best
    }
}
