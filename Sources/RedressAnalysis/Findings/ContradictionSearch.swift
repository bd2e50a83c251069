import RedressEngine
import RedressModel
import RedressTime

/// The pairs of rows of one group whose items meet and disagree for some incident.
struct ContradictionSearch {
    private let scene: SymbolicScene
    private let group: Group
    private let witnesses: WitnessSearch
    private let decider: Decider
    private let stages: [ClashStage]

    init(_ scene: SymbolicScene, _ group: Group, _ witnesses: WitnessSearch) {
        self.scene = scene
        self.group = group
        self.witnesses = witnesses
        var classes = ItemClasses()
        var formulas: [Formula] = []
        let common = scene.pool.all(scene.scope(), scene.isVoidable(group.kind) ? scene.void().fails : .always)
        let entries = scene.grounds(of: group).map { ground in
            group.hitPolicy == .first
                ? []
                : group.rows.indices.compactMap { index -> ClashStage.Entry? in
                    let row = RowID(group: group.id, index: index)
                    let applies = scene.pool.all(common, scene.counts(row, at: ground).holds)
                    guard applies != .never else { return nil }
                    let items = scene.items(of: row).map { item in
                        ClashStage.Item(
                            number: classes.number(of: item),
                            condition: scene.truth(item.item.guardCondition, at: ground).holds)
                    }
                    formulas.append(applies)
                    formulas += items.map(\.condition)
                    return ClashStage.Entry(row: row, applies: applies, items: items)
                }
        }
        let tables = scene.grounds(of: group).map { ground in
            group.hitPolicy == .unique ? nil : ClashTable(scene, classes, under: group.hitPolicy, at: ground)
        }
        formulas += tables.flatMap { $0?.formulas ?? [] }
        let decider = Decider(scene, formulas)
        self.decider = decider
        stages = zip(entries, tables).map { ClashStage(decider, $0, $1, families: classes.families) }
    }

    /// Adds what is found; of more pairs than the limit the rest is only counted.
    func add(to report: inout AnalysisReport, limit: Int) {
        // Of rows that are taken in turn only one counts.
        if group.hitPolicy == .first { return }
        // Each row with boxes is held against the index of all of them, which is one question.
        for stage in stages { decider.countByBoxes(stage.indexedCount) }
        var seen = BitSet(count: group.rows.count)
        for index in group.rows.indices {
            seen.removeAll()
            for stage in stages {
                stage.forEachClash(of: index) { left, right, common in
                    guard !seen.contains(right.row.index) else { return }
                    if ask(left, right, stage, common, &report, limit) { seen.insert(right.row.index) }
                }
            }
        }
        report.tally.add(decider, to: .contradictions)
    }

    /// Asks about two rows, which contradict wherever they meet if some boxes of theirs that do are given. Gives whether
    /// they were found to contradict.
    private func ask(
        _ left: ClashStage.Entry, _ right: ClashStage.Entry, _ stage: ClashStage, _ common: (Box, Box)?,
        _ report: inout AnalysisReport, _ limit: Int
    ) -> Bool {
        let rows = [left.row, right.row]
        let limits = limits(rows)
        let isListed = report.contradictionCount < limit
        if common != nil, !isListed, limits == nil {
            report.contradictionCount += 1
            report.unlistedCount += 1
            return true
        }
        let point: Point
        if let common, let box = decider.space.intersection(common.0, common.1) {
            point = decider.space.point(in: box)
        } else {
            switch decider.find(scene.pool.all(left.applies, right.applies, stage.clash(left, right, scene.pool))) {
            case .nowhere: return false
            case .found(let found): point = found
            case .undecided:
                report.undecided.append(UndecidedQuestion(rows: rows, reason: .steps))
                return false
            }
        }
        if !isListed, limits == nil {
            report.contradictionCount += 1
            report.unlistedCount += 1
            return true
        }
        return show(point, left, right, limits, &report, isListed)
    }

