import RedressModel

/// Who fills the roles of an incident.
struct Staffing {
    let schema: Schema
    let row: IncidentRow

    /// Who fills a role: its own people, else those of the role that it is declared to be.
    func people(_ role: RoleID) -> People {
        var role = role
        for _ in 0..<schema.roles.count {
            if case .named = row.people[role.index] { break }
            guard let other = schema[role].sameAs else { break }
            role = other
        }
        return row.people[role.index]
    }

    /// The names; none while the role is not named.
    func names(_ role: RoleID) -> [String] {
        guard case .named(let names) = people(role) else { return [] }
        return names
    }

    /// Whether the incident says that nobody fills the role.
    func isVacant(_ role: RoleID) -> Bool { people(role) == .named([]) }

    /// Whether the decision must ask who it is. A company is nobody to ask for.
    func mustBeNamed(_ role: RoleID) -> Bool {
        switch schema[role].kind {
        case .company: false
        case .one, .several, .team: people(role) == .unnamed && schema[role].unitFact == nil
        }
    }

    /// The names in several roles, each once.
    func names(_ roles: [RoleID]) -> [String] {
        var seen: Set<String> = []
        return roles.flatMap(names).filter { seen.insert($0).inserted }
    }

    /// The roles that pay: those in which somebody is, or may be.
    func filled(_ payers: [MoneyItem.Payer]) -> [RoleID] { payers.map(\.role).filter { !isVacant($0) } }
}

/// The parts of a sum in fen, exact to the fen: each gets its part rounded down, and the fen that are left go to the
/// largest remainders, in the order written where these are equal.
func apportion(_ fen: Int64, by weights: [Rational]) -> [Int64]? {
    var parts: [Int64] = []
    var remainders: [(index: Int, rest: Rational)] = []
    var total = Rational.zero
    for (index, weight) in weights.enumerated() {
        guard let exact = Rational(fen).multiplied(by: weight), let whole = exact.floor,
            let rest = exact.subtracting(Rational(whole)), let sum = total.adding(exact)
        else { return nil }
        parts.append(whole)
        remainders.append((index, rest))
        total = sum
    }
    guard var left = total.rounded else { return nil }
    for part in parts { left -= part }
    remainders.sort { ($1.rest, $0.index) < ($0.rest, $1.index) }
    for (index, _) in remainders.prefix(Int(max(0, left))) { parts[index] += 1 }
    return parts
}

extension Staffing {
    /// What is paid of a sum: of a `split`, not the parts of roles in which nobody is.
    func payable(_ fen: Int64?, _ key: MoneyKey) -> Int64? {
        guard let fen, key.mode == .split else { return fen }
        return shares(of: fen, key.payers, key.mode)?.reduce(0) { $0 + $1.fen }
    }

    /// Who bears how much of a sum that several share; none where nobody is there to pay, nil beyond 64 bits.
    func shares(of fen: Int64, _ payers: [MoneyItem.Payer], _ mode: MoneyItem.Mode) -> [MoneyOutcome.Share]? {
        switch mode {
        case .sum, .each, .joint: return []
        case .shared: return equalShares(of: fen, payers.flatMap { places($0.role) })
        case .split:
            guard let ratios = splitRatios(payers), let parts = apportion(fen, by: ratios) else { return nil }
            var shares: [MoneyOutcome.Share] = []
            for (payer, part) in zip(payers, parts) {
                guard let inner = equalShares(of: part, places(payer.role)) else { return nil }
                shares += inner
            }
            return shares
        }
    }

    /// The ratios of a `split`; payers without one take equal parts of what is left.
    private func splitRatios(_ payers: [MoneyItem.Payer]) -> [Rational]? {
        var rest = Rational.one
        var openCount: Int64 = 0
        for payer in payers {
            guard let share = payer.share else {
                openCount += 1
                continue
            }
            guard let left = rest.subtracting(share) else { return nil }
            rest = left
        }
        guard openCount > 0 else { return payers.compactMap(\.share) }
        guard let each = rest.divided(by: Rational(openCount)) else { return nil }
        return payers.map { $0.share ?? each }
    }

    private func places(_ role: RoleID) -> [(role: RoleID, person: String?)] {
        switch people(role) {
        case .unnamed: [(role, nil)]
        case .named(let names): names.map { (role, $0) }
        }
    }

    private func equalShares(
        of fen: Int64, _ places: [(role: RoleID, person: String?)]
    ) -> [MoneyOutcome.Share]? {
        guard let part = Rational(1, over: Int128(max(1, places.count))),
            let parts = apportion(fen, by: Array(repeating: part, count: places.count))
        else { return nil }
        return zip(places, parts).map { MoneyOutcome.Share(role: $0.role, person: $0.person, fen: $1) }
    }
}
