import RedressEngine
import RedressModel

/// Finds the classes of incidents in which two versions differ about one facet.
struct DifferenceSearch {
    let facets: PolicyFacets
    let witness: DifferenceWitness
    /// No more differences than this are listed.
    let limit: Int

    private var pool: FormulaPool { facets.old.pool }

    /// Adds the differences of a facet; one for each pair of rows of the old version and of the new one that bring about
    /// what is decided. On request it looks only within a formula.
    func add(_ facet: Facet, within region: Formula = .always, to report: inout ComparisonReport) {
        let supports = facet.old + facet.new
        let decider = Decider(
            facets.old, [facet.differs, region] + supports.flatMap { [$0.formula, $0.possible] })
        var open = pool.all(facet.differs, region)
        // First without what an incident carries for a classification, then with it.
        for phase in [withoutGiven(facet), .always] {
            var isOpen = true
            while isOpen {
                switch decider.findClosed(pool.all(open, phase)) {
                case .nowhere: isOpen = false
                case .undecided:
                    isOpen = false
                    addUndecided(facet, facet.old, facet.new, .steps, to: &report)
                case .found(let found):
                    guard report.differences.count < limit else {
                        report.isCutOff = true
                        isOpen = false
                        continue
                    }
                    let shown = add(facet, at: decider.space.filled(found), decider, to: &report)
                    open = pool.all(open, pool.not(shown))
                }
            }
        }
        report.questionCount += decider.questionCount
        report.boxCount += decider.boxCount
    }

    private func withoutGiven(_ facet: Facet) -> Formula {
        let coordinates = pool.literals(of: [facet.differs]).flatMap(\.coordinates)
        return pool.all(
            coordinates.compactMap { coordinate in
                if case .given = coordinate { pool.not(pool.literal(.present(coordinate))) } else { nil }
            })
    }

    /// Adds the class of a point, and says where it is.
    private func add(
        _ facet: Facet, at point: Point, _ decider: Decider, to report: inout ComparisonReport
    ) -> Formula {
        var memo: [Formula: Bool] = [:]
        func holds(_ formula: Formula) -> Bool { decider.space.holds(formula, at: point, &memo) }
        let old = facet.old.filter { holds($0.possible) }
        let new = facet.new.filter { holds($0.possible) }
        let place = pool.all(
            region(facet.old, old, holds), region(facet.new, new, holds))
        let oldRows = rows(old, facets.joint.fromOld)
        let newRows = rows(new, facets.joint.fromNew)
        let isOpen = !(old + new).allSatisfy { holds($0.formula) }
        let found = DifferenceClass(
            key: facet.key, oldRows: oldRows, newRows: newRows, isOpen: isOpen,
            others: [old, new].map { $0.contains { $0.row == nil } })
        guard report.classes.insert(found).inserted else { return place }
        let limits = limits(oldRows, newRows)
        let others = DifferenceWitness.Rows(
            old: Set(rows(facet.old.filter(\.isCited), facets.joint.fromOld)).subtracting(oldRows),
            new: Set(rows(facet.new.filter(\.isCited), facets.joint.fromNew)).subtracting(newRows))
        if let incident = witness.witness(at: point, of: facet.key, without: others, limits) {
            let (one, other) = witness.versions(incident)
            report.differences.append(
                PolicyDifference(
                    key: facet.key, oldRows: oldRows, newRows: newRows, isOpen: isOpen, old: one, new: other))
        } else if !followsFromLimits(point) {
            addUndecided(facet, old, new, limits.isEmpty ? .outsideFragment : .startsTried, to: &report)
        }
        return place
    }

    /// Whether the point says how a deadline stands that the versions count otherwise. That difference is told by itself;
    /// what follows from it is told where some moment shows it.
    private func followsFromLimits(_ point: Point) -> Bool {
        let shared = Set(facets.joint.fromNew.deadlines)
        return point.values.keys.contains { coordinate in
            guard case .deadline(let id, _) = coordinate else { return false }
            return id.index >= facets.joint.fromOld.deadlines.count || !shared.contains(id)
        }
    }

    /// Where the same rows of a version bring it about, or may: of each unit all that do, or none.
    private func region(
        _ all: [Facet.Support], _ active: [Facet.Support], _ holds: (Formula) -> Bool
    ) -> Formula {
        let units = Set(active.map(\.unit))
        let parts = active.map { support -> Formula in
            holds(support.formula)
                ? support.formula : pool.all(support.possible, pool.not(support.formula))
        }
        return pool.all(
            parts + all.filter { !units.contains($0.unit) }.map { pool.not($0.possible) })
    }

    private func rows(_ supports: [Facet.Support], _ translation: Translation) -> [RowID] {
        Set(supports.compactMap(\.row)).compactMap(translation.own).sorted()
    }

    /// The limits that differ, where there is one row on each side.
    private func limits(_ old: [RowID], _ new: [RowID]) -> [(old: DueItem, new: DueItem)] {
        func due(_ rows: [RowID], _ program: Program) -> DueItem? {
            let items = rows.flatMap { program[$0].items }.compactMap { item in
                if case .limit(let due) = item.kind { due } else { nil }
            }
            return items.count == 1 ? items[0] : nil
        }
        guard let one = due(old, facets.joint.fromOld.program), let other = due(new, facets.joint.fromNew.program)
        else {
            return []
        }
        return [(one, other)]
    }

    private func addUndecided(
        _ facet: Facet, _ old: [Facet.Support], _ new: [Facet.Support], _ reason: UndecidedQuestion.Reason,
        to report: inout ComparisonReport
    ) {
        let question = UndecidedDifference(
            key: facet.key, oldRows: rows(old, facets.joint.fromOld), newRows: rows(new, facets.joint.fromNew),
            reason: reason)
        if !report.undecided.contains(question) { report.undecided.append(question) }
    }
}

extension Translation {
    /// The row of the policy that a joint row is.
    func own(_ row: RowID) -> RowID? {
        guard let group = groups.firstIndex(of: row.group), let index = rows[group].firstIndex(of: row.index) else {
            return nil
        }
        return RowID(group: GroupID(group), index: index)
    }
}
