import RedressEngine
import RedressModel
import RedressTime

/// Finds an incident about which two versions differ as a facet says, puts it to both evaluators, and takes from it what
/// does not matter.
struct DifferenceWitness {
    let joint: JointProgram
    let builder: IncidentBuilder
    let layout: RowLayout
    private let judges: (old: Evaluator, new: Evaluator)
    private let slices: Slices
    private let rows: (old: VersionRows, new: VersionRows)
    /// Facts that the incident must not say.
    private let leftOut: Set<FactID>
    /// What an incident that shows a difference should show too, as the new version reads it, where some that is tried
    /// does.
    let prefers: ((IncidentRow) -> Bool)?

    init(
        _ facets: PolicyFacets, _ judges: (old: Evaluator, new: Evaluator), leavingOut leftOut: [FactID],
        preferring prefers: ((IncidentRow) -> Bool)? = nil
    ) {
        self.prefers = prefers
        joint = facets.joint
        slices = Slices(joint.fromOld.program, joint.fromNew.program)
        self.judges = judges
        self.leftOut = Set(leftOut)
        builder = IncidentBuilder(facets.old, isFilled: false)
        layout = RowLayout(facets.old.schema)
        rows = (
            VersionRows(joint.fromOld, joint.old.schema, carriedAs: [:]),
            VersionRows(joint.fromNew, joint.old.schema, carriedAs: joint.carriedAs)
        )
    }

    /// The incident as each version reads it.
    func versions(_ row: IncidentRow) -> (old: IncidentRow, new: IncidentRow) { (rows.old(row), rows.new(row)) }

    /// What each version decides about one thing.
    struct Pair: Equatable {
        let old: [NamedOutcome]
        let new: [NamedOutcome]
        /// Whether both versions speak about the incident.
        let isShared: Bool

        var differs: Bool { old != new }

        /// Whether it rests on none of some rows.
        func isApart(from rows: Rows) -> Bool {
            rows.old.isDisjoint(with: old.compactMap(\.row)) && rows.new.isDisjoint(with: new.compactMap(\.row))
        }
    }

    /// Rows of both versions.
    struct Rows {
        let old: Set<RowID>
        let new: Set<RowID>
    }

    /// What both versions decide for an incident.
    func decide(_ row: IncidentRow) -> (old: Decision, new: Decision) {
        let (one, other) = versions(row)
        return (judges.old.decide(one, asOf: one.asOf), judges.new.decide(other, asOf: other.asOf))
    }

    /// Whether the versions decide so about an incident, as far as some judges of them tell.
    private func stays(
        _ pair: Pair, _ key: OutcomeKey, _ row: IncidentRow, _ judges: (old: Evaluator, new: Evaluator)
    ) -> Bool {
        let (mine, its) = versions(row)
        let one = judges.old.decide(mine, asOf: mine.asOf)
        // Mostly the first of the two tells.
        guard one.notApplicable != nil || NamedOutcomes(one, in: joint.fromOld.program)[key] == pair.old else {
            return false
        }
        return self.pair(one, judges.new.decide(its, asOf: its.asOf), key) == pair
    }

    func pair(_ row: IncidentRow, _ key: OutcomeKey) -> Pair {
        let (one, other) = decide(row)
        return pair(one, other, key)
    }

    private func pair(_ one: Decision, _ other: Decision, _ key: OutcomeKey) -> Pair {
        let isShared = one.notApplicable == nil && other.notApplicable == nil
        // Where only one version speaks, that alone is the difference.
        guard isShared || key.aspect == .scope else { return Pair(old: [], new: [], isShared: false) }
        return Pair(
            old: NamedOutcomes(one, in: joint.fromOld.program)[key],
            new: NamedOutcomes(other, in: joint.fromNew.program)[key], isShared: isShared)
    }

    /// Whether two limits, one of each version, never stand so, whatever moment starts both clocks, as far as their units
    /// or going through the days tell.
    func neverStand(_ old: DueItem, _ new: DueItem, so order: DueOrder) -> Bool {
        guard let one = judges.old.fixedLimit(old), let other = judges.new.fixedLimit(new) else { return false }
        return FixedLimit.neverStand(one, other, so: order)
    }

    /// An incident near a point; nil where none that was tried shows a difference that rests on no other rows.
    func witness(
        at point: Point, of key: OutcomeKey, without others: Rows, _ limits: [(old: DueItem, new: DueItem)]
    ) -> Shown? {
        let values = point.values.filter { coordinate, value in
            switch coordinate {
            case .given: value != .absent
            case .fact(let id), .element(let id, _): !leftOut.contains(id)
            case .entry, .entryElement, .event, .eventEntry, .known, .mapSize, .deadline, .parameter, .figure, .charge,
                .people, .absence, .kind, .kindSum:
                true
            }
        }
        var first = builder.incident(at: Point(values: values))
        // When a limit falls due shows by itself, whatever the time.
        if key.aspect == .deadline { first.asOf = nil }
        let trials = Trials(self, key, point, without: others, limits, judges)
        guard let (row, pair) = trials.first(from: first) else { return nil }
        if let slice = slices.judges(of: key) {
            let small = Shown(incident: reduced(row, keeping: pair, key, slice), self)
            if self.pair(small.old, small.new, key) == pair { return small }
        }
        return Shown(incident: reduced(row, keeping: pair, key, judges), self)
    }

    /// An incident with what both versions decide about it.
    struct Shown {
        let incident: IncidentRow
        let old: Decision
        let new: Decision

        init(incident: IncidentRow, _ witness: DifferenceWitness) {
            self.incident = incident
            (old, new) = witness.decide(incident)
        }
    }

    /// The same incident without what it need not say for both versions to decide the same as before.
    private func reduced(
        _ row: IncidentRow, keeping pair: Pair, _ key: OutcomeKey, _ judges: (old: Evaluator, new: Evaluator)
    ) -> IncidentRow {
        var best = row
        func attempt(_ change: (inout IncidentRow) -> Void) {
            var less = best
            change(&less)
            if (less.slots != best.slots || less.people != best.people || less.asOf != best.asOf),
                stays(pair, key, less, judges)
            {
                best = less
            }
        }
        for slot in layout.givenSlots { attempt { $0.slots[slot] = Slot.absent } }
        for fact in joint.old.schema.facts {
            let slot = layout.factSlots[fact.id.index]
            attempt { $0.slots[slot] = Slot.absent }
            guard case .set = fact.type, fact.key == nil, best.slots[slot] >= Slot.firstValue else { continue }
            for word in 0..<62 where best.slots[slot] & (1 << Int64(word)) != 0 {
                attempt { $0.slots[slot] &= ~(1 << Int64(word)) }
            }
        }
        for slot in layout.eventSlots.dropFirst() { attempt { $0.slots[slot] = Slot.absent } }
        for role in joint.old.schema.roles { attempt { $0.people[role.id.index] = .unnamed } }
        attempt { $0.asOf = nil }
        return best
    }
}
