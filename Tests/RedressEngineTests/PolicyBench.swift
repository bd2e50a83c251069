import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressTime

/// Builds small programs by hand, with ids handed out in the order of declaration.
struct PolicyBench {
    static let nowhere = Span(source: SourceID(0), start: 0, end: 0)

    var vocabularies: [Vocabulary] = [
        Vocabulary(
            id: VocabularyID(0), name: "处分", words: ["通报", "记过", "劝退", "辞退"], ranks: [0, 1, 2, 3])
    ]
    var facts: [Fact] = []
    var events: [Event] = []
    var eventOrder: [(before: EventID, after: EventID)] = []
    var roles: [Role] = []
    var parameters: [Parameter] = []
    var derived: [Derived] = []
    var givable: [Givable] = []
    var groups: [Group] = []
    var records: [RecordForm] = []
    var requirements: [Requirement] = []
    var routes: [Route] = []
    var deadlines: [Deadline] = []
    var calendars: [WorkingCalendar] = []
    var daysEnd = DaysEnd.midnight
    var rollsOver = false
    var scope = Condition.always
    var effective: (from: Int64?, until: Int64?) = (nil, nil)

    mutating func vocabulary(_ words: [String], ordered: Bool = false) -> VocabularyID {
        let id = VocabularyID(vocabularies.count)
        vocabularies.append(
            Vocabulary(id: id, name: "v\(id.index)", words: words, ranks: words.indices.map { ordered ? $0 : nil }))
        return id
    }

    mutating func fact(
        _ type: ValueType, key: MapKey? = nil, default value: Term? = nil, optional: Bool = false
    ) -> FactID {
        let id = FactID(facts.count)
        facts.append(
            Fact(
                id: id, name: "f\(id.index)", title: nil, type: type, key: key, defaultValue: value,
                isOptional: optional, judgedBy: nil, span: Self.nowhere))
        return id
    }

    mutating func event(per key: MapKey? = nil) -> EventID {
        let id = EventID(events.count)
        events.append(Event(id: id, name: "e\(id.index)", key: key, span: Self.nowhere))
        return id
    }

    mutating func role(
        _ kind: Role.Kind = .one, sameAs: RoleID? = nil, unit: FactID? = nil, table: DerivedID? = nil,
        per key: MapKey? = nil, mayBe: [RoleID] = []
    ) -> RoleID {
        let id = RoleID(roles.count)
        roles.append(
            Role(
                id: id, name: "r\(id.index)", title: nil, kind: kind, isAlwaysThere: false, sameAs: sameAs,
                unitFact: unit, tableOf: table, key: key, mayBe: mayBe, reportsTo: nil, span: Self.nowhere))
        return id
    }

    /// A route, with a group of rows that hold `.who` items.
    @discardableResult
    mutating func route(
        never exclusions: [RoleID] = [], _ policy: HitPolicy = .agree, when guardCondition: Condition = .always,
        rows: [Row]
    ) -> RouteID {
        let id = RouteID(routes.count)
        let group = group(.route(id), policy, when: guardCondition, rows: rows)
        routes.append(
            Route(
                id: id, name: "s\(id.index)", title: nil, group: group,
                exclusions: exclusions.map { Route.Exclusion(role: $0, sources: []) }, span: Self.nowhere))
        return id
    }

    mutating func parameter(_ type: ValueType, _ value: Constant?) -> ParameterID {
        let id = ParameterID(parameters.count)
        parameters.append(
            Parameter(
                id: id, name: "p\(id.index)", title: nil, type: type, value: value, isReading: false, floor: nil,
                ceiling: nil, span: Self.nowhere))
        return id
    }

    /// A group, or with a type the derived value that its rows give.
    @discardableResult
    mutating func group(
        _ kind: Group.Kind = .schedule, _ policy: HitPolicy = .agree, over iteration: Iteration? = nil,
        when guardCondition: Condition = .always, samePerson: HitPolicy? = nil, multiples: [Multiple] = [],
        fund: String? = nil, rows: [Row]
    ) -> GroupID {
        let id = GroupID(groups.count)
        groups.append(
            Group(
                id: id, kind: kind, name: "g\(id.index)", title: nil, hitPolicy: policy, iteration: iteration,
                guardCondition: guardCondition, isComplete: false, fund: fund, samePerson: samePerson,
                multiples: multiples, rows: rows, span: Self.nowhere))
        return id
    }

    mutating func define(
        _ type: ValueType, _ body: Derived.Body, kind: Derived.Kind = .definition
    ) -> DerivedID {
        let id = DerivedID(derived.count)
        derived.append(
            Derived(id: id, name: "d\(id.index)", title: nil, kind: kind, type: type, body: body, span: Self.nowhere))
        if kind == .classification {
            givable.append(Givable(derived: id, name: "d\(id.index)", title: nil, type: type))
        }
        return id
    }

