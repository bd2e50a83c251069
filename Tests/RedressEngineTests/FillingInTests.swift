import RedressModel
import Testing

@testable import RedressEngine

/// What is due is due in every way of filling in the missing facts, and what is pending lies between the least and
/// the most of them: tried on every incident that the one with gaps can become.
@Suite("Filling in what is missing")
struct FillingInTests {
    /// What money says, whichever row says it.
    struct Said: Hashable {
        let kind: PendingOutcome.Kind
        let ground: Ground
        let roles: [RoleID]
        let persons: [String]
        let isEach: Bool
    }

    /// Every incident that a row can become, nil where they are too many or cannot be listed.
    static func completions(of row: IncidentRow, _ program: Program, most: Int) -> [IncidentRow]? {
        let layout = RowLayout(program.schema)
        var named = row
        named.texts += program.schema.roles.map(\.name)
        var rows = [named]
        for fact in program.schema.facts {
            let slot = layout.factSlots[fact.id.index]
            let value = row.slots[slot]
            if case .set(let vocabulary) = fact.type, fact.key == nil {
                let all: Int64 = 1 << Int64(program.schema[vocabulary].words.count) - 1
                var (inside, open) = (value, row.slots[slot + 1])
                if value == Slot.none || value == Slot.absent && fact.isOptional { continue }
                if value < Slot.firstValue { (inside, open) = (0, all) }
                guard open > 0 else { continue }
                let subsets = (0...all).filter { $0 & ~open == 0 }
                guard rows.count * subsets.count <= most else { return nil }
                rows = rows.flatMap { row in
                    subsets.map { subset in
                        var row = row
                        row.slots[slot] = inside | subset
                        row.slots[slot + 1] = 0
                        return row
                    }
                }
                continue
            }
            let isMissing =
                value == Slot.unknown || value == Slot.lacking
                || value == Slot.absent && fact.defaultValue == nil && !fact.isOptional
            guard isMissing else { continue }
            guard let values = values(fact, program, roles: row.texts.count), rows.count * values.count <= most else {
                return nil
            }
            rows = rows.flatMap { row in
                values.map { value in
                    var row = row
                    row.slots[slot] = value
                    return row
                }
            }
        }
        return rows
    }

    /// The names of roles stand among the texts behind so many others.
    private static func values(_ fact: Fact, _ program: Program, roles start: Int) -> [Int64]? {
        if fact.key != nil { return nil }
        let own: [Int64]
        switch fact.type {
        case .yesNo: own = [0, 1]
        case .symbol(let vocabulary): own = program.schema[vocabulary].words.indices.map(Int64.init)
        case .sanction: own = [0, 1, 2, 3]
        case .number(_, let range?, _): own = Array(range)
        case .money(let range?) where range.count < 100: own = Array(range)
        case .role: own = program.schema.roles.indices.map { Int64(start + $0) }
        case .number, .money, .set, .text, .date, .instant, .duration, .person: return nil
        }
        return fact.isOptional ? own + [Slot.none] : own
    }

    /// The sums of a decision by what they say: due, and pending.
    static func sums(_ decision: Decision) -> [Said: (low: Int64, high: Int64, count: Int)] {
        var sums: [Said: (low: Int64, high: Int64, count: Int)] = [:]
        func add(_ said: Said, _ low: Int64, _ high: Int64) {
            let old = sums[said] ?? (0, 0, 0)
            sums[said] = (old.low + low, old.high + high, old.count + 1)
        }
        for (list, kind) in [(decision.fines, PendingOutcome.Kind.fine), (decision.rewards, .reward)] {
            for fine in list {
                let said = Said(
                    kind: kind, ground: fine.ground, roles: fine.roles, persons: fine.persons,
                    isEach: fine.mode == .each)
                add(said, fine.fen, fine.fen)
            }
        }
        for pending in decision.pending where pending.kind == .fine || pending.kind == .reward {
            // Whether it is each person's own cannot be seen, nor does it matter where the names differ.
            let said = Said(
                kind: pending.kind, ground: pending.ground, roles: pending.roles, persons: pending.persons,
                isEach: false)
            add(said, pending.minimum ?? 0, pending.maximum ?? Int64(1) << 50)
        }
        return sums
    }

    static func merged(_ sums: [Said: (low: Int64, high: Int64, count: Int)]) -> [Said: (
        low: Int64, high: Int64, count: Int
    )] {
        var merged: [Said: (low: Int64, high: Int64, count: Int)] = [:]
        for (said, sum) in sums {
            let key = Said(
                kind: said.kind, ground: said.ground, roles: said.roles, persons: said.persons, isEach: false)
            let old = merged[key] ?? (0, 0, 0)
            merged[key] = (old.low + sum.low, old.high + sum.high, old.count + sum.count)
        }
        return merged
    }

