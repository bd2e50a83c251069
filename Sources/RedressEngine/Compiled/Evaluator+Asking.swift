package import RedressModel

/// What is asked beside a decision.
extension Evaluator {
    /// What a term comes to for an incident; nil where nobody knows.
    package func value(of term: Term, in row: IncidentRow) -> Constant? {
        ReferenceScene(program.wiring, World(row: row, asOf: row.asOf)).value(term, at: nil).constant(vocabulary: nil)
    }

    /// Whether a condition holds for an incident.
    package func truth(of condition: Condition, in row: IncidentRow) -> Truth {
        ReferenceScene(program.wiring, World(row: row, asOf: row.asOf)).truth(condition, at: nil)
    }

    /// What a role is fined in all for an incident, in fen, or at least where some of it is pending.
    package func fined(_ role: RoleID, in row: IncidentRow) -> Int64 {
        let staffing = ReferenceScene(program.wiring, World(row: row, asOf: row.asOf)).staffing
        return decide(row, asOf: row.asOf).fines(of: role, staffing).low?.whole ?? 0
    }
}