    mutating func require(_ kind: Requirement.Kind, when guardCondition: Condition = .always, _ condition: Condition) {
        requirements.append(
            Requirement(
                name: "q", kind: kind, guardCondition: guardCondition, condition: condition, sources: [],
                span: Self.nowhere))
    }

    var program: Program {
        var program = declared
        program.routes = routes
        program.deadlines = deadlines
        program.calendars = calendars
        program.daysEnd = daysEnd
        program.rollsOver = rollsOver
        return program
    }

    private var declared: Program {
        Program(
            header: PolicyHeader(
                name: "试用", title: nil, issuer: nil, effectiveFrom: effective.from, effectiveUntil: effective.until,
                timezone: "Asia/Shanghai", currency: "CNY", sha256: "", span: Self.nowhere),
            schema: Schema(
                vocabularies: vocabularies, facts: facts, events: events, eventOrder: eventOrder, roles: roles,
                sanctions: VocabularyID(0), givable: givable, timezone: "Asia/Shanghai"),
            parameters: parameters, derived: derived, groups: groups, records: records, requirements: requirements,
            examples: [], scope: scope, defaultOrder: [])
    }

    /// An incident that says nothing yet.
    func incident() -> IncidentRow {
        let program = program
        return IncidentRow(id: "甲-1", layout: RowLayout(program.schema), roleCount: roles.count)
    }
}

extension Row {
    init(
        _ condition: Row.Guard, _ items: [Item], overrides: [Override] = [], label: String? = nil
    ) {
        self.init(
            label: label, condition: condition, items: items, overrides: overrides, isMandatory: false, sources: [],
            span: PolicyBench.nowhere)
    }
}

extension Item {
    init(_ kind: Item.Kind, when guardCondition: Condition = .always, once: Bool = false) {
        self.init(kind, guardCondition: guardCondition, isOnce: once, span: PolicyBench.nowhere)
    }

    /// A fine of so many fen.
    static func fine(
        _ roles: RoleID..., fen: Int64, _ mode: MoneyItem.Mode = .sum, when condition: Condition = .always,
        once: Bool = false, per: Term? = nil, cap: Term? = nil
    ) -> Item {
        Item(
            .money(
                MoneyItem(
                    isReward: false, payers: roles.map { MoneyItem.Payer(role: $0, share: nil) }, mode: mode,
                    percent: nil, low: .fen(fen), high: nil, perCount: per, cap: cap, assessed: nil)),
            when: condition, once: once)
    }

    /// Who takes a slot: roles, each tried where those before it are not there.
    static func who(_ assignments: Assignment..., when condition: Condition = .always) -> Item {
        Item(.who(assignments), when: condition)
    }

    static func sanction(_ role: RoleID, _ words: [Int], when condition: Condition = .always) -> Item {
        Item(.sanction(SanctionItem(roles: [role], sanctions: words, isChoice: false, assessed: nil)), when: condition)
    }
}

extension Assignment {
    static func all(_ roles: RoleID...) -> Assignment { .all(roles.map(Assignee.role)) }
    static func anyOf(_ roles: RoleID...) -> Assignment { .anyOf(roles.map(Assignee.role)) }
}

extension Term {
    static func fen(_ fen: Int64) -> Term { .constant(.number(Rational(fen))) }
}

extension Condition {
    static func yes(_ fact: FactID) -> Condition { .atom(.truth(.fact(fact)), span: nil) }
    static func compare(_ left: Term, _ relation: Relation, _ right: Term) -> Condition {
        .atom(.comparison(left, relation, right), span: nil)
    }
    static func word(_ fact: FactID, _ vocabulary: VocabularyID, _ word: Int) -> Condition {
        compare(.fact(fact), .equal, .constant(.symbol(vocabulary, word)))
    }
    static func contains(_ fact: FactID, _ word: Int) -> Condition {
        .atom(.contains(.fact(fact), word), span: nil)
    }
    static func isElement(_ vocabulary: VocabularyID, _ word: Int) -> Condition {
        compare(.element, .equal, .constant(.symbol(vocabulary, word)))
    }
}

extension ValueType {
    static let whole = ValueType.number(decimals: 0, range: nil, unit: nil)
    static func whole(_ range: ClosedRange<Int64>) -> ValueType { .number(decimals: 0, range: range, unit: nil) }
}

extension Program {
    /// What both evaluators decide; they must agree.
    func decide(_ row: IncidentRow, asOf: Int64? = nil) -> Decision {
        let plain = ReferenceEvaluator(self).decide(row, asOf: asOf)
        let fast = Evaluator(self).decide(row, asOf: asOf)
        return plain == fast ? fast : Decision(incident: "the evaluators disagree", asOf: nil)
    }
}

extension IncidentRow {
    mutating func set(_ fact: FactID, _ value: Int64, in program: Program) {
        slots[RowLayout(program.schema).factSlots[fact.index]] = value
    }
}
