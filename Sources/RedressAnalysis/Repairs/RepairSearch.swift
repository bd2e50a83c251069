import RedressEngine
import RedressModel

/// Finds small changes that remove a contradiction of two rows, or a hole of one number between two bands, and change no
/// other decision.
///
/// Each one given is proved. A wider band gains only what no row of its group was about. For a contradiction: in the changed policy the two rows contradict nowhere, the row that gives way counts just as
/// before wherever they did not contradict, and every other row counts as before.
struct RepairSearch {
    private let scene: SymbolicScene

    init(_ scene: SymbolicScene) { self.scene = scene }

    private var program: Program { scene.program }
    private var pool: FormulaPool { scene.pool }

    /// Beyond so many rows, and for more findings than this, no changes are looked for.
    private static let (largestPolicy, maximumFindings) = (500, 20)

    /// Adds to findings the changes that remove them.
    func add(to report: inout AnalysisReport) {
        let rowCount = program.groups.reduce(0) { $0 + $1.rows.count }
        guard rowCount <= RepairSearch.largestPolicy else { return }
        var count = 0
        for place in report.findings.indices where count < RepairSearch.maximumFindings {
            let repairs = repairs(of: report.findings[place])
            report.findings[place].repairs = repairs
            if !repairs.isEmpty { count += 1 }
        }
    }

    /// The changes for a finding, the narrowest first; none for findings that are no contradiction.
    func repairs(of finding: AnalysisFinding) -> [Repair] {
        switch finding.kind {
        case .contradiction, .bandOverlap:
            guard finding.rows.count == 2 else { return [] }
            let (one, other) = (finding.rows[0], finding.rows[1])
            // What says more of an incident is the exception; it goes first.
            let pairs = isWithin(other, one) ? [(other, one), (one, other)] : [(one, other), (other, one)]
            let narrow = narrowings(finding.kind, one, other) + pairs.map { .precedence($0, over: $1) }
            let proved = narrow.filter(isProved)
            // An exception repeats a condition; it is for rows that have no label to be named by.
            let isNamed = finding.rows.allSatisfy { program[$0].label != nil }
            return isNamed && !proved.isEmpty
                ? proved : proved + pairs.map { .exception($1, except: $0) }.filter(isProved)
        case .unreachable, .redundant:
            // The searches that found it have proved that it decides nothing.
            return finding.rows.first.map { isRemovable($0) ? [.removal($0)] : [] } ?? []
        case .bandHole(let fact?, let low, let high) where low == high:
            return finding.rows.flatMap { row in
                finding.rows.filter { $0 != row }.map { Repair.widening(row, fact, bound: low, beside: $0) }
            }.filter { isClosing($0, finding.kind) }
        case .bandHole, .uncovered, .doublePunishment, .severityInversion, .deadlineOrder, .routingCycle,
            .routingDeadEnd, .conflictOfInterest, .requirementBroken, .mandateBroken:
            return []
        }
    }

    private func narrowings(_ kind: AnalysisFinding.Kind, _ one: RowID, _ other: RowID) -> [Repair] {
        guard case .bandOverlap(let fact?) = kind else { return [] }
        return [(one, other), (other, one)].flatMap { row, rival -> [Repair] in
            let ends = [row, rival].map { Set(self.ends($0, fact)) }
            return ends[0].intersection(ends[1]).sorted().map { Repair.narrowing(row, fact, bound: $0, beside: rival) }
        }
    }

    /// The bounds of a fact that a row's condition holds itself.
    private func ends(_ row: RowID, _ fact: FactID) -> [Int64] {
        guard case .when(let condition) = program[row].condition else { return [] }
        return condition.conjuncts.compactMap { $0.end(of: fact, program.schema, isHeld: true) }
    }

    /// Whether one row counts only where another one does.
    private func isWithin(_ inner: RowID, _ outer: RowID) -> Bool {
        scene.grounds(of: program.groups[inner.group.index]).allSatisfy { ground in
            isNowhere(
                pool.all(scene.counts(inner, at: ground).holds, pool.not(scene.counts(outer, at: ground).holds)))
        }
    }

    private func isNowhere(_ formula: Formula) -> Bool {
        if formula == .never { return true }
        if case .nowhere = Decider(scene, [formula]).find(formula) { return true }
        return false
    }

    /// Whether a row can be left out: another one stays, and no other row speaks of it.
    private func isRemovable(_ id: RowID) -> Bool {
        let group = program.groups[id.group.index]
        guard group.rows.count > 1, !program[id].isMandatory else { return false }
        return program.groups.allSatisfy { group in
            group.rows.allSatisfy { row in !row.overrides.contains { $0.row == id } }
        }
    }

