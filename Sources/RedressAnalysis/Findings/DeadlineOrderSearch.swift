import RedressEngine
import RedressModel
import RedressTime

/// Obligations that fall due before others whose event must come earlier, though their clock does not wait for it, both
/// clocks started at one moment. Where the limits' units do not show that they keep the order, moments are tried; what
/// none of these shows is undecided.
struct DeadlineOrderSearch {
    private let scene: SymbolicScene
    private let witnesses: WitnessSearch

    /// A limit of a deadline, where it applies.
    private struct Duty {
        let deadline: DeadlineID
        let row: RowID
        let due: DueItem
        let until: EventID
        let ground: Ground
        let applies: Formula

        /// When it falls due in a decision.
        func due(in decision: Decision) -> Int64? {
            decision.deadlines.first { $0.row == row && ($0.element ?? .group(row.group)) == ground }?.due
        }
    }

    init(_ scene: SymbolicScene, _ witnesses: WitnessSearch) {
        self.scene = scene
        self.witnesses = witnesses
    }

    /// Adds what is found; one finding for each pair of rows.
    func add(to report: inout AnalysisReport) {
        let duties = scene.program.deadlines.flatMap(self.duties)
        var pairs: [(early: Duty, late: Duty)] = []
        for early in duties {
            for late in duties
            where early.deadline != late.deadline && precedes(early.until, late.until) && !waits(late, for: early.until)
                && early.ground.isLike(late.ground)
            {
                pairs.append((early, late))
            }
        }
        guard !pairs.isEmpty else { return }
        let decider = Decider(scene, duties.map(\.applies))
        for (early, late) in pairs where !witnesses.neverStand(early.due, late.due, so: .later) {
            let rows = [early.row, late.row]
            guard !report.hasDeadlineOrder(rows) else { continue }
            let point: Point
            switch decider.find(scene.pool.all(early.applies, late.applies)) {
            case .nowhere: continue
            case .undecided:
                report.undecided.append(UndecidedQuestion(rows: rows, reason: .steps))
                continue
            case .found(let found): point = found
            }
            let started = witnesses.witness(
                at: point, early.due, late.due,
                so: .later,
                { decision in
                    guard let one = early.due(in: decision), let other = late.due(in: decision) else { return false }
                    return other < one
                })
            switch started {
            case .found(let witness):
                report.findings.append(
                    AnalysisFinding(
                        kind: .deadlineOrder(early.deadline, late.deadline), rows: rows, witnesses: [witness]))
            case .never: continue
            case .unknown: report.undecided.append(UndecidedQuestion(rows: rows, reason: .startsTried))
            }
        }
        report.tally.add(decider, to: .deadlineOrder)
    }

    private func duties(_ deadline: Deadline) -> [Duty] {
        let group = scene.program.groups[deadline.group.index]
        return scene.grounds(of: group).flatMap { ground in
            group.rows.indices.flatMap { index -> [Duty] in
                let row = RowID(group: group.id, index: index)
                return scene.items(of: row).compactMap { item in
                    guard case .limit(let due) = item.item.kind, let until = due.until?.event else { return nil }
                    return Duty(
                        deadline: deadline.id, row: row, due: due, until: until, ground: ground,
                        applies: scene.applies(item, at: ground))
                }
            }
        }
    }

    /// Whether the declared order puts one event before another, at one remove or several.
    private func precedes(_ first: EventID, _ last: EventID) -> Bool {
        var reached: Set<EventID> = []
        var open = [first]
        while let event = open.popLast() {
            for order in scene.schema.eventOrder where order.before == event && reached.insert(order.after).inserted {
                open.append(order.after)
            }
        }
        return first != last && reached.contains(last)
    }

    /// Whether the clock of a duty starts at an event or after it.
    private func waits(_ duty: Duty, for event: EventID) -> Bool {
        guard let start = duty.due.start?.event else { return duty.due.start != nil }
        return start == event || precedes(event, start)
    }
}

extension Term {
    /// The event whose moment it is; nil for any other term.
    var event: EventID? {
        switch self {
        case .event(let id), .eventEntry(let id): id
        case .constant, .parameter, .fact, .derived, .element, .entry, .condition, .arithmetic, .size, .earliest,
            .latest, .elapsed, .excess, .route, .due, .fines:
            nil
        }
    }
}

extension Ground {
    /// Whether both are for the same element, or one of them for none.
    fileprivate func isLike(_ other: Ground) -> Bool {
        switch (self, other) {
        case (.element(_, let one, let word), .element(_, let other, let otherWord)): one == other && word == otherWord
        case (.key(_, let one), .key(_, let other)): one == other
        case (.group, _), (_, .group): true
        case (.element, .key), (.key, .element): false
        }
    }
}

extension AnalysisReport {
    /// Whether two rows are listed already, for another element.
    fileprivate func hasDeadlineOrder(_ rows: [RowID]) -> Bool {
        findings.contains { if case .deadlineOrder = $0.kind { $0.rows == rows } else { false } }
    }
}