    @Test("gives what every way has in common")
    func everyCompletion() {
        var tried = 0
        for seed in 0..<UInt64(AgreementTests.programCount) {
            var made = RandomProgram(seed: seed, isFillable: true)
            let program = made.program
            let evaluator = Evaluator(program)
            let row = made.incident(missing: made.random.pick([8, 15, 25]))
            let layout = RowLayout(program.schema)
            guard !layout.eventSlots.contains(where: { row.slots[$0] == Slot.unknown }),
                let completions = Self.completions(of: row, program, most: 800), completions.count > 1
            else { continue }
            let asOf = made.asOf()
            let decision = evaluator.decide(row, asOf: asOf)
            let decided = completions.map { evaluator.decide($0, asOf: asOf) }
            guard !decision.isApproximate, decided.allSatisfy({ $0.notApplicable == decided[0].notApplicable }) else {
                continue
            }
            tried += 1
            let hasStretches = program.schema.facts.contains { fact in
                guard case .number(_, let range?, _) = fact.type else { return fact.type == .money(range: 0...30) }
                let slots = Set(completions.map { $0.slots[layout.factSlots[fact.id.index]] })
                return range.count > 16 && slots.count > 1
            }
            let problems = Self.problems(decision, decided, areBoundsExact: !hasStretches)
            #expect(problems.isEmpty, "seed \(seed): \(problems)")
            if !problems.isEmpty { return }
        }
        #expect(tried > AgreementTests.programCount / 20)
    }

    /// A slot is decided where the same take it in every way, and pending where somebody does in some.
    private static func routeProblems(_ decision: Decision, _ completed: [Decision]) -> [String] {
        struct Taken: Hashable {
            let roles: [RoleID]
            let candidates: [RoleID]
            let isDeadEnd: Bool
        }
        func taken(_ decision: Decision, _ route: RouteID) -> Taken? {
            decision.routes.first { $0.route == route }.map {
                Taken(roles: $0.roles, candidates: $0.candidates, isDeadEnd: $0.isDeadEnd)
            }
        }
        return Set(completed.flatMap(\.routes).map(\.route)).sorted().compactMap { route in
            let ways = Set(completed.map { taken($0, route) })
            let expected = ways.count == 1 ? ways.first ?? nil : nil
            let isPending = decision.pending.contains { $0.kind == .route && $0.what == "s\(route.index)" }
            let mustBePending = expected?.isDeadEnd ?? true
            return taken(decision, route) == expected && isPending == mustBePending ? nil : "route \(route): \(ways)"
        }
    }

    /// Where a decision says otherwise than what its completions have in common.
    ///
    /// Sums that depend twice on a number tried in stretches may get bounds that are too wide, never too narrow.
    static func problems(_ decision: Decision, _ completed: [Decision], areBoundsExact: Bool) -> [String] {
        var problems: [String] = []
        let expected = merged(sums(decision))
        let found = completed.map { merged(sums($0)) }
        for said in Set(found.flatMap(\.keys)).union(expected.keys) {
            let lows = found.map { $0[said]?.low ?? 0 }
            let highs = found.map { $0[said]?.high ?? 0 }
            guard let least = lows.min(), let most = highs.max() else { continue }
            let sum = expected[said] ?? (0, 0, 0)
            // Where several units say the same of the same people, only their own bounds are exact.
            let isOne = areBoundsExact && sum.count <= 1 && found.allSatisfy { ($0[said]?.count ?? 0) <= 1 }
            let isRight = isOne ? sum.low == least && sum.high == most : sum.low <= least && sum.high >= most
            if !isRight { problems.append("\(said): \(sum) but \(least)...\(most)") }
        }
        for (place, outcome) in decision.derived.enumerated() {
            let values = Set(completed.map { $0.derived[place].value })
            // A number less itself is tried in stretches, of which nothing is known.
            let mayBeVague = !areBoundsExact && outcome.value == nil
            let isRight = values.count == 1 ? outcome.value == values.first || mayBeVague : outcome.value == nil
            if !isRight { problems.append("derived \(place): \(String(describing: outcome.value)) but \(values)") }
        }
        let notices = completed.map { Set($0.notices.map { "\($0.to)\($0.text ?? "")" }) }
        let common = notices.dropFirst().reduce(notices[0]) { $0.intersection($1) }
        // Different groups may give one notice in different ways; each is judged by itself.
        let due = Set(decision.notices.map { "\($0.to)\($0.text ?? "")" })
        if !due.isSubset(of: common) { problems.append("notices \(due) but \(common)") }
        problems += routeProblems(decision, completed)
        if (decision.void != nil) != completed.allSatisfy({ $0.void != nil }) { problems.append("void") }
        return problems
    }
}
