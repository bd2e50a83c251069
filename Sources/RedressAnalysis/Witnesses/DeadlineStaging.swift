import RedressEngine
import RedressModel

/// Sets the moments of an incident so that its deadlines stand as a point says: kept at the last second, or still open
/// long after.
struct DeadlineStaging {
    private let scene: SymbolicScene
    private let search: WitnessSearch
    private let layout: RowLayout

    init(_ scene: SymbolicScene, _ search: WitnessSearch) {
        self.scene = scene
        self.search = search
        layout = RowLayout(scene.schema)
    }

    /// nil where the point says nothing of deadlines.
    func staged(_ row: IncidentRow, at point: Point) -> IncidentRow? {
        var row = row
        var isStaged = false
        for deadline in scene.program.deadlines {
            guard case .word(let word)? = point[.deadline(deadline.id, key: nil)] else { continue }
            isStaged = true
            switch DeadlineState.allCases[word] {
            case .late: clear(deadline, &row)
            case .due:
                clear(deadline, &row)
                row.asOf = search.builder.moment
            case .met: keep(deadline, &row)
            }
        }
        return isStaged ? row : nil
    }

    /// The events that end a deadline's rows.
    private func endings(_ deadline: Deadline) -> [EventID] {
        scene.program.groups[deadline.group.index].rows.flatMap(\.items).compactMap { item in
            guard case .limit(let due) = item.kind, case .event(let event)? = due.until else { return nil }
            return event
        }
    }

    private func clear(_ deadline: Deadline, _ row: inout IncidentRow) {
        for event in endings(deadline) where event.index != 0 {
            row.slots[layout.eventSlots[event.index]] = Slot.absent
        }
    }

    private func keep(_ deadline: Deadline, _ row: inout IncidentRow) {
        clear(deadline, &row)
        let outcome = search.decide(row).deadlines.first { $0.deadline == deadline.id }
        for event in endings(deadline) where event.index != 0 {
            row.slots[layout.eventSlots[event.index]] = outcome?.due ?? search.builder.moment
        }
    }
}
