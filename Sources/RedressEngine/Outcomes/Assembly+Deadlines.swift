import RedressModel

extension Assembly {
    /// The obligations in the order declared, then by element. Those of which it is open whether they apply, and those
    /// that no fact of the incident could settle, are pending.
    mutating func addDeadlines() {
        for summary in ordered {
            guard case .deadline(let id, let ground) = summary.key, let row = summary.row,
                let reading = summary.reading
            else { continue }
            guard summary.isAlways else {
                addPending(summary, id, ground, reading, row, need: need(of: summary))
                continue
            }
            decision.deadlines.append(DeadlineOutcome(id, element(ground), reading, row))
            guard reading.status == .unknown else { continue }
            let need = need(of: summary)
            for missing in need.missing where isMap(missing) { ask(missing, for: row) }
            switch need.need {
            case .calendar, .blankParameter: addPending(summary, id, ground, reading, row, need: need)
            case .assessedAmount, .choice, .fact, .event, .divisionByZero, .overflow: break
            }
        }
    }

    private mutating func addPending(
        _ summary: Summary, _ id: DeadlineID, _ ground: Ground, _ reading: DeadlineReading, _ row: RowID,
        need: (need: PendingOutcome.Need, missing: [Missing])
    ) {
        decision.pending.append(
            PendingOutcome(
                kind: .deadline, roles: reading.roles, persons: reading.persons, sanction: nil,
                what: program.deadlines[id.index].name, minimum: nil, maximum: nil, need: need.need,
                missing: need.missing, ground: ground, row: row))
    }

    /// The element that an obligation is owed for.
    private func element(_ ground: Ground) -> Ground? {
        switch ground {
        case .group: nil
        case .element, .key: ground
        }
    }

    /// When the deadline was over whose breach a row is for; of several elements the first.
    func firstBreach(for row: RowID) -> Int64? {
        guard case .late(let id) = program.groups[row.group.index].kind else { return nil }
        let late = decision.deadlines.filter { $0.deadline == id && $0.status == .breached }
        return late.compactMap(\.due).min()
    }
}

extension DeadlineOutcome {
    fileprivate init(_ id: DeadlineID, _ element: Ground?, _ reading: DeadlineReading, _ row: RowID) {
        self.init(
            deadline: id, element: element, start: reading.start, notBefore: reading.notBefore, due: reading.due,
            actual: reading.actual, status: reading.status, lateSeconds: reading.lateSeconds,
            extendedFrom: reading.extendedFrom, unknownYear: reading.unknownYear, roles: reading.roles,
            persons: reading.persons, row: row)
    }
}
