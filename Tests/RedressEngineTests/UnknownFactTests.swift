import RedressEngine
import RedressModel
import Testing

/// What the manual says about facts that are missing.
@Suite("Missing facts")
struct UnknownFactTests {
    private static let first = RowID(group: GroupID(0), index: 0)

    @Test("A fine that hangs on a missing fact is pending from nothing to its sum, and the decision asks for the fact")
    func pendingFine() {
        var bench = PolicyBench()
        let isTrue = bench.fact(.yesNo)
        let one = bench.role()
        bench.group(rows: [Row(.when(.yes(isTrue)), [.fine(one, fen: 5_000)])])
        let decision = bench.program.decide(bench.incident())
        #expect(decision.fines.isEmpty)
        #expect(decision.pending.map(\.minimum) == [0])
        #expect(decision.pending.map(\.maximum) == [5_000])
        #expect(decision.pending.map(\.need) == [.fact])
        #expect(decision.pending.map(\.missing) == [[.fact(isTrue)]])
        let question = decision.openQuestions.first
        #expect(question?.subject == .fact(isTrue))
        #expect(question?.changes == [Self.first])
        #expect(question?.answers.map(\.from) == [.yesNo(true), .yesNo(false)])
        #expect(question?.answers.map(\.finesMinimum) == [5_000, 0])
        #expect(question?.answers.map(\.finesMaximum) == [5_000, 0])
        #expect(question?.answers.map(\.rowsDue) == [[Self.first], []])
    }

    @Test("What every value of a missing fact gives is due, whichever row gives it")
    func dueInEveryWay() {
        var bench = PolicyBench()
        let words = bench.vocabulary(["现场", "热线"])
        let source = bench.fact(.symbol(words))
        let one = bench.role()
        bench.group(rows: [
            Row(.when(.word(source, words, 0)), [.fine(one, fen: 5_000)]),
            Row(.when(.word(source, words, 1)), [.fine(one, fen: 5_000)]),
        ])
        let decision = bench.program.decide(bench.incident())
        #expect(decision.fines.map(\.fen) == [5_000])
        #expect(decision.pending.isEmpty)
        #expect(!decision.openQuestions.contains { $0.subject == .fact(source) })
    }

    @Test("A condition that holds either way is no question")
    func tautology() {
        var bench = PolicyBench()
        let isTrue = bench.fact(.yesNo)
        let one = bench.role(.company)
        bench.group(rows: [Row(.when(.or([.yes(isTrue), .not(.yes(isTrue))])), [.fine(one, fen: 100)])])
        let decision = bench.program.decide(bench.incident())
        #expect(decision.fines.map(\.fen) == [100])
        #expect(decision.openQuestions.isEmpty)
    }

    @Test("Different sums in different ways are pending between the least and the most")
    func differingSums() {
        var bench = PolicyBench()
        let count = bench.fact(.whole(1...3))
        let one = bench.role()
        bench.group(rows: [Row(.always, [.fine(one, fen: 10_000, per: .fact(count))])])
        let decision = bench.program.decide(bench.incident())
        #expect(decision.pending.map(\.minimum) == [10_000])
        #expect(decision.pending.map(\.maximum) == [30_000])
        let answers = decision.openQuestions.first?.answers
        #expect(answers?.map(\.finesMinimum) == [10_000, 20_000, 30_000])
    }

    @Test("A wide range is asked for in stretches between the values compared with")
    func stretches() {
        var bench = PolicyBench()
        let score = bench.fact(.whole(0...1_000))
        let one = bench.role(.company)
        bench.group(rows: [
            Row(.when(.compare(.fact(score), .greaterOrEqual, .fen(10))), [.fine(one, fen: 700)])
        ])
        let answers = bench.program.decide(bench.incident()).openQuestions.first?.answers
        #expect(answers?.map(\.from) == [.number(Rational(0)), .number(Rational(10))])
        #expect(answers?.map(\.to) == [.number(Rational(9)), .number(Rational(1_000))])
        #expect(answers?.map(\.finesMaximum) == [0, 700])
    }

