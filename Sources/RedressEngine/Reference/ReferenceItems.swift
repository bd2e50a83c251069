import RedressModel

/// One item that applies or may apply, at the grounds it is for.
struct ReferenceInstance {
    let row: RowID
    let item: Int
    let isOnce: Bool
    /// What the outcome is for: a ground, or the group for an item once for the row.
    let ground: Ground
    /// Where it applies, and how certainly.
    let spots: [(ground: Ground, truth: Truth)]

    var truth: Truth { spots.any(\.truth) }

    func truth(at ground: Ground) -> Truth { spots.first { $0.ground == ground }?.truth ?? .fails }

    func isBefore(_ other: ReferenceInstance) -> Bool { (row, item) < (other.row, other.item) }
}

extension ReferenceScene {
    /// The items of a group that apply or may apply: one for each ground, or one for the row.
    func instances(_ group: Group, _ grounds: [Ground], where isWanted: (Item) -> Bool) -> [ReferenceInstance] {
        var instances: [ReferenceInstance] = []
        for (index, row) in group.rows.enumerated() {
            let id = RowID(group: group.id, index: index)
            for (number, item) in row.items.enumerated() where isWanted(item) {
                let spots = grounds.map { ground in
                    (ground: ground, truth: counts(id, at: ground) && truth(item.guardCondition, at: ground))
                }.filter { $0.truth != .fails }
                if group.takesOnce(item), !spots.isEmpty {
                    instances.append(
                        ReferenceInstance(row: id, item: number, isOnce: true, ground: .group(group.id), spots: spots))
                } else {
                    instances += spots.map {
                        ReferenceInstance(row: id, item: number, isOnce: false, ground: $0.ground, spots: [$0])
                    }
                }
            }
        }
        return instances
    }

    /// Whether an item gives way: at one of its grounds it meets an item that contradicts it or stands before it.
    /// Under `unique`, whether another row counts there.
    func givesWay(
        _ instance: ReferenceInstance, in group: Group, to others: [ReferenceInstance],
        _ contradicts: (ReferenceInstance, ReferenceInstance) -> Truth,
        _ outranks: (ReferenceInstance, ReferenceInstance) -> Truth
    ) -> Truth {
        instance.spots.any { ground, truth in
            let met = others.filter { ($0.row, $0.item) != (instance.row, instance.item) }
            let loses = met.any { other in
                other.truth(at: ground) && (contradicts(instance, other) || outranks(other, instance))
            }
            let isAlone = group.hitPolicy == .unique ? !otherRowCounts(instance.row, in: group, at: ground) : .holds
            // A single ground's own truth is counted by the caller.
            return (instance.spots.count == 1 ? .holds : truth) && (loses || !isAlone)
        }
    }

    private func otherRowCounts(_ row: RowID, in group: Group, at ground: Ground) -> Truth {
        group.rows.indices.any { index in
            index == row.index ? .fails : counts(RowID(group: group.id, index: index), at: ground)
        }
    }

    /// The contradictions of items of one kind, by role and ground, with all who take part in each.
    func addConflicts(
        _ instances: [ReferenceInstance], _ grounds: [Ground], _ kind: Conflict.Kind, to list: inout UnitList,
        roles: (ReferenceInstance) -> [RoleID], _ contradicts: (ReferenceInstance, ReferenceInstance) -> Truth,
        party: (ReferenceInstance) -> Conflict.Party
    ) {
        for ground in grounds {
            let here = instances.filter { $0.truth(at: ground) == .holds }
            for role in Set(here.flatMap(roles)).sorted() {
                let named = here.filter { roles($0).contains(role) }
                let parties = named.filter { one in
                    named.contains { other in
                        (one.row, one.item) != (other.row, other.item) && contradicts(one, other) == .holds
                    }
                }
                guard parties.count > 1 else { continue }
                let state = UnitState(truth: !void().truth, parties: parties.map(party), row: parties[0].row)
                list.add(.conflict(ConflictKey(kind: kind, role: role, ground: ground)), state)
            }
        }
    }
}

// MARK: - Money

extension ReferenceScene {
    /// A number in fen; nothing where there is none.
    private func interval(_ term: Term, at ground: Ground?) -> (isNone: Bool, interval: Interval?) {
        interval(value(term, at: ground))
    }

    private func interval(_ value: Value) -> (isNone: Bool, interval: Interval?) {
        switch value {
        case .none: (true, nil)
        case .number(let interval): (false, interval)
        default: (false, nil)
        }
    }

