import RedressModel

/// Two versions of a policy in one set of ids. What both say alike is one thing there; what differs stands twice, and each
/// view leaves the rows of the other version out.
struct JointProgram {
    let joint: JointSchema
    /// The joint program as the old version and as the new one decide.
    let old: Program
    let new: Program
    /// How the ids of each version became joint ones.
    let fromOld: Translation
    let fromNew: Translation
    /// For each classification of the new version the one of the old version that incidents carry under the same name.
    let carriedAs: [DerivedID: DerivedID]
    /// Shared facts that say something else in the two versions where an incident leaves them out, with what stands for
    /// them; nil: unknown.
    let unsaid: [Unsaid]

    /// Shared maps of which it is read otherwise that an incident leaves them out.
    let unsaidMaps: [FactID]

    /// A fact with what stands where an incident does not say it.
    struct Unsaid {
        let fact: FactID
        let old: Term?
        let new: Term?
    }

    /// Figures over incidents are those that `figures` pairs, of the new version and the old one; with the facts of
    /// `leftOut` not said.
    init(_ old: Program, _ new: Program, figures: [FactID: FactID] = [:], leavingOut leftOut: [FactID] = []) {
        var joint = JointSchema(old, new, figures: figures)
        let counts = JointProgram.sameCounts(old, new, joint)
        if !counts.isEmpty {
            joint = JointSchema(old, new, figures: figures.merging(counts) { first, _ in first })
        }
        self.joint = joint
        var sharing = Sharing(old, new, joint)
        sharing.settle()
        var (fromOld, fromNew) = (sharing.fromOld, sharing.fromNew)
        var unsaid: [Unsaid] = []
        var unsaidMaps: [FactID] = []
        for id in joint.sharedFacts.keys.sorted() {
            guard let pair = joint.sharedFacts[id] else { continue }
            guard old.schema[pair.old].key == nil else {
                let (mine, its) = (old.schema[pair.old], new.schema[pair.new])
                // What a map says that is left out: nothing, that there is none, or nobody knows.
                let isAlike = (mine.defaultValue == nil) == (its.defaultValue == nil)
                if !isAlike || mine.defaultValue == nil && mine.isOptional != its.isOptional { unsaidMaps.append(id) }
                continue
            }
            let one = JointProgram.reading(old.schema[pair.old], fromOld)
            let other = JointProgram.reading(new.schema[pair.new], fromNew)
            if one != other { unsaid.append(Unsaid(fact: id, old: one, new: other)) }
        }
        self.unsaid = unsaid
        self.unsaidMaps = unsaidMaps
        if !leftOut.isEmpty {
            for one in unsaid where leftOut.contains(one.fact) {
                guard let pair = joint.sharedFacts[one.fact] else { continue }
                if let term = one.old { sharing.fromOld.substitutes[pair.old] = term }
                if let term = one.new { sharing.fromNew.substitutes[pair.new] = term }
            }
            sharing.settle()
            (fromOld, fromNew) = (sharing.fromOld, sharing.fromNew)
        }
        self.fromOld = fromOld
        self.fromNew = fromNew
        carriedAs = sharing.carriedAs
        (self.old, self.new) = sharing.views()
    }

    /// What a fact says where an incident does not; nil: it is unknown.
    private static func reading(_ fact: Fact, _ translation: Translation) -> Term? {
        fact.defaultValue.map(translation.term) ?? (fact.isOptional ? .constant(.none) : nil)
    }

    /// The sets of facts that say something else where they are left out, of those on which something rests together;
    /// only the largest ones.
    func unsaidTogether(_ rows: Set<Set<RowID>>) -> Set<Set<FactID>> {
        let changed = Set(unsaid.map(\.fact))
        guard !changed.isEmpty else { return [] }
        var sets: Set<Set<FactID>> = []
        for program in [old, new] {
            for requirement in program.requirements {
                sets.insert(FactsRead.facts(of: requirement, in: program).intersection(changed))
            }
        }
        for part in rows {
            let read = FactsRead.facts(of: part, in: old).union(FactsRead.facts(of: part, in: new))
            sets.insert(read.intersection(changed))
        }
        return sets.filter { one in !one.isEmpty && !sets.contains { one.isStrictSubset(of: $0) } }
    }

    /// The rows of each version that read a fact.
    func rows(reading fact: FactID) -> (old: [RowID], new: [RowID]) {
        func rows(_ program: Program, _ translation: Translation) -> [RowID] {
            program.groups.flatMap { group -> [RowID] in
                group.rows.indices.map { RowID(group: group.id, index: $0) }.filter { id in
                    FactsRead.facts(of: group.rows[id.index], of: group, in: program).contains(fact)
                }
            }.compactMap(translation.own)
        }
        return (rows(old, fromOld), rows(new, fromNew))
    }

    /// Counts of earlier incidents that both versions make alike.
    private static func sameCounts(_ old: Program, _ new: Program, _ joint: JointSchema) -> [FactID: FactID] {
        guard !new.historyCounts.isEmpty else { return [:] }
        var sharing = Sharing(old, new, joint)
        sharing.settle()
        var pairs: [FactID: FactID] = [:]
        for count in new.historyCounts {
            let condition = sharing.fromNew.condition(count.condition)
            let role = count.role.map { joint.newMap[$0] }
            let same = old.historyCounts.first {
                sharing.fromOld.condition($0.condition) == condition && $0.role == role && $0.window == count.window
            }
            if let same { pairs[count.fact] = same.fact }
        }
        return pairs
    }

    /// Figures of a group over a period that both versions make alike.
    func sameFigures(_ old: PeriodCase, _ new: PeriodCase) -> [FactID: FactID] {
        var pairs: [FactID: FactID] = [:]
        for figure in new.aggregates {
            let same = old.aggregates.first {
                $0.kind == figure.kind && fromOld.condition($0.condition) == fromNew.condition(figure.condition)
                    && $0.term.map(fromOld.term) == figure.term.map(fromNew.term)
            }
            if let same { pairs[figure.fact] = same.fact }
        }
        return pairs
    }
}
