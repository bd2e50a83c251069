import RedressModel
import RedressTime

/// What each slot of an incident can hold, and the answers of atoms and jump programs.
///
/// A slot that is known has equal ends; a number of which only a stretch is known has the ends of the stretch; unknown
/// and none stand in `low`. A set has its elements in `low`, and those that are unknown in the slot after it.
struct Machine {
    let program: CompiledProgram
    var low: [Int64]
    var high: [Int64]
    /// Whether some slot is unknown, so that the index alone decides no row.
    var isOpen = false
    var world: World
    /// The slots as the incident has them.
    private(set) var raw: [Int64]
    /// Values of computed defaults, by fact.
    var defaults: [FactID: Value] = [:]
    var derived: [DerivedState]
    /// How deadlines stand, for those that were asked for in full.
    var standings: [[SpotStanding]?]
    /// What a batch remembers of limits; none for a decision by itself.
    var dueMemories: [DueMemory] = []
    /// Whether the incident is void, known before the deadlines are worked out.
    var earlyVoid = Truth.fails
    /// Who takes each slot; nil until it is asked for.
    var routes: [RouteState?]
    /// Whether it is known who fills the roles, which in a batch it is not.
    var knowsPeople = true
    /// The answers to what `known` asks, of the incident as it stands.
    private var known: [Int: Truth] = [:]
    private let stands: Bool
    var element: Ground?
    var candidates: [UInt64]
    private var reached: [Bool] = []

    init(_ program: CompiledProgram, _ world: World) {
        self.program = program
        self.world = world
        stands = world.filled.isEmpty
        low = Array(repeating: Slot.unknown, count: program.slotCount)
        high = low
        raw = Array(repeating: Slot.absent, count: program.absent.count)
        derived = Array(repeating: DerivedState(value: .unknown), count: program.wiring.program.derived.count)
        routes = Array(repeating: nil, count: program.wiring.program.routes.count)
        standings = Array(repeating: nil, count: program.deadlines.count)
        candidates = Array(repeating: 0, count: program.index.wordCount)
        load(world.row.slots, asOf: world.asOf, from: 0)
    }

    /// Takes the slots of one incident, which start at a place of `slots`.
    mutating func load(_ slots: [Int64], asOf: Int64?, from start: Int) {
        let isTested = program.isTested.elements
        let (firstValue, unknown) = (Slot.firstValue, Slot.unknown)
        var isOpen = false
        for index in routes.indices { routes[index] = nil }
        for slot in raw.indices {
            var value = slots[start &+ slot]
            raw[slot] = value
            if value < firstValue {
                value = special(value, slot, asOf)
                if value == unknown, isTested[slot] { isOpen = true }
            }
            low[slot] = value
            high[slot] = value
        }
        for (slot, bits) in program.sets {
            if low[slot] == Slot.unknown {
                low[slot] = 0
                low[slot + 1] = Int64(bitPattern: bits)
            }
            if low[slot + 1] != 0 { isOpen = true }
        }
        self.isOpen = isOpen
        if !world.row.stretches.isEmpty { stretch() }
        if !world.filled.isEmpty { fill() }
    }

    /// Puts the numbers in of which only a stretch is known.
    private mutating func stretch() {
        for (id, stretch) in world.row.stretches {
            let slot = program.wiring.layout.factSlots[id.index]
            guard raw[slot] == Slot.absent else { continue }
            low[slot] = stretch.low ?? Slot.firstValue
            high[slot] = stretch.high ?? .max
        }
        isOpen = true
    }

    /// Puts the values in that a way tries.
    private mutating func fill() {
        let layout = program.wiring.layout
        for (variable, value) in world.filled {
            switch variable {
            case .mapSize: break
            case .element(let id, let word):
                let slot = layout.factSlots[id.index]
                guard case .yesNo(let isIn) = value, low[slot + 1] >> Int64(word) & 1 != 0 else { continue }
                low[slot + 1] &= ~(1 << Int64(word))
                if isIn { low[slot] |= 1 << Int64(word) }
            case .fact(let id):
                (low[layout.factSlots[id.index]], high[layout.factSlots[id.index]]) =
                    ends(of: value, program.wiring.program.schema[id].type)
            case .event(let id):
                (low[layout.eventSlots[id.index]], high[layout.eventSlots[id.index]]) = ends(of: value, .instant)
            }
        }
        isOpen = true
    }

    /// A value as a slot of a type holds it.
    private func ends(of value: Value, _ type: ValueType) -> (Int64, Int64) {
        switch value {
        case .none: return (Slot.none, Slot.none)
        case .yesNo(let isYes): return isYes ? (1, 1) : (0, 0)
        case .word(_, let word): return (Int64(word), Int64(word))
        case .number(let interval), .date(let interval), .instant(let interval):
            func end(_ end: Rational?, _ open: Int64) -> Int64 {
                guard let end else { return open }
                return program.wiring.slot(.number(end), type)
            }
            return (end(interval.low, Slot.firstValue), end(interval.high, .max))
        case .unknown, .set, .text, .otherText, .map: return (Slot.unknown, Slot.unknown)
        }
    }

