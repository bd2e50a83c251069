import RedressEngine
import RedressModel
import RedressTime

/// Incidents that are tried one after the other for one that shows a difference: as they are, with people away or in two
/// roles, and with moments at which deadlines stand otherwise.
struct Trials {
    private let witness: DifferenceWitness
    private let key: OutcomeKey
    private let others: DifferenceWitness.Rows
    private let point: Point
    private let limits: [(old: DueItem, new: DueItem)]
    private let judges: (old: Evaluator, new: Evaluator)

    /// How many of the moments at which two limits fall due differently are put to the evaluators.
    private static let maximumStarts = 8

    init(
        _ witness: DifferenceWitness, _ key: OutcomeKey, _ point: Point, without others: DifferenceWitness.Rows,
        _ limits: [(old: DueItem, new: DueItem)],
        _ judges: (old: Evaluator, new: Evaluator)
    ) {
        self.witness = witness
        self.key = key
        self.others = others
        self.point = point
        self.limits = limits
        self.judges = judges
    }

    private var program: Program { witness.joint.old }

    /// The first incident about which the versions differ, with what they decide.
    func first(from row: IncidentRow) -> (row: IncidentRow, pair: DifferenceWitness.Pair)? {
        if let prefers = witness.prefers, let found = first(from: row, where: { prefers(witness.versions($0).new) }) {
            return found
        }
        return first(from: row) { _ in true }
    }

    private func first(
        from row: IncidentRow, where isWanted: (IncidentRow) -> Bool
    ) -> (row: IncidentRow, pair: DifferenceWitness.Pair)? {
        func shown(_ row: IncidentRow) -> (row: IncidentRow, pair: DifferenceWitness.Pair)? {
            let pair = witness.pair(row, key)
            return pair.differs && pair.isApart(from: others) && isWanted(row) ? (row, pair) : nil
        }
        if let found = shown(row) { return found }
        for staffed in staffed(row) { if let found = shown(staffed) { return found } }
        for dated in dated(row) { if let found = shown(dated) { return found } }
        return nil
    }

    // MARK: - People

    /// One role after the other without anybody, then two roles in one hand.
    private func staffed(_ row: IncidentRow) -> [IncidentRow] {
        var rows: [IncidentRow] = []
        guard key.aspect == .route || key.aspect == .fine || key.aspect == .reward else { return [] }
        let roles = program.schema.roles
        if key.aspect == .route {
            var away = row
            for role in roles {
                var one = row
                one.people[role.id.index] = .named([])
                rows.append(one)
                away.people[role.id.index] = .named([])
                rows.append(away)
            }
        }
        for one in roles {
            for other in roles where one.id < other.id && rows.count < 200 {
                var both = row
                both.people[one.id.index] = .named(["甲"])
                both.people[other.id.index] = .named(["甲"])
                rows.append(both)
            }
        }
        return rows
    }

    // MARK: - Moments

    /// The deadlines whose state the point speaks of, and the one that the difference is about.
    private var deadlines: [Deadline] {
        let states = point.values.keys.compactMap { if case .deadline(let id, _) = $0 { id } else { nil } }
        return program.deadlines.filter { deadline in
            states.contains(deadline.id) || key.aspect == .deadline && deadline.name == key.names.first
        }
    }

    private func dated(_ row: IncidentRow) -> [IncidentRow] {
        let own = deadlines
        guard !own.isEmpty else { return [] }
        let items = own.flatMap { deadline -> [DueItem] in
            [witness.joint.old, witness.joint.new].flatMap { $0.groups[deadline.group.index].rows }.flatMap(\.items)
                .compactMap { if case .limit(let due) = $0.kind { due } else { nil } }
        }
        let starts = Set(items.compactMap { $0.start?.event } + [EventID(0)]).sorted()
        let ends = Set(items.compactMap { $0.until?.event }).subtracting(starts).sorted()
        return moments.flatMap { moment -> [IncidentRow] in
            var begun = row
            for event in starts where isDated(event) { set(event, moment, in: &begun) }
            for event in ends where isDated(event) { set(event, Slot.absent, in: &begun) }
            // When a limit falls due shows by itself; what follows from it needs a late look.
            begun.asOf = key.aspect == .deadline ? nil : moment + 86_400 * 400
            return [begun] + (key.aspect == .deadline ? [] : ended(begun, ends, moment))
        }
    }

    /// The incident with its deadlines kept, or passed, around the instants at which they fall due.
    private func ended(_ row: IncidentRow, _ ends: [EventID], _ moment: Int64) -> [IncidentRow] {
        let (one, other) = witness.decide(row)
        let dues = Set((one.deadlines + other.deadlines).compactMap(\.due)).sorted()
        var rows: [IncidentRow] = []
        for instant in dues.flatMap({ [$0, $0 + 1] }) {
            var kept = row
            for event in ends where isDated(event) { set(event, instant, in: &kept) }
            var open = row
            open.asOf = instant
            rows += [kept, open]
        }
        var early = row
        early.asOf = moment
        return rows + [early]
    }

    private func isDated(_ event: EventID) -> Bool { program.schema[event].key == nil }

    private func set(_ event: EventID, _ moment: Int64, in row: inout IncidentRow) {
        row.slots[witness.layout.eventSlots[event.index]] = moment
    }

    /// Ordinary moments; of two fixed limits those at which they fall due at different instants.
    private var moments: [Int64] {
        let starts = StartMoments(program)
        guard let (old, new) = limits.first, let first = starts.ordinary.first,
            fixed(old, new, at: first) != nil
        else { return starts.ordinary }
        var differing: [Int64] = []
        for moment in starts.all where differing.count < Self.maximumStarts {
            if fixed(old, new, at: moment) == true { differing.append(moment) }
        }
        return differing.isEmpty ? Array(starts.ordinary.prefix(2)) : differing
    }

    /// Whether two limits that start together fall due at different instants; nil where their amounts come from the
    /// incident.
    private func fixed(_ old: DueItem, _ new: DueItem, at moment: Int64) -> Bool? {
        let start = Instant(seconds: moment)
        guard let one = judges.old.fixedDue(old, from: start), let other = judges.new.fixedDue(new, from: start) else {
            return nil
        }
        return one != other
    }
}
