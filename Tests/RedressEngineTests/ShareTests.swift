import RedressEngine
import RedressModel
import Testing

/// Who pays how much: the sentences of the manual about people.
@Suite("Who pays")
struct ShareTests {
    @Test("20 yuan shared among three are 6.67, 6.67 and 6.66, in the order written")
    func sharedAmongThree() {
        var bench = PolicyBench()
        let one = bench.role()
        let several = bench.role(.several)
        bench.group(rows: [Row(.always, [.fine(one, several, fen: 2_000, .shared)])])
        var row = bench.incident()
        row.people = [.named(["甲"]), .named(["乙", "丙"])]
        let fine = bench.program.decide(row).fines.first
        #expect(fine?.fen == 2_000)
        #expect(fine?.shares.map(\.fen) == [667, 667, 666])
        #expect(fine?.shares.map(\.person) == ["甲", "乙", "丙"])
    }

    @Test("An unnamed role shares as one person, and the decision asks who it is")
    func unnamedShares() {
        var bench = PolicyBench()
        let one = bench.role()
        let several = bench.role(.several)
        bench.group(rows: [Row(.always, [.fine(one, several, fen: 2_000, .shared)])])
        var row = bench.incident()
        row.people = [.unnamed, .named(["乙", "丙"])]
        let decision = bench.program.decide(row)
        #expect(decision.fines.first?.shares.map(\.fen) == [667, 667, 666])
        #expect(decision.openQuestions.map(\.subject) == [.role(one)])
        #expect(decision.openQuestions.first?.changes == [RowID(group: GroupID(0), index: 0)])
    }

    @Test("Equal parts are taken over those there are; a split is not shifted; a joint sum falls to those in post")
    func vacantRoles() {
        var bench = PolicyBench()
        let one = bench.role()
        let other = bench.role()
        let half = Rational(1, over: 2)
        let split = MoneyItem(
            isReward: false, payers: [.init(role: one, share: half), .init(role: other, share: half)], mode: .split,
            percent: nil, low: .fen(1_001), high: nil, perCount: nil, cap: nil, assessed: nil)
        bench.group(rows: [Row(.always, [.fine(one, other, fen: 1_000, .shared)])])
        bench.group(rows: [Row(.always, [Item(.money(split))])])
        bench.group(rows: [Row(.always, [.fine(one, other, fen: 3_000, .joint)])])
        bench.group(rows: [Row(.always, [.fine(other, fen: 700)])])
        var row = bench.incident()
        row.people = [.named(["甲"]), .named([])]
        let fines = bench.program.decide(row).fines
        // Half of 10.01 is 5.005: the first written gets the odd fen.
        #expect(fines.map(\.fen) == [1_000, 501, 3_000])
        #expect(fines.map(\.roles) == [[one], [one], [one]])
        #expect(fines[0].shares.map(\.fen) == [1_000])
    }

    @Test("Each person owes the whole sum; an unnamed role owes it once")
    func each() {
        var bench = PolicyBench()
        let several = bench.role(.several)
        let one = bench.role()
        bench.group(rows: [Row(.always, [.fine(several, one, fen: 500, .each)])])
        var row = bench.incident()
        row.people = [.named(["甲", "乙"]), .unnamed]
        let fines = bench.program.decide(row).fines
        #expect(fines.map(\.fen) == [500, 500, 500])
        #expect(fines.map(\.persons) == [["甲"], ["乙"], []])
        #expect(fines.map(\.roles) == [[several], [several], [one]])
    }

    @Test("A role declared as another has its people where it names none of its own")
    func sameAs() {
        var bench = PolicyBench()
        let one = bench.role()
        let alias = bench.role(sameAs: one)
        bench.group(rows: [Row(.always, [.fine(alias, fen: 500)])])
        var row = bench.incident()
        row.people = [.named(["甲"]), .unnamed]
        #expect(bench.program.decide(row).fines.map(\.persons) == [["甲"]])
    }

    @Test(
        "One person in two roles owes both, unless the schedule says which",
        arguments: [
            (HitPolicy?.none, [Int64(500), 800]), (.sum, [500, 800]), (.highest, [800]), (.lowest, [500]),
            (.first, [500]), (.agree, []), (.unique, []),
        ])
    func samePerson(policy: HitPolicy?, fen: [Int64]) {
        var bench = PolicyBench()
        let one = bench.role()
        let other = bench.role()
        bench.group(samePerson: policy, rows: [Row(.always, [.fine(one, fen: 500), .fine(other, fen: 800)])])
        var row = bench.incident()
        row.people = [.named(["甲"]), .named(["甲"])]
        let decision = bench.program.decide(row)
        #expect(decision.fines.map(\.fen) == fen)
        #expect(decision.conflicts.count == (fen.isEmpty ? 1 : 0))
        row.people = [.named(["甲"]), .named(["乙"])]
        #expect(bench.program.decide(row).fines.map(\.fen) == [500, 800])
    }
}
