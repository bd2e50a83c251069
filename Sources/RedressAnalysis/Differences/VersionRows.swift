import RedressModel

/// Incidents typed for the joint schema, as one version sees them.
struct VersionRows {
    private let translation: Translation
    private let schema: Schema
    private let own: Schema
    private let layout: RowLayout
    private let jointLayout: RowLayout
    private let carriedAs: [DerivedID: DerivedID]

    init(_ translation: Translation, _ joint: Schema, carriedAs: [DerivedID: DerivedID]) {
        self.translation = translation
        self.carriedAs = carriedAs
        schema = joint
        own = translation.program.schema
        layout = RowLayout(own)
        jointLayout = RowLayout(joint)
    }

    /// The incident without what the version does not know.
    func callAsFunction(_ row: IncidentRow) -> IncidentRow {
        var result = IncidentRow(id: row.id, layout: layout, roleCount: own.roles.count)
        result.texts = row.texts
        result.asOf = row.asOf
        for fact in own.facts {
            let joint = schema[translation.map[fact.id]]
            let source = jointLayout.factSlots[joint.id.index]
            let target = layout.factSlots[fact.id.index]
            let value = row.slots[source]
            if fact.key != nil {
                guard value >= Slot.firstValue, row.maps.indices.contains(Int(value)) else {
                    result.slots[target] = value
                    continue
                }
                result.slots[target] = Int64(result.maps.count)
                result.maps.append(map(row.maps[Int(value)], fact.type, joint.type))
                continue
            }
            result.slots[target] = self.value(value, fact.type, joint.type)
            if case .set = fact.type {
                result.slots[target + 1] = row.slots[source + 1] == Slot.absent ? Slot.absent : 0
            }
        }
        for event in own.events {
            let source = jointLayout.eventSlots[translation.map[event.id].index]
            result.slots[layout.eventSlots[event.id.index]] = row.slots[source]
        }
        for (place, givable) in own.givable.enumerated() {
            let derived = translation.derived[givable.derived.index]
            let id = carriedAs[givable.derived] ?? derived
            guard let source = schema.givable.firstIndex(where: { $0.derived == id }) else { continue }
            result.slots[layout.givenSlots[place]] = value(
                row.slots[jointLayout.givenSlots[source]], givable.type, schema.givable[source].type)
        }
        for role in own.roles { result.people[role.id.index] = row.people[translation.map[role.id].index] }
        return result
    }

    private func map(_ map: MapValue, _ type: ValueType, _ joint: ValueType) -> MapValue {
        MapValue(
            entries: map.entries.map {
                MapValue.Entry(key: $0.key, value: value($0.value, type, joint), unknownElements: $0.unknownElements)
            }, isOpen: map.isOpen)
    }

    private func value(_ value: Int64, _ type: ValueType, _ joint: ValueType) -> Int64 {
        guard value >= Slot.firstValue else { return value }
        switch (type, joint) {
        case (.symbol(let id), _):
            return translation.map.words[id.index].firstIndex(of: Int(value)).map(Int64.init) ?? Slot.unknown
        case (.sanction, _):
            return translation.map.words[own.sanctions.index].firstIndex(of: Int(value)).map(Int64.init) ?? Slot.unknown
        case (.set(let id), _):
            return translation.map.words[id.index].enumerated().reduce(0) { bits, word in
                value & (1 << Int64(word.element)) != 0 ? bits | 1 << Int64(word.offset) : bits
            }
        case (.number(let decimals, _, _), .number(let jointDecimals, _, _)):
            return (0..<max(0, decimals - jointDecimals)).reduce(value) { value, _ in value * 10 }
        default: return value
        }
    }
}
