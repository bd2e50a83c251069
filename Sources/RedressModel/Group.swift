package import RedressDiagnostics

/// A header and rows under a hit policy.
package struct Group: Sendable {
    /// What the items of a group are.
    package enum Kind: Hashable, Sendable {
        case define, classify, schedule, rules
        /// Rows of `.who` items.
        case route(RouteID)
        /// Rows of `.limit` items.
        case deadline(DeadlineID)
        /// One row: what follows where the deadline is late. Its ground is the deadline.
        case late(DeadlineID)
    }

    package let id: GroupID
    package let kind: Kind
    package let name: String
    package let title: String?
    package let hitPolicy: HitPolicy
    package let iteration: Iteration?
    package let guardCondition: Condition
    /// Whether leaving an incident undecided is a finding; always so for `classify` and `define`.
    package let isComplete: Bool
    /// Where the money goes; nil: the policy's company.
    package let fund: String?
    /// How one person in two roles pays; nil: both.
    package let samePerson: HitPolicy?
    /// Factors on the amounts while their condition holds, in the order written.
    package let multiples: [Multiple]
    package let rows: [Row]
    package let span: Span

    package init(
        id: GroupID, kind: Kind, name: String, title: String?, hitPolicy: HitPolicy, iteration: Iteration?,
        guardCondition: Condition, isComplete: Bool, fund: String?, samePerson: HitPolicy?, multiples: [Multiple],
        rows: [Row], span: Span
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.title = title
        self.hitPolicy = hitPolicy
        self.iteration = iteration
        self.guardCondition = guardCondition
        self.isComplete = isComplete
        self.fund = fund
        self.samePerson = samePerson
        self.multiples = multiples
        self.rows = rows
        self.span = span
    }
}

extension Group {
    /// Whether an item is for the row, and not for each element.
    package func takesOnce(_ item: Item) -> Bool { item.isOnce && iteration != nil }
}

/// What happens when several rows of a group apply (after DMN; see the manual).
package enum HitPolicy: Hashable, Sendable {
    case agree, unique, sum, highest, lowest, first
    /// Of the limits that apply the one that falls due first, or last; deadlines only.
    case earliest, latest
}

/// What a group `for each` runs over.
package enum Iteration: Hashable, Sendable {
    /// The elements of a set fact.
    case elements(FactID)
    /// The keys of a map fact.
    case keys(FactID)
}

/// A factor on amounts while a condition holds.
package struct Multiple: Sendable {
    package let factor: Rational
    package let condition: Condition

    package init(factor: Rational, condition: Condition) {
        self.factor = factor
        self.condition = condition
    }
}

/// One row of a group.
package struct Row: Sendable {
    /// When a row applies.
    package enum Guard: Sendable {
        case always
        case otherwise
        case when(Condition)
    }

    package let label: String?
    package let condition: Guard
    package let items: [Item]
    /// Rows that do not count while this one counts and the guard holds.
    package let overrides: [Override]
    package let isMandatory: Bool
    /// The clauses it cites.
    package let sources: [String]
    package let span: Span

    package init(
        label: String?, condition: Guard, items: [Item], overrides: [Override], isMandatory: Bool,
        sources: [String], span: Span
    ) {
        self.label = label
        self.condition = condition
        self.items = items
        self.overrides = overrides
        self.isMandatory = isMandatory
        self.sources = sources
        self.span = span
    }
}

/// A row that does not count while another one does.
package struct Override: Sendable {
    package let row: RowID
    package let guardCondition: Condition

    package init(row: RowID, guardCondition: Condition) {
        self.row = row
        self.guardCondition = guardCondition
    }
}

