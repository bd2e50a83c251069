import RedressTime
import Testing

/// Extensions and pauses, worked out by hand on the calendar of `DueTests`.
@Suite struct PauseTests {
    private let plain: TimeRules
    private let store: TimeRules

    init() throws {
        plain = TimeRules(zone: Fixtures.shanghai, calendar: try Fixtures.china())
        store = TimeRules(zone: Fixtures.shanghai, calendar: try Fixtures.store())
    }

    @Test(
        arguments: [
            // 24:00 of the 19th and three days more is 24:00 of the 22nd.
            ("2026-09-20 00:00", .days(3), "2026-09-23T00:00:00"),
            ("2026-09-20 00:00", .days(0), "2026-09-20T00:00:00"),
            ("2026-09-20 00:00", .seconds(3_600), "2026-09-20T01:00:00"),
            ("2026-02-01 00:00", .months(1), "2026-03-01T00:00:00"),
            // After 24:00 of Wednesday 30 September the first working day is 8 October.
            ("2026-10-01 00:00", .workingDays(1), "2026-10-09T00:00:00"),
            ("2026-12-31 00:00", .workingDays(2), "unknown 2027"),
            ("2026-12-31 00:00", .days(2), "2027-01-02T00:00:00"),
        ] as [(String, TimeSpan, String)])
    func extensionsCountOnFromTheDueDay(due: String, span: TimeSpan, expected: String) throws {
        let due = Due.at(try Fixtures.moment(due), notBefore: nil)
        #expect(Fixtures.text(plain.extended(due, by: span)) == expected)
    }

    @Test func extensionsEndAsTheRulesSay() throws {
        // Friday's close, one working day on: Saturday's. One working hour on: Saturday 11:00.
        let friday = Due.at(try Fixtures.moment("2026-09-18 18:00"), notBefore: nil)
        #expect(Fixtures.text(store.extended(friday, by: .workingDays(1))) == "2026-09-19T16:00:00")
        #expect(Fixtures.text(store.extended(friday, by: .workingSeconds(3_600))) == "2026-09-19T11:00:00")
        #expect(Fixtures.text(store.extended(friday, by: .days(1))) == "2026-09-20T00:00:00")
        let close = TimeRules(
            zone: Fixtures.shanghai, calendar: try Fixtures.store(), daysEnd: .atClose, rollsOver: true)
        #expect(Fixtures.text(close.extended(friday, by: .days(1))) == "2026-09-19T16:00:00")
        #expect(Fixtures.text(close.extended(friday, by: .days(7))) == "2026-09-28T18:00:00")
        let same = TimeRules(zone: Fixtures.shanghai, calendar: .weekdays, daysEnd: .sameHour)
        #expect(Fixtures.text(same.extended(friday, by: .days(2))) == "2026-09-20T18:00:00")
        let midnight = Due.at(try Fixtures.moment("2026-09-18 00:00"), notBefore: nil)
        #expect(Fixtures.text(same.extended(midnight, by: .days(2))) == "2026-09-20T00:00:00")
    }

    @Test func extensionsKeepTheRest() throws {
        let first = try Fixtures.moment("2026-09-16 00:00")
        let window = Due.at(try Fixtures.moment("2026-09-18 00:00"), notBefore: first)
        #expect(Fixtures.text(plain.extended(window, by: .days(1))) == "2026-09-16T00:00:00..2026-09-19T00:00:00")
        for due in [Due.atOnce, .none, .unknownYear(2027), .outOfRange] {
            #expect(plain.extended(due, by: .days(1)) == due)
        }
    }

    private func check(
        _ rules: TimeRules, _ limit: TimeLimit, from start: String, pauses: [(String, String)], _ expected: String
    ) throws {
        let pauses = try pauses.map { (from: try Fixtures.moment($0.0), until: try Fixtures.moment($0.1)) }
        let start = try Fixtures.moment(start)
        #expect(Fixtures.text(rules.due(limit, from: start, pauses: pauses)) == expected, "\(limit)")
        switch limit {
        case .earliest, .latest: break
        case .within, .window, .before, .at, .sameDay, .byClose, .sameDayByClose, .atOnce, .none, .nextPeriodDay,
            .periodEnd:
            let due = rules.paused(rules.due(limit, from: start), limit: limit, pauses: pauses)
            #expect(Fixtures.text(due) == expected, "\(limit)")
        }
    }

    @Test func secondsOfPausesAreAdded() throws {
        let limit = TimeLimit.within(.seconds(7_200))
        let start = "2026-09-16 10:00"
        try check(plain, limit, from: start, pauses: [("2026-09-16 11:00", "2026-09-16 11:30")], "2026-09-16T12:30:00")
        try check(
            plain, limit, from: start,
            pauses: [("2026-09-16 11:00", "2026-09-16 11:30"), ("2026-09-16 12:20", "2026-09-16 13:20")],
            "2026-09-16T13:30:00")
        // Without the first pause the second begins after the due instant.
        try check(plain, limit, from: start, pauses: [("2026-09-16 12:20", "2026-09-16 13:20")], "2026-09-16T12:00:00")
        try check(plain, limit, from: start, pauses: [("2026-09-16 12:00", "2026-09-16 13:00")], "2026-09-16T13:00:00")
        try check(
            plain, limit, from: start, pauses: [("2026-09-16 12:00:01", "2026-09-16 13:00")], "2026-09-16T12:00:00")
        // Where pauses overlap the clock stands still once; one that ends before it begins is none.
        try check(
            plain, limit, from: start,
            pauses: [("2026-09-16 11:00", "2026-09-16 11:30"), ("2026-09-16 11:10", "2026-09-16 11:40")],
            "2026-09-16T12:40:00")
        try check(plain, limit, from: start, pauses: [("2026-09-16 11:00", "2026-09-16 10:30")], "2026-09-16T12:00:00")
    }

