package import RedressDiagnostics
package import RedressModel

/// Where a policy is exposed under a law pack.
package struct LegalFinding: Sendable {
    /// What is exposed.
    package enum Kind: Sendable {
        /// A clause; the roles are the employees who pay, none where it is about the policy as a whole.
        case clause(LegalCheck, Severity, payers: [RoleID])
        /// An employee can be fined more than the law lets be withheld, both in fen; the incident of the finding shows it.
        case overBound(requirement: Int, role: RoleID, sum: Int64, bound: Rational, shown: AnalysisFinding)
        /// What the law lets be withheld is not known.
        case openBound(requirement: Int)
        /// A deadline that falls due after the law's own; both due instants from one start.
        case laxLimit(DeadlineID, law: DeadlineID, start: Int64, due: Int64, lawful: Int64)
        /// A deadline without a limit, where the law sets one.
        case noLimit(DeadlineID, law: DeadlineID)
        /// Deadlines of the law for which the policy names none of its own.
        case unanswered([DeadlineID])
    }

    package let kind: Kind
    /// The group over a period that it is about; nil: single incidents.
    package let periodCase: Int?
    /// The rows of the policy, or none where it is about the policy as a whole.
    package let rows: [RowID]
    /// The places in the policy, the first one before others.
    package let spans: [Span]
    /// The rows of the law pack that it rests on.
    package let lawRows: [RowID]
    /// The blanks of the law pack that are to be filled in.
    package let blanks: [ParameterID]

    init(
        _ kind: Kind, periodCase: Int? = nil, rows: [RowID] = [], spans: [Span], lawRows: [RowID] = [],
        blanks: [ParameterID] = []
    ) {
        self.kind = kind
        self.periodCase = periodCase
        self.rows = rows
        self.spans = spans
        self.lawRows = lawRows
        self.blanks = blanks
    }
}

/// Everything that a law pack gives for a policy.
package struct LegalReport: Sendable {
    package internal(set) var findings: [LegalFinding] = []
    /// What was not decided, with the group over a period that it is about.
    package internal(set) var undecided: [(periodCase: Int?, question: UndecidedQuestion)] = []
}
