package import RedressModel

/// An outcome that is possible and not due.
package struct PendingOutcome: Hashable, Sendable {
    /// What kind of outcome is pending.
    package enum Kind: Hashable, Sendable {
        case fine, reward, sanction, remedy, record, notice, copy, approval, escalation, reopen, void
        /// A slot of which it is open who takes it, or whether anybody does.
        case route
        /// A deadline of which it is open whether it applies.
        case deadline
    }

    /// What a pending outcome waits for.
    package enum Need: Hashable, Sendable {
        case assessedAmount, choice, blankParameter, fact, event, divisionByZero, overflow
        /// Working days of a year that the calendar does not know.
        case calendar
    }

    package let kind: Kind
    package let roles: [RoleID]
    /// The unit that the role stands for, where it stands for one and the incident names it.
    package let unit: String?
    package let persons: [String]
    /// What it is, for sanctions (the word's index).
    package let sanction: Int?
    /// What it is, for remedies, records and the like.
    package let what: String?
    /// In fen; nil where nobody knows the bound.
    package let minimum: Int64?
    package let maximum: Int64?
    package let need: Need
    /// The facts, parameters or events that are missing, the first one named in short forms.
    package let missing: [Missing]
    package let ground: Ground
    package let row: RowID

    package init(
        kind: Kind, roles: [RoleID], unit: String? = nil, persons: [String], sanction: Int?, what: String?,
        minimum: Int64?,
        maximum: Int64?, need: Need, missing: [Missing], ground: Ground, row: RowID
    ) {
        self.kind = kind
        self.roles = roles
        self.unit = unit
        self.persons = persons
        self.sanction = sanction
        self.what = what
        self.minimum = minimum
        self.maximum = maximum
        self.need = need
        self.missing = missing
        self.ground = ground
        self.row = row
    }
}

/// Something the decision would need to know.
package enum Missing: Hashable, Sendable {
    case fact(FactID)
    case event(EventID)
    case parameter(ParameterID)
    case role(RoleID)
}

/// Items that meet and disagree; none of them is charged.
package struct Conflict: Hashable, Sendable {
    /// One of the items that disagree.
    package struct Party: Hashable, Sendable {
        package let row: RowID
        /// For money, in fen.
        package let fen: Int64?
        package let sanctions: [Int]
        /// For `define` and `classify`.
        package let value: Constant?

        package init(row: RowID, fen: Int64?, sanctions: [Int], value: Constant?) {
            self.row = row
            self.fen = fen
            self.sanctions = sanctions
            self.value = value
        }
    }

    /// What the items disagree about.
    package enum Kind: Hashable, Sendable {
        case fine, reward, sanction
        case value(DerivedID)
        /// Who takes a slot.
        case route(RouteID)
        /// When a deadline falls due.
        case deadline(DeadlineID)
        /// Two rows of a group under `unique` apply.
        case notUnique
    }

    package let kind: Kind
    package let role: RoleID?
    package let ground: Ground
    package let parties: [Party]

    package init(kind: Kind, role: RoleID?, ground: Ground, parties: [Party]) {
        self.kind = kind
        self.role = role
        self.ground = ground
        self.parties = parties
    }
}

/// Something the incident or its people did not keep to.
package struct Violation: Hashable, Sendable {
    /// What was not kept to.
    package enum Cause: Hashable, Sendable {
        /// The requirement at this index does not hold.
        case requirement(Int)
        /// An assessed amount lies outside its range; both in fen.
        case assessedOutside(FactID, fen: Int64, low: Int64, high: Int64)
        /// A choice is none of those offered.
        case choiceOutside(FactID)
        /// A form's field is lacking.
        case lackingField(RecordID, FactID)
        /// An extension beyond what is allowed, which counts as what is allowed.
        case extendedBeyond(DeadlineID)
        /// What a row of a base promises is not kept. `base` counts upwards: 1 is the base, 2 the base of that.
        case promiseBroken(base: Int, row: RowID)
    }

    package let cause: Cause
    package let row: RowID?

    package init(cause: Cause, row: RowID?) {
        self.cause = cause
        self.row = row
    }
}

/// What the incident says otherwise than the rules or a default give.
package struct Difference: Hashable, Sendable {
    /// What the incident says otherwise.
    package enum Subject: Hashable, Sendable {
        case derived(DerivedID)
        case fact(FactID)
    }

    package let subject: Subject
    package let given: Constant
    package let byRules: Constant
    package let row: RowID?

    package init(subject: Subject, given: Constant, byRules: Constant, row: RowID?) {
        self.subject = subject
        self.given = given
        self.byRules = byRules
        self.row = row
    }
}

/// A missing fact of which two values lead to different decisions, or a role whose person must be named.
package struct OpenQuestion: Hashable, Sendable {
    /// One answer and what it leads to.
    package struct Answer: Hashable, Sendable {
        /// The value, or the least and greatest of a run of values that lead to the same. Where they differ, `none`
        /// is an end that nobody knows.
        package let from: Constant
        package let to: Constant
        /// Total fines and rewards in fen when this is the answer, all other missing facts left open; least and most.
        /// `mostFines` and `mostRewards` tell a most that nobody knows.
        package let finesMinimum: Int64
        package let finesMaximum: Int64
        package let rewardsMinimum: Int64
        package let rewardsMaximum: Int64
        /// The rows that apply for certain under this answer and do not without it, and the rows that drop out.
        package let rowsDue: [RowID]

        package init(
            from: Constant, to: Constant, finesMinimum: Int64, finesMaximum: Int64, rewardsMinimum: Int64,
            rewardsMaximum: Int64, rowsDue: [RowID]
        ) {
            self.from = from
            self.to = to
            self.finesMinimum = finesMinimum
            self.finesMaximum = finesMaximum
            self.rewardsMinimum = rewardsMinimum
            self.rewardsMaximum = rewardsMaximum
            self.rowsDue = rowsDue
        }

        /// The most that is fined; nil where nobody knows.
        package var mostFines: Int64? { finesMaximum == .max ? nil : finesMaximum }
        /// The most that is rewarded; nil where nobody knows.
        package var mostRewards: Int64? { rewardsMaximum == .max ? nil : rewardsMaximum }
    }

    package let subject: Missing
    /// For a set fact, the element that is in question; nil for other facts.
    package let element: Int?
    /// The rows whose outcome depends on it.
    package let changes: [RowID]
    package let answers: [Answer]

    package init(subject: Missing, element: Int?, changes: [RowID], answers: [Answer]) {
        self.subject = subject
        self.element = element
        self.changes = changes
        self.answers = answers
    }
}
