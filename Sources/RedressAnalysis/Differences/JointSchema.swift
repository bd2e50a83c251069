import RedressModel

/// What incidents of two versions of a policy may say, as one schema: that of the old version, and after it what only
/// the new one has. Things are the same where their names are.
struct JointSchema {
    private(set) var schema: Schema
    /// The same with the orders of words that the new version declares.
    private(set) var newSchema: Schema
    private(set) var newMap: SchemaMap
    private(set) var inputs: [InputDifference] = []
    /// For each joint vocabulary, the words that both versions have.
    private(set) var commonWords: [[Bool]] = []
    /// Joint facts that both versions have.
    private(set) var sharedFacts: [FactID: (old: FactID, new: FactID)] = [:]
    private let old: Program
    private let new: Program

    /// Figures over other incidents have no names; of these the pairs say which are the same.
    init(_ old: Program, _ new: Program, figures: [FactID: FactID]) {
        self.old = old
        self.new = new
        schema = old.schema
        newSchema = old.schema
        newMap = SchemaMap(identity: new.schema)
        addVocabularies()
        addEvents()
        addRoles()
        addFacts(figures)
        addOrders()
        finishRoles()
        newSchema = schema
        newSchema.vocabularies = schema.vocabularies.indices.map(newVocabulary)
        if old.schema.timezone != new.schema.timezone {
            inputs.append(InputDifference(subject: .timeZone, name: new.schema.timezone, change: .declaration))
        }
    }

    // MARK: - Words

    /// The vocabulary of the old version that serves the same fact, classification or list.
    private func oldVocabulary(for id: VocabularyID) -> VocabularyID? {
        if id == new.schema.sanctions { return old.schema.sanctions }
        for fact in new.schema.facts where fact.type.vocabulary == id {
            if let other = old.schema.facts.first(where: { $0.name == fact.name })?.type.vocabulary { return other }
        }
        for derived in new.derived where derived.type.vocabulary == id {
            if let other = old.derived.first(where: { $0.name == derived.name })?.type.vocabulary { return other }
        }
        return old.schema.vocabularies.first { $0.name == new.schema[id].name && $0.id != old.schema.sanctions }?.id
    }

    private mutating func addVocabularies() {
        var words = schema.vocabularies.map(\.words)
        var names = schema.vocabularies.map(\.name)
        commonWords = words.map { $0.map { _ in false } }
        for vocabulary in new.schema.vocabularies {
            let target: VocabularyID
            if let found = oldVocabulary(for: vocabulary.id) {
                target = found
            } else {
                target = VocabularyID(words.count)
                words.append([])
                names.append(vocabulary.name)
                commonWords.append([])
            }
            let isNew = target.index >= old.schema.vocabularies.count
            newMap.vocabularies[vocabulary.id.index] = target
            newMap.words[vocabulary.id.index] = vocabulary.words.map { word in
                if let place = words[target.index].firstIndex(of: word) {
                    commonWords[target.index][place] = true
                    return place
                }
                words[target.index].append(word)
                commonWords[target.index].append(isNew)
                if !isNew { addWord(word, names[target.index], .onlyInNew) }
                return words[target.index].count - 1
            }
        }
        let targets = Set(newMap.vocabularies)
        for vocabulary in old.schema.vocabularies {
            guard targets.contains(vocabulary.id) else {
                commonWords[vocabulary.id.index] = vocabulary.words.map { _ in true }
                continue
            }
            for (place, word) in vocabulary.words.enumerated() where !commonWords[vocabulary.id.index][place] {
                addWord(word, vocabulary.name, .onlyInOld)
            }
        }
        schema.vocabularies = words.indices.map { index in
            let own = old.schema.vocabularies.indices.contains(index) ? old.schema.vocabularies[index] : nil
            let more = words[index].count - (own?.words.count ?? 0)
            let rest = Array(repeating: Int?.none, count: more)
            return Vocabulary(
                id: VocabularyID(index), name: names[index], words: words[index], ranks: (own?.ranks ?? []) + rest,
                orders: (own?.orders ?? []) + rest)
        }
    }

    private mutating func addWord(_ word: String, _ name: String, _ change: InputDifference.Change) {
        inputs.append(InputDifference(subject: .word(of: name), name: word, change: change))
    }

    private func newVocabulary(_ index: Int) -> Vocabulary {
        let joint = schema.vocabularies[index]
        guard let own = new.schema.vocabularies.first(where: { newMap[$0.id].index == index }) else { return joint }
        var ranks = joint.words.map { _ in Int?.none }
        var orders = ranks
        for (word, place) in newMap.words[own.id.index].enumerated() {
            ranks[place] = own.ranks[word]
            orders[place] = own.orders[word]
        }
        return Vocabulary(id: joint.id, name: joint.name, words: joint.words, ranks: ranks, orders: orders)
    }

    // MARK: - Events and roles

    private mutating func addEvents() {
        for event in new.schema.events {
            if let same = old.schema.events.first(where: {
                $0.name == event.name && ($0.key == nil) == (event.key == nil)
            }) {
                newMap.events[event.id.index] = same.id
            } else {
                let id = EventID(schema.events.count)
                newMap.events[event.id.index] = id
                schema.events.append(Event(id: id, name: event.name, isHidden: event.isHidden, span: event.span))
                add(.event, event.name, .onlyInNew)
            }
        }
        let shared = Set(newMap.events)
        for event in old.schema.events where !shared.contains(event.id) { add(.event, event.name, .onlyInOld) }
        if let first = new.schema.events.first, !old.schema.events.isEmpty, newMap[first.id] != old.schema.events[0].id
        {
            add(.event, first.name, .declaration)
        }
    }

