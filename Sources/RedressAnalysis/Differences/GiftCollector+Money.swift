import RedressEngine
import RedressModel

// MARK: - Fines and rewards

extension GiftCollector {
    /// Items that ask for the same money of the same.
    private struct MoneyClass {
        let item: ItemOnRow
        let money: MoneyItem
        let form: ItemClass.Money
    }

    func addMoney(_ group: Group, isReward: Bool, to builder: inout Builder) {
        var classes: [MoneyClass] = []
        var numbers: [ItemClass.Money: Int] = [:]
        func number(_ item: ItemOnRow) -> Int? {
            guard case .money(let money) = item.item.kind, money.isReward == isReward,
                case .money(let form) = ItemClass(item)
            else { return nil }
            if let known = numbers[form] { return known }
            numbers[form] = classes.count
            classes.append(MoneyClass(item: item, money: money, form: form))
            return classes.count - 1
        }
        // Numbers every class before what the classes come to is asked.
        for index in group.rows.indices {
            for item in scene.items(of: RowID(group: group.id, index: index)) { _ = number(item) }
        }
        guard !classes.isEmpty else { return }
        var memo: [Spot: [SymbolicCase]] = [:]
        func amounts(_ place: Int, _ ground: Ground?) -> [SymbolicCase] {
            let spot = Spot(place: place, ground: ground)
            if let known = memo[spot] { return known }
            let found = payments(classes[place].money, group, at: ground)
            memo[spot] = found
            return found
        }
        let entries = entries(group, number) { place, ground in
            let none = pool.any(amounts(place, ground).filter { $0.value == .none }.map(\.condition))
            return SymbolicTruth(holds: pool.not(none), fails: none)
        }
        let contest = Contest(
            scene, group, entries, classes: classes.map(\.money.roles),
            meeting: { one, other in
                let (one, other) = (classes[one], classes[other])
                return one.money.meeting(
                    other.money, isSameOnce: one.item.isOnce == other.item.isOnce, under: group.hitPolicy)
            },
            compared: { one, relation, other, ground in
                self.compared(amounts(one, ground), relation, amounts(other, ground))
            })
        for entry in entries {
            add(
                entry, classes[entry.itemClass].money, classes[entry.itemClass].form,
                amounts(entry.itemClass, entry.ground), contest, to: &builder)
        }
        addConflicts(contest, isReward ? .reward : .fine, classes.map(\.money.roles), to: &builder)
    }

    private struct Spot: Hashable {
        let place: Int
        let ground: Ground?
    }

    private func add(
        _ entry: Contest.Entry, _ money: MoneyItem, _ form: ItemClass.Money, _ amounts: [SymbolicCase],
        _ contest: Contest, to builder: inout Builder
    ) {
        let group = contest.group
        let bearers = money.mode == .each ? money.payers.map { [$0] } : [money.payers]
        for payers in bearers {
            let isPerRole = group.hitPolicy.ranksOutcomes
            let due = notVoid(contest.due(entry, isPerRole ? payers.map(\.role) : money.roles))
            let key = OutcomeKey(
                money.isReward ? .reward : .fine, payers.map { name($0.role) },
                element: scene.key(of: entry.ground))
            let extra = Place.Extra.money(payers, money.mode, fund: group.fund)
            func add(_ value: GiftValue, where condition: Formula) {
                let value = group.samePerson.map { .samePerson($0, value) } ?? value
                self.add(
                    entry.row, unit: unit(group, entry), value, pool.all(due.holds, condition),
                    possible: pool.all(due.possible, condition), key, extra, to: &builder)
            }
            let factors = group.multiples.map { GiftForm.Factor(factor: $0.factor, condition: $0.condition) }
            let opaque = GiftValue.opaque(.money(form, factors: factors))
            for one in amounts where one.value != .none {
                guard one.value != .unknown else {
                    add(opaque, where: one.condition)
                    continue
                }
                let isSomething = scene.compare(one.value, .greaterOrEqual, .number(LinearSum(.half))).holds
                add(.symbolic(one.value), where: pool.all(one.condition, isSomething))
            }
            let open = pool.not(pool.any(amounts.map(\.condition)))
            self.add(
                entry.row, unit: unit(group, entry), opaque, .never, possible: pool.all(due.possible, open), key, extra,
                to: &builder)
        }
    }

