package import RedressDiagnostics
package import RedressTime

/// A policy that passed the checker: names are resolved, types hold, nothing in it is invalid.
package struct Program: Sendable {
    package var header: PolicyHeader
    package var schema: Schema
    package var parameters: [Parameter]
    /// In an order in which each reads only those before it.
    package var derived: [Derived]
    package var groups: [Group]
    package var records: [RecordForm]
    package var requirements: [Requirement]
    package var examples: [Example]
    /// Which incidents the policy speaks about at all.
    package var scope: Condition
    /// Facts whose default is an expression over others may read each other only in this order.
    package var defaultOrder: [FactID]
    /// The calendars that limits are counted on; the policy's own is the first.
    package var calendars: [WorkingCalendar] = []
    package var daysEnd = DaysEnd.midnight
    /// Whether a last day that is no working day moves to the next one.
    package var rollsOver = false
    package var deadlines: [Deadline] = []
    package var routes: [Route] = []
    package var periodCases: [PeriodCase] = []
    package var historyCounts: [HistoryCount] = []
    /// Findings that are let pass for a time.
    package var allowances: [Allowance] = []
    /// The policy that this one extends, complete; none or one. What it promises is watched on each decision.
    package var base: [Program] = []

    package init(
        header: PolicyHeader, schema: Schema, parameters: [Parameter], derived: [Derived], groups: [Group],
        records: [RecordForm], requirements: [Requirement], examples: [Example], scope: Condition,
        defaultOrder: [FactID]
    ) {
        self.header = header
        self.schema = schema
        self.parameters = parameters
        self.derived = derived
        self.groups = groups
        self.records = records
        self.requirements = requirements
        self.examples = examples
        self.scope = scope
        self.defaultOrder = defaultOrder
    }

    package subscript(row: RowID) -> Row { groups[row.group.index].rows[row.index] }

    /// The same policy with some parameters set otherwise, in its groups over a period as well.
    package func setting(_ settings: [Example.Setting]) -> Program {
        var program = self
        for setting in settings { program.parameters[setting.parameter.index].value = setting.value }
        for place in periodCases.indices {
            program.periodCases[place].program = periodCases[place].program.setting(settings, of: self)
        }
        return program
    }

    /// The program of a case with the same parameters set, which it knows by their names.
    private func setting(_ settings: [Example.Setting], of policy: Program) -> Program {
        let own = settings.compactMap { setting -> Example.Setting? in
            let name = policy.parameters[setting.parameter.index].name
            guard let parameter = parameters.first(where: { $0.name == name }) else { return nil }
            var value = setting.value
            if case .symbol(_, let word) = value, case .symbol(let vocabulary) = parameter.type {
                value = .symbol(vocabulary, word)
            }
            return Example.Setting(parameter: parameter.id, value: value)
        }
        return setting(own)
    }
}

/// What names a policy and says when it is in force.
package struct PolicyHeader: Sendable {
    package let name: String
    package let title: String?
    package let issuer: String?
    /// The first day in force (days since 1970-01-01), which also names the version; nil: since ever.
    package let effectiveFrom: Int64?
    /// The last day in force; nil: until further notice.
    package let effectiveUntil: Int64?
    /// An IANA name; `Asia/Shanghai` where the policy names none.
    package let timezone: String
    package let currency: String
    /// The SHA-256 of the policy's file, in hexadecimal.
    package let sha256: String
    /// The policy that it extends.
    package let extends: String?
    package let span: Span

    package init(
        name: String, title: String?, issuer: String?, effectiveFrom: Int64?, effectiveUntil: Int64?,
        timezone: String, currency: String, sha256: String, extends: String? = nil, span: Span
    ) {
        self.extends = extends
        self.name = name
        self.title = title
        self.issuer = issuer
        self.effectiveFrom = effectiveFrom
        self.effectiveUntil = effectiveUntil
        self.timezone = timezone
        self.currency = currency
        self.sha256 = sha256
        self.span = span
    }
}

/// A constant or a chosen reading.
package struct Parameter: Sendable {
    package let id: ParameterID
    package let name: String
    package let title: String?
    package let type: ValueType
    /// nil: left blank by the regulation; what depends on it is pending.
    package var value: Constant?
    /// Whether its values are readings of an ambiguous clause (a choice among words).
    package let isReading: Bool
    /// The bounds a dealer may set it within, in the units of `Constant.number`.
    package let floor: Rational?
    package let ceiling: Rational?
    package let span: Span

    package init(
        id: ParameterID, name: String, title: String?, type: ValueType, value: Constant?, isReading: Bool,
        floor: Rational?, ceiling: Rational?, span: Span
    ) {
        self.id = id
        self.name = name
        self.title = title
        self.type = type
        self.value = value
        self.isReading = isReading
        self.floor = floor
        self.ceiling = ceiling
        self.span = span
    }
}

