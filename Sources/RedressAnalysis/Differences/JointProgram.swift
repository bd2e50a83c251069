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
        for id in joint.sharedFacts.keys.sorted() {
            guard let pair = joint.sharedFacts[id], old.schema[pair.old].key == nil else { continue }
            let one = JointProgram.reading(old.schema[pair.old], fromOld)
            let other = JointProgram.reading(new.schema[pair.new], fromNew)
            if one != other { unsaid.append(Unsaid(fact: id, old: one, new: other)) }
        }
        self.unsaid = unsaid
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
