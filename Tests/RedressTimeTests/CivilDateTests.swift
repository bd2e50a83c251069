import RedressTime
import Testing

/// The date of a text that must be one.
func day(_ text: String) throws -> CivilDate {
    try #require(DateText.parseDate(text).value)
}

@Suite struct CivilDateTests {
    // Worked by hand: 1970 to 2000 are 30 years with 7 leap days (72 … 96), 30 × 365 + 7 = 10957.
    @Test(
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("1970-03-01", 59), ("2000-01-01", 10_957), ("2000-02-29", 11_016),
            ("2000-03-01", 11_017), ("2001-01-01", 11_323), ("1900-03-01", -25_508), ("0001-01-01", -719_162),
        ] as [(String, Int64)])
    func numbersDaysFromTheEpoch(text: String, number: Int64) throws {
        #expect(try day(text).dayNumber == number)
        #expect(CivilDate(dayNumber: number).description == text)
    }

    @Test func everyDayNumberNamesTheNextDay() throws {
        var expected = (year: 1895, month: 1, day: 1)
        var number = try day("1895-01-01").dayNumber
        while expected.year < 2105 {
            let date = CivilDate(dayNumber: number)
            try #require((date.year, date.month, date.day) == expected)
            try #require(date.dayNumber == number)
            let isLeap = expected.year % 4 == 0 && expected.year != 1900 && expected.year != 2100
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            expected.day += 1
            if expected.day > lengths[expected.month - 1] { expected = (expected.year, expected.month + 1, 1) }
            if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
            number += 1
        }
    }

    @Test(arguments: [
        (2026, 2, 29), (2026, 2, 30), (1900, 2, 29), (2026, 13, 1), (2026, 0, 1), (2026, 4, 31), (0, 1, 1),
    ])
    func refusesDaysThatDoNotExist(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test func numbersBeyondTheCalendarStopAtItsEnds() {
        #expect(CivilDate(dayNumber: .max) == .last)
        #expect(CivilDate(dayNumber: .min) == .first)
        #expect(CivilDate.last.adding(days: 1) == .last)
        #expect(CivilDate.last.adding(months: .max) == .last)
        #expect(CivilDate.first.adding(months: -1) == .first)
        #expect(CivilDate.first.adding(days: .min) == .first)
    }

    @Test(
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-01-31", 2, "2026-03-31"),
            ("2026-03-31", 1, "2026-04-30"), ("2026-11-30", 3, "2027-02-28"), ("2026-02-28", 12, "2027-02-28"),
            ("2024-02-29", 12, "2025-02-28"), ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -13, "2024-12-15"),
            ("2026-09-16", 0, "2026-09-16"),
        ] as [(String, Int64, String)])
    func monthsEndOnTheSameDayOrTheLast(start: String, months: Int64, end: String) throws {
        #expect(try day(start).adding(months: months).description == end)
    }

    // 1970-01-01 was a Thursday, 2026-09-16 is a Wednesday, 1969-12-28 was a Sunday.
    @Test(arguments: [("1970-01-01", 4), ("2026-09-16", 3), ("1969-12-28", 7), ("1969-12-29", 1), ("2000-01-01", 6)])
    func weekdays(text: String, weekday: Int) throws {
        #expect(try day(text).weekday == weekday)
    }

    @Test func ordersByYearMonthDay() throws {
        #expect(try day("2025-12-31") < day("2026-01-01"))
        #expect(try day("2026-01-31") < day("2026-02-01"))
        #expect(try day("2026-02-01") < day("2026-02-02"))
        #expect(try !(day("2026-02-02") < day("2026-02-02")))
    }
}
