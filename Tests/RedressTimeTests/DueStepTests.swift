import RedressTime
import Testing

/// The way to a due instant, told day by day.
@Suite struct DueStepTests {
    private let plain: TimeRules
    private let store: TimeRules

    init() throws {
        plain = TimeRules(zone: Fixtures.shanghai, calendar: try Fixtures.china())
        store = TimeRules(zone: Fixtures.shanghai, calendar: try Fixtures.store())
    }

    /// A step in a few signs: its days without the year, and what they were.
    private func text(_ step: DueStep) -> String {
        let from = step.from.description.dropFirst(5)
        let days = step.from == step.to ? "\(from)" : "\(from)..\(step.to.description.dropFirst(5))"
        func clock(_ instant: Instant) -> String { String(Fixtures.clock(instant).dropFirst(5).dropLast(3)) }
        let kind =
            switch step.kind {
            case .starts(let instant): "starts \(clock(instant))"
            case .startNotCounted: "not counted"
            case .counted(let first, let last), .workingDays(let first, let last):
                first == last ? "\(first)" : "\(first)..\(last)"
            case .makeUpWorkday(let number, let reason): "\(number) \(reason ?? "")"
            case .months(let count): "\(count) months"
            case .endOfMonth: "end of month"
            case .weekend: "weekend"
            case .holiday(let name): name ?? "off"
            case .countedInAll(let first, let last, let skipped): "\(first)..\(last) but \(skipped)"
            case .open(let seconds): "open \(seconds)"
            case .closed: "closed"
            case .rolledOver: "rolled over"
            case .period(let period): "period \(period)"
            case .paused(let from, let until, let adds): "paused \(clock(from)) \(clock(until)) \(adds)"
            case .extended(let span): "extended \(span)"
            case .promised(let instant): "promised \(clock(instant))"
            case .begins(let instant): "begins \(clock(instant))"
            case .ends(let instant): "ends \(clock(instant))"
            case .part(let place): "part \(place)"
            case .decides(let place): "decides \(place)"
            }
        return "\(days) \(kind)"
    }

    private func steps(_ rules: TimeRules, _ limit: TimeLimit, from start: String) throws -> [String] {
        rules.steps(limit, from: try Fixtures.moment(start)).map(text)
    }

