import RedressEngine
import RedressModel

/// What bases promise of decisions and a policy that extends them does not keep for some incident.
///
/// A base is compared with the policy as far as it promises something; of each class of incidents that the two decide
/// otherwise, one is put to the evaluator, which says whether the promise is broken there.
struct MandateSearch {
    private let program: Program
    private let usesBoxes: Bool

    /// So many classes are looked at for each kind of promise.
    private static let maximumClasses = 1_000

    init(_ program: Program, usesBoxes: Bool) {
        self.program = program
        self.usesBoxes = usesBoxes
    }

    /// Adds what is found, one finding for each row of a base.
    func add(to report: inout AnalysisReport) {
        guard !program.base.isEmpty else { return }
        let evaluator = Evaluator(program)
        var alone = program
        alone.base = []
        var seen: Set<Promise> = []
        for (level, base) in bases {
            for (kind, promised) in base.promisingParts {
                func isBroken(_ violation: Violation) -> RowID? {
                    if case .promiseBroken(base: level, let row) = violation.cause { row } else { nil }
                }
                let (comparison, witness) = compared(promised, alone) { row in
                    evaluator.decide(row, asOf: row.asOf).violations.contains { isBroken($0) != nil }
                }
                for difference in comparison.differences {
                    let decision = evaluator.decide(difference.new, asOf: difference.new.asOf)
                    let broken = decision.violations.compactMap(isBroken)
                    for row in broken where seen.insert(Promise(level: level, row: row)).inserted {
                        report.findings.append(
                            AnalysisFinding(
                                kind: .mandateBroken(level: level, row),
                                rows: difference.newRows.isEmpty ? rows(like: base[row]) : difference.newRows,
                                witnesses: [difference.new]))
                    }
                    guard broken.isEmpty else { continue }
                    let doubt = PromiseDoubt(kind, promised, alone, difference, witness)
                    if let reason = doubt.reason { add(difference.newRows, reason, to: &report) }
                }
                for question in comparison.undecided { add(question.newRows, question.reason, to: &report) }
                if comparison.isCutOff { add([], .steps, to: &report) }
            }
        }
    }

    private func add(_ rows: [RowID], _ reason: UndecidedQuestion.Reason, to report: inout AnalysisReport) {
        let open = UndecidedQuestion(rows: rows, reason: reason)
        if !report.undecided.contains(open) { report.undecided.append(open) }
    }

    /// The rows that stand in place of a base's row: those of its label.
    private func rows(like row: Row) -> [RowID] {
        guard let label = row.label else { return [] }
        return program.groups.flatMap { group in
            group.rows.indices.map { RowID(group: group.id, index: $0) }.filter { program[$0].label == label }
        }
    }

    private struct Promise: Hashable {
        let level: Int
        let row: RowID
    }

    /// The bases, each with how far up it is, from 1.
    private var bases: [(level: Int, base: Program)] {
        var found: [(level: Int, base: Program)] = []
        var next = program.base.first
        while var base = next {
            next = base.base.first
            base.base = []
            found.append((found.count + 1, base))
        }
        return found
    }

    /// The classes of incidents about which the promises alone decide something that the policy does not, each with an
    /// incident that breaks a promise where one that was tried does.
    private func compared(
        _ promised: Program, _ policy: Program, breaking: @escaping (IncidentRow) -> Bool
    ) -> (ComparisonReport, DifferenceWitness) {
        var report = ComparisonReport()
        let judges = (old: Evaluator(promised), new: Evaluator(policy))
        let facets = PolicyFacets(
            JointProgram(promised, policy), judges.old, leavingOut: [], usesBoxes: usesBoxes, ordersAmounts: true)
        let witness = DifferenceWitness(facets, judges, leavingOut: [], preferring: breaking)
        let search = DifferenceSearch(facets: facets, witness: witness, limit: Self.maximumClasses)
        for facet in facets.facets where facet.key.aspect.isPromised && !facet.old.isEmpty {
            // Of one class some incidents may have too little, others too much, and others neither.
            for side in [facet.sides.less, facet.sides.more, .always] where side != .never {
                report.classes = []
                search.add(facet, within: side, to: &report)
            }
        }
        return (report, witness)
    }
}

extension OutcomeAspect {
    /// Whether a base can promise it.
    fileprivate var isPromised: Bool {
        switch self {
        case .scope, .violation, .figure, .unsaid: false
        case .void, .value, .route, .copy, .deadline, .fine, .reward, .sanction, .remedy, .record, .notice, .approval,
            .escalation, .reopening:
            true
        }
    }
}
