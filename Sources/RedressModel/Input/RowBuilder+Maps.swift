import RedressDiagnostics

// MARK: - Maps and people

extension RowBuilder {
    /// Types a map into `maps`, and its index into the slot.
    mutating func takeMap(
        _ key: MapKey, _ type: ValueType, into slot: Int, _ part: Int, _ owner: ValueOwner, _ document: InputDocument
    ) {
        switch document.parts[part].shape {
        case .list:
            // `[]` holds no entry, whatever brackets it is written with.
            guard document.next(part) == document.firstChild(part) else {
                return note(.wrongShape(.map), part, owner.key, document)
            }
            keep(MapValue(entries: [], isOpen: false), slot)
        case .scalar:
            let text = document.bytes.span.extracting(document.textRange(part))
            switch specialWord(text) {
            case .empty: keep(MapValue(entries: [], isOpen: false), slot)
            case .nothing where owner.isOptional: row.slots[slot] = Slot.none
            case .nothing: keep(MapValue(entries: [], isOpen: false), slot)
            case .unknown: row.slots[slot] = Slot.unknown
            case .lacking where owner.mayLack: row.slots[slot] = Slot.lacking
            case .lacking, nil: note(.wrongShape(.map), part, owner.key, document)
            }
        case .map:
            if let map = entries(key, type, part, owner, document) { keep(map, slot) }
        }
    }

    private mutating func keep(_ map: MapValue, _ slot: Int) {
        row.maps.append(map)
        row.slots[slot] = Int64(row.maps.count - 1)
    }

    private mutating func entries(
        _ key: MapKey, _ type: ValueType, _ map: Int, _ owner: ValueOwner, _ document: InputDocument
    ) -> MapValue? {
        var result = MapValue(entries: [], isOpen: false)
        var keys = MapKeys()
        let problemCount = problems.count + uncounted
        // An entry for somebody has no state of its own but unknown.
        let inner = ValueOwner(key: owner.key, isOptional: owner.isOptional, mayLack: owner.mayLack)
        var part = document.firstChild(map)
        while part < document.next(map) {
            let keyPart = part
            let value = document.next(part)
            part = document.next(value)
            guard document.parts[keyPart].shape == .scalar else {
                note(.keyShape, keyPart, owner.key, document)
                continue
            }
            let isBlank = document.parts[value].shape == .scalar && document.isBlank(value)
            let keyText = document.bytes.span.extracting(document.textRange(keyPart))
            if specialWord(keyText) == .unknown, isBlank || isUnknown(value, document) {
                result.isOpen = true
                continue
            }
            let name = document.text(keyPart)
            if let first = keys.insert(name, keyPart) {
                note(.duplicateKey, keyPart, related: first, owner.key, document)
                continue
            }
            guard isKey(name, of: key, keyPart, owner, document) else { continue }
            if isBlank {
                note(.missingValue, keyPart, owner.key, document)
            } else if case .set(let vocabulary) = type {
                if let (bits, open) = set(vocabulary, value, inner, document) {
                    result.entries.append(MapValue.Entry(key: name, value: bits, unknownElements: open))
                }
            } else if let typed = scalar(type, value, inner, document) {
                result.entries.append(MapValue.Entry(key: name, value: typed))
            }
        }
        return problems.count + uncounted == problemCount ? result : nil
    }

    private func isUnknown(_ part: Int, _ document: InputDocument) -> Bool {
        document.parts[part].shape == .scalar
            && specialWord(document.bytes.span.extracting(document.textRange(part))) == .unknown
    }

    /// Whether a text is a key of a map; a problem was noted where it is not.
    mutating func isKey(
        _ name: String, of key: MapKey, _ part: Int, _ owner: ValueOwner, _ document: InputDocument
    ) -> Bool {
        switch key {
        case .free: break
        case .persons: return personName(part, owner.key, document) != nil
        case .elements(let id):
            guard case .set(let vocabulary) = table.schema[id].type else { break }
            let words = table.schema[vocabulary].words
            if !words.contains(name) {
                let nearest = NearestWord.suggest(name, among: words)
                note(.unknownWord(words: words, nearest: nearest), part, owner.key, document)
                return false
            }
        }
        if name.isEmpty {
            note(.missingValue, part, owner.key, document)
            return false
        }
        return true
    }

