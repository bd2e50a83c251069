import RedressTime
import Testing

/// Due instants worked out by hand. 2026-09-14 is a Monday; 20 September 2026 is a make-up Sunday, the 25th to 27th and
/// 1 to 7 October are off, 10 October is a make-up Saturday.
@Suite struct DueTests {
    private let plain: TimeRules
    private let store: TimeRules

    init() throws {
        plain = TimeRules(zone: Fixtures.shanghai, calendar: try Fixtures.china())
        store = TimeRules(zone: Fixtures.shanghai, calendar: try Fixtures.store())
    }

    private func check(_ rules: TimeRules, _ limit: TimeLimit, _ start: String, _ expected: String) throws {
        let due = rules.due(limit, from: try Fixtures.moment(start))
        #expect(Fixtures.text(due) == expected, "\(limit) from \(start)")
    }

    @Test(
        arguments: [
            (1_800, "2026-09-16 10:00", "2026-09-16T10:30:00"), (0, "2026-09-16 10:00", "2026-09-16T10:00:00"),
            (7_200, "2026-12-31 23:00", "2027-01-01T01:00:00"), (86_400, "2024-02-28 12:00", "2024-02-29T12:00:00"),
            (3_600, "2024-02-28 23:59:59", "2024-02-29T00:59:59"),
        ] as [(Int64, String, String)])
    func secondsRunFromTheMoment(seconds: Int64, start: String, expected: String) throws {
        try check(plain, .within(.seconds(seconds)), start, expected)
    }

    @Test(
        arguments: [
            (3, "2026-09-16 10:00", "2026-09-20T00:00:00"), (1, "2026-09-16 23:59:59", "2026-09-18T00:00:00"),
            (1, "2026-09-17 00:00", "2026-09-19T00:00:00"), (1, "2024-02-28 08:00", "2024-03-01T00:00:00"),
            (1, "2025-02-28 08:00", "2025-03-02T00:00:00"), (1, "2026-12-31 08:00", "2027-01-02T00:00:00"),
            (0, "2026-09-16 10:00", "2026-09-17T00:00:00"), (14, "2026-09-16 10:00", "2026-10-01T00:00:00"),
        ] as [(Int64, String, String)])
    func daysEndAtMidnightAndDoNotCountTheFirst(days: Int64, start: String, expected: String) throws {
        try check(plain, .within(.days(days)), start, expected)
    }

    @Test(
        arguments: [
            (1, "2026-01-31 10:00", "2026-03-01T00:00:00"), (1, "2024-01-31 10:00", "2024-03-01T00:00:00"),
            (12, "2024-02-29 10:00", "2025-03-01T00:00:00"), (1, "2026-09-16 10:00", "2026-10-17T00:00:00"),
            (3, "2026-11-30 10:00", "2027-03-01T00:00:00"), (24, "2026-09-16 10:00", "2028-09-17T00:00:00"),
        ] as [(Int64, String, String)])
    func monthsEndOnTheCorrespondingDayOrAtTheMonthsEnd(months: Int64, start: String, expected: String) throws {
        try check(plain, .within(.months(months)), start, expected)
    }

    @Test(
        arguments: [
            // 10-09 is the first, 10-10 the second, the make-up Saturday the third.
            (3, "2025-09-30 22:00", "2025-10-12T00:00:00"), (1, "2025-09-30 00:00", "2025-10-10T00:00:00"),
            (5, "2026-09-30 09:00", "2026-10-14T00:00:00"), (1, "2026-10-03 09:00", "2026-10-09T00:00:00"),
            (0, "2026-10-03 09:00", "2026-10-04T00:00:00"), (1, "2026-12-30 09:00", "2027-01-01T00:00:00"),
            (2, "2026-12-30 09:00", "unknown 2027"), (1, "2027-03-01 09:00", "unknown 2027"),
            (1, "2023-12-31 09:00", "unknown 2023"), (-1, "2024-01-02 09:00", "unknown 2023"),
        ] as [(Int64, String, String)])
    func workingDaysEndAtMidnightWithoutHours(days: Int64, start: String, expected: String) throws {
        try check(plain, .within(.workingDays(days)), start, expected)
    }

