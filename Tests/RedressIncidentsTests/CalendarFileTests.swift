import RedressDiagnostics
import RedressIncidents
import RedressTime
import Testing

/// Files of days off. The days of 2027 in them are made up: the notice of that year is not out.
@Suite("Calendar files")
struct CalendarFileTests {
    private struct Read {
        let file: CalendarFile
        let findings: [String]

        /// `from..to 休|班 reason`, as the file has them.
        var days: [String] {
            file.days.map { days in
                "\(days.from)..\(days.to) \(days.isWork ? "班" : "休") \(days.reason ?? "")"
            }
        }
    }

    private static func read(_ text: String, path: String = "days.ics") -> Read {
        read(bytes: Array(text.utf8), path: path)
    }

    private static func read(bytes: [UInt8], path: String = "days.ics") -> Read {
        var sources = SourceMap()
        let source = sources.add(path: path, bytes: bytes)
        let (file, diagnostics) = CalendarFile.read(source)
        let places = diagnostics.map { ($0.primary?.span.start ?? 0, $0.code.rawValue) }.sorted { $0 < $1 }
        return Read(
            file: file,
            findings: places.map { offset, code in
                let place = source.lineColumn(of: offset)
                return "\(code) \(place.line):\(place.column)"
            })
    }

    /// A calendar of some events, with the line breaks that the standard wants.
    private static func calendar(_ events: String...) -> String {
        let lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//made up//zh"]
        let inner = events.flatMap { event in
            ["BEGIN:VEVENT"] + event.split(separator: "\n").map(String.init) + ["END:VEVENT"]
        }
        return (lines + inner + ["END:VCALENDAR"]).map { $0 + "\r\n" }.joined()
    }

