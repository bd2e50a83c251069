import RedressEngine
import RedressModel

// MARK: - What escalations rest on

extension GiftCollector {
    /// Beyond so many forms no combination of them is told from another.
    private static let maximumForms = 6

    /// What an escalation of a group says beyond whom it goes to: whether they have the incident already, which the slots
    /// tell, and since when a deadline was over. As far as both versions have these alike they are left aside.
    func escalations(_ group: Group) -> [(truth: SymbolicTruth, form: GiftForm)] {
        let forms = slotForms + limitForms(group)
        guard !forms.isEmpty else { return [(.always, .plain)] }
        guard forms.count <= Self.maximumForms else {
            return [(.always, .escalation(Set(forms.map(\.form))))]
        }
        var found: [(truth: SymbolicTruth, forms: Set<GiftForm>)] = [(.always, [])]
        for (truth, form) in forms {
            found = found.flatMap { one in
                [
                    (pool.all([one.truth, truth]), one.forms.union([form])),
                    (pool.all([one.truth, !truth]), one.forms),
                ]
            }.filter { $0.truth.fails != .always }
        }
        return found.map { ($0.truth, $0.forms.isEmpty ? .plain : .escalation($0.forms)) }
    }

    /// Whom the slots name that the versions fill otherwise, each with where they do.
    private var slotForms: [(truth: SymbolicTruth, form: GiftForm)] {
        scene.program.routes.filter { !shared.routes.contains($0.id) }.flatMap { route in
            let group = scene.program.groups[route.group.index]
            let exclusions = Set(route.exclusions.map(\.role))
            return united(group) { item, _ in
                guard case .who(let alternatives) = item.kind else { return [] }
                return [(.always, .slot(alternatives, exclusions: exclusions))]
            }
        }
    }

    /// How a deadline is counted that the versions count otherwise, where the group is what follows a breach of it.
    private func limitForms(_ group: Group) -> [(truth: SymbolicTruth, form: GiftForm)] {
        guard case .late(let id) = group.kind, !shared.deadlines.contains(id) else { return [] }
        let deadline = scene.program.deadlines[id.index]
        return united(scene.program.groups[deadline.group.index]) { self.limits($0, of: deadline, at: $1) }
    }

    /// Each form once, with where some row gives it.
    private func united(
        _ group: Group, _ forms: (Item, Ground) -> [(truth: SymbolicTruth, form: GiftForm)]
    ) -> [(truth: SymbolicTruth, form: GiftForm)] {
        var order: [GiftForm] = []
        var truths: [GiftForm: [SymbolicTruth]] = [:]
        for ground in grounds(of: group) {
            for (index, row) in group.rows.enumerated() {
                let counts = scene.counts(RowID(group: group.id, index: index), at: ground)
                for item in row.items {
                    for value in forms(item, ground) {
                        if truths[value.form] == nil { order.append(value.form) }
                        let guarded = scene.truth(item.guardCondition, at: ground)
                        truths[value.form, default: []].append(pool.all([counts, guarded, value.truth]))
                    }
                }
            }
        }
        return order.map { (pool.any(truths[$0] ?? []), $0) }
    }
}
