import RedressTime
import Testing

/// The ends of the calendar, and clocks that are set forward and back.
@Suite struct DueRangeTests {
    private let week = TimeRules(zone: Fixtures.newYork, calendar: .weekdays, daysEnd: .sameHour)
    private let midnight = TimeRules(zone: Fixtures.newYork, calendar: .weekdays)

    private func moment(_ text: String) throws -> Instant { try Fixtures.moment(text, in: Fixtures.newYork) }

    @Test(
        arguments: [Int64.min, Int64.min + 1, -4_000_001, -1_000_000, 1_000_000, 4_000_001, Int64.max] as [Int64]
    )
    func nothingTooFarTraps(count: Int64) throws {
        let start = try moment("2026-09-16 10:00")
        let spans: [TimeSpan] = [
            .seconds(count), .days(count), .months(count), .workingDays(count), .workingSeconds(count),
        ]
        for span in spans {
            for limit in [.within(span), .window(from: span, to: span), .before(span, of: start)] as [TimeLimit] {
                let due = midnight.due(limit, from: start)
                switch due {
                case .at(let instant, _): #expect(abs(instant.seconds) < 400_000_000_000)
                case .outOfRange: break
                case .atOnce, .none, .unknownYear: Issue.record("\(limit): \(due)")
                }
            }
            _ = midnight.extended(.at(start, notBefore: nil), by: span)
        }
        #expect(midnight.due(.within(.seconds(.max)), from: start) == .outOfRange)
        #expect(midnight.due(.within(.days(count)), from: start) == .outOfRange || abs(count) <= 1_000_000)
    }

    @Test(arguments: [Int64.min, -719_162 * 86_400, 2_932_897 * 86_400, Int64.max] as [Int64])
    func startsWithoutADateAreOutOfRange(seconds: Int64) {
        let start = Instant(seconds: seconds)
        for limit in [.within(.days(1)), .byClose, .sameDay, .within(.seconds(1)), .periodEnd(.year)] as [TimeLimit] {
            #expect(midnight.due(limit, from: start) == .outOfRange)
            #expect(midnight.steps(limit, from: start).isEmpty)
        }
        #expect(midnight.due(.at(start), from: Instant(seconds: 0)) == .outOfRange)
        #expect(midnight.elapsedWorkingSeconds(from: start, to: start) == nil)
        #expect(midnight.elapsedWorkingDays(from: start, to: start) == nil)
    }

    @Test func theLastPeriodHasNoNext() throws {
        #expect(midnight.due(.nextPeriodDay(.month, day: 1), from: try moment("9999-12-15")) == .outOfRange)
        #expect(midnight.due(.nextPeriodDay(.year, day: 1), from: try moment("9999-01-15")) == .outOfRange)
        let before = midnight.due(.nextPeriodDay(.month, day: 1), from: try moment("9999-11-15"))
        #expect(Fixtures.text(before, in: Fixtures.newYork) == "9999-12-02T00:00:00")
    }

    // Summer time in New York 2026: 8 March 2:00 becomes 3:00, 1 November 2:00 becomes 1:00.
    @Test(
        arguments: [
            // A skipped time of day is over when the clocks jump over it.
            (1, "2026-03-07 02:30:00", "2026-03-08T03:00:00"), (1, "2026-03-07 03:00:00", "2026-03-08T03:00:00"),
            (1, "2026-03-07 01:59:59", "2026-03-08T01:59:59"), (1, "2026-03-07 03:00:01", "2026-03-08T03:00:01"),
            (1, "2026-10-31 01:30:00", "2026-11-01T01:30:00"), (1, "2026-10-31 02:00:00", "2026-11-01T02:00:00"),
            (1, "2026-11-01 01:30:00", "2026-11-02T01:30:00"),
        ] as [(Int64, String, String)])
    func daysAtTheSameHourAcrossAChangeOfClocks(days: Int64, start: String, expected: String) throws {
        let due = week.due(.within(.days(days)), from: try moment(start))
        #expect(Fixtures.text(due, in: Fixtures.newYork) == expected)
    }

    @Test func theSecondPassOfAnHourIsNotEarlierThanTheFirst() throws {
        let first = try moment("2026-11-01 01:45")
        let second = try #require(first.adding(seconds: 2_700))
        // The clocks show 1:30 again; the count goes on from the hour's last second.
        #expect(Fixtures.clock(second, in: Fixtures.newYork) == "2026-11-01T01:30:00")
        let due = week.due(.within(.days(1)), from: second)
        #expect(Fixtures.text(due, in: Fixtures.newYork) == "2026-11-02T01:59:59")
    }

    @Test func hoursAreHoursAcrossAChangeOfClocks() throws {
        let due = week.due(.within(.seconds(3_600)), from: try moment("2026-03-08 01:30"))
        #expect(Fixtures.text(due, in: Fixtures.newYork) == "2026-03-08T03:30:00")
    }

    // Samoa had no 30 December 2011: its end is the jump itself.
    @Test func aDayThatIsSkippedEndsWhereItWouldHaveBegun() throws {
        let apia = try #require(TimeZoneRules(identifier: "Pacific/Apia"))
        let rules = TimeRules(zone: apia, calendar: .weekdays)
        let due = rules.due(.within(.days(1)), from: try Fixtures.moment("2011-12-29 10:00", in: apia))
        #expect(Fixtures.text(due, in: apia) == "2011-12-31T00:00:00")
        #expect(due == rules.due(.within(.days(0)), from: try Fixtures.moment("2011-12-29 10:00", in: apia)))
    }
}
