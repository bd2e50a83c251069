import RedressEngine
import RedressModel

/// What items of money come to.
extension SymbolicScene {
    /// What an item of money amounts to in fen; what an assessor has yet to set, or a blank will say, is unknown. Where it
    /// is none there is no case.
    func amounts(of money: MoneyItem, in group: Group, at ground: Ground?) -> [SymbolicCase] {
        sums(of: money, in: group, at: ground, open: nil).map { one in
            switch one.sum {
            case .rounded(let sum):
                let whole = sum.value?.rounded.map { LinearSum(Rational(max(0, $0))) }
                return SymbolicCase(one.condition, .number(whole ?? sum))
            case .part, .upTo: return SymbolicCase(one.condition, .unknown)
            }
        }
    }

    /// The same as what is charged. Of a range whose figure is not known yet the one end, or with no end anything.
    func sums(
        of money: MoneyItem, in group: Group, at ground: Ground?, open end: AmountEnd?
    ) -> [(condition: Formula, sum: Charge.Sum)] {
        guard money.ownEntry == nil else { return [(.always, .upTo(nil))] }
        let low = sums(money, money.low, group, at: ground, end)
        guard let highTerm = money.high else { return low }
        let high = sums(money, highTerm, group, at: ground, end)
        let pending: [(condition: Formula, sum: Charge.Sum)] =
            switch end {
            case .least: low
            case .most: high
            case nil: [(pool.any(low.map(\.condition)), .upTo(nil))]
            }
        guard let fact = money.assessed else { return pending }
        // The figure is the sum where it lies within; elsewhere nothing is due.
        return cases(.fact(fact), at: nil).flatMap { figure -> [(condition: Formula, sum: Charge.Sum)] in
            guard case .number(let sum) = figure.value else {
                return pending.map { (pool.all(figure.condition, $0.condition), $0.sum) }
            }
            let isWithin = low.flatMap { low in
                high.map { high in
                    pool.all(low.condition, high.condition, isBetween(sum, low.sum, high.sum))
                }
            }
            return [(pool.all(figure.condition, pool.any(isWithin)), .rounded(sum))]
        }
    }

    private func isBetween(_ sum: LinearSum, _ low: Charge.Sum, _ high: Charge.Sum) -> Formula {
        guard case .rounded(let low) = low, case .rounded(let high) = high else { return .always }
        return pool.all(
            compare(.number(low), .lessOrEqual, .number(sum)).holds,
            compare(.number(sum), .lessOrEqual, .number(high)).holds)
    }

    /// One end of a sum, with its percentage, count, the group's multiples and its cap, in this order.
    private func sums(
        _ money: MoneyItem, _ base: Term, _ group: Group, at ground: Ground?, _ end: AmountEnd?
    ) -> [(condition: Formula, sum: Charge.Sum)] {
        var term = base
        if let percent = money.percent { term = .arithmetic(term, .times, .constant(.number(percent))) }
        if let count = money.perCount { term = .arithmetic(term, .times, count) }
        var found = cases(term, at: ground).filter { $0.value != .none }
        for multiple in group.multiples {
            let doubles = truth(multiple.condition, at: ground)
            found = found.flatMap { one -> [SymbolicCase] in
                guard case .number(let sum) = one.value, let more = sum.multiplied(by: multiple.factor) else {
                    return [one]
                }
                return [
                    SymbolicCase(pool.all(one.condition, doubles.holds), .number(more)),
                    SymbolicCase(pool.all(one.condition, doubles.fails), one.value),
                ]
            }
        }
        let caps = money.cap.map { cases($0, at: ground) } ?? [SymbolicCase(.always, .none)]
        return found.flatMap { one in
            caps.flatMap { cap -> [(condition: Formula, sum: Charge.Sum)] in
                let both = pool.all(one.condition, cap.condition)
                guard case .number(let sum) = one.value else {
                    return [(both, end == .least ? .rounded(LinearSum(.zero)) : .upTo(nil))]
                }
                guard case .number(let most) = cap.value else { return [(both, .rounded(sum))] }
                let isAbove = compare(.number(sum), .greater, .number(most))
                return [
                    (pool.all(both, isAbove.holds), .rounded(most)), (pool.all(both, isAbove.fails), .rounded(sum)),
                ]
            }
        }
    }
}
