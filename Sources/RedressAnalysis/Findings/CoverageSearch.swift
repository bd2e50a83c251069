import RedressEngine
import RedressModel

/// What one group could do without, and which incidents it leaves undecided.
struct CoverageSearch {
    private let scene: SymbolicScene
    private let group: Group
    private let witnesses: WitnessSearch
    private let decider: Decider
    private let coverage: Coverage
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
        coverage = Coverage(decider: decider)
    }

    private func row(_ index: Int) -> RowID { RowID(group: group.id, index: index) }

    /// Adds what is found; rows that nothing reaches are no matter.
    func add(to report: inout AnalysisReport, reached rows: Set<RowID>) {
        let reached = group.rows.indices.filter { rows.contains(row($0)) }
        for index in reached { addRedundant(index, among: reached, to: &report) }
        addUncovered(to: &report)
        report.questionCount += decider.questionCount
        report.boxCount += decider.boxCount
    }

    // MARK: - Rows that say what others say

    /// A row of a group in which equal items count once is redundant where other rows give all of its items.
    private func addRedundant(_ index: Int, among reached: [Int], to report: inout AnalysisReport) {
        let own = group.rows[index]
        guard own.overrides.isEmpty, !own.isMandatory, !group.rows.contains(where: \.isOtherwise) else { return }
        guard let others = sayers(of: index, among: reached) else { return }
        var covering: Set<RowID> = []
        for ground in grounds {
            let counts = scene.pool.all(scene.scope(), scene.counts(row(index), at: ground).holds)
            for item in scene.items(of: row(index)) {
                let applies = scene.pool.all(counts, scene.truth(item.item.guardCondition, at: ground).holds)
                let same = others.filter { $0.items.contains { $0.isLike(item) } }
                let formulas = same.map { other in
                    let guards = other.items.filter { $0.isLike(item) }
                        .map { scene.truth($0.item.guardCondition, at: ground).holds }
                    return scene.pool.all(scene.counts(other.row, at: ground).holds, scene.pool.any(guards))
                }
                guard case .covered(let places) = coverage.uncovered(applies, by: formulas) else { return }
                covering.formUnion(places.map { same[$0].row })
            }
        }
        guard !covering.isEmpty else { return }
        report.findings.append(AnalysisFinding(kind: .redundant, rows: [row(index)] + covering.sorted()))
    }

    /// The rows that may say the same; nil where the hit policy makes each row count by itself.
    private func sayers(of index: Int, among reached: [Int]) -> [(row: RowID, items: [ItemOnRow])]? {
        switch group.hitPolicy {
        case .agree, .highest, .lowest, .earliest, .latest: break
        case .unique, .sum, .first: return nil
        }
        return reached.filter { $0 != index }.map { (row($0), scene.items(of: row($0))) }
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
                guard let witness else {
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

extension ItemOnRow {
    /// Whether it gives the same as another one.
    func isLike(_ other: ItemOnRow) -> Bool { ItemClass(self) == ItemClass(other) }
}

extension Row {
    /// Whether it applies where no other row does.
    var isOtherwise: Bool { if case .otherwise = condition { true } else { false } }
}
