package import RedressDiagnostics

/// What an incident of a policy may carry.
package struct Schema: Sendable {
    package var vocabularies: [Vocabulary]
    package var facts: [Fact]
    /// In the order declared; the first one dates the incident.
    package var events: [Event]
    /// Pairs of events of which the first must not be later than the second.
    package var eventOrder: [(before: EventID, after: EventID)]
    package var roles: [Role]
    /// The sanctions; their declared order runs light to grave.
    package var sanctions: VocabularyID
    /// Derived values that an incident may carry itself.
    package var givable: [Givable]
    /// An IANA name, for instants without an offset.
    package var timezone: String
    /// The facts whose moment is the limit of a deadline: who promises a day has until it ends, so a date without a time
    /// is 24:00 of that day.
    package var promisedMoments: Set<FactID>

    package init(
        vocabularies: [Vocabulary], facts: [Fact], events: [Event],
        eventOrder: [(before: EventID, after: EventID)], roles: [Role], sanctions: VocabularyID,
        givable: [Givable], timezone: String, promisedMoments: Set<FactID> = []
    ) {
        self.promisedMoments = promisedMoments
        self.vocabularies = vocabularies
        self.facts = facts
        self.events = events
        self.eventOrder = eventOrder
        self.roles = roles
        self.sanctions = sanctions
        self.givable = givable
        self.timezone = timezone
    }

    /// The order of the events that are dated once; only these have one moment to compare.
    package var orderOfMoments: [(before: EventID, after: EventID)] {
        eventOrder.filter { events[$0.before.index].key == nil && events[$0.after.index].key == nil }
    }

    @inlinable package subscript(id: VocabularyID) -> Vocabulary { vocabularies[id.index] }
    @inlinable package subscript(id: FactID) -> Fact { facts[id.index] }
    @inlinable package subscript(id: EventID) -> Event { events[id.index] }
    @inlinable package subscript(id: RoleID) -> Role { roles[id.index] }
}

/// A derived value that an incident may carry.
package struct Givable: Sendable {
    package let derived: DerivedID
    package let name: String
    package let title: String?
    package let type: ValueType

    package init(derived: DerivedID, name: String, title: String?, type: ValueType) {
        self.derived = derived
        self.name = name
        self.title = title
        self.type = type
    }
}

/// An input.
package struct Fact: Sendable {
    package let id: FactID
    package let name: String
    package let title: String?
    package let type: ValueType
    /// What a map is keyed by; nil for a plain value.
    package let key: MapKey?
    /// What stands where the incident says nothing; nil: unknown.
    package let defaultValue: Term?
    /// Absent means there is none.
    package let isOptional: Bool
    /// Who judges it (a role or any name), for human judgements.
    package let judgedBy: String?
    /// Whether no incident may carry it: a figure that is worked out from other incidents before this one is judged.
    package let isHidden: Bool
    package let span: Span

    package init(
        id: FactID, name: String, title: String?, type: ValueType, key: MapKey?, defaultValue: Term?,
        isOptional: Bool, judgedBy: String?, isHidden: Bool = false, span: Span
    ) {
        self.isHidden = isHidden
        self.id = id
        self.name = name
        self.title = title
        self.type = type
        self.key = key
        self.defaultValue = defaultValue
        self.isOptional = isOptional
        self.judgedBy = judgedBy
        self.span = span
    }
}

/// A dated moment.
package struct Event: Sendable {
    package let id: EventID
    package let name: String
    /// What it is dated for, each by itself (a map of instants); nil: once.
    package let key: MapKey?
    /// Whether no incident may carry it: the start or end of the period that a case is about.
    package let isHidden: Bool
    package let span: Span

    package init(id: EventID, name: String, key: MapKey? = nil, isHidden: Bool = false, span: Span) {
        self.isHidden = isHidden
        self.key = key
        self.id = id
        self.name = name
        self.span = span
    }
}

/// Who can be assigned, fined or rewarded.
package struct Role: Sendable {
    /// How many hold a role, and of what sort they are.
    package enum Kind: Hashable, Sendable {
        case one, several, team, company
    }

    package let id: RoleID
    package let name: String
    package let title: String?
    package let kind: Kind
    package let isAlwaysThere: Bool
    /// Another role whose people it has where the incident names none of its own.
    package let sameAs: RoleID?
    /// A fact whose value names the unit that the role stands for.
    package let unitFact: FactID?
    /// A table whose value names the role that it stands for.
    package let tableOf: DerivedID?
    /// What it is held for, each by its own people; nil: once.
    package let key: MapKey?
    /// Roles whose people may also hold this one.
    package let mayBe: [RoleID]
    package let reportsTo: RoleID?
    package let span: Span

    package init(
        id: RoleID, name: String, title: String?, kind: Kind, isAlwaysThere: Bool, sameAs: RoleID?,
        unitFact: FactID?, tableOf: DerivedID? = nil, key: MapKey? = nil, mayBe: [RoleID], reportsTo: RoleID?,
        span: Span
    ) {
        self.tableOf = tableOf
        self.key = key
        self.id = id
        self.name = name
        self.title = title
        self.kind = kind
        self.isAlwaysThere = isAlwaysThere
        self.sameAs = sameAs
        self.unitFact = unitFact
        self.mayBe = mayBe
        self.reportsTo = reportsTo
        self.span = span
    }
}
