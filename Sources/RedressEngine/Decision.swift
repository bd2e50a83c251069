package import RedressModel

/// What a policy decides for one incident. Every list is in a fixed order: group, row, role as written.
package struct Decision: Sendable, Hashable {
    package var incident: String
    /// Seconds since 1970; nil where no instant was given.
    package var asOf: Int64?
    /// nil: the policy applies. Otherwise nothing else is decided.
    package var notApplicable: NotApplicable?
    package var void: Citation?
    /// The value of each derived value, in the order of `Program.derived`; nil where it is unknown or undecided.
    package var derived: [DerivedOutcome]
    package var routes: [RouteOutcome]
    package var copies: [CopyOutcome]
    package var excluded: [ExclusionOutcome]
    package var deadlines: [DeadlineOutcome]
    package var fines: [MoneyOutcome]
    package var rewards: [MoneyOutcome]
    package var sanctions: [SanctionOutcome]
    package var remedies: [SubjectOutcome]
    package var records: [RecordOutcome]
    package var notices: [NoticeOutcome]
    package var approvals: [ApprovalOutcome]
    package var escalations: [EscalationOutcome]
    package var reopened: [ReopenOutcome]
    package var pending: [PendingOutcome]
    package var conflicts: [Conflict]
    package var violations: [Violation]
    package var differences: [Difference]
    package var openQuestions: [OpenQuestion]
    /// Whether the ways of filling in the missing facts were too many, so that Kleene's logic decided.
    package var isApproximate: Bool

    /// A decision without outcomes.
    package init(incident: String, asOf: Int64?) {
        self.incident = incident
        self.asOf = asOf
        notApplicable = nil
        void = nil
        derived = []
        routes = []
        copies = []
        excluded = []
        deadlines = []
        fines = []
        rewards = []
        sanctions = []
        remedies = []
        records = []
        notices = []
        approvals = []
        escalations = []
        reopened = []
        pending = []
        conflicts = []
        violations = []
        differences = []
        openQuestions = []
        isApproximate = false
    }
}

/// Why a policy does not speak about an incident.
package enum NotApplicable: Hashable, Sendable {
    case scope
    /// The scope depends on facts that are missing.
    case scopeUnknown([FactID])
    case notInForce
}

/// The row an outcome rests on.
package struct Citation: Hashable, Sendable {
    package let row: RowID

    package init(row: RowID) { self.row = row }
}

/// What an item is for: the element at hand of a group `for each`, else the group.
package enum Ground: Hashable, Sendable {
    case group(GroupID)
    /// An element of the set that the group runs over, by its index in the vocabulary.
    case element(GroupID, VocabularyID, Int)
    /// A key of the map that the group runs over.
    case key(GroupID, String)
}

/// What a derived value came to.
package struct DerivedOutcome: Hashable, Sendable {
    package let derived: DerivedID
    /// nil: unknown, or no row decides.
    package let value: Constant?
    package let row: RowID?
    /// For numbers over unknown parts, what it lies between.
    package let isUndecided: Bool

    /// `isUndecided` says that no row of its group applies, known facts notwithstanding.
    package init(derived: DerivedID, value: Constant?, row: RowID?, isUndecided: Bool) {
        self.derived = derived
        self.value = value
        self.row = row
        self.isUndecided = isUndecided
    }
}
