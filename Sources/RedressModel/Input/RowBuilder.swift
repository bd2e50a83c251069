package import RedressDiagnostics
import RedressTime

/// Makes typed rows of documents, one after the other. It never fails: what cannot be typed becomes a problem, and a
/// row with problems must not be judged.
package struct RowBuilder: Sendable {
    /// How many problems of one incident are told apart; the rest is only counted.
    package static let maximumProblems = 50

    package let table: InputTable
    /// The source in which places lie, when the row is to keep the place of each key.
    let source: SourceID?
    private let blank: IncidentRow
    var row: IncidentRow
    var problems: [InputProblem] = []
    var uncounted = 0
    /// For each target of the table, the part of its key plus one; 0 while it has not been seen.
    private var seen: [Int32]

    /// A builder for one policy; with a source, rows keep the place of each key there.
    package init(_ table: InputTable, keepingPlacesIn source: SourceID? = nil) {
        self.table = table
        self.source = source
        blank = IncidentRow(id: "", layout: table.layout, roleCount: table.schema.roles.count)
        row = blank
        seen = Array(repeating: 0, count: table.targets.count)
    }

    /// What a document came to.
    package struct Result: Sendable {
        package let row: IncidentRow
        /// In the order of the document, events out of order last.
        package let problems: [InputProblem]
        /// How many more problems there are.
        package let omittedProblems: Int
    }

    /// Types the map at a part of a document; `id` is the row's id where the document carries none.
    package mutating func build(_ document: InputDocument, at root: Int = 0, id: String) -> Result {
        row = blank
        row.id = id
        problems.removeAll(keepingCapacity: true)
        uncounted = 0
        for index in seen.indices { seen[index] = 0 }
        guard root < document.parts.count, document.parts[root].shape == .map else {
            if root < document.parts.count { note(.wrongShape(.map), root, nil, document) }
            return Result(row: row, problems: problems, omittedProblems: uncounted)
        }
        var part = document.firstChild(root)
        let end = document.next(root)
        while part < end {
            let value = document.next(part)
            take(key: part, value: value, document)
            part = document.next(value)
        }
        checkEventOrder(document)
        checkMapPeople(document)
        return Result(row: row, problems: problems, omittedProblems: uncounted)
    }

    /// Notes a problem of a part.
    mutating func note(
        _ kind: InputProblem.Kind, _ part: Int, related: Int? = nil, _ input: InputKey?, _ document: InputDocument
    ) {
        guard problems.count < Self.maximumProblems else {
            uncounted += 1
            return
        }
        problems.append(InputProblem(kind, part: part, related: related, input: input, found: document.text(part)))
    }

    private mutating func take(key: Int, value: Int, _ document: InputDocument) {
        guard document.parts[key].shape == .scalar else { return note(.keyShape, key, nil, document) }
        let text = document.bytes.span.extracting(document.textRange(key))
        guard let ordinal = table.keys.value(of: text) else { return noteUnknownKey(key, value, document) }
        let target = table.targets[ordinal]
        guard seen[ordinal] == 0 else {
            let first = Int(seen[ordinal]) - 1
            if case .input(let input) = target { return note(.duplicateKey, key, related: first, input, document) }
            return note(.duplicateKey, key, related: first, nil, document)
        }
        seen[ordinal] = Int32(key + 1)
        switch target {
        case .reserved(let reserved):
            takeReserved(reserved, key: key, value: value, document)
        case .input(let input):
            if let source {
                row.keySpans[input] = Span(
                    source: source, start: document.parts[key].placeStart, end: document.parts[value].placeEnd)
            }
            if document.parts[value].shape == .scalar, document.isBlank(value) {
                return note(.missingValue, key, input, document)
            }
            takeInput(input, value: value, document)
        }
    }

    private mutating func takeInput(_ input: InputKey, value: Int, _ document: InputDocument) {
        switch input {
        case .fact(let id):
            let plan = table.plans[id.index]
            if let key = plan.key {
                takeMap(key, plan.type, into: plan.slot, value, plan.owner, document)
            } else {
                takeValue(plan.type, into: plan.slot, value, plan.owner, document)
            }
        case .event(let id): takeEvent(id, value, document)
        case .given(let id):
            guard let order = table.givenOrder[id] else { return }
            let owner = ValueOwner(key: input, isOptional: false, mayLack: false)
            let slot = table.layout.givenSlots[order]
            takeValue(table.schema.givable[order].type, into: slot, value, owner, document)
            // Who does not know a class gives none.
            if row.slots[slot] == Slot.unknown { row.slots[slot] = Slot.absent }
        case .role(let id):
            if let key = table.schema[id].key {
                takePeople(id, per: key, value, document)
            } else if let people = people(id, value, document) {
                row.people[id.index] = people
            }
        }
    }

    private mutating func takeReserved(
        _ key: InputTable.ReservedKey, key keyPart: Int, value: Int, _ document: InputDocument
    ) {
        switch key {
        case .week, .month, .quarter, .year:
            guard table.periodUnit != nil, table.periodUnit == key.period else {
                return note(.periodKey, keyPart, nil, document)
            }
        case .id, .policy, .note, .asOf, .follows: break
        }
        // An incident may name several policies; who reads it chooses by them.
        if key == .policy, document.isListOfScalars(value) { return }
        guard document.parts[value].shape == .scalar else { return note(.wrongShape(.scalar), value, nil, document) }
        if document.isBlank(value) || document.textRange(value).isEmpty {
            // A form whose remark is left empty says nothing by it.
            if key != .note { note(.missingValue, keyPart, nil, document) }
            return
        }
        switch key {
        case .id: row.id = document.text(value)
        case .policy: row.policyName = document.text(value)
        case .note: row.note = document.text(value)
        case .follows: row.follows = document.text(value)
        case .asOf:
            let text = document.bytes.span.extracting(document.textRange(value))
            switch DateText.parseInstant(text, in: table.zone) {
            case .parsed(let instant): row.asOf = instant.seconds
            case .malformed: note(.wrongType, value, nil, document)
            case .impossible: note(.impossibleDate, value, nil, document)
            }
        case .week, .month, .quarter, .year: takePeriod(value, document)
        }
    }

    /// Dates a case: its first two events are the start of the period and the last second of it.
    private mutating func takePeriod(_ value: Int, _ document: InputDocument) {
        guard let unit = table.periodUnit else { return }
        switch Period.parse(document.bytes.span.extracting(document.textRange(value))) {
        case .parsed(let period) where period.kind == unit: row.setPeriod(period, table.zone, table.layout)
        case .parsed, .malformed: note(.wrongPeriod(unit), value, nil, document)
        case .impossible: note(.impossibleDate, value, nil, document)
        }
    }

    private mutating func noteUnknownKey(_ key: Int, _ value: Int, _ document: InputDocument) {
        let text = document.text(key)
        if text == "<<" { return note(.mergeKey, key, nil, document) }
        if document.parts[value].shape == .scalar, document.isBlank(value), let split = gluedKey(text) {
            return note(.gluedKey(key: split.key, value: split.value), key, nil, document)
        }
        note(.unknownKey(nearest: NearestWord.suggest(text, among: table.keyNames)), key, nil, document)
    }

    /// Splits `来源:现场` and `来源：现场` behind a known key.
    private func gluedKey(_ text: String) -> (key: String, value: String)? {
        guard let colon = text.unicodeScalars.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return nil }
        let key = String(text.unicodeScalars[..<colon])
        guard table.target(of: key) != nil else { return nil }
        return (key, String(text.unicodeScalars[colon...].dropFirst()))
    }

    /// The part of the value that an input got.
    func valuePart(_ input: InputKey, _ document: InputDocument) -> Int? {
        for (ordinal, target) in table.targets.enumerated() where target == .input(input) && seen[ordinal] > 0 {
            return document.next(Int(seen[ordinal]) - 1)
        }
        return nil
    }

    private mutating func checkEventOrder(_ document: InputDocument) {
        for (before, after) in table.schema.eventOrder {
            guard let part = outOfOrder(before, after, document) else { continue }
            note(
                .eventOrder(before: table.schema[before].name), part, related: valuePart(.event(before), document),
                .event(after), document)
        }
    }
}

extension InputDocument {
    /// Whether a part is a list that is not empty and holds nothing but scalars.
    fileprivate func isListOfScalars(_ part: Int) -> Bool {
        parts[part].shape == .list && next(part) > part + 1 && scalars(of: part).count == next(part) - part - 1
    }
}

/// The input that a value belongs to, which states it may have, and how a date is read where it wants a moment.
struct ValueOwner: Sendable {
    let key: InputKey
    let isOptional: Bool
    let mayLack: Bool
    var dateAlone = DateText.DateAlone.startOfDay
}
