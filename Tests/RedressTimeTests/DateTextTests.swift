import RedressTime
import Testing

@Suite struct DateTextTests {
    private let shanghai = TimeZoneRules(identifier: "Asia/Shanghai") ?? .utc

    @Test(arguments: [
        "2026-09-06", "2026-9-6", "2026/9/6", "2026/09/06", "2026.9.6", "2026年9月6日", "2026年09月06日", "2026年9月6号",
        "２０２６－０９－０６", " 2026-09-06\t", "2026／9／6", "　2026-09-06",
    ])
    func readsDates(text: String) {
        #expect(DateText.parseDate(text).value?.description == "2026-09-06")
    }

    @Test(arguments: ["2026-02-30", "2026年13月1日", "2026/0/1", "2026-6-31", "0000-01-01", "2025-02-29"])
    func tellsImpossibleDates(text: String) {
        #expect(DateText.parseDate(text) == .impossible)
        #expect(DateText.parseInstant(text, in: shanghai) == .impossible)
    }

    @Test(arguments: [
        "", " ", "26-9-6", "2026", "2026-09", "2026-09-06x", "2026/9-6", "2026年9月6", "九月六日", "20260906",
        "2026-09-16 10:00",
        "2026-009-06", "12026-09-06", "-2026-09-06", "2026-09-\u{1F600}", "2026-\u{E9}", "2026年9日6月",
    ])
    func tellsMalformedDates(text: String) {
        #expect(DateText.parseDate(text) == .malformed)
    }

    @Test(arguments: [
        ("2026-09-16T10:00:00+08:00", "2026-09-16T10:00:00+08:00"),
        ("2026-09-16 10:00", "2026-09-16T10:00:00+08:00"),
        ("2026-09-16T10:00:00Z", "2026-09-16T18:00:00+08:00"),
        ("2026-09-16 10:00:30", "2026-09-16T10:00:30+08:00"),
        ("2026-9-6", "2026-09-06T00:00:00+08:00"),
        ("2026/9/6 9:30", "2026-09-06T09:30:00+08:00"),
        ("2026年9月6日", "2026-09-06T00:00:00+08:00"),
        ("2026年9月6日9时30分", "2026-09-06T09:30:00+08:00"),
        ("2026年9月6日 9点30分15秒", "2026-09-06T09:30:15+08:00"),
        ("2026年9月6日 9点", "2026-09-06T09:00:00+08:00"),
        ("2026年9月6日9:30", "2026-09-06T09:30:00+08:00"),
        ("2026-09-16 24:00", "2026-09-17T00:00:00+08:00"),
        ("2026-09-16T10:00:00.000+08:00", "2026-09-16T10:00:00+08:00"),
        ("2026-09-16 10:00:00 +0800", "2026-09-16T10:00:00+08:00"),
        ("2026-09-16T10:00+09", "2026-09-16T09:00:00+08:00"),
        ("2026-09-16T10:00-03:30", "2026-09-16T21:30:00+08:00"),
        ("２０２６－０９－１６　１０：００", "2026-09-16T10:00:00+08:00"),
        ("2026-12-31 23:30-01:00", "2027-01-01T08:30:00+08:00"),
    ])
    func readsInstants(text: String, expected: String) throws {
        let instant = try #require(DateText.parseInstant(text, in: shanghai).value)
        #expect(DateText.format(instant, in: shanghai) == expected)
    }

    @Test(arguments: [
        "2026-09-16 25:00", "2026-09-16 24:01", "2026-09-16 10:60", "2026-09-16 10:00:60", "2026-02-30 10:00",
        "2026-09-16 10:00+19:00", "2026-09-16 10:00+08:60",
    ])
    func tellsImpossibleInstants(text: String) {
        #expect(DateText.parseInstant(text, in: shanghai) == .impossible)
    }

    @Test(arguments: [
        "", "10:00", "2026-09-16 10", "2026-09-16 10:0", "2026-09-1610:00", "2026-09-16 10:00:00.5",
        "2026-09-16 10:00 CST",
        "2026-09-16T10:00:00+8", "2026-09-16 9:30 x", "2026-09-16T", "2026-09-16 上午", "2026-09-16 10:00+08:",
        "2026-02-30x", "2026-09-16 10:00Z8",
    ])
    func tellsMalformedInstants(text: String) {
        #expect(DateText.parseInstant(text, in: shanghai) == .malformed)
    }

    @Test func damagedBytesAreMalformed() {
        let whole = Array("2026年9月6日 10：00".utf8)
        for length in 0..<whole.count {
            let cut = Array(whole[0..<length])
            // Only the prefixes that end after 日 (15 bytes) or after the space behind it are a date.
            let isDate = length == 15 || length == 16
            #expect((DateText.parseDate(cut.span).value != nil) == isDate, "\(length)")
        }
        let stray: [UInt8] = [0x32, 0xFF, 0x32, 0x36, 0xE5]
        #expect(DateText.parseDate(stray.span) == .malformed)
    }

    @Test func formatsNegativeOffsetsAndOldLocalTime() {
        #expect(DateText.format(Instant(seconds: 0), in: .utc) == "1970-01-01T00:00:00+00:00")
        // Shanghai's local mean time before 1901 was 8 h 5 min 43 s ahead.
        #expect(DateText.format(Instant(seconds: -2_208_988_800), in: shanghai) == "1900-01-01T08:05:43+08:05:43")
    }
}
