import RedressModel
import RedressTime
import Testing

@testable import RedressEngine

/// Missing moments and facts: what a decision says of a deadline is what all moments that the missing ones can be have
/// in common, tried one by one over a small stretch of time.
@Suite("Filling in missing moments")
struct DeadlineFillingTests {
    /// A desk made up at random, with moments close together.
    struct Desk {
        var random: SplitMix
        var bench = PolicyBench()
        let received: EventID
        let answered: EventID
        let stopped: EventID
        let isGrave: FactID
        let clerk: RoleID
        /// The unit in which moments are told.
        let unit: Int64
        let base: Int64

        /// With limits in days on a working calendar, or in seconds.
        init(seed: UInt64, inDays: Bool) {
            random = SplitMix(seed)
            received = bench.event()
            answered = bench.event()
            stopped = bench.event()
            if random.chance(50) { bench.eventOrder = [(received, answered)] }
            isGrave = bench.fact(.yesNo)
            clerk = bench.role(.company)
            unit = inDays ? 43_200 : 1
            base = inDays ? PolicyBench.at("2025-09-29", 12) : PolicyBench.at("2026-03-02", 12)
            bench.calendars = [PolicyBench.china]
            for _ in 0..<random.number(1...2) { declare(inDays: inDays) }
            declareQuestions()
        }

        private mutating func declare(inDays: Bool) {
            let rows = (0..<random.number(1...2)).map { _ in
                let start: EventID? = random.chance(90) ? received : stopped
                let item = Item.limit(limit(inDays), from: start, until: answered)
                return Row(random.chance(50) ? .always : random.chance(70) ? .when(condition()) : .otherwise, [item])
            }
            let more = Deadline.Extension(
                by: .of(Int64(random.number(1...3)), inDays ? .workingDays : .seconds),
                atMost: random.chance(50) ? .of(2, inDays ? .workingDays : .seconds) : nil, condition: condition(),
                sources: [], span: PolicyBench.nowhere)
            bench.deadline(
                random.pick([.agree, .earliest, .latest, .first]),
                late: [.fine(clerk, fen: Int64(random.number(1...9)) * 100)],
                extensions: random.chance(30) ? [more] : [],
                pauses: random.chance(15) ? [Deadline.Pause(from: .event(stopped), until: .event(answered))] : [],
                rows: rows)
        }

        private mutating func limit(_ inDays: Bool) -> Limit {
            let count = Int64(random.number(0...6))
            if random.chance(8) { return random.pick([.atOnce, .none]) }
            if random.chance(20) {
                let unit: SpanUnit = inDays ? .days : .seconds
                return .window(from: .of(count, unit), to: .of(count + 2, unit))
            }
            guard inDays else { return .within(count, .seconds) }
            return random.chance(30)
                ? random.pick([.sameDay, .byClose, .within(2, .days)]) : .within(count, .workingDays)
        }

        private mutating func condition() -> Condition {
            switch random.number(0...3) {
            case 0: .yes(isGrave)
            case 1: .not(.yes(isGrave))
            case 2: .atom(.has(.event(stopped)), span: nil)
            default: .compare(.event(stopped), .less, .event(answered))
            }
        }

        /// Fines that hang on how deadlines stand and how long things took.
        private mutating func declareQuestions() {
            let id = DeadlineID(random.number(0...(bench.deadlines.count - 1)))
            let measure: Term.Measure = unit == 1 ? .clock : .workingDays(CalendarID(0))
            let took = Term.elapsed(.event(received), .event(answered), measure)
            let asked: [Condition] = [
                .stands(id, .met), .stands(id, .due), .not(.stands(id, .late)),
                .compare(.due(id), .less, .event(answered)), .compare(took, random.pick(Relation.allCases), .fen(3)),
            ]
            bench.group(.schedule, .sum, rows: [Row(.when(random.pick(asked)), [.fine(clerk, fen: 77)])])
        }

        /// An incident with gaps, and what each gap can be.
        mutating func incident(gaps: Int) -> (row: IncidentRow, asOf: Int64?, gaps: [(slot: Int, values: [Int64])]) {
            let program = bench.program
            let layout = RowLayout(program.schema)
            var row = bench.incident()
            var open: [(slot: Int, values: [Int64])] = []
            let domain = (unit == 1 ? -24...30 : -8...60).flatMap { step in
                unit == 1 ? [base + Int64(step)] : [-1, 0, 1].map { base + Int64(step) * unit + $0 }
            }
            let slots = [layout.factSlots[0]] + layout.eventSlots
            let chosen = (0..<gaps).map { _ in random.number(0...3) }
            for (place, slot) in slots.enumerated() {
                if chosen.contains(place) {
                    row.slots[slot] = Slot.unknown
                    // Far off, too, where the calendar knows nothing.
                    let far: [Int64] = [base - 1_500_000_000, base + 1_500_000_000]
                    open.append((slot, place == 0 ? [0, 1] : domain + far + [Slot.none]))
                } else if place == 0 {
                    row.slots[slot] = Int64(random.number(0...1))
                } else {
                    row.slots[slot] = random.chance(15) ? Slot.none : base + Int64(random.number(0...12)) * unit
                }
            }
            return (row, random.chance(80) ? base + Int64(random.number(2...14)) * unit : nil, open)
        }

