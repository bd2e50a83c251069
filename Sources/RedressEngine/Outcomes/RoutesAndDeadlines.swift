package import RedressModel

/// Who takes a slot.
package struct RouteOutcome: Hashable, Sendable {
    /// A candidate that stood before the one who takes the slot, and why it does not.
    package struct PassedOver: Hashable, Sendable {
        package let role: RoleID
        package let because: Reason

        package init(role: RoleID, because: Reason) {
            self.role = role
            self.because = because
        }
    }

    /// Why a candidate is passed over.
    package enum Reason: Hashable, Sendable {
        /// Nobody of it is there at the incident's moment.
        case absent
        /// All its people are excluded from the slot.
        case excluded
    }

    package let route: RouteID
    /// The roles that take it together; empty for nobody, or while people have yet to choose.
    package let roles: [RoleID]
    package let persons: [String]
    /// The roles among which people choose.
    package let candidates: [RoleID]
    package let passedOver: [PassedOver]
    /// The roles that come next if these are not there, in order.
    package let next: [RoleID]
    /// Whether every alternative is away or excluded, and none says nobody.
    package let isDeadEnd: Bool
    package let row: RowID

    package init(
        route: RouteID, roles: [RoleID], persons: [String], candidates: [RoleID], passedOver: [PassedOver],
        next: [RoleID], isDeadEnd: Bool, row: RowID
    ) {
        self.route = route
        self.roles = roles
        self.persons = persons
        self.candidates = candidates
        self.passedOver = passedOver
        self.next = next
        self.isDeadEnd = isDeadEnd
        self.row = row
    }
}

/// Somebody who gets a copy where a slot is given to somebody.
package struct CopyOutcome: Hashable, Sendable {
    package let route: RouteID
    package let to: [RoleID]
    package let persons: [String]
    /// The clauses that say so; empty: those of the row do.
    package let sources: [String]
    /// The row that gives the slot.
    package let row: RowID

    package init(route: RouteID, to: [RoleID], persons: [String], sources: [String], row: RowID) {
        self.route = route
        self.to = to
        self.persons = persons
        self.sources = sources
        self.row = row
    }
}

/// Somebody who may not take a slot.
package struct ExclusionOutcome: Hashable, Sendable {
    package let route: RouteID
    package let role: RoleID
    package let persons: [String]

    package init(route: RouteID, role: RoleID, persons: [String]) {
        self.route = route
        self.role = role
        self.persons = persons
    }
}

/// How an obligation stands at the instant of the decision. Instants are seconds since 1970.
package struct DeadlineOutcome: Hashable, Sendable {
    /// Whether it was kept.
    package enum Status: Hashable, Sendable {
        case met, breached
        /// Not yet kept, and still in time; also while the clock has not started.
        case pending
        case unknown
    }

    package let deadline: DeadlineID
    /// The element it is owed for; nil outside a group `for each`.
    package let element: Ground?
    /// nil: the clock has not started, or nobody knows when.
    package let start: Int64?
    package let notBefore: Int64?
    /// nil: a duty without a due instant, or one that nobody knows.
    package let due: Int64?
    package let actual: Int64?
    package let status: Status
    /// Seconds behind the due instant, or (negative) before the window opens; 0 where it was kept, nil where nobody knows.
    package let lateSeconds: Int64?
    /// What the due instant was before it was extended; nil: it was not.
    package let extendedFrom: Int64?
    /// The year for which no working days are known, where the limit needs one.
    package let unknownYear: Int?
    package let roles: [RoleID]
    package let persons: [String]
    package let row: RowID

    package init(
        deadline: DeadlineID, element: Ground?, start: Int64?, notBefore: Int64?, due: Int64?, actual: Int64?,
        status: Status, lateSeconds: Int64?, extendedFrom: Int64?, unknownYear: Int?, roles: [RoleID],
        persons: [String], row: RowID
    ) {
        self.deadline = deadline
        self.element = element
        self.start = start
        self.notBefore = notBefore
        self.due = due
        self.actual = actual
        self.status = status
        self.lateSeconds = lateSeconds
        self.extendedFrom = extendedFrom
        self.unknownYear = unknownYear
        self.roles = roles
        self.persons = persons
        self.row = row
    }
}
