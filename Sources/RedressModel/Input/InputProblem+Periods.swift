package import RedressDiagnostics
package import RedressTime

/// What is wrong with the inputs of a period.
extension Diagnostic {
    /// A key that names a period where none, or one of another length, belongs.
    static func periodKey(_ found: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .unknownKey, .error,
            Message(zh: "「\(found)」表示一个期间，这里用不上", en: "`\(found)` names a period, and none belongs here"),
            at: Label(span),
            help: Message(
                zh: "一条事件不写期间；一条期间数据只写一个期间，且与制度里「每月」「每季度」等相同",
                en: """
                    an incident names no period; the inputs of a period name one, as long as the policy's group `each month`, \
                    `each quarter` …
                    """))
    }

    /// A text that is no period of a length.
    static func wrongPeriod(_ found: String, _ kind: Period.Kind, at span: Span) -> Diagnostic {
        let example = kind.example
        return Diagnostic(
            .wrongType, .error,
            Message(zh: "「\(found)」不是\(kind.words.chinese)", en: "`\(found)` is no \(kind.words.english)"),
            at: Label(span), help: Message(zh: "写成 `\(example)`", en: "write it as `\(example)`"))
    }

    /// Inputs of a period that no group of the policy is about.
    package static func unwantedPeriod(_ kind: Period.Kind, at span: Span) -> Diagnostic {
        Diagnostic(
            .unknownKey, .error,
            Message(
                zh: "制度里没有按\(kind.words.chinese)的考核", en: "the policy has no group over a \(kind.words.english)"),
            at: Label(span),
            help: Message(
                zh: "改用制度里有的期间，或在制度里写「每\(kind.words.chinese) …」的组",
                en: "name a period that the policy has, or add a group `each \(kind.words.english) …` to it"))
    }

    /// Inputs of a period that do not say whom they are about.
    package static func missingSubject(_ subjects: [[String]], at span: Span) -> Diagnostic {
        let chinese = subjects.map { $0.map { "「\($0)」" }.joined(separator: "和") }.joined(separator: "，或")
        let english = subjects.map { $0.map { "`\($0)`" }.joined(separator: " and ") }.joined(separator: ", or ")
        return Diagnostic(
            .unknownKey, .error,
            Message(zh: "没有写这是谁的期间数据", en: "these inputs of a period do not say whom they are about"),
            at: Label(span), help: Message(zh: "加上\(chinese)", en: "add \(english)"))
    }

    /// Inputs of a period about nobody, several people, or somebody unknown.
    package static func unclearSubject(_ name: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .wrongType, .error,
            Message(
                zh: "「\(name)」是考核的对象，要写明且只写一个", en: "`\(name)` is whom the period is about, and must name exactly one"),
            at: Label(span), help: Message(zh: "每个对象写一条", en: "write an entry of its own for each"))
    }

    /// A second document about one case.
    package static func duplicatePeriod(_ name: String, at span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            .duplicateIncident, .error,
            Message(zh: "「\(name)」的期间数据写了两份", en: "the inputs of `\(name)` are given twice"),
            at: Label(span, Message(zh: "第二份", en: "the second one")),
            secondary: [Label(first, Message(zh: "第一份", en: "the first one"))],
            help: Message(zh: "合成一份，或删去一份", en: "join them, or take one out"))
    }
}

extension Period.Kind {
    /// The length in words.
    package var words: Message {
        switch self {
        case .week: Message(zh: "周", en: "week")
        case .month: Message(zh: "月", en: "month")
        case .quarter: Message(zh: "季度", en: "quarter")
        case .year: Message(zh: "年", en: "year")
        }
    }

    /// A period of the length as it may be written.
    var example: String {
        switch self {
        case .week: "2026-W40"
        case .month: "2026-09"
        case .quarter: "2026Q3"
        case .year: "2026"
        }
    }
}
