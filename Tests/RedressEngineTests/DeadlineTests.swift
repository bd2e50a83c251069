import RedressEngine
import RedressModel
import RedressTime
import Testing

/// What the manual says about obligations with a clock.
@Suite("Deadlines")
struct DeadlineTests {
    /// 收到 and 回复, with a role that owes the answer.
    struct Desk {
        var bench = PolicyBench()
        let received: EventID
        let answered: EventID
        let clerk: RoleID

        init() {
            bench.calendars = [PolicyBench.china]
            received = bench.event()
            answered = bench.event()
            clerk = bench.role()
        }

        /// One deadline with one row that always applies, and a fine of 100 yuan where it is late.
        @discardableResult
        mutating func deadline(
            _ limit: Limit, extensions: [Deadline.Extension] = [], pauses: [Deadline.Pause] = []
        ) -> DeadlineID {
            bench.deadline(
                late: [.fine(clerk, fen: 10_000)], extensions: extensions, pauses: pauses,
                rows: [Row(.always, [.limit(limit, from: received, until: answered, by: [.all([.role(clerk)])])])])
        }

        func decide(_ received: Int64?, _ answered: Int64?, asOf: Int64? = nil) -> Decision {
            let program = bench.program
            var row = bench.incident()
            row.people[clerk.index] = .named(["甲"])
            if let received { row.set(self.received, received, in: program) }
            if let answered { row.set(self.answered, answered, in: program) }
            return program.decide(row, asOf: asOf)
        }
    }

    @Test("An act at the due instant is in time, one second later it is late")
    func edges() {
        var desk = Desk()
        desk.deadline(.within(1_800, .seconds))
        let start = PolicyBench.at("2026-09-16", 10)
        let due = PolicyBench.at("2026-09-16", 10, 30)
        let kept = desk.decide(start, due)
        #expect(kept.deadlines.map(\.status) == [.met])
        #expect(kept.deadlines.map(\.due) == [due])
        #expect(kept.deadlines.map(\.start) == [start])
        #expect(kept.deadlines.map(\.lateSeconds) == [0])
        #expect(kept.deadlines.map(\.persons) == [["甲"]])
        #expect(kept.fines.isEmpty)
        let late = desk.decide(start, due + 1)
        #expect(late.deadlines.map(\.status) == [.breached])
        #expect(late.deadlines.map(\.lateSeconds) == [1])
        #expect(late.fines.map(\.fen) == [10_000])
    }

    @Test("What has not happened by the instant of the decision is pending until the due instant, then late")
    func notDone() {
        var desk = Desk()
        desk.deadline(.within(2, .workingDays))
        let start = PolicyBench.at("2025-09-30", 9)
        // The holidays last until 8 October; two working days later it is 24:00 of the 10th.
        let due = PolicyBench.at("2025-10-11")
        let open = desk.decide(start, nil, asOf: due)
        #expect(open.deadlines.map(\.status) == [.pending])
        #expect(open.deadlines.map(\.due) == [due])
        #expect(open.fines.isEmpty)
        let late = desk.decide(start, nil, asOf: due + 1)
        #expect(late.deadlines.map(\.status) == [.breached])
        #expect(late.deadlines.map(\.lateSeconds) == [1])
        #expect(late.fines.map(\.fen) == [10_000])
    }

    @Test("A clock that has not started leaves nothing due")
    func notStarted() {
        var desk = Desk()
        desk.deadline(.within(1, .days))
        let decision = desk.decide(nil, nil, asOf: 0)
        #expect(decision.deadlines.map(\.status) == [.pending])
        #expect(decision.deadlines.map(\.due) == [nil])
        #expect(decision.fines.isEmpty)
        #expect(decision.openQuestions.isEmpty)
    }

    @Test("Without an instant an act that is absent is unknown, and the decision asks for it")
    func unknownAct() {
        var desk = Desk()
        desk.deadline(.within(1, .days))
        let start = PolicyBench.at("2026-09-16", 10)
        let decision = desk.decide(start, nil)
        #expect(decision.deadlines.map(\.status) == [.unknown])
        #expect(decision.deadlines.map(\.due) == [PolicyBench.at("2026-09-18")])
        #expect(decision.pending.map(\.need) == [.event])
        #expect(decision.pending.map(\.maximum) == [10_000])
        #expect(decision.openQuestions.map(\.subject) == [.event(desk.answered)])
    }

    @Test("A window is missed before it opens as well as after it closes")
    func window() {
        var desk = Desk()
        desk.deadline(.window(from: .of(7, .days), to: .of(7, .days)))
        let start = PolicyBench.at("2026-09-16", 10)
        let opens = PolicyBench.at("2026-09-23")
        let early = desk.decide(start, opens - 1)
        #expect(early.deadlines.map(\.status) == [.breached])
        #expect(early.deadlines.map(\.lateSeconds) == [-1])
        #expect(early.deadlines.map(\.notBefore) == [opens])
        #expect(desk.decide(start, opens).deadlines.map(\.status) == [.met])
        #expect(desk.decide(start, PolicyBench.at("2026-09-24")).deadlines.map(\.status) == [.met])
        #expect(desk.decide(start, PolicyBench.at("2026-09-24") + 1).deadlines.map(\.lateSeconds) == [1])
    }

    @Test("At once is met when done, and pending until then")
    func atOnce() {
        var desk = Desk()
        desk.deadline(.atOnce)
        let start = PolicyBench.at("2026-09-16", 10)
        #expect(desk.decide(start, start + 99_999).deadlines.map(\.status) == [.met])
        let open = desk.decide(start, nil, asOf: start + 99_999)
        #expect(open.deadlines.map(\.status) == [.pending])
        #expect(open.deadlines.map(\.due) == [nil])
    }

    @Test("A year that the calendar does not know leaves the deadline unknown, never guessed")
    func unknownYear() {
        var desk = Desk()
        desk.deadline(.within(3, .workingDays))
        let decision = desk.decide(PolicyBench.at("2026-12-30", 10), PolicyBench.at("2027-01-04"))
        #expect(decision.deadlines.map(\.status) == [.unknown])
        #expect(decision.deadlines.map(\.unknownYear) == [2_027])
        #expect(decision.pending.map(\.kind) == [.deadline, .fine])
        #expect(decision.pending.map(\.need) == [.calendar, .calendar])
        #expect(decision.openQuestions.isEmpty)
    }
}
