package import RedressModel

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

    /// The part of a sum that one person or role bears.
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

/// A sanction that is due.
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

/// A record that must be made.
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

/// Somebody who must be told.
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

/// An approval that is needed.
package struct ApprovalOutcome: Hashable, Sendable {
    package let of: [RoleID]
    /// The form to sign; nil where a row asks for the approval.
    package let form: RecordID?
    /// nil for a form that no row asks for.
    package let row: RowID?

    package init(of: [RoleID], form: RecordID?, row: RowID?) {
        self.of = of
        self.form = form
        self.row = row
    }
}

/// Somebody to whom the incident goes up.
package struct EscalationOutcome: Hashable, Sendable {
    package let to: [RoleID]
    /// For what follows a late deadline, the instant at which it fell due, in seconds since 1970.
    package let at: Int64?
    /// Whether those to whom it goes have it already, so that nothing changes.
    package let isUnchanged: Bool
    package let row: RowID

    package init(to: [RoleID], at: Int64? = nil, isUnchanged: Bool = false, row: RowID) {
        self.at = at
        self.isUnchanged = isUnchanged
        self.to = to
        self.row = row
    }
}

/// Something that must be done again.
package struct ReopenOutcome: Hashable, Sendable {
    package let what: String
    package let row: RowID

    package init(what: String, row: RowID) {
        self.what = what
        self.row = row
    }
}
