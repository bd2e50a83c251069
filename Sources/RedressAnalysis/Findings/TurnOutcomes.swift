import RedressEngine
import RedressModel

/// Rows that are taken in turn, where each of them holds or fails everywhere and always gives its items.
struct TurnOutcomes {
    private let scene: SymbolicScene
    private let group: Group
    private let coverage: Coverage
    /// At each ground, where each row stands.
    private let stages: [(stand: [Formula], cover: Cover)]
    /// For each row, the classes of its items.
    private let outcomes: [Set<Int>]
    /// Where the group gives anything.
    private let speaks: Formula

    /// nil for rows that are not so.
    init?(_ scene: SymbolicScene, _ group: Group, _ grounds: [Ground]) {
        guard group.hitPolicy == .first, scene.asked.isEmpty else { return nil }
        var classes = ItemClasses()
        var outcomes: [Set<Int>] = []
        for (index, row) in group.rows.enumerated() {
            let id = RowID(group: group.id, index: index)
            guard row.overrides.isEmpty, !row.isOtherwise, scene.overriders[id] == nil else { return nil }
            let items = scene.items(of: id)
            guard items.allSatisfy({ if case .constant(true) = $0.item.guardCondition.kind { true } else { false } })
            else { return nil }
            outcomes.append(Set(items.map { classes.number(of: $0) }))
        }
        var truths: [[SymbolicTruth]] = []
        for ground in grounds {
            let here = group.rows.indices.map { scene.standing(RowID(group: group.id, index: $0), at: ground) }
            guard here.allSatisfy(scene.pool.isTwoValued) else { return nil }
            truths.append(here)
        }
        self.scene = scene
        self.group = group
        self.outcomes = outcomes
        let isVoided = classes.items.allSatisfy { ItemClass($0).isVoided }
        speaks = isVoided ? scene.pool.all(scene.scope(), scene.void().fails) : scene.scope()
        let decider = Decider(scene, [speaks] + truths.joined().map(\.holds))
        coverage = Coverage(decider: decider)
        stages = truths.map { here in
            let stand = here.map(\.holds)
            return (stand, Cover(decider, stand))
        }
    }

    /// Adds the rows whose incidents would all come to a row with the same outcome.
    func add(to report: inout AnalysisReport, reached: Set<RowID>) {
        for index in group.rows.indices {
            let row = RowID(group: group.id, index: index)
            guard reached.contains(row), !group.rows[index].isMandatory else { continue }
            switch isRedundant(index) {
            case true?: report.findings.append(AnalysisFinding(kind: .redundant, rows: [row]))
            case false?: continue
            case nil: report.undecided.append(UndecidedQuestion(rows: [row], reason: .steps))
            }
        }
        report.tally.add(coverage.decider, to: .redundancy)
    }

    private func isRedundant(_ index: Int) -> Bool? {
        for (stand, cover) in stages {
            let mine = scene.pool.all(speaks, stand[index])
            let isLike = { (next: Int?) in next.map { outcomes[$0] } ?? [] == outcomes[index] }
            if coverage.differs(mine, by: cover, before: index, isLike) { return false }
            if !outcomes[index].isEmpty {
                switch coverage.uncovered(mine, by: cover, where: { $0 != index }) {
                case .open: return false
                case .undecided: return nil
                case .covered: break
                }
            }
            for next in group.rows.indices.dropFirst(index + 1) where outcomes[next] != outcomes[index] {
                let both = scene.pool.all(mine, stand[next])
                switch coverage.uncovered(both, by: cover, where: { $0 < next && $0 != index }) {
                case .open: return false
                case .undecided: return nil
                case .covered: break
                }
            }
        }
        return true
    }
}
