// The fixed orders in which a month's sums are shown.
extension ScoreAccumulator {
    /// The values of each classification, as declared; open ones last.
    package var classesInOrder: [(key: ClassKey, tally: Tally)] {
        classes.map { ($0.key, $0.value) }.sorted { left, right in
            (left.0.policy, left.0.position, left.0.value ?? "") < (
                right.0.policy, right.0.position, right.0.value ?? ""
            )
        }
    }

    /// The grounds, the dearest first.
    package var groundsInOrder: [(name: String, tally: Tally)] {
        grounds.map { ($0.key, $0.value) }.sorted { left, right in
            (-left.1.fines, -left.1.rewards, left.0) < (-right.1.fines, -right.1.rewards, right.0)
        }
    }

    /// Everybody in each of their roles, the same person together.
    package var payersInOrder: [(key: PayerKey, tally: Tally)] {
        payers.map { ($0.key, $0.value) }.sorted { left, right in
            (left.0.payer.kind, left.0.payer.name, left.0.role) < (right.0.payer.kind, right.0.payer.name, right.0.role)
        }
    }

    /// Everybody with all their roles together, those who pay most first.
    package var payerTotals: [(payer: LedgerLine.Payer, tally: Tally)] {
        var sums: [LedgerLine.Payer: Tally] = [:]
        for (key, tally) in payers { sums[key.payer, default: Tally()].merge(tally) }
        return sums.map { ($0.key, $0.value) }.sorted { left, right in
            (left.1.net, left.0.name, left.0.kind) < (right.1.net, right.0.name, right.0.kind)
        }
    }

    /// Where the money goes, the largest sum first; nil is the company that issues the policy.
    package var payeesInOrder: [(name: String?, tally: Tally)] {
        payees.map { ($0.key, $0.value) }.sorted { left, right in
            (-left.1.fines, left.0 ?? "") < (-right.1.fines, right.0 ?? "")
        }
    }

    /// Names with how often each came, the most frequent first.
    package static func byFrequency(_ counts: [String: Int]) -> [(name: String, count: Int)] {
        counts.map { ($0.key, $0.value) }.sorted { (-$0.1, $0.0) < (-$1.1, $1.0) }
    }
}

extension ScoreAccumulator.Tally {
    mutating func merge(_ other: Self) {
        count += other.count
        fines += other.fines
        rewards += other.rewards
        fineCount += other.fineCount
        rewardCount += other.rewardCount
        sanctionCount += other.sanctionCount
    }
}
