import RedressModel
import RedressTime
import Testing

@testable import RedressEngine

/// Months of incidents made up at random, judged in order of time, then the cases of their periods.
@Suite("Both evaluators agree on periods and on earlier incidents")
struct PeriodAgreementTests {
    private static let programCount = AgreementTests.programCount / 15

    /// What was compared over all programs, so that nothing passes idly.
    private struct Seen {
        var cases = 0
        var figures = 0
        var positive = 0
        var void = 0
        var nth = 0
        var later = 0
        var charged = 0
        var batch = 0
        var documents = 0
        var stretches = 0
    }

    @Test("in every decision and figure, and with a plain recount")
    func recounted() {
        var seen = Seen()
        for seed in 0..<UInt64(Self.programCount) {
            var made = RandomProgram(seed: seed &+ 31_000, isCounting: true)
            made.moments = made.random.pick(RandomProgram.monthEnds)
            let (program, periods) = made.withPeriods()
            for missing in [0, 8] {
                guard judge(&made, program, periods, missing, &seen) else {
                    Issue.record("seed \(seed), missing \(missing)")
                    return
                }
            }
        }
        #expect(seen.cases > Self.programCount)
        #expect(seen.figures > Self.programCount)
        #expect(seen.positive > Self.programCount / 2)
        #expect(seen.nth > Self.programCount)
        for count in [seen.void, seen.later, seen.charged, seen.batch, seen.documents, seen.stretches] {
            #expect(count > Self.programCount / 10, "\(seen)")
        }
    }

    /// Judges a dozen incidents and their periods; false where something does not agree.
    private func judge(
        _ made: inout RandomProgram, _ program: Program, _ periods: [RandomPeriod], _ missing: Int, _ seen: inout Seen
    ) -> Bool {
        let month = RandomMonth(&made, program, missing: missing)
        guard month.agrees else { return false }
        let recount = missing == 0 ? PlainRecount(program, month) : nil
        seen.void += month.decisions.count { $0.void != nil }
        if let nth = recount?.checkHistory() {
            #expect(nth.isSound)
            guard nth.isSound else { return false }
            seen.nth += nth.compared
            seen.later += nth.positive
        }
        var collector = month.collector
        let all = collector.cases { _ in true }
        for one in all where made.random.chance(70) {
            let layout = RowLayout(program.periodCases[one.key.index].program.schema)
            var document = IncidentRow(
                id: "", layout: layout, roleCount: program.periodCases[one.key.index].program.schema.roles.count)
            document.slots[layout.factSlots[periods[one.key.index].given.index]] = Int64(made.random.number(0...200))
            collector.add(document: document, for: one.key)
            seen.documents += 1
        }
        let cases = collector.cases { _ in true }
        if recount?.hasCases(of: cases) == false {
            Issue.record("other cases")
            return false
        }
        for one in cases {
            seen.cases += 1
            if !one.row.stretches.isEmpty { seen.stretches += 1 }
            guard decide(one, program, periods[one.key.index], &seen) else { return false }
            guard let recount else { continue }
            for place in program.periodCases[one.key.index].aggregates.indices {
                guard let expected = recount.figure(place, of: one.key) else { continue }
                let found = recount.found(place, one)
                #expect(found == expected, "\(one.row.id), figure \(place)")
                guard found == expected else { return false }
                seen.figures += 1
                if expected > 0 { seen.positive += 1 }
            }
        }
        return true
    }

    /// Decides a case by both evaluators and by the batch, and its rate by hand.
    private func decide(_ one: CollectedCase, _ program: Program, _ period: RandomPeriod, _ seen: inout Seen) -> Bool {
        let own = program.periodCases[one.key.index].program
        let end = one.key.period.end(in: PlainRecount.zone).seconds
        let fast = Evaluator(own)
        let decision = fast.decide(one.row, asOf: end)
        let found = AgreementTests.differences(ReferenceEvaluator(own).decide(one.row, asOf: end), decision)
        #expect(found.isEmpty, "\(one.row.id)")
        guard found.isEmpty else {
            print(found.joined(separator: "\n"))
            return false
        }
        let layout = RowLayout(own.schema)
        let given = one.row.slots[layout.factSlots[period.given.index]]
        let count = one.row.slots[layout.factSlots[period.count.index]]
        if given > 0, count >= 0 {
            let paid = decision.fines.filter { $0.row.group == period.rate }.map(\.fen)
            let expected = count * 50 > given ? [5_000 * count] : []
            #expect(paid == expected, "\(one.row.id)")
            guard paid == expected else { return false }
            seen.charged += paid.count
        }
        return charges(one, fast, end, decision, &seen)
    }

    /// What the batch charges for a case is what was decided, wherever it decides.
    private func charges(
        _ one: CollectedCase, _ fast: Evaluator, _ end: Int64, _ decision: Decision, _ seen: inout Seen
    ) -> Bool {
        var charged: [Int64] = []
        var isDecided = true
        fast.forEachCharge(
            in: one.row.slots, stride: one.row.slots.count, count: 1, asOf: end,
            charge: { charged.append($0.fen) }, deadline: { _ in }, undecided: { _ in isDecided = false })
        guard isDecided, one.row.stretches.isEmpty else { return true }
        let expected = decision.fines.map(\.fen).sorted()
        #expect(charged.sorted() == expected, "\(one.row.id)")
        seen.batch += 1
        return charged.sorted() == expected
    }
}
