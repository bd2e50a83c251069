import RedressDiagnostics
import RedressEngine
import RedressReports
import RedressTime
import Testing

@Suite("Why a deadline falls where it does")
struct DueStepTextTests {
    private func step(_ from: String, _ to: String, _ kind: DueStep.Kind) throws -> DueStep {
        func date(_ text: String) throws -> CivilDate {
            let parts = text.split(separator: "-").compactMap { Int($0) }
            return try #require(CivilDate(year: parts[0], month: parts[1], day: parts[2]))
        }
        return DueStep(from: try date(from), to: try date(to), kind: kind)
    }

    private func step(_ day: String, _ kind: DueStep.Kind) throws -> DueStep { try step(day, day, kind) }

    private func moment(_ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Instant {
        Instant(seconds: DeliveryPolicy.at(day, hour, minute))
    }

    /// Four working days from the thirtieth of September 2026, the last at 24:00.
    private func overNationalDay() throws -> [DueStep] {
        [
            try step("2026-09-30", .startNotCounted), try step("2026-10-01", "2026-10-07", .holiday("国庆节")),
            try step("2026-10-08", "2026-10-09", .workingDays(first: 1, last: 2)),
            try step("2026-10-10", .makeUpWorkday(3, reason: "国庆节补班")), try step("2026-10-11", .weekend),
            try step("2026-10-12", .workingDays(first: 4, last: 4)), try step("2026-10-12", .ends(moment(43))),
        ]
    }

    private func decision() -> Decision {
        var decision = Decision(incident: "TS-1", asOf: nil)
        decision.deadlines = [
            DeliveryPolicy.outcome(start: DeliveryPolicy.at(30, 22), due: DeliveryPolicy.at(43), .pending)
        ]
        return decision
    }

    private func text(_ steps: [DueStep], _ language: Language) -> [String] {
        DecisionText(DeliveryPolicy.context, language: language, usesColor: false)
            .render(decision(), steps: [steps]).split(separator: "\n").map(String.init)
    }

    @Test("Day by day in Chinese, lined up")
    func chinese() throws {
        #expect(
            text(try overNationalDay(), .chinese).dropFirst(3) == [
                "  为何到期",
                "    交车  2026-10-12 周一 24:00  交车 1 R04-c07",
                "      09-30         周三  起算日不计",
                "      10-01..10-07        国庆节",
                "      10-08..10-09        第1..2个工作日",
                "      10-10         周六  第3个工作日（国庆节补班）",
                "      10-11         周日  休息日",
                "      10-12         周一  第4个工作日",
                "      10-12         周一  24:00 到期",
            ])
    }

    @Test("Day by day in English")
    func english() throws {
        #expect(
            text(try overNationalDay(), .english).dropFirst(5) == [
                "      09-30         Wed  day of the start, not counted",
                "      10-01..10-07       国庆节",
                "      10-08..10-09       working days 1..2",
                "      10-10         Sat  working day 3 (国庆节补班)",
                "      10-11         Sun  weekly day off",
                "      10-12         Mon  working day 4",
                "      10-12         Mon  due at 24:00",
            ])
    }

    @Test("Every other kind of step")
    func kinds() throws {
        let month = try #require(Period(.month, year: 2026, number: 10))
        let steps = [
            try step("2026-09-16", .part(0)), try step("2026-09-16", .starts(moment(16, 9, 30))),
            try step("2026-09-17", "2026-09-19", .counted(first: 1, last: 3)),
            try step("2026-09-17", "2026-10-16", .months(1)), try step("2026-09-30", .endOfMonth),
            try step("2026-10-01", .holiday(nil)),
            try step("2026-10-02", "2026-12-30", .countedInAll(first: 1, last: 60, skipped: 30)),
            try step("2026-10-08", .open(seconds: 9_000)), try step("2026-10-08", .closed),
            try step("2026-10-08", .rolledOver), try step("2026-10-01", "2026-10-03", .period(month)),
            try step("2026-10-08", .promised(moment(38, 10))), try step("2026-09-18", .begins(moment(18))),
            try step("2026-10-10", .makeUpWorkday(1, reason: nil)), try step("2026-09-16", .decides(1)),
            try step("2026-09-17", "2026-09-18", .paused(from: moment(17, 9), until: moment(18), adds: .days(1))),
            try step("2026-09-18", .extended(.workingDays(15))), try step("2026-09-18", .extended(.months(1))),
            try step("2026-09-18", .extended(.workingSeconds(9_000))),
        ]
        let chinese = [
            "第 1 项", "09:30 起算", "第1..3天", "满 1 个月", "当月没有对应日，止于月末", "放假",
            "第1..60个工作日，其间休息 30 天", "计 2小时30分", "已下班，不计", "末日遇休，顺延至此", "2026-10 期内", "约定 10:00",
            "00:00 起可办", "第1个工作日（补班）", "以第 2 项为准",
            "2026-09-17 09:00 至 2026-09-18 00:00 暂停，加 1天", "延长 15个工作日", "延长 1个月", "延长 工作时间 2小时30分",
        ]
        for (line, words) in zip(text(steps, .chinese).dropFirst(5), chinese) { #expect(line.hasSuffix("  " + words)) }
        let english = [
            "part 1", "the clock starts at 09:30", "days 1..3", "1 month", "the month has no such day and ends here",
            "day off", "working days 1..60, 30 days off between", "2 h 30 min counted", "after close, not counted",
            "the last day was a day off, so it moves here", "in 2026-10", "promised for 10:00",
            "may be done from 00:00", "working day 1 (make-up day)", "part 2 decides",
            "paused 2026-09-17 09:00 to 2026-09-18 00:00, adds 1 day", "extended by 15 working days",
            "extended by 1 month", "extended by 2 h 30 min of working time",
        ]
        for (line, words) in zip(text(steps, .english).dropFirst(5), english) { #expect(line.hasSuffix("  " + words)) }
    }

    @Test("Over New Year dates have their year")
    func newYear() throws {
        let steps = [try step("2026-12-31", .startNotCounted), try step("2027-01-01", .counted(first: 1, last: 1))]
        #expect(
            text(steps, .chinese).dropFirst(5) == [
                "      2026-12-31  周四  起算日不计", "      2027-01-01  周五  第1天",
            ])
    }

    @Test("In the JSON of the deadline")
    func json() throws {
        var writer = JSONWriter()
        DecisionJSON(DeliveryPolicy.context).write(decision(), steps: [try overNationalDay()], to: &writer)
        let steps: [String] = [
            #""sources":["R04-c07"],"steps":[{"from":"2026-09-30","to":"2026-09-30","kind":"start not counted"},"#,
            #"{"from":"2026-10-01","to":"2026-10-07","kind":"day off","reason":"国庆节"},"#,
            #"{"from":"2026-10-08","to":"2026-10-09","kind":"working days","first":1,"last":2},"#,
            #"{"from":"2026-10-10","to":"2026-10-10","kind":"make-up working day","first":3,"last":3,"reason":"国庆节补班"},"#,
            #"{"from":"2026-10-11","to":"2026-10-11","kind":"weekly day off"},"#,
            #"{"from":"2026-10-12","to":"2026-10-12","kind":"working days","first":4,"last":4},"#,
            #"{"from":"2026-10-12","to":"2026-10-12","kind":"ends","at":"2026-10-13T00:00:00+08:00"}]}]"#,
        ]
        #expect(writer.text.contains(steps.joined()))
    }

    @Test("A deadline that is not told has no heading")
    func untold() {
        #expect(!text([], .chinese).contains { $0.contains("为何") })
    }
}
