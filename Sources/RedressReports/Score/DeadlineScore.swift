package import RedressEngine
import RedressModel

/// How the deadlines of a month were kept: by name, and by who owes them.
package struct DeadlineScore: Sendable {
    /// How many deadlines came to what.
    package struct Count: Hashable, Sendable {
        package var met = 0
        package var late = 0
        package var pending = 0
        package var unknown = 0
        /// The longest that one was late, in seconds.
        package var longestLate: Int64 = 0

        mutating func add(_ outcome: DeadlineOutcome) {
            switch outcome.status {
            case .met: met += 1
            case .breached: late += 1
            case .pending: pending += 1
            case .unknown: unknown += 1
            }
            longestLate = max(longestLate, outcome.lateSeconds ?? 0)
        }
    }

    /// A deadline of a policy; ordered as declared.
    package struct Key: Hashable, Sendable {
        package let policy: String
        package let name: String
        let position: Int
    }

    private var names: [Key: Count] = [:]
    private var owners: [ScoreAccumulator.PayerKey: Count] = [:]

    /// Nothing yet.
    package init() {}

    /// Adds the deadlines of a decision; one that is owed for several elements counts for each.
    package mutating func add(_ decision: Decision, in context: ReportContext) {
        for outcome in decision.deadlines {
            let key = Key(
                policy: context.program.header.name, name: context.name(outcome.deadline),
                position: outcome.deadline.index)
            names[key, default: Count()].add(outcome)
            guard !outcome.roles.isEmpty else { continue }
            let payer = LedgerLine.Payer(roles: outcome.roles, unit: nil, persons: outcome.persons, in: context)
            let role = outcome.roles.map { context.name($0) }.joined(separator: "、")
            owners[ScoreAccumulator.PayerKey(payer: payer, role: role), default: Count()].add(outcome)
        }
    }

    /// The deadlines as declared.
    package var byName: [(key: Key, count: Count)] {
        names.map { ($0.key, $0.value) }.sorted { left, right in
            (left.0.policy, left.0.position) < (right.0.policy, right.0.position)
        }
    }

    /// Who owes them, those who were late most often first.
    package var byOwner: [(key: ScoreAccumulator.PayerKey, count: Count)] {
        owners.map { ($0.key, $0.value) }.sorted { left, right in
            (-left.1.late, left.0.role, left.0.payer.name, left.0.payer.kind)
                < (-right.1.late, right.0.role, right.0.payer.name, right.0.payer.kind)
        }
    }
}
