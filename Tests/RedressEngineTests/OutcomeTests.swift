import RedressDiagnostics
import RedressEngine
import RedressModel
import Testing

/// What the manual says about outcomes: sums, ranges, choices, forms, voiding, duties.
@Suite("Outcomes")
struct OutcomeTests {
    private func range(_ role: RoleID, _ low: Int64, _ high: Int64, _ fact: FactID?) -> Item {
        Item(
            .money(
                MoneyItem(
                    isReward: false, payers: [.init(role: role, share: nil)], mode: .sum, percent: nil, low: .fen(low),
                    high: .fen(high), perCount: nil, cap: nil, assessed: fact)))
    }

    @Test("A range is pending with its bounds until it is assessed; within it is due, outside a violation")
    func assessed() {
        var bench = PolicyBench()
        let figure = bench.fact(.money(range: nil))
        let one = bench.role()
        bench.group(rows: [Row(.always, [range(one, 5_000, 10_000, figure)])])
        let program = bench.program
        let open = program.decide(bench.incident())
        #expect(open.pending.map(\.need) == [.assessedAmount])
        #expect(open.pending.map(\.minimum) == [5_000])
        #expect(open.pending.map(\.maximum) == [10_000])
        #expect(open.pending.map(\.missing) == [[.fact(figure)]])
        #expect(open.openQuestions.map(\.subject) == [.fact(figure)])
        var row = bench.incident()
        row.set(figure, 5_000, in: program)
        #expect(program.decide(row).fines.map(\.fen) == [5_000])
        row.set(figure, 10_001, in: program)
        let outside = program.decide(row)
        #expect(outside.fines.isEmpty)
        #expect(
            outside.violations.map(\.cause) == [.assessedOutside(figure, fen: 10_001, low: 5_000, high: 10_000)])
    }

    @Test("A menu of sanctions is pending until people choose, and the choice is checked")
    func choice() {
        var bench = PolicyBench()
        let chosen = bench.fact(.sanction)
        let one = bench.role()
        bench.group(rows: [
            Row(
                .always,
                [
                    Item(.sanction(SanctionItem(roles: [one], sanctions: [0, 1], isChoice: true, assessed: chosen)))
                ])
        ])
        let program = bench.program
        #expect(program.decide(bench.incident()).pending.map(\.need) == [.choice])
        var row = bench.incident()
        row.set(chosen, 1, in: program)
        #expect(program.decide(row).sanctions.map(\.sanction) == [1])
        row.set(chosen, 3, in: program)
        #expect(program.decide(row).sanctions.isEmpty)
        #expect(program.decide(row).violations.map(\.cause) == [.choiceOutside(chosen)])
    }

    @Test("Percentage, count, multiple and cap work on a sum in this order, rounded once to the fen")
    func arithmetic() {
        var bench = PolicyBench()
        let one = bench.role()
        let isRepeat = bench.fact(.yesNo)
        func item(_ percent: Rational?, _ count: Int64?, _ cap: Int64?) -> Item {
            Item(
                .money(
                    MoneyItem(
                        isReward: false, payers: [.init(role: one, share: nil)], mode: .sum, percent: percent,
                        low: .fen(1_001), high: nil, perCount: count.map(Term.fen), cap: cap.map(Term.fen),
                        assessed: nil)))
        }
        bench.group(
            .schedule, .sum, multiples: [Multiple(factor: Rational(2), condition: .yes(isRepeat))],
            rows: [
                // A third of 10.01 is 3.3366…; with three of them 10.01.
                Row(
                    .always,
                    [item(Rational(1, over: 3), nil, nil), item(Rational(1, over: 3), 3, nil), item(nil, 3, 5_000)])
            ])
        let program = bench.program
        var row = bench.incident()
        row.set(isRepeat, 0, in: program)
        #expect(program.decide(row).fines.map(\.fen) == [334, 1_001, 3_003])
        row.set(isRepeat, 1, in: program)
        // Twice a third is 6.6733…; twice 30.03 is above the cap.
        #expect(program.decide(row).fines.map(\.fen) == [667, 2_002, 5_000])
    }

    @Test("A sum of nothing is no fine")
    func nothing() {
        var bench = PolicyBench()
        let count = bench.fact(.whole(0...10))
        let one = bench.role()
        bench.group(rows: [Row(.always, [.fine(one, fen: 100, per: .fact(count))])])
        let program = bench.program
        var row = bench.incident()
        row.set(count, 0, in: program)
        #expect(program.decide(row).fines.isEmpty)
        #expect(program.decide(row).pending.isEmpty)
    }

    @Test("A sum beyond what can be counted is pending, not wrapped")
    func overflow() {
        var bench = PolicyBench()
        let count = bench.fact(.whole)
        let one = bench.role()
        bench.group(rows: [Row(.always, [.fine(one, fen: 1_000_000, per: .fact(count))])])
        let program = bench.program
        var row = bench.incident()
        row.set(count, .max / 2, in: program)
        let decision = program.decide(row)
        #expect(decision.fines.isEmpty)
        #expect(decision.pending.map(\.need) == [.overflow])
    }

    @Test("A void incident has no fines, rewards or sanctions, but its notices stand")
    func void() {
        var bench = PolicyBench()
        let isInvalid = bench.fact(.yesNo)
        let one = bench.role()
        bench.group(
            .schedule, .sum,
            rows: [
                Row(.always, [.fine(one, fen: 100), .sanction(one, [1]), Item(.notify([one], text: "告知"))])
            ])
        bench.group(.rules, .agree, rows: [Row(.when(.yes(isInvalid)), [Item(.void)])])
        let program = bench.program
        var row = bench.incident()
        row.set(isInvalid, 1, in: program)
        let decision = program.decide(row)
        #expect(decision.void?.row == RowID(group: GroupID(1), index: 0))
        #expect(decision.fines.isEmpty && decision.sanctions.isEmpty)
        #expect(decision.notices.map(\.text) == ["告知"])
        let open = program.decide(bench.incident())
        #expect(open.fines.isEmpty)
        #expect(open.pending.map(\.kind) == [.void, .fine, .sanction])
        #expect(open.pending.first { $0.kind == .fine }?.minimum == 0)
    }

    @Test("Notices of several rows unite, listed once by the first")
    func uniting() {
        var bench = PolicyBench()
        let one = bench.role()
        bench.group(
            .rules,
            rows: [
                Row(.always, [Item(.notify([one], text: "告知")), Item(.escalate([one]))]),
                Row(.always, [Item(.notify([one], text: "告知")), Item(.notify([one], text: nil))]),
            ])
        let decision = bench.program.decide(bench.incident())
        #expect(decision.notices.map(\.text) == ["告知", nil])
        #expect(decision.notices.map(\.row.index) == [0, 1])
        #expect(decision.escalations.count == 1)
    }

    @Test("A form lists what is lacking as violations and asks for what is unknown")
    func forms() {
        var bench = PolicyBench()
        let name = bench.fact(.text)
        let phone = bench.fact(.text)
        let received = bench.event()
        let keep: (count: DurationCount, amount: Int64)? = (.months, 1)
        bench.records.append(
            RecordForm(
                id: RecordID(0), name: "投诉单", fields: [name, phone], copies: 1, copiesNote: nil, keep: keep, to: nil,
                approvals: [], isNamedByRow: false, sources: [], span: PolicyBench.nowhere))
        let program = bench.program
        var row = bench.incident()
        row.set(name, Slot.lacking, in: program)
        // 2026-01-31 10:00 in Shanghai; a month later is the 28th of February, to its end.
        row.slots[RowLayout(program.schema).eventSlots[received.index]] = 1_769_824_800
        let decision = program.decide(row)
        #expect(decision.records.map(\.lacking) == [[name]])
        #expect(decision.violations.map(\.cause) == [.lackingField(RecordID(0), name)])
        #expect(decision.openQuestions.map(\.subject) == [.fact(phone)])
        // 2026-03-01 00:00 in Shanghai.
        #expect(decision.records.map(\.keepUntil) == [1_772_294_400])
    }

    @Test("A duty that is broken is a violation, one that is open is none")
    func duty() {
        var bench = PolicyBench()
        let isDone = bench.fact(.yesNo)
        bench.require(.duty, .yes(isDone))
        let program = bench.program
        var row = bench.incident()
        row.set(isDone, 0, in: program)
        #expect(program.decide(row).violations.map(\.cause) == [.requirement(0)])
        let open = program.decide(bench.incident())
        #expect(open.violations.isEmpty)
        #expect(open.openQuestions.map(\.subject) == [.fact(isDone)])
    }

    @Test("A requirement over fines is broken only when it is so for certain")
    func property() {
        var bench = PolicyBench()
        let isTrue = bench.fact(.yesNo)
        let one = bench.role()
        bench.group(
            .schedule, .sum,
            rows: [
                Row(.always, [.fine(one, fen: 800)]), Row(.when(.yes(isTrue)), [.fine(one, fen: 300)]),
            ])
        bench.require(.property, .compare(.fines(one), .lessOrEqual, .fen(1_000)))
        let program = bench.program
        #expect(program.decide(bench.incident()).violations.isEmpty)
        var row = bench.incident()
        row.set(isTrue, 1, in: program)
        #expect(program.decide(row).violations.map(\.cause) == [.requirement(0)])
        row.set(isTrue, 0, in: program)
        #expect(program.decide(row).violations.isEmpty)
    }

    @Test("Outside its scope or its dates a policy does not apply; where the scope is unknown it says what is missing")
    func scope() {
        var bench = PolicyBench()
        let isOurs = bench.fact(.yesNo)
        let received = bench.event()
        bench.scope = .yes(isOurs)
        // From 2024-01-01 to 2024-12-31.
        bench.effective = (19_723, 20_088)
        let program = bench.program
        let slot = RowLayout(program.schema).eventSlots[received.index]
        var row = bench.incident()
        #expect(program.decide(row).notApplicable == .scopeUnknown([isOurs]))
        row.set(isOurs, 0, in: program)
        #expect(program.decide(row).notApplicable == .scope)
        row.set(isOurs, 1, in: program)
        #expect(program.decide(row).notApplicable == nil)
        // 2024-12-31 23:59:59 in Shanghai, and a second later.
        row.slots[slot] = 1_735_660_799
        #expect(program.decide(row).notApplicable == nil)
        row.slots[slot] = 1_735_660_800
        #expect(program.decide(row).notApplicable == .notInForce)
        // 2023-12-31 23:59:59 in Shanghai.
        row.slots[slot] = 1_704_038_399
        #expect(program.decide(row).notApplicable == .notInForce)
    }

    @Test("An explanation says which part of a condition failed, and who took precedence")
    func explanation() {
        var bench = PolicyBench()
        let isTrue = bench.fact(.yesNo)
        let isGrave = bench.fact(.yesNo)
        let one = bench.role()
        let group = GroupID(0)
        bench.group(
            .schedule, .sum,
            rows: [
                Row(.when(.yes(isTrue)), [.fine(one, fen: 100)]),
                Row(.when(.and([.yes(isTrue), .yes(isGrave)])), [.fine(one, fen: 500)]),
                Row(
                    .when(.yes(isTrue)), [],
                    overrides: [
                        Override(row: RowID(group: group, index: 0), guardCondition: .always)
                    ]),
            ])
        let program = bench.program
        var row = bench.incident()
        row.set(isTrue, 1, in: program)
        row.set(isGrave, 0, in: program)
        let explained = Evaluator(program).explain(row, asOf: nil)
        #expect(explained.map(\.row.index) == [0, 1, 2])
        #expect(explained[0].overriddenBy == RowID(group: group, index: 2))
        #expect(explained[1].parts.map(\.truth) == [.holds, .fails])
        #expect(explained[1].parts.map(\.inputs) == [[.fact(isTrue)], [.fact(isGrave)]])
    }
}
