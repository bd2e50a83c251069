import RedressEngine
import RedressModel

/// The rows of one group that no incident reaches, whichever way ambiguous clauses are read and blanks are filled in.
struct ReachSearch {
    private let scene: SymbolicScene
    private let group: Group
    private let decider: Decider
    private let coverage: Coverage
    private let grounds: [Ground]
    /// Where rows are taken in turn: at each ground, where each of them stands.
    private let turns: [Turns]

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
                formulas.append(scene.standing(row, at: ground).fails)
                formulas.append(scene.applies(row, at: ground).holds)
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
        let decider = Decider(scene, formulas)
        self.decider = decider
        coverage = Coverage(decider: decider)
        turns = group.hitPolicy == .first ? grounds.map { Turns(scene, group, decider, at: $0) } : []
    }

    /// Rows that are taken in turn, as a cover.
    private struct Turns {
        let cover: Cover
        /// How many of the first rows stand or fail everywhere.
        let twoValuedCount: Int

        init(_ scene: SymbolicScene, _ group: Group, _ decider: Decider, at ground: Ground) {
            let truths = group.rows.indices.map { scene.standing(RowID(group: group.id, index: $0), at: ground) }
            cover = Cover(decider, truths.map(\.holds))
            twoValuedCount = truths.prefix(while: scene.pool.isTwoValued).count
        }
    }

    private func row(_ index: Int) -> RowID { RowID(group: group.id, index: index) }

    /// Adds what is found, and gives the rows that something reaches, or may.
    func add(to report: inout AnalysisReport) -> Set<RowID> {
        var reached: Set<RowID> = []
        for index in group.rows.indices where addUnreachable(index, to: &report) { reached.insert(row(index)) }
        report.tally.add(decider, to: .reach)
        return reached
    }

    /// Whether some incident reaches the row, or whether that is not known.
    private func addUnreachable(_ index: Int, to report: inout AnalysisReport) -> Bool {
        var isImpossible = true
        var coverers: Set<RowID> = []
        for (place, ground) in grounds.enumerated() {
            let applies = scene.pool.all(scene.scope(), scene.applies(row(index), at: ground).holds)
            switch decider.find(applies) {
            case .nowhere: continue
            case .undecided:
                report.undecided.append(UndecidedQuestion(rows: [row(index)], reason: .steps))
                return true
            case .found: isImpossible = false
            }
            switch rest(of: index, applies, place) {
            case .some: return true
            case .none(let rows): coverers.formUnion(rows)
            case .undecided:
                report.undecided.append(UndecidedQuestion(rows: [row(index)], reason: .steps))
                return true
            }
        }
        report.findings.append(
            AnalysisFinding(
                kind: .unreachable(isImpossible: isImpossible), rows: [row(index)] + coverers.sorted()))
        return false
    }

    /// What is left of the incidents to which a row applies.
    private enum Rest {
        /// It counts for some of them, or may.
        case some
        /// These rows keep it from counting for all of them.
        case none([RowID])
        case undecided
    }

    private func rest(of index: Int, _ applies: Formula, _ place: Int) -> Rest {
        let ground = grounds[place]
        let others = overriders(of: index, at: ground)
        let before = turns.isEmpty ? 0 : index
        if others.isEmpty, before == 0 { return .some }
        let isTwoValued = others.allSatisfy(\.isTwoValued) && (turns.isEmpty || turns[place].twoValuedCount >= before)
        // Where a row before it may be unknown, it does not count for certain though that row does not hold.
        if !isTwoValued {
            let counts = scene.pool.all(scene.scope(), scene.counts(row(index), at: ground).holds)
            if case .nowhere = decider.find(counts) {} else { return .some }
        }
        let answer: Coverage.Answer
        if others.isEmpty {
            answer = coverage.uncovered(applies, by: turns[place].cover) { $0 < before }
        } else {
            let stand = (0..<before).map { scene.standing(row($0), at: ground).holds }
            answer = coverage.uncovered(applies, by: stand + others.map(\.formula))
        }
        switch answer {
        case .open: return isTwoValued ? .some : .none((0..<before).map(row) + others.map(\.row))
        case .undecided: return .undecided
        case .covered(let places):
            return .none(places.map { $0 < before ? row($0) : others[$0 - before].row })
        }
    }

    /// A row that keeps another one from counting where it stands itself.
    private struct Rival {
        let row: RowID
        let formula: Formula
        /// Whether it stands or fails everywhere.
        let isTwoValued: Bool
    }

    /// The rows that override another one.
    private func overriders(of index: Int, at ground: Ground) -> [Rival] {
        var rivals: [Rival] = []
        for (other, guardCondition) in scene.overriders[row(index)] ?? [] {
            let places = other.group == group.id ? [ground] : scene.grounds(of: scene.program.groups[other.group.index])
            for place in places {
                let stands = scene.standing(other, at: place)
                let truth = scene.pool.all([stands, scene.truth(guardCondition, at: place)])
                rivals.append(
                    Rival(row: other, formula: truth.holds, isTwoValued: scene.pool.isTwoValued(truth)))
            }
        }
        return rivals
    }
}
