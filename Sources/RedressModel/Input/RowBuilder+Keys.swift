import RedressDiagnostics

// MARK: - Events that are dated, and roles that are held, for each of something

extension RowBuilder {
    /// Types when an event happened: a moment, or for one that is dated for each of something a map of them.
    mutating func takeEvent(_ id: EventID, _ value: Int, _ document: InputDocument) {
        let event = table.schema[id]
        let slot = table.layout.eventSlots[id.index]
        let owner = ValueOwner(key: .event(id), isOptional: true, mayLack: false)
        if let key = event.key {
            takeMap(key, .instant, into: slot, value, owner, document)
        } else if let moment = scalar(.instant, value, owner, document) {
            row.slots[slot] = moment
        }
        // That an event has not happened and that it is not mentioned are one and the same.
        if row.slots[slot] == Slot.none { row.slots[slot] = Slot.absent }
    }

    /// Types who fills a role for each of its keys.
    mutating func takePeople(_ id: RoleID, per key: MapKey, _ map: Int, _ document: InputDocument) {
        let input = InputKey.role(id)
        guard document.parts[map].shape == .map else {
            let isUnknown =
                document.parts[map].shape == .scalar
                && specialWord(document.bytes.span.extracting(document.textRange(map))) == .unknown
            if !isUnknown { note(.wrongShape(.map), map, input, document) }
            return
        }
        let owner = ValueOwner(key: input, isOptional: false, mayLack: false)
        var entries: [(key: String, people: People)] = []
        var places: [String: Int] = [:]
        var part = document.firstChild(map)
        while part < document.next(map) {
            let keyPart = part
            let value = document.next(part)
            part = document.next(value)
            guard document.parts[keyPart].shape == .scalar else {
                note(.keyShape, keyPart, input, document)
                continue
            }
            let name = document.text(keyPart)
            if let first = places[name] {
                note(.duplicateKey, keyPart, related: first, input, document)
                continue
            }
            places[name] = keyPart
            guard isKey(name, of: key, keyPart, owner, document) else { continue }
            if let people = people(id, value, document) { entries.append((name, people)) }
        }
        row.peopleByKey[id] = entries
    }

    /// The part of a later event that comes before an earlier one, nil where the two are in order. Entries of events
    /// that are dated for each of something are compared key by key.
    func outOfOrder(_ before: EventID, _ after: EventID, _ document: InputDocument) -> Int? {
        guard table.schema[before].key != nil || table.schema[after].key != nil else {
            let early = row.slots[table.layout.eventSlots[before.index]]
            let late = row.slots[table.layout.eventSlots[after.index]]
            guard early >= Slot.firstValue, late >= Slot.firstValue, early > late else { return nil }
            return valuePart(.event(after), document)
        }
        let earlier = moments(of: before)
        let found = moments(of: after).first { late in
            earlier.contains { early in
                early.moment > late.moment && (early.key == nil || late.key == nil || early.key == late.key)
            }
        }
        guard let found, let part = valuePart(.event(after), document) else { return nil }
        guard let key = found.key else { return part }
        return self.part(of: key, in: part, document)
    }

    private func moments(of id: EventID) -> [(key: String?, moment: Int64)] {
        let slot = row.slots[table.layout.eventSlots[id.index]]
        guard slot >= Slot.firstValue else { return [] }
        guard table.schema[id].key != nil else { return [(nil, slot)] }
        return row.maps[Int(slot)].entries.filter { $0.value >= Slot.firstValue }.map { ($0.key, $0.value) }
    }

    private func part(of key: String, in map: Int, _ document: InputDocument) -> Int {
        var part = document.firstChild(map)
        while part < document.next(map) {
            let value = document.next(part)
            if document.text(part) == key { return value }
            part = document.next(value)
        }
        return map
    }
}
