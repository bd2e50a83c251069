import RedressTime
import Testing

@Suite struct ElapsedTests {
    private let plain: TimeRules
    private let store: TimeRules

    init() throws {
        plain = TimeRules(zone: Fixtures.shanghai, calendar: try Fixtures.china())
        store = TimeRules(zone: Fixtures.shanghai, calendar: try Fixtures.store())
    }

    @Test func countsSeconds() throws {
        let (first, last) = (try Fixtures.moment("2026-09-30 23:59:59"), try Fixtures.moment("2026-10-01 01:00"))
        #expect(plain.elapsed(from: first, to: last) == 3_601)
        #expect(plain.elapsed(from: last, to: first) == -3_601)
        #expect(plain.elapsed(from: Instant(seconds: .min), to: Instant(seconds: 1)) == .max)
        #expect(plain.elapsed(from: Instant(seconds: 1), to: Instant(seconds: .min)) == .min)
    }

    @Test(
        arguments: [
            ("2026-09-18 16:00", "2026-09-19 12:00", 4), ("2026-09-18 12:00", "2026-09-18 13:30", 0),
            ("2026-09-18 18:00", "2026-09-19 10:00", 0), ("2026-09-30 17:00", "2026-10-08 10:00", 2),
            ("2026-09-19 12:00", "2026-09-18 16:00", -4), ("2026-12-31 17:00", "2027-01-01 00:00", 1),
            ("2026-12-31 17:00", "2027-01-01 00:00:01", nil), ("2023-12-31 23:59:59", "2024-01-02 10:00", nil),
            ("2024-01-01 00:00", "2024-01-02 10:00", 1),
        ] as [(String, String, Int64?)])
    func countsHoursOfOpening(first: String, last: String, hours: Int64?) throws {
        let seconds = store.elapsedWorkingSeconds(from: try Fixtures.moment(first), to: try Fixtures.moment(last))
        #expect(seconds == hours.map { $0 * 3_600 })
    }

    @Test(
        arguments: [
            ("2026-09-16 10:00", "2026-09-16 23:00", 0), ("2026-09-16 10:00", "2026-09-17 00:00", 0),
            ("2026-09-16 10:00", "2026-09-17 00:00:01", 1), ("2026-09-16 10:00", "2026-09-18 00:00", 1),
            ("2026-09-16 10:00", "2026-09-19 00:00", 2), ("2026-09-16 10:00", "2026-09-19 00:00:01", 3),
            // Saturday off, then the make-up Sunday is the third.
            ("2026-09-16 10:00", "2026-09-20 12:00", 3), ("2026-09-16 10:00", "2026-09-15 12:00", 0),
            ("2026-09-30 10:00", "2026-10-05 12:00", 1), ("2026-12-30 10:00", "2027-01-01 00:00", 1),
            ("2026-12-30 10:00", "2027-01-01 00:00:01", nil), ("2027-01-04 10:00", "2027-01-04 11:00", 0),
        ] as [(String, String, Int64?)])
    func countsWorkingDaysToMidnight(first: String, last: String, days: Int64?) throws {
        #expect(plain.elapsedWorkingDays(from: try Fixtures.moment(first), to: try Fixtures.moment(last)) == days)
    }

    @Test(
        arguments: [
            ("2026-09-16 10:00", "2026-09-16 18:00", 0), ("2026-09-16 10:00", "2026-09-16 18:00:01", 1),
            ("2026-09-16 10:00", "2026-09-17 18:00", 1), ("2026-09-16 10:00", "2026-09-17 18:00:01", 2),
            ("2026-09-18 10:00", "2026-09-19 16:00:01", 2), ("2026-09-13 10:00", "2026-09-14 00:00", 0),
            ("2027-01-04 10:00", "2027-01-04 11:00", nil),
        ] as [(String, String, Int64?)])
    func countsWorkingDaysToTheClose(first: String, last: String, days: Int64?) throws {
        #expect(store.elapsedWorkingDays(from: try Fixtures.moment(first), to: try Fixtures.moment(last)) == days)
    }
}
