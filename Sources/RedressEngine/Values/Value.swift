import RedressModel

/// What is known of a value of an incident.
enum Value: Hashable, Sendable {
    case unknown
    /// There is none: an optional fact that is absent, an event that has not happened.
    case none
    case yesNo(Bool)
    case word(VocabularyID, Int)
    /// The elements that are in, and those of which it is unknown.
    case set(inside: UInt64, open: UInt64)
    case number(Interval)
    case date(Interval)
    case instant(Interval)
    case text(String)
    /// A text that is none of those it is compared with.
    case otherText
    /// A map, and how many elements or entries it holds together.
    case map(MapValue, size: Interval)
}

extension Value {
    init(_ constant: Constant) {
        switch constant {
        case .yesNo(let value): self = .yesNo(value)
        case .symbol(let vocabulary, let index): self = .word(vocabulary, index)
        case .set(_, let bits): self = .set(inside: bits, open: 0)
        case .number(let number): self = .number(Interval(number))
        case .text(let text): self = .text(text)
        case .date(let day): self = .date(Interval(Rational(day)))
        case .instant(let seconds): self = .instant(Interval(Rational(seconds)))
        case .none: self = .none
        }
    }

    /// The same as a value of another vocabulary that has the same words.
    func word(of vocabulary: VocabularyID?) -> Value {
        guard case .word(_, let index) = self, let vocabulary else { return self }
        return .word(vocabulary, index)
    }

    /// The value that it is for certain, as one of the vocabulary; nil where it is unknown in part.
    func constant(vocabulary: VocabularyID?) -> Constant? {
        switch self {
        case .unknown, .otherText, .map: return nil
        case .none: return Constant.none
        case .yesNo(let value): return .yesNo(value)
        case .word(let own, let index): return .symbol(vocabulary ?? own, index)
        case .set(let inside, let open):
            guard open == 0, let vocabulary else { return nil }
            return .set(vocabulary, inside)
        case .number(let interval): return interval.point.map(Constant.number)
        case .date(let interval): return interval.point?.whole.map(Constant.date)
        case .instant(let interval): return interval.point?.whole.map(Constant.instant)
        case .text(let text): return .text(text)
        }
    }

    /// Whether nothing about it is unknown.
    var isCertain: Bool {
        switch self {
        case .unknown, .otherText: false
        case .none, .yesNo, .word, .text: true
        case .set(_, let open): open == 0
        case .number(let interval), .date(let interval), .instant(let interval): interval.point != nil
        case .map(let map, let size): !map.isOpen && size.point != nil
        }
    }

    /// The interval of a number, date or instant.
    var interval: Interval? {
        switch self {
        case .number(let interval), .date(let interval), .instant(let interval): interval
        case .unknown, .none, .yesNo, .word, .set, .text, .otherText, .map: nil
        }
    }

    /// What a slot of a type holds that is none of the special values.
    init(slot: Int64, type: ValueType, texts: [String], sanctions: VocabularyID) {
        switch type {
        case .yesNo: self = .yesNo(slot != 0)
        case .symbol(let vocabulary): self = .word(vocabulary, Int(slot))
        case .sanction: self = .word(sanctions, Int(slot))
        case .set: self = .set(inside: UInt64(bitPattern: slot), open: 0)
        case .number(let decimals, _, _):
            self = Rational(digits: slot, scale: decimals).map { .number(Interval($0)) } ?? .unknown
        case .money, .duration: self = .number(Interval(Rational(slot)))
        case .date: self = .date(Interval(Rational(slot)))
        case .instant: self = .instant(Interval(Rational(slot)))
        case .text, .person, .role:
            self = texts.indices.contains(Int(slot)) ? .text(texts[Int(slot)]) : .unknown
        }
    }
}

extension Value {
    /// A number of which only a stretch is known, in the units of a slot of its type.
    init(_ stretch: Stretch, _ type: ValueType) {
        switch type {
        case .number(let decimals, _, _):
            func end(_ slot: Int64?) -> Rational? { slot.flatMap { Rational(digits: $0, scale: decimals) } }
            self = .number(Interval(low: end(stretch.low), high: end(stretch.high)))
        case .money, .duration:
            self = .number(Interval(low: stretch.low.map(Rational.init), high: stretch.high.map(Rational.init)))
        case .date: self = .date(Interval(low: stretch.low.map(Rational.init), high: stretch.high.map(Rational.init)))
        case .instant:
            self = .instant(Interval(low: stretch.low.map(Rational.init), high: stretch.high.map(Rational.init)))
        case .yesNo, .symbol, .set, .text, .person, .role, .sanction: self = .unknown
        }
    }
}

extension MapValue {
    /// How many elements or entries it holds together, where so much is unknown.
    func size(isSet: Bool, wordCount: Int) -> Interval {
        var inside: Int64 = 0
        var open: Int64 = 0
        for entry in entries {
            inside += isSet ? Int64(entry.value.nonzeroBitCount) : 1
            open += isSet ? Int64(entry.unknownElements.nonzeroBitCount) : 0
        }
        return Interval(low: Rational(inside), high: isOpen ? nil : Rational(inside + open))
    }
}
