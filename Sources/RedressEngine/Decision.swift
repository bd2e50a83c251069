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

/// A fine or reward that is due.
package struct MoneyOutcome: Hashable, Sendable {
    /// The roles that pay it: one, or several that pay together (`shared`, `split`, `joint`).
    package var roles: [RoleID]
    /// The unit that the role stands for.
    package var unit: String?
    package var persons: [String]
    package var fen: Int64
    package var mode: MoneyItem.Mode
    /// For `shared` and `split`: who bears how much; person where named, else the role. They add up to `fen`.
    package var shares: [Share]
    package var payee: String?
    package var ground: Ground
    package var row: RowID

    package init(
        roles: [RoleID], unit: String?, persons: [String], fen: Int64, mode: MoneyItem.Mode, shares: [Share],
        payee: String?, ground: Ground, row: RowID
    ) {
        self.roles = roles
        self.unit = unit
        self.persons = persons
        self.fen = fen
        self.mode = mode
        self.shares = shares
        self.payee = payee
        self.ground = ground
        self.row = row
    }

    package struct Share: Hashable, Sendable {
        package let role: RoleID
        package let person: String?
        package let fen: Int64

        package init(role: RoleID, person: String?, fen: Int64) {
            self.role = role
            self.person = person
            self.fen = fen
        }
    }
}

package struct SanctionOutcome: Hashable, Sendable {
    package var role: RoleID
    package var unit: String?
    package var persons: [String]
    /// The index of the word in the sanction vocabulary.
    package var sanction: Int
    package var ground: Ground
    package var row: RowID

    package init(role: RoleID, unit: String?, persons: [String], sanction: Int, ground: Ground, row: RowID) {
        self.role = role
        self.unit = unit
        self.persons = persons
        self.sanction = sanction
        self.ground = ground
        self.row = row
    }
}

/// A remedy.
package struct SubjectOutcome: Hashable, Sendable {
    package let what: String
    package let row: RowID

    package init(what: String, row: RowID) {
        self.what = what
        self.row = row
    }
}

package struct RecordOutcome: Hashable, Sendable {
    package let what: String
    package let form: RecordID?
    /// The fields that the incident says are lacking (`缺`).
    package let lacking: [FactID]
    /// Seconds since 1970; nil where the form says nothing or the incident has no date.
    package let keepUntil: Int64?
    /// nil for a form that no row asks for.
    package let row: RowID?

    package init(what: String, form: RecordID?, lacking: [FactID], keepUntil: Int64?, row: RowID?) {
        self.what = what
        self.form = form
        self.lacking = lacking
        self.keepUntil = keepUntil
        self.row = row
    }
}

package struct NoticeOutcome: Hashable, Sendable {
    package let to: [RoleID]
    package let text: String?
    package let row: RowID

    package init(to: [RoleID], text: String?, row: RowID) {
        self.to = to
        self.text = text
        self.row = row
    }
}

package struct ApprovalOutcome: Hashable, Sendable {
    package let of: [RoleID]
    package let row: RowID

    package init(of: [RoleID], row: RowID) {
        self.of = of
        self.row = row
    }
}

package struct EscalationOutcome: Hashable, Sendable {
    package let to: [RoleID]
    package let row: RowID

    package init(to: [RoleID], row: RowID) {
        self.to = to
        self.row = row
    }
}

package struct ReopenOutcome: Hashable, Sendable {
    package let what: String
    package let row: RowID

    package init(what: String, row: RowID) {
        self.what = what
        self.row = row
    }
}

/// An outcome that is possible and not due.
package struct PendingOutcome: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case fine, reward, sanction, remedy, record, notice, approval, escalation, reopen, void
    }

    package enum Need: Hashable, Sendable {
        case assessedAmount, choice, blankParameter, fact, event, divisionByZero, overflow
    }

    package let kind: Kind
    package let roles: [RoleID]
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
        kind: Kind, roles: [RoleID], persons: [String], sanction: Int?, what: String?, minimum: Int64?,
        maximum: Int64?, need: Need, missing: [Missing], ground: Ground, row: RowID
    ) {
        self.kind = kind
        self.roles = roles
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

    package enum Kind: Hashable, Sendable {
        case fine, reward, sanction
        case value(DerivedID)
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

package struct Violation: Hashable, Sendable {
    package enum Cause: Hashable, Sendable {
        /// The requirement at this index does not hold.
        case requirement(Int)
        /// An assessed amount lies outside its range; both in fen.
        case assessedOutside(FactID, fen: Int64, low: Int64, high: Int64)
        /// A choice is none of those offered.
        case choiceOutside(FactID)
        /// A form's field is lacking.
        case lackingField(RecordID, FactID)
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
        /// The value, or the least and greatest of a run of values that lead to the same.
        package let from: Constant
        package let to: Constant
        /// Total fines and rewards in fen when this is the answer, all other missing facts left open; least and most.
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
