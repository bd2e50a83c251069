import RedressDiagnostics

// MARK: - Texts and incidents as a whole

extension Diagnostic {
    /// A text beyond the limit.
    static func textTooLarge(_ source: SourceText, limit: Int) -> Diagnostic {
        let size = limit / (1_024 * 1_024)
        return Diagnostic(
            .fileTooLarge, .error,
            Message(
                zh: "文件「\(source.path)」超过 \(size) MiB", en: "the file `\(source.path)` is larger than \(size) MiB"),
            at: Label(Span(source: source.id, start: 0, end: 0)),
            help: Message(zh: "把它分成几个文件", en: "split it into several files"))
    }

    /// A text in which there is no incident; nothing is lost by it.
    static func noIncidents(_ source: SourceText) -> Diagnostic {
        Diagnostic(
            .emptyFile, .warning,
            Message(zh: "「\(source.path)」里没有事件", en: "there is no incident in `\(source.path)`"),
            at: Label(Span(source: source.id, start: 0, end: 0)),
            help: Message(
                zh: "每条事件写成若干行 `名称: 值`，两条之间用一行 `---` 隔开",
                en: "write an incident as lines `name: value`, with a line `---` between two of them"))
    }

    /// A byte that no YAML text may have.
    static func flawedCharacter(_ flaw: YAMLCharacters.Flaw, at offset: Int, _ source: SourceText) -> Diagnostic {
        let place = Label(Span(source: source.id, start: UInt32(offset), end: UInt32(offset + 1)))
        switch flaw {
        case .encoding:
            return Diagnostic(
                .invalidEncoding, .error,
                Message(zh: "第 \(offset) 个字节不是 UTF-8 文字", en: "the byte at offset \(offset) is not UTF-8 text"),
                at: place,
                help: Message(zh: "把文件另存为 UTF-8 编码", en: "save the file in UTF-8"))
        case .control(let value):
            let digits = String(value, radix: 16, uppercase: true)
            let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            return Diagnostic(
                .unexpectedCharacter, .error,
                Message(zh: "这里有一个不可见的控制字符 \(code)", en: "the control character \(code) stands here"),
                at: place, help: Message(zh: "删去这个字符", en: "delete it"))
        }
    }

    /// What was left out after many problems.
    static func moreProblems(_ count: Int, _ span: Span) -> Diagnostic {
        Diagnostic(
            .limitExceeded, .note,
            Message(zh: "这条事件还有 \(count) 处问题没有列出", en: "\(count) more problems of this incident are not listed"),
            at: Label(Span(source: span.source, start: span.start, end: span.start)),
            help: Message(zh: "先改正列出的", en: "mend those that are listed first"))
    }

    /// An alias of YAML, whatever it stands for.
    static func alias(_ span: Span) -> Diagnostic {
        Diagnostic(
            .tooManyAliases, .error,
            Message(zh: "不展开 YAML 的别名，事件里一个也不能有", en: "YAML aliases are not expanded, an incident may have none"),
            at: Label(span),
            help: Message(
                zh: "把所指的内容直接写在这里；如果这是文字，用引号括起来",
                en: "write here what it stands for; if it is a text, put it in quotes"))
    }

    /// Lists and maps within each other without end.
    static func tooDeep(_ span: Span) -> Diagnostic {
        let limit = IncidentReader.maximumDepth
        return Diagnostic(
            .nestingTooDeep, .error,
            Message(zh: "括号或缩进超过 \(limit) 层", en: "lists and maps are nested more than \(limit) levels deep"),
            at: Label(span),
            help: Message(
                zh: "事件最多两层：`名称: 值`，或 `名称: {键: [值]}`",
                en: "an incident has two levels at most: `name: value`, or `name: {key: [value]}`"))
    }

    /// An incident beyond the limit.
    static func tooLong(_ span: Span) -> Diagnostic {
        let limit = IncidentReader.maximumIncidentLength / (1_024 * 1_024)
        return Diagnostic(
            .limitExceeded, .error,
            Message(
                zh: "一条事件超过 \(limit) Mi 个字符", en: "one incident has more than \(limit) Mi characters"),
            at: Label(span),
            help: Message(
                zh: "是不是少了事件之间的 `---`？长的附件不要写在事件里",
                en: "put `---` between incidents, and leave long attachments out"))
    }

    /// A stretch that libyaml has no memory for.
    static func outOfMemory(_ span: Span) -> Diagnostic {
        Diagnostic(
            .limitExceeded, .error,
            Message(zh: "内存不够，读不了这一段", en: "there is not enough memory to read this stretch"), at: Label(span),
            help: Message(zh: "把文件分成几个小的", en: "split the file into smaller ones"))
    }
}

// MARK: - How YAML is written

extension Diagnostic {
    /// A quotation mark that is not closed, or only so many lines further down.
    static func unclosedQuote(_ span: Span, lines: Int?) -> Diagnostic {
        Diagnostic(
            .unclosedQuote, .error,
            Message(zh: "引号没有合上", en: "the quotation mark is not closed"),
            at: Label(span, Message(zh: "从这里开始", en: "it opens here")),
            notes: lines.map {
                [
                    Message(
                        zh: "到 \($0) 行之后才又有一个同样的引号，中间的行都会被当作文字",
                        en:
                            "the next one like it is \($0) lines further down, and the lines between would be taken as text"
                    )
                ]
            } ?? [],
            help: Message(
                zh: "在这个值的末尾补上同样的引号；值分几行写时，后面的行要缩进",
                en: "close it at the end of the value; where a value takes several lines, indent those after the first")
        )
    }

