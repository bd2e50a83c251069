import Foundation
import RedressChecker
import RedressDiagnostics
import RedressModel
import RedressTime
import Testing

private let policyHead = "制度 日历试用\n  日历 china\n"

/// The calendar that a policy ends up with.
private func calendar(
    _ declarations: String, files: [String: CalendarFile] = [:], sourceLocation: SourceLocation = #_sourceLocation
) throws -> WorkingCalendar {
    let program = try program(declarations, calendars: files, sourceLocation: sourceLocation)
    return try #require(program.calendars.first, sourceLocation: sourceLocation)
}

private func date(_ year: Int, _ month: Int, _ day: Int) throws -> CivilDate {
    try #require(CivilDate(year: year, month: month, day: day))
}

@Suite("The built-in calendar of China")
struct ChinaCalendarTests {
    private static var data: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Data")
    }

    private static func golden() throws -> String {
        try String(contentsOf: data.appendingPathComponent("china-days.txt"), encoding: .utf8)
    }

    /// The lines of the golden list as the calendar has them.
    private func lines(of calendar: WorkingCalendar) throws -> String {
        var text = ""
        for year in 2004...2026 {
            for month in 1...12 {
                let days = try (1...CivilDate.dayCount(year: year, month: month)).map { try date(year, month, $0) }
                let off = days.filter { calendar.isWorkingDay($0) == false }.map { String($0.day) }
                let work = days.filter { calendar.isWorkingDay($0) == true && $0.weekday > 5 }.map { String($0.day) }
                text += "\(year)-\(month < 10 ? "0" : "")\(month) off " + off.joined(separator: " ")
                text += work.isEmpty ? "\n" : " work " + work.joined(separator: " ") + "\n"
            }
        }
        return text
    }

    @Test("Every day of 2004 to 2026 is what the published notices make it")
    func everyDay() throws {
        let own = try lines(of: calendar(policyHead)).split(separator: "\n")
        let golden = try Self.golden().split(separator: "\n")
        #expect(own.count == 276 && golden.count == 276)
        for (line, wanted) in zip(own, golden) { #expect(line == wanted) }
    }

    /// Whether the package that the golden list was made with is there.
    static let hasOracle = run(["-c", "import chinese_calendar"]) != nil

    /// What Python prints, nil where it fails.
    private static func run(_ arguments: [String]) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(bytes: data, encoding: .utf8) : nil
    }

    @Test("The golden list is what chinesecalendar says", .enabled(if: hasOracle))
    func oracle() throws {
        let said = Self.run([Self.data.appendingPathComponent("china_days.py").path])
        #expect(try said == Self.golden())
    }

    @Test(
        "The n-th working day after a day",
        arguments: [
            ("2024-02-04", 1, "2024-02-05"), ("2024-02-08", 3, "2024-02-19"), ("2024-04-03", 2, "2024-04-08"),
            ("2024-09-13", 3, "2024-09-19"), ("2025-01-24", 3, "2025-02-05"), ("2025-09-30", 2, "2025-10-10"),
            ("2026-02-13", 3, "2026-02-25"), ("2026-09-30", 5, "2026-10-13"),
        ] as [(String, Int64, String)])
    func vectors(start: String, count: Int64, end: String) throws {
        let parts = start.split(separator: "-").compactMap { Int($0) }
        let found = try calendar(policyHead).workingDay(count, after: date(parts[0], parts[1], parts[2]))
        #expect(found?.description == end)
    }

    @Test("Holidays and made-up days carry their names; years it does not know are not guessed")
    func reasons() throws {
        let china = try calendar(policyHead)
        #expect(try china.day(date(2026, 10, 1)) == .off(.dated("国庆节")))
        #expect(try china.day(date(2026, 10, 10)) == .work(reason: "国庆节调休"))
        #expect(try china.day(date(2026, 10, 11)) == .off(.weekly))
        #expect(try china.day(date(2027, 1, 1)) == .unknown)
        #expect(try china.day(date(2003, 12, 31)) == .unknown)
    }

    @Test("A policy that names no calendar has China's")
    func standard() throws {
        #expect(try calendar("制度 甲\n") == calendar(policyHead))
    }
}

