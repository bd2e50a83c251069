import RedressTime
import Testing

@Suite struct WorkingCalendarTests {
    private let china: WorkingCalendar
    private let store: WorkingCalendar

    init() throws {
        china = try Fixtures.china()
        store = try Fixtures.store()
    }

    @Test(
        arguments: [
            ("2024-02-04", 1, "2024-02-05"), ("2024-02-08", 3, "2024-02-19"), ("2024-04-03", 2, "2024-04-08"),
            ("2024-09-13", 3, "2024-09-19"), ("2025-01-24", 3, "2025-02-05"), ("2025-09-30", 2, "2025-10-10"),
            ("2026-02-13", 3, "2026-02-25"), ("2026-09-30", 5, "2026-10-13"),
            // Back again: 10-13 Tue, 10-12 Mon, 10-10 the make-up Saturday, 10-09, 10-08, 09-30.
            ("2026-10-13", -5, "2026-09-30"), ("2026-10-11", -1, "2026-10-10"), ("2026-10-03", 0, "2026-10-03"),
            ("2026-10-04", -1, "2026-09-30"), ("2025-10-12", -1, "2025-10-11"),
        ] as [(String, Int64, String)])
    func findsTheNthWorkingDay(start: String, count: Int64, expected: String) throws {
        #expect(try china.workingDay(count, after: day(start))?.description == expected)
    }

