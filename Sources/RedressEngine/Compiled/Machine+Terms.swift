import RedressModel

// MARK: - Terms

extension Machine {
    /// Works a term out, on a stack where it has parts.
    mutating func value(_ term: CompiledTerm) -> Value {
        if term.operations.count == 1, let value = leaf(term.operations[0]) { return value }
        var stack: [Value] = []
        stack.reserveCapacity(term.operations.count)
        for operation in term.operations {
            if let value = leaf(operation) {
                stack.append(value)
                continue
            }
            switch operation {
            case .push, .fact, .event, .derived, .route, .element, .entry, .eventEntry, .due, .condition: break
            case .elapsed(let measure):
                guard let last = stack.popLast(), let first = stack.popLast() else { return .unknown }
                stack.append(program.wiring.elapsed(from: first, to: last, measure))
            case .excess:
                guard let limit = stack.popLast(), let number = stack.popLast() else { return .unknown }
                stack.append(Machine.excess(number, limit))
            case .arithmetic(let operation):
                guard let right = stack.popLast(), let left = stack.popLast() else { return .unknown }
                stack.append(Machine.calculate(left, operation, right))
            case .size:
                guard let top = stack.popLast() else { return .unknown }
                stack.append(Machine.size(top).map(Value.number) ?? .unknown)
            case .earliest(let count):
                let parts = Array(stack.suffix(count))
                stack.removeLast(count)
                stack.append(Machine.earliest(parts))
            case .latest(let count):
                let parts = Array(stack.suffix(count))
                stack.removeLast(count)
                stack.append(Machine.latest(parts))
            }
        }
        return stack.last ?? .unknown
    }

    /// The value of an operation that takes nothing from the stack; nil for others.
    private mutating func leaf(_ operation: CompiledTerm.Operation) -> Value? {
        switch operation {
        case .push(let value): return value
        case .fact(let id): return fact(id)
        case .event(let id): return event(id)
        case .derived(let id): return derived[id.index].value
        case .route(let id): return routeValue(id)
        case .element: return elementValue
        case .entry(let id): return entry(id)
        case .eventEntry(let id): return eventEntry(id)
        case .due(let id): return moment(of: id)
        case .condition(let code):
            switch run(code) {
            case .holds: return .yesNo(true)
            case .fails: return .yesNo(false)
            case .unknown: return .unknown
            }
        case .elapsed, .excess, .arithmetic, .size, .earliest, .latest: return nil
        }
    }

    private var elementValue: Value {
        switch element {
        case .element(_, let vocabulary, let word): .word(vocabulary, word)
        case .key(_, let name): .text(name)
        case .group, nil: .unknown
        }
    }

    /// The value of a fact from its slot; texts and maps from the incident.
    func fact(_ id: FactID) -> Value {
        let fact = program.wiring.program.schema[id]
        if let value = defaults[id] { return value }
        if let filled = world.filled[.fact(id)] { return filled }
        let slot = program.wiring.layout.factSlots[id.index]
        if raw[slot] == Slot.absent, let stretch = world.row.stretches[id] { return Value(stretch, fact.type) }
        if fact.key != nil { return map(fact, raw[slot]) }
        let least = low[slot]
        if least == Slot.none { return .none }
        switch fact.type {
        case .set: return .set(inside: UInt64(bitPattern: least), open: UInt64(bitPattern: low[slot + 1]))
        case .text, .person, .role:
            if least == Slot.unknown, raw[slot] == Slot.absent,
                case .constant(let constant)? = fact.defaultValue.map({ program.wiring.folded($0) })
            {
                return Value(constant)
            }
        case .yesNo, .symbol, .number, .money, .date, .instant, .duration, .sanction: break
        }
        if least == Slot.unknown { return .unknown }
        return Value(
            slot: least, type: fact.type, texts: world.row.texts, sanctions: program.wiring.program.schema.sanctions)
    }

    private func map(_ fact: Fact, _ slot: Int64) -> Value {
        var map = MapValue(entries: [], isOpen: true)
        switch slot {
        case Slot.none: return .none
        case Slot.absent:
            if fact.defaultValue != nil {
                map.isOpen = false
            } else if fact.isOptional {
                return .none
            }
        case Slot.unknown, Slot.lacking: break
        default:
            guard world.row.maps.indices.contains(Int(slot)) else { return .unknown }
            map = world.row.maps[Int(slot)]
        }
        if case .number(let size)? = world.filled[.mapSize(fact.id)] { return .map(map, size: size) }
        let isSet: Bool = if case .set = fact.type { true } else { false }
        return .map(map, size: map.size(isSet: isSet, wordCount: 0))
    }

