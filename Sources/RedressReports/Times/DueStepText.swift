import RedressDiagnostics
import RedressTime

/// Why a deadline falls where it does, day by day, in words.
struct DueStepText {
    private let context: ReportContext
    private let language: Language

    init(_ context: ReportContext, _ language: Language) {
        self.context = context
        self.language = language
    }

    /// The days of a step: with the year where not all steps lie in one, and the weekday of a single day.
    func days(of step: DueStep, among steps: [DueStep]) -> (dates: String, weekday: String) {
        switch step.kind {
        case .part, .decides: return ("", "")
        case .starts, .startNotCounted, .counted, .workingDays, .makeUpWorkday, .months, .endOfMonth, .weekend,
            .holiday, .countedInAll, .open, .closed, .rolledOver, .period, .paused, .extended, .promised, .begins,
            .ends:
            break
        }
        let years = steps.flatMap { [$0.from.year, $0.to.year] }
        let isOneYear = years.allSatisfy { $0 == years.first }
        func text(_ date: CivilDate) -> String { String(date.description.dropFirst(isOneYear ? 5 : 0)) }
        guard step.from != step.to else {
            return (text(step.from), WeekdayText.short(step.from.weekday, in: language))
        }
        return (text(step.from) + ".." + text(step.to), "")
    }

    /// What the days of a step were.
    func what(_ step: DueStep) -> String {
        switch step.kind {
        case .starts(let instant):
            let time = context.timeText(instant.seconds)
            return say("\(time) 起算", "the clock starts at \(time)")
        case .startNotCounted: return say("起算日不计", "day of the start, not counted")
        case .counted(let first, let last): return numbered(first, last, say("天", "day"))
        case .workingDays(let first, let last): return numbered(first, last, say("个工作日", "working day"))
        case .makeUpWorkday(let number, let reason):
            let why = reason ?? say("补班", "make-up day")
            return numbered(number, number, say("个工作日", "working day")) + say("（\(why)）", " (\(why))")
        case .months(let count): return say("满 \(count) 个月", count == 1 ? "1 month" : "\(count) months")
        case .endOfMonth: return say("当月没有对应日，止于月末", "the month has no such day and ends here")
        case .weekend: return say("休息日", "weekly day off")
        case .holiday(let name): return name ?? say("放假", "day off")
        case .countedInAll(let first, let last, let skipped):
            return numbered(first, last, say("个工作日", "working day"))
                + say("，其间休息 \(skipped) 天", ", \(skipped) days off between")
        case .open(let seconds):
            let length = LengthText.text(seconds, in: language)
            return say("计 \(length)", "\(length) counted")
        case .closed: return say("已下班，不计", "after close, not counted")
        case .rolledOver: return say("末日遇休，顺延至此", "the last day was a day off, so it moves here")
        case .period(let period): return say("\(period) 期内", "in \(period)")
        case .paused(let from, let until, let adds):
            let (from, until) = (context.clockText(from.seconds), context.clockText(until.seconds))
            return say("\(from) 至 \(until) 暂停，加 \(length(adds))", "paused \(from) to \(until), adds \(length(adds))")
        case .extended(let span): return say("延长 \(length(span))", "extended by \(length(span))")
        case .promised(let instant):
            let time = context.timeText(instant.seconds)
            return say("约定 \(time)", "promised for \(time)")
        case .begins(let instant):
            let time = context.timeText(instant.seconds)
            return say("\(time) 起可办", "may be done from \(time)")
        case .ends(let instant):
            let time = context.clockParts(ofEnd: instant.seconds).time
            return say("\(time) 到期", "due at \(time)")
        case .part(let place): return say("第 \(place + 1) 项", "part \(place + 1)")
        case .decides(let place): return say("以第 \(place + 1) 项为准", "part \(place + 1) decides")
        }
    }

    /// A span in the unit that it is counted in.
    private func length(_ span: TimeSpan) -> String {
        switch span {
        case .seconds(let count): LengthText.exact(count, in: language)
        case .days(let count): say("\(count)天", counted(count, "day"))
        case .months(let count): say("\(count)个月", counted(count, "month"))
        case .workingDays(let count): say("\(count)个工作日", counted(count, "working day"))
        case .workingSeconds(let count):
            say("工作时间 ", "") + LengthText.exact(count, in: language) + say("", " of working time")
        }
    }

    private func counted(_ count: Int64, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }

    /// The steps as rows of days, weekday and words.
    func table(_ steps: [DueStep]) -> TextTable {
        var table = TextTable([.left, .left, .left])
        for step in steps {
            let days = days(of: step, among: steps)
            table.add([.init(days.dates, style: .gutter), .init(days.weekday), .init(what(step))])
        }
        return table
    }

    private func numbered(_ first: Int64, _ last: Int64, _ unit: String) -> String {
        let isOne = first == last
        let numbers = isOne ? "\(first)" : "\(first)..\(last)"
        return say("第\(numbers)\(unit)", "\(unit)\(isOne ? "" : "s") \(numbers)")
    }

    private func say(_ chinese: String, _ english: String) -> String {
        Message(zh: chinese, en: english).text(language)
    }
}
