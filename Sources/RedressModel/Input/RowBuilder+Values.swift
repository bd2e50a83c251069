import RedressDiagnostics
import RedressTime

// MARK: - Plain values and sets

extension RowBuilder {
    /// Types a value that is no map into its slot, or its two slots for a set.
    mutating func takeValue(
        _ type: ValueType, into slot: Int, _ part: Int, _ owner: ValueOwner, _ document: InputDocument
    ) {
        if case .set(let vocabulary) = type {
            if let (value, open) = set(vocabulary, part, owner, document) {
                row.slots[slot] = value
                row.slots[slot + 1] = open
            }
        } else if let value = scalar(type, part, owner, document) {
            row.slots[slot] = value
        }
    }

    /// The elements of a set that are in, and those that are unknown; nil where a problem was noted. A state of the
    /// whole set stands in the first, with nothing in the second.
    mutating func set(
        _ vocabulary: VocabularyID, _ part: Int, _ owner: ValueOwner, _ document: InputDocument
    ) -> (value: Int64, open: Int64)? {
        switch document.parts[part].shape {
        case .map:
            note(.wrongShape(.list), part, owner.key, document)
            return nil
        case .scalar:
            let text = document.bytes.span.extracting(document.textRange(part))
            if let word = table.vocabularyWords[vocabulary.index].value(of: text) { return (bit(word), 0) }
            switch specialWord(text) {
            case .empty: return (0, 0)
            case .nothing: return owner.isOptional ? (Slot.none, 0) : (0, 0)
            case .unknown: return (Slot.unknown, 0)
            case .lacking where owner.mayLack: return (Slot.lacking, 0)
            case .lacking, nil:
                noteUnknownWord(vocabulary, part, owner, document)
                return nil
            }
        case .list: return elements(vocabulary, part, owner, document)
        }
    }

    private mutating func elements(
        _ vocabulary: VocabularyID, _ list: Int, _ owner: ValueOwner, _ document: InputDocument
    ) -> (value: Int64, open: Int64)? {
        var bits: Int64 = 0
        var isOpen = false
        var isGood = true
        var part = document.firstChild(list)
        while part < document.next(list) {
            defer { part = document.next(part) }
            guard document.parts[part].shape == .scalar else {
                note(.wrongShape(.scalar), part, owner.key, document)
                isGood = false
                continue
            }
            let text = document.bytes.span.extracting(document.textRange(part))
            if let word = table.vocabularyWords[vocabulary.index].value(of: text) {
                bits |= bit(word)
            } else if specialWord(text) == .unknown {
                isOpen = true
            } else {
                noteUnknownWord(vocabulary, part, owner, document)
                isGood = false
            }
        }
        guard isGood else { return nil }
        let count = table.schema[vocabulary].words.count
        let all: Int64 = count >= 63 ? Int64.max : (1 << Int64(count)) - 1
        return (bits, isOpen ? all & ~bits : 0)
    }

    private func bit(_ word: Int) -> Int64 { word < 63 ? 1 << Int64(word) : 0 }