    /// The sum that an item asks for, with its percentage, count, the group's multiples and its cap, in this order. Where
    /// each payer owes an own entry there is a sum for a person only.
    func assess(
        _ money: MoneyItem, in group: Group, at ground: Ground?, owedBy person: String? = nil
    ) -> Assessment {
        let own = money.ownEntry.flatMap { map in person.map { entry(map, under: $0) } }
        let low = own.map { interval($0) } ?? interval(money.low, at: ground)
        let high = money.high.map { interval($0, at: ground) }
        let count = money.perCount.map { interval($0, at: ground) }
        let cap = money.cap.map { interval($0, at: ground) }
        if low.isNone || high?.isNone == true || count?.isNone == true { return .nothing }
        var factor: Interval? = Interval(money.percent ?? .one)
        if let count { factor = factor.flatMap { factor in count.interval.flatMap(factor.multiplied) } }
        for multiple in group.multiples {
            let times: Interval =
                switch truth(multiple.condition, at: ground) {
                case .holds: Interval(multiple.factor)
                case .fails: Interval(.one)
                case .unknown: Interval(low: min(.one, multiple.factor), high: max(.one, multiple.factor))
                }
            factor = factor?.multiplied(by: times)
        }
        func sum(_ base: Interval?) -> Amount {
            var amount = Amount(base.flatMap { base in factor.flatMap(base.multiplied) })
            if case .group(let id)? = ground, id == group.id, group.iteration != nil { amount = .unknown }
            guard let cap, !cap.isNone else { return amount }
            let limit = Amount(cap.interval)
            amount.low = amount.low.flatMap { low in limit.low.map { min(low, $0) } }
            amount.high = amount.high.flatMap { high in limit.high.map { min(high, $0) } } ?? limit.high ?? amount.high
            return amount
        }
        guard let high else { return .amount(sum(low.interval)) }
        return assess(money.assessed, between: sum(low.interval), and: sum(high.interval))
    }

    /// A range is open until the assessor's figure is known; then that is the sum, if it lies within.
    private func assess(_ fact: FactID?, between low: Amount, and high: Amount) -> Assessment {
        var open = Amount(low: low.low, high: high.high)
        open.isOpen = true
        guard let fact, case .number(let interval) = (stands ?? self).fact(fact), let figure = interval.point?.rounded
        else { return .amount(open) }
        guard let lowest = low.low, let lowestAtMost = low.high, let highestAtLeast = high.low, let highest = high.high
        else { return .amount(open) }
        if figure < lowest || figure > highest {
            return .outside(.assessedOutside(fact, fen: figure, low: lowest, high: highest))
        }
        guard figure >= lowestAtMost, figure <= highestAtLeast else { return .amount(open) }
        return .amount(Amount(low: figure, high: figure))
    }

    private struct Charge {
        let instance: ReferenceInstance
        let amount: Amount
        let payers: [MoneyItem.Payer]
        let person: String?
        var truth: Truth
    }

    func addMoney(_ group: Group, _ grounds: [Ground], isReward: Bool, to list: inout UnitList) {
        var amounts: [Amount] = []
        var instances: [ReferenceInstance] = []
        let found = self.instances(of: group, grounds, isReward: isReward)
        for instance in found {
            guard let money = money(instance) else { continue }
            switch assess(money, in: group, at: instance.isOnce ? nil : instance.ground) {
            case .nothing: continue
            case .outside(let cause):
                let state = UnitState(truth: instance.truth && !void().truth, row: instance.row)
                list.add(.violation(Violation(cause: cause, row: instance.row)), state)
            case .amount(let amount):
                instances.append(instance)
                amounts.append(amount)
            }
        }
        let place = Dictionary(uniqueKeysWithValues: instances.enumerated().map { (SpotKey($1), $0) })
        func amount(_ instance: ReferenceInstance) -> Amount {
            place[SpotKey(instance)].map { amounts[$0] } ?? .unknown
        }
        let contradicts = { (one: ReferenceInstance, other: ReferenceInstance) in
            self.contradicts(one, amount(one), other, amount(other), group.hitPolicy)
        }
        addConflicts(
            instances, grounds, isReward ? .reward : .fine, to: &list, roles: { self.money($0)?.roles ?? [] },
            contradicts,
            party: { Conflict.Party(row: $0.row, fen: amount($0).interval.point?.whole, sanctions: [], value: nil) })
        var charges: [Charge] = []
        for instance in instances {
            guard let money = money(instance) else { continue }
            let bearers = money.mode == .each ? money.payers.map { [$0] } : [money.payers]
            for payers in bearers {
                let isPerRole = group.hitPolicy == .highest || group.hitPolicy == .lowest
                let roles = isPerRole ? payers.map(\.role) : money.roles
                let others = instances.filter { self.money($0)?.roles.contains(where: roles.contains) == true }
                let truth =
                    instance.truth
                    && !givesWay(instance, in: group, to: others, contradicts) { one, other in
                        self.outranks(one, amount(one), other, amount(other), group.hitPolicy)
                    }
                for person in persons(money, payers, at: instance.ground) {
                    var amount = amount(instance)
                    if money.ownEntry != nil, let person {
                        let place = instance.isOnce ? nil : instance.ground
                        guard case .amount(let own) = assess(money, in: group, at: place, owedBy: person) else {
                            continue
                        }
                        amount = own
                    }
                    charges.append(
                        Charge(
                            instance: instance, amount: amount, payers: payers, person: person,
                            truth: truth && !void().truth))
                }
            }
        }
        emit(charges, group, isReward: isReward, to: &list)
    }

