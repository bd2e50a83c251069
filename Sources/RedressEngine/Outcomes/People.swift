import RedressModel

/// Who fills the roles of an incident.
struct Staffing {
    let schema: Schema
    let row: IncidentRow
    /// For roles that a table stands for: the role that it names, where it names one.
    var byTable: [RoleID: RoleID] = [:]

    init(schema: Schema, row: IncidentRow) {
        self.schema = schema
        self.row = row
    }

    /// Staffing in a world, in which tables that stand for roles have values.
    init(schema: Schema, row: IncidentRow, table: (DerivedID) -> Value) {
        self.init(schema: schema, row: row)
        for role in schema.roles {
            guard let id = role.tableOf, case .text(let name) = table(id) else { continue }
            byTable[role.id] = self.role(named: name)
        }
    }

    /// The role whose people fill a role: itself where it has its own, else that which it is declared to be.
    func holder(of role: RoleID, at ground: Ground? = nil) -> RoleID {
        var role = role
        for _ in 0..<schema.roles.count {
            if case .named = own(role, at: ground) { break }
            guard let other = schema[role].sameAs ?? byTable[role] else { break }
            role = other
        }
        return role
    }

    /// Who fills a role by itself; of one that is held for each element, who does for the one at hand, or without one
    /// everybody who does.
    func own(_ role: RoleID, at ground: Ground? = nil) -> People {
        guard let held = schema[role].key, let entries = row.peopleByKey[role] else { return row.people[role.index] }
        if let key = key(of: ground, held) { return entries.first { $0.key == key }?.people ?? .unnamed }
        var seen: Set<String> = []
        let names = entries.flatMap { entry -> [String] in
            guard case .named(let names) = entry.people else { return [] }
            return names
        }.filter { seen.insert($0).inserted }
        return names.isEmpty ? .unnamed : .named(names)
    }

    /// The key for which a role is held at an element; nil where the element is none of its keys.
    private func key(of ground: Ground?, _ held: MapKey) -> String? {
        switch (ground, held) {
        case (.element(_, let vocabulary, let word), .elements(let set)):
            schema[set].type == .set(vocabulary) ? schema[vocabulary].words[word] : nil
        case (.key(_, let name), .free), (.key(_, let name), .persons), (.key(_, let name), .elements): name
        case (.element, .free), (.element, .persons), (.group, _), (nil, _): nil
        }
    }

    /// Who fills a role.
    func people(_ role: RoleID, at ground: Ground? = nil) -> People { own(holder(of: role, at: ground), at: ground) }

    /// The names; none while the role is not named.
    func names(_ role: RoleID, at ground: Ground? = nil) -> [String] {
        guard case .named(let names) = people(role, at: ground) else { return [] }
        return names
    }

    /// Whether the incident says that nobody fills the role.
    func isVacant(_ role: RoleID, at ground: Ground? = nil) -> Bool { people(role, at: ground) == .named([]) }

    /// Whether the decision must ask who it is. A company is nobody to ask for.
    func mustBeNamed(_ role: RoleID, at ground: Ground? = nil) -> Bool {
        switch schema[role].kind {
        case .company: false
        case .one, .several, .team: people(role, at: ground) == .unnamed && schema[role].unitFact == nil
        }
    }

    /// The names in several roles, each once.
    func names(_ roles: [RoleID], at ground: Ground? = nil) -> [String] {
        var seen: Set<String> = []
        return roles.flatMap { names($0, at: ground) }.filter { seen.insert($0).inserted }
    }

    /// The roles that pay: those in which somebody is, or may be.
    func filled(_ payers: [MoneyItem.Payer], at ground: Ground? = nil) -> [RoleID] {
        payers.map(\.role).filter { !isVacant($0, at: ground) }
    }
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
        return shares(of: fen, key.payers, key.mode, at: key.ground)?.reduce(0) { $0 + $1.fen }
    }

    /// Who bears how much of a sum that several share; none where nobody is there to pay, nil beyond 64 bits.
    func shares(
        of fen: Int64, _ payers: [MoneyItem.Payer], _ mode: MoneyItem.Mode, at ground: Ground? = nil
    ) -> [MoneyOutcome.Share]? {
        switch mode {
        case .sum, .each, .joint: return []
        case .shared: return equalShares(of: fen, payers.flatMap { places($0.role, ground) })
        case .split:
            guard let ratios = splitRatios(payers), let parts = apportion(fen, by: ratios) else { return nil }
            var shares: [MoneyOutcome.Share] = []
            for (payer, part) in zip(payers, parts) {
                guard let inner = equalShares(of: part, places(payer.role, ground)) else { return nil }
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

    private func places(_ role: RoleID, _ ground: Ground?) -> [(role: RoleID, person: String?)] {
        switch people(role, at: ground) {
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
