import RedressModel

// MARK: - Which fines and rewards are due

/// A claim after the hit policy, with who pays it.
struct Charge {
    let claim: Int
    let payers: [MoneyItem.Payer]
    let person: String?
    let sole: String?
    /// What it asks for: the sum of its claim, or the person's own.
    let amount: Amount
    var truth: Truth
}

extension Machine {
    /// The claims of a group's matches; assessed sums that lie outside are told apart.
    mutating func claims(
        _ group: CompiledGroup, _ matches: ArraySlice<Match>, isReward: Bool,
        outside: (RowID, Violation.Cause, Truth) -> Void
    ) -> [Claim] {
        var claims: [Claim] = []
        var start = matches.startIndex
        while start < matches.endIndex {
            let row = Int(matches[start].row)
            let end = matches[start...].firstIndex { Int($0.row) != row } ?? matches.endIndex
            for (place, item) in program.rows[row].items.enumerated() {
                guard case .money(let money) = item.kind, money.isReward == isReward else { continue }
                var spots: [(spot: Int32, truth: Truth)] = []
                for match in matches[start..<end] {
                    let truth = match.truth && itemHolds(item, at: match.spot, in: group.group)
                    if truth != .fails { spots.append((match.spot, truth)) }
                }
                guard !spots.isEmpty else { continue }
                for some in item.isOnce ? [spots] : spots.map({ [$0] }) {
                    let spot = item.isOnce ? -1 : some[0].spot
                    switch assess(item, in: group, at: spot) {
                    case .nothing: continue
                    case .outside(let cause): outside(program.rows[row].id, cause, some.any(\.truth))
                    case .amount(let amount):
                        claims.append(
                            Claim(
                                row: row, item: place, money: money, isOnce: item.isOnce, spot: spot, spots: some,
                                amount: amount))
                    }
                }
            }
            start = end
        }
        return claims
    }

    /// What of the claims of one kind is due unless the incident is void, and which of them contradict.
    mutating func charges(
        _ group: CompiledGroup, _ claims: [Claim], _ matches: ArraySlice<Match>, _ staffing: Staffing?,
        isNotVoid: Truth,
        conflict: (Conflict.Kind, RoleID?, Int32, [Claim]) -> Void
    ) -> [Charge] {
        let policy = group.group.hitPolicy
        var charges: [Charge] = []
        let meets = group.isPlain ? [] : meetings(claims)
        if !meets.isEmpty { report(claims, meets, policy, conflict) }
        for (place, claim) in claims.enumerated() {
            let isPerRole = policy == .highest || policy == .lowest
            for payers in claim.money.mode == .each ? claim.money.payers.map({ [$0] }) : [claim.money.payers] {
                var truth = claim.truth && isNotVoid
                if !group.isPlain {
                    let roles = isPerRole ? payers.map(\.role) : claim.money.roles
                    truth = truth && !yields(place, claims, meets, roles, group, matches)
                }
                for (person, sole) in bearers(claim.money, payers, staffing, ground(claim.spot, of: group.group)) {
                    guard let amount = amount(of: claim, for: person, in: group) else { continue }
                    charges.append(
                        Charge(
                            claim: place, payers: payers, person: person, sole: sole, amount: amount, truth: truth))
                }
            }
        }
        if let same = group.group.samePerson { settle(&charges, claims, same, group.group, conflict) }
        return charges
    }

    /// The sum of a claim, or where each payer owes an own entry that of a person; nil where the person owes nothing.
    private mutating func amount(of claim: Claim, for person: String?, in group: CompiledGroup) -> Amount? {
        guard claim.money.ownEntry != nil, let person else { return claim.amount }
        let item = program.rows[claim.row].items[claim.item]
        switch assess(item, in: group, at: claim.spot, owedBy: person) {
        case .amount(let amount): return amount
        case .outside, .nothing: return nil
        }
    }

    /// For each claim, the claims of other items at one of its spots, with the spots.
    private func meetings(_ claims: [Claim]) -> [[(other: Int, spot: Int32, own: Truth, its: Truth)]] {
        var bySpot: [Int32: [(claim: Int, truth: Truth)]] = [:]
        for (place, claim) in claims.enumerated() {
            for (spot, truth) in claim.spots { bySpot[spot, default: []].append((place, truth)) }
        }
        return claims.enumerated().map { place, claim in
            claim.spots.flatMap { spot, own in
                (bySpot[spot] ?? []).compactMap { other, its in
                    claims[other].isSameItem(claim) ? nil : (other, spot, own, its)
                }
            }
        }
    }

