import RedressEngine
import RedressModel
import Testing

/// A map per person gives each payer's own entry.
@Suite("Own amounts")
struct OwnEntryTests {
    private var bench = PolicyBench()
    private let staff: RoleID
    private let amounts: FactID
    private let item: Item

    init() {
        staff = bench.role(.several)
        amounts = bench.fact(.money(range: nil), key: .persons(staff))
        item = Item(.money(Self.money(staff, amounts, percent: nil)))
    }

    private static func money(_ role: RoleID, _ map: FactID, percent: Rational?, cap: Term? = nil) -> MoneyItem {
        MoneyItem(
            isReward: false, payers: [.init(role: role, share: nil)], mode: .each, percent: percent, low: .fact(map),
            high: nil, perCount: nil, cap: cap, assessed: nil, ownEntry: map)
    }

    /// An incident in which so many fen stand for each person; nil: what nobody knows.
    private func row(
        _ entries: [(String, Int64?)], people: [String]?, isOpen: Bool = false, in program: Program
    ) -> IncidentRow {
        var row = bench.incident()
        row.maps = [
            MapValue(
                entries: entries.map { MapValue.Entry(key: $0.0, value: $0.1 ?? Slot.unknown) }, isOpen: isOpen)
        ]
        row.set(amounts, 0, in: program)
        row.people = [people.map { .named($0) } ?? .unnamed]
        return row
    }

    @Test("Each person owes the entry under its name; who has none in a complete map owes nothing")
    func entries() {
        var bench = bench
        bench.group(rows: [Row(.always, [item])])
        let program = bench.program
        let decision = program.decide(
            row([("甲", 3_000), ("乙", 5_000)], people: ["乙", "甲", "丙"], in: program))
        #expect(decision.fines.map(\.persons) == [["乙"], ["甲"]])
        #expect(decision.fines.map(\.fen) == [5_000, 3_000])
        #expect(decision.pending.isEmpty && decision.openQuestions.isEmpty)
    }

    @Test("Where the role is not named, those who have an entry are who pays")
    func namedByEntries() {
        var bench = bench
        bench.group(rows: [Row(.always, [item])])
        let program = bench.program
        let decision = program.decide(row([("甲", 3_000), ("乙", 5_000)], people: nil, in: program))
        #expect(decision.fines.map(\.persons) == [["甲"], ["乙"]])
        #expect(decision.fines.map(\.fen) == [3_000, 5_000])
        #expect(decision.openQuestions.isEmpty)
    }

    @Test("An entry that nobody knows is pending for that person only, and asked for")
    func unknown() {
        var bench = bench
        bench.group(rows: [Row(.always, [item])])
        let program = bench.program
        let decision = program.decide(row([("甲", 3_000), ("乙", nil)], people: ["甲", "乙"], in: program))
        #expect(decision.fines.map(\.persons) == [["甲"]])
        #expect(decision.pending.map(\.persons) == [["乙"]])
        #expect(decision.pending.map(\.need) == [.fact])
        #expect(decision.pending.map(\.missing) == [[.fact(amounts)]])
        #expect(decision.openQuestions.map(\.subject) == [.fact(amounts)])
    }

    @Test("A percentage and a cap hold for each person's own sum")
    func scaled() {
        var bench = bench
        let half = Rational(1, over: 2)
        bench.group(
            rows: [Row(.always, [Item(.money(Self.money(staff, amounts, percent: half, cap: .fen(2_000))))])])
        let program = bench.program
        let decision = program.decide(row([("甲", 3_001), ("乙", 5_000)], people: ["甲", "乙"], in: program))
        // Half of 30.01 is 15.005, rounded to 15.01; half of 50.00 is 25.00, capped at 20.00.
        #expect(decision.fines.map(\.fen) == [1_501, 2_000])
    }

    @Test("It contradicts a sum for all where both are due, and counts once beside its like")
    func meetings() {
        var bench = bench
        bench.group(rows: [Row(.always, [item]), Row(.always, [.fine(staff, fen: 3_000, .each)])])
        bench.group(rows: [Row(.always, [item]), Row(.always, [item])])
        let program = bench.program
        let decision = program.decide(row([("甲", 3_000)], people: ["甲"], in: program))
        #expect(decision.conflicts.map(\.kind) == [.fine])
        #expect(decision.fines.map(\.fen) == [3_000])
        #expect(decision.fines.map(\.row.group) == [GroupID(1)])
    }
}
