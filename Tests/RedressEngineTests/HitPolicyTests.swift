import RedressEngine
import RedressModel
import Testing

/// What the manual says about several rows of a group that apply.
@Suite("Hit policies")
struct HitPolicyTests {
    /// Two rows that fine one role, under a policy.
    private func fines(_ policy: HitPolicy, _ sums: Int64...) -> Decision {
        var bench = PolicyBench()
        let one = bench.role()
        bench.group(.schedule, policy, rows: sums.map { Row(.always, [.fine(one, fen: $0)]) })
        return bench.program.decide(bench.incident())
    }

    @Test("agree: like items count once, others contradict and none is charged")
    func agree() {
        #expect(fines(.agree, 500, 500).fines.map(\.fen) == [500])
        let decision = fines(.agree, 500, 800)
        #expect(decision.fines.isEmpty)
        #expect(decision.conflicts.map(\.kind) == [.fine])
        #expect(decision.conflicts.first?.parties.map(\.fen) == [500, 800])
    }

    @Test("agree: modes that differ contradict, roles that differ do not meet")
    func agreeModes() {
        var bench = PolicyBench()
        let several = bench.role(.several)
        let other = bench.role()
        bench.group(rows: [
            Row(.always, [.fine(several, fen: 500, .each), .fine(other, fen: 300)]),
            Row(.always, [.fine(several, fen: 500, .shared)]),
        ])
        let decision = bench.program.decide(bench.incident())
        #expect(decision.fines.map(\.fen) == [300])
        #expect(decision.conflicts.map(\.role) == [several])
    }

    @Test("unique: two rows contradict even if they agree")
    func unique() {
        let decision = fines(.unique, 500, 500)
        #expect(decision.fines.isEmpty)
        #expect(decision.conflicts.map(\.kind) == [.notUnique])
        #expect(fines(.unique, 500).fines.map(\.fen) == [500])
    }

    @Test("sum, highest, lowest and first")
    func others() {
        #expect(fines(.sum, 500, 500, 800).fines.map(\.fen) == [500, 500, 800])
        #expect(fines(.highest, 500, 800, 800).fines.map(\.row.index) == [1])
        #expect(fines(.lowest, 800, 500, 500).fines.map(\.row.index) == [1])
        #expect(fines(.first, 800, 500).fines.map(\.fen) == [800])
    }

    @Test("highest takes each role by itself")
    func highestByRole() {
        var bench = PolicyBench()
        let one = bench.role()
        let other = bench.role()
        bench.group(
            .schedule, .highest,
            rows: [
                Row(.always, [.fine(one, other, fen: 2_000, .each)]),
                Row(.always, [.fine(one, fen: 5_000, .each)]),
            ])
        let fines = bench.program.decide(bench.incident()).fines
        #expect(fines.map(\.roles) == [[other], [one]])
        #expect(fines.map(\.fen) == [2_000, 5_000])
    }

    @Test(
        "sanctions: agree wants the same words, sum unites them, highest and lowest go by gravity",
        arguments: [
            (HitPolicy.agree, [Int]()), (.sum, [1, 2, 3]), (.highest, [2, 3]), (.lowest, [1, 2]), (.first, [1, 2]),
        ])
    func sanctions(policy: HitPolicy, words: [Int]) {
        var bench = PolicyBench()
        let one = bench.role()
        bench.group(
            .schedule, policy,
            rows: [
                Row(.always, [.sanction(one, [1, 2])]), Row(.always, [.sanction(one, [2, 3])]),
            ])
        let decision = bench.program.decide(bench.incident())
        #expect(decision.sanctions.map(\.sanction) == words)
        #expect(decision.conflicts.count == (policy == .agree ? 1 : 0))
    }

    @Test("A row that counts overrides; one that is itself overridden does not")
    func overriding() {
        var bench = PolicyBench()
        let isGrave = bench.fact(.yesNo)
        let isVoid = bench.fact(.yesNo)
        let one = bench.role()
        let group = GroupID(0)
        bench.group(
            .schedule, .sum,
            rows: [
                Row(.always, [.fine(one, fen: 100)]),
                Row(
                    .when(.yes(isGrave)), [.fine(one, fen: 500)],
                    overrides: [
                        Override(row: RowID(group: group, index: 0), guardCondition: .always)
                    ]),
                Row(
                    .when(.yes(isVoid)), [],
                    overrides: [
                        Override(row: RowID(group: group, index: 1), guardCondition: .always)
                    ]),
            ])
        let program = bench.program
        var row = bench.incident()
        row.set(isGrave, 1, in: program)
        row.set(isVoid, 0, in: program)
        #expect(program.decide(row).fines.map(\.fen) == [500])
        row.set(isVoid, 1, in: program)
        #expect(program.decide(row).fines.map(\.fen) == [100])
    }

    @Test("Rows that override one another in a circle are left open")
    func circle() {
        var bench = PolicyBench()
        let one = bench.role()
        let group = GroupID(0)
        bench.group(
            .schedule, .sum,
            rows: [0, 1].map { index in
                Row(
                    .always, [.fine(one, fen: 100)],
                    overrides: [
                        Override(row: RowID(group: group, index: 1 - index), guardCondition: .always)
                    ])
            })
        let decision = bench.program.decide(bench.incident())
        #expect(decision.fines.isEmpty)
        #expect(decision.pending.count == 2)
    }

