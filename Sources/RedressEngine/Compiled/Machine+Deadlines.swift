import RedressModel
import RedressTime

// MARK: - Deadlines made of slots

extension Machine {
    /// Works a deadline out and keeps what became of it in its slots.
    mutating func workDeadline(_ id: DeadlineID) {
        if standings[id.index] != nil { standings[id.index] = nil }
        let plain = program.plainDeadlines[id.index]
        if plain.start < plain.end, let outcome = plainOutcome(plain) {
            keep(outcome, id)
        } else {
            keep(DeadlineSlotState(standings(of: id).map(\.standing)), id)
        }
    }

    private mutating func keep(_ state: DeadlineSlotState, _ id: DeadlineID) {
        let slots = program.slots(of: id)
        (low[slots.states], high[slots.states]) = (state.inside, state.inside)
        (low[slots.open], high[slots.open]) = (state.open, state.open)
        (low[slots.due], high[slots.due]) = (state.dueLow, state.dueHigh)
        if state.open != 0 || state.dueLow == Slot.unknown || state.dueLow != state.dueHigh { isOpen = true }
    }

    /// What becomes of a plain deadline; nil where something is unknown, or its rows contradict.
    private mutating func plainOutcome(_ deadline: PlainDeadline) -> DeadlineSlotState? {
        switch earlyVoid {
        case .holds: return .absent
        case .unknown: return nil
        case .fails: break
        }
        var best: PlainDueInstant?
        var until: Int32 = -1
        for place in deadline.start..<deadline.end {
            let row = program.plainDues[Int(place)]
            switch run(row.code) {
            case .fails: continue
            case .unknown: return nil
            case .holds: break
            }
            if row.guardCode.start != Code.accept {
                let guardTruth = run(row.guardCode)
                if guardTruth == .unknown { return nil }
                if guardTruth == .fails { continue }
            }
            guard let next = dueInstant(row) else { return nil }
            if let old = best {
                guard let isBetter = next.replaces(old, deadline.policy) else { return nil }
                if !isBetter { continue }
            }
            best = next
            until = row.until
            if deadline.policy == .first { break }
        }
        guard let best else { return .absent }
        return outcome(best, until)
    }

    private mutating func dueInstant(_ row: PlainDue) -> PlainDueInstant? {
        var start: Int64 = 0
        if row.start >= 0 {
            start = low[Int(row.start)]
            if start == Slot.none { return .notStarted }
            guard start >= Slot.firstValue, start == high[Int(row.start)] else { return nil }
        }
        guard let due = due(row, from: start) else { return nil }
        switch due {
        case .at(let due, let first):
            return PlainDueInstant(tier: 1, due: due.seconds, notBefore: first?.seconds ?? .min)
        case .atOnce: return .atOnce
        case .none: return .unlimited
        case .unknownYear, .outOfRange: return nil
        }
    }

    private mutating func due(_ row: PlainDue, from start: Int64) -> Due? {
        if row.memory >= 0, !dueMemories.isEmpty {
            return dueMemories[Int(row.memory)].due(Int(row.place), from: start)
        }
        let limit = program.limits[Int(row.limit)]
        guard row.start >= 0 || !limit.needsStart else { return nil }
        return program.timeRules[Int(row.rules)].due(limit, from: Instant(seconds: start))
    }

    private func outcome(_ due: PlainDueInstant, _ until: Int32) -> DeadlineSlotState? {
        let moment = due.tier == 1 ? due.due : Slot.none
        func state(_ state: DeadlineState) -> DeadlineSlotState {
            DeadlineSlotState(inside: 1 << Int64(state.place), open: 0, dueLow: moment, dueHigh: moment)
        }
        if due.tier == PlainDueInstant.notStarted.tier { return state(.due) }
        let actual = until < 0 ? Slot.none : low[Int(until)]
        if actual == Slot.none {
            guard due.tier == 1 else { return state(.due) }
            guard let asOf = world.asOf else { return nil }
            if asOf <= due.due { return state(.due) }
            return until < 0 ? nil : state(.late)
        }
        guard actual >= Slot.firstValue, actual == high[Int(until)] else { return nil }
        guard due.tier == 1 else { return state(.met) }
        return state(actual > due.due || actual < due.notBefore ? .late : .met)
    }
}

/// Where the rows of a plain deadline lead: first a duty at once, then due instants, then clocks that have not started,
/// then what has no due instant.
private struct PlainDueInstant {
    let tier: Int
    var due: Int64 = 0
    var notBefore = Int64.min