    private func special(_ value: Int64, _ slot: Int, _ asOf: Int64?) -> Int64 {
        if case .second = program.absent[slot] { return 0 }
        switch value {
        case Slot.absent:
            switch program.absent[slot] {
            case .value(let value): return value
            case .event: return asOf == nil ? Slot.unknown : Slot.none
            case .second: return 0
            }
        case Slot.none: return Slot.none
        default: return Slot.unknown
        }
    }

    // MARK: Atoms and jump programs

    /// What is known of the answer to an atom.
    @inline(__always)
    mutating func answer(_ place: Int32) -> Truth {
        let test = program.tests[Int(place)]
        let slot = Int(test.slot)
        switch test.kind {
        case .range, .notRange:
            let isNegated = test.kind == .notRange
            let least = low[slot]
            guard least >= Slot.firstValue else { return least == Slot.none ? Truth(isNegated) : .unknown }
            let most = high[slot]
            if test.first <= least, most <= test.last { return Truth(!isNegated) }
            return most < test.first || test.last < least ? Truth(isNegated) : .unknown
        case .mask, .maskOrNone:
            let word = low[slot]
            guard word >= 0 else { return word == Slot.none ? Truth(test.kind == .maskOrNone) : .unknown }
            return Truth(UInt64(bitPattern: test.first) >> UInt64(word) & 1 != 0)
        case .bit:
            let inside = low[slot]
            if inside == Slot.none { return .fails }
            if inside >> test.first & 1 != 0 { return .holds }
            return low[slot + 1] >> test.first & 1 != 0 ? .unknown : .fails
        case .has:
            let value = low[slot]
            return value == Slot.none ? .fails : Truth(value == Slot.unknown ? nil : true)
        case .slow: return slowAnswer(Int(place))
        }
    }

    private mutating func slowAnswer(_ place: Int) -> Truth {
        switch program.atoms[place] {
        case .range, .mask, .bit, .has: return answer(Int32(place))
        case .comparison(let left, let relation, let right):
            return Machine.compare(value(left), relation, value(right), program.wiring.program.schema)
        case .truth(let term):
            let value = value(term)
            if case .yesNo(let isYes) = value { return Truth(isYes) }
            return value == .none ? .fails : .unknown
        case .membership(let term, let words):
            let value = value(term)
            if case .word(_, let word) = value { return Truth(words.contains(word)) }
            return value == .none ? .fails : .unknown
        case .contains(let term, let word):
            let value = value(term)
            guard case .set(let inside, let open) = value else { return value == .none ? .fails : .unknown }
            if inside >> UInt64(word) & 1 != 0 { return .holds }
            return open >> UInt64(word) & 1 != 0 ? .unknown : .fails
        case .isEmpty(let term):
            guard let size = Machine.size(value(term)) else { return .unknown }
            if let least = size.low, least > .zero { return .fails }
            return size.high == .zero ? .holds : .unknown
        case .hasValue(let term):
            let value = value(term)
            return value == .none ? .fails : Truth(value == .unknown ? nil : true)
        case .standing(let id, let state): return self.truth(of: id, state)
        case .known(let term):
            if stands {
                let value = value(term)
                return Truth(value.isCertain && value != .none)
            }
            return knownAsItStands(place, term)
        }
    }

    private mutating func knownAsItStands(_ place: Int, _ term: CompiledTerm) -> Truth {
        if element == nil, let truth = known[place] { return truth }
        var base = Machine(program, World(row: world.row, asOf: world.asOf))
        base.work()
        base.element = element
        base.low[program.elementSlot] = low[program.elementSlot]
        base.high[program.elementSlot] = high[program.elementSlot]
        let value = base.value(term)
        let truth = Truth(value.isCertain && value != .none)
        if element == nil { known[place] = truth }
        return truth
    }

    /// What is known of a condition. Where an answer is unknown both targets are followed; jumps lead forward, so one
    /// pass over the steps finds all that can be reached.
    mutating func run(_ code: Code) -> Truth {
        var place = code.start
        while place >= 0 {
            let jump = program.jumps[Int(place)]
            switch answer(jump.atom) {
            case .holds: place = jump.ifTrue
            case .fails: place = jump.ifFalse
            case .unknown: return follow(place, code)
            }
        }
        return place == Code.accept ? .holds : .fails
    }

    private mutating func follow(_ start: Int32, _ code: Code) -> Truth {
        let base = Int(start)
        var reached = [Bool](repeating: false, count: Int(code.end) - base)
        var accepts = false
        var rejects = false
        reached[0] = true
        for offset in reached.indices where reached[offset] {
            let jump = program.jumps[base + offset]
            let truth = answer(jump.atom)
            for (isTaken, target) in [(truth != .fails, jump.ifTrue), (truth != .holds, jump.ifFalse)] where isTaken {
                switch target {
                case Code.accept: accepts = true
                case Code.reject: rejects = true
                default: reached[Int(target) - base] = true
                }
            }
        }
        return accepts && rejects ? .unknown : accepts ? .holds : .fails
    }
}
