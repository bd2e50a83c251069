import RedressEngine
import RedressModel

// MARK: - What is no item of a schedule

extension GiftCollector {
    /// Everything that the version gives.
    func collectAll(into builder: inout Builder) {
        addTruth(scene.truth(scene.program.scope, at: nil), OutcomeKey(.scope), to: &builder)
        addVoid(to: &builder)
        for derived in translation.program.derived { addValue(derived, to: &builder) }
        for id in translation.groups { collect(scene.program.groups[id.index], into: &builder) }
        addForms(to: &builder)
        addRequirements(to: &builder)
    }

    private func addTruth(_ truth: SymbolicTruth, _ key: OutcomeKey, to builder: inout Builder) {
        let gift = Gift(unit: 0, value: .opaque(.plain), holds: truth.holds, possible: pool.not(truth.fails))
        let place = Place(key: key, extra: .none)
        builder.add(gift, at: place, key, isNew: isNew)
        let support = Facet.Support(row: nil, unit: -1, formula: gift.holds, possible: gift.possible, isCited: false)
        builder.add(support, at: place, key, isNew: isNew)
    }

    /// The rows of a group that hold certain items, and where they count.
    private func addSupports(
        of group: Group, _ key: OutcomeKey, to builder: inout Builder, where isWanted: (Item) -> Bool
    ) {
        for (index, row) in group.rows.enumerated() where row.items.contains(where: isWanted) {
            let id = RowID(group: group.id, index: index)
            let counts = pool.any(grounds(of: group).map { scene.counts(id, at: $0) })
            let unit = group.id.index * 10_000 + index
            let support = Facet.Support(
                row: id, unit: unit, formula: counts.holds, possible: pool.not(counts.fails),
                isCited: false)
            builder.add(support, at: Place(key: key, extra: .none), key, isNew: isNew)
        }
    }

    private func addVoid(to builder: inout Builder) {
        let key = OutcomeKey(.void)
        addTruth(scene.void(), key, to: &builder)
        for id in translation.groups {
            addSupports(of: scene.program.groups[id.index], key, to: &builder) { item in
                if case .void = item.kind { true } else { false }
            }
        }
    }

    // MARK: - Values

    /// A value that both versions name is compared; one that only one version names matters for what it leads to.
    private func addValue(_ derived: Derived, to builder: inout Builder) {
        guard isShared(derived) else { return }
        let key = OutcomeKey(.value, [derived.name])
        let place = Place(key: key, extra: .none)
        let id = translation.derived[derived.id.index]
        for one in scene.cases(of: id) where one.value != .unknown {
            let gift = Gift(unit: 0, value: .symbolic(one.value), holds: one.condition, possible: .never)
            builder.add(gift, at: place, key, isNew: isNew)
        }
        guard case .rows(let group) = derived.body else { return }
        let rows = scene.program.groups[translation.groups[group.index].index]
        addSupports(of: rows, key, to: &builder) { _ in true }
        let clash = clash(rows, scene.ruled(id))
        let gift = Gift(unit: 0, value: .opaque(.conflict), holds: clash, possible: .never)
        builder.add(gift, at: place, key, isNew: isNew)
    }

    private func isShared(_ derived: Derived) -> Bool { otherValues.contains(derived.name) }

    /// Where rows that give different values meet.
    private func clash(_ group: Group, _ isRuled: Formula) -> Formula {
        var order: [Term] = []
        var truths: [Term: [Formula]] = [:]
        let ground = Ground.group(group.id)
        for (index, row) in group.rows.enumerated() {
            let counts = scene.counts(RowID(group: group.id, index: index), at: ground).holds
            for item in row.items {
                guard case .value(let term) = item.kind else { continue }
                if truths[term] == nil { order.append(term) }
                truths[term, default: []].append(
                    pool.all(counts, scene.truth(item.guardCondition, at: ground).holds))
            }
        }
        switch group.hitPolicy {
        case .first, .sum, .earliest, .latest: return .never
        case .unique:
            return pool.all(isRuled, pool.atLeast(2, order.flatMap { truths[$0] ?? [] }))
        case .agree, .highest, .lowest:
            let pairs = order.enumerated().flatMap { place, one in
                order[(place + 1)...].map { other in
                    pool.all(
                        pool.any(truths[one] ?? []), pool.any(truths[other] ?? []),
                        scene.contradicts(one, other, group.hitPolicy, ground))
                }
            }
            return pool.all(isRuled, pool.any(pairs))
        }
    }

    // MARK: - Forms and requirements

    /// Forms that no row asks for are due on every incident.
    private func addForms(to builder: inout Builder) {
        for form in translation.program.records.map(translation.record) where !form.isNamedByRow {
            let key = OutcomeKey(.record, [form.name])
            let gift = Gift(
                unit: 0, value: .opaque(.names(form.demands(scene.schema))), holds: .always, possible: .always)
            builder.add(gift, at: Place(key: key, extra: .none), key, isNew: isNew)
        }
    }

    private func addRequirements(to builder: inout Builder) {
        for requirement in scene.program.requirements {
            let isBroken = pool.all([
                scene.truth(requirement.guardCondition, at: nil), !scene.truth(requirement.condition, at: nil),
            ])
            addTruth(isBroken, OutcomeKey(.violation, [requirement.name]), to: &builder)
        }
    }
}