    @Test(
        arguments: [
            // Saturday is worked until 16:00, the make-up Sunday until Monday's close.
            (1, "2026-09-17 20:00", "2026-09-18T18:00:00"), (2, "2026-09-17 08:00", "2026-09-19T16:00:00"),
            (3, "2026-09-17 08:00", "2026-09-20T18:00:00"), (1, "2026-09-30 08:00", "2026-10-08T18:00:00"),
            (0, "2026-09-17 08:00", "2026-09-17T18:00:00"), (0, "2026-09-13 08:00", "2026-09-14T00:00:00"),
        ] as [(Int64, String, String)])
    func workingDaysEndWithTheCloseWhereThereAreHours(days: Int64, start: String, expected: String) throws {
        try check(store, .within(.workingDays(days)), start, expected)
    }

    @Test(
        arguments: [
            (4, "2026-09-18 16:00", "2026-09-19T12:00:00"), (2, "2026-09-19 15:00", "2026-09-20T10:00:00"),
            (2, "2026-09-18 16:00", "2026-09-18T18:00:00"), (2, "2026-09-18 11:00", "2026-09-18T14:30:00"),
            (1, "2026-09-18 11:00", "2026-09-18T12:00:00"), (1, "2026-09-18 12:30", "2026-09-18T14:30:00"),
            (1, "2026-09-18 07:00", "2026-09-18T10:00:00"), (1, "2026-09-18 18:00", "2026-09-19T11:00:00"),
            (0, "2026-09-13 07:00", "2026-09-13T07:00:00"),
            // A weekday has 7.5 hours: Wednesday 30 September from 9:00, then Thursday 8 October.
            (8, "2026-09-30 09:00", "2026-10-08T09:30:00"), (8, "2026-12-31 09:00", "unknown 2027"),
            (7, "2026-12-31 09:00", "2026-12-31T17:30:00"), (1, "2027-01-02 09:00", "unknown 2027"),
        ] as [(Int64, String, String)])
    func workingHoursRunWhileItIsOpen(hours: Int64, start: String, expected: String) throws {
        try check(store, .within(.workingSeconds(hours * 3_600)), start, expected)
    }

    @Test func aCalendarWithoutHoursIsOpenAllOfItsDays() throws {
        // Friday 18 September from 20:00 four hours; the Saturday is off, the Sunday worked.
        try check(plain, .within(.workingSeconds(14_400)), "2026-09-18 20:00", "2026-09-19T00:00:00")
        try check(plain, .within(.workingSeconds(14_401)), "2026-09-18 20:00", "2026-09-20T00:00:01")
        try check(plain, .within(.workingSeconds(86_400)), "2026-12-31 00:00", "2027-01-01T00:00:00")
        try check(plain, .within(.workingSeconds(86_401)), "2026-12-31 00:00", "unknown 2027")
    }

    @Test(arguments: [
        ("2026-09-18 16:00", "2026-09-18T18:00:00"), ("2026-09-18 11:59:59", "2026-09-18T18:00:00"),
        ("2026-09-18 17:59:59", "2026-09-18T18:00:00"), ("2026-09-18 18:00", "2026-09-18T18:00:00"),
        ("2026-09-18 18:00:01", "2026-09-19T16:00:00"), ("2026-09-13 10:00", "2026-09-14T18:00:00"),
        ("2026-09-30 18:30", "2026-10-08T18:00:00"), ("2026-12-31 18:30", "unknown 2027"),
        ("2027-01-01 10:00", "unknown 2027"),
    ])
    func byCloseIsTheFirstCloseOfBusiness(start: String, expected: String) throws {
        try check(store, .byClose, start, expected)
    }

    @Test func withoutHoursAWorkingDayClosesAtMidnight() throws {
        try check(plain, .byClose, "2026-09-18 23:59:59", "2026-09-19T00:00:00")
        try check(plain, .byClose, "2026-10-01 10:00", "2026-10-09T00:00:00")
        try check(plain, .sameDayByClose, "2026-10-01 10:00", "2026-10-02T00:00:00")
        try check(plain, .sameDayByClose, "2027-10-01 10:00", "2027-10-02T00:00:00")
    }

