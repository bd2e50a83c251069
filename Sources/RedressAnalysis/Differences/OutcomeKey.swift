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

/// One outcome of a decision by names, whichever row gives it, so that those of two versions can be compared.
package struct NamedOutcome: Hashable, Sendable {
    package let key: OutcomeKey
    /// Everything else that is decided about it.
    package let details: [String]
    /// For fines and rewards that are due, in fen.
    package let fen: Int64?
    package let isPending: Bool

    init(_ key: OutcomeKey, _ details: [String], fen: Int64? = nil, isPending: Bool = false) {
        self.key = key
        self.details = details
        self.fen = fen
        self.isPending = isPending
    }
}