    @Test func workingSecondsOfPausesAreAdded() throws {
        let limit = TimeLimit.within(.workingSeconds(7_200))
        // Due at 14:30; the pause over noon takes half an hour of opening on each side of the break.
        try check(
            store, limit, from: "2026-09-16 11:00", pauses: [("2026-09-16 11:30", "2026-09-16 14:00")],
            "2026-09-16T15:30:00")
        try check(
            store, limit, from: "2026-09-16 11:00", pauses: [("2026-09-16 12:00", "2026-09-16 13:30")],
            "2026-09-16T14:30:00")
        // From Friday 17:00 over the night to Saturday 12:00 three hours of opening are lost.
        try check(
            store, limit, from: "2026-09-18 16:30", pauses: [("2026-09-18 17:00", "2026-09-19 12:00")],
            "2026-09-19T13:30:00")
        try check(
            store, limit, from: "2026-12-31 15:00", pauses: [("2026-12-31 16:00", "2027-01-02 12:00")], "unknown 2027")
    }

    @Test func daysMoveByTheDaysBetweenTheDatesOfAPause() throws {
        let week = TimeLimit.within(.days(7))
        let start = "2026-09-16 10:00"
        try check(plain, week, from: start, pauses: [("2026-09-17 23:00", "2026-09-19 01:00")], "2026-09-26T00:00:00")
        try check(plain, week, from: start, pauses: [("2026-09-17 01:00", "2026-09-17 23:00")], "2026-09-24T00:00:00")
        try check(
            plain, .sameDay, from: start, pauses: [("2026-09-16 11:00", "2026-09-17 08:00")], "2026-09-18T00:00:00")
        let month = TimeLimit.within(.months(1))
        try check(plain, month, from: start, pauses: [("2026-09-20 10:00", "2026-09-30 10:00")], "2026-10-27T00:00:00")
        // Only the end of a window moves.
        let window = TimeLimit.window(from: .days(1), to: .days(2))
        try check(
            plain, window, from: start, pauses: [("2026-09-16 11:00", "2026-09-18 11:00")],
            "2026-09-17T00:00:00..2026-09-21T00:00:00")
    }

    @Test func workingDaysMoveByTheWorkingDaysOfAPause() throws {
        let limit = TimeLimit.within(.workingDays(2))
        // Due Friday; from Wednesday to Thursday one working day is lost: the make-up Sunday.
        try check(
            plain, limit, from: "2026-09-16 10:00", pauses: [("2026-09-16 12:00", "2026-09-17 12:00")],
            "2026-09-21T00:00:00")
        // From Friday to Saturday, a day off, none is.
        try check(
            plain, limit, from: "2026-09-16 10:00", pauses: [("2026-09-18 12:00", "2026-09-19 12:00")],
            "2026-09-19T00:00:00")
        try check(
            store, .byClose, from: "2026-09-16 10:00", pauses: [("2026-09-16 12:00", "2026-09-17 12:00")],
            "2026-09-17T18:00:00")
        try check(
            plain, limit, from: "2026-12-28 10:00", pauses: [("2026-12-29 12:00", "2027-01-04 12:00")], "unknown 2027")
    }

    @Test func limitsThatNameAMomentStay() throws {
        let promised = try Fixtures.moment("2026-09-18 10:00")
        let pauses = [("2026-09-16 12:00", "2026-09-17 12:00")]
        let start = "2026-09-16 10:00"
        try check(plain, .at(promised), from: start, pauses: pauses, "2026-09-18T10:00:00")
        try check(plain, .before(.days(1), of: promised), from: start, pauses: pauses, "2026-09-17T10:00:00")
        try check(plain, .nextPeriodDay(.month, day: 3), from: start, pauses: pauses, "2026-10-04T00:00:00")
        try check(plain, .periodEnd(.month), from: start, pauses: pauses, "2026-10-01T00:00:00")
        try check(plain, .atOnce, from: start, pauses: pauses, "at once")
        try check(plain, .none, from: start, pauses: pauses, "none")
    }

    @Test func partsArePausedOnTheirOwn() throws {
        let pauses = [("2026-09-16 11:00", "2026-09-16 20:00")]
        let parts = [TimeLimit.within(.seconds(7_200)), .sameDay, .at(try Fixtures.moment("2026-09-16 23:00"))]
        // The hours now end at 21:00, the day does not move.
        try check(plain, .earliest(parts), from: "2026-09-16 10:00", pauses: pauses, "2026-09-16T21:00:00")
        try check(plain, .latest(parts), from: "2026-09-16 10:00", pauses: pauses, "2026-09-17T00:00:00")
        // By 13 hours of pause the promised moment comes first.
        let long = [("2026-09-16 11:00", "2026-09-17 00:00")]
        try check(plain, .earliest(parts), from: "2026-09-16 10:00", pauses: long, "2026-09-16T23:00:00")
        // Told only the due instant, the part that moves least holds it.
        let noon = Due.at(try Fixtures.moment("2026-09-16 12:00"), notBefore: nil)
        let pause = (from: try Fixtures.moment("2026-09-16 11:00"), until: try Fixtures.moment("2026-09-16 20:00"))
        #expect(plain.paused(noon, limit: .earliest(parts), pauses: [pause]) == noon)
        #expect(Fixtures.text(plain.paused(noon, limit: .latest(parts), pauses: [pause])) == "2026-09-16T21:00:00")
        #expect(plain.paused(noon, limit: .latest([]), pauses: [pause]) == noon)
    }
}