    private func event(_ id: EventID) -> Value {
        if let filled = world.filled[.event(id)] { return filled }
        let seconds = low[program.wiring.layout.eventSlots[id.index]]
        if seconds == Slot.none { return .none }
        return seconds == Slot.unknown ? .unknown : .instant(Interval(Rational(seconds)))
    }

    /// When an event of the element at hand happened.
    private func eventEntry(_ id: EventID) -> Value {
        let name: String
        switch element {
        case .key(_, let key): name = key
        case .element(_, let vocabulary, let word): name = program.wiring.program.schema[vocabulary].words[word]
        case .group, nil: return .unknown
        }
        let absent: Value = world.asOf == nil ? .unknown : .none
        let place = raw[program.wiring.layout.eventSlots[id.index]]
        if place == Slot.absent { return absent }
        if place == Slot.none { return .none }
        guard place >= Slot.firstValue, world.row.maps.indices.contains(Int(place)) else { return .unknown }
        let map = world.row.maps[Int(place)]
        guard let entry = map.entries.first(where: { $0.key == name }) else { return map.isOpen ? .unknown : absent }
        switch entry.value {
        case Slot.absent: return absent
        case Slot.none: return .none
        case Slot.unknown, Slot.lacking: return .unknown
        default: return .instant(Interval(Rational(entry.value)))
        }
    }

    private func entry(_ id: FactID) -> Value {
        guard let element else { return .unknown }
        let schema = program.wiring.program.schema
        let name: String
        switch element {
        case .group: return .unknown
        case .key(_, let key): name = key
        case .element(_, let vocabulary, let word): name = schema[vocabulary].words[word]
        }
        return entry(name, of: id)
    }

    /// What a map of amounts per person says of somebody.
    func ownEntry(_ person: String, of map: FactID) -> Value { entry(person, of: map) }

    private func entry(_ name: String, of id: FactID) -> Value {
        let schema = program.wiring.program.schema
        let whole = fact(id)
        guard case .map(let map, _) = whole else { return whole }
        for entry in map.entries where entry.key == name {
            if entry.value == Slot.none { return .none }
            if entry.value < Slot.firstValue { return .unknown }
            if case .set = schema[id].type {
                let open = entry.unknownElements < 0 ? 0 : UInt64(entry.unknownElements)
                return .set(inside: UInt64(bitPattern: entry.value), open: open)
            }
            return Value(
                slot: entry.value, type: schema[id].type, texts: world.row.texts, sanctions: schema.sanctions)
        }
        return map.isOpen ? .unknown : .none
    }
}

// MARK: - Operations on values

extension Machine {
    static func size(_ value: Value) -> Interval? {
        switch value {
        case .set(let inside, let open):
            let least = Int64(inside.nonzeroBitCount)
            return Interval(low: Rational(least), high: Rational(least + Int64(open.nonzeroBitCount)))
        case .map(_, let size): return size
        case .none: return Interval(.zero)
        case .unknown: return Interval(low: .zero, high: nil)
        case .yesNo, .word, .number, .date, .instant, .text, .otherText: return nil
        }
    }

    private static func calculate(_ left: Value, _ operation: Term.Operation, _ right: Value) -> Value {
        guard left != .none, right != .none else { return .none }
        guard let first = left.interval, let second = right.interval else { return .unknown }
        let sides = (kind(left), kind(right))
        switch operation {
        case .times:
            guard sides == (.number, .number) else { return .unknown }
            return first.multiplied(by: second).map(Value.number) ?? .unknown
        case .divided:
            guard sides == (.number, .number) else { return .unknown }
            return first.divided(by: second).map(Value.number) ?? .unknown
        case .plus:
            if sides.1 == .number { return shifted(first, sides.0, second) }
            return sides.0 == .number ? shifted(second, sides.1, first) : .unknown
        case .minus:
            if sides.1 == .number {
                return second.multiplied(by: Rational(-1)).map { shifted(first, sides.0, $0) } ?? .unknown
            }
            guard sides.0 == sides.1, let difference = first.subtracting(second) else { return .unknown }
            let unit = Rational(sides.0 == .date ? 86_400 : 1)
            return difference.multiplied(by: unit).map(Value.number) ?? .unknown
        }
    }

