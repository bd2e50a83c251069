import RedressEngine
import RedressModel

// MARK: - Slots, limits and what unites

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
                let truth = anywhere(id, item, group)
                let possible = pool.not(truth.fails)
                let isVoidable = scene.isVoidable(group.kind)
                var due = (holds: truth.holds, possible: possible)
                if isVoidable { due = notVoid(due) }
                // Of equal ones several are one, so all of them are one unit.
                add(id, unit: 0, .opaque(value), due.holds, possible: due.possible, key, to: &builder)
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
        addRows(group, OutcomeKey(.route, [route.name]), isVoidable: false, to: &builder) { item in
            guard case .who(let alternatives) = item.kind else { return nil }
            return .slot(alternatives, exclusions: exclusions)
        }
    }

    func addLimits(_ group: Group, _ deadline: Deadline, to builder: inout Builder) {
        let extensions = deadline.extensions.map {
            LimitForm.ExtensionForm(by: $0.by, atMost: $0.atMost, condition: $0.condition)
        }
        addRows(group, OutcomeKey(.deadline, [deadline.name]), isVoidable: true, to: &builder) { item in
            guard case .limit(let due) = item.kind else { return nil }
            return .limit(
                LimitForm(
                    limit: due.limit, start: due.start, until: due.until, by: due.by,
                    calendar: due.limit.countsWorkingTime || counting[1] == 1 || counting[0] == 1
                        || !extensions.isEmpty ? due.calendar : nil,
                    pauses: deadline.pauses, extensions: extensions, counting: counting,
                    timeZone: scene.schema.timezone))
        }
    }

    /// The rows of a slot or deadline, of which those that count must say the same.
    private func addRows(
        _ group: Group, _ key: OutcomeKey, isVoidable: Bool, to builder: inout Builder, _ form: (Item) -> GiftForm?
    ) {
        for ground in grounds(of: group) {
            let place = OutcomeKey(key.aspect, key.names, element: scene.key(of: ground))
            for (index, row) in group.rows.enumerated() {
                let id = RowID(group: group.id, index: index)
                for item in row.items {
                    guard let value = form(item) else { continue }
                    let truth = pool.all([
                        scene.counts(id, at: ground), scene.truth(item.guardCondition, at: ground),
                    ])
                    var kept = (holds: truth.holds, possible: pool.not(truth.fails))
                    if isVoidable { kept = notVoid(kept) }
                    add(
                        id, unit: -1 - group.id.index, .opaque(value), kept.holds, possible: kept.possible, place,
                        to: &builder)
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

extension Limit {
    /// Whether it depends on which days are worked.
    var countsWorkingTime: Bool {
        switch self {
        case .within(let quantity): quantity.unit.isWorkingTime
        case .window(let from, let to): from.unit.isWorkingTime || to.unit.isWorkingTime
        case .before(let quantity, _): quantity.unit.isWorkingTime
        case .moment, .sameDay, .atOnce, .none, .nextPeriodDay, .periodEnd: false
        case .byClose, .sameDayByClose: true
        case .earliest(let parts), .latest(let parts): parts.contains(where: \.countsWorkingTime)
        }
    }
}

extension SpanUnit {
    fileprivate var isWorkingTime: Bool {
        switch self {
        case .seconds, .days, .months: false
        case .workingDays, .workingSeconds: true
        }
    }
}
