package import RedressDiagnostics
package import RedressModel

/// What an incident says about one of its inputs.
package indirect enum InputValue: Sendable {
    case absent
    case unknown
    case none
    /// A form's field that the incident says is lacking.
    case lacking
    case value(Constant, ValueType)
    /// A set of which some elements are open: those that are in, and those nobody knows of.
    case openSet(VocabularyID, in: UInt64, unknown: UInt64)
    case map([(key: String, value: InputValue)], isOpen: Bool)
    case people([String])
}

extension ReportContext {
    /// The name of an input.
    package func name(_ key: InputKey) -> String {
        switch key {
        case .fact(let id): name(id)
        case .event(let id): name(id)
        case .given(let id): name(id)
        case .role(let id): name(id)
        }
    }

    /// What a typed incident says about an input.
    package func value(_ key: InputKey, in row: IncidentRow) -> InputValue {
        switch key {
        case .fact(let id):
            let fact = program.schema[id]
            let slot = layout.factSlots[id.index]
            if fact.key != nil { return mapValue(row.slots[slot], fact.type, in: row) }
            let unknown: Int64
            if case .set = fact.type { unknown = row.slots[slot + 1] } else { unknown = 0 }
            return plainValue(row.slots[slot], unknownElements: unknown, fact.type, in: row)
        case .event(let id):
            let slot = row.slots[layout.eventSlots[id.index]]
            if program.schema[id].key != nil { return mapValue(slot, .instant, in: row) }
            return plainValue(slot, unknownElements: 0, .instant, in: row)
        case .given(let id):
            guard let index = program.schema.givable.firstIndex(where: { $0.derived == id }) else { return .absent }
            let type = program.schema.givable[index].type
            return plainValue(row.slots[layout.givenSlots[index]], unknownElements: 0, type, in: row)
        case .role(let id):
            if let entries = row.peopleByKey[id], program.schema[id].key != nil {
                return .map(entries.map { ($0.key, value($0.people)) }, isOpen: false)
            }
            return value(row.people[id.index])
        }
    }

    private func value(_ people: People) -> InputValue {
        switch people {
        case .unnamed: .absent
        case .named(let names): .people(names)
        }
    }

    func plainValue(
        _ slot: Int64, unknownElements: Int64, _ type: ValueType, in row: IncidentRow
    ) -> InputValue {
        switch slot {
        case Slot.absent: return .absent
        case Slot.unknown: return .unknown
        case Slot.none: return .none
        case Slot.lacking: return .lacking
        case let value: return ownValue(value, unknownElements: unknownElements, type, in: row)
        }
    }

    private func ownValue(
        _ value: Int64, unknownElements: Int64, _ type: ValueType, in row: IncidentRow
    ) -> InputValue {
        switch type {
        case .yesNo: return .value(.yesNo(value != 0), type)
        case .symbol(let vocabulary): return .value(.symbol(vocabulary, Int(value)), type)
        case .sanction: return .value(.symbol(program.schema.sanctions, Int(value)), type)
        case .set(let vocabulary):
            let known = UInt64(bitPattern: value)
            // Special values stand in the first slot only, so a negative second one names no elements.
            guard unknownElements > 0 else { return .value(.set(vocabulary, known), type) }
            return .openSet(vocabulary, in: known, unknown: UInt64(bitPattern: unknownElements))
        case .number(let decimals, _, _):
            return Rational(digits: value, scale: decimals).map { .value(.number($0), type) } ?? .unknown
        case .money, .duration: return .value(.number(Rational(value)), type)
        case .date: return .value(.date(value), type)
        case .instant: return .value(.instant(value), type)
        case .text, .person, .role:
            let index = Int(value)
            return row.texts.indices.contains(index) ? .value(.text(row.texts[index]), type) : .unknown
        }
    }

    private func mapValue(_ slot: Int64, _ type: ValueType, in row: IncidentRow) -> InputValue {
        guard slot >= Slot.firstValue else { return plainValue(slot, unknownElements: 0, type, in: row) }
        let index = Int(slot)
        guard row.maps.indices.contains(index) else { return .unknown }
        let map = row.maps[index]
        let entries = map.entries.map { entry in
            (entry.key, plainValue(entry.value, unknownElements: entry.unknownElements, type, in: row))
        }
        return .map(entries, isOpen: map.isOpen)
    }

    /// An input's value as a person reads it; where the incident says nothing, the default that stands for it.
    package func text(_ key: InputKey, in row: IncidentRow, language: Language) -> String {
        let value = value(key, in: row)
        guard case .absent = value else { return text(value, in: language) }
        if case .fact(let id) = key {
            let fact = program.schema[id]
            if fact.key != nil, fact.defaultValue != nil {
                return Message(zh: "空（默认）", en: "empty (default)").text(language)
            }
            if case .constant(let constant)? = fact.defaultValue {
                return text(constant, fact.type, in: language) + Message(zh: "（默认）", en: " (default)").text(language)
            }
            if fact.defaultValue != nil { return Message(zh: "（按默认算式）", en: "(by its default)").text(language) }
            if fact.isOptional { return Message(zh: "无（未写）", en: "none (not given)").text(language) }
        }
        return Message(zh: "未写", en: "not given").text(language)
    }

    func text(_ value: InputValue, in language: Language) -> String {
        switch value {
        case .absent: return Message(zh: "未写", en: "not given").text(language)
        case .unknown: return Message(zh: "未知", en: "unknown").text(language)
        case .none: return Message(zh: "无", en: "none").text(language)
        case .lacking: return Message(zh: "缺", en: "missing").text(language)
        case .value(let constant, let type): return text(constant, type, in: language)
        case .openSet(let vocabulary, let known, let unknown):
            let open = words(vocabulary, unknown).map { $0 + "?" }
            return (words(vocabulary, known) + open).joined(separator: "、")
        case .map(let entries, let isOpen):
            let parts = entries.map { "\($0.key): \(text($0.value, in: language))" } + (isOpen ? ["…"] : [])
            return parts.isEmpty ? Message(zh: "空", en: "empty").text(language) : parts.joined(separator: "; ")
        case .people(let names):
            return names.isEmpty ? Message(zh: "无人", en: "nobody").text(language) : names.joined(separator: "、")
        }
    }

    /// Writes an input's value, and whether the incident gives it or a default stands for it.
    func write(_ key: InputKey, in row: IncidentRow, to writer: inout JSONWriter) {
        let value = value(key, in: row)
        writer.key("value")
        guard case .absent = value else {
            write(value, to: &writer)
            writer.field("from", "incident")
            return
        }
        guard case .fact(let id) = key, let defaultValue = program.schema[id].defaultValue else {
            writer.null()
            writer.nullField("from")
            return
        }
        if case .constant(let constant) = defaultValue {
            write(constant, program.schema[id].type, to: &writer)
        } else {
            writer.null()
        }
        writer.field("from", "default")
    }

    func write(_ value: InputValue, to writer: inout JSONWriter) {
        switch value {
        case .absent: writer.null()
        case .unknown: writer.value("unknown")
        case .none: writer.value("none")
        case .lacking: writer.value("missing")
        case .value(let constant, let type): write(constant, type, to: &writer)
        case .openSet(let vocabulary, let known, let unknown):
            writer.object { writer in
                writer.field("in", words(vocabulary, known))
                writer.field("unknown", words(vocabulary, unknown))
            }
        case .map(let entries, let isOpen):
            writer.object { writer in
                for entry in entries {
                    writer.key(entry.key)
                    write(entry.value, to: &writer)
                }
                if isOpen { writer.nullField("…") }
            }
        case .people(let names): writer.array(names)
        }
    }
}