    @Test(arguments: [
        (2024, [22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22], 251),
        (2025, [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23], 248),
        (2026, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23], 248),
    ])
    func countsTheWorkingDaysOfMonths(year: Int, months: [Int], total: Int) throws {
        let counts = try (1...12).map { month in
            let period = try #require(Period(.month, year: year, number: month))
            let dayBefore = period.firstDay.adding(days: -1)
            return Int(try #require(china.workingDays(after: dayBefore, through: period.lastDay)))
        }
        #expect(counts == months)
        #expect(counts.reduce(0, +) == total)
    }

    @Test func saysWhatADayIs() throws {
        #expect(try china.day(day("2025-09-30")) == .work(reason: nil))
        #expect(try china.day(day("2025-10-04")) == .off(.dated("国庆节")))
        #expect(try china.day(day("2025-10-11")) == .work(reason: "调休"))
        #expect(try china.day(day("2025-10-12")) == .off(.weekly))
        #expect(try china.day(day("2023-12-31")) == .unknown)
        #expect(try china.day(day("2024-01-01")) == .off(.dated("元旦")))
        #expect(try china.day(day("2026-12-31")) == .work(reason: nil))
        #expect(try china.day(day("2027-01-01")) == .unknown)
        #expect(try china.isWorkingDay(day("2027-01-01")) == nil)
        #expect(try china.isWorkingDay(day("2026-12-31")) == true)
        #expect(try china.isWorkingDay(day("2026-10-07")) == false)
    }

    @Test func neverGuessesADayOfAnUnknownYear() throws {
        #expect(try china.workingDay(1, after: day("2026-12-30"))?.description == "2026-12-31")
        #expect(try china.workingDay(2, after: day("2026-12-30")) == nil)
        #expect(try china.workingDay(-1, after: day("2024-01-02")) == nil)
        #expect(try china.workingDay(1, after: day("2027-03-01")) == nil)
        #expect(try china.workingDay(-1, after: day("2027-03-01")) == nil)
        // The days after 31 December 2023 up to 5 January 2024 are all known: 2, 3, 4, 5 January are worked.
        #expect(try china.workingDays(after: day("2023-12-31"), through: day("2024-01-05")) == 4)
        #expect(try china.workingDays(after: day("2023-12-30"), through: day("2024-01-05")) == nil)
        #expect(try china.workingDays(after: day("2026-12-30"), through: day("2027-01-01")) == nil)
        #expect(try china.workingDays(after: day("2024-01-05"), through: day("2023-12-31")) == -4)
        #expect(try china.workingDay(.max, after: day("2026-01-05")) == nil)
        #expect(try china.workingDay(.min, after: day("2026-01-05")) == nil)
    }

    @Test func worksMondayToFridayInEveryYearWithoutABase() throws {
        let week = WorkingCalendar.weekdays
        // 1800-01-01 was a Wednesday; 3 working days on is the Monday.
        #expect(try day("1800-01-01").weekday == 3)
        #expect(try week.workingDay(3, after: day("1800-01-01"))?.description == "1800-01-06")
        #expect(try week.workingDays(after: day("1800-01-01"), through: day("1800-01-13")) == 8)
        #expect(!week.hasHours)
        #expect(try week.hours(on: day("1800-01-06")).isEmpty)
        #expect(week.knownYears == nil)
        #expect(week.workingDay(1, after: .last) == nil)
        #expect(week.workingDay(-1, after: .first) == nil)
    }

    @Test func ownHoursReplaceTheWeekOfTheBase() throws {
        let monday = try day("2026-09-14")
        #expect(store.hasHours)
        #expect(store.knownYears == 2024...2026)
        #expect(try store.hours(on: monday) == [Fixtures.hours("09:00", "12:00"), Fixtures.hours("13:30", "18:00")])
        #expect(try store.hours(on: monday.adding(days: 5)) == [Fixtures.hours("10:00", "16:00")])
        // Sunday is not named, so it is off; but the notice of 2026 makes one work, with Monday's hours.
        #expect(try store.day(day("2026-09-13")) == .off(.weekly))
        #expect(try store.hours(on: day("2026-09-13")).isEmpty)
        #expect(try store.day(day("2026-09-20")) == .work(reason: "调休"))
        #expect(try store.hours(on: day("2026-09-20")) == store.hours(on: monday))
        // Holidays of the base hold.
        #expect(try store.day(day("2026-10-03")) == .off(.dated("国庆节")))
    }

    @Test func ownDatesOverrideTheBaseAndLaterLinesEarlierOnes() throws {
        let whole = DatedDays(from: try day("2026-10-01"), to: try day("2026-10-07"), isWork: true, reason: "促销")
        let one = DatedDays(from: try day("2026-10-01"), to: try day("2026-10-01"), isWork: false, reason: "店休")
        let own = WorkingCalendar(name: "own", base: china, dated: [whole, one])
        #expect(try own.day(day("2026-10-01")) == .off(.dated("店休")))
        #expect(try own.day(day("2026-10-02")) == .work(reason: "促销"))
        #expect(try own.day(day("2026-09-25")) == .off(.dated("中秋节")))
        let turned = WorkingCalendar(name: "own", base: china, dated: [one, whole])
        #expect(try turned.day(day("2026-10-01")) == .work(reason: "促销"))
        #expect(own != turned)
        #expect(own == WorkingCalendar(name: "own", base: china, dated: [whole, one]))
    }

    @Test func laterWeeklyLinesHoldAndHoursThatTouchAreOne() throws {
        let calendar = WorkingCalendar(
            name: "x",
            weekly: [
                WeeklyHours(weekdays: 1...7, hours: [try Fixtures.hours("08:00", "20:00")]),
                WeeklyHours(
                    weekdays: 6...7,
                    hours: [
                        try Fixtures.hours("12:00", "14:00"), try Fixtures.hours("09:00", "12:00"),
                        try Fixtures.hours("10:00", "11:00"), try Fixtures.hours("15:00", "16:00"),
                    ]),
            ])
        #expect(try calendar.hours(on: day("2026-09-18")) == [Fixtures.hours("08:00", "20:00")])
        #expect(
            try calendar.hours(on: day("2026-09-19")) == [
                Fixtures.hours("09:00", "14:00"), Fixtures.hours("15:00", "16:00"),
            ])
    }

    @Test func refusesHoursThatDoNotLieWithinADay() {
        #expect(OpeningHours(open: 3_600, close: 3_600) == nil)
        #expect(OpeningHours(open: 80_000, close: 3_600) == nil)
        #expect(OpeningHours(open: -1, close: 3_600) == nil)
        #expect(OpeningHours(open: 0, close: 86_401) == nil)
        #expect(OpeningHours(open: 0, close: 86_400) != nil)
    }

    @Test func aWeekWithoutWorkEndsNoCount() throws {
        let never = WorkingCalendar(name: "never", weekly: [WeeklyHours(weekdays: 9...9, hours: [])])
        #expect(try never.workingDay(1, after: day("2026-01-01")) == nil)
        #expect(try never.workingDays(after: day("2026-01-01"), through: day("2027-01-01")) == 0)
        let once = WorkingCalendar(
            name: "once", base: never,
            dated: [DatedDays(from: try day("2026-05-01"), to: try day("2026-05-02"), isWork: true, reason: nil)])
        #expect(try once.workingDay(2, after: day("2026-01-01"))?.description == "2026-05-02")
        #expect(try once.workingDay(3, after: day("2026-01-01")) == nil)
        #expect(try once.workingDay(-2, after: day("2027-01-01"))?.description == "2026-05-01")
        #expect(try once.workingDay(-3, after: day("2027-01-01")) == nil)
    }
}
