import RedressEngine
import RedressModel

/// Which end of a sum is meant whose amount is not known yet.
enum AmountEnd: Hashable {
    case least, most
}

// MARK: - What roles are fined

extension SymbolicScene {
    /// What a role is fined in all, or everybody (`nil`), in fen. Each role is somebody's: one person's, and where
    /// several may hold it any number's.
    func fines(of role: RoleID?) -> SymbolicValue {
        var sum = LinearSum(.zero)
        for group in program.groups {
            for charge in charges(of: role, in: group) where !charge.cases.isEmpty {
                guard let next = sum.adding(LinearSum(.charge(words.place(of: charge)), times: .one)) else {
                    return .unknown
                }
                sum = next
            }
        }
        return .number(sum)
    }

    /// An item of money and its number in its row.
    private struct Fine {
        let item: ItemOnRow
        let number: Int
        let money: MoneyItem

        func isSame(_ other: Fine) -> Bool { item.row == other.item.row && number == other.number }

        func isBefore(_ other: Fine) -> Bool { (item.row, number) < (other.item.row, other.number) }
    }

    private func charges(of role: RoleID?, in group: Group) -> [Charge] {
        let fines = group.rows.indices.flatMap { index in
            items(of: RowID(group: group.id, index: index)).enumerated().compactMap { number, item -> Fine? in
                guard case .money(let money) = item.item.kind, !money.isReward else { return nil }
                return Fine(item: item, number: number, money: money)
            }
        }
        guard fines.contains(where: { fine in role.map(fine.money.roles.contains) != false }) else { return [] }
        let grounds = self.grounds(of: group)
        return fines.flatMap { fine -> [Charge] in
            let bearers = fine.money.mode == .each ? fine.money.payers.map { [$0] } : [fine.money.payers]
            return bearers.filter { payers in role.map { role in payers.contains { $0.role == role } } != false }
                .flatMap { charges(fine, $0, of: role, among: fines, grounds, group) }
        }
    }

    /// One for each ground, or one for an item once for its row.
    private func charges(
        _ fine: Fine, _ payers: [MoneyItem.Payer], of role: RoleID?, among fines: [Fine], _ grounds: [Ground],
        _ group: Group
    ) -> [Charge] {
        let isPerRole = group.hitPolicy == .highest || group.hitPolicy == .lowest
        let roles = isPerRole ? payers.map(\.role) : fine.money.roles
        let others = fines.filter { !$0.isSame(fine) && $0.money.roles.contains(where: roles.contains) }
        let speaks = pool.all(scope(), void().fails)
        func charge(_ due: Formula, at ground: Ground?) -> Charge {
            Charge(
                cases: sums(of: fine.money, in: group, at: ground, open: amountEnd).compactMap { one in
                    let condition = pool.all(speaks, due, one.condition)
                    guard condition != .never else { return nil }
                    return Charge.Case(condition: condition, sum: part(one.sum, of: role, payers, fine.money.mode))
                })
        }
        if fine.item.isOnce {
            let spots = grounds.map { spot(fine, at: $0) }
            let lost = zip(grounds, spots).map { ground, spot in
                pool.all(spot, givesWay(fine, to: others, at: ground, group))
            }
            return [charge(pool.all(pool.any(spots), pool.not(pool.any(lost))), at: nil)]
        }
        return grounds.map { ground in
            let stays = pool.not(givesWay(fine, to: others, at: ground, group))
            return charge(pool.all(spot(fine, at: ground), stays), at: ground)
        }
    }

    /// Where an item applies and asks for something.
    private func spot(_ fine: Fine, at ground: Ground) -> Formula {
        let group = program.groups[fine.item.row.group.index]
        let place = fine.item.isOnce ? nil : ground
        return pool.all(
            counts(fine.item.row, at: ground).holds, truth(fine.item.item.guardCondition, at: ground).holds,
            pool.any(sums(of: fine.money, in: group, at: place, open: nil).map(\.condition)))
    }

    /// Where an item meets another one that contradicts it or stands before it, or under `unique` another row counts.
    private func givesWay(_ fine: Fine, to others: [Fine], at ground: Ground, _ group: Group) -> Formula {
        var lost = others.map { other in
            pool.all(spot(other, at: ground), isAhead(other, of: fine, at: ground, group.hitPolicy))
        }
        if group.hitPolicy == .unique {
            lost += group.rows.indices.filter { $0 != fine.item.row.index }.map { index in
                counts(RowID(group: group.id, index: index), at: ground).holds
            }
        }
        return pool.any(lost)
    }

    private func isAhead(_ other: Fine, of fine: Fine, at ground: Ground, _ policy: HitPolicy) -> Formula {
        switch policy {
        case .sum, .first, .unique, .earliest, .latest: return .never
        case .agree:
            // One that is the same and stands before counts in its place; one that is not contradicts.
            if other.isBefore(fine) { return .always }
            return contradicts(fine.item, other.item, under: policy, at: ground)
        case .highest, .lowest:
            let contradicts = contradicts(fine.item, other.item, under: policy, at: ground)
            if fine.money.asksLike(other.money) {
                return pool.any(contradicts, pool.constant(other.isBefore(fine)))
            }
            let relation: Relation =
                switch (policy == .highest, other.isBefore(fine)) {
                case (true, true): .greaterOrEqual
                case (true, false): .greater
                case (false, true): .lessOrEqual
                case (false, false): .less
                }
            let group = program.groups[fine.item.row.group.index]
            let ahead = amounts(of: other.money, in: group, at: ground).flatMap { one in
                amounts(of: fine.money, in: group, at: ground).map { own in
                    pool.all(one.condition, own.condition, compare(one.value, relation, own.value).holds)
                }
            }
            return pool.any([contradicts] + ahead)
        }
    }
}

// MARK: - Parts

extension SymbolicScene {
    /// What of a sum falls to a role; all of it where everybody is meant.
    private func part(
        _ sum: Charge.Sum, of role: RoleID?, _ payers: [MoneyItem.Payer], _ mode: MoneyItem.Mode
    ) -> Charge.Sum {
        guard case .rounded(let whole) = sum else { return sum }
        switch mode {
        case .sum, .joint: return sum
        case .each: return times(whole, payers)
        case .shared, .split:
            guard let role, payers.count > 1 else { return sum }
            guard payers.allSatisfy({ schema[$0.role].kind != .several }), let ratio = ratio(of: role, payers, mode),
                let part = whole.multiplied(by: ratio)
            else { return .upTo(whole) }
            let isExact = part.terms.isEmpty && part.constant.whole != nil
            return isExact ? .rounded(part) : .part(part)
        }
    }

    /// The sum for each of those who hold a role.
    private func times(_ sum: LinearSum, _ payers: [MoneyItem.Payer]) -> Charge.Sum {
        guard let payer = payers.first, schema[payer.role].kind == .several, schema[payer.role].key == nil else {
            return .rounded(sum)
        }
        guard let fen = sum.value?.rounded else { return .upTo(nil) }
        return .rounded(LinearSum(.people(payer.role), times: Rational(fen)))
    }

    private func ratio(of role: RoleID, _ payers: [MoneyItem.Payer], _ mode: MoneyItem.Mode) -> Rational? {
        guard mode == .split else { return Rational(1, over: Int128(payers.count)) }
        guard let payer = payers.first(where: { $0.role == role }) else { return nil }
        if let share = payer.share { return share }
        var rest: Rational? = .one
        for share in payers.compactMap(\.share) { rest = rest?.subtracting(share) }
        return rest?.divided(by: Rational(Int64(payers.count { $0.share == nil })))
    }
}