    /// Who fills a role; nil where nobody knows, or a problem was noted.
    mutating func people(_ id: RoleID, _ part: Int, _ document: InputDocument) -> People? {
        let input = InputKey.role(id)
        var names: [String] = []
        switch document.parts[part].shape {
        case .map:
            note(.wrongShape(.list), part, input, document)
            return nil
        case .scalar:
            switch specialWord(document.bytes.span.extracting(document.textRange(part))) {
            case .unknown: return nil
            case .nothing, .empty: break
            case .lacking:
                note(.misplacedWord, part, input, document)
                return nil
            case nil:
                guard let name = personName(part, input, document) else { return nil }
                names = [name]
            }
        case .list:
            var isGood = true
            var element = document.firstChild(part)
            while element < document.next(part) {
                defer { element = document.next(element) }
                guard document.parts[element].shape == .scalar else {
                    note(.wrongShape(.scalar), element, input, document)
                    isGood = false
                    continue
                }
                let special = specialWord(document.bytes.span.extracting(document.textRange(element)))
                if special != nil { note(.misplacedWord, element, input, document) }
                guard special == nil, let name = personName(element, input, document) else {
                    isGood = false
                    continue
                }
                if !names.contains(name) { names.append(name) }
            }
            guard isGood else { return nil }
        }
        if names.count > 1, table.schema[id].kind == .one {
            note(.tooManyPeople(names), part, input, document)
            return nil
        }
        return .named(names)
    }

    /// One person's name; nil where a problem was noted.
    mutating func personName(_ part: Int, _ input: InputKey?, _ document: InputDocument) -> String? {
        let range = document.textRange(part)
        if range.isEmpty || document.isBlank(part) {
            note(.missingValue, part, input, document)
            return nil
        }
        let name = document.text(part)
        for byte in document.bytes[range] where Self.maySeparateNames(byte) {
            let pieces = Self.pieces(of: name)
            guard pieces.count > 1 else { break }
            if case .role(let id) = input, table.schema[id].kind == .one {
                note(.tooManyPeople(pieces), part, input, document)
            } else {
                note(.gluedNames(pieces), part, input, document)
            }
            return nil
        }
        return name
    }

    private static func maySeparateNames(_ byte: UInt8) -> Bool {
        // The first bytes of 、 and of the full-width signs; no character of a name begins with them.
        byte == 0xE3 || byte == 0xEF || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
            || byte == UInt8(ascii: "/") || byte == 0x0A
    }

    /// An entry for a person who does not fill the role would never be found by it.
    mutating func checkMapPeople(_ document: InputDocument) {
        for fact in table.schema.facts {
            guard case .persons(let role) = fact.key, case .named(let people) = row.people[role.index] else { continue }
            let slot = row.slots[table.layout.factSlots[fact.id.index]]
            guard slot >= Slot.firstValue, let map = valuePart(.fact(fact.id), document),
                document.parts[map].shape == .map
            else { continue }
            var part = document.firstChild(map)
            while part < document.next(map) {
                let name = document.text(part)
                let isState = specialWord(document.bytes.span.extracting(document.textRange(part))) == .unknown
                if !isState, !people.contains(name) {
                    let nearest = NearestWord.suggest(name, among: people)
                    let kind = InputProblem.Kind.strangerInMap(
                        role: table.schema[role].name, people: people, nearest: nearest)
                    note(kind, part, .fact(fact.id), document)
                }
                part = document.next(document.next(part))
            }
        }
    }
}

/// The keys of one map with their parts; few of them are compared one by one, which costs less than hashing.
private struct MapKeys {
    private static let fewest = 8
    private var few: [(name: String, part: Int)] = []
    private var many: [String: Int] = [:]

    /// Adds a key, or gives the part of the same one that was there before.
    mutating func insert(_ name: String, _ part: Int) -> Int? {
        if few.count < Self.fewest {
            if let first = few.first(where: { $0.name == name }) { return first.part }
            few.append((name, part))
            return nil
        }
        if many.isEmpty { for (name, part) in few { many[name] = part } }
        if let first = many[name] { return first }
        many[name] = part
        return nil
    }
}
