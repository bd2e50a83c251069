import RedressEngine
import RedressModel

// MARK: - Slots and what unites

extension GiftCollector {
    /// Where an item counts at some ground of its group.
    private func anywhere(_ row: RowID, _ item: Item, _ group: Group) -> SymbolicTruth {
        pool.any(
            grounds(of: group).map { ground in
                pool.all([scene.counts(row, at: ground), scene.truth(item.guardCondition, at: ground)])
            })
    }

    /// Notices, records and their like, which are due once however many rows ask for them.
    func addUnited(_ group: Group, to builder: inout Builder) {
        for (index, row) in group.rows.enumerated() {
            let id = RowID(group: group.id, index: index)
            for item in row.items {
                guard let (key, value) = united(item, group) else { continue }
                let applies = anywhere(id, item, group)
                let forms = key.aspect == .escalation ? escalations(group) : [(.always, value)]
                for (truth, form) in forms.map({ (pool.all([applies, $0.truth]), $0.form) }) {
                    let possible = pool.not(truth.fails)
                    var due = (holds: truth.holds, possible: possible)
                    if scene.isVoidable(group.kind) { due = notVoid(due) }
                    // Of equal ones several are one, so all of them are one unit.
                    add(id, unit: 0, .opaque(form), due.holds, possible: due.possible, key, to: &builder)
                }
            }
        }
    }

    private func united(_ item: Item, _ group: Group) -> (OutcomeKey, GiftForm)? {
        switch item.kind {
        case .value, .who, .limit, .money, .sanction, .void: return nil
        case .copy(let roles, _):
            guard case .route(let id) = group.kind else { return nil }
            return (OutcomeKey(.copy, [scene.program.routes[id.index].name] + roles.map(name)), .plain)
        case .notify(let roles, let text): return (OutcomeKey(.notice, roles.map(name)), .names([text ?? ""]))
        case .record(let subject): return subject.outcome(.record, scene)
        case .remedy(let subject): return subject.outcome(.remedy, scene)
        case .escalate(let roles): return (OutcomeKey(.escalation, roles.map(name)), .plain)
        case .approval(let roles): return (OutcomeKey(.approval, roles.map(name)), .plain)
        case .reopen(let what): return (OutcomeKey(.reopening, [what]), .plain)
        }
    }

    func addRoute(_ group: Group, _ route: Route, to builder: inout Builder) {
        let exclusions = Set(route.exclusions.map(\.role))
        addRows(group, OutcomeKey(.route, [route.name]), isVoidable: false, to: &builder) { item, _ in
            guard case .who(let alternatives) = item.kind else { return [] }
            return [(.always, .slot(alternatives, exclusions: exclusions))]
        }
    }

    /// The rows of a slot or deadline, of which those that count must say the same. What one says may depend on the ground.
    func addRows(
        _ group: Group, _ key: OutcomeKey, isVoidable: Bool, to builder: inout Builder,
        _ forms: (Item, Ground) -> [(truth: SymbolicTruth, form: GiftForm)]
    ) {
        for ground in grounds(of: group) {
            let place = OutcomeKey(key.aspect, key.names, element: scene.key(of: ground))
            for (index, row) in group.rows.enumerated() {
                let id = RowID(group: group.id, index: index)
                for item in row.items {
                    for value in forms(item, ground) {
                        let truth = pool.all([
                            scene.counts(id, at: ground), scene.truth(item.guardCondition, at: ground), value.truth,
                        ])
                        var kept = (holds: truth.holds, possible: pool.not(truth.fails))
                        if isVoidable { kept = notVoid(kept) }
                        add(
                            id, unit: -1 - group.id.index, .opaque(value.form), kept.holds, possible: kept.possible,
                            place, to: &builder)
                    }
                }
            }
        }
    }
}

extension Subject {
    /// What it is by its name, with all that a form asks for.
    fileprivate func outcome(_ aspect: OutcomeAspect, _ scene: SymbolicScene) -> (OutcomeKey, GiftForm) {
        switch self {
        case .text(let text): return (OutcomeKey(aspect, [text]), .plain)
        case .anyOf(let texts): return (OutcomeKey(aspect, [texts.joined(separator: " / ")]), .names(texts))
        case .form(let id):
            let form = scene.program.records[id.index]
            return (OutcomeKey(aspect, [form.name]), .names(form.demands(scene.schema)))
        }
    }
}

extension RecordForm {
    /// All that it asks for, by names.
    func demands(_ schema: Schema) -> [String] {
        fields.map { schema[$0].name }
            + ["|", copies.map(String.init) ?? "", copiesNote ?? "", keep.map { "\($0.count) \($0.amount)" } ?? ""]
            + [to.map { schema[$0].name } ?? "", "|"] + approvals.map { schema[$0].name }
    }
}