    private mutating func addRoles() {
        for role in new.schema.roles {
            if let same = old.schema.roles.first(where: { $0.name == role.name }) {
                newMap.roles[role.id.index] = same.id
            } else {
                newMap.roles[role.id.index] = RoleID(schema.roles.count)
                schema.roles.append(role)
            }
        }
    }

    private mutating func finishRoles() {
        for role in new.schema.roles {
            let id = newMap[role.id]
            let joint = joint(role, id)
            if old.schema.roles.indices.contains(id.index) {
                if !joint.isDeclaredLike(old.schema[id]) { add(.role, role.name, .declaration) }
            } else {
                schema.roles[id.index] = joint
                add(.role, role.name, .onlyInNew)
            }
        }
        let shared = Set(newMap.roles)
        for role in old.schema.roles where !shared.contains(role.id) { add(.role, role.name, .onlyInOld) }
    }

    private func joint(_ role: Role, _ id: RoleID) -> Role {
        let table = role.tableOf.flatMap { table in
            old.derived.first { $0.name == new.derived[table.index].name }?.id
        }
        return Role(
            id: id, name: role.name, title: role.title, kind: role.kind, isAlwaysThere: role.isAlwaysThere,
            sameAs: role.sameAs.map { newMap[$0] }, unitFact: role.unitFact.map { newMap[$0] }, tableOf: table,
            key: role.key.map(newMap.key), mayBe: [], reportsTo: nil, span: role.span)
    }

    private mutating func add(_ subject: InputDifference.Subject, _ name: String, _ change: InputDifference.Change) {
        inputs.append(InputDifference(subject: subject, name: name, change: change))
    }

    // MARK: - Facts

    private mutating func addFacts(_ figures: [FactID: FactID]) {
        for fact in new.schema.facts {
            let same: Fact? =
                fact.isHidden
                ? figures[fact.id].map { old.schema[$0] }
                : old.schema.facts.first { !$0.isHidden && $0.name == fact.name }
            if let same, let common = same.type.common(with: newMap.type(fact.type)), same.key.isLike(fact.key) {
                newMap.facts[fact.id.index] = same.id
                sharedFacts[same.id] = (same.id, fact.id)
                if !common.isSame { add(.fact, fact.name, .values) }
                if same.isOptional != fact.isOptional { add(.fact, fact.name, .none) }
                schema.facts[same.id.index] = same.joint(
                    same.id, common.type, isOptional: same.isOptional && fact.isOptional)
            } else {
                let id = FactID(schema.facts.count)
                newMap.facts[fact.id.index] = id
                schema.facts.append(fact.joint(id, newMap.type(fact.type), isOptional: fact.isOptional))
                if !fact.isHidden { add(.fact, fact.name, same == nil ? .onlyInNew : .type) }
            }
        }
        for fact in new.schema.facts {
            guard let key = fact.key, newMap[fact.id].index >= old.schema.facts.count else { continue }
            let joint = schema[newMap[fact.id]]
            schema.facts[joint.id.index] = joint.joint(
                joint.id, joint.type, isOptional: joint.isOptional, key: newMap.key(key))
        }
        let names = Set(new.schema.facts.map(\.name))
        for fact in old.schema.facts where !fact.isHidden && !names.contains(fact.name) {
            add(.fact, fact.name, .onlyInOld)
        }
    }

    private mutating func addOrders() {
        let mapped = new.schema.eventOrder.map { (before: newMap[$0.before], after: newMap[$0.after]) }
        for order in mapped where !old.schema.eventOrder.contains(where: { $0 == order }) {
            schema.eventOrder.append(order)
            add(.eventOrder, name(order), .onlyInNew)
        }
        for order in old.schema.eventOrder where !mapped.contains(where: { $0 == order }) {
            add(.eventOrder, name(order), .onlyInOld)
        }
    }

    private func name(_ order: (before: EventID, after: EventID)) -> String {
        "\(schema[order.before].name) ≤ \(schema[order.after].name)"
    }
}

extension ValueType {
    /// Where its words come from.
    var vocabulary: VocabularyID? {
        switch self {
        case .symbol(let id), .set(let id): id
        case .yesNo, .number, .money, .text, .date, .instant, .duration, .person, .role, .sanction: nil
        }
    }
}

extension Optional<MapKey> {
    /// Whether both are keyed, or both are not.
    fileprivate func isLike(_ other: MapKey?) -> Bool { (self == nil) == (other == nil) }
}

extension Fact {
    /// The fact in the joint schema.
    fileprivate func joint(_ id: FactID, _ type: ValueType, isOptional: Bool, key: MapKey?? = nil) -> Fact {
        Fact(
            id: id, name: name, title: title, type: type, key: key ?? self.key, defaultValue: nil,
            isOptional: isOptional, judgedBy: judgedBy, isHidden: isHidden, span: span)
    }
}

extension Role {
    /// Whether whoever holds it is found in the same way.
    fileprivate func isDeclaredLike(_ other: Role) -> Bool {
        kind == other.kind && isAlwaysThere == other.isAlwaysThere && sameAs == other.sameAs
            && unitFact == other.unitFact && tableOf == other.tableOf && key == other.key
    }
}