    /// The item and ground of an instance, which tell it from all others.
    private struct SpotKey: Hashable {
        let row: RowID
        let item: Int
        let ground: Ground

        init(_ instance: ReferenceInstance) {
            row = instance.row
            item = instance.item
            ground = instance.ground
        }
    }

    private func instances(of group: Group, _ grounds: [Ground], isReward: Bool) -> [ReferenceInstance] {
        instances(group, grounds) { item in
            guard case .money(let money) = item.kind else { return false }
            return money.isReward == isReward
        }
    }

    private func money(_ instance: ReferenceInstance) -> MoneyItem? {
        guard case .money(let money) = program[instance.row].items[instance.item].kind else { return nil }
        return money
    }

    /// For `each` one entry a person, else one entry; none where nobody is there to pay.
    private func persons(_ money: MoneyItem, _ payers: [MoneyItem.Payer], at ground: Ground) -> [String?] {
        guard money.mode == .each else { return staffing.filled(payers, at: ground).isEmpty ? [] : [nil] }
        return payers.flatMap { payer -> [String?] in
            switch staffing.people(payer.role, at: ground) {
            case .unnamed: namedByEntry(money)
            case .named(let names): names
            }
        }
    }

    /// Who has an own entry is named by it; else somebody who is not named.
    private func namedByEntry(_ money: MoneyItem) -> [String?] {
        guard let own = money.ownEntry, case .map(let map, _) = fact(own), !map.isOpen else { return [nil] }
        return map.entries.map(\.key)
    }

    /// Whether two items that meet cannot both be right.
    private func contradicts(
        _ one: ReferenceInstance, _ amount: Amount, _ other: ReferenceInstance, _ otherAmount: Amount,
        _ policy: HitPolicy
    ) -> Truth {
        guard let left = money(one), let right = money(other) else { return .fails }
        switch policy {
        case .sum, .first, .unique, .earliest, .latest: return .fails
        case .agree:
            return
                !(Truth(left.mode == right.mode && one.isOnce == other.isOnce && left.payers == right.payers)
                && isSame(left, amount, right, otherAmount))
        case .highest, .lowest:
            let isComparable =
                left.mode == right.mode && one.isOnce == other.isOnce
                && (left.mode == .each || left.payers == right.payers)
                && (!left.variesByPerson(right) || left.asksLike(right))
            return Truth(!isComparable)
        }
    }

    private func isSame(_ left: MoneyItem, _ amount: Amount, _ right: MoneyItem, _ otherAmount: Amount) -> Truth {
        if left.asksLike(right) { return .holds }
        if left.variesByPerson(right) { return .fails }
        if amount.isOpen || otherAmount.isOpen { return .unknown }
        return amount.interval.compared(.equal, to: otherAmount.interval)
    }

    /// Whether of two items that meet and can be compared the first one is due and the other is not.
    private func outranks(
        _ one: ReferenceInstance, _ amount: Amount, _ other: ReferenceInstance, _ otherAmount: Amount,
        _ policy: HitPolicy
    ) -> Truth {
        guard let left = money(one), let right = money(other) else { return .fails }
        switch policy {
        case .sum, .first, .unique, .earliest, .latest: return .fails
        case .agree: return Truth(one.isBefore(other)) && isSame(left, amount, right, otherAmount)
        case .highest, .lowest:
            let isSame = isSame(left, amount, right, otherAmount)
            if isSame == .holds { return Truth(one.isBefore(other)) }
            if amount.isOpen || otherAmount.isOpen { return .unknown }
            let relation: Relation = policy == .highest ? .greater : .less
            return amount.interval.compared(relation, to: otherAmount.interval)
                || Truth(one.isBefore(other)) && isSame
        }
    }

