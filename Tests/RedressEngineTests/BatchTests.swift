import RedressModel
import Testing

@testable import RedressEngine

/// The batch charges what decisions charge.
@Suite("The batch agrees with decisions")
struct BatchTests {
    struct Charged: Hashable {
        let row: RowID
        let isReward: Bool
        let fen: Int64
        let role: RoleID
    }

    struct Stood: Hashable {
        let deadline: DeadlineID
        let state: DeadlineState
        let due: Int64?

        init(deadline: DeadlineID, state: DeadlineState, due: Int64?) {
            (self.deadline, self.state, self.due) = (deadline, state, due)
        }

        /// nil where nobody knows how it stands.
        init?(_ outcome: DeadlineOutcome) {
            deadline = outcome.deadline
            due = outcome.due
            switch outcome.status {
            case .breached: state = .late
            case .met: state = .met
            case .pending: state = .due
            case .unknown: return nil
            }
        }
    }

    @Test("on incidents made up at random, in which nobody is named")
    func sameCharges() {
        var decided = 0
        for seed in 0..<UInt64(AgreementTests.programCount * 2) {
            var made = RandomProgram(seed: seed)
            let program = made.program
            let evaluator = Evaluator(program)
            let rows = (0..<4).map { _ in
                var row = made.incident(missing: made.random.chance(70) ? 0 : 10)
                row.people = row.people.map { _ in .unnamed }
                row.peopleByKey = [:]
                row.absent = [:]
                return row
            }
            let asOf = made.asOf()
            var found = [[Charged: Int]](repeating: [:], count: rows.count)
            var stood = [[Stood: Int]](repeating: [:], count: rows.count)
            var undecided: Set<Int> = []
            evaluator.forEachCharge(
                in: rows.flatMap(\.slots), stride: RowLayout(program.schema).count, count: rows.count, asOf: asOf,
                charge: { charge in
                    guard case .money(let money) = program[charge.row].items[charge.item].kind else { return }
                    let charged = Charged(
                        row: charge.row, isReward: charge.isReward, fen: charge.fen,
                        role: money.payers[charge.payer].role)
                    found[charge.incident][charged, default: 0] += 1
                },
                deadline: { kept in
                    stood[kept.incident][
                        Stood(deadline: kept.deadline, state: kept.state, due: kept.due), default: 0] += 1
                }, undecided: { undecided.insert($0) })
            for (place, row) in rows.enumerated() where !undecided.contains(place) {
                decided += 1
                let decision = evaluator.decide(row, asOf: asOf)
                var expected: [Charged: Int] = [:]
                for (list, isReward) in [(decision.fines, false), (decision.rewards, true)] {
                    for outcome in list {
                        let charged = Charged(
                            row: outcome.row, isReward: isReward, fen: outcome.fen, role: outcome.roles[0])
                        expected[charged, default: 0] += 1
                    }
                }
                #expect(found[place] == expected, "seed \(seed), incident \(place)")
                let standing = Dictionary(decision.deadlines.compactMap(Stood.init).map { ($0, 1) }) { $0 + $1 }
                #expect(stood[place] == standing, "seed \(seed), incident \(place)")
                if found[place] != expected || stood[place] != standing { return }
            }
        }
        #expect(decided > AgreementTests.programCount)
    }
}
