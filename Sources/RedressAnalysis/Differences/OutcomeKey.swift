package import RedressEngine
package import RedressModel

/// A kind of outcome in which two versions may differ, in the order in which differences are listed.
package enum OutcomeAspect: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// Whether the policy speaks about the incident.
    case scope
    case void
    /// A classification or another derived value.
    case value
    case route, copy, deadline
    case fine, reward, sanction
    case remedy, record, notice, approval, escalation, reopening
    case violation
    /// What a group over a period counts.
    case figure
    /// What stands for facts that an incident leaves out.
    case unsaid

    package static func < (left: OutcomeAspect, right: OutcomeAspect) -> Bool { left.rawValue < right.rawValue }
}

/// What an outcome is about, by the names that both versions use.
package struct OutcomeKey: Hashable, Sendable, Comparable {
    package let aspect: OutcomeAspect
    /// The roles, the value, the slot, the deadline or the requirement; nothing for whatever has no name.
    package let names: [String]
    /// The element of a group `for each`.
    package let element: String?

    package init(_ aspect: OutcomeAspect, _ names: [String] = [], element: String? = nil) {
        self.aspect = aspect
        self.names = names
        self.element = element
    }

    package static func < (left: OutcomeKey, right: OutcomeKey) -> Bool {
        if left.aspect != right.aspect { return left.aspect < right.aspect }
        if left.names != right.names { return left.names.lexicographicallyPrecedes(right.names) }
        return (left.element ?? "") < (right.element ?? "")
    }
}

/// One outcome of a decision by names, whichever row gives it, so that those of two versions can be compared. Equal ones
/// decide the same, though other rows may be cited.
package struct NamedOutcome: Hashable, Sendable {
    package let key: OutcomeKey
    /// Everything else that is decided about it.
    package let details: [String]
    /// For fines and rewards that are due, in fen.
    package let fen: Int64?
    /// What the decision itself says.
    package let source: Source

    /// An entry of a decision.
    package enum Source: Sendable {
        case notApplicable(NotApplicable)
        case void(RowID)
        case value(DerivedOutcome)
        case route(RouteOutcome)
        case deadline(DeadlineOutcome)
        case money(MoneyOutcome)
        case sanction(SanctionOutcome)
        case record(RecordOutcome)
        case notice(NoticeOutcome)
        /// A copy, remedy, approval, escalation or reopening: who or what it is stands in the key.
        case plain(RowID?)
        case pending(PendingOutcome)
        case conflict(Conflict)
        case violation(Violation)
    }

    /// The row that it rests on; nil where it is no row's, or that of several.
    package var row: RowID? {
        switch source {
        case .void(let row): row
        case .value(let outcome): outcome.row
        case .route(let outcome): outcome.row
        case .deadline(let outcome): outcome.row
        case .money(let outcome): outcome.row
        case .sanction(let outcome): outcome.row
        case .record(let outcome): outcome.row
        case .notice(let outcome): outcome.row
        case .plain(let row): row
        case .pending(let outcome): outcome.row
        case .notApplicable, .conflict, .violation: nil
        }
    }

    package static func == (left: NamedOutcome, right: NamedOutcome) -> Bool {
        left.key == right.key && left.details == right.details && left.fen == right.fen
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(key)
        hasher.combine(details)
        hasher.combine(fen)
    }
}
