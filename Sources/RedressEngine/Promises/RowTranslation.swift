import RedressModel

/// An incident typed for one policy, seen by another whose names it shares: a dealer's incident, seen by the base.
struct RowTranslation: Sendable {
    private let layout: RowLayout
    private let roleCount: Int
    /// For each slot of the other policy the slot it is taken from; nil: the incident cannot carry it.
    private let slots: [Int?]
    /// Slots that hold a sanction, of which the other policy may know fewer.
    private let sanctionSlots: [Int]
    private let sanctionCount: Int
    /// For each fact and role of the policy the one of that name in the other.
    private let facts: [FactID: FactID]
    private let roles: [RoleID: RoleID]

    init(from own: Schema, to other: Schema) {
        let ownLayout = RowLayout(own)
        layout = RowLayout(other)
        roleCount = other.roles.count
        sanctionCount = other[other.sanctions].words.count
        var sanctionSlots: [Int] = []
        var slots: [Int?] = Array(repeating: nil, count: layout.count)
        var facts: [FactID: FactID] = [:]
        for fact in other.facts {
            guard let source = own.facts.first(where: { $0.name == fact.name }) else { continue }
            facts[source.id] = fact.id
            let target = layout.factSlots[fact.id.index]
            slots[target] = ownLayout.factSlots[source.id.index]
            if case .set = fact.type, fact.key == nil {
                slots[target + 1] = ownLayout.factSlots[source.id.index] + 1
            }
            if case .sanction = fact.type, fact.key == nil { sanctionSlots.append(target) }
        }
        for event in other.events {
            guard let source = own.events.first(where: { $0.name == event.name }) else { continue }
            slots[layout.eventSlots[event.id.index]] = ownLayout.eventSlots[source.id.index]
        }
        for (index, given) in other.givable.enumerated() {
            guard let source = own.givable.firstIndex(where: { $0.name == given.name }) else { continue }
            slots[layout.givenSlots[index]] = ownLayout.givenSlots[source]
            if case .set = given.type { slots[layout.givenSlots[index] + 1] = ownLayout.givenSlots[source] + 1 }
        }
        var roles: [RoleID: RoleID] = [:]
        for role in other.roles {
            if let source = own.roles.first(where: { $0.name == role.name }) { roles[source.id] = role.id }
        }
        self.slots = slots
        self.sanctionSlots = sanctionSlots
        self.facts = facts
        self.roles = roles
    }

    /// The incident as the other policy sees it.
    func callAsFunction(_ row: IncidentRow) -> IncidentRow {
        var result = IncidentRow(id: row.id, layout: layout, roleCount: roleCount)
        for (target, source) in slots.enumerated() {
            if let source { result.slots[target] = row.slots[source] }
        }
        for slot in sanctionSlots where result.slots[slot] >= Int64(sanctionCount) { result.slots[slot] = Slot.unknown }
        result.texts = row.texts
        result.maps = row.maps
        result.asOf = row.asOf
        for (own, other) in roles {
            result.people[other.index] = row.people[own.index]
            result.peopleByKey[other] = row.peopleByKey[own]
            result.absent[other] = row.absent[own]
        }
        for (own, other) in facts { result.stretches[other] = row.stretches[own] }
        return result
    }
}
