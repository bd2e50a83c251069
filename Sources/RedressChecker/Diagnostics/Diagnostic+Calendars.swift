import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Calendars.
extension Diagnostic {
    static func weekdaysBackwards(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidRange,
            Message(zh: "星期的范围倒过来了", en: "the weekdays run backwards"),
            at: Label(span, Message(zh: "从周一到周日排", en: "from Monday to Sunday")),
            help: Message(zh: "分成两行，或从周一往后写", en: "write two lines, or begin with the earlier day"))
    }

    static func repeatedWeekday(_ span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            .duplicateName,
            Message(zh: "这一天的营业时间写了两行", en: "the hours of a weekday stand on two lines"),
            at: Label(span, Message(zh: "又一次", en: "again")),
            secondary: [Label(first, Message(zh: "先在这里", en: "first here"))],
            help: Message(
                zh: "一天的各段时间写在一行，例如「周一..周五 8:30..12:00, 13:30..17:30」",
                en: "write all hours of a day on one line, as in `Mon..Fri 8:30..12:00, 13:30..17:30`"))
    }

    static func closesBeforeOpening(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidRange,
            Message(zh: "下班时间不晚于上班时间，或不在一天之内", en: "it closes before it opens, or not within the day"),
            at: Label(span, Message(zh: "时间不对", en: "no such hours")),
            help: Message(
                zh: "先写上班后写下班；过午夜的分成两天，用 24:00 收尾",
                en: "write the opening first; hours past midnight are two days, the first until 24:00"))
    }

    static func daysOfUnknownYear(_ span: Span, known: ClosedRange<Int>) -> Diagnostic {
        Diagnostic(
            .misplacedItem, .warning,
            Message(
                zh: "这一年不在日历的范围（\(known.lowerBound)–\(known.upperBound)）之内，这一行用不上",
                en: "the calendar knows \(known.lowerBound) to \(known.upperBound) only, so this line is never used"),
            at: Label(span, Message(zh: "年份不在范围内", en: "a year it does not know")),
            help: Message(
                zh: "用「基于 \"文件.ics\"」引入那一年的日历",
                en: "take that year from a file with `based on \"FILE.ics\"`"))
    }

    static func calendarFileNotRead(_ text: TextLiteral) -> Diagnostic {
        Diagnostic(
            .unreadableFile,
            Message(zh: "没有读到日历文件「\(text.text)」", en: "calendar file `\(text.text)` was not read"),
            at: Label(text.span, Message(zh: "没有这个文件的内容", en: "nothing is known of it")),
            help: Message(
                zh: "把文件放在制度旁边，核对文件名", en: "put the file beside the policy, and check its name"))
    }

    static func calendarGap(_ span: Span, years: [Int]) -> Diagnostic {
        let listed = years.map { String($0) }
        return Diagnostic(
            .invalidRange,
            Message(
                zh: "日历文件与内置日历之间缺 \(listed.joined(separator: "、")) 年",
                en: "between the calendar file and the built-in one \(listed.joined(separator: ", ")) is missing"),
            at: Label(span, Message(zh: "中间有空档", en: "a gap")),
            help: Message(zh: "补上这几年的日历", en: "add the calendar of these years"))
    }
}