    /// Whether a claim gives way somewhere.
    private func yields(
        _ place: Int, _ claims: [Claim], _ meets: [[(other: Int, spot: Int32, own: Truth, its: Truth)]],
        _ roles: [RoleID], _ group: CompiledGroup, _ matches: ArraySlice<Match>
    ) -> Truth {
        let claim = claims[place]
        let policy = group.group.hitPolicy
        let isSingle = claim.spots.count == 1
        var result = Truth.fails
        for (other, _, own, its) in meets[place] {
            guard claims[other].money.payers.contains(where: { roles.contains($0.role) }) else { continue }
            let standing = claim.standing(against: claims[other], policy)
            result = result || ((isSingle ? .holds : own) && its && (standing.contradicts || standing.yields))
            if result == .holds { return .holds }
        }
        guard policy == .unique else { return result }
        for (spot, own) in claim.spots {
            let rival = matches.filter { $0.spot == spot && Int($0.row) != claim.row }.any(\.truth)
            result = result || ((isSingle ? .holds : own) && rival)
        }
        return result
    }

    /// Tells of the claims that contradict, by spot and role.
    private func report(
        _ claims: [Claim], _ meets: [[(other: Int, spot: Int32, own: Truth, its: Truth)]], _ policy: HitPolicy,
        _ conflict: (Conflict.Kind, RoleID?, Int32, [Claim]) -> Void
    ) {
        guard policy != .unique else { return }
        var parties: [Int32: [RoleID: Set<Int>]] = [:]
        for (place, meetings) in meets.enumerated() {
            for (other, spot, own, its) in meetings where own == .holds && its == .holds {
                let common = claims[place].money.roles.filter(claims[other].money.roles.contains)
                guard !common.isEmpty,
                    claims[place].standing(against: claims[other], policy).contradicts == .holds
                else { continue }
                for role in common { parties[spot, default: [:]][role, default: []].formUnion([place, other]) }
            }
        }
        for (spot, roles) in parties.sorted(by: { $0.key < $1.key }) {
            for (role, places) in roles.sorted(by: { $0.key < $1.key }) {
                let isReward = places.contains { claims[$0].money.isReward }
                conflict(isReward ? .reward : .fine, role, spot, places.sorted().map { claims[$0] })
            }
        }
    }

    /// The persons of a charge: for `each` one by one, else none but the one who pays alone. Nobody pays for a role in
    /// which nobody is.
    private func bearers(
        _ money: MoneyItem, _ payers: [MoneyItem.Payer], _ staffing: Staffing?, _ spot: @autoclosure () -> Ground
    ) -> [(person: String?, sole: String?)] {
        guard let staffing else { return [(nil, nil)] }
        let ground = spot()
        switch money.mode {
        case .each:
            guard let role = payers.first?.role else { return [] }
            guard case .named(let names) = staffing.people(role, at: ground) else {
                // Who has an own entry is named by it.
                guard let own = money.ownEntry, case .map(let map, _) = fact(own), !map.isOpen else {
                    return [(nil, nil)]
                }
                return map.entries.map { ($0.key, $0.key) }
            }
            return names.map { ($0, $0) }
        case .sum:
            guard let role = payers.first?.role else { return [] }
            guard case .named(let names) = staffing.people(role, at: ground) else { return [(nil, nil)] }
            return names.isEmpty ? [] : [(nil, names.count == 1 ? names[0] : nil)]
        case .shared, .split, .joint:
            return payers.allSatisfy { staffing.isVacant($0.role, at: ground) } ? [] : [(nil, nil)]
        }
    }

    /// What one person owes in several roles.
    private func settle(
        _ charges: inout [Charge], _ claims: [Claim], _ policy: HitPolicy, _ group: Group,
        _ conflict: (Conflict.Kind, RoleID?, Int32, [Claim]) -> Void
    ) {
        guard policy != .sum else { return }
        let before = charges
        for (place, charge) in before.enumerated() {
            guard let person = charge.sole else { continue }
            let claim = claims[charge.claim]
            var loses = Truth.fails
            for (other, rival) in before.enumerated() where other != place && rival.sole == person {
                let its = claims[rival.claim]
                guard rival.payers[0].role != charge.payers[0].role, its.spot == claim.spot, its.isOnce == claim.isOnce
                else { continue }
                let isOpen = rival.amount.isOpen || charge.amount.isOpen
                let same = isOpen ? Truth.unknown : Claim.equal(rival.amount, charge.amount)
                let isBefore = Truth(other < place)
                var clash = Truth.fails
                var yields = Truth.fails
                switch policy {
                case .sum, .earliest, .latest: break
                case .unique: clash = .holds
                case .agree: (clash, yields) = (!same, isBefore)
                case .first: yields = isBefore
                case .highest, .lowest:
                    yields =
                        isOpen ? .unknown : Claim.below(charge.amount, rival.amount, policy) || (isBefore && same)
                }
                if clash == .holds, rival.truth == .holds, charge.truth == .holds {
                    let kind: Conflict.Kind = policy == .unique ? .notUnique : claim.money.isReward ? .reward : .fine
                    let first = other < place ? rival : charge
                    conflict(kind, first.payers[0].role, claim.spot, other < place ? [its, claim] : [claim, its])
                }
                loses = loses || (rival.truth && (clash || yields))
                // Who has lost to one is not compared with the rest.
                if loses == .holds { break }
            }
            charges[place].truth = charge.truth && !loses
        }
    }
}
