import RedressModel

/// A world seen by the plain evaluator, which walks the trees of the program. It is the oracle of the compiled one:
/// each sentence of the manual about facts, conditions and terms is one place here.
final class ReferenceScene {
    let wiring: Wiring
    let world: World
    /// The incident as it stands, of which `known` speaks.
    let stands: ReferenceScene?
    /// What a role is fined, or everybody (`nil`); only requirements ask.
    var fines: (RoleID?) -> Value = { _ in .unknown }
    private var derivedValues: [DerivedID: DerivedState] = [:]
    var countMemo: [GroupID: [RowID: [Ground: Truth]]] = [:]
    var voidMemo: (truth: Truth, row: RowID?)?
    var routeMemo: [RouteID: RouteState] = [:]
    private var staffingMemo: Staffing?
    var standings: [DeadlinePlace: DeadlineStanding] = [:]
    /// Those that are being worked out.
    var openStandings: Set<DeadlinePlace> = []

    init(_ wiring: Wiring, _ world: World) {
        self.wiring = wiring
        self.world = world
        stands = world.filled.isEmpty ? nil : ReferenceScene(wiring, World(row: world.row, asOf: world.asOf))
    }

    var program: Program { wiring.program }
    var schema: Schema { wiring.program.schema }

    /// Who fills the roles, tables that stand for roles having their values.
    var staffing: Staffing {
        if let staffingMemo { return staffingMemo }
        // A table is worked out without the roles that it stands for.
        staffingMemo = Staffing(schema: schema, row: world.row)
        let staffing = Staffing(schema: schema, row: world.row) { derived($0).value }
        staffingMemo = staffing
        return staffing
    }

    /// The value of a derived value: what the incident carries, else what the rules give.
    func derived(_ id: DerivedID) -> DerivedState {
        if let known = derivedValues[id] { return known }
        let state = wiring.given(id, in: world.row).map { DerivedState(value: $0) } ?? derivedByRules(id)
        derivedValues[id] = state
        return state
    }
}

// MARK: - Facts and events

extension ReferenceScene {
    /// The value of a fact. What the incident carries wins, 未知 included; else the default; else, for an optional one,
    /// none; else it is unknown. A lacking field is unknown.
    func fact(_ id: FactID) -> Value {
        if let filled = world.filled[.fact(id)] { return filled }
        let fact = schema[id]
        let slot = world.row.slots[wiring.layout.factSlots[id.index]]
        switch slot {
        case Slot.absent:
            if let stretch = world.row.stretches[id] { return Value(stretch, fact.type) }
            if let defaultValue = fact.defaultValue {
                return fact.key == nil ? value(defaultValue, at: nil) : map(MapValue(entries: [], isOpen: false), fact)
            }
            return fact.isOptional ? .none : missing(fact)
        case Slot.unknown, Slot.lacking: return missing(fact)
        case Slot.none: return .none
        default: break
        }
        if fact.key != nil {
            return world.row.maps.indices.contains(Int(slot)) ? map(world.row.maps[Int(slot)], fact) : .unknown
        }
        guard case .set = fact.type else {
            return Value(slot: slot, type: fact.type, texts: world.row.texts, sanctions: schema.sanctions)
        }
        let open = UInt64(bitPattern: world.row.slots[wiring.layout.factSlots[id.index] + 1]).openBits
        return set(id, inside: UInt64(bitPattern: slot), open: open)
    }

    private func missing(_ fact: Fact) -> Value {
        if fact.key != nil { return map(MapValue(entries: [], isOpen: true), fact) }
        guard case .set(let vocabulary) = fact.type else { return .unknown }
        return set(fact.id, inside: 0, open: wiring.allBits(vocabulary))
    }

    private func set(_ id: FactID, inside: UInt64, open: UInt64) -> Value {
        var (inside, open) = (inside, open)
        for word in open.places {
            guard case .yesNo(let isIn)? = world.filled[.element(id, word)] else { continue }
            open &= ~(1 << UInt64(word))
            if isIn { inside |= 1 << UInt64(word) }
        }
        return .set(inside: inside, open: open)
    }

