import RedressModel

/// For each id of one policy's schema the id of the joint schema of two.
struct SchemaMap {
    var facts: [FactID]
    var events: [EventID]
    var roles: [RoleID]
    var vocabularies: [VocabularyID]
    /// For each vocabulary and each of its words the word of the joint vocabulary.
    var words: [[Int]]

    /// The schema itself.
    init(identity schema: Schema) {
        facts = schema.facts.map(\.id)
        events = schema.events.map(\.id)
        roles = schema.roles.map(\.id)
        vocabularies = schema.vocabularies.map(\.id)
        words = schema.vocabularies.map { Array($0.words.indices) }
    }

    subscript(id: FactID) -> FactID { facts[id.index] }
    subscript(id: EventID) -> EventID { events[id.index] }
    subscript(id: RoleID) -> RoleID { roles[id.index] }
    subscript(id: VocabularyID) -> VocabularyID { vocabularies[id.index] }

    func word(_ word: Int, of id: VocabularyID) -> Int { words[id.index][word] }

    /// Words as the joint vocabulary numbers them, ascending.
    func words(_ places: [Int], of id: VocabularyID) -> [Int] { places.map { word($0, of: id) }.sorted() }

    func type(_ type: ValueType) -> ValueType {
        switch type {
        case .symbol(let id): .symbol(self[id])
        case .set(let id): .set(self[id])
        case .yesNo, .number, .money, .text, .date, .instant, .duration, .person, .role, .sanction: type
        }
    }

    func key(_ key: MapKey) -> MapKey {
        switch key {
        case .free: key
        case .elements(let fact): .elements(self[fact])
        case .persons(let role): .persons(self[role])
        }
    }

    func constant(_ constant: Constant) -> Constant {
        switch constant {
        case .symbol(let id, let word): .symbol(self[id], self.word(word, of: id))
        case .set(let id, let bits):
            .set(
                self[id],
                words[id.index].indices.filter { bits & (1 << UInt64($0)) != 0 }
                    .reduce(0) { $0 | 1 << UInt64(word($1, of: id)) })
        case .yesNo, .number, .text, .date, .instant, .none: constant
        }
    }
}
