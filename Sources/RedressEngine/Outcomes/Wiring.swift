import RedressModel
import RedressTime

/// What follows from a program alone: where its inputs stand, and which rows concern which.
final class Wiring: Sendable {
    let program: Program
    let layout: RowLayout
    /// For each row, the rows that override it, with their guards.
    let overriders: [RowID: [(row: RowID, guardCondition: Condition)]]
    /// The rows that void an incident.
    let voidRows: [RowID]
    /// For each derived value, the slot in which an incident carries it.
    let givenSlots: [DerivedID: Int]
    /// For each group of `define` or `classify`, its value.
    let derivedOfGroup: [GroupID: DerivedID]
    let comparisons: Comparisons
    /// All parts of the program, in the order in which decisions speak of them.
    let parts: [Part]
    /// Facts whose default is an expression over others, so that what an incident carries can differ from it.
    let computedDefaults: [FactID]
    let zone: TimeZoneRules?
    /// How limits are counted on each calendar of the program; on a week of five days where it names none.
    let timeRules: [TimeRules]
    /// The first moment at which the policy is in force, and the first at which it no longer is.
    let inForce: (from: Int64?, until: Int64?)

    init(_ program: Program) {
        self.program = program
        layout = RowLayout(program.schema)
        var overriders: [RowID: [(row: RowID, guardCondition: Condition)]] = [:]
        var voidRows: [RowID] = []
        for group in program.groups {
            for (index, row) in group.rows.enumerated() {
                let id = RowID(group: group.id, index: index)
                for override in row.overrides {
                    overriders[override.row, default: []].append((id, override.guardCondition))
                }
                if row.items.contains(where: \.isVoid) { voidRows.append(id) }
            }
        }
        self.overriders = overriders
        self.voidRows = voidRows
        var givenSlots: [DerivedID: Int] = [:]
        for (givable, slot) in zip(program.schema.givable, layout.givenSlots) { givenSlots[givable.derived] = slot }
        self.givenSlots = givenSlots
        var derivedOfGroup: [GroupID: DerivedID] = [:]
        for derived in program.derived {
            if case .rows(let group) = derived.body { derivedOfGroup[group] = derived.id }
        }
        self.derivedOfGroup = derivedOfGroup
        comparisons = Comparisons(program)
        let outcomes = program.groups.filter(\.isOfOutcomes)
        let duties = program.requirements.indices.filter { program.requirements[$0].kind == .duty }
        parts =
            [.scope, .void] + program.derived.map { .derived($0.id) } + program.routes.map { .route($0.id) }
            + program.deadlines.map { .deadline($0.id, nil) } + outcomes.map { .group($0.id, nil) }
            + duties.map { .duty($0) }
        computedDefaults = program.schema.facts.filter { fact in
            fact.key == nil && fact.defaultValue.map { !Comparisons.isConstant($0) } == true
        }.map(\.id)
        let zone = TimeZoneRules(identifier: program.header.timezone)
        self.zone = zone
        let calendars = program.calendars.isEmpty ? [.weekdays] : program.calendars
        timeRules = calendars.map {
            TimeRules(zone: zone ?? .utc, calendar: $0, daysEnd: program.daysEnd, rollsOver: program.rollsOver)
        }
        func start(_ day: Int64?) -> Int64? {
            day.flatMap { day in zone?.instant(of: CivilDate(dayNumber: day)).seconds }
        }
        inForce = (start(program.header.effectiveFrom), start(program.header.effectiveUntil.map { $0 + 1 }))
    }

    /// How limits are counted on a calendar.
    func rules(of calendar: CalendarID) -> TimeRules { timeRules[place(of: calendar)] }

    /// The place of those rules.
    func place(of calendar: CalendarID) -> Int { timeRules.indices.contains(calendar.index) ? calendar.index : 0 }

