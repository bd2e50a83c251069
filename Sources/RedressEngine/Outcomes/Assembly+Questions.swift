import RedressModel

extension Assembly {
    /// Missing facts of which two values lead to different decisions, and what else must be named, in the order of the
    /// rows they change.
    mutating func questions() -> [OpenQuestion] {
        var changes: [Variable: Set<RowID>] = [:]
        var variables: Set<Variable> = []
        for (ways, relevance) in zip(findings.ways, findings.relevance) {
            for (variable, changed) in zip(ways.variables, relevance) {
                for (key, rows) in changed {
                    if case .row = key { continue }
                    variables.insert(variable)
                    changes[variable, default: []].formUnion(rows)
                }
            }
        }
        var questions: [OpenQuestion] = []
        for variable in variables.sorted(by: Ways.isBefore) {
            var rows = changes[variable] ?? []
            var element: Int?
            let subject: Missing
            switch variable {
            case .fact(let id), .mapSize(let id):
                subject = .fact(id)
                rows.formUnion(asked.removeValue(forKey: .fact(id)) ?? [])
            case .element(let id, let word):
                subject = .fact(id)
                element = word
            case .event(let id):
                subject = .event(id)
                rows.formUnion(asked.removeValue(forKey: .event(id)) ?? [])
            }
            questions.append(
                OpenQuestion(subject: subject, element: element, changes: rows.sorted(), answers: answers(variable)))
        }
        // The entries of a map are not tried one by one, so any that keeps an outcome open is asked for.
        for outcome in decision.pending {
            for missing in outcome.missing where isMap(missing) {
                if case .fact(let id) = missing, variables.contains(.mapSize(id)) { continue }
                ask(missing, for: outcome.row)
            }
        }
        for missing in askedOrder {
            guard let rows = asked[missing] else { continue }
            questions.append(OpenQuestion(subject: missing, element: nil, changes: rows.sorted(), answers: []))
        }
        let last = RowID(group: GroupID(.max), index: .max)
        return questions.enumerated().sorted { left, right in
            (left.element.changes.first ?? last, left.offset) < (right.element.changes.first ?? last, right.offset)
        }.map(\.element)
    }

    /// Whether an input has an entry for each of several keys.
    func isMap(_ missing: Missing) -> Bool {
        switch missing {
        case .fact(let id): program.schema[id].key != nil
        case .event(let id): program.schema.events[id.index].key != nil
        case .parameter, .role: false
        }
    }

    /// What each answer leads to with all other missing facts left open; none where that is too much work.
    private func answers(_ variable: Variable) -> [OpenQuestion.Answer] {
        if case .mapSize = variable { return [] }
        let reading = findings.ways.filter { $0.variables.contains(variable) }
        let work = reading.reduce(0) { $0 + $1.table.wayCount * $1.keys.count }
        guard !reading.contains(where: \.isApproximate), work <= Engine.maximumAnswerWork / 16,
            !findings.cells.related.contains(variable),
            let first = reading.first, let place = first.variables.firstIndex(of: variable)
        else { return [] }
        var rest = Totals()
        let touched = Set(reading.flatMap(\.keys))
        for summary in findings.summaries where !touched.contains(summary.key) { rest.add(summary, staffing) }
        let rowsDue = Set(findings.summaries.compactMap { $0.isAlways ? $0.key.countingRow : nil })
        var answers: [OpenQuestion.Answer] = []
        // None and a stretch without end are no run of values.
        var isRun = false
        for (index, cell) in first.cells[place].enumerated() {
            if cell.value == .otherText {
                isRun = false
                continue
            }
            var totals = rest
            var due: Set<RowID> = []
            var isPossible = true
            for ways in reading {
                guard let place = ways.variables.firstIndex(of: variable) else { continue }
                let summaries = ways.summaries(place, cell: index)
                isPossible = isPossible && ways.hasWay(place, cell: index)
                for summary in summaries {
                    totals.add(summary, staffing)
                    if summary.isAlways, let row = summary.key.countingRow { due.insert(row) }
                }
            }
            guard isPossible else { continue }
            isRun = isRun && cell.value != .none
            defer { isRun = cell.value != .none }
            let answer = totals.answer(cell.from, cell.to, due.subtracting(rowsDue).sorted())
            if let before = answers.last, before.leadsLike(answer), isRun {
                answers[answers.count - 1] = totals.answer(before.from, cell.to, answer.rowsDue)
            } else {
                answers.append(answer)
            }
        }
        return answers.count == 1 && first.cells[place].contains(where: \.isStretch) ? [] : answers
    }
}

/// Fines and rewards in fen, least and most. Where nobody knows the most, it is the largest number there is.
private struct Totals {
    var finesLow: Int64 = 0
    var finesHigh: Int64 = 0
    var rewardsLow: Int64 = 0
    var rewardsHigh: Int64 = 0

    mutating func add(_ summary: Summary, _ staffing: Staffing) {
        guard case .money(let key) = summary.key else { return }
        let low = staffing.payable(summary.low, key) ?? 0
        let high = staffing.payable(summary.high, key) ?? .max
        if key.isReward {
            rewardsLow = rewardsLow.saturatingAdding(low)
            rewardsHigh = rewardsHigh.saturatingAdding(high)
        } else {
            finesLow = finesLow.saturatingAdding(low)
            finesHigh = finesHigh.saturatingAdding(high)
        }
    }

    func answer(_ from: Constant, _ to: Constant, _ rowsDue: [RowID]) -> OpenQuestion.Answer {
        OpenQuestion.Answer(
            from: from, to: to, finesMinimum: finesLow, finesMaximum: finesHigh, rewardsMinimum: rewardsLow,
            rewardsMaximum: rewardsHigh, rowsDue: rowsDue)
    }
}

extension OpenQuestion.Answer {
    fileprivate func leadsLike(_ other: OpenQuestion.Answer) -> Bool {
        finesMinimum == other.finesMinimum && finesMaximum == other.finesMaximum
            && rewardsMinimum == other.rewardsMinimum && rewardsMaximum == other.rewardsMaximum
            && rowsDue == other.rowsDue
    }
}

extension UnitKey {
    /// The row of a schedule or rules that it says to count.
    fileprivate var countingRow: RowID? {
        if case .row(let row, _) = self { return row }
        return nil
    }
}

extension Ways {
    /// Whether some way gives a variable one of its cells.
    func hasWay(_ variable: Int, cell: Int) -> Bool {
        (0..<table.wayCount).contains { table.isPossible($0) && digit(variable, of: $0) == cell }
    }
}