    static let atOnce = PlainDueInstant(tier: 0)
    static let notStarted = PlainDueInstant(tier: 2)
    static let unlimited = PlainDueInstant(tier: 3)

    /// Whether it counts in the place of one of a row before it; nil where that needs a closer look.
    func replaces(_ other: PlainDueInstant, _ policy: HitPolicy) -> Bool? {
        switch policy {
        case .earliest: (tier, due) < (other.tier, other.due)
        case .latest: (tier, due) > (other.tier, other.due)
        case .agree, .sum, .highest, .lowest: (tier, due) == (other.tier, other.due) ? false : nil
        case .unique, .first: nil
        }
    }
}

/// What became of a deadline, as its slots hold it.
struct DeadlineSlotState {
    let inside: Int64
    let open: Int64
    let dueLow: Int64
    let dueHigh: Int64

    static let absent = DeadlineSlotState(inside: 0, open: 0, dueLow: Slot.none, dueHigh: Slot.none)

    init(inside: Int64, open: Int64, dueLow: Int64, dueHigh: Int64) {
        self.inside = inside
        self.open = open
        self.dueLow = dueLow
        self.dueHigh = dueHigh
    }

    /// What several elements come to together: late or due where one is, met where all that apply are.
    init(_ standings: [DeadlineStanding]) {
        let isMet = standings.any(\.met) && standings.all { !$0.applies || $0.met }
        let truths = [
            (DeadlineState.late, standings.any(\.late)), (.met, isMet), (.due, standings.any(\.due)),
        ]
        var (inside, open): (Int64, Int64) = (0, 0)
        for (state, truth) in truths {
            if truth == .holds { inside |= 1 << Int64(state.place) }
            if truth == .unknown { open |= 1 << Int64(state.place) }
        }
        (self.inside, self.open) = (inside, open)
        switch Machine.earliest(standings.map(\.moment)) {
        case .none: (dueLow, dueHigh) = (Slot.none, Slot.none)
        case .instant(let interval):
            dueLow = interval.low?.whole ?? Slot.firstValue
            dueHigh = interval.high?.whole ?? .max
        default: (dueLow, dueHigh) = (Slot.unknown, Slot.unknown)
        }
    }
}

// MARK: - Asking

extension Machine {
    /// How a deadline stands at each of its grounds.
    mutating func standings(of id: DeadlineID) -> [SpotStanding] {
        if let known = standings[id.index] { return known }
        let (outer, least, most) = (element, low[program.elementSlot], high[program.elementSlot])
        leave()
        let found = workedOut(program.deadlines[id.index])
        element = outer
        low[program.elementSlot] = least
        high[program.elementSlot] = most
        standings[id.index] = found
        return found
    }

    /// Whether a deadline of several elements stands so: at the element at hand where that is one of its own.
    mutating func truth(of id: DeadlineID, _ state: DeadlineState) -> Truth {
        if let own = ownStanding(id) { return own[state] }
        let slots = program.slots(of: id)
        if low[slots.states] >> Int64(state.place) & 1 != 0 { return .holds }
        return low[slots.open] >> Int64(state.place) & 1 != 0 ? .unknown : .fails
    }

    /// When a deadline falls due.
    mutating func moment(of id: DeadlineID) -> Value {
        if let own = ownStanding(id) { return own.moment }
        let slots = program.slots(of: id)
        switch low[slots.due] {
        case Slot.none: return .none
        case Slot.unknown: return .unknown
        case let least:
            let most = high[slots.due]
            return .instant(
                Interval(
                    low: least == Slot.firstValue ? nil : Rational(least), high: most == .max ? nil : Rational(most)))
        }
    }

    /// How a deadline stands at the element at hand; nil where that is none of its own.
    private mutating func ownStanding(_ id: DeadlineID) -> DeadlineStanding? {
        guard let element else { return nil }
        let program = self.program.wiring.program
        let group = program.groups[program.deadlines[id.index].group.index]
        guard group.iteration != nil else { return nil }
        let (other, own): (GroupID, Ground) =
            switch element {
            case .group(let id): (id, .group(group.id))
            case .element(let id, let vocabulary, let word): (id, .element(group.id, vocabulary, word))
            case .key(let id, let name): (id, .key(group.id, name))
            }
        guard program.groups[other.index].iteration == group.iteration else { return nil }
        return standings(of: id).first { $0.ground == own }?.standing ?? .absent
    }
}

/// How a deadline stands at a ground, and the matches that say so.
struct SpotStanding {
    let spot: Int32
    let ground: Ground
    let standing: DeadlineStanding
    let matches: [Match]
}
