import RedressModel

/// A decision with names in place of ids, so that those of two policies can be compared.
struct NamedDecision {
    /// What a fine or reward is for, and who pays it.
    struct MoneyPlace: Hashable {
        let isReward: Bool
        let roles: [String]
        let ground: String
    }

    let decision: Decision
    let program: Program

    init(_ decision: Decision, in program: Program) {
        self.decision = decision
        self.program = program
    }

    // MARK: Names

    func names(_ roles: [RoleID]) -> [String] { roles.map { program.schema[$0].name } }

    func slot(_ route: RouteID) -> String { program.routes[route.index].name }

    func name(_ ground: Ground) -> String {
        switch ground {
        case .group(let id): program.groups[id.index].name
        case .element(_, let vocabulary, let word): program.schema[vocabulary].words[word]
        case .key(_, let key): key
        }
    }

    func sanction(_ word: Int) -> String { program.schema[program.schema.sanctions].words[word] }

    // MARK: Money

    /// All fines, then all rewards.
    var money: [(place: MoneyPlace, outcome: MoneyOutcome)] {
        decision.fines.map { (place($0, isReward: false), $0) }
            + decision.rewards.map { (place($0, isReward: true), $0) }
    }

    private func place(_ outcome: MoneyOutcome, isReward: Bool) -> MoneyPlace {
        MoneyPlace(isReward: isReward, roles: names(outcome.roles), ground: name(outcome.ground))
    }

    func money(at place: MoneyPlace) -> [MoneyOutcome] { money.filter { $0.place == place }.map(\.outcome) }

    /// What may come on top at a place; nil: nobody knows how much.
    func mostPending(at place: MoneyPlace) -> Int64? {
        var sum: Int64 = 0
        for pending in pendingMoney(at: place) {
            guard let most = pending.maximum else { return nil }
            sum = sum.addingReportingOverflow(most).partialValue
        }
        return sum
    }

    func pendingMoney(at place: MoneyPlace) -> [PendingOutcome] {
        decision.pending.filter { pending in
            pending.kind == (place.isReward ? .reward : .fine) && names(pending.roles) == place.roles
                && name(pending.ground) == place.ground
        }
    }

    /// Whether something of a kind is possible and not certain.
    func mayHave(_ kind: PendingOutcome.Kind) -> Bool { decision.pending.contains { $0.kind == kind } }
}

extension [MoneyOutcome] {
    /// What they come to; nil beyond 64 bits.
    var total: Int64? {
        var sum: Int64 = 0
        for outcome in self {
            let (next, overflows) = sum.addingReportingOverflow(outcome.fen)
            if overflows { return nil }
            sum = next
        }
        return sum
    }
}
