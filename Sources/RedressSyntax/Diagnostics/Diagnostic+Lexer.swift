import RedressDiagnostics

extension Diagnostic {
    /// Characters that have no meaning outside quotation marks.
    static func unexpectedCharacter(_ found: String, at place: Span) -> Diagnostic {
        let isFullStop = found == "。"
        return Diagnostic(
            .unexpectedCharacter,
            Message(zh: "字符「\(found)」在这里没有意义", en: "the character `\(found)` has no meaning here"), at: Label(place),
            help: isFullStop
                ? Message(zh: "句末不写句号，请删去", en: "a line ends without a full stop; delete it")
                : Message(
                    zh: "属于名称的，写在「」里；属于文字的，写在引号里；否则删去",
                    en: "put it in 「」 if it belongs to a name, in quotation marks if it is text, else delete it"),
            fixes: isFullStop
                ? [Fix(title: Message(zh: "删去句号", en: "delete the full stop"), isSafe: true, edits: [Edit(place, "")])]
                : [])
    }

    /// Bytes that are no UTF-8.
    static func invalidBytes(at place: Span) -> Diagnostic {
        Diagnostic(
            .invalidEncoding, Message(zh: "这里的字节不是 UTF-8 文字", en: "the bytes here are no UTF-8 text"), at: Label(place),
            help: Message(zh: "请把文件另存为 UTF-8 编码", en: "save the file in UTF-8"))
    }

    /// A quotation mark that nothing closes before the end of the line.
    static func unclosedQuote(isName: Bool, at place: Span, end: Span) -> Diagnostic {
        Diagnostic(
            .unclosedQuote,
            isName
                ? Message(zh: "名称的引号「没有合上", en: "the quoted name is not closed on its line")
                : Message(zh: "引号没有合上，文字不能跨行", en: "the quotation mark is not closed on its line"),
            at: Label(place),
            help: isName
                ? Message(zh: "在名称末尾补上 」", en: "write 」 behind the name")
                : Message(zh: "在文字末尾补上引号", en: "write a quotation mark behind the text"),
            fixes: [
                Fix(
                    title: isName ? Message(zh: "补上 」", en: "add 」") : Message(zh: "补上引号", en: "add the mark"),
                    isSafe: false, edits: [Edit(end, isName ? "」" : "\"")])
            ])
    }

    /// A number with more digits than can be kept exactly.
    static func numberTooLong(limit: Int, at place: Span) -> Diagnostic {
        Diagnostic(
            .invalidNumber,
            Message(
                zh: "数字太长，至多 \(limit) 位", en: "the number is too long; at most \(limit) digits can be kept exactly"),
            at: Label(place), help: Message(zh: "请写短一些的数字", en: "write a shorter number"))
    }

    /// A word that begins with a digit.
    static func nameStartsWithDigit(_ found: String, at place: Span) -> Diagnostic {
        Diagnostic(
            .invalidNumber,
            Message(
                zh: "`\(found)` 既不是带单位的数字，也不是名称", en: "`\(found)` is neither a number with a unit nor a name"),
            at: Label(place),
            help: Message(
                zh: "以数字开头的名称写在「」里；否则在数字后加空格",
                en: "put a name that begins with a digit in 「」, or put a space behind the number"),
            fixes: [
                Fix(
                    title: Message(zh: "改为「\(found)」", en: "write 「\(found)」"), isSafe: false,
                    edits: [Edit(place, "「\(found)」")])
            ])
    }

    /// A day that no calendar has.
    static func invalidDate(at place: Span) -> Diagnostic {
        Diagnostic(
            .invalidDate, Message(zh: "没有这一天", en: "there is no such day"), at: Label(place),
            help: Message(zh: "按 年-月-日 写，例如 2024-02-29", en: "write year, month and day, for example 2024-02-29"))
    }

    /// A time of day that no clock shows.
    static func invalidTime(at place: Span) -> Diagnostic {
        Diagnostic(
            .invalidDate, Message(zh: "没有这个时间", en: "there is no such time of day"), at: Label(place),
            help: Message(zh: "写 0:00 到 24:00 之间的时间", en: "write a time from 0:00 to 24:00"))
    }

    /// `5-10` where a range was meant.
    static func hyphenRange(dash: Span, at place: Span) -> Diagnostic {
        Diagnostic(
            .hyphenRange, Message(zh: "范围要用 .. 连接", en: "a range is written with `..`"), at: Label(place),
            help: Message(
                zh: "范围写成 5..10，含两端；减号两边要有空格",
                en: "write `5..10`, which includes both ends; a minus needs spaces around it"),
            // Somebody may have meant a subtraction, so the change is offered and not made unasked.
            fixes: [Fix(title: Message(zh: "改为 ..", en: "write `..`"), isSafe: false, edits: [Edit(dash, "..")])])
    }
}
