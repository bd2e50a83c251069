import RedressTime
import Testing

@Suite struct PeriodTests {
    private let shanghai = TimeZoneRules(identifier: "Asia/Shanghai") ?? .utc

    @Test(arguments: [
        ("2026-10", "2026-10"), ("2026-9", "2026-09"), ("2026/10", "2026-10"), ("2026年10月", "2026-10"),
        ("2026年9月份", "2026-09"),
        ("2026Q3", "2026Q3"), ("2026-Q3", "2026Q3"), ("2026q3", "2026Q3"), ("2026年第3季度", "2026Q3"),
        ("2026年三季度", "2026Q3"),
        ("2026年第一季度", "2026Q1"), ("2026", "2026"), ("2026年", "2026"), ("2026年度", "2026"), ("２０２６年１０月", "2026-10"),
        (" 2026-10 ", "2026-10"),
        ("2026-W40", "2026-W40"), ("2026W40", "2026-W40"), ("2026-w4", "2026-W04"), ("2026年第40周", "2026-W40"),
        ("2026年40周", "2026-W40"), ("2026-W53", "2026-W53"),
    ])
    func readsPeriods(text: String, expected: String) {
        #expect(Period.parse(text).value?.description == expected)
    }

    @Test(arguments: [
        "2026-13", "2026-00", "2026-W00", "2025-W53", "2026-W54", "2026年第0周", "2026Q5", "2026Q0", "2026年13月",
        "2026年第5季度", "0000",
    ])
    func tellsImpossiblePeriods(text: String) {
        #expect(Period.parse(text) == .impossible)
    }

    @Test(arguments: ["", "10月", "2026-10-01", "2026年第10月", "26-10", "202610", "2026Q", "2026年第", "2026-", "2026 10"])
    func tellsMalformedPeriods(text: String) {
        #expect(Period.parse(text) == .malformed)
    }

    @Test func knowsFirstAndLastDay() throws {
        let months = try #require(Period(.month, year: 2024, number: 2))
        #expect(months.firstDay.description == "2024-02-01")
        #expect(months.lastDay.description == "2024-02-29")
        let quarter = try #require(Period(.quarter, year: 2026, number: 4))
        #expect(quarter.firstDay.description == "2026-10-01")
        #expect(quarter.lastDay.description == "2026-12-31")
        let year = try #require(Period(.year, year: 2026))
        #expect(year.firstDay.description == "2026-01-01")
        #expect(year.lastDay.description == "2026-12-31")
    }

    @Test func holdsItsStartAndNotItsEnd() throws {
        let october = try #require(Period.parse("2026-10").value)
        #expect(DateText.format(october.start(in: shanghai), in: shanghai) == "2026-10-01T00:00:00+08:00")
        #expect(DateText.format(october.end(in: shanghai), in: shanghai) == "2026-11-01T00:00:00+08:00")
        #expect(october.contains(october.start(in: shanghai), in: shanghai))
        #expect(!october.contains(october.end(in: shanghai), in: shanghai))
        let lastSecond = try #require(october.end(in: shanghai).adding(seconds: -1))
        #expect(october.contains(lastSecond, in: shanghai))
    }

    @Test func containsItsDays() throws {
        let date = try day("2026-09-30")
        #expect(Period(.month, containing: date).description == "2026-09")
        #expect(Period(.quarter, containing: date).description == "2026Q3")
        #expect(Period(.year, containing: date).description == "2026")
        #expect(Period(.quarter, containing: try day("2026-10-01")).description == "2026Q4")
    }

    // Known weeks of ISO 8601: years that begin on a Thursday, or on a Wednesday in a leap year, have 53.
    @Test(arguments: [
        ("2026-09-28", "2026-W40"), ("2026-10-04", "2026-W40"), ("2026-10-05", "2026-W41"),
        ("2025-12-28", "2025-W52"), ("2025-12-29", "2026-W01"), ("2026-12-31", "2026-W53"), ("2027-01-03", "2026-W53"),
        ("2027-01-04", "2027-W01"), ("2021-01-03", "2020-W53"), ("0001-01-01", "0001-W01"),
    ])
    func knowsWeeks(text: String, expected: String) throws {
        let date = try day(text)
        let week = Period(.week, containing: date)
        #expect(week.description == expected)
        #expect(week.firstDay.weekday == 1)
        #expect(week.lastDay.dayNumber - week.firstDay.dayNumber == 6)
        #expect(week.firstDay <= date && date <= week.lastDay)
        #expect(Period.parse(expected).value == week)
    }

    @Test func eachWeekFollowsTheOneBefore() throws {
        var week = Period(.week, containing: try day("1999-12-31"))
        for offset in 0..<(30 * 366) {
            let date = try day("2000-01-01").adding(days: Int64(offset))
            let found = Period(.week, containing: date)
            if found != week {
                #expect(found.firstDay == week.lastDay.adding(days: 1))
                #expect(found.number == week.number + 1 || found.number == 1)
                week = found
            }
            #expect(week.firstDay <= date && date <= week.lastDay)
        }
    }

    @Test func ordersByStartThenLength() throws {
        let periods = try ["2026", "2026Q1", "2026-01", "2025-12", "2026-02"].map {
            try #require(Period.parse($0).value)
        }
        #expect(periods.sorted().map(\.description) == ["2025-12", "2026-01", "2026Q1", "2026", "2026-02"])
    }

    @Test func refusesNumbersItDoesNotHave() {
        #expect(Period(.month, year: 2026, number: 13) == nil)
        #expect(Period(.quarter, year: 2026, number: 0) == nil)
        #expect(Period(.year, year: 2026, number: 2) == nil)
        #expect(Period(.year, year: 10_000) == nil)
    }
}