    @Test("Two missing numbers that are compared are tried below, at and above one another")
    func relatedNumbers() {
        var bench = PolicyBench()
        let left = bench.fact(.whole(0...500))
        let right = bench.fact(.whole(0...500))
        let one = bench.role(.company)
        let isLess = Condition.compare(.fact(left), .less, .fact(right))
        let isMore = Condition.compare(.fact(left), .greater, .fact(right))
        let isSame = Condition.compare(.fact(left), .equal, .fact(right))
        bench.group(rows: [Row(.when(.or([isLess, isMore, isSame])), [.fine(one, fen: 100)])])
        bench.group(rows: [Row(.when(isSame), [.fine(one, fen: 900)])])
        let decision = bench.program.decide(bench.incident())
        #expect(decision.fines.map(\.fen) == [100])
        #expect(decision.pending.map(\.maximum) == [900])
        #expect(!decision.isApproximate)
    }

    @Test("A default leaves nothing unknown; 未知 in the incident does in spite of it")
    func defaults() {
        var bench = PolicyBench()
        let isTrue = bench.fact(.yesNo, default: .constant(.yesNo(true)))
        let one = bench.role()
        bench.group(rows: [Row(.when(.yes(isTrue)), [.fine(one, fen: 5_000)])])
        let program = bench.program
        #expect(program.decide(bench.incident()).fines.map(\.fen) == [5_000])
        var row = bench.incident()
        row.set(isTrue, Slot.unknown, in: program)
        #expect(program.decide(row).pending.map(\.maximum) == [5_000])
    }

    @Test("A default may be computed from other facts, and an incident that says otherwise differs")
    func computedDefault() {
        var bench = PolicyBench()
        let single = bench.fact(.whole(0...100))
        let double = bench.fact(
            .whole(0...200), default: .arithmetic(.fact(single), .times, .constant(.number(Rational(2)))))
        let one = bench.role()
        bench.group(rows: [
            Row(.when(.compare(.fact(double), .greater, .fen(9))), [.fine(one, fen: 300)])
        ])
        let program = bench.program
        var row = bench.incident()
        row.set(single, 5, in: program)
        #expect(program.decide(row).fines.map(\.fen) == [300])
        #expect(program.decide(row).differences.isEmpty)
        row.set(double, 4, in: program)
        let decision = program.decide(row)
        #expect(decision.fines.isEmpty)
        #expect(decision.differences.map(\.given) == [.number(Rational(4))])
        #expect(decision.differences.map(\.byRules) == [.number(Rational(10))])
    }

    @Test("With an optional fact that is absent every comparison is false but not equal", arguments: Relation.allCases)
    func optional(relation: Relation) {
        var bench = PolicyBench()
        let score = bench.fact(.whole(0...10), optional: true)
        let one = bench.role()
        bench.group(rows: [Row(.when(.compare(.fact(score), relation, .fen(6))), [.fine(one, fen: 100)])])
        let decision = bench.program.decide(bench.incident())
        #expect(decision.fines.count == (relation == .notEqual ? 1 : 0))
        #expect(decision.pending.isEmpty)
    }

    @Test("Sizes over unknown elements are intervals: a comparison is known when both ends agree")
    func sizes() {
        var bench = PolicyBench()
        let words = bench.vocabulary(["甲因", "乙因", "丙因"])
        let causes = bench.fact(.set(words))
        let one = bench.role()
        let size = Term.size(.fact(causes))
        bench.group(rows: [Row(.when(.compare(size, .greaterOrEqual, .fen(1))), [.fine(one, fen: 100)])])
        bench.group(rows: [Row(.when(.compare(size, .greaterOrEqual, .fen(3))), [.fine(one, fen: 200)])])
        let program = bench.program
        var row = bench.incident()
        // 甲因 is in, of 乙因 it is unknown, 丙因 is not.
        row.set(causes, 1, in: program)
        row.slots[RowLayout(program.schema).factSlots[0] + 1] = 2
        let decision = program.decide(row)
        #expect(decision.fines.map(\.fen) == [100])
        #expect(decision.pending.isEmpty)
    }

