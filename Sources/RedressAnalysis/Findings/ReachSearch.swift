import RedressEngine
import RedressModel

/// The rows of one group that no incident reaches, whichever way ambiguous clauses are read and blanks are filled in.
struct ReachSearch {
    private let scene: SymbolicScene
    private let group: Group
    private let decider: Decider
    private let coverage: Coverage
    private let grounds: [Ground]

    /// In a scene that leaves readings open.
    init(_ scene: SymbolicScene, _ group: Group) {
        self.scene = scene
        self.group = group
        grounds = scene.grounds(of: group)
        var formulas = [scene.scope()]
        for index in group.rows.indices {
            let row = RowID(group: group.id, index: index)
            for ground in grounds {
                formulas.append(scene.standing(row, at: ground).holds)
                formulas.append(scene.applies(row, at: ground).holds)
                formulas.append(scene.counts(row, at: ground).holds)
                for (other, guardCondition) in scene.overriders[row] ?? [] {
                    formulas.append(scene.truth(guardCondition, at: ground).holds)
                    guard other.group != group.id else { continue }
                    let others = scene.grounds(of: scene.program.groups[other.group.index])
                    for place in others {
                        formulas.append(scene.standing(other, at: place).holds)
                        formulas.append(scene.truth(guardCondition, at: place).holds)
                    }
                }
            }
        }
        decider = Decider(scene, formulas)
        coverage = Coverage(decider: decider)
    }

    private func row(_ index: Int) -> RowID { RowID(group: group.id, index: index) }

    /// Adds what is found, and gives the rows that something reaches, or may.
    func add(to report: inout AnalysisReport) -> Set<RowID> {
        var reached: Set<RowID> = []
        for index in group.rows.indices where addUnreachable(index, to: &report) { reached.insert(row(index)) }
        report.questionCount += decider.questionCount
        report.boxCount += decider.boxCount
        return reached
    }

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
            // Where a row before it may be unknown, it does not count for certain though that row does not hold.
            if !others.allSatisfy(\.isTwoValued) {
                let counts = scene.pool.all(scene.scope(), scene.counts(row(index), at: ground).holds)
                if case .nowhere = decider.find(counts) {} else { return true }
            }
            switch coverage.uncovered(applies, by: others.map(\.formula)) {
            case .open:
                if others.allSatisfy(\.isTwoValued) { return true }
                coverers.formUnion(others.map(\.row))
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

    /// A row that keeps another one from counting where it stands itself.
    private struct Rival {
        let row: RowID
        let formula: Formula
        /// Whether it stands or fails everywhere.
        let isTwoValued: Bool
    }

    private func rival(_ row: RowID, _ truth: SymbolicTruth) -> Rival {
        Rival(row: row, formula: truth.holds, isTwoValued: truth.fails == scene.pool.not(truth.holds))
    }

    /// The rows that keep another one from counting while they stand themselves.
    private func rivals(of index: Int, at ground: Ground) -> [Rival] {
        var rivals: [Rival] = []
        if group.hitPolicy == .first {
            rivals += (0..<index).map { rival(row($0), scene.standing(row($0), at: ground)) }
        }
        for (other, guardCondition) in scene.overriders[row(index)] ?? [] {
            let places = other.group == group.id ? [ground] : scene.grounds(of: scene.program.groups[other.group.index])
            for place in places {
                let stands = scene.standing(other, at: place)
                rivals.append(rival(other, scene.pool.all([stands, scene.truth(guardCondition, at: place)])))
            }
        }
        return rivals
    }
}