    private func map(_ map: MapValue, _ fact: Fact) -> Value {
        if case .number(let size)? = world.filled[.mapSize(fact.id)] { return .map(map, size: size) }
        guard case .set(let vocabulary) = fact.type else {
            return .map(map, size: map.size(isSet: false, wordCount: 0))
        }
        return .map(map, size: map.size(isSet: true, wordCount: schema[vocabulary].words.count))
    }

    /// The name of the element at hand.
    private func key(of ground: Ground?) -> String? {
        switch ground {
        case .element(_, let vocabulary, let word): schema[vocabulary].words[word]
        case .key(_, let name): name
        case .group, nil: nil
        }
    }

    /// When an event that is dated for each element happened for the one at hand. What holds of an absent event holds of
    /// an element that it is not dated for.
    private func eventEntry(_ id: EventID, at ground: Ground?) -> Value {
        guard let key = key(of: ground) else { return .unknown }
        let slot = world.row.slots[wiring.layout.eventSlots[id.index]]
        var moment = Slot.absent
        switch slot {
        case Slot.unknown, Slot.lacking: return .unknown
        case Slot.none: return .none
        case Slot.absent: break
        default:
            guard world.row.maps.indices.contains(Int(slot)) else { return .unknown }
            let map = world.row.maps[Int(slot)]
            let entry = map.entries.first { $0.key == key }
            if entry == nil, map.isOpen { return .unknown }
            moment = entry?.value ?? Slot.absent
        }
        switch moment {
        case Slot.absent: return world.asOf == nil ? .unknown : .none
        case Slot.unknown, Slot.lacking: return .unknown
        case Slot.none: return .none
        default: return .instant(Interval(Rational(moment)))
        }
    }

    /// When an event happened. An absent one has not happened by the instant of the decision; without an instant it
    /// is unknown.
    func event(_ id: EventID) -> Value {
        if let filled = world.filled[.event(id)] { return filled }
        let slot = world.row.slots[wiring.layout.eventSlots[id.index]]
        switch slot {
        case Slot.absent: return world.asOf == nil ? .unknown : .none
        case Slot.unknown, Slot.lacking: return .unknown
        case Slot.none: return .none
        default: return .instant(Interval(Rational(slot)))
        }
    }

    /// The entry of a map under the element at hand. A map that is given is complete, unless it is open: another key
    /// has none.
    private func entry(_ id: FactID, at ground: Ground?) -> Value {
        guard let key = key(of: ground) else { return .unknown }
        return entry(id, under: key)
    }

    /// The entry of a map under a key.
    func entry(_ id: FactID, under key: String) -> Value {
        guard case .map(let map, _) = fact(id) else { return fact(id) }
        guard let entry = map.entries.first(where: { $0.key == key }) else { return map.isOpen ? .unknown : .none }
        switch entry.value {
        case Slot.absent, Slot.unknown, Slot.lacking: return .unknown
        case Slot.none: return .none
        default: break
        }
        guard case .set = schema[id].type else {
            return Value(
                slot: entry.value, type: schema[id].type, texts: world.row.texts, sanctions: schema.sanctions)
        }
        return .set(inside: UInt64(bitPattern: entry.value), open: UInt64(bitPattern: entry.unknownElements).openBits)
    }
}

// MARK: - Terms

extension ReferenceScene {
    /// What is known of a term at an element.
    func value(_ term: Term, at ground: Ground?) -> Value {
        switch term {
        case .constant(let constant): return Value(constant)
        case .parameter(let id): return program.parameters[id.index].value.map(Value.init) ?? .unknown
        case .fact(let id): return fact(id)
        case .event(let id): return event(id)
        case .derived(let id): return derived(id).value
        case .element:
            switch ground {
            case .element(_, let vocabulary, let word): return .word(vocabulary, word)
            case .key(_, let name): return .text(name)
            case .group, nil: return .unknown
            }
        case .entry(let id): return entry(id, at: ground)
        case .condition(let condition):
            switch truth(condition, at: ground) {
            case .holds: return .yesNo(true)
            case .fails: return .yesNo(false)
            case .unknown: return .unknown
            }
        case .arithmetic(let left, let operation, let right):
            return arithmetic(value(left, at: ground), operation, value(right, at: ground))
        case .size(let term): return size(value(term, at: ground)).map(Value.number) ?? .unknown
        case .earliest(let terms): return extreme(terms.map { value($0, at: ground) }, isLatest: false)
        case .latest(let terms): return extreme(terms.map { value($0, at: ground) }, isLatest: true)
        case .eventEntry(let id): return eventEntry(id, at: ground)
        case .elapsed(let first, let last, let measure):
            return wiring.elapsed(from: value(first, at: ground), to: value(last, at: ground), measure)
        case .excess(let number, let limit): return excess(value(number, at: ground), value(limit, at: ground))
        case .due(let id): return moment(of: id, at: ground)
        case .route(let id): return route(id).value(in: schema)
        case .fines(let role): return fines(role)
        }
    }