    @Test("an event is a run of days off whose end is the day behind it; 班 in the title makes them worked")
    func events() {
        let read = Self.read(
            Self.calendar(
                "DTSTART;VALUE=DATE:20270101\nDTEND;VALUE=DATE:20270104\nSUMMARY:元旦",
                "DTSTART;VALUE=DATE:20270214\nDTEND;VALUE=DATE:20270215\nSUMMARY:春节调休上班",
                "DTSTART;VALUE=DATE:20270228\nSUMMARY:春节（班）",
                "DTSTART;VALUE=DATE:20271001\nDURATION:P7D\nSUMMARY:国庆节（休）",
                "DTSTART;VALUE=DATE:20270405\nDTEND;VALUE=DATE:20270405\nSUMMARY:清明节 休班"))
        #expect(read.findings.isEmpty)
        #expect(
            read.days == [
                "2027-01-01..2027-01-03 休 元旦", "2027-02-14..2027-02-14 班 春节调休上班", "2027-02-28..2027-02-28 班 春节（班）",
                "2027-10-01..2027-10-07 休 国庆节（休）", "2027-04-05..2027-04-05 休 清明节 休班",
            ])
        #expect(read.file.years == [2027])
    }

    @Test("folded lines, escaped text and midnights are read; lines may end either way")
    func forms() {
        let text = Self.calendar(
            "DTSTART;VALUE=DATE:2027\n 0101\nSUMMARY:元旦\\, 第一天\\;\n  放假\nX-NOTE:whatever",
            "DTSTART:20271001T000000\nDTEND:20271008T000000\nSUMMARY:National Day\nSTATUS:CONFIRMED",
            "DTSTART;VALUE=DATE:20270601\nSUMMARY:不放了\nSTATUS:CANCELLED")
        for text in [text, text.split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")] {
            let read = Self.read(text)
            #expect(read.findings.isEmpty)
            #expect(
                read.days == ["2027-01-01..2027-01-01 休 元旦, 第一天; 放假", "2027-10-01..2027-10-07 休 National Day"])
        }
    }

    @Test("what is no run of whole days is told with its line, and the rest is read")
    func refused() {
        let read = Self.read(
            Self.calendar(
                "SUMMARY:元旦\nDTSTART;VALUE=DATE:20270101\nRRULE:FREQ=YEARLY",
                "DTSTART:20270301T090000\nDTEND:20270301T120000\nSUMMARY:半天",
                "DTSTART:20270301T000000Z\nSUMMARY:格林尼治",
                "SUMMARY:没有日期",
                "DTSTART;VALUE=DATE:20270230\nSUMMARY:没有这一天",
                "DTSTART;VALUE=DATE:20270503\nDTEND;VALUE=DATE:20270501\nSUMMARY:倒着",
                "DTSTART;VALUE=DATE:20270501\nDTEND;VALUE=DATE:20290501\nSUMMARY:两年",
                "DTSTART;VALUE=DATE:一月一日\nSUMMARY:写成字",
                "DTSTART;VALUE=DATE:20270501\nDURATION:PT8H\nSUMMARY:几小时",
                "DTSTART;VALUE=DATE:20271001\nSUMMARY:国庆节"))
        #expect(read.days == ["2027-10-01..2027-10-01 休 国庆节"])
        #expect(read.file.years == [])
        // Lines: the head takes three, each event two more than it has lines.
        #expect(
            read.findings == [
                "invalid-calendar-file 7:1", "invalid-calendar-file 10:1", "invalid-calendar-file 15:1",
                "invalid-calendar-file 18:1", "invalid-date 22:1", "invalid-date 26:1", "invalid-date 31:1",
                "invalid-calendar-file 35:1", "invalid-calendar-file 41:1", "invalid-calendar-file 45:1",
            ])
    }

    @Test("a day cannot be off and worked; a year without New Year or National Day is not known in full")
    func contradictions() {
        let read = Self.read(
            Self.calendar(
                "DTSTART;VALUE=DATE:20270101\nSUMMARY:元旦", "DTSTART;VALUE=DATE:20270101\nSUMMARY:元旦补班",
                "DTSTART;VALUE=DATE:20250101\nSUMMARY:元旦", "DTSTART;VALUE=DATE:20251001\nSUMMARY:国庆节",
                "DTSTART;VALUE=DATE:20241231\nSUMMARY:元旦"))
        #expect(read.findings == ["invalid-calendar-file 5:1", "invalid-date 9:1"])
        #expect(read.file.years == [2025])
        #expect(read.file.days.count == 4)
    }

    @Test("what is no calendar, or cut off, is refused with a message")
    func broken() {
        #expect(Self.read("").findings == ["invalid-calendar-file 1:1"])
        #expect(Self.read("休: 2027-01-01\n").findings == ["invalid-calendar-file 1:1"])
        #expect(Self.read("BEGIN:VEVENT\r\nEND:VEVENT\r\n").findings == ["invalid-calendar-file 1:1"])
        let whole = Self.calendar("DTSTART;VALUE=DATE:20270101\nSUMMARY:元旦")
        #expect(Self.read(String(whole.dropLast(20))).findings.first == "invalid-calendar-file 1:1")
        #expect(Self.read(Self.calendar()).findings == ["empty-file 1:1"])
        #expect(
            Self.read(bytes: Array(whole.utf8) + [0, 65]).findings.first?.hasPrefix("unexpected-character") == true)
    }

    @Test("changed at random it gives findings or days, and never fails")
    func damaged() {
        let whole = Array(
            Self.calendar(
                "DTSTART;VALUE=DATE:20270101\nDTEND;VALUE=DATE:20270104\nSUMMARY:元旦\\, 放假",
                "DTSTART;VALUE=DATE:20270214\nRRULE:FREQ=YEARLY;COUNT=3\nSUMMARY:班",
                "DTSTART:20271001T000000\nDURATION:P7D"
            ).utf8)
        var state: UInt64 = 2_027
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        for _ in 0..<2_000 {
            var bytes = whole
            for _ in 0...random(4) {
                let place = random(bytes.count)
                switch random(3) {
                case 0: bytes[place] = UInt8(random(256))
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + random(30)))
                default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 20)], at: random(bytes.count))
                }
                if bytes.isEmpty { bytes = whole }
            }
            let read = Self.read(bytes: bytes)
            #expect(read.file.days.allSatisfy { $0.from <= $0.to })
        }
    }

    // MARK: Lists in YAML

    @Test("a list in YAML says the same, with dates in a text or by themselves")
    func yaml() {
        let read = Self.read(
            """
            # 编造的 2027 年安排，只供试用
            年份: 2027
            休:
              - 2027-01-01..2027-01-03 元旦
              - { 自: 2027-02-05, 至: 2027-02-11, 事由: 春节 }
              - 2027-04-05
              - 2027年5月1日至2027年5月5日 劳动节
            班: 2027-02-14 春节
            """, path: "days.yaml")
        #expect(read.findings.isEmpty)
        #expect(
            read.days == [
                "2027-01-01..2027-01-03 休 元旦", "2027-02-05..2027-02-11 休 春节", "2027-04-05..2027-04-05 休 ",
                "2027-05-01..2027-05-05 休 劳动节", "2027-02-14..2027-02-14 班 春节",
            ])
        #expect(read.file.years == [2027])
        let english = Self.read(
            "off: [2027-01-01 New Year, { from: 2027-10-01, until: 2027-10-07, reason: National Day }]\nwork: []\n",
            path: "days.yaml")
        #expect(english.findings.isEmpty)
        #expect(english.days == ["2027-01-01..2027-01-01 休 New Year", "2027-10-01..2027-10-07 休 National Day"])
        #expect(english.file.years == [2027])
    }

    @Test("mistakes in a list are told with their places, and the rest is read")
    func yamlMistakes() {
        let read = Self.read(
            """
            年份: [2027, 二七]
            休:
              - 2027-02-30 春节
              - 2027-01-03..2027-01-01 元旦
              - { 事由: 清明 }
              - 2027-10-01..2027-10-07 国庆
            加班: 2027-02-14
            班: 2027-10-05
            """, path: "days.yaml")
        #expect(
            read.findings == [
                "wrong-type 1:12", "invalid-date 3:5", "invalid-date 4:5", "wrong-type 5:5", "unknown-key 7:1",
                "invalid-date 8:4",
            ])
        #expect(read.days == ["2027-10-01..2027-10-07 休 国庆"])
        #expect(Self.read("", path: "days.yaml").findings == ["empty-file 1:1"])
        #expect(Self.read("休: [\n", path: "days.yaml").findings.count == 1)
    }
}
