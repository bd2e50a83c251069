import RedressModel

/// A fine or reward that a matched row asks for, at one spot or, for an item once for its row, at several.
struct Claim {
    let row: Int
    let item: Int
    let money: MoneyItem
    let isOnce: Bool
    /// What it is for: a spot, or -1 for the row.
    let spot: Int32
    var spots: [(spot: Int32, truth: Truth)]
    let amount: Amount

    var order: (Int, Int) { (row, item) }

    /// How certain it is somewhere.
    var truth: Truth { spots.any(\.truth) }

    func isSameItem(_ other: Claim) -> Bool { row == other.row && item == other.item }
}

/// How one claim stands to another where both apply.
struct Standing {
    /// Whether they cannot both be right.
    var contradicts: Truth
    /// Whether the other one counts in its place.
    var yields: Truth

    static let indifferent = Standing(contradicts: .fails, yields: .fails)
}

extension Claim {
    /// Under a hit policy, against another claim of one ground and kind that names a common role.
    func standing(against other: Claim, _ policy: HitPolicy) -> Standing {
        let isLater = Truth(other.order < order)
        switch policy {
        case .sum, .first, .unique, .earliest, .latest: return .indifferent
        case .agree:
            let isAlike =
                money.mode == other.money.mode && isOnce == other.isOnce && money.payers == other.money.payers
            let same = sameSum(other)
            return Standing(contradicts: isAlike ? !same : .holds, yields: isLater && same)
        case .highest, .lowest:
            let isComparable =
                money.mode == other.money.mode && isOnce == other.isOnce
                && (money.mode == .each || money.payers == other.money.payers)
                && (!money.variesByPerson(other.money) || money.asksLike(other.money))
            return Standing(contradicts: Truth(!isComparable), yields: ranksBelow(other, policy, isLater))
        }
    }

    private func sameSum(_ other: Claim) -> Truth {
        if money.asksLike(other.money) { return .holds }
        if money.variesByPerson(other.money) { return .fails }
        return amount.isOpen || other.amount.isOpen ? .unknown : Claim.equal(amount, other.amount)
    }

    private func ranksBelow(_ other: Claim, _ policy: HitPolicy, _ isLater: Truth) -> Truth {
        if money.asksLike(other.money) { return isLater }
        if amount.isOpen || other.amount.isOpen { return .unknown }
        return Claim.below(amount, other.amount, policy) || isLater && Claim.equal(amount, other.amount)
    }

    /// Whether two sums are the same.
    static func equal(_ left: Amount, _ right: Amount) -> Truth {
        if let one = left.low, let two = right.low, left.high == one, right.high == two { return Truth(one == two) }
        if let top = left.high, let bottom = right.low, top < bottom { return .fails }
        if let bottom = left.low, let top = right.high, top < bottom { return .fails }
        return .unknown
    }

    /// Whether under a policy the first of two sums gives way to the second.
    static func below(_ left: Amount, _ right: Amount, _ policy: HitPolicy) -> Truth {
        let (small, great) = policy == .highest ? (left, right) : (right, left)
        if let top = small.high, let bottom = great.low, top < bottom { return .holds }
        if let bottom = small.low, let top = great.high, bottom >= top { return .fails }
        return .unknown
    }
}

// MARK: - What an item asks for

extension Machine {
    /// The sum of an item at a spot, -1 standing for no element. Of an item that gives each payer's own entry there is
    /// a sum for a person only.
    mutating func assess(
        _ item: CompiledItem, in group: CompiledGroup, at spot: Int32, owedBy person: String? = nil
    ) -> Assessment {
        guard let money = item.money, case .money(let asked) = item.kind else { return .nothing }
        if let fixed = money.fixed, spot != -2 { return .amount(fixed) }
        if let (fen, slot) = money.perSlot, spot != -2, low[slot] == high[slot], low[slot] >= Slot.firstValue {
            let (product, overflow) = fen.multipliedReportingOverflow(by: low[slot])
            return .amount(overflow ? .unknown : Amount(low: max(0, product), high: max(0, product)))
        }
        if spot != -1 { stand(at: spot, in: group.group) }
        defer { if spot != -1 { leave() } }
        let own = asked.ownEntry.flatMap { map in person.map { ownEntry($0, of: map) } }
        return assess(money, asked, group, own: own, isNameless: spot == -2)
    }

    private mutating func assess(
        _ money: CompiledMoney, _ asked: MoneyItem, _ group: CompiledGroup, own: Value?, isNameless: Bool
    ) -> Assessment {
        let low = own ?? value(money.low)
        let high = money.high.map { value($0) }
        let count = money.perCount.map { value($0) }
        let cap = money.cap.map { value($0) }
        if low == .none || high == .some(.none) || count == .some(.none) { return .nothing }
        func number(_ value: Value) -> Interval? { if case .number(let interval) = value { interval } else { nil } }
        var factor: Interval? = Interval(money.percent)
        if let count { factor = number(count).flatMap { factor?.multiplied(by: $0) } }
        for (times, code) in group.multiples {
            let truth = run(code)
            let least = truth == .holds || truth == .unknown && times < .one ? times : .one
            let most = truth == .holds || truth == .unknown && times > .one ? times : .one
            factor = factor?.multiplied(by: Interval(low: least, high: most))
        }
        func sum(_ base: Value) -> Amount {
            guard !isNameless, let base = number(base), let factor, let product = base.multiplied(by: factor) else {
                return limited(.unknown)
            }
            return limited(Amount(product))
        }
        func limited(_ amount: Amount) -> Amount {
            guard let cap, cap != .none else { return amount }
            let limit = Amount(number(cap))
            var result = Amount.unknown
            if let low = amount.low, let limitLow = limit.low { result.low = min(low, limitLow) }
            if let high = amount.high {
                result.high = limit.high.map { min(high, $0) } ?? high
            } else {
                result.high = limit.high
            }
            return result
        }
        guard let high else { return .amount(sum(low)) }
        return figure(asked.assessed, sum(low), sum(high))
    }

    /// Puts the assessor's figure in for a range.
    private func figure(_ fact: FactID?, _ from: Amount, _ to: Amount) -> Assessment {
        var range = Amount(low: from.low, high: to.high)
        range.isOpen = true
        guard let fact, let figure = figure(fact), let least = from.low, let leastAtMost = from.high,
            let mostAtLeast = to.low, let most = to.high
        else { return .amount(range) }
        if figure < least || figure > most {
            return .outside(.assessedOutside(fact, fen: figure, low: least, high: most))
        }
        let isInside = leastAtMost <= figure && figure <= mostAtLeast
        return .amount(isInside ? Amount(low: figure, high: figure) : range)
    }

    /// What the assessor set, in the incident as it stands.
    private func figure(_ fact: FactID) -> Int64? {
        guard case .number(let interval) = standingFact(fact) else { return nil }
        return interval.point?.rounded
    }

    /// The value of a fact in the incident as it stands.
    func standingFact(_ id: FactID) -> Value {
        guard !world.filled.isEmpty else { return fact(id) }
        var base = Machine(program, World(row: world.row, asOf: world.asOf))
        base.work()
        return base.fact(id)
    }
}