    /// Adds a contradiction that an incident shows.
    private func show(
        _ point: Point, _ left: ClashStage.Entry, _ right: ClashStage.Entry, _ limits: (DueItem, DueItem)?,
        _ report: inout AnalysisReport, _ isListed: Bool
    ) -> Bool {
        let rows = [left.row, right.row]
        func conflict(_ decision: Decision) -> Conflict? {
            decision.conflicts.first { conflict in
                rows.allSatisfy { row in conflict.parties.contains { $0.row == row } }
            }
        }
        let witness: IncidentRow?
        if let (one, other) = limits {
            switch witnesses.witness(
                at: point, one, other, staggers: true, so: .unequal, { conflict($0) != nil })
            {
            case .found(let found): witness = found
            // Two limits that always fall due together do not contradict.
            case .never: return false
            case .unknown:
                report.undecided.append(UndecidedQuestion(rows: rows, reason: .startsTried))
                return false
            }
        } else {
            witness = witnesses.witness(at: point) { conflict($0) != nil }
        }
        guard let witness, let shown = conflict(witnesses.decide(witness)) else {
            report.undecided.append(UndecidedQuestion(rows: rows, reason: .outsideFragment))
            return false
        }
        report.contradictionCount += 1
        if isListed {
            report.findings.append(
                AnalysisFinding(
                    kind: kind(left, right, shown), rows: rows, ground: shown.ground, witnesses: [witness]))
        } else {
            report.unlistedCount += 1
        }
        return true
    }

    /// The limits of two rows of a deadline; nil for other groups.
    private func limits(_ rows: [RowID]) -> (DueItem, DueItem)? {
        guard case .deadline = group.kind, group.hitPolicy != .unique else { return nil }
        let items = rows.flatMap { scene.program[$0].items }.compactMap { item in
            if case .limit(let due) = item.kind { due } else { nil }
        }
        return items.count == 2 ? (items[0], items[1]) : nil
    }

    /// Bands that share an end are named as such.
    private func kind(_ left: ClashStage.Entry, _ right: ClashStage.Entry, _ conflict: Conflict) -> AnalysisFinding.Kind
    {
        if let axis = decider.sharedEnd(left.applies, right.applies) {
            return .bandOverlap(decider.space.axes[axis].coordinate.fact)
        }
        return .contradiction(conflict.kind, conflict.role)
    }
}

extension Decider {
    /// The axis along which two formulas have only one number in common, which is the last of one and the first of the
    /// other; nil where there is none.
    func sharedEnd(_ left: Formula, _ right: Formula) -> Int? {
        space.axes.indices.first { place in
            guard space.axes[place].isNumeric, let first = cells(of: left, along: place),
                let second = cells(of: right, along: place)
            else { return false }
            let common = first.filter(Set(second).contains)
            guard common.count == 1, first.count > 1, second.count > 1,
                case .stretch(let low?, let high?) = space.axes[place].cells[common[0]],
                low == high
            else { return false }
            return first.last == common[0] && second.first == common[0]
                || second.last == common[0] && first.first == common[0]
        }
    }

    /// The cells of an axis in which a formula holds for some point; nil where it does not cut the axis, or relates it to
    /// others.
    private func cells(of formula: Formula, along place: Int) -> [Int]? {
        let axis = space.axes[place]
        let literals = scene.pool.literals(of: [formula]).filter { $0.coordinates.contains(axis.coordinate) }
        guard !literals.isEmpty, literals.allSatisfy({ $0.coordinates.count == 1 }) else { return nil }
        if let boxes = boxes(of: formula) {
            return axis.cells.indices.filter { cell in boxes.contains { space.holds(cell, at: place, in: $0) } }
        }
        return axis.cells.indices.filter { cell in
            guard case .stretch(let low, let high) = axis.cells[cell] else { return false }
            let inside = scene.pool.literal(.interval(axis.coordinate, low: low, high: high))
            if case .nowhere = findClosed(scene.pool.all(closed(formula), inside)) { return false }
            return true
        }
    }
}