    @Test func theStartsDayEndsAtMidnightOrWithItsClose() throws {
        try check(store, .sameDay, "2026-09-18 00:00", "2026-09-19T00:00:00")
        try check(store, .sameDay, "2026-09-18 23:59:59", "2026-09-19T00:00:00")
        try check(store, .sameDayByClose, "2026-09-18 09:00", "2026-09-18T18:00:00")
        // Business is over, so the duty is late from the start.
        try check(store, .sameDayByClose, "2026-09-18 20:00", "2026-09-18T18:00:00")
        try check(store, .sameDayByClose, "2026-09-13 20:00", "2026-09-14T00:00:00")
        try check(store, .sameDayByClose, "2027-09-13 20:00", "unknown 2027")
    }

    @Test func windowsOpenAtTheStartOfADay() throws {
        let exactly = TimeLimit.window(from: .days(7), to: .days(7))
        try check(plain, exactly, "2026-09-16 10:00", "2026-09-23T00:00:00..2026-09-24T00:00:00")
        let weeks = TimeLimit.window(from: .days(14), to: .days(21))
        try check(plain, weeks, "2026-09-16 10:00", "2026-09-30T00:00:00..2026-10-08T00:00:00")
        let hours = TimeLimit.window(from: .seconds(3_600), to: .seconds(7_200))
        try check(plain, hours, "2026-09-16 10:00", "2026-09-16T11:00:00..2026-09-16T12:00:00")
        let working = TimeLimit.window(from: .workingDays(1), to: .workingDays(2))
        try check(store, working, "2026-09-30 10:00", "2026-10-08T00:00:00..2026-10-09T18:00:00")
        let months = TimeLimit.window(from: .months(1), to: .months(2))
        try check(plain, months, "2026-12-31 10:00", "2027-01-31T00:00:00..2027-03-01T00:00:00")
        try check(plain, .window(from: .workingDays(9), to: .days(1)), "2026-12-31 10:00", "unknown 2027")
    }

    @Test func spansBeforeAPromisedMomentKeepItsTimeOfDay() throws {
        let promised = try Fixtures.moment("2026-10-08 10:00")
        let start = "2026-09-16 10:00"
        try check(plain, .at(promised), start, "2026-10-08T10:00:00")
        try check(plain, .before(.seconds(3_600), of: promised), start, "2026-10-08T09:00:00")
        try check(plain, .before(.days(1), of: promised), start, "2026-10-07T10:00:00")
        try check(plain, .before(.workingDays(1), of: promised), start, "2026-09-30T10:00:00")
        try check(plain, .before(.months(1), of: promised), start, "2026-09-08T10:00:00")
        // From 9:00 to 10:00 is the hour of opening that must lie between.
        try check(store, .before(.workingSeconds(3_600), of: promised), start, "2026-10-08T09:00:00")
        try check(store, .before(.workingSeconds(3_601), of: promised), start, "2026-09-30T17:59:59")
        try check(store, .before(.workingSeconds(0), of: promised), start, "2026-10-08T10:00:00")
        let noon = try Fixtures.moment("2026-10-08 13:00")
        try check(store, .before(.workingSeconds(0), of: noon), start, "2026-10-08T13:00:00")
        try check(plain, .before(.workingDays(2), of: try Fixtures.moment("2024-01-03 10:00")), start, "unknown 2023")
    }

