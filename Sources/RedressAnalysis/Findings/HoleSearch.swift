import RedressEngine
import RedressModel

/// The incidents that one group leaves undecided though it must decide them.
struct HoleSearch {
    private let scene: SymbolicScene
    private let group: Group
    private let witnesses: WitnessSearch
    private let decider: Decider
    private let grounds: [Ground]
    /// The value that the group decides, if it does.
    private let derived: Derived?

    init(_ scene: SymbolicScene, _ group: Group, _ witnesses: WitnessSearch) {
        self.scene = scene
        self.group = group
        self.witnesses = witnesses
        grounds = scene.grounds(of: group)
        var formulas = [scene.scope()]
        derived = scene.program.derived.first { derived in
            if case .rows(let id) = derived.body { id == group.id } else { false }
        }
        // Any other group may leave out what it likes.
        for index in group.rows.indices where derived != nil || group.isComplete {
            let row = RowID(group: group.id, index: index)
            for ground in grounds {
                formulas.append(HoleSearch.passes(scene, group, row, at: ground))
                formulas.append(scene.applies(row, at: ground).holds)
                for item in scene.items(of: row) {
                    formulas.append(scene.truth(item.item.guardCondition, at: ground).holds)
                }
            }
        }
        for ground in grounds {
            formulas.append(scene.isPresent(ground, in: group).holds)
            formulas.append(scene.truth(group.guardCondition, at: ground).holds)
        }
        formulas.append(scene.void().fails)
        decider = Decider(scene, formulas)
    }

    private func row(_ index: Int) -> RowID { RowID(group: group.id, index: index) }

    /// Adds what is found.
    func add(to report: inout AnalysisReport) {
        addUncovered(to: &report)
        report.tally.add(decider, to: .holes)
    }

    /// Where all rows decide nothing. Boxes tell by cases where no fact may be unknown.
    private func outside(_ rows: [Formula], within common: Formula) -> Decider.Answer {
        if scene.usesBoxes, scene.asked.isEmpty {
            let cover = Cover(decider, rows.map(scene.pool.not))
            if let answer = Coverage(decider: decider).point(of: common, outside: cover) { return answer }
        }
        return decider.find(scene.pool.all([common] + rows))
    }

    /// Where a row decides nothing. Of rows that are taken in turn and always give something, none counts exactly where
    /// none stands.
    private static func passes(_ scene: SymbolicScene, _ group: Group, _ row: RowID, at ground: Ground) -> Formula {
        let guards = scene.items(of: row).map { scene.truth($0.item.guardCondition, at: ground).fails }
        let isInTurn = group.hitPolicy == .first && group.rows.allSatisfy(\.givesAlways)
        let counts = isInTurn ? scene.standing(row, at: ground) : scene.counts(row, at: ground)
        return scene.pool.any(counts.fails, scene.pool.all(guards))
    }

    // MARK: - Incidents that nothing decides

    private func addUncovered(to report: inout AnalysisReport) {
        guard derived != nil || group.isComplete else { return }
        for ground in grounds {
            var common = [
                scene.scope(), scene.isPresent(ground, in: group).holds,
                scene.truth(group.guardCondition, at: ground).holds,
            ]
            if scene.isVoidable(group.kind) { common.append(scene.void().fails) }
            let rows = group.rows.indices.map { HoleSearch.passes(scene, group, row($0), at: ground) }
            switch outside(rows, within: scene.pool.all(common)) {
            case .nowhere: continue
            case .undecided: report.undecided.append(UndecidedQuestion(group: group.id, reason: .steps))
            case .found(let point):
                let witness = witnesses.witness(at: point) { (row: IncidentRow) in
                    let decision = witnesses.decide(row)
                    if let derived { return decision.derived.first { $0.derived == derived.id }?.isUndecided == true }
                    return decision.notApplicable == nil && decision.void == nil
                        && witnesses.leavesOpen(group, ground, row)
                }
                guard let witness else {
                    report.undecided.append(UndecidedQuestion(group: group.id, reason: .outsideFragment))
                    return
                }
                report.findings.append(
                    AnalysisFinding(kind: .uncovered(group.id), rows: [], ground: ground, witnesses: [witness]))
                return
            }
        }
    }
}

extension Row {
    /// Whether it gives something wherever it counts.
    fileprivate var givesAlways: Bool {
        items.contains { if case .constant(true) = $0.guardCondition.kind { true } else { false } }
    }
}
