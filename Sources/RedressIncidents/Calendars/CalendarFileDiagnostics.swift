import RedressDiagnostics

// MARK: - Days

extension Diagnostic {
    static func daysBackwards(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidDate, .error, Message(zh: "止早于起", en: "it ends before it begins"), at: Label(span),
            help: Message(zh: "核对这两个日期", en: "check both dates"))
    }

    static func tooManyDays(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidDate, .error,
            Message(zh: "一次超过一年，多半是日期写错了", en: "this runs for more than a year, so a date is surely mistyped"),
            at: Label(span), help: Message(zh: "核对起止日期", en: "check both dates"))
    }

    static func offAndWorked(_ span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            .invalidDate, .error,
            Message(zh: "同一天既休又班", en: "a day is off and worked at once"),
            at: Label(span, Message(zh: "不计", en: "left out")),
            secondary: [Label(first, Message(zh: "与此不合", en: "says otherwise"))],
            help: Message(zh: "只留一种", en: "keep one of them"))
    }

    static func yearNotWhole(_ year: Int, _ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidCalendarFile, .note,
            Message(
                zh: "文件里没有 \(year) 年的元旦和国庆，不当作这一年完整的放假安排",
                en: "the file has not both 1 January and 1 October \(year), so it is not taken to know that whole year"),
            at: Label(span),
            help: Message(
                zh: "这些日子仍加在已知的安排上；要整年，就给出全年的文件，或在 YAML 里写「年份: \(year)」",
                en:
                    "its days are added to those known; for the whole year give its full file, or write `years: \(year)` in YAML"
            ))
    }
}

// MARK: - iCalendar

extension Diagnostic {
    static func noICalendar(_ source: SourceText) -> Diagnostic {
        Diagnostic(
            .invalidCalendarFile, .error,
            Message(zh: "「\(source.path)」不是 iCalendar 文件", en: "`\(source.path)` is no iCalendar file"),
            at: Label(Span(source: source.id, start: 0, end: 0)),
            help: Message(
                zh: "它应以 BEGIN:VCALENDAR 开头；或改用 YAML 列表",
                en: "it must begin with BEGIN:VCALENDAR; or write a list in YAML"))
    }

    static func noICalendarEvents(_ source: SourceText) -> Diagnostic {
        Diagnostic(
            .emptyFile, .warning,
            Message(zh: "「\(source.path)」里没有日子", en: "there is no event in `\(source.path)`"),
            at: Label(Span(source: source.id, start: 0, end: 0)),
            help: Message(zh: "每段假期是一个 VEVENT", en: "each run of days is a VEVENT"))
    }

    static func iCalendarCutOff(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidCalendarFile, .error,
            Message(zh: "这里开始的一段没有结束，文件可能没有下载完", en: "what begins here does not end, so the file may be cut off"),
            at: Label(span), help: Message(zh: "重新下载文件", en: "get the file again"))
    }

    static func unreadableICalendarLine(_ words: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidCalendarFile, .error,
            Message(zh: "这个日程里有读不了的一行", en: "a line of this event cannot be read"), at: Label(span),
            notes: words.isEmpty ? [] : [Message(zh: words, en: words)],
            help: Message(
                zh: "日期写成 DTSTART;VALUE=DATE:20270101", en: "write dates as DTSTART;VALUE=DATE:20270101"))
    }

    static func undatedICalendarEvent(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidCalendarFile, .error,
            Message(zh: "这个日程没有日期", en: "this event has no date"), at: Label(span),
            help: Message(zh: "加一行 DTSTART;VALUE=DATE:20270101", en: "add a line DTSTART;VALUE=DATE:20270101"))
    }

    static func repeatedICalendarEvent(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidCalendarFile, .error,
            Message(zh: "不支持重复的日程", en: "events that repeat are not supported"), at: Label(span),
            help: Message(
                zh: "每年的放假安排另有公布，把每一次分别写成一个日程",
                en: "each year's days off are published by themselves: write an event for each time"))
    }

    static func partOfDay(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidCalendarFile, .error,
            Message(zh: "这个日程不是整天", en: "this event is not of whole days"), at: Label(span),
            help: Message(
                zh: "写成日期：DTSTART;VALUE=DATE:20270101；门店的钟点写在制度的日历里",
                en: "write dates: DTSTART;VALUE=DATE:20270101; hours of a store stand in the policy's calendar"))
    }

    static func impossibleICalendarDate(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidDate, .error, Message(zh: "没有这个日子", en: "there is no such day"), at: Label(span),
            help: Message(zh: "核对年月日", en: "check the date"))
    }
}

// MARK: - Lists in YAML

extension Diagnostic {
    private static let dayListForm = Message(
        zh: "写成 `休: [2027-01-01..2027-01-03 元旦]`、`班: [2027-02-14 春节]`、`年份: 2027`",
        en: "write `off: [2027-01-01..2027-01-03 New Year]`, `work: [2027-02-14]`, `years: 2027`")

    static func emptyDayList(_ source: SourceText) -> Diagnostic {
        Diagnostic(
            .emptyFile, .warning,
            Message(zh: "「\(source.path)」里没有日子", en: "there are no days in `\(source.path)`"),
            at: Label(Span(source: source.id, start: 0, end: 0)), help: dayListForm)
    }

    static func dayListShape(_ span: Span) -> Diagnostic {
        Diagnostic(
            .wrongType, .error,
            Message(zh: "日历文件的这一处写法不对", en: "this part of the calendar file has another form"), at: Label(span),
            help: dayListForm)
    }

    static func unknownDayListKey(_ found: String, _ known: [String], _ span: Span) -> Diagnostic {
        let nearest = NearestWord.suggest(found, among: known)
        return Diagnostic(
            .unknownKey, .error,
            Message(zh: "日历文件里没有「\(found)」这一项", en: "a calendar file has no `\(found)`"), at: Label(span),
            help: nearest.map { Message(zh: "改成「\($0)」", en: "write `\($0)`") } ?? dayListForm)
    }

    static func noYear(_ found: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            .wrongType, .error, Message(zh: "「\(found)」不是年份", en: "`\(found)` is no year"), at: Label(span),
            help: Message(zh: "写成 2027", en: "write it as 2027"))
    }

    static func noDate(_ found: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidDate, .error, Message(zh: "「\(found)」不是日期", en: "`\(found)` is no date"), at: Label(span),
            help: dayListForm)
    }
}