    private func emit(_ charges: [Charge], _ group: Group, isReward: Bool, to list: inout UnitList) {
        for (index, charge) in charges.enumerated() {
            guard let money = money(charge.instance) else { continue }
            var truth = charge.truth
            if let policy = group.samePerson, let person = solePerson(charge, money.mode) {
                truth =
                    truth
                    && !charges.indices.any { other in
                        let rival = charges[other]
                        guard other != index, let rivalMoney = self.money(rival.instance),
                            rival.instance.ground == charge.instance.ground,
                            rival.instance.isOnce == charge.instance.isOnce,
                            rival.payers[0].role != charge.payers[0].role,
                            solePerson(rival, rivalMoney.mode) == person
                        else { return .fails }
                        let isClash = clash(rival, charge, policy)
                        if rival.truth == .holds, charge.truth == .holds, isClash == .holds {
                            addClash(index < other ? [charge, rival] : [rival, charge], policy, isReward, to: &list)
                        }
                        return rival.truth && (isClash || precedes(rival, other < index, charge, policy))
                    }
            }
            let isOfRow = group.hitPolicy == .sum || charge.instance.isOnce
            let alike = program[charge.instance.row].items.prefix(charge.instance.item).count { item in
                guard case .money(let before) = item.kind else { return false }
                return before.isReward == isReward && before.payers == money.payers && before.mode == money.mode
                    && group.takesOnce(item) == charge.instance.isOnce
            }
            let key = MoneyKey(
                group: group.id, isReward: isReward, ground: charge.instance.ground, payers: charge.payers,
                mode: money.mode, isOnce: charge.instance.isOnce, person: charge.person,
                row: isOfRow ? charge.instance.row : nil, item: isOfRow ? charge.instance.item : alike)
            let amount = charge.amount
            guard amount.high != 0 else { continue }
            list.add(
                .money(key),
                UnitState(
                    truth: truth, low: amount.low, high: amount.high, isOpen: amount.isOpen, row: charge.instance.row,
                    item: charge.instance.item))
        }
    }

    /// The one person who pays, where it is one.
    private func solePerson(_ charge: Charge, _ mode: MoneyItem.Mode) -> String? {
        switch mode {
        case .each: return charge.person
        case .sum:
            let names = staffing.names(charge.payers[0].role, at: charge.instance.ground)
            return names.count == 1 ? names[0] : nil
        case .shared, .split, .joint: return nil
        }
    }

    /// Whether what one person owes in two roles contradicts.
    private func clash(_ one: Charge, _ other: Charge, _ policy: HitPolicy) -> Truth {
        switch policy {
        case .sum, .first, .highest, .lowest, .earliest, .latest: return .fails
        case .unique: return .holds
        case .agree:
            if one.amount.isOpen || other.amount.isOpen { return .unknown }
            return !one.amount.interval.compared(.equal, to: other.amount.interval)
        }
    }

    /// Whether of what one person owes in two roles only the first is due.
    private func precedes(_ one: Charge, _ isBefore: Bool, _ other: Charge, _ policy: HitPolicy) -> Truth {
        switch policy {
        case .sum, .unique, .earliest, .latest: return .fails
        case .first, .agree: return Truth(isBefore)
        case .highest, .lowest:
            if one.amount.isOpen || other.amount.isOpen { return .unknown }
            let isSame = one.amount.interval.compared(.equal, to: other.amount.interval)
            let relation: Relation = policy == .highest ? .greater : .less
            return one.amount.interval.compared(relation, to: other.amount.interval) || Truth(isBefore) && isSame
        }
    }

    private func addClash(_ pair: [Charge], _ policy: HitPolicy, _ isReward: Bool, to list: inout UnitList) {
        let kind: Conflict.Kind = policy == .unique ? .notUnique : isReward ? .reward : .fine
        let parties = pair.map {
            Conflict.Party(row: $0.instance.row, fen: $0.amount.interval.point?.whole, sanctions: [], value: nil)
        }
        let key = ConflictKey(kind: kind, role: pair[0].payers[0].role, ground: pair[0].instance.ground)
        list.add(.conflict(key), UnitState(truth: .holds, parties: parties, row: pair[0].instance.row))
    }
}
