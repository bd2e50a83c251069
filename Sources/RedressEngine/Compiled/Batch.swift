package import RedressModel

/// A fine or reward that is due in a batch: before it is known who the people are.
package struct BatchCharge: Sendable {
    /// The place of the incident in the batch.
    package let incident: Int
    package let row: RowID
    package let item: Int
    /// The word or the place of the key that it is for; -1 where it is for the row or group.
    package let spot: Int
    package let isReward: Bool
    /// The role among the payers of an `each`; else 0.
    package let payer: Int
    /// For `each`, what one person owes.
    package let fen: Int64
}

/// How a deadline stands in a batch.
package struct BatchDeadline: Sendable {
    /// The place of the incident in the batch.
    package let incident: Int
    package let deadline: DeadlineID
    /// The word or the place of the key that it is owed for; -1 where it is owed once.
    package let spot: Int
    package let state: DeadlineState
    /// In seconds since 1970; nil without a due instant.
    package let due: Int64?
}

extension Evaluator {
    /// Judges many incidents whose slots stand one after another, and gives what is due to `charge`, and how deadlines
    /// stand to `deadline` where somebody asks.
    ///
    /// The same core as that of `decide` finds the rows; but no decision is built, and nobody is named. Incidents to
    /// which the policy does not apply have no charges. Those that are not decided by their slots alone (facts are
    /// missing, texts or maps are read, or items contradict) are given to `undecided` instead: `decide` must judge them.
    package func forEachCharge(
        in slots: [Int64], stride: Int, count: Int, asOf: Int64?, charge: (BatchCharge) -> Void,
        deadline: ((BatchDeadline) -> Void)? = nil, undecided: (Int) -> Void
    ) {
        let row = IncidentRow(
            id: "", layout: program.wiring.layout, roleCount: program.wiring.program.schema.roles.count)
        var batch = Batch(program, World(row: row, asOf: asOf))
        for incident in 0..<count {
            if !batch.judge(incident, slots, at: incident * stride, asOf, charge, deadline) { undecided(incident) }
        }
    }
}

/// The state of a batch, kept from one incident to the next.
private struct Batch {
    private var machine: Machine
    private var matches: [Match] = []
    private var found: [BatchCharge] = []
    private var kept: [BatchDeadline] = []
    private let firstEvent: Int?
    private let hasScope: Bool
    private let hasVoid: Bool
    private let settles: Bool
    private let needsReference: Bool
    private let rowIDs: [RowID]
    private let isPlain: [Bool]
    /// Of each deadline, whether it is owed for each of several elements.
    private let runsOver: [Bool]
    private let hasOnce: [Bool]

    init(_ program: CompiledProgram, _ world: World) {
        machine = Machine(program, world)
        machine.knowsPeople = false
        machine.dueMemories = program.dueMemories()
        firstEvent = program.wiring.layout.eventSlots.first
        hasScope = program.scope.start != Code.accept
        hasVoid = program.flatRows.elements.contains(where: \.hasVoid)
        settles =
            program.shapes.elements.contains(where: \.hasOverriders)
            || program.groups.contains { $0.group.isOfOutcomes && $0.group.hitPolicy == .first }
        needsReference = program.needsReference
        rowIDs = program.rows.map(\.id)
        isPlain = program.groups.map(\.isPlain)
        runsOver = program.deadlines.map { program.groups[$0.place].group.iteration != nil }
        hasOnce = program.groups.map { group in group.rows.contains { program.flatRows[$0].hasOnce } }
    }

    /// Whether the slots of an incident decide it.
    mutating func judge(
        _ incident: Int, _ slots: [Int64], at start: Int, _ asOf: Int64?, _ charge: (BatchCharge) -> Void,
        _ deadline: ((BatchDeadline) -> Void)?
    ) -> Bool {
        guard !needsReference else { return false }
        if let firstEvent, !machine.program.wiring.isInForce(slots[start + firstEvent]) { return true }
        machine.load(slots, asOf: asOf, from: start)
        if !machine.program.steps.isEmpty { machine.work() }
        if hasScope {
            switch machine.run(machine.program.scope) {
            case .fails: return true
            case .unknown: return false
            case .holds: break
            }
        }
        machine.matches(into: &matches)
        if settles { machine.settle(&matches) }
        for match in matches where match.truth == .unknown { return false }
        if hasVoid {
            switch machine.void(matches).truth {
            case .holds: return true
            case .unknown: return false
            case .fails: break
            }
        }
        if deadline != nil, !keepDeadlines(of: incident) { return false }
        guard findCharges(incident) else { return false }
        for item in found { charge(item) }
        if let deadline { tell(incident, deadline) }
        return true
    }

    /// Whether the charges of the matches are known.
    private mutating func findCharges(_ incident: Int) -> Bool {
        found.removeAll(keepingCapacity: true)
        let program = machine.program
        let shapes = program.shapes.elements
        var first = 0
        while first < matches.count {
            let group = Int(shapes[Int(matches[first].row)].group)
            var end = first + 1
            while end < matches.count, Int(shapes[Int(matches[end].row)].group) == group { end += 1 }
            let before = found.count
            var isFlat = isPlain[group] ? end - first == 1 || !hasOnce[group] : areApart(first..<end)
            var place = first
            while isFlat, place < end {
                isFlat = addFlat(incident, matches[place], program)
                place += 1
            }
            if !isFlat {
                found.removeLast(found.count - before)
                guard add(incident, group, first..<end) else { return false }
            }
            first = end
        }
        return true
    }

