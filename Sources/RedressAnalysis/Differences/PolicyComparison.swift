import RedressEngine
package import RedressModel

/// Compares two versions of a policy over all incidents.
package struct PolicyComparison {
    private let old: Program
    private let new: Program
    private let options: Analyzer.Options

    /// The days on which the versions are in force are left aside: an incident of any day is put to both.
    package init(_ old: Program, _ new: Program, options: Analyzer.Options = Analyzer.Options()) {
        self.old = old.alwaysInForce
        self.new = new.alwaysInForce
        self.options = options
    }

    /// So many facts that say something else where they are left out are tried in all ways for what rests on them.
    private static let maximumUnsaid = 5

    /// A report about incidents, or about the cases of a group over a period by its places in the two versions.
    package struct Part: Sendable {
        package let periodCase: (old: Int, new: Int)?
        package let report: ComparisonReport
    }

    /// Everything in which they differ: about incidents first, then group by group about the cases of periods.
    package func parts() -> [Part] {
        let joint = JointProgram(old, new)
        var report = report(joint)
        var parts: [Part] = []
        for (place, periodCase) in new.periodCases.enumerated() {
            guard let other = old.periodCases.firstIndex(where: { $0.name == periodCase.name }) else {
                report.inputs.append(InputDifference(subject: .period, name: periodCase.name, change: .onlyInNew))
                continue
            }
            parts.append(Part(periodCase: (other, place), report: cases(joint, old.periodCases[other], periodCase)))
        }
        for periodCase in old.periodCases where !new.periodCases.contains(where: { $0.name == periodCase.name }) {
            report.inputs.append(InputDifference(subject: .period, name: periodCase.name, change: .onlyInOld))
        }
        return [Part(periodCase: nil, report: report)] + parts
    }

    /// Everything in which they differ about incidents.
    package func report() -> ComparisonReport { report(JointProgram(old, new)) }

    private func report(_ joint: JointProgram, figures: [FactID: FactID] = [:]) -> ComparisonReport {
        var report = ComparisonReport()
        let judges = (old: Evaluator(old), new: Evaluator(new))
        report.inputs = joint.joint.inputs
        if let base = new.base.first ?? old.base.first, old.basesDiffer(from: new) {
            report.undecided.append(
                UndecidedDifference(
                    key: OutcomeKey(.violation, [base.header.name]), oldRows: [], newRows: [], reason: .outsideFragment)
            )
        }
        let rows = add(joint, [], judges, to: &report)
        let read = joint.unsaidTogether(rows)
        for facts in read where facts.count > Self.maximumUnsaid {
            report.undecided.append(
                UndecidedDifference(
                    key: OutcomeKey(.unsaid, facts.sorted().map { joint.old.schema[$0].name }), oldRows: [],
                    newRows: [], reason: .steps))
        }
        for id in joint.unsaidMaps {
            let (old, new) = joint.rows(reading: id)
            guard !old.isEmpty || !new.isEmpty else { continue }
            report.undecided.append(
                UndecidedDifference(
                    key: OutcomeKey(.unsaid, [joint.old.schema[id].name]), oldRows: old, newRows: new,
                    reason: .outsideFragment))
        }
        for leftOut in Self.subsets(of: read) {
            let unsaid = JointProgram(old, new, figures: figures, leavingOut: leftOut)
            _ = add(unsaid, leftOut, judges, to: &report)
        }
        return report
    }

    /// What a figure comes to is not followed to the incidents, so of figures that are made otherwise nothing is known.
    private func cases(_ joint: JointProgram, _ one: PeriodCase, _ other: PeriodCase) -> ComparisonReport {
        let figures = joint.sameFigures(one, other)
        let comparison = PolicyComparison(one.program, other.program, options: options)
        var report = comparison.report(
            JointProgram(comparison.old, comparison.new, figures: figures), figures: figures)
        let isAlike =
            figures.count == other.aggregates.count && Set(figures.values).count == one.aggregates.count
            && one.unit == other.unit && one.subjects.count == other.subjects.count
        if !isAlike {
            report.undecided.append(
                UndecidedDifference(
                    key: OutcomeKey(.figure, [other.name]), oldRows: [], newRows: [], reason: .outsideFragment))
        }
        return report
    }

    private func add(
        _ joint: JointProgram, _ leftOut: [FactID], _ judges: (old: Evaluator, new: Evaluator),
        to report: inout ComparisonReport
    ) -> Set<Set<RowID>> {
        let facets = PolicyFacets(joint, judges.old, leavingOut: leftOut, usesBoxes: options.usesBoxes)
        let search = DifferenceSearch(
            facets: facets, witness: DifferenceWitness(facets, judges, leavingOut: leftOut),
            limit: options.maximumFindings)
        for facet in facets.facets { search.add(facet, to: &report) }
        return facets.rows
    }

    /// All ways of leaving out facts that something rests on together; of many facts, each by itself, each two and all.
    private static func subsets(of sets: Set<Set<FactID>>) -> [[FactID]] {
        var found: Set<[FactID]> = []
        for facts in sets.map({ $0.sorted() }) {
            guard facts.count > maximumUnsaid else {
                for bits in 1..<(1 << facts.count) {
                    found.insert(facts.indices.filter { bits & (1 << $0) != 0 }.map { facts[$0] })
                }
                continue
            }
            found.formUnion([facts])
            for (place, fact) in facts.enumerated() {
                found.insert([fact])
                for other in facts[(place + 1)...] { found.insert([fact, other]) }
            }
        }
        return found.sorted { one, other in
            one.count == other.count ? one.lexicographicallyPrecedes(other) : one.count < other.count
        }
    }
}

extension Program {
    /// The policy without the days on which it is in force.
    package var alwaysInForce: Program {
        var program = self
        program.header = PolicyHeader(
            name: header.name, title: header.title, issuer: header.issuer, effectiveFrom: nil, effectiveUntil: nil,
            timezone: header.timezone, currency: header.currency, sha256: header.sha256, extends: header.extends,
            span: header.span)
        return program
    }

    /// Whether what the bases promise may differ: their files do, and one of them promises something.
    fileprivate func basesDiffer(from other: Program) -> Bool {
        let (mine, its) = (bases, other.bases)
        return mine.map(\.header.sha256) != its.map(\.header.sha256) && (mine + its).contains(where: \.promises)
    }

    private var bases: [Program] { base.flatMap { [$0] + $0.bases } }

    private var promises: Bool {
        groups.flatMap(\.rows).contains { row in
            row.isMandatory
                || row.items.contains { item in
                    switch item.kind {
                    case .money(let money): money.floor != nil || money.ceiling != nil
                    case .limit(let due): due.floor != nil || due.ceiling != nil
                    case .value, .who, .copy, .sanction, .notify, .record, .remedy, .escalate, .approval, .reopen,
                        .void:
                        false
                    }
                }
        }
    }
}
