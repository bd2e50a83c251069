package import RedressModel
package import RedressTime

/// Decides incidents under a policy. It is made once and may be used by many threads at a time.
package struct Evaluator: WorldEvaluator, PolicyJudge, Sendable {
    let program: CompiledProgram
    let reference: ReferenceEvaluator
    private let promises: Promises<Evaluator>?

    /// Makes a policy ready for judging.
    package init(_ program: Program) {
        reference = ReferenceEvaluator(program)
        self.program = CompiledProgram(reference.wiring)
        promises = Promises(program)
    }

    /// What the policy decides for an incident, judged as of an instant in seconds since 1970.
    package func decide(_ row: IncidentRow, asOf: Int64?) -> Decision {
        let decision = decideAlone(row, asOf: asOf)
        return promises?.adding(to: decision, of: row, asOf: asOf) ?? decision
    }

    func decideAlone(_ row: IncidentRow, asOf: Int64?) -> Decision {
        if program.needsReference {
            return Judgement(
                wiring: program.wiring, evaluator: reference, row: row, asOf: asOf, joinsElements: false
            ).decision()
        }
        return Judgement(wiring: program.wiring, evaluator: self, row: row, asOf: asOf, joinsElements: false).decision()
    }

    /// Why the policy does not speak about an incident; nil where it does.
    package func notApplicable(_ row: IncidentRow, asOf: Int64?) -> NotApplicable? {
        Judgement(wiring: program.wiring, evaluator: reference, row: row, asOf: asOf, joinsElements: false)
            .notApplicable()
    }

    /// Why each row applies to an incident, nearly does, or may.
    package func explain(_ row: IncidentRow, asOf: Int64?) -> [RowExplanation] {
        RowExplanation.all(program.wiring, row, asOf: asOf)
    }

    /// Why a deadline of a decision about an incident falls due when it does, day by day; nothing where it has no due
    /// instant.
    package func steps(of outcome: DeadlineOutcome, in row: IncidentRow, asOf: Int64?) -> [DueStep] {
        ReferenceScene(program.wiring, World(row: row, asOf: asOf)).steps(of: outcome)
    }

    /// Beyond so many ways of filling in the missing facts of a part, Kleene's logic decides and the decision says so.
    package static let maximumWays = Engine.maximumWays

    func units(of parts: [Part], in world: World) -> [[Unit]] {
        var findings = WorldFindings(program, world)
        return parts.map { findings.units(of: $0) }
    }
}
