import RedressEngine
import RedressModel

/// The incidents that one group leaves undecided though it must decide them.
struct HoleSearch {
    private let scene: SymbolicScene
    private let group: Group
    private let witnesses: WitnessSearch
    private let decider: Decider
    private let grounds: [Ground]

    init(_ scene: SymbolicScene, _ group: Group, _ witnesses: WitnessSearch) {
        self.scene = scene
        self.group = group
        self.witnesses = witnesses
        grounds = scene.grounds(of: group)
        var formulas = [scene.scope()]
        for index in group.rows.indices {
            let row = RowID(group: group.id, index: index)
            for ground in grounds {
                formulas.append(scene.counts(row, at: ground).holds)
                formulas.append(scene.applies(row, at: ground).holds)
                for item in scene.items(of: row) {
                    formulas.append(scene.truth(item.item.guardCondition, at: ground).holds)
                }
            }
        }
        formulas.append(scene.truth(group.guardCondition, at: grounds.first).holds)
        formulas.append(scene.void().fails)
        decider = Decider(scene, formulas)
    }

    private func row(_ index: Int) -> RowID { RowID(group: group.id, index: index) }

    /// Adds what is found.
    func add(to report: inout AnalysisReport) {
        addUncovered(to: &report)
        report.questionCount += decider.questionCount
        report.boxCount += decider.boxCount
    }

    // MARK: - Incidents that nothing decides

    private func addUncovered(to report: inout AnalysisReport) {
        let derived = scene.program.derived.first { derived in
            if case .rows(let id) = derived.body { id == group.id } else { false }
        }
        guard derived != nil || group.isComplete else { return }
        for ground in grounds {
            var common = [scene.scope(), scene.truth(group.guardCondition, at: ground).holds]
            if scene.isVoidable(group.kind) { common.append(scene.void().fails) }
            let rows = group.rows.indices.map { index -> Formula in
                let guards = group.rows[index].items.map { scene.truth($0.guardCondition, at: ground).fails }
                return scene.pool.any(scene.counts(row(index), at: ground).fails, scene.pool.all(guards))
            }
            switch decider.find(scene.pool.all(common + rows)) {
            case .nowhere: continue
            case .undecided: report.undecided.append(UndecidedQuestion(rows: [], reason: .steps))
            case .found(let point):
                let witness = witnesses.witness(at: point) { decision in
                    if let derived { return decision.derived.first { $0.derived == derived.id }?.isUndecided == true }
                    return decision.notApplicable == nil && decision.void == nil
                }
                guard let witness, derived != nil || !witnesses.reaches(group.id, witness) else {
                    report.undecided.append(UndecidedQuestion(rows: [], reason: .outsideFragment))
                    return
                }
                report.findings.append(
                    AnalysisFinding(kind: .uncovered(group.id), rows: [], ground: ground, witnesses: [witness]))
                return
            }
        }
    }
}