    @Test("Of a set that is unknown each element is in question by itself")
    func elements() {
        var bench = PolicyBench()
        let words = bench.vocabulary(["甲因", "乙因"])
        let causes = bench.fact(.set(words))
        let one = bench.role()
        bench.group(
            .schedule, .sum, over: .elements(causes),
            rows: [
                Row(.when(.isElement(words, 0)), [.fine(one, fen: 100)]),
                Row(.when(.isElement(words, 1)), [.fine(one, fen: 200)]),
            ])
        let decision = bench.program.decide(bench.incident())
        #expect(decision.pending.map(\.maximum) == [100, 200])
        #expect(decision.pending.map(\.ground) == [.element(GroupID(0), words, 0), .element(GroupID(0), words, 1)])
        #expect(decision.openQuestions.map(\.element) == [0, 1])
        #expect(decision.openQuestions.first?.answers.map(\.finesMaximum) == [300, 200])
    }

    @Test("Division by zero is unknown, and nothing that anybody could answer")
    func division() {
        var bench = PolicyBench()
        let top = bench.fact(.whole(0...10))
        let bottom = bench.fact(.whole(0...10))
        let one = bench.role()
        let rate = Term.arithmetic(.fact(top), .divided, .fact(bottom))
        bench.group(rows: [Row(.when(.compare(rate, .greater, .fen(2))), [.fine(one, fen: 100)])])
        let program = bench.program
        var row = bench.incident()
        row.set(top, 3, in: program)
        row.set(bottom, 0, in: program)
        let decision = program.decide(row)
        #expect(decision.pending.map(\.need) == [.divisionByZero])
        #expect(decision.openQuestions.isEmpty)
    }

    @Test("What depends on a blank parameter is pending, and no answer fills it")
    func blank() {
        var bench = PolicyBench()
        let sum = bench.parameter(.money(range: nil), nil)
        let one = bench.role()
        let item = MoneyItem(
            isReward: false, payers: [.init(role: one, share: nil)], mode: .sum, percent: nil, low: .parameter(sum),
            high: nil, perCount: nil, cap: nil, assessed: nil)
        bench.group(rows: [Row(.always, [Item(.money(item))])])
        let decision = bench.program.decide(bench.incident())
        #expect(decision.pending.map(\.need) == [.blankParameter])
        #expect(decision.pending.map(\.missing) == [[.parameter(sum)]])
        #expect(decision.pending.map(\.minimum) == [nil])
        #expect(decision.openQuestions.isEmpty)
    }

    @Test("An absent event has not happened by the instant of the decision; without one it is unknown")
    func events() {
        var bench = PolicyBench()
        let closed = bench.event()
        let one = bench.role()
        bench.group(rows: [Row(.when(.not(.atom(.has(.event(closed)), span: nil))), [.fine(one, fen: 100)])])
        let program = bench.program
        #expect(program.decide(bench.incident(), asOf: 1_000).fines.map(\.fen) == [100])
        let open = program.decide(bench.incident())
        #expect(open.pending.map(\.need) == [.event])
        #expect(open.openQuestions.map(\.subject) == [.event(closed)])
    }

    @Test("known speaks of the incident as it stands and asks nothing")
    func known() {
        var bench = PolicyBench()
        let isTrue = bench.fact(.yesNo)
        let one = bench.role(.company)
        bench.group(rows: [Row(.when(.not(.atom(.known(.fact(isTrue)), span: nil))), [.fine(one, fen: 100)])])
        let decision = bench.program.decide(bench.incident())
        #expect(decision.fines.map(\.fen) == [100])
        #expect(decision.openQuestions.isEmpty)
    }

    @Test("Past the stated number of ways Kleene's logic decides, and the decision says so")
    func tooManyWays() {
        var bench = PolicyBench()
        let facts = (0..<17).map { _ in bench.fact(.yesNo) }
        let one = bench.role(.company)
        // Some row always applies, which only the ways could tell.
        bench.group(rows: [
            Row(.when(.or(facts.map(Condition.yes))), [.fine(one, fen: 100)]),
            Row(.when(.and(facts.map { .not(.yes($0)) })), [.fine(one, fen: 100)]),
        ])
        let program = bench.program
        let all = program.decide(bench.incident())
        #expect(all.isApproximate)
        #expect(all.fines.isEmpty)
        #expect(all.pending.map(\.maximum) == [100])
        #expect(all.openQuestions.count == 17)
        var row = bench.incident()
        for fact in facts.dropFirst(4) { row.set(fact, 0, in: program) }
        #expect(!program.decide(row).isApproximate)
        #expect(program.decide(row).fines.map(\.fen) == [100])
    }
}