@Suite("Calendars of a policy's own")
struct CalendarTests {
    @Test("Hours replace the week of the base, dated days add up")
    func store() throws {
        let store = try calendar(
            """
            制度 甲
              日历 门店
            日历 门店 基于 china
              周一..周六 8:30..12:00, 13:30..17:30
              休 2026-02-15..2026-02-19 "春节停业"
              班 2026-10-01
            """)
        #expect(store.name == "门店" && store.knownYears == 2004...2026)
        // Saturday is worked, Sunday is not; of China's days the holidays stay.
        #expect(try store.isWorkingDay(date(2026, 11, 28)) == true)
        #expect(try store.isWorkingDay(date(2026, 11, 29)) == false)
        #expect(try store.isWorkingDay(date(2026, 5, 1)) == false)
        #expect(try store.day(date(2026, 2, 16)) == .off(.dated("春节停业")))
        #expect(try store.isWorkingDay(date(2026, 10, 1)) == true)
        #expect(try store.hours(on: date(2026, 11, 27)).map(\.open) == [30_600, 48_600])
        #expect(try store.hours(on: date(2026, 11, 27)).map(\.close) == [43_200, 63_000])
    }

    @Test("The policy's calendar is the first; a deadline may name another")
    func order() throws {
        let checked = try program(
            """
            制度 甲
              日历 夜班
            日历 门店 基于 china
            日历 夜班 基于 门店
              周一..周日 18:00..24:00
            事件 收到 < 响应
            时限 一 : 自 收到 起 下班前, 至 响应
            时限 二 : 自 收到 起 下班前, 至 响应, 用 门店
            时限 三 : 自 收到 起 下班前, 至 响应, 用 china
            """)
        #expect(checked.calendars.map(\.name) == ["夜班", "门店", "china"])
        let used = checked.groups.compactMap { group -> CalendarID? in
            if case .limit(let item)? = group.rows.first?.items.first?.kind { item.calendar } else { nil }
        }
        #expect(used == [CalendarID(0), CalendarID(1), CalendarID(2)])
        #expect(try checked.calendars[0].hours(on: date(2026, 11, 29)).map(\.close) == [86_400])
    }

    @Test("Days may end with the close or at the same hour, and roll over")
    func header() throws {
        let close = try program("制度 甲\n  日止 下班\n  遇休顺延\n")
        #expect(close.daysEnd == .atClose && close.rollsOver)
        #expect(try program("制度 甲\n  日止 同刻\n").daysEnd == .sameHour)
        let plain = try program("制度 甲\n")
        #expect(plain.daysEnd == .midnight && !plain.rollsOver)
    }

    @Test("Mistakes in a calendar")
    func mistakes() {
        expect(
            """
            制度 甲
            日历 门店 基于 china
              ⟦周六..周一 8:30..17:30⟧
              ⟦周二 17:30..8:30⟧
              周三..周四 8:30..12:00
              ⟦周四 13:30..17:30⟧
              休 ⟦2026-02-19..2026-02-15⟧
              ⟦休 2027-01-01⟧
            日历 早班 基于 ⟦门市⟧
            日历 圈一 基于 圈二
            日历 圈二 基于 ⟦圈一⟧
            日历 外来 基于 ⟦"2027.ics"⟧
            """, .invalidRange, .invalidRange, .duplicateName, .invalidRange, .misplacedItem, .unknownName,
            .cyclicDefinition, .unreadableFile)
        expect("制度 甲\n  日历 ⟦门市⟧\n", .unknownName)
        expect("制度 甲\n  日历 china\n事实 乙 : 是否\n日历 ⟦weekdays⟧\n", .duplicateName)
    }

    @Test("A file takes the place of the years that it knows, and adds others")
    func files() throws {
        let newYear = try DatedDays(from: date(2027, 1, 1), to: date(2027, 1, 3), isWork: false, reason: "元旦")
        let file = CalendarFile(days: [newYear], years: [2026, 2027])
        let own = try calendar("制度 甲\n  日历 乙\n日历 乙 基于 \"2027.ics\"\n", files: ["2027.ics": file])
        #expect(own.knownYears == 2004...2027)
        #expect(try own.day(date(2027, 1, 1)) == .off(.dated("元旦")))
        #expect(try own.isWorkingDay(date(2027, 1, 4)) == true)
        // Of 2026 the file names nothing, so it is as its weekdays are; 2025 is as before.
        #expect(try own.isWorkingDay(date(2026, 10, 1)) == true)
        #expect(try own.isWorkingDay(date(2025, 10, 1)) == false)
        // A stretch over the turn of the year keeps its part in the year before.
        let earlier = CalendarFile(days: [], years: [2008])
        let cut = try calendar("制度 甲\n", files: ["china": earlier])
        #expect(try cut.isWorkingDay(date(2007, 12, 31)) == false)
        #expect(try cut.isWorkingDay(date(2008, 1, 1)) == true)
    }

    @Test("Between a file and the built-in years there may be no gap")
    func gap() {
        let file = CalendarFile(days: [], years: [2028])
        let text = "制度 甲\n日历 乙 基于 ⟦\"2028.ics\"⟧\n"
        let found = expect(text, .invalidRange, calendars: ["2028.ics": file])
        #expect(found.diagnostics.first?.message.english.contains("2027") == true)
    }
}
