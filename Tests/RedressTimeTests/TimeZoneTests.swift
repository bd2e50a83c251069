import RedressTime
import Testing

@Suite struct TimeZoneTests {
    private func zone(_ name: String) throws -> TimeZoneRules { try #require(TimeZoneRules(identifier: name)) }

    @Test(arguments: ["Asia/Shangai", "CST", "", "上海", "asia/shanghai", "EST"])
    func refusesWhatIsNoZone(name: String) {
        #expect(TimeZoneRules(identifier: name) == nil)
    }

    @Test func shanghaiIsEightHoursAhead() throws {
        let shanghai = try zone("Asia/Shanghai")
        let instant = shanghai.instant(of: try day("1970-01-01"), hour: 8)
        #expect(instant.seconds == 0)
        #expect(shanghai.offset(at: instant) == 28_800)
        let (date, seconds) = shanghai.civil(of: Instant(seconds: -1))
        #expect(date.description == "1970-01-01")
        #expect(seconds == 7 * 3_600 + 59 * 60 + 59)
    }

    @Test func shanghaiHadSummerTimeIn1990() throws {
        let shanghai = try zone("Asia/Shanghai")
        #expect(shanghai.offset(at: shanghai.instant(of: try day("1990-07-01"), hour: 12)) == 32_400)
        #expect(shanghai.offset(at: shanghai.instant(of: try day("1990-12-01"), hour: 12)) == 28_800)
    }

    // Summer time in New York 2026: 8 March 2:00 to 1 November 2:00.
    @Test func skippedTimesMoveForward() throws {
        let newYork = try zone("America/New_York")
        let skipped = newYork.instant(of: try day("2026-03-08"), hour: 2, minute: 30)
        #expect(DateText.format(skipped, in: newYork) == "2026-03-08T03:30:00-04:00")
        #expect(DateText.format(skipped, in: .utc) == "2026-03-08T07:30:00+00:00")
    }

    @Test func ambiguousTimesAreTheEarlier() throws {
        let newYork = try zone("America/New_York")
        let twice = newYork.instant(of: try day("2026-11-01"), hour: 1, minute: 30)
        #expect(DateText.format(twice, in: newYork) == "2026-11-01T01:30:00-04:00")
        let later = try #require(twice.adding(seconds: 3_600))
        #expect(DateText.format(later, in: newYork) == "2026-11-01T01:30:00-05:00")
        #expect(newYork.instant(of: try day("2026-11-01"), hour: 2).seconds == twice.seconds + 5_400)
    }

    @Test(arguments: ["Asia/Shanghai", "America/New_York", "Pacific/Apia", "Asia/Kathmandu", "Europe/London", "UTC"])
    func eachShownTimeLeadsBackToItsInstant(name: String) throws {
        let rules = try zone(name)
        // Steps of 7 hours and a second over two years meet every time of day.
        let start = try #require(DateText.parseInstant("2011-01-01", in: .utc).value)
        for step in 0..<2_500 {
            let instant = Instant(seconds: start.seconds + Int64(step) * 25_201)
            let (date, seconds) = rules.civil(of: instant)
            let back = rules.instant(of: date, hour: 0, minute: 0, second: seconds)
            let isSecondPass = rules.offset(at: back) != rules.offset(at: instant)
            #expect(back == instant || isSecondPass && back < instant, "\(DateText.format(instant, in: rules))")
        }
    }

    // Samoa had no 30 December 2011.
    @Test func aSkippedDayMovesForward() throws {
        let apia = try zone("Pacific/Apia")
        let skipped = apia.instant(of: try day("2011-12-30"), hour: 12)
        #expect(DateText.format(skipped, in: apia) == "2011-12-31T12:00:00+14:00")
        #expect(apia.instant(of: try day("2011-12-29"), hour: 23).seconds == skipped.seconds - 13 * 3_600)
    }

    @Test func equalZonesAreEqual() throws {
        #expect(try zone("Asia/Shanghai") == zone("Asia/Shanghai"))
        #expect(try zone("Asia/Shanghai") != zone("Asia/Tokyo"))
    }
}
