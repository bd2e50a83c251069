package import RedressModel

/// Decides incidents under a policy.
package struct Evaluator: Sendable {
    let wiring: Wiring
    private let reference: ReferenceEvaluator

    /// Makes a policy ready for judging.
    package init(_ program: Program) {
        wiring = Wiring(program)
        reference = ReferenceEvaluator(program)
    }

    /// What the policy decides for an incident, judged as of an instant in seconds since 1970.
    package func decide(_ row: IncidentRow, asOf: Int64?) -> Decision {
        Judgement(wiring: wiring, evaluator: reference, row: row, asOf: asOf, joinsElements: false).decision()
    }

    /// Why each row applies to an incident, nearly does, or may.
    package func explain(_ row: IncidentRow, asOf: Int64?) -> [RowExplanation] {
        RowExplanation.all(wiring, row, asOf: asOf)
    }

    /// Beyond so many ways of filling in the missing facts of a part, Kleene's logic decides and the decision says so.
    package static let maximumWays = Engine.maximumWays
}