    /// A bracket that is not closed, or in which a comma is missing.
    static func unclosedBracket(_ span: Span) -> Diagnostic {
        Diagnostic(
            .yamlSyntax, .error,
            Message(
                zh: "从这里开始的括号没有合上，或里面少了逗号", en: "the bracket that opens here is not closed, or a comma is missing in it"
            ),
            at: Label(span),
            help: Message(
                zh: "列表写成 [甲, 乙]，映射写成 {甲: 1, 乙: 2}，逗号用半角",
                en: "write a list as [A, B] and a map as {A: 1, B: 2}, with commas between"))
    }

    /// A backslash before a character that it does not go with.
    static func badEscape(_ span: Span) -> Diagnostic {
        Diagnostic(
            .yamlSyntax, .error,
            Message(zh: "双引号里的反斜杠 `\\` 后面不能是这个字符", en: "this cannot follow the backslash `\\` in double quotes"),
            at: Label(span),
            help: Message(zh: "改用单引号，或写成 `\\\\`", en: "use single quotes, or write `\\\\`"))
    }

    /// A tab where only spaces may stand.
    static func tab(_ span: Span) -> Diagnostic {
        let help = Message(zh: "缩进改用空格", en: "indent with spaces")
        return Diagnostic(
            .tabIndentation, .error,
            Message(zh: "缩进里有制表符（Tab）", en: "there is a tab in the indentation"), at: Label(span), help: help,
            fixes: [Fix(title: help, isSafe: true, edits: [Edit(span, "  ")])])
    }

    /// A full-width colon between key and value; the line is mended whole.
    static func wideColon(_ colon: Span, _ line: Span, _ key: String, _ mended: String) -> Diagnostic {
        let help = Message(zh: "改成 `\(mended)`", en: "write `\(mended)`")
        return Diagnostic(
            .fullWidthColon, .error,
            Message(zh: "「\(key)」后面的冒号是全角「：」", en: "the colon after `\(key)` is the full-width `：`"),
            at: Label(colon), help: help, fixes: [Fix(title: help, isSafe: true, edits: [Edit(line, mended)])])
    }

    /// A colon without a space behind it; the line is mended whole.
    static func missingSpace(_ colon: Span, _ line: Span, _ key: String, _ mended: String) -> Diagnostic {
        let help = Message(zh: "改成 `\(mended)`", en: "write `\(mended)`")
        return Diagnostic(
            .yamlSyntax, .error,
            Message(zh: "「\(key)」的冒号后面缺一个空格", en: "a space is missing after the colon of `\(key)`"),
            at: Label(colon), help: help, fixes: [Fix(title: help, isSafe: true, edits: [Edit(line, mended)])])
    }

    /// A line without a colon.
    static func missingColon(_ span: Span, _ line: String) -> Diagnostic {
        Diagnostic(
            .yamlSyntax, .error,
            Message(zh: "这一行没有冒号：「\(line.prefix(40))」", en: "this line has no colon: `\(line.prefix(40))`"),
            at: Label(span),
            help: Message(
                zh: "写成 `名称: 值`；如果是上一行的续行，要缩进", en: "write `name: value`; if it continues the line above, indent it"))
    }

    /// A sign in a plain value that YAML takes for its own; the line with the value in quotes, where it is known.
    static func quoteNeeded(_ span: Span, mended: String?) -> Diagnostic {
        Diagnostic(
            .yamlSyntax, .error,
            Message(
                zh: "这个值里有 YAML 另有用处的符号，须用引号括起来",
                en: "the value has a sign that means something else in YAML, and needs quotes"),
            at: Label(span),
            help: mended.map { Message(zh: "改成 `\($0)`", en: "write `\($0)`") }
                ?? Message(zh: "用单引号把值括起来", en: "put the value in single quotes"))
    }

    /// An item that is indented more than the one above it.
    static func deeperLine(_ span: Span) -> Diagnostic {
        Diagnostic(
            .yamlSyntax, .error,
            Message(zh: "这一行比上面一行缩进得多", en: "this line is indented more than the one above it"),
            at: Label(span),
            help: Message(
                zh: "同一条事件的各项左对齐；如果是上一行文字的续行，把整段文字用引号括起来",
                en: "align the items of an incident; if the line continues a text, put the whole text in quotes"))
    }

    /// A line that fits no level of those before.
    static func indentation(_ span: Span, _ words: String) -> Diagnostic {
        Diagnostic(
            .yamlSyntax, .error,
            Message(zh: "这一行的缩进或写法与前面对不上", en: "this line does not fit the indentation of those before"),
            at: Label(span), notes: [Message(zh: "libyaml：\(words)", en: "libyaml: \(words)")],
            help: Message(
                zh: "同一条事件的各项要左对齐；值里有冒号时用引号括起来",
                en: "align the items of an incident; put a value that has a colon in quotes"))
    }

    /// Any other mistake, with libyaml's words.
    static func syntax(_ span: Span, _ words: String) -> Diagnostic {
        Diagnostic(
            .yamlSyntax, .error,
            Message(zh: "这里不合 YAML 的写法", en: "this is not written as YAML"),
            at: Label(span), notes: [Message(zh: "libyaml：\(words)", en: "libyaml: \(words)")],
            help: Message(
                zh: "每行写一项 `名称: 值`；含有符号的文字用单引号括起来",
                en: "write one item `name: value` a line, and put a text with signs in single quotes"))
    }
}