/// A value computed from others: `define` or `classify`.
package struct Derived: Sendable {
    /// Whether a value is only computed or may be given.
    package enum Kind: Hashable, Sendable {
        case definition
        /// An incident may carry the value itself; then that wins and a difference is reported.
        case classification
    }

    /// How the value is found.
    package enum Body: Sendable {
        case term(Term)
        case rows(GroupID)
    }

    package let id: DerivedID
    package let name: String
    package let title: String?
    package let kind: Kind
    package let type: ValueType
    package let body: Body
    /// The clauses that a value without rows rests on; those of rows stand at the rows.
    package let sources: [String]
    package let span: Span

    package init(
        id: DerivedID, name: String, title: String?, kind: Kind, type: ValueType, body: Body, sources: [String] = [],
        span: Span
    ) {
        self.sources = sources
        self.id = id
        self.name = name
        self.title = title
        self.kind = kind
        self.type = type
        self.body = body
        self.span = span
    }
}

/// A form that must be filled in. One that no row asks for is due on every incident in scope.
package struct RecordForm: Sendable {
    package let id: RecordID
    package let name: String
    package let fields: [FactID]
    package let copies: Int?
    package let copiesNote: String?
    /// How long it is kept, counted from the first event of the incident; months for years and months.
    package let keep: (count: DurationCount, amount: Int64)?
    package let to: RoleID?
    package let approvals: [RoleID]
    package let isNamedByRow: Bool
    package let sources: [String]
    package let span: Span

    package init(
        id: RecordID, name: String, fields: [FactID], copies: Int?, copiesNote: String?,
        keep: (count: DurationCount, amount: Int64)?, to: RoleID?, approvals: [RoleID], isNamedByRow: Bool,
        sources: [String], span: Span
    ) {
        self.id = id
        self.name = name
        self.fields = fields
        self.copies = copies
        self.copiesNote = copiesNote
        self.keep = keep
        self.to = to
        self.approvals = approvals
        self.isNamedByRow = isNamedByRow
        self.sources = sources
        self.span = span
    }
}

/// What must hold.
package struct Requirement: Sendable {
    /// Whether it binds the policy or the incident.
    package enum Kind: Hashable, Sendable {
        /// Speaks of outcomes: watched on each evaluation, proved by `check`.
        case property
        /// Speaks of facts and events only: breaking it is a violation of the incident.
        case duty
    }

    package let name: String
    package let kind: Kind
    package let guardCondition: Condition
    package let condition: Condition
    package let sources: [String]
    package let span: Span

    package init(
        name: String, kind: Kind, guardCondition: Condition, condition: Condition, sources: [String], span: Span
    ) {
        self.name = name
        self.kind = kind
        self.guardCondition = guardCondition
        self.condition = condition
        self.sources = sources
        self.span = span
    }
}

/// A case with the decision it must give; complete for each kind it mentions.
package struct Example: Sendable {
    package let title: String
    package let row: IncidentRow
    /// Parameters that this case sets otherwise: it tries another reading.
    package let settings: [Setting]
    package let expectations: [Expectation]
    package let span: Span

    /// A parameter's value in one case.
    package struct Setting: Hashable, Sendable {
        package let parameter: ParameterID
        package let value: Constant

        package init(parameter: ParameterID, value: Constant) {
            self.parameter = parameter
            self.value = value
        }
    }

    package init(
        title: String, row: IncidentRow, settings: [Setting] = [], expectations: [Expectation], span: Span
    ) {
        self.settings = settings
        self.title = title
        self.row = row
        self.expectations = expectations
        self.span = span
    }
}

/// One thing an example expects.
package struct Expectation: Sendable {
    /// What can be expected.
    package enum Kind: Sendable {
        case derived(DerivedID, Constant)
        /// The slot falls to the roles; none of them: to nobody.
        case route(RouteID, [RoleID])
        case deadline(DeadlineID, DeadlineState)
        /// The sum in fen that the roles (one, or several that pay together) are fined, or rewarded.
        case money(isReward: Bool, roles: [RoleID], fen: Int64)
        /// The sanctions (words of the sanction vocabulary, ascending) of the roles.
        case sanctions(roles: [RoleID], [Int])
        case pending(RoleID)
        case none(NoneKind)
        case void
        case notApplicable
        case violation(String)
    }

    /// Of which kind there must be none.
    package enum NoneKind: Hashable, Sendable {
        case fine, reward, sanction, pending, violation
    }

    package let kind: Kind
    package let span: Span

    package init(_ kind: Kind, span: Span) {
        self.kind = kind
        self.span = span
    }
}