    /// Whether it is known of all deadlines how they stand and when they fall due. Both of two limits may be missed where
    /// nobody knows which of them holds.
    private mutating func keepDeadlines(of incident: Int) -> Bool {
        kept.removeAll(keepingCapacity: true)
        let program = machine.program
        let unknown = Slot.unknown
        for index in runsOver.indices {
            let id = DeadlineID(index)
            guard !runsOver[index] else {
                guard keepElements(of: id, incident) else { return false }
                continue
            }
            let slots = program.slots(of: id)
            if machine.low[slots.open] != 0 { return false }
            guard DeadlineState(slot: machine.low[slots.states]) != nil else { continue }
            let due = machine.low[slots.due]
            guard due != unknown, due == machine.high[slots.due] else { return false }
        }
        return true
    }

    /// Tells how the deadlines stand, all of which are known: those of elements as they were kept, the others as their
    /// slots hold them.
    private func tell(_ incident: Int, _ deadline: (BatchDeadline) -> Void) {
        let program = machine.program
        let firstValue = Slot.firstValue
        var next = 0
        for index in runsOver.indices {
            let id = DeadlineID(index)
            guard !runsOver[index] else {
                while next < kept.count, kept[next].deadline == id {
                    deadline(kept[next])
                    next += 1
                }
                continue
            }
            let slots = program.slots(of: id)
            guard let state = DeadlineState(slot: machine.low[slots.states]) else { continue }
            let due = machine.low[slots.due]
            deadline(
                BatchDeadline(
                    incident: incident, deadline: id, spot: -1, state: state, due: due < firstValue ? nil : due))
        }
    }

    private mutating func keepElements(of id: DeadlineID, _ incident: Int) -> Bool {
        for spot in machine.standings(of: id) where spot.standing.applies != .fails {
            let state = DeadlineState.allCases.first { spot.standing[$0] == .holds }
            guard spot.standing.applies == .holds, let state, spot.standing.moment.isCertain else { return false }
            kept.append(
                BatchDeadline(
                    incident: incident, deadline: id, spot: Int(spot.spot), state: state,
                    due: spot.standing.moment.interval?.point?.whole))
        }
        return true
    }

    /// Whether no two items of matches can meet.
    private func areApart(_ range: Range<Int>) -> Bool {
        for place in range {
            let row = machine.program.flatRows[Int(matches[place].row)]
            guard row.isDisjoint, range.count == 1 || !row.hasOnce else { return false }
            for other in range.lowerBound..<place where matches[other].spot == matches[place].spot { return false }
        }
        return true
    }

    /// Adds what a match asks for where its sums are plain numbers, and nothing but the row decides.
    private mutating func addFlat(_ incident: Int, _ match: Match, _ program: CompiledProgram) -> Bool {
        let row = program.flatRows[Int(match.row)]
        for place in Int(row.start)..<Int(row.end) {
            let item = program.flatItems[place]
            guard item.isFlat, match.spot != -2 else { return false }
            var fen = item.fen
            if item.slot >= 0 {
                let count = machine.low[Int(item.slot)]
                guard count >= 0, count == machine.high[Int(item.slot)] else { return false }
                let (product, overflow) = fen.multipliedReportingOverflow(by: count)
                guard !overflow else { return false }
                fen = product
            }
            guard fen > 0 else { continue }
            for payer in 0..<Int(item.bearers) {
                found.append(
                    BatchCharge(
                        incident: incident, row: rowIDs[Int(match.row)], item: Int(item.item), spot: Int(match.spot),
                        isReward: item.isReward, payer: payer, fen: fen))
            }
        }
        return true
    }

    /// Adds what a group's matches ask for by its hit policy; false where that leaves something open.
    private mutating func add(_ incident: Int, _ place: Int, _ range: Range<Int>) -> Bool {
        let group = machine.program.groups[place]
        var isDecided = true
        for isReward in [false, true] {
            let claims = machine.claims(group, matches[range], isReward: isReward) { _, _, _ in isDecided = false }
            let charges = machine.charges(group, claims, matches[range], nil, isNotVoid: .holds) { _, _, _, _ in
                isDecided = false
            }
            for charge in charges {
                let claim = claims[charge.claim]
                guard charge.truth == .holds else {
                    isDecided = isDecided && charge.truth == .fails
                    continue
                }
                guard let fen = charge.amount.low, fen == charge.amount.high, !charge.amount.isOpen else {
                    isDecided = false
                    continue
                }
                guard fen > 0 else { continue }
                let payer = claim.money.payers.firstIndex { $0 == charge.payers.first } ?? 0
                found.append(
                    BatchCharge(
                        incident: incident, row: rowIDs[claim.row], item: claim.item, spot: Int(claim.spot),
                        isReward: isReward, payer: payer, fen: fen))
            }
        }
        return isDecided
    }
}