    @Test func daysOfTheNextPeriodAndPeriodEnds() throws {
        try check(plain, .nextPeriodDay(.month, day: 3), "2026-09-30 23:59:59", "2026-10-04T00:00:00")
        try check(plain, .nextPeriodDay(.month, day: 3), "2026-10-01 00:00", "2026-11-04T00:00:00")
        try check(plain, .nextPeriodDay(.month, day: 31), "2026-01-31 12:00", "2026-03-01T00:00:00")
        try check(plain, .nextPeriodDay(.month, day: 31), "2024-01-31 12:00", "2024-03-01T00:00:00")
        try check(plain, .nextPeriodDay(.quarter, day: 15), "2026-11-20 12:00", "2027-01-16T00:00:00")
        try check(plain, .nextPeriodDay(.quarter, day: 40), "2026-11-20 12:00", "2027-02-10T00:00:00")
        try check(plain, .nextPeriodDay(.year, day: 1), "2026-11-20 12:00", "2027-01-02T00:00:00")
        try check(plain, .nextPeriodDay(.year, day: 999), "2027-11-20 12:00", "2029-01-01T00:00:00")
        // Weeks run from Monday to Sunday, so the next one has no ninth day.
        try check(plain, .nextPeriodDay(.week, day: 1), "2026-09-20 23:59:59", "2026-09-22T00:00:00")
        try check(plain, .nextPeriodDay(.week, day: 9), "2026-09-14 00:00", "2026-09-28T00:00:00")
        try check(plain, .periodEnd(.week), "2026-09-16 12:00", "2026-09-21T00:00:00")
        try check(plain, .periodEnd(.month), "2024-02-10 12:00", "2024-03-01T00:00:00")
        try check(plain, .periodEnd(.quarter), "2026-09-30 23:59:59", "2026-10-01T00:00:00")
        try check(plain, .periodEnd(.year), "2026-01-01 00:00", "2027-01-01T00:00:00")
    }

    @Test func aPeriodsEndBelongsToItsLastDay() throws {
        let october = try #require(Period(.month, year: 2026, number: 10))
        func due(_ limit: TimeLimit) -> String { Fixtures.text(store.due(limit, fromEndOf: october)) }
        #expect(due(.nextPeriodDay(.month, day: 3)) == "2026-11-04T00:00:00")
        #expect(due(.within(.days(3))) == "2026-11-04T00:00:00")
        #expect(due(.within(.seconds(3_600))) == "2026-11-01T01:00:00")
        // 31 October 2026 is a Saturday, so the first working day after it is Monday the second.
        #expect(due(.within(.workingDays(1))) == "2026-11-02T18:00:00")
        #expect(due(.byClose) == "2026-11-02T18:00:00")
        #expect(due(.sameDay) == "2026-11-01T00:00:00")
        #expect(due(.periodEnd(.month)) == "2026-11-01T00:00:00")
    }

    @Test func daysEndAtCloseOrAtTheSameHour() throws {
        let close = TimeRules(zone: Fixtures.shanghai, calendar: try Fixtures.store(), daysEnd: .atClose)
        try check(close, .within(.days(1)), "2026-09-17 20:00", "2026-09-18T18:00:00")
        try check(close, .within(.days(2)), "2026-09-17 20:00", "2026-09-19T16:00:00")
        // A day off has no close.
        try check(close, .within(.days(8)), "2026-09-17 20:00", "2026-09-26T00:00:00")
        try check(close, .within(.months(1)), "2026-09-17 20:00", "2026-10-17T16:00:00")
        try check(close, .nextPeriodDay(.month, day: 9), "2026-09-17 20:00", "2026-10-09T18:00:00")
        try check(close, .within(.days(1)), "2026-12-31 20:00", "unknown 2027")
        try check(close, .sameDay, "2026-09-17 20:00", "2026-09-18T00:00:00")
        let same = TimeRules(zone: Fixtures.shanghai, calendar: try Fixtures.store(), daysEnd: .sameHour)
        try check(same, .within(.days(3)), "2026-09-16 10:00", "2026-09-19T10:00:00")
        try check(same, .within(.days(3)), "2026-12-31 23:59:59", "2027-01-03T23:59:59")
        try check(same, .within(.months(1)), "2026-01-31 10:00", "2026-02-28T10:00:00")
        try check(same, .within(.workingDays(1)), "2026-09-17 10:00", "2026-09-18T18:00:00")
        try check(same, .nextPeriodDay(.month, day: 9), "2026-09-17 10:00", "2026-10-10T00:00:00")
    }