    /// The value of a scalar as in a slot; nil where a problem was noted.
    mutating func scalar(
        _ type: ValueType, _ part: Int, _ owner: ValueOwner, _ document: InputDocument
    ) -> Int64? {
        guard document.parts[part].shape == .scalar else {
            note(.wrongShape(.scalar), part, owner.key, document)
            return nil
        }
        let text = document.bytes.span.extracting(document.textRange(part))
        switch type {
        case .yesNo:
            if let truth = table.truthWords.value(of: text) { return Int64(truth) }
        case .symbol(let vocabulary), .set(let vocabulary):
            if let word = table.vocabularyWords[vocabulary.index].value(of: text) { return Int64(word) }
        case .sanction:
            if let word = table.vocabularyWords[table.schema.sanctions.index].value(of: text) { return Int64(word) }
        case .number, .money, .text, .date, .instant, .duration, .person, .role: break
        }
        if let special = specialWord(text) { return state(special, type, part, owner, document) }
        switch type {
        case .yesNo:
            note(.wrongType, part, owner.key, document)
            return nil
        case .symbol(let vocabulary), .set(let vocabulary):
            noteUnknownWord(vocabulary, part, owner, document)
            return nil
        case .sanction:
            noteUnknownWord(table.schema.sanctions, part, owner, document)
            return nil
        case .number(let decimals, let range, let unit):
            return number(text, decimals: decimals, range, unit, part, owner, document)
        case .money(let range):
            return money(text, range, part, owner, document)
        case .text:
            row.texts.append(document.text(part))
            return Int64(row.texts.count - 1)
        case .person:
            guard let name = personName(part, owner.key, document) else { return nil }
            row.texts.append(name)
            return Int64(row.texts.count - 1)
        case .date:
            return moment(DateText.parseDate(text).map(\.dayNumber), part, owner, document)
        case .instant:
            let parsed = DateText.parseInstant(text, in: table.zone, dateAlone: owner.dateAlone)
            return moment(parsed.map(\.seconds), part, owner, document)
        case .duration(let count, let unit):
            return duration(text, count, unit, part, owner, document)
        case .role:
            guard let role = table.roleNames.value(of: text) else {
                let names = table.schema.roles.map(\.name)
                let nearest = NearestWord.suggest(document.text(part), among: names)
                note(.unknownWord(words: names, nearest: nearest), part, owner.key, document)
                return nil
            }
            row.texts.append(table.schema.roles[role].name)
            return Int64(row.texts.count - 1)
        }
    }

    /// The word for a state that a text is; a word of the vocabulary comes before it.
    func specialWord(_ text: Swift.Span<UInt8>) -> SpecialWord? {
        // The longest of them has seven bytes, and none begins with a digit.
        guard text.count <= 7, text.count > 0, text[0] > UInt8(ascii: "9") else { return nil }
        return table.specialWords.value(of: text).flatMap(SpecialWord.init)
    }

    /// The slot value of a state, where the input may have it.
    private mutating func state(
        _ word: SpecialWord, _ type: ValueType, _ part: Int, _ owner: ValueOwner, _ document: InputDocument
    ) -> Int64? {
        switch word {
        case .unknown: return Slot.unknown
        case .nothing:
            if owner.isOptional { return Slot.none }
            note(.noneOfRequired, part, owner.key, document)
        case .lacking:
            if owner.mayLack { return Slot.lacking }
            note(.misplacedWord, part, owner.key, document)
        case .empty:
            if case .text = type {
                row.texts.append(document.text(part))
                return Int64(row.texts.count - 1)
            }
            note(.wrongType, part, owner.key, document)
        }
        return nil
    }

    private mutating func moment(
        _ parsed: Parsed<Int64>, _ part: Int, _ owner: ValueOwner, _ document: InputDocument
    ) -> Int64? {
        switch parsed {
        case .parsed(let value): return value
        case .malformed: note(.wrongType, part, owner.key, document)
        case .impossible: note(.impossibleDate, part, owner.key, document)
        }
        return nil
    }

    /// Notes a word that no vocabulary has, or several known words in one text.
    private mutating func noteUnknownWord(
        _ vocabulary: VocabularyID, _ part: Int, _ owner: ValueOwner, _ document: InputDocument
    ) {
        let words = table.schema[vocabulary].words
        let found = document.text(part)
        let pieces = RowBuilder.pieces(of: found)
        if pieces.count > 1, pieces.allSatisfy(words.contains) {
            return note(.gluedWords(pieces), part, owner.key, document)
        }
        note(.unknownWord(words: words, nearest: NearestWord.suggest(found, among: words)), part, owner.key, document)
    }

    /// What stands between the signs with which people list things in one text.
    package static func pieces(of text: String) -> [String] {
        let signs: Set<Unicode.Scalar> = ["、", "，", ",", "；", ";", "/", "／", "\n"]
        return text.unicodeScalars.split { signs.contains($0) }
            .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed().map(Character.init)) }
            .filter { !$0.isEmpty }
    }
}
