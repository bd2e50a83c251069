import RedressDiagnostics

extension Diagnostic {
    /// Something is missing before the end of the line.
    static func missingText(_ expected: Expected, at place: Span) -> Diagnostic {
        Diagnostic(
            .missingText, Message(zh: "这里缺少\(expected.chinese)", en: "expected \(expected.english) here"),
            at: Label(place),
            help: Message(zh: "请补上\(expected.chinese)", en: "write \(expected.english)"))
    }

    /// Something else stands where the parser expected a certain thing.
    static func unexpectedText(_ found: String, _ expected: Expected, isKeyword: Bool, at place: Span) -> Diagnostic {
        Diagnostic(
            .unexpectedText,
            Message(
                zh: "这里应是\(expected.chinese)，却写着 `\(found)`", en: "expected \(expected.english), found `\(found)`"),
            at: Label(place),
            help: isKeyword
                ? Message(
                    zh: "`\(found)` 是关键词；若作名称，请写成「\(found)」",
                    en: "`\(found)` is a keyword; to use it as a name, write 「\(found)」")
                : expected.advice(besides: found))
    }

    /// A line outside any group that belongs into one.
    static func misplacedLine(_ found: String, at place: Span) -> Diagnostic {
        Diagnostic(
            .unexpectedText,
            Message(
                zh: "以 `\(found)` 开头的行不属于任何一项声明", en: "the line that begins with `\(found)` belongs to no declaration"),
            at: Label(place),
            help: Message(
                zh: "以关键词和名称开始一项声明，例如 规则 名称；或把这行移到它所属的分组之下",
                en:
                    "begin a declaration with its keyword and a name, such as `rules NAME`, or move the line below its group"
            ))
    }

    /// A word that is nearly a keyword, where a declaration begins.
    static func misspeltKeyword(_ found: String, nearest: String, at place: Span) -> Diagnostic {
        Diagnostic(
            .unexpectedText,
            Message(zh: "`\(found)` 不是开始一项声明的关键词", en: "`\(found)` is no keyword that begins a declaration"),
            at: Label(place),
            help: Message(zh: "是不是 `\(nearest)`？", en: "did you mean `\(nearest)`?"),
            fixes: [
                Fix(
                    title: Message(zh: "改为 `\(nearest)`", en: "write `\(nearest)`"), isSafe: false,
                    edits: [Edit(place, nearest)])
            ])
    }

    /// A row without its arrow, or a declaration whose keyword is misspelt, which `slip` tells.
    static func missingArrow(before token: Token, _ slip: Diagnostic, in list: TokenList) -> Diagnostic {
        let place = Span(source: list.source.id, start: token.start, end: token.end)
        let missing = unexpectedText(list.source.text(of: place), .arrow, isKeyword: false, at: place)
        guard let help = slip.help, let found = slip.primary?.span else { return missing }
        return Diagnostic(
            missing.code, missing.message, at: missing.primary,
            secondary: [Label(found, Message(zh: "或是写错的关键词", en: "or a keyword misspelt"))],
            help: Message(
                zh: "补上 → 和结果；若是另起一项声明，\(help.chinese)",
                en: "write → and the items; if a declaration was to begin here, \(help.english)"))
    }

    /// A word that is several known words without spaces.
    static func unspacedWords(_ parts: [String], at place: Span) -> Diagnostic {
        let spaced = parts.joined(separator: " ")
        return Diagnostic(
            .unspacedWords,
            Message(zh: "词与词之间缺少空格：`\(spaced)`", en: "words without spaces between them: `\(spaced)`"),
            at: Label(place),
            help: Message(zh: "用空格隔开各词", en: "put spaces between the words"),
            fixes: [
                Fix(
                    title: Message(zh: "改为 `\(spaced)`", en: "write `\(spaced)`"), isSafe: true,
                    edits: [Edit(place, spaced)])
            ])
    }

    /// Brackets, negations or sums within each other beyond the limit.
    static func nestingTooDeep(limit: Int, at place: Span) -> Diagnostic {
        Diagnostic(
            .nestingTooDeep,
            Message(zh: "嵌套超过 \(limit) 层", en: "nested more than \(limit) levels deep"), at: Label(place),
            help: Message(
                zh: "用 设 给内层的条件起名，再引用这个名称", en: "give the inner condition a name with `define`, and use the name"))
    }
}