    // MARK: - Proofs

    private func isProved(_ repair: Repair) -> Bool {
        guard let (loser, winner) = repair.parties, let changed = program.applying(repair) else { return false }
        return isProved(loser, winner, SymbolicScene(scene, changedTo: changed))
    }

    private func isProved(_ loser: RowID, _ winner: RowID, _ changed: SymbolicScene) -> Bool {
        let group = program.groups[loser.group.index]
        guard losesNothingElse(loser, winner, group) else { return false }
        return scene.grounds(of: group).allSatisfy { ground in
            let clash = clash(loser, winner, group, at: ground)
            let region = pool.all(
                scene.counts(loser, at: ground).holds, scene.counts(winner, at: ground).holds, clash)
            let left = pool.all(
                changed.counts(loser, at: ground).holds, changed.counts(winner, at: ground).holds, clash)
            return isNowhere(left)
                && isNowhere(pool.all(pool.not(region), change(loser, at: ground, changed)))
        } && isUnchangedElsewhere(loser, changed)
    }

    /// Whether a wider band leaves no hole of a kind, loses nothing, and gains only what no row of its group was about.
    private func isClosing(_ repair: Repair, _ kind: AnalysisFinding.Kind) -> Bool {
        guard case .widening(let row, _, _, let other) = repair, let changed = program.applying(repair) else {
            return false
        }
        let after = SymbolicScene(scene, changedTo: changed)
        let group = program.groups[row.group.index]
        let isOnlyHole = scene.grounds(of: group).allSatisfy { ground in
            let (old, new) = (scene.counts(row, at: ground).holds, after.counts(row, at: ground).holds)
            let taken = pool.any(
                group.rows.indices.map { scene.applies(RowID(group: group.id, index: $0), at: ground).holds })
            return isNowhere(pool.all(old, pool.not(new))) && isNowhere(pool.all(new, pool.not(old), taken))
        }
        guard isOnlyHole, isUnchangedElsewhere(row, after) else { return false }
        var rest = AnalysisReport()
        BandSearch.add(after, changed.groups[group.id.index], to: &rest)
        return rest.undecided.isEmpty
            && !rest.findings.contains { $0.kind == kind && $0.rows == [row, other].sorted() }
    }

    /// Where a row counts in one policy and not in the other.
    private func change(_ row: RowID, at ground: Ground, _ changed: SymbolicScene) -> Formula {
        let (before, after) = (scene.counts(row, at: ground), changed.counts(row, at: ground))
        guard before.holds != after.holds else { return .never }
        return pool.any(
            pool.all(before.holds, pool.not(after.holds)), pool.all(after.holds, pool.not(before.holds)))
    }

    private func isUnchangedElsewhere(_ loser: RowID, _ changed: SymbolicScene) -> Bool {
        program.groups.allSatisfy { group in
            scene.grounds(of: group).allSatisfy { ground in
                group.rows.indices.allSatisfy { index in
                    let row = RowID(group: group.id, index: index)
                    return row == loser || isNowhere(change(row, at: ground, changed))
                }
            }
        }
    }

    /// Whether each item of the row that gives way contradicts one of the other row, or is given by it as well.
    private func losesNothingElse(_ loser: RowID, _ winner: RowID, _ group: Group) -> Bool {
        if group.hitPolicy == .unique { return true }
        let winning = scene.items(of: winner)
        return scene.items(of: loser).allSatisfy { item in
            winning.contains { other in
                ItemClass(item) == ItemClass(other)
                    || scene.grounds(of: group).contains { ground in
                        scene.contradicts(item, other, under: group.hitPolicy, at: ground) != .never
                    }
            }
        }
    }

    private func clash(_ one: RowID, _ other: RowID, _ group: Group, at ground: Ground) -> Formula {
        if group.hitPolicy == .unique { return .always }
        return pool.any(
            scene.items(of: one).flatMap { left in
                scene.items(of: other).map { right in
                    pool.all(
                        scene.truth(left.item.guardCondition, at: ground).holds,
                        scene.truth(right.item.guardCondition, at: ground).holds,
                        scene.contradicts(left, right, under: group.hitPolicy, at: ground))
                }
            })
    }
}

extension Repair {
    /// The row that gives way, and the one that it gives way to.
    fileprivate var parties: (loser: RowID, winner: RowID)? {
        switch self {
        case .precedence(let winner, let loser), .exception(let loser, let winner),
            .narrowing(let loser, _, _, let winner):
            (loser, winner)
        case .widening, .removal: nil
        }
    }
}