    /// What an item comes to in fen, with the factors of its group; unknown where people set it.
    private func payments(_ money: MoneyItem, _ group: Group, at ground: Ground?) -> [SymbolicCase] {
        guard money.high == nil, money.ownEntry == nil else { return [SymbolicCase(.always, .unknown)] }
        if ground == nil, group.iteration != nil, !group.multiples.isEmpty { return [SymbolicCase(.always, .unknown)] }
        var factors: [(condition: Formula, factor: Rational)] = [(.always, .one)]
        for multiple in group.multiples {
            let truth = scene.truth(multiple.condition, at: ground)
            factors = factors.flatMap { one in
                [
                    (pool.all(one.condition, truth.holds), one.factor.multiplied(by: multiple.factor) ?? one.factor),
                    (pool.all(one.condition, truth.fails), one.factor),
                ]
            }
        }
        return factors.filter { $0.condition != .never }.flatMap { factor in
            amounts(money, times: factor.factor, at: ground).map {
                SymbolicCase(pool.all(factor.condition, $0.condition), $0.value)
            }
        }.filter { $0.condition != .never }
    }

    /// What an item that people do not set amounts to in fen, or none, with a factor of its group.
    private func amounts(_ money: MoneyItem, times factor: Rational, at ground: Ground?) -> [SymbolicCase] {
        var term = money.low
        if let percent = money.percent { term = .arithmetic(term, .times, .constant(.number(percent))) }
        if let count = money.perCount { term = .arithmetic(term, .times, count) }
        if factor != .one { term = .arithmetic(term, .times, .constant(.number(factor))) }
        if let cap = money.cap { term = .earliest([term, cap]) }
        return scene.cases(term, at: ground).map { one in
            guard case .number(let sum) = one.value, let fen = sum.value?.rounded else { return one }
            return SymbolicCase(one.condition, .number(LinearSum(Rational(max(0, fen)))))
        }
    }

    private func compared(_ left: [SymbolicCase], _ relation: Relation, _ right: [SymbolicCase]) -> SymbolicTruth {
        var holds: [Formula] = []
        var fails: [Formula] = []
        for one in left {
            for other in right {
                let truth = scene.compare(one.value, relation, other.value)
                holds.append(pool.all(one.condition, other.condition, truth.holds))
                fails.append(pool.all(one.condition, other.condition, truth.fails))
            }
        }
        return SymbolicTruth(holds: pool.any(holds), fails: pool.any(fails))
    }

    /// The contradictions about each role at each ground, with the rows that take part.
    func addConflicts(
        _ contest: Contest, _ aspect: OutcomeAspect, _ roles: [[RoleID]], to builder: inout Builder
    ) {
        let isPossible =
            contest.group.hitPolicy == .agree || contest.group.hitPolicy == .highest
            || contest.group.hitPolicy == .lowest
        guard isPossible, roles.count > 1 else { return }
        for ground in grounds(of: contest.group) {
            for entry in contest.entries {
                for role in roles[entry.itemClass] {
                    let holds = notVoid((contest.clashes(entry, role, at: ground), .never)).holds
                    add(
                        entry.row, unit: 0, .opaque(.conflict), holds, possible: holds,
                        OutcomeKey(aspect, [name(role)], element: scene.key(of: ground)), .conflict, to: &builder)
                }
            }
        }
    }
}

extension Rational {
    /// What rounds up to one.
    fileprivate static var half: Rational { Rational(digits: 5, scale: 1) ?? .one }
}
