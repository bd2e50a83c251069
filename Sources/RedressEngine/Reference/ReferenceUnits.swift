package import RedressModel

// MARK: - Sanctions

extension ReferenceScene {
    private func sanction(_ instance: ReferenceInstance) -> SanctionItem? {
        guard case .sanction(let sanction) = program[instance.row].items[instance.item].kind else { return nil }
        return sanction
    }

    /// What people chose.
    private enum Choice: Equatable {
        case words([Int])
        case open
        /// None of those offered.
        case outside(FactID)
    }

    /// The words of a sanction: all of them, or those that people chose among them.
    private func choice(_ sanction: SanctionItem) -> Choice {
        if let parameter = sanction.parameter {
            guard case .symbol(_, let word)? = program.parameters[parameter.index].value else { return .open }
            return .words([word])
        }
        guard sanction.isChoice else { return .words(sanction.sanctions) }
        guard let fact = sanction.assessed else { return .open }
        let words: [Int]
        switch (stands ?? self).fact(fact) {
        case .word(_, let word): words = [word]
        case .set(let inside, 0) where inside != 0: words = inside.places
        default: return .open
        }
        return words.allSatisfy(sanction.sanctions.contains) ? .words(words) : .outside(fact)
    }

    func addSanctions(_ group: Group, _ grounds: [Ground], to list: inout UnitList) {
        let isNotVoid = !void().truth
        var standing: [ReferenceInstance] = []
        for instance in instances(group, grounds, where: { if case .sanction = $0.kind { true } else { false } }) {
            guard let sanction = sanction(instance) else { continue }
            if case .outside(let fact) = choice(sanction) {
                let violation = Violation(cause: .choiceOutside(fact), row: instance.row)
                list.add(.violation(violation), UnitState(truth: instance.truth && isNotVoid, row: instance.row))
            } else {
                standing.append(instance)
            }
        }
        let contradicts = { (one: ReferenceInstance, other: ReferenceInstance) in
            self.sanctionsContradict(one, other, group.hitPolicy)
        }
        addConflicts(
            standing, grounds, .sanction, to: &list, roles: { self.sanction($0)?.roles ?? [] }, contradicts,
            party: { instance in
                let words = self.sanction(instance).map(self.choice)
                guard case .words(let words)? = words else {
                    return Conflict.Party(row: instance.row, fen: nil, sanctions: [], value: nil)
                }
                return Conflict.Party(row: instance.row, fen: nil, sanctions: words, value: nil)
            })
        for instance in standing {
            guard let sanction = sanction(instance) else { continue }
            for role in sanction.roles where !staffing.isVacant(role, at: instance.ground) {
                let others = standing.filter { self.sanction($0)?.roles.contains(role) == true }
                let loses = givesWay(instance, in: group, to: others, contradicts) { one, other in
                    self.sanctionOutranks(one, other, group.hitPolicy)
                }
                let truth = instance.truth && !loses && isNotVoid
                var state = UnitState(truth: truth, row: instance.row, item: instance.item)
                func isOfRow(_ word: Int?) -> Bool { word == nil || instance.isOnce }
                func key(_ word: Int?) -> UnitKey {
                    .sanction(
                        SanctionKey(
                            group: group.id, ground: instance.ground, role: role, word: word,
                            row: isOfRow(word) ? instance.row : nil, item: isOfRow(word) ? instance.item : 0))
                }
                switch choice(sanction) {
                case .words(let words): for word in words { list.add(key(word), state) }
                case .open:
                    state.isOpen = true
                    list.add(key(nil), state)
                case .outside: break
                }
            }
        }
    }

    private func sanctionsContradict(
        _ one: ReferenceInstance, _ other: ReferenceInstance, _ policy: HitPolicy
    ) -> Truth {
        guard let left = sanction(one), let right = sanction(other) else { return .fails }
        switch policy {
        case .sum, .first, .unique, .earliest, .latest: return .fails
        case .agree:
            if one.isOnce != other.isOnce { return .holds }
            if left.sanctions == right.sanctions, left.isChoice == right.isChoice, left.assessed == right.assessed,
                left.parameter == right.parameter
            {
                return .fails
            }
            guard case .words(let words) = choice(left), case .words(let otherWords) = choice(right) else {
                return .unknown
            }
            return Truth(words != otherWords)
        case .highest, .lowest:
            if one.isOnce != other.isOnce { return .holds }
            guard let order = order(left, right) else { return .unknown }
            return Truth(order == .incomparable)
        }
    }

    private func sanctionOutranks(
        _ one: ReferenceInstance, _ other: ReferenceInstance, _ policy: HitPolicy
    ) -> Truth {
        guard let left = sanction(one), let right = sanction(other) else { return .fails }
        switch policy {
        case .sum, .first, .unique, .agree, .earliest, .latest: return .fails
        case .highest, .lowest:
            guard let order = order(left, right) else { return .unknown }
            return Truth(order == (policy == .highest ? .graver : .lighter))
        }
    }

    private enum Gravity {
        case lighter, same, graver, incomparable
    }