    @Test("otherwise holds when all other rows are false")
    func otherwise() {
        var bench = PolicyBench()
        let isGrave = bench.fact(.yesNo)
        let one = bench.role()
        bench.group(rows: [
            Row(.when(.yes(isGrave)), [.fine(one, fen: 500)]), Row(.otherwise, [.fine(one, fen: 100)]),
        ])
        let program = bench.program
        var row = bench.incident()
        row.set(isGrave, 0, in: program)
        #expect(program.decide(row).fines.map(\.fen) == [100])
        row.set(isGrave, 1, in: program)
        #expect(program.decide(row).fines.map(\.fen) == [500])
        // Either way something between the two is due.
        let open = program.decide(bench.incident())
        #expect(open.pending.map(\.minimum) == [100])
        #expect(open.pending.map(\.maximum) == [500])
    }

    @Test("for each: once for each element, or once for the row")
    func once() {
        var bench = PolicyBench()
        let words = bench.vocabulary(["甲因", "乙因", "丙因"])
        let causes = bench.fact(.set(words))
        let one = bench.role()
        let other = bench.role()
        let isEither = Condition.or([.isElement(words, 0), .isElement(words, 1)])
        bench.group(
            .schedule, .agree, over: .elements(causes),
            rows: [
                Row(.when(isEither), [.fine(one, fen: 100), .fine(other, fen: 200, once: true)])
            ])
        let program = bench.program
        var row = bench.incident()
        row.set(causes, 7, in: program)
        let fines = program.decide(row).fines
        #expect(fines.map(\.fen) == [100, 100, 200])
        #expect(
            fines.map(\.ground) == [
                .element(GroupID(0), words, 0), .element(GroupID(0), words, 1), .group(GroupID(0)),
            ])
    }

    @Test("An item for the row meets what is due for each of its elements, and contradicts it")
    func onceMeets() {
        var bench = PolicyBench()
        let words = bench.vocabulary(["甲因", "乙因"])
        let causes = bench.fact(.set(words))
        let one = bench.role()
        bench.group(
            .schedule, .agree, over: .elements(causes),
            rows: [
                Row(.always, [.fine(one, fen: 100, once: true)]),
                Row(.when(.isElement(words, 1)), [.fine(one, fen: 100)]),
            ])
        let program = bench.program
        var row = bench.incident()
        row.set(causes, 1, in: program)
        #expect(program.decide(row).fines.map(\.fen) == [100])
        row.set(causes, 3, in: program)
        let decision = program.decide(row)
        #expect(decision.fines.isEmpty)
        #expect(decision.conflicts.map(\.ground) == [.element(GroupID(0), words, 1)])
    }

    @Test("Values of a define that differ contradict; where no row applies it is undecided")
    func values() {
        var bench = PolicyBench()
        let isGrave = bench.fact(.yesNo)
        let group = bench.group(
            .define, .agree,
            rows: [
                Row(.when(.yes(isGrave)), [Item(.value(.fen(1)))]), Row(.when(.yes(isGrave)), [Item(.value(.fen(2)))]),
            ])
        let figure = bench.define(.whole, .rows(group))
        let program = bench.program
        var row = bench.incident()
        row.set(isGrave, 1, in: program)
        let conflict = program.decide(row)
        #expect(conflict.derived.map(\.value) == [nil])
        #expect(conflict.conflicts.map(\.kind) == [.value(figure)])
        row.set(isGrave, 0, in: program)
        let undecided = program.decide(row)
        #expect(undecided.derived.map(\.isUndecided) == [true])
        #expect(undecided.conflicts.isEmpty)
    }

    @Test("A class that the incident carries wins, and a difference from the rules is reported")
    func given() {
        var bench = PolicyBench()
        let words = bench.vocabulary(["Ⅱ", "Ⅰ"], ordered: true)
        let one = bench.role()
        let group = bench.group(
            .classify, .agree,
            rows: [
                Row(.always, [Item(.value(.constant(.symbol(words, 0))))])
            ])
        let level = bench.define(.symbol(words), .rows(group), kind: .classification)
        bench.group(rows: [
            Row(
                .when(.compare(.derived(level), .equal, .constant(.symbol(words, 1)))), [.fine(one, fen: 900)])
        ])
        let program = bench.program
        #expect(program.decide(bench.incident()).fines.isEmpty)
        var row = bench.incident()
        row.slots[RowLayout(program.schema).givenSlots[0]] = 1
        let decision = program.decide(row)
        #expect(decision.fines.map(\.fen) == [900])
        #expect(decision.derived.map(\.value) == [.symbol(words, 1)])
        #expect(decision.differences.map(\.given) == [.symbol(words, 1)])
        #expect(decision.differences.map(\.byRules) == [.symbol(words, 0)])
        #expect(decision.differences.map(\.row) == [RowID(group: group, index: 0)])
    }
}