        /// Whether a row keeps the declared order of events.
        func isInOrder(_ row: IncidentRow) -> Bool {
            let slots = RowLayout(bench.program.schema).eventSlots
            return bench.eventOrder.allSatisfy { before, after in
                let (left, right) = (row.slots[slots[before.index]], row.slots[slots[after.index]])
                return left < Slot.firstValue || right < Slot.firstValue || left <= right
            }
        }
    }

    /// What decisions may say of a deadline.
    struct Said: Hashable {
        let status: DeadlineOutcome.Status
        let due: Int64?
        let start: Int64?
        let actual: Int64?

        init(_ outcome: DeadlineOutcome) {
            (status, due, start, actual) = (outcome.status, outcome.due, outcome.start, outcome.actual)
        }

        /// What all have in common.
        init?(common all: [Said]) {
            guard let first = all.first else { return nil }
            func shared<Field: Equatable>(_ path: KeyPath<Said, Field?>) -> Field? {
                all.allSatisfy { $0[keyPath: path] == first[keyPath: path] } ? first[keyPath: path] : nil
            }
            status = all.allSatisfy { $0.status == first.status } ? first.status : .unknown
            (due, start, actual) = (shared(\.due), shared(\.start), shared(\.actual))
        }

        /// Whether it says nothing that the other one does not.
        func isWithin(_ other: Said) -> Bool {
            (status == .unknown || status == other.status) && (due == nil || due == other.due)
                && (start == nil || start == other.start) && (actual == nil || actual == other.actual)
        }
    }

    private static func said(_ decision: Decision, _ id: DeadlineID) -> Said? {
        decision.deadlines.first { $0.deadline == id }.map(Said.init)
    }

    /// Where a decision says otherwise of deadlines than what its completions have in common.
    private static func problems(_ decision: Decision, _ completed: [Decision], _ count: Int) -> [String] {
        (0..<count).flatMap { index -> [String] in
            let id = DeadlineID(index)
            let ways = completed.map { said($0, id) }
            let own = said(decision, id)
            if ways.contains(nil) {
                let isPending = decision.pending.contains { $0.kind == .deadline && $0.what == "t\(index)" }
                let isWrong = own != nil || isPending == ways.allSatisfy { $0 == nil } && !decision.isApproximate
                return isWrong ? ["t\(index) applies in some ways: \(String(describing: own)), \(isPending)"] : []
            }
            guard let common = Said(common: ways.compactMap(\.self)) else { return [] }
            let isRight = decision.isApproximate ? own.map { $0.isWithin(common) } ?? true : own == common
            return isRight ? [] : ["t\(index): \(String(describing: own)) but \(common)"]
        }
    }

    private static func tried(inDays: Bool, gaps: Int) -> (exact: Int, vague: Int) {
        var (exact, vague) = (0, 0)
        for seed in 0..<UInt64(AgreementTests.programCount * 3) {
            var desk = Desk(seed: seed, inDays: inDays)
            let program = desk.bench.program
            let (row, asOf, open) = desk.incident(gaps: gaps)
            guard desk.isInOrder(row) else { continue }
            var rows = [row]
            for (slot, values) in open {
                rows = rows.flatMap { row in
                    values.map { value in
                        var row = row
                        row.slots[slot] = value
                        return row
                    }
                }
            }
            rows = rows.filter(desk.isInOrder)
            guard rows.count > 1, rows.count < 4_000 else { continue }
            let evaluator = Evaluator(program)
            let decision = evaluator.decide(row, asOf: asOf)
            let completed = rows.map { evaluator.decide($0, asOf: asOf) }
            if decision.isApproximate { vague += 1 } else { exact += 1 }
            var problems = problems(decision, completed, program.deadlines.count)
            if !decision.isApproximate {
                problems += FillingInTests.problems(decision, completed, areBoundsExact: true)
            }
            #expect(problems.isEmpty, "seed \(seed), days \(inDays), gaps \(gaps): \(problems)")
            if !problems.isEmpty { break }
        }
        return (exact, vague)
    }

    @Test("with one moment missing, decisions are exact", arguments: [false, true])
    func oneGap(inDays: Bool) {
        let (exact, vague) = Self.tried(inDays: inDays, gaps: 1)
        #expect(exact > 3 * vague, "\(exact) exact, \(vague) vague")
    }

    @Test("with two missing, they claim nothing that one way contradicts", arguments: [false, true])
    func twoGaps(inDays: Bool) {
        let (exact, vague) = Self.tried(inDays: inDays, gaps: 2)
        #expect(exact + vague > AgreementTests.programCount / 2, "\(exact) exact, \(vague) vague")
    }
}