    /// The set whose gravest word is the graver, then the next gravest, and so on; nil while a choice is open.
    private func order(_ left: SanctionItem, _ right: SanctionItem) -> Gravity? {
        guard case .words(let words) = choice(left), case .words(let otherWords) = choice(right) else { return nil }
        if words == otherWords { return .same }
        let vocabulary = schema[schema.sanctions]
        let isOneOrder = (words + otherWords).allSatisfy { vocabulary.areComparable($0, words.first ?? $0) }
        guard isOneOrder else { return .incomparable }
        let ranks = vocabulary.ranks
        let mine = words.map { ranks[$0] }
        let its = otherWords.map { ranks[$0] }
        guard !mine.contains(nil), !its.contains(nil) else { return .incomparable }
        let falling = mine.compactMap(\.self).sorted(by: >)
        let otherFalling = its.compactMap(\.self).sorted(by: >)
        if falling == otherFalling { return .same }
        return falling.lexicographicallyPrecedes(otherFalling) ? .lighter : .graver
    }
}

// MARK: - Outcomes that unite

extension ReferenceScene {
    func addUnited(_ group: Group, _ grounds: [Ground], to list: inout UnitList) {
        for (index, row) in group.rows.enumerated() {
            let id = RowID(group: group.id, index: index)
            for (number, item) in row.items.enumerated() {
                guard let content = UnitedKey.Content(item) else { continue }
                let truth = grounds.any { counts(id, at: $0) && self.truth(item.guardCondition, at: $0) }
                list.add(
                    .united(UnitedKey(group: group.id, content: content)),
                    UnitState(truth: truth, row: id, item: number))
            }
        }
    }
}

// MARK: - All units

/// The plain evaluator: short and obvious, the oracle of the compiled one.
package struct ReferenceEvaluator: WorldEvaluator, PolicyJudge, Sendable {
    let wiring: Wiring
    private let promises: Promises<ReferenceEvaluator>?

    /// Prepares nothing but what follows from the program alone.
    package init(_ program: Program) {
        wiring = Wiring(program)
        promises = Promises(program)
    }

    /// What the policy decides for an incident, judged as of an instant in seconds since 1970.
    package func decide(_ row: IncidentRow, asOf: Int64?) -> Decision {
        let decision = decideAlone(row, asOf: asOf)
        return promises?.adding(to: decision, of: row, asOf: asOf) ?? decision
    }

    func decideAlone(_ row: IncidentRow, asOf: Int64?) -> Decision {
        Judgement(wiring: wiring, evaluator: self, row: row, asOf: asOf, joinsElements: true).decision()
    }

    func units(of parts: [Part], in world: World) -> [[Unit]] {
        let scene = ReferenceScene(wiring, world)
        return parts.map { scene.units(of: $0) }
    }
}

extension ReferenceScene {
    func units(of part: Part) -> [Unit] {
        var list = UnitList()
        switch part {
        case .scope: list.add(.scope, UnitState(truth: truth(program.scope, at: nil)))
        case .void:
            let void = void()
            list.add(.void, UnitState(truth: void.truth, row: void.row))
        case .derived(let id):
            let derived = derived(id)
            let value = derived.isUndecided ? nil : derived.value
            list.add(
                .derived(id), UnitState(truth: .holds, value: value, isUndecided: derived.isUndecided, row: derived.row)
            )
            if let conflict = derived.conflict {
                let key = ConflictKey(kind: conflict.kind, role: nil, ground: conflict.ground)
                list.add(.conflict(key), UnitState(truth: .holds, parties: conflict.parties))
            }
        case .route(let id): route(id).add(id, to: &list)
        case .deadline(let id, let some): addDeadline(id, some, to: &list)
        case .duty(let index):
            let duty = program.requirements[index]
            let isBroken = truth(duty.guardCondition, at: nil) && !truth(duty.condition, at: nil)
            list.add(.violation(Violation(cause: .requirement(index), row: nil)), UnitState(truth: isBroken))
        case .group(let id, let some):
            let group = program.groups[id.index]
            let present = grounds(of: group)
            addGroup(group, some.map { some in present.filter(some.contains) } ?? present, to: &list)
        }
        return list.units
    }

    private func addGroup(_ group: Group, _ grounds: [Ground], to list: inout UnitList) {
        if group.hitPolicy == .unique {
            for ground in grounds {
                let rows = group.rows.indices.map { RowID(group: group.id, index: $0) }
                    .filter { counts($0, at: ground) == .holds }
                guard rows.count > 1 else { continue }
                let parties = rows.map { Conflict.Party(row: $0, fen: nil, sanctions: [], value: nil) }
                let key = ConflictKey(kind: .notUnique, role: nil, ground: ground)
                list.add(.conflict(key), UnitState(truth: .holds, parties: parties, row: rows[0]))
            }
        }
        addMoney(group, grounds, isReward: false, to: &list)
        addMoney(group, grounds, isReward: true, to: &list)
        addSanctions(group, grounds, to: &list)
        addUnited(group, grounds, to: &list)
        addRows(of: group, grounds, to: &list)
    }

    /// The rows that count, where they are wanted.
    func addRows(of group: Group, _ grounds: [Ground], to list: inout UnitList) {
        for index in group.rows.indices {
            let row = RowID(group: group.id, index: index)
            for ground in grounds where world.listsRows {
                list.add(.row(row, ground), UnitState(truth: counts(row, at: ground), row: row))
            }
        }
    }
}
