import RedressEngine
import RedressModel
import RedressTime
import Testing

/// Why a deadline of a decision falls due when it does.
@Suite("Steps to a due instant")
struct DueStepsTests {
    private func told(
        _ limit: Limit, extensions: [Deadline.Extension] = [], pause: (from: Int64, until: Int64?)? = nil,
        from start: Int64
    ) -> (outcome: DeadlineOutcome?, steps: [DueStep]) {
        var desk = DeadlineTests.Desk()
        let (stopped, resumed) = (desk.bench.event(), desk.bench.event())
        desk.deadline(
            limit, extensions: extensions,
            pauses: pause == nil ? [] : [Deadline.Pause(from: .event(stopped), until: .event(resumed))])
        let program = desk.bench.program
        var row = desk.bench.incident()
        row.set(desk.received, start, in: program)
        if let pause { row.set(stopped, pause.from, in: program) }
        if let until = pause?.until { row.set(resumed, until, in: program) }
        let asOf = start + 40 * 86_400
        let outcome = program.decide(row, asOf: asOf).deadlines.first
        return (outcome, outcome.map { Evaluator(program).steps(of: $0, in: row, asOf: asOf) } ?? [])
    }

    private func kinds(_ steps: [DueStep]) -> [DueStep.Kind] { steps.map(\.kind) }

    private func instant(_ day: String, _ hour: Int = 0) -> Instant { Instant(seconds: PolicyBench.at(day, hour)) }

    private let start = PolicyBench.at("2026-09-30", 10)

    private func more(_ count: Int64, atMost: Int64?) -> Deadline.Extension {
        Deadline.Extension(
            by: .of(count, .workingDays), atMost: atMost.map { .of($0, .workingDays) }, condition: .always, sources: [],
            span: PolicyBench.nowhere)
    }

    @Test("Working days over National Day, extended by as much as is allowed")
    func extended() {
        let told = told(.within(1, .workingDays), extensions: [more(5, atMost: 1)], from: start)
        #expect(
            kinds(told.steps) == [
                .startNotCounted, .holiday("国庆节"), .workingDays(first: 1, last: 1), .ends(instant("2026-10-09")),
                .extended(.workingDays(1)), .startNotCounted, .workingDays(first: 1, last: 1),
                .ends(instant("2026-10-10")),
            ])
        #expect(told.outcome?.due == PolicyBench.at("2026-10-10"))
    }

    @Test("A pause adds the days that it took")
    func paused() {
        let (from, until) = (PolicyBench.at("2026-10-08", 9), PolicyBench.at("2026-10-10", 9))
        let told = told(.within(1, .workingDays), pause: (from, until), from: start)
        // 9 October and the make-up day on the 10th lie between the two dates of the pause; the 11th is a Sunday.
        #expect(
            kinds(told.steps) == [
                .startNotCounted, .holiday("国庆节"), .workingDays(first: 1, last: 1), .ends(instant("2026-10-09")),
                .paused(from: instant("2026-10-08", 9), until: instant("2026-10-10", 9), adds: .workingDays(2)),
                .startNotCounted, .workingDays(first: 1, last: 1), .makeUpWorkday(2, reason: "调休上班"),
                .ends(instant("2026-10-11")),
            ])
        #expect(told.outcome?.due == PolicyBench.at("2026-10-11"))
    }

    @Test("Without a due instant there is nothing to tell")
    func nothing() {
        #expect(told(.atOnce, from: start).steps.isEmpty)
        #expect(told(.within(2, .workingDays), pause: (start + 60, nil), from: start).steps.isEmpty)
        #expect(told(.within(2, .workingDays), from: PolicyBench.at("2026-12-31")).steps.isEmpty)
    }

    @Test("The last step is always the due instant of the decision")
    func agreement() throws {
        var random = SplitMix(11)
        let units: [SpanUnit] = [.seconds, .days, .months, .workingDays, .workingSeconds]
        var count = 0
        for _ in 0..<400 {
            let start = PolicyBench.at("2025-02-01") + Int64(Int.random(in: 0..<40_000_000, using: &random))
            let unit = units[Int.random(in: 0..<units.count, using: &random)]
            let isLong = unit == .seconds || unit == .workingSeconds
            let limit = Limit.within(Int64(1 + Int.random(in: 0..<(isLong ? 400_000 : 6), using: &random)), unit)
            let from = start + Int64(Int.random(in: 0..<600_000, using: &random)) - 100_000
            let pause =
                Int.random(in: 0..<2, using: &random) == 0
                ? nil : (from: from, until: Int64?.some(from + 1 + Int64(Int.random(in: 0..<900_000, using: &random))))
            let told = told(
                limit,
                extensions: Int.random(in: 0..<2, using: &random) == 0
                    ? [] : [more(Int64(Int.random(in: 0..<5, using: &random)), atMost: 3)], pause: pause,
                from: start)
            guard let due = told.outcome?.due else { continue }
            count += 1
            let last = try #require(told.steps.last)
            guard case .ends(let end) = last.kind else {
                Issue.record("the last step is \(last.kind)")
                continue
            }
            #expect(end.seconds == due, "\(limit) from \(start)")
        }
        #expect(count > 300)
    }
}
