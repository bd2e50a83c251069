package import RedressTime

/// What a policy's incidents may say: every key with the input that it names, and every word of a vocabulary.
///
/// Built once for a policy, then asked for each key and word of each incident.
package struct InputTable: Sendable {
    /// A key that means the same in every policy.
    package enum ReservedKey: Int, Hashable, Sendable, CaseIterable {
        case id
        case policy
        case note
        case asOf
        case follows
        /// The period of inputs that belong to one, not to an incident.
        case week, month, quarter, year

        /// The spellings that a key may have.
        package var names: [String] {
            switch self {
            case .id: ["id", "编号", "編號"]
            case .policy: ["policy", "制度"]
            case .note: ["note", "备注", "備註"]
            case .asOf: ["as_of", "截至"]
            case .follows: ["follows", "承接"]
            case .week: ["week", "周", "週"]
            case .month: ["month", "月份"]
            case .quarter: ["quarter", "季度"]
            case .year: ["year", "年度"]
            }
        }

        /// The period that a key names; nil for the others.
        package var period: Period.Kind? {
            switch self {
            case .id, .policy, .note, .asOf, .follows: nil
            case .week: .week
            case .month: .month
            case .quarter: .quarter
            case .year: .year
            }
        }
    }

    /// What a key names.
    package enum Target: Hashable, Sendable {
        case input(InputKey)
        case reserved(ReservedKey)
    }

    package let schema: Schema
    package let layout: RowLayout
    /// What the cases of the schema are about, where it is that of a group over a period.
    package let periodUnit: Period.Kind?
    /// The policy's time zone.
    package let zone: TimeZoneRules
    let targets: [Target]
    let keys: WordTable
    /// The words of each vocabulary, by its id.
    let vocabularyWords: [WordTable]
    /// Every role's name and title with the role's index.
    let roleNames: WordTable
    let specialWords: WordTable
    let truthWords: WordTable
    /// For each fact, what is needed to type it.
    let plans: [FactPlan]
    /// For each derived value that may be given, its place in `Schema.givable`.
    let givenOrder: [DerivedID: Int]

    /// The keys of a schema. Where one text names several things, a name comes before a title, and a declared input
    /// before a reserved key; facts come before events, roles and classifications.
    package init(_ schema: Schema, periodUnit: Period.Kind? = nil) {
        self.schema = schema
        self.periodUnit = periodUnit
        let layout = RowLayout(schema)
        self.layout = layout
        plans = schema.facts.map { fact in
            FactPlan(
                type: fact.type, key: fact.key, slot: layout.factSlots[fact.id.index],
                owner: ValueOwner(
                    key: .fact(fact.id), isOptional: fact.isOptional, mayLack: true,
                    dateAlone: schema.promisedMoments.contains(fact.id) ? .endOfDay : .startOfDay))
        }
        zone = TimeZoneRules(identifier: schema.timezone) ?? .utc
        var targets: [Target] = []
        var names: [(word: String, value: Int)] = []
        var titles: [(word: String, value: Int)] = []
        func add(_ target: Target, _ name: String, _ title: String?) {
            names.append((name, targets.count))
            if let title { titles.append((title, targets.count)) }
            targets.append(target)
        }
        for fact in schema.facts where !fact.isHidden { add(.input(.fact(fact.id)), fact.name, fact.title) }
        for event in schema.events where !event.isHidden { add(.input(.event(event.id)), event.name, nil) }
        for role in schema.roles { add(.input(.role(role.id)), role.name, role.title) }
        for given in schema.givable { add(.input(.given(given.derived)), given.name, given.title) }
        for key in ReservedKey.allCases {
            titles += key.names.map { ($0, targets.count) }
            targets.append(.reserved(key))
        }
        self.targets = targets
        keys = WordTable(names + Self.unambiguous(titles))
        vocabularyWords = schema.vocabularies.map { WordTable(indicesOf: $0.words) }
        let roleNames = schema.roles.map { (word: $0.name, value: $0.id.index) }
        let roleTitles = schema.roles.compactMap { role in role.title.map { (word: $0, value: role.id.index) } }
        self.roleNames = WordTable(roleNames + Self.unambiguous(roleTitles))
        specialWords = SpecialWord.table
        truthWords = SpecialWord.truthTable
        givenOrder = Dictionary(
            schema.givable.enumerated().map { ($0.element.derived, $0.offset) }, uniquingKeysWith: { first, _ in first }
        )
    }

    /// Titles that two inputs share name neither of them.
    private static func unambiguous(_ titles: [(word: String, value: Int)]) -> [(word: String, value: Int)] {
        let counts = Dictionary(titles.map { ($0.word, 1) }, uniquingKeysWith: +)
        return titles.filter { counts[$0.word] == 1 }
    }

    /// What a key names, nil where the policy knows no such key.
    package func target(of key: some StringProtocol) -> Target? {
        keys.value(of: Array(key.utf8).span).map { targets[$0] }
    }

    /// The role of a name or title.
    package func role(named name: String) -> RoleID? {
        roleNames.value(of: Array(name.utf8).span).map { RoleID($0) }
    }

    /// The name of an input as its policy writes it.
    package func name(of key: InputKey) -> String {
        switch key {
        case .fact(let id): schema[id].name
        case .event(let id): schema[id].name
        case .role(let id): schema[id].name
        case .given(let id): givenOrder[id].map { schema.givable[$0].name } ?? ""
        }
    }

    /// Every key that an incident may carry, for suggestions.
    package var keyNames: [String] {
        let facts = schema.facts.filter { !$0.isHidden }
        let events = schema.events.filter { !$0.isHidden }
        return facts.map(\.name) + facts.compactMap(\.title) + events.map(\.name) + schema.roles.map(\.name)
            + schema.roles.compactMap(\.title) + schema.givable.map(\.name)
            + schema.givable.compactMap(\.title) + ReservedKey.allCases.flatMap(\.names)
    }
}

/// What typing a fact needs to know of it, without the rest of its declaration.
struct FactPlan: Sendable {
    let type: ValueType
    let key: MapKey?
    let slot: Int
    let owner: ValueOwner
}

/// Words that stand for a state of a value instead of the value.
enum SpecialWord: Int {
    case unknown
    case nothing
    case lacking
    case empty

    static let table = WordTable([
        ("未知", SpecialWord.unknown.rawValue), ("unknown", SpecialWord.unknown.rawValue),
        ("无", SpecialWord.nothing.rawValue), ("none", SpecialWord.nothing.rawValue),
        ("缺", SpecialWord.lacking.rawValue), ("missing", SpecialWord.lacking.rawValue),
        ("空", SpecialWord.empty.rawValue), ("empty", SpecialWord.empty.rawValue),
    ])

    /// Yes is 1, no is 0.
    static let truthTable = WordTable([
        ("是", 1), ("否", 0), ("yes", 1), ("no", 0), ("true", 1), ("false", 0), ("Yes", 1), ("No", 0),
        ("True", 1), ("False", 0), ("YES", 1), ("NO", 0), ("TRUE", 1), ("FALSE", 0),
    ])
}