    @Test func workingDaysOverNationalDay() throws {
        #expect(
            try steps(plain, .within(.workingDays(4)), from: "2025-09-30 22:00") == [
                "09-30 not counted", "10-01..10-08 国庆节", "10-09..10-10 1..2", "10-11 3 调休", "10-12 weekend",
                "10-13 4", "10-13 ends 10-14T00:00",
            ])
        #expect(
            try steps(store, .within(.workingDays(1)), from: "2026-09-17 08:00") == [
                "09-17 not counted", "09-18 1", "09-18 ends 09-18T18:00",
            ])
        #expect(
            try steps(store, .within(.workingDays(0)), from: "2026-09-17 08:00") == [
                "09-17 starts 09-17T08:00", "09-17 ends 09-17T18:00",
            ])
        #expect(try steps(plain, .within(.workingDays(4)), from: "2026-12-30 22:00").isEmpty)
    }

    @Test func holidaysOfDifferentNamesAreDifferentSteps() throws {
        let off = DatedDays(from: try day("2026-10-08"), to: try day("2026-10-09"), isWork: false, reason: "店休")
        let own = WorkingCalendar(name: "own", base: try Fixtures.china(), dated: [off])
        let rules = TimeRules(zone: Fixtures.shanghai, calendar: own)
        #expect(
            try steps(rules, .within(.workingDays(1)), from: "2026-09-30 10:00") == [
                "09-30 not counted", "10-01..10-07 国庆节", "10-08..10-09 店休", "10-10 1 调休", "10-10 ends 10-11T00:00",
            ])
    }

    @Test func daysAndMonths() throws {
        #expect(
            try steps(plain, .within(.days(3)), from: "2026-09-28 10:00") == [
                "09-28 not counted", "09-29..10-01 1..3", "10-01 ends 10-02T00:00",
            ])
        let rolling = TimeRules(zone: Fixtures.shanghai, calendar: try Fixtures.china(), rollsOver: true)
        #expect(
            try steps(rolling, .within(.days(3)), from: "2026-09-28 10:00") == [
                "09-28 not counted", "09-29..10-01 1..3", "10-01..10-07 国庆节", "10-08 rolled over",
                "10-08 ends 10-09T00:00",
            ])
        #expect(
            try steps(rolling, .within(.days(2)), from: "2026-09-28 10:00") == [
                "09-28 not counted", "09-29..09-30 1..2", "09-30 ends 10-01T00:00",
            ])
        #expect(
            try steps(plain, .within(.months(1)), from: "2026-01-31 10:00") == [
                "01-31 not counted", "02-01..02-28 1 months", "02-28 end of month", "02-28 ends 03-01T00:00",
            ])
        #expect(
            try steps(plain, .within(.months(1)), from: "2026-01-30 10:00").contains("02-28 end of month"))
        #expect(
            try steps(plain, .within(.months(1)), from: "2026-09-16 10:00") == [
                "09-16 not counted", "09-17..10-16 1 months", "10-16 ends 10-17T00:00",
            ])
    }

    @Test func secondsAndWorkingSeconds() throws {
        #expect(
            try steps(plain, .within(.seconds(1_800)), from: "2026-09-28 10:00") == [
                "09-28 starts 09-28T10:00", "09-28 ends 09-28T10:30",
            ])
        // Two hours on Saturday after business on Friday; Sunday's make-up has the rest.
        #expect(
            try steps(store, .within(.workingSeconds(9 * 3_600)), from: "2026-09-18 19:00") == [
                "09-18 starts 09-18T19:00", "09-18 closed", "09-19 open 21600", "09-20 open 10800",
                "09-20 ends 09-20T12:00",
            ])
        #expect(
            try steps(plain, .within(.workingSeconds(7_200)), from: "2026-09-18 23:00") == [
                "09-18 starts 09-18T23:00", "09-18 open 3600", "09-19 weekend", "09-20 open 3600",
                "09-20 ends 09-20T01:00",
            ])
    }

    @Test func closesPeriodsAndPromises() throws {
        #expect(
            try steps(store, .byClose, from: "2026-09-30 18:30") == [
                "09-30 starts 09-30T18:30", "09-30 closed", "10-01..10-07 国庆节", "10-08 ends 10-08T18:00",
            ])
        #expect(
            try steps(store, .byClose, from: "2026-09-30 17:30") == [
                "09-30 starts 09-30T17:30", "09-30 ends 09-30T18:00",
            ])
        #expect(
            try steps(plain, .nextPeriodDay(.month, day: 3), from: "2026-09-16 10:00") == [
                "10-01..10-03 period 2026-10", "10-03 ends 10-04T00:00",
            ])
        #expect(
            try steps(plain, .periodEnd(.quarter), from: "2026-09-16 10:00") == [
                "07-01..09-30 period 2026Q3", "09-30 ends 10-01T00:00",
            ])
        let promised = try Fixtures.moment("2026-10-08 10:00")
        #expect(
            try steps(plain, .before(.workingDays(1), of: promised), from: "2026-09-16 10:00") == [
                "10-08 promised 10-08T10:00", "10-01..10-07 国庆节", "09-30 ends 09-30T10:00",
            ])
        #expect(
            try steps(plain, .at(promised), from: "2026-09-16 10:00") == [
                "10-08 promised 10-08T10:00", "10-08 ends 10-08T10:00",
            ])
        #expect(
            try steps(plain, .sameDay, from: "2026-09-16 10:00") == [
                "09-16 starts 09-16T10:00", "09-16 ends 09-17T00:00",
            ])
        #expect(try steps(plain, .atOnce, from: "2026-09-16 10:00").isEmpty)
    }

    @Test func windowsAndParts() throws {
        #expect(
            try steps(plain, .window(from: .days(7), to: .days(7)), from: "2026-09-16 10:00") == [
                "09-16 not counted", "09-17..09-23 1..7", "09-23 begins 09-23T00:00", "09-23 ends 09-24T00:00",
            ])
        #expect(
            try steps(plain, .earliest([.none, .within(.days(1)), .sameDay]), from: "2026-09-16 10:00") == [
                "09-16 part 0", "09-16 part 1", "09-16 not counted", "09-17 1", "09-17 ends 09-18T00:00",
                "09-16 part 2", "09-16 starts 09-16T10:00", "09-16 ends 09-17T00:00", "09-16 decides 2",
            ])
    }

    @Test func extensionsAndPeriodsAsStarts() throws {
        let due = try Fixtures.moment("2026-10-01 00:00")
        #expect(
            plain.steps(extending: due, by: .workingDays(1)).map(text) == [
                "09-30 not counted", "10-01..10-07 国庆节", "10-08 1", "10-08 ends 10-09T00:00",
            ])
        let october = try #require(Period(.month, year: 2026, number: 10))
        #expect(
            plain.steps(.within(.workingDays(1)), fromEndOf: october).map(text) == [
                "10-31 not counted", "11-01 weekend", "11-02 1", "11-02 ends 11-03T00:00",
            ])
    }

    @Test func pausesAddWhatTheyTook() throws {
        func pause(_ from: String, _ until: String) throws -> (from: Instant, until: Instant) {
            (try Fixtures.moment(from), try Fixtures.moment(until))
        }
        let start = try Fixtures.moment("2026-07-09 16:20")
        // Monday and Tuesday lie between the dates of the pause, so the Thursday due moves to Monday.
        #expect(
            plain.steps(
                .within(.workingDays(5)), from: start, pauses: [try pause("2026-07-10 10:00", "2026-07-14 15:00")]
            ).map(text) == [
                "07-09 not counted", "07-10 1", "07-11..07-12 weekend", "07-13..07-16 2..5", "07-16 ends 07-17T00:00",
                "07-10..07-14 paused 07-10T10:00 07-14T15:00 workingDays(2)", "07-16 not counted", "07-17 1",
                "07-18..07-19 weekend", "07-20 2", "07-20 ends 07-21T00:00",
            ])
        // A pause within a day takes no days, and one after the due instant nothing at all.
        #expect(
            plain.steps(
                .within(.days(1)), from: start,
                pauses: [
                    try pause("2026-07-09 17:00", "2026-07-09 18:00"),
                    try pause("2026-07-12 10:00", "2026-07-14 15:00"),
                ]
            ).map(text) == ["07-09 not counted", "07-10 1", "07-10 ends 07-11T00:00"])
        // Of two parts the hour moves by the hour of the pause, the day does not; the earlier decides.
        #expect(
            plain.steps(
                .earliest([.within(.seconds(3_600)), .sameDay]), from: start,
                pauses: [try pause("2026-07-09 17:00", "2026-07-09 18:00")]
            ).map(text) == [
                "07-09 part 0", "07-09 starts 07-09T16:20", "07-09 ends 07-09T17:20",
                "07-09 paused 07-09T17:00 07-09T18:00 seconds(3600)", "07-09 starts 07-09T17:20",
                "07-09 ends 07-09T18:20", "07-09 part 1", "07-09 starts 07-09T16:20", "07-09 ends 07-10T00:00",
                "07-09 decides 0",
            ])
    }

    @Test func aLongWayIsToldInOneStep() throws {
        let week = TimeRules(zone: Fixtures.shanghai, calendar: .weekdays)
        let limit = TimeLimit.within(.workingDays(2_000_000))
        let steps = week.steps(limit, from: try Fixtures.moment("2026-09-14 10:00"))
        #expect(steps.count < 200)
        // The first 366 days, Tuesday 15 September to the Wednesday a year on, hold 52 weekends and 262 working days.
        let inAll = try #require(steps.dropLast().last)
        #expect(text(inAll).hasPrefix("09-16.."))
        // 2,000,000 working days are 400,000 weeks, so there are as many weekends; 52 of them came before.
        #expect(inAll.kind == .countedInAll(first: 263, last: 2_000_000, skipped: 799_896))
    }

    @Test func stepsCoverEveryDayOnce() throws {
        var random = SplitMix(6)
        for _ in 0..<30 {
            let start = try Fixtures.moment("2024-02-01").seconds + Int64(random.number(0...60_000_000))
            let limit = TimeLimit.within(.workingDays(Int64(random.number(1...40))))
            var next: CivilDate?
            for step in plain.steps(limit, from: Instant(seconds: start)).dropLast() {
                if let next { try #require(step.from == next) }
                next = step.to.adding(days: 1)
            }
        }
    }
}