    private enum NumberKind {
        case number, date, instant
    }

    private static func kind(_ value: Value) -> NumberKind {
        switch value {
        case .date: .date
        case .instant: .instant
        default: .number
        }
    }

    /// A number, date or moment so many (seconds) later; a date by whole days, rounded down.
    private static func shifted(_ start: Interval, _ kind: NumberKind, _ more: Interval) -> Value {
        switch kind {
        case .number: return start.adding(more).map(Value.number) ?? .unknown
        case .instant: return start.adding(more).map(Value.instant) ?? .unknown
        case .date:
            func days(_ seconds: Rational?) -> Rational? {
                seconds?.divided(by: Rational(86_400))?.floor.map { Rational($0) }
            }
            return start.adding(Interval(low: days(more.low), high: days(more.high))).map(Value.date) ?? .unknown
        }
    }

    /// What of a number lies above the whole part of a limit.
    private static func excess(_ number: Value, _ limit: Value) -> Value {
        if number == .none || limit == .none { return .none }
        guard case .number(let number) = number, case .number(let limit) = limit else { return .unknown }
        func over(_ number: Rational?, _ limit: Rational?) -> Rational?? {
            guard let number, let limit else { return .some(nil) }
            guard let whole = limit.floor, let rest = number.subtracting(Rational(whole)) else { return nil }
            return .some(max(rest, .zero))
        }
        guard let low = over(number.low, limit.high), let high = over(number.high, limit.low) else { return .unknown }
        return .number(Interval(low: low ?? .zero, high: high))
    }

    static func earliest(_ values: [Value]) -> Value {
        let there = values.filter { $0 != .none }
        if there.isEmpty { return .none }
        return folded(there, Interval.smaller)
    }

    private static func latest(_ values: [Value]) -> Value {
        if values.isEmpty || values.contains(.none) { return .none }
        return folded(values, Interval.larger)
    }

    private static func folded(_ values: [Value], _ choose: (Interval, Interval) -> Interval) -> Value {
        if values.contains(.unknown) { return .unknown }
        if values.count == 1 { return values[0] }
        let intervals = values.compactMap(\.interval)
        guard intervals.count == values.count, values.allSatisfy({ kind($0) == kind(values[0]) }),
            let result = intervals.dropFirst().reduce(
                intervals.first, { left, right in left.map { choose($0, right) } })
        else { return .unknown }
        switch kind(values[0]) {
        case .number: return .number(result)
        case .date: return .date(result)
        case .instant: return .instant(result)
        }
    }

    static func compare(_ left: Value, _ relation: Relation, _ right: Value, _ schema: Schema) -> Truth {
        if left == .none || right == .none { return relation == .notEqual ? .holds : .fails }
        if let first = left.interval, let second = right.interval, kind(left) == kind(right) {
            return first.compared(relation, to: second)
        }
        let same: Truth
        switch (left, right) {
        case (.word(let vocabulary, let first), .word(let other, let second)):
            guard relation == .equal || relation == .notEqual else {
                guard let one = schema[vocabulary].ranks[first], let two = schema[other].ranks[second] else {
                    return .fails
                }
                let holds =
                    switch relation {
                    case .less: one < two
                    case .lessOrEqual: one <= two
                    case .greater: one > two
                    case .greaterOrEqual, .equal, .notEqual: one >= two
                    }
                return Truth(holds)
            }
            same = Truth(first == second)
        case (.yesNo(let first), .yesNo(let second)): same = Truth(first == second)
        case (.text(let first), .text(let second)): same = Truth(first == second)
        case (.text, .otherText), (.otherText, .text): same = .fails
        case (.set(let first, let firstOpen), .set(let second, let secondOpen)):
            if (first ^ second) & ~firstOpen & ~secondOpen != 0 {
                same = .fails
            } else {
                same = firstOpen == 0 && secondOpen == 0 ? .holds : .unknown
            }
        default: return .unknown
        }
        switch relation {
        case .equal: return same
        case .notEqual: return !same
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return .unknown
        }
    }
}
