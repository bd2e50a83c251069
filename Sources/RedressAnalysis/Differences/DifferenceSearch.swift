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
                    let shown = add(facet, within: region, at: decider.space.filled(found), decider, to: &report)
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
        _ facet: Facet, within bounds: Formula, at point: Point, _ decider: Decider, to report: inout ComparisonReport
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
        let others = DifferenceWitness.Rows(
            old: Set(rows(facet.old.filter(\.isCited), facets.joint.fromOld)).subtracting(oldRows),
            new: Set(rows(facet.new.filter(\.isCited), facets.joint.fromNew)).subtracting(newRows))
        var limits = limits(oldRows, newRows)
        var next: Point? = point
        var rest = pool.all(facet.differs, bounds, place)
        for _ in 0..<Self.maximumPoints {
            guard let point = next else { break }
            let twins = twins(at: point)
            if limits.isEmpty { limits = twins.flatMap(limits(of:)) }
            if let shown = witness.witness(at: point, of: facet.key, without: others, limits) {
                let (one, other) = witness.versions(shown.incident)
                report.differences.append(
                    PolicyDifference(
                        key: facet.key, oldRows: oldRows, newRows: newRows, isOpen: isOpen, old: one, new: other,
                        decisions: (shown.old, shown.new)))
                return place
            }
            // Another point of the class, at which the deadlines stand otherwise, may be shown.
            next = nil
            guard !twins.isEmpty else { break }
            rest = pool.all(rest, pool.not(standing(at: point)))
            if case .found(let other) = decider.findClosed(rest) { next = decider.space.filled(other) }
        }
        addUndecided(facet, old, new, limits.isEmpty ? .outsideFragment : .startsTried, to: &report)
        return place
    }

    /// At so many points of a class an incident is looked for.
    private static let maximumPoints = 4

    /// The deadlines that the versions count otherwise, of those whose state a point speaks of.
    private func twins(at point: Point) -> [TwinDeadlines.Twin] {
        let states = Set(
            point.values.keys.compactMap { if case .deadline(let id, _) = $0 { id } else { nil } })
        return facets.twins.twins.filter { states.contains($0.old.id) || states.contains($0.new.id) }
    }

    /// That deadlines stand as they do at a point.
    private func standing(at point: Point) -> Formula {
        pool.all(
            point.values.compactMap { coordinate, value -> Formula? in
                guard case .deadline = coordinate, case .word(let word) = value else { return nil }
                return pool.literal(.words(coordinate, WordSet([word])))
            }.sorted())
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
        let (mine, its) = (
            old.flatMap { facets.joint.fromOld.program[$0].dueItems },
            new.flatMap { facets.joint.fromNew.program[$0].dueItems }
        )
        return mine.count == 1 && its.count == 1 ? [(mine[0], its[0])] : []
    }

    /// Each limit of a deadline in the old version with each in the new one.
    private func limits(of twin: TwinDeadlines.Twin) -> [(old: DueItem, new: DueItem)] {
        func items(_ program: Program) -> [DueItem] {
            let own = program.deadlines.first { $0.name == twin.old.name }
            return own.map { program.groups[$0.group.index].rows.flatMap(\.dueItems) } ?? []
        }
        let its = items(facets.joint.fromNew.program)
        return items(facets.joint.fromOld.program).flatMap { one in its.map { (one, $0) } }
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

extension Row {
    /// The limits that it gives.
    var dueItems: [DueItem] {
        items.compactMap { if case .limit(let due) = $0.kind { due } else { nil } }
    }
}
