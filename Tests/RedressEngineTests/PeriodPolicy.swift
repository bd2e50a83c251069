import RedressEngine
import RedressModel
import RedressTime

/// A policy with figures of every kind over the incidents of a month and of a person, built by hand.
struct PeriodPolicy {
    let bench: PolicyBench
    let program: Program
    let hit: FactID
    let amount: FactID
    let void: FactID
    /// The hidden fact that counts earlier hits of the same person within 10 days.
    let earlier: FactID
    let who: RoleID
    let day: EventID
    /// The hidden facts of the figures: how many hits, how many with an amount, and their sum, greatest and least.
    let count: FactID
    let withAmount: FactID
    let sum: FactID
    let greatest: FactID
    let least: FactID

    init() {
        var bench = PolicyBench()
        hit = bench.fact(.yesNo)
        amount = bench.fact(.money(range: 0...100), optional: true)
        void = bench.fact(.yesNo, default: .constant(.yesNo(false)))
        earlier = bench.fact(.whole)
        who = bench.role(.several)
        day = bench.event()
        bench.group(.rules, rows: [Row(.when(.yes(void)), [Item(.void)])])
        var own = PolicyBench()
        count = own.fact(.whole)
        withAmount = own.fact(.whole)
        sum = own.fact(.money(range: nil))
        greatest = own.fact(.money(range: nil), optional: true)
        least = own.fact(.money(range: nil), optional: true)
        let subject = own.role()
        _ = own.event()
        _ = own.event()
        let isHit = Condition.yes(hit)
        let amountTerm = Term.fact(amount)
        func aggregate(_ fact: FactID, _ kind: Aggregate.Kind, _ term: Term?) -> Aggregate {
            Aggregate(fact: fact, kind: kind, condition: isHit, term: term, span: PolicyBench.nowhere)
        }
        var program = bench.program
        program.periodCases = [
            PeriodCase(
                name: "月", title: nil, unit: .month, subjects: [.role(who, inCase: subject)], givens: [],
                program: own.program,
                aggregates: [
                    aggregate(count, .count, nil), aggregate(withAmount, .count, amountTerm),
                    aggregate(sum, .sum, amountTerm), aggregate(greatest, .highest, amountTerm),
                    aggregate(least, .lowest, amountTerm),
                ], span: PolicyBench.nowhere)
        ]
        program.historyCounts = [
            HistoryCount(
                fact: earlier, condition: isHit, role: who, window: .within(.days(10)), span: PolicyBench.nowhere)
        ]
        self.bench = bench
        self.program = program
    }

    /// 2026-09-01T00:00:00+08:00.
    static let september: Int64 = 1_788_192_000

    /// What an incident may say; nil: nothing.
    struct Story {
        var day: Int
        var hit: Bool?
        /// In fen; `.some(nil)`: there is none.
        var amount: Int64??
        var void: Bool?
        /// nil: nobody says who.
        var people: [String]?
    }

    func row(_ story: Story, id: String) -> IncidentRow {
        let layout = RowLayout(program.schema)
        var row = IncidentRow(id: id, layout: layout, roleCount: 1)
        row.slots[layout.eventSlots[0]] = Self.september + Int64(story.day) * 86_400
        row.slots[layout.factSlots[hit.index]] = story.hit.map { $0 ? 1 : 0 } ?? Slot.unknown
        switch story.amount {
        case nil: row.slots[layout.factSlots[amount.index]] = Slot.unknown
        case .some(nil): row.slots[layout.factSlots[amount.index]] = Slot.none
        case .some(let fen?): row.slots[layout.factSlots[amount.index]] = fen
        }
        row.slots[layout.factSlots[void.index]] = story.void.map { $0 ? 1 : 0 } ?? Slot.unknown
        row.people[0] = story.people.map { .named($0) } ?? .unnamed
        return row
    }

    func observe(_ row: IncidentRow) -> Observations {
        let fast = Evaluator(program)
        return fast.observations(of: row, asOf: nil, fast.decide(row, asOf: nil))
    }

    /// A random story: of much nobody knows.
    static func story(_ random: inout SplitMix, unknown: Int = 25) -> Story {
        func maybe<Value>(_ value: Value) -> Value? { random.chance(unknown) ? nil : value }
        let people = random.pick([["甲"], ["乙"], ["甲", "乙"], []])
        let amount: Int64? = random.pick([nil, 0, 30, 100])
        return Story(
            day: random.number(0...40), hit: maybe(random.chance(70)), amount: maybe(amount),
            void: maybe(random.chance(15)), people: maybe(people))
    }
}
