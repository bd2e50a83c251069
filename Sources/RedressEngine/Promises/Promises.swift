import RedressModel

/// What decides incidents under one policy by itself; the plain and the compiled evaluator are two of them.
protocol PolicyJudge: Sendable {
    /// Makes a policy ready for judging.
    init(_ program: Program)
    /// What the policy decides, whatever its base promises.
    func decideAlone(_ row: IncidentRow, asOf: Int64?) -> Decision
}

/// What the bases of a policy promise about decisions, held against those of the policy.
///
/// A promise is about decisions, not about text: a base row that counts must have its effect, whichever row of the
/// dealer's policy brings it about. Only what is certain counts as broken, facts that are missing left open.
struct Promises<Judge: PolicyJudge>: Sendable {
    private let program: Program
    private let levels: [Level]

    /// One base, and those of its rows that promise something.
    private struct Level: Sendable {
        let number: Int
        let base: Program
        let judge: Judge
        let translation: RowTranslation
        let promises: [(kind: PromiseKind, judge: Judge)]
    }

    /// nil for a policy whose bases promise nothing.
    init?(_ program: Program) {
        var levels: [Level] = []
        var number = 1
        var next = program.base.first
        while var base = next {
            next = base.base.first
            base.base = []
            let promises = PromiseKind.allCases.compactMap { kind in
                base.promising(kind).map { (kind: kind, judge: Judge($0)) }
            }
            if !promises.isEmpty {
                levels.append(
                    Level(
                        number: number, base: base, judge: Judge(base),
                        translation: RowTranslation(from: program.schema, to: base.schema), promises: promises))
            }
            number += 1
        }
        guard !levels.isEmpty else { return nil }
        self.program = program
        self.levels = levels
    }

    /// The decision with a violation for each row of a base whose promise it breaks.
    func adding(to decision: Decision, of row: IncidentRow, asOf: Int64?) -> Decision {
        guard decision.notApplicable == nil else { return decision }
        var decision = decision
        let own = NamedDecision(decision, in: program)
        var broken: Set<String> = []
        for level in levels {
            let seen = level.translation(row)
            // What the base decides is asked only where something seems to be amiss.
            var whole: NamedDecision?
            var rows: Set<RowID> = []
            for (kind, judge) in level.promises {
                let promised = judge.decideAlone(seen, asOf: asOf)
                guard promised.notApplicable == nil else { continue }
                let comparison = PromiseComparison(
                    kind: kind, base: level.base, promised: NamedDecision(promised, in: level.base), own: own)
                guard comparison.isSuspicious else { continue }
                let base = whole ?? NamedDecision(level.judge.decideAlone(seen, asOf: asOf), in: level.base)
                whole = base
                rows.formUnion(comparison.broken(against: base))
            }
            for row in rows.sorted() {
                // A base's own base may have the same row.
                guard broken.insert("\(level.base[row].span)").inserted else { continue }
                decision.violations.append(Violation(cause: .promiseBroken(base: level.number, row: row), row: nil))
            }
        }
        return decision
    }
}