    @Test func lastDaysThatAreNotWorkedRollOver() throws {
        let rolling = TimeRules(zone: Fixtures.shanghai, calendar: try Fixtures.china(), rollsOver: true)
        try check(rolling, .within(.days(3)), "2026-09-28 10:00", "2026-10-09T00:00:00")
        try check(rolling, .within(.days(2)), "2026-09-28 10:00", "2026-10-01T00:00:00")
        // The make-up Sunday is worked, the Saturday before it moves to it.
        try check(rolling, .within(.days(1)), "2026-09-18 10:00", "2026-09-21T00:00:00")
        try check(rolling, .within(.months(1)), "2026-09-03 10:00", "2026-10-09T00:00:00")
        try check(rolling, .nextPeriodDay(.month, day: 3), "2026-09-03 10:00", "2026-10-09T00:00:00")
        try check(rolling, .within(.days(1)), "2026-12-31 10:00", "unknown 2027")
        // A named day or period end is no span whose last day could move.
        try check(rolling, .sameDay, "2026-10-01 10:00", "2026-10-02T00:00:00")
        try check(rolling, .periodEnd(.quarter), "2025-02-03 10:00", "2025-04-01T00:00:00")
        let close = TimeRules(
            zone: Fixtures.shanghai, calendar: try Fixtures.store(), daysEnd: .atClose, rollsOver: true)
        try check(close, .within(.days(3)), "2026-09-28 10:00", "2026-10-08T18:00:00")
        let same = TimeRules(
            zone: Fixtures.shanghai, calendar: try Fixtures.china(), daysEnd: .sameHour, rollsOver: true)
        try check(same, .within(.days(3)), "2026-09-28 10:00", "2026-10-08T10:00:00")
    }

    @Test func partsCombine() throws {
        let start = "2026-09-16 10:00"
        let hours = TimeLimit.within(.seconds(7_200))
        let day = TimeLimit.within(.days(1))
        let unknown = TimeLimit.within(.workingDays(300))
        let never = TimeLimit.within(.days(9_000_000))
        try check(plain, .earliest([hours, .sameDay]), start, "2026-09-16T12:00:00")
        try check(plain, .earliest([hours, .sameDay]), "2026-09-16 23:00", "2026-09-17T00:00:00")
        try check(plain, .latest([hours, .sameDay]), start, "2026-09-17T00:00:00")
        try check(plain, .latest([hours, .earliest([day, .sameDay])]), start, "2026-09-17T00:00:00")
        // Without a limit never ends, at once has ended already.
        try check(plain, .earliest([.none, hours]), start, "2026-09-16T12:00:00")
        try check(plain, .latest([hours, .none]), start, "none")
        try check(plain, .earliest([hours, .atOnce]), start, "at once")
        try check(plain, .latest([.atOnce, hours]), start, "2026-09-16T12:00:00")
        try check(plain, .latest([.atOnce, .atOnce]), start, "at once")
        try check(plain, .earliest([.atOnce, .none]), start, "at once")
        try check(plain, .latest([.atOnce, .none]), start, "none")
        try check(plain, .earliest([]), start, "none")
        // What cannot be counted leaves the whole open, unless it cannot matter.
        try check(plain, .earliest([hours, unknown]), start, "unknown 2027")
        try check(plain, .latest([unknown, hours]), start, "unknown 2027")
        try check(plain, .earliest([unknown, .atOnce]), start, "at once")
        try check(plain, .latest([unknown, .none]), start, "none")
        try check(plain, .earliest([unknown, .none]), start, "unknown 2027")
        try check(plain, .latest([never, hours]), start, "out of range")
        let window = TimeLimit.window(from: .days(1), to: .days(1))
        try check(plain, .earliest([window, .within(.days(2))]), start, "2026-09-17T00:00:00..2026-09-18T00:00:00")
        // Of parts due at one instant the one that may be done sooner says since when.
        let day1 = "2026-09-18T00:00:00"
        let wide = TimeLimit.window(from: .seconds(3_600), to: .days(1))
        for parts in [[window, .within(.days(1))], [.within(.days(1)), window]] {
            try check(plain, .earliest(parts), start, day1)
            try check(plain, .latest(parts), start, day1)
        }
        for parts in [[window, wide], [wide, window]] {
            try check(plain, .earliest(parts), start, "2026-09-16T11:00:00..\(day1)")
        }
    }

    @Test func dutiesWithoutAnInstant() throws {
        try check(plain, .atOnce, "2026-09-16 10:00", "at once")
        try check(plain, .none, "2026-09-16 10:00", "none")
    }
}