    /// How long it is from one moment to another, in seconds, working seconds or working days. None where one of them has
    /// not happened; unknown where a year between them is.
    func elapsed(from first: Value, to last: Value, _ measure: Term.Measure) -> Value {
        if first == .none || last == .none { return .none }
        let rules: TimeRules =
            switch measure {
            case .clock: rules(of: CalendarID(0))
            case .workingSeconds(let calendar), .workingDays(let calendar): rules(of: calendar)
            }
        guard let from = rules.moment(first), let to = rules.moment(last) else { return .unknown }
        func length(_ first: Rational?, _ last: Rational?) -> Rational? {
            guard let first = first?.whole, let last = last?.whole else { return nil }
            let (from, to) = (Instant(seconds: first), Instant(seconds: last))
            return switch measure {
            case .clock: Rational(rules.elapsed(from: from, to: to))
            case .workingSeconds: rules.elapsedWorkingSeconds(from: from, to: to).map { Rational($0) }
            case .workingDays: rules.elapsedWorkingDays(from: from, to: to).map { Rational($0) }
            }
        }
        let interval = Interval(low: length(from.high, to.low), high: length(from.low, to.high))
        return interval == .everything ? .unknown : .number(interval)
    }

    /// Whether the policy is in force for an incident whose first declared event is in a slot. One that carries no such
    /// date is judged as in force.
    func isInForce(_ moment: Int64?) -> Bool {
        guard let moment, moment >= Slot.firstValue else { return true }
        return inForce.from.map { moment >= $0 } != false && inForce.until.map { moment < $0 } != false
    }

    /// What an incident carries for a derived value of its own; nil where the rules decide. A value said to be unknown
    /// is left to the rules.
    func given(_ derived: DerivedID, in row: IncidentRow) -> Value? {
        guard let slot = givenSlots[derived], row.slots[slot] >= Slot.firstValue else { return nil }
        let type = program.derived[derived.index].type
        if case .set = type {
            let open = UInt64(bitPattern: row.slots[slot + 1]).openBits
            return .set(inside: UInt64(bitPattern: row.slots[slot]), open: open)
        }
        return Value(slot: row.slots[slot], type: type, texts: row.texts, sanctions: program.schema.sanctions)
    }

    /// The vocabulary of a set type.
    func vocabulary(of type: ValueType) -> VocabularyID? {
        switch type {
        case .set(let vocabulary), .symbol(let vocabulary): vocabulary
        case .sanction: program.schema.sanctions
        case .yesNo, .number, .money, .text, .date, .instant, .duration, .person, .role: nil
        }
    }

    /// The bits of all words of a vocabulary.
    func allBits(_ vocabulary: VocabularyID) -> UInt64 {
        let count = min(program.schema[vocabulary].words.count, Vocabulary.maximumSetWords)
        return count == 0 ? 0 : UInt64.max >> UInt64(64 - count)
    }
}

extension UInt64 {
    /// The bits of a slot of unknown elements, which holds a special value where nothing is unknown.
    var openBits: UInt64 { Int64(bitPattern: self) < 0 ? 0 : self }

    /// The places of the bits that are set, rising.
    var places: [Int] { (0..<64).filter { self & (1 << UInt64($0)) != 0 } }
}

extension Item {
    /// Whether it makes the incident void.
    var isVoid: Bool {
        if case .void = kind { return true }
        return false
    }
}

extension Item {
    /// Whether it says something of the whole row rather than of each element: it is told so, or of a kind that
    /// unites, or what an assessor set can break it.
    var joinsElements: Bool {
        switch kind {
        case .money(let money): isOnce || money.assessed != nil
        case .sanction(let sanction): isOnce || sanction.assessed != nil
        case .value, .who, .copy, .limit, .notify, .record, .remedy, .escalate, .approval, .reopen, .void: true
        }
    }
}

extension Group {
    /// Whether its rows give outcomes, and not a value.
    var isOfOutcomes: Bool {
        switch kind {
        case .schedule, .rules, .late: true
        case .define, .classify, .route, .deadline: false
        }
    }
}
