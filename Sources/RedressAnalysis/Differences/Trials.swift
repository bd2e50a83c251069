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
        guard [.route, .fine, .reward, .escalation].contains(key.aspect) else { return [] }
        let roles = program.schema.roles
        if key.aspect == .route || key.aspect == .escalation {
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
        let items = own.flatMap { deadline in
            [witness.joint.old, witness.joint.new].flatMap { $0.groups[deadline.group.index].rows }.flatMap(\.dueItems)
        }
        let starts = Set(items.compactMap { $0.start?.event } + [EventID(0)]).filter(isDated).sorted()
        let ends = Set(items.compactMap { $0.until?.event }).subtracting(starts).filter(isDated).sorted()
        return moments.flatMap { moment -> [IncidentRow] in
            var begun = row
            for event in starts { set(event, moment, in: &begun) }
            for event in ends { set(event, Slot.absent, in: &begun) }
            // When a limit falls due shows by itself; what follows from it needs a late look.
            begun.asOf = key.aspect == .deadline ? nil : moment + 86_400 * 400
            return [begun] + (key.aspect == .deadline ? [] : ended(begun, ends, moment))
        }
    }

    /// So many ways of ending deadlines are tried from one moment.
    private static let maximumEndings = 96

    /// The incident with each of its deadlines kept, or passed, around the instants at which they fall due.
    private func ended(_ row: IncidentRow, _ ends: [EventID], _ moment: Int64) -> [IncidentRow] {
        let (one, other) = witness.decide(row)
        let dues = Set((one.deadlines + other.deadlines).compactMap(\.due)).sorted()
        let instants = dues.flatMap { [$0, $0 + 1] }
        var rows = ([moment] + instants).map { instant in
            var open = row
            open.asOf = instant
            return open
        }
        var kept = [row]
        for event in ends {
            kept += kept.flatMap { row in
                instants.map { instant in
                    var row = row
                    set(event, instant, in: &row)
                    return row
                }
            }
            if kept.count > Self.maximumEndings { break }
        }
        rows += kept.dropFirst().prefix(Self.maximumEndings)
        // One kept while another is still open.
        for instant in instants {
            rows += kept.dropFirst().prefix(Self.maximumEndings / 4).map { row in
                var early = row
                early.asOf = instant
                return early
            }
        }
        return rows
    }

    private func isDated(_ event: EventID) -> Bool { program.schema[event].key == nil }

    private func set(_ event: EventID, _ moment: Int64, in row: inout IncidentRow) {
        row.slots[witness.layout.eventSlots[event.index]] = moment
    }

    /// Ordinary moments; of fixed limits those at which they fall due at different instants, the first either way.
    private var moments: [Int64] {
        let starts = StartMoments(program)
        guard let first = starts.ordinary.first else { return [] }
        var differing: [Int64] = []
        var isFixed = false
        for (old, new) in limits where fixed(old, new, at: first) != nil {
            isFixed = true
            var counts = [Order.before: 0, .after: 0]
            let most = max(1, Self.maximumStarts / (2 * limits.count))
            for moment in starts.all where counts.values.contains(where: { $0 < most }) {
                guard let order = fixed(old, new, at: moment), counts[order].map({ $0 < most }) == true else {
                    continue
                }
                counts[order, default: 0] += 1
                differing.append(moment)
            }
        }
        guard isFixed else { return starts.ordinary }
        return differing.isEmpty ? Array(starts.ordinary.prefix(2)) : Array(Set(differing)).sorted()
    }

    private enum Order {
        case before, after, same
    }

    /// How the due instants of two limits that start together follow one another; nil where their amounts come from the
    /// incident.
    private func fixed(_ old: DueItem, _ new: DueItem, at moment: Int64) -> Order? {
        let start = Instant(seconds: moment)
        guard let one = judges.old.fixedDue(old, from: start), let other = judges.new.fixedDue(new, from: start) else {
            return nil
        }
        if one == other { return .same }
        guard case .at(let mine, _) = one, case .at(let its, _) = other else { return .before }
        return mine < its ? .before : .after
    }
}