    /// How many there are. A set or map that is none has no elements.
    private func size(_ value: Value) -> Interval? {
        switch value {
        case .set(let inside, let open):
            Interval(
                low: Rational(Int64(inside.nonzeroBitCount)),
                high: Rational(Int64(inside.nonzeroBitCount + open.nonzeroBitCount)))
        case .map(_, let size): size
        case .none: Interval(.zero)
        case .unknown: Interval(low: .zero, high: nil)
        case .yesNo, .word, .number, .date, .instant, .text, .otherText: nil
        }
    }

    /// What has a part that is none, is none. Days are whole: hours added to a date count where they make up days.
    private func arithmetic(_ left: Value, _ operation: Term.Operation, _ right: Value) -> Value {
        if left == .none || right == .none { return .none }
        let daySeconds = Rational(86_400)
        func days(_ seconds: Interval) -> Interval? {
            guard let days = seconds.divided(by: Interval(daySeconds)) else { return nil }
            return Interval(
                low: days.low.flatMap(\.floor).map(Rational.init), high: days.high.flatMap(\.floor).map(Rational.init))
        }
        let result: Value? =
            switch (left, operation, right) {
            case (.number(let left), .plus, .number(let right)): left.adding(right).map(Value.number)
            case (.number(let left), .minus, .number(let right)): left.subtracting(right).map(Value.number)
            case (.number(let left), .times, .number(let right)): left.multiplied(by: right).map(Value.number)
            case (.number(let left), .divided, .number(let right)): left.divided(by: right).map(Value.number)
            case (.instant(let left), .minus, .instant(let right)): left.subtracting(right).map(Value.number)
            case (.date(let left), .minus, .date(let right)):
                left.subtracting(right)?.multiplied(by: daySeconds).map(Value.number)
            case (.instant(let moment), .plus, .number(let more)), (.number(let more), .plus, .instant(let moment)):
                moment.adding(more).map(Value.instant)
            case (.instant(let moment), .minus, .number(let less)): moment.subtracting(less).map(Value.instant)
            case (.date(let day), .plus, .number(let more)), (.number(let more), .plus, .date(let day)):
                days(more).flatMap(day.adding).map(Value.date)
            case (.date(let day), .minus, .number(let less)):
                less.multiplied(by: Rational(-1)).flatMap(days).flatMap(day.adding).map(Value.date)
            default: nil
            }
        return result ?? .unknown
    }

    /// What of a number lies above a limit that is rounded down.
    private func excess(_ number: Value, _ limit: Value) -> Value {
        if number == .none || limit == .none { return .none }
        guard case .number(let number) = number, case .number(let limit) = limit else { return .unknown }
        let whole = Interval(low: limit.low?.floor.map { Rational($0) }, high: limit.high?.floor.map { Rational($0) })
        return number.subtracting(whole).map { .number(Interval.larger($0, Interval(.zero))) } ?? .unknown
    }

    /// The earliest of those there are; the latest only once all are there.
    func extreme(_ values: [Value], isLatest: Bool) -> Value {
        if isLatest, values.contains(.none) { return .none }
        let there = values.filter { $0 != .none }
        guard var best = there.first else { return .none }
        guard !there.contains(.unknown) else { return .unknown }
        for value in there.dropFirst() {
            guard let left = best.interval, let right = value.interval else { return .unknown }
            let interval = isLatest ? Interval.larger(left, right) : Interval.smaller(left, right)
            switch (best, value) {
            case (.number, .number): best = .number(interval)
            case (.date, .date): best = .date(interval)
            case (.instant, .instant): best = .instant(interval)
            default: return .unknown
            }
        }
        return best
    }
}

