import RedressEngine
import RedressModel

/// What of one group no incident reaches, what it could do without, and which incidents it leaves undecided.
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
                for (other, _) in scene.overriders[row] ?? [] where other.group != group.id {
                    let others = scene.grounds(of: scene.program.groups[other.group.index])
                    formulas += others.map { scene.standing(other, at: $0).holds }
                }
            }
        }
        formulas.append(scene.truth(group.guardCondition, at: grounds.first).holds)
        formulas.append(scene.void().fails)
        decider = Decider(scene, formulas)
        coverage = Coverage(decider: decider)
    }

    private func row(_ index: Int) -> RowID { RowID(group: group.id, index: index) }

    /// Adds what is found.
    func add(to report: inout AnalysisReport) {
        var reached: [Int] = []
        for index in group.rows.indices {
            if addUnreachable(index, to: &report) { reached.append(index) }
        }
        for index in reached { addRedundant(index, among: reached, to: &report) }
        addUncovered(to: &report)
        report.questionCount += decider.questionCount
        report.boxCount += decider.boxCount
    }

    // MARK: - Rows that nothing reaches

    /// Whether some incident reaches the row, or whether that is not known.
    private func addUnreachable(_ index: Int, to report: inout AnalysisReport) -> Bool {
        var isImpossible = true
        var coverers: Set<RowID> = []
        for ground in grounds {
            let applies = scene.pool.all(scene.scope(), scene.applies(row(index), at: ground).holds)
            switch decider.find(applies) {
            case .nowhere: continue
            case .undecided:
                report.undecided.append(UndecidedQuestion(rows: [row(index)], reason: .steps))
                return true
            case .found: isImpossible = false
            }
            let others = rivals(of: index, at: ground)
            if others.isEmpty { return true }
            switch coverage.uncovered(applies, by: others.map(\.formula)) {
            case .open: return true
            case .undecided:
                report.undecided.append(UndecidedQuestion(rows: [row(index)], reason: .steps))
                return true
            case .covered(let places): coverers.formUnion(places.map { others[$0].row })
            }
        }
        report.findings.append(
            AnalysisFinding(
                kind: .unreachable(isImpossible: isImpossible), rows: [row(index)] + coverers.sorted()))
        return false
    }

    /// The rows that keep another one from counting while they stand themselves.
    private func rivals(of index: Int, at ground: Ground) -> [(row: RowID, formula: Formula)] {
        var rivals: [(row: RowID, formula: Formula)] = []
        if group.hitPolicy == .first {
            rivals += (0..<index).map { (row($0), scene.standing(row($0), at: ground).holds) }
        }
        for (other, guardCondition) in scene.overriders[row(index)] ?? [] {
            let places = other.group == group.id ? [ground] : scene.grounds(of: scene.program.groups[other.group.index])
            for place in places {
                let stands = scene.standing(other, at: place).holds
                rivals.append((other, scene.pool.all(stands, scene.truth(guardCondition, at: place).holds)))
            }
        }
        return rivals
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