/// One item of a row with its guard.
package struct Item: Sendable {
    /// The kinds of items.
    package enum Kind: Sendable {
        /// The value of a `define` or `classify` row.
        case value(Term)
        /// Who takes a slot: alternatives, each tried where nobody of those before is there.
        case who([Assignment])
        /// Who gets a copy where the row gives the slot to somebody, with the clauses that say so.
        case copy([RoleID], sources: [String])
        case limit(DueItem)
        case money(MoneyItem)
        case sanction(SanctionItem)
        case notify([RoleID], text: String?)
        case record(Subject)
        case remedy(Subject)
        case escalate([RoleID])
        case approval([RoleID])
        case reopen(String)
        case void
    }

    package let kind: Kind
    package let guardCondition: Condition
    /// In a group `for each`: once for the row, not once for each element.
    package let isOnce: Bool
    package let span: Span

    package init(_ kind: Kind, guardCondition: Condition, isOnce: Bool, span: Span) {
        self.kind = kind
        self.guardCondition = guardCondition
        self.isOnce = isOnce
        self.span = span
    }
}

/// What a record or remedy is.
package enum Subject: Hashable, Sendable {
    case text(String)
    case form(RecordID)
    /// People choose one.
    case anyOf([String])
}

/// A fine or reward.
package struct MoneyItem: Sendable {
    /// One of those who pay.
    package struct Payer: Hashable, Sendable {
        package let role: RoleID
        /// The part that a `split` gives it, as a ratio of the sum.
        package let share: Rational?

        package init(role: RoleID, share: Rational?) {
            self.role = role
            self.share = share
        }
    }

    /// How those who pay bear the sum.
    package enum Mode: Hashable, Sendable {
        /// One role: its one person, or the team or company.
        case sum
        case each, shared, split, joint
    }

    package let isReward: Bool
    package let payers: [Payer]
    package let mode: Mode
    /// The factor of `x% of`.
    package let percent: Rational?
    /// In fen; with `high`, the lower bound of what the assessor may set.
    package let low: Term
    package let high: Term?
    /// The factor of `per`.
    package let perCount: Term?
    /// The cap of `at most`, in fen.
    package let cap: Term?
    /// The fact in which the assessor's amount stands.
    package let assessed: FactID?
    /// A fact of money per person: each of those who fill the one role that pays owes the entry under its own name, and
    /// `low` reads the whole map. A map that is given is complete, so somebody without an entry owes nothing; where the
    /// role is not named, those who have an entry are who pays. The mode is `each`. nil: everybody owes what `low` gives.
    package let ownEntry: FactID?
    /// Bounds in fen that a dealer's own amount must keep to.
    package let floor: Term?
    package let ceiling: Term?

    package init(
        isReward: Bool, payers: [Payer], mode: Mode, percent: Rational?, low: Term, high: Term?, perCount: Term?,
        cap: Term?, assessed: FactID?, ownEntry: FactID? = nil, floor: Term? = nil, ceiling: Term? = nil
    ) {
        self.ownEntry = ownEntry
        self.floor = floor
        self.ceiling = ceiling
        self.isReward = isReward
        self.payers = payers
        self.mode = mode
        self.percent = percent
        self.low = low
        self.high = high
        self.perCount = perCount
        self.cap = cap
        self.assessed = assessed
    }
}

extension MoneyItem {
    /// Whether two items ask for the same sum in the same words, whatever is unknown about it.
    package func asksLike(_ other: MoneyItem) -> Bool {
        percent == other.percent && low == other.low && high == other.high && perCount == other.perCount
            && cap == other.cap && assessed == other.assessed && ownEntry == other.ownEntry
    }

    /// Those who pay, or get, in the order written.
    package var roles: [RoleID] { payers.map(\.role) }
}

/// A sanction: the words of the sanction vocabulary, and whom they meet.
package struct SanctionItem: Sendable {
    package let roles: [RoleID]
    /// Ascending; all of them, or with `isChoice` those among which people choose.
    package let sanctions: [Int]
    package let isChoice: Bool
    /// The fact in which the choice stands.
    package let assessed: FactID?
    /// The parameter that says which one it is; while that is blank, nobody knows.
    package let parameter: ParameterID?

    package init(
        roles: [RoleID], sanctions: [Int], isChoice: Bool, assessed: FactID?, parameter: ParameterID? = nil
    ) {
        self.parameter = parameter
        self.roles = roles
        self.sanctions = sanctions
        self.isChoice = isChoice
        self.assessed = assessed
    }
}
