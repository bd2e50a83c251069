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

    private func charges(of role: RoleID?, in group: Group) -> [Charge] {
        group.rows.indices.flatMap { index in
            items(of: RowID(group: group.id, index: index)).flatMap { item -> [Charge] in
                guard case .money(let money) = item.item.kind, !money.isReward,
                    role.map(money.roles.contains) != false
                else { return [] }
                let bearers = money.mode == .each ? money.payers.map { [$0] } : [money.payers]
                return bearers.filter { payers in role.map { role in payers.contains { $0.role == role } } != false }
                    .flatMap { charges(item, money, $0, of: role, group) }
            }
        }
    }

    /// One for each ground, or one for an item once for its row.
    private func charges(
        _ item: ItemOnRow, _ money: MoneyItem, _ payers: [MoneyItem.Payer], of role: RoleID?, _ group: Group
    ) -> [Charge] {
        let grounds = grounds(of: group)
        let due = grounds.map { prevails(item, money, for: payers[0].role, at: $0) }
        func charge(_ due: Formula, at ground: Ground?) -> Charge {
            Charge(
                cases: sums(of: money, in: group, at: ground, open: amountEnd).compactMap { one in
                    let condition = pool.all(due, one.condition)
                    guard condition != .never else { return nil }
                    return Charge.Case(condition: condition, sum: part(one.sum, of: role, payers, money.mode))
                })
        }
        return item.isOnce ? [charge(pool.any(due), at: nil)] : zip(due, grounds).map { charge($0, at: $1) }
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
