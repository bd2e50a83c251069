import RedressEngine
import RedressModel

/// The rows of one group that could be left out without changing any decision.
struct RedundancySearch {
    private let scene: SymbolicScene
    private let group: Group
    private let grounds: [Ground]
    private let hasOtherwise: Bool

    init(_ scene: SymbolicScene, _ group: Group) {
        self.scene = scene
        self.group = group
        grounds = scene.grounds(of: group)
        hasOtherwise = group.rows.contains(where: \.isOtherwise)
    }

    private func row(_ index: Int) -> RowID { RowID(group: group.id, index: index) }

    /// Adds what is found among the rows that some incident reaches.
    func add(to report: inout AnalysisReport, reached: Set<RowID>) {
        switch group.hitPolicy {
        case .unique, .sum: return
        case .agree, .highest, .lowest, .first, .earliest, .latest: break
        }
        let plain = plainCoverage(reached)
        if let turns = TurnOutcomes(scene, group, grounds) {
            turns.add(to: &report, reached: reached)
            return
        }
        for index in group.rows.indices where reached.contains(row(index)) && !group.rows[index].isMandatory {
            if isEntangled(index) { addEntangled(index, to: &report) } else { plain?.add(index, to: &report) }
        }
        if let plain { report.tally.add(plain.decider, to: .redundancy) }
    }

    /// Whether other rows count otherwise without it, or facts may be unknown, so that several rows together give for
    /// certain what none of them gives.
    private func isEntangled(_ index: Int) -> Bool {
        group.hitPolicy == .first || !scene.asked.isEmpty || !group.rows[index].overrides.isEmpty || hasOtherwise
            || ranksValues
    }

    /// Whether of several values the highest or lowest holds.
    private var ranksValues: Bool {
        switch group.kind {
        case .define, .classify: group.hitPolicy.ranksOutcomes
        case .route, .schedule, .rules, .deadline, .late: false
        }
    }

    private func plainCoverage(_ reached: Set<RowID>) -> SameOutcomes? {
        group.rows.indices.allSatisfy(isEntangled) ? nil : SameOutcomes(scene, group, grounds, reached)
    }

    /// Compares what the group gives with the row and without it.
    private func addEntangled(_ index: Int, to report: inout AnalysisReport) {
        let without = SymbolicScene(scene, omitting: row(index))
        var pairs: [(one: Formula, other: Formula)] = []
        for ground in grounds {
            let before = given(scene, at: ground)
            let after = given(without, at: ground)
            func wins(_ itemClass: ItemClass, _ given: [ItemClass: Formula]) -> Formula {
                let better = before.order.filter {
                    $0 != itemClass && $0.dominates(itemClass, under: group.hitPolicy, scene.schema)
                }
                let given = better.map { scene.pool.not(given[$0] ?? .never) } + [given[itemClass] ?? .never]
                return scene.pool.all(given)
            }
            for itemClass in before.order {
                let (one, other) = (wins(itemClass, before.formulas), wins(itemClass, after.formulas))
                let common = scene.speaks(of: itemClass)
                if one != other { pairs.append((scene.pool.all(common, one), scene.pool.all(common, other))) }
            }
        }
        let decider = Decider(scene, pairs.flatMap { [$0.one, $0.other] })
        let pool = scene.pool
        let differences = pairs.map { pair in
            let (one, other) = (decider.closed(pair.one), decider.closed(pair.other))
            return pool.any(pool.all(one, pool.not(other)), pool.all(other, pool.not(one)))
        }
        switch decider.findClosed(pool.any(differences)) {
        case .found: break
        case .nowhere: report.findings.append(AnalysisFinding(kind: .redundant, rows: [row(index)]))
        case .undecided: report.undecided.append(UndecidedQuestion(rows: [row(index)], reason: .steps))
        }
        report.tally.add(decider, to: .redundancy)
    }

    /// Where each class of items is given.
    private func given(
        _ scene: SymbolicScene, at ground: Ground
    ) -> (order: [ItemClass], formulas: [ItemClass: Formula]) {
        var order: [ItemClass] = []
        var formulas: [ItemClass: [Formula]] = [:]
        for index in group.rows.indices {
            for item in scene.items(of: row(index)) {
                let itemClass = ItemClass(item)
                if formulas[itemClass] == nil { order.append(itemClass) }
                let guardHolds = scene.truth(item.item.guardCondition, at: ground).holds
                formulas[itemClass, default: []].append(
                    scene.pool.all(scene.counts(row(index), at: ground).holds, guardHolds))
            }
        }
        return (order, formulas.mapValues { scene.pool.any($0) })
    }
}

extension Row {
    /// Whether it applies where no other row does.
    var isOtherwise: Bool { if case .otherwise = condition { true } else { false } }
}