// MARK: - Conditions

extension ReferenceScene {
    /// What is known of a condition at an element.
    func truth(_ condition: Condition, at ground: Ground?) -> Truth {
        switch condition.kind {
        case .constant(let value): return Truth(value)
        case .atom(let atom): return truth(atom, at: ground)
        case .and(let parts): return parts.all { truth($0, at: ground) }
        case .or(let parts): return parts.any { truth($0, at: ground) }
        case .not(let part): return !truth(part, at: ground)
        case .atLeast(let count, let parts):
            let truths = parts.map { truth($0, at: ground) }
            let certain = truths.count { $0 == .holds }
            let possible = truths.count { $0 != .fails }
            return certain >= count ? .holds : possible < count ? .fails : .unknown
        }
    }

    private func truth(_ atom: Atom, at ground: Ground?) -> Truth {
        switch atom {
        case .truth(let term):
            switch value(term, at: ground) {
            case .yesNo(let value): return Truth(value)
            case .none: return .fails
            default: return .unknown
            }
        case .comparison(let left, let relation, let right):
            return compare(value(left, at: ground), relation, value(right, at: ground))
        case .membership(let term, let words):
            switch value(term, at: ground) {
            case .word(_, let word): return Truth(words.contains(word))
            case .none: return .fails
            default: return .unknown
            }
        case .contains(let term, let word):
            switch value(term, at: ground) {
            case .set(let inside, let open):
                let bit: UInt64 = 1 << UInt64(word)
                return inside & bit != 0 ? .holds : open & bit != 0 ? .unknown : .fails
            case .none: return .fails
            default: return .unknown
            }
        case .isEmpty(let term):
            guard let size = size(value(term, at: ground)) else { return .unknown }
            return size.compared(.equal, to: Interval(.zero))
        case .known(let term):
            let value = (stands ?? self).value(term, at: ground)
            return Truth(value.isCertain && value != .none)
        case .has(let term):
            let value = value(term, at: ground)
            return value == .none ? .fails : Truth(value == .unknown ? nil : true)
        case .deadline(let id, let state): return truth(of: id, state, at: ground)
        }
    }

    /// Two values of one type. With one that is none every relation is false except `notEqual`.
    private func compare(_ left: Value, _ relation: Relation, _ right: Value) -> Truth {
        if left == .none || right == .none { return Truth(relation == .notEqual) }
        switch (left, right) {
        case (.number(let left), .number(let right)), (.date(let left), .date(let right)),
            (.instant(let left), .instant(let right)):
            return left.compared(relation, to: right)
        case (.word(let leftVocabulary, let leftWord), .word(let rightVocabulary, let rightWord)):
            if relation == .equal || relation == .notEqual {
                return Truth((leftWord == rightWord) == (relation == .equal))
            }
            guard let leftRank = schema[leftVocabulary].ranks[leftWord],
                let rightRank = schema[rightVocabulary].ranks[rightWord]
            else { return .fails }
            return Interval(Rational(Int64(leftRank))).compared(relation, to: Interval(Rational(Int64(rightRank))))
        case (.set(let left, let leftOpen), .set(let right, let rightOpen)):
            let mustDiffer = (left & ~(right | rightOpen)) | (right & ~(left | leftOpen)) != 0
            let same: Truth = mustDiffer ? .fails : leftOpen | rightOpen == 0 ? .holds : .unknown
            return equality(same, relation)
        case (.yesNo(let left), .yesNo(let right)): return equality(Truth(left == right), relation)
        case (.text(let left), .text(let right)): return equality(Truth(left == right), relation)
        case (.text, .otherText), (.otherText, .text): return equality(.fails, relation)
        default: return .unknown
        }
    }

    private func equality(_ same: Truth, _ relation: Relation) -> Truth {
        switch relation {
        case .equal: same
        case .notEqual: !same
        case .less, .lessOrEqual, .greater, .greaterOrEqual: .unknown
        }
    }
}
