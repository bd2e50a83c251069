import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Names: unknown, taken, or going round in circles.
extension Diagnostic {
    static func missingPolicy(at span: Span, hasPolicy: Bool) -> Diagnostic {
        Diagnostic(
            .missingPolicy,
            Message(zh: "这里的声明不属于任何制度", en: "this declaration belongs to no policy"),
            at: Label(span, Message(zh: "上面没有「制度」", en: "no `policy` above")),
            help: hasPolicy
                ? Message(zh: "把它移到「制度 …」那一行下面", en: "move it below the line `policy …`")
                : Message(zh: "在文件开头写「制度 名称」", en: "begin the file with `policy NAME`"))
    }

    static func duplicateVersion(_ name: Name, first: Name) -> Diagnostic {
        Diagnostic(
            .duplicateName,
            Message(
                zh: "制度「\(name.text)」的这一版已经有了：名称与施行日期都相同",
                en: "policy `\(name.text)` has this version already: name and first day in force are the same"),
            at: Label(name.span, Message(zh: "重复的版本", en: "the same version again")),
            secondary: [Label(first.span, Message(zh: "先在这里", en: "first here"))],
            help: Message(
                zh: "给其中一版写上不同的「施行 自 日期」，或换一个名称",
                en: "give one of them another `effective from DATE`, or another name"))
    }

    static func duplicateName(_ name: Name, _ kind: NameKind, first: Span, otherKind: NameKind?) -> Diagnostic {
        let other = otherKind ?? kind
        return Diagnostic(
            .duplicateName,
            otherKind == nil
                ? Message(
                    zh: "\(kind.words.chinese)「\(name.text)」已经声明过了",
                    en: "\(kind.words.english) `\(name.text)` is declared already")
                : Message(
                    zh: "「\(name.text)」已经是\(other.words.chinese)，不能又是\(kind.words.chinese)：条件里分不清读的是哪一个",
                    en: "`\(name.text)` is a \(other.words.english) already and cannot be a \(kind.words.english) "
                        + "too: a condition could not tell which is meant"),
            at: Label(name.span, Message(zh: "又一次声明", en: "declared again")),
            secondary: [Label(first, Message(zh: "先在这里声明", en: "first declared here"))],
            help: Message(zh: "换一个名称，或删去其中一个", en: "choose another name, or remove one of the two"))
    }

    static func repeatedWord(_ word: Name, of owner: String, first: Span) -> Diagnostic {
        Diagnostic(
            .duplicateName,
            Message(
                zh: "「\(word.text)」在「\(owner)」的词表里出现了两次",
                en: "`\(word.text)` stands twice among the words of `\(owner)`"),
            at: Label(word.span, Message(zh: "重复的词", en: "the word again")),
            secondary: [Label(first, Message(zh: "先在这里", en: "first here"))],
            help: Message(zh: "删去其中一个", en: "remove one of them"))
    }

    static func repeatedClause(_ span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            .duplicateName,
            Message(zh: "这一项已经写过了", en: "this has been said already"),
            at: Label(span, Message(zh: "又一次", en: "again")),
            secondary: [Label(first, Message(zh: "先在这里", en: "first here"))],
            help: Message(zh: "只留下一处", en: "keep one of them"))
    }

    static func unknownName(
        _ name: Name, kinds: [NameKind], among known: [String], elsewhere: NameKind? = nil
    ) -> Diagnostic {
        let chinese = kinds.map(\.words.chinese).joined(separator: "、")
        let english = kinds.map(\.words.english).joined(separator: ", ")
        let nearest = NearestWord.suggest(name.text, among: known)
        let notes = elsewhere.map {
            [
                Message(
                    zh: "「\(name.text)」是\($0.words.chinese)，这里要的是\(chinese)",
                    en: "`\(name.text)` is declared as a \($0.words.english); here a name of another kind is needed")
            ]
        }
        return Diagnostic(
            .unknownName,
            Message(zh: "没有叫「\(name.text)」的\(chinese)", en: "no \(english) is called `\(name.text)`"),
            at: Label(name.span, Message(zh: "没有声明过", en: "not declared")), notes: notes ?? [],
            help: nearest.map { Message(zh: "是不是「\($0)」？", en: "did you mean `\($0)`?") }
                ?? declaring(name, kinds), fixes: replacing(name, nearest))
    }

    private static func declaring(_ name: Name, _ kinds: [NameKind]) -> Message {
        guard let kind = kinds.first else {
            return Message(zh: "检查这个名称的写法", en: "check how the name is written")
        }
        if kind == .label {
            return Message(zh: "写一个已有的规则编号", en: "write the label of a row of this policy")
        }
        return Message(
            zh: "检查写法，或先声明它：「\(kind.keyword.chinese) \(name.text) …」",
            en: "check the spelling, or declare it first: `\(kind.keyword.english) \(name.text) …`")
    }

    private static func replacing(_ name: Name, _ nearest: String?) -> [Fix] {
        guard let nearest else { return [] }
        return [
            Fix(
                title: Message(zh: "改成「\(nearest)」", en: "write `\(nearest)`"), isSafe: false,
                edits: [Edit(name.span, name.isQuoted ? "「\(nearest)」" : nearest)])
        ]
    }

    static func unknownWord(_ name: Name, vocabulary: Vocabulary) -> Diagnostic {
        let nearest = NearestWord.suggest(name.text, among: vocabulary.words)
        let listed = vocabulary.words.prefix(12)
        let dots = vocabulary.words.count > listed.count
        return Diagnostic(
            .unknownValue,
            Message(
                zh: "「\(vocabulary.name)」没有「\(name.text)」这个值", en: "`\(vocabulary.name)` has no word `\(name.text)`"),
            at: Label(name.span, Message(zh: "不在词表里", en: "not among its words")),
            help: nearest.map { Message(zh: "是不是「\($0)」？", en: "did you mean `\($0)`?") }
                ?? Message(
                    zh: "可用的值：" + listed.joined(separator: "、") + (dots ? "……" : ""),
                    en: "its words are: " + listed.joined(separator: ", ") + (dots ? " …" : "")),
            fixes: replacing(name, nearest))
    }

    static func otherWords(_ name: Name, list: Vocabulary, expected: Vocabulary) -> Diagnostic {
        let strange = list.words.filter { !expected.words.contains($0) }
        return Diagnostic(
            .unknownValue,
            Message(
                zh: "「\(name.text)」里可以有「\(strange.first ?? "")」，而「\(expected.name)」没有这个值",
                en: "`\(name.text)` may hold `\(strange.first ?? "")`, which is no word of `\(expected.name)`"),
            at: Label(name.span, Message(zh: "词表不同", en: "another list of words")),
            help: Message(
                zh: "声明「\(name.text)」时只写「\(expected.name)」有的值",
                en: "declare `\(name.text)` with words of `\(expected.name)` only"))
    }

    static func unknownRecord(_ name: Name, among known: [String]) -> Diagnostic {
        let nearest = NearestWord.suggest(name.text, among: known)
        return Diagnostic(
            .unknownName,
            Message(zh: "没有叫「\(name.text)」的记录", en: "no record is called `\(name.text)`"),
            at: Label(name.span, Message(zh: "没有声明过", en: "not declared")),
            help: nearest.map { Message(zh: "是不是「\($0)」？", en: "did you mean `\($0)`?") }
                ?? Message(
                    zh: "声明「记录 \(name.text)」，或加上引号写成一段文字：\"\(name.text)\"",
                    en: "declare `record \(name.text)`, or put it in quotation marks as a text: \"\(name.text)\""),
            fixes: replacing(name, nearest))
    }

    static func missingType(_ name: Name) -> Diagnostic {
        Diagnostic(
            .missingText,
            Message(zh: "「\(name.text)」没有写明有哪些值", en: "`\(name.text)` does not say which values it has"),
            at: Label(name.span, Message(zh: "后面缺类型", en: "its type is missing")),
            help: Message(
                zh: "在名称后面写类型，例如「： 取一 轻 < 重」或「： 整数 0..10」",
                en: "write a type behind the name, such as `: one of light < grave` or `: whole number 0..10`"))
    }

    // MARK: Circles

    static func cyclicDefinition(_ names: [Name]) -> Diagnostic {
        let loop = circle(names.map(\.text))
        return Diagnostic(
            .cyclicDefinition,
            Message(zh: "定义绕成了圈：\(loop)", en: "the definition goes round in a circle: \(loop)"),
            at: names.first.map { Label($0.span, Message(zh: "要用到它自己", en: "needs itself")) },
            secondary: names.dropFirst().map { Label($0.span, Message(zh: "圈里的一环", en: "part of the circle")) },
            help: Message(zh: "让其中一个只用事实来定义", en: "define one of them by facts only"))
    }

    static func definitionsTooDeep(_ name: Name, limit: Int) -> Diagnostic {
        Diagnostic(
            .limitExceeded,
            Message(
                zh: "超过 \(limit) 个定义一个用到下一个，下一个又写在后面",
                en: "more than \(limit) definitions need one another in a row, each declared below"),
            at: Label(name.span, Message(zh: "从这里起太深", en: "too deep from here")),
            help: Message(zh: "把被用到的定义写在前面", en: "declare what a definition needs above it"))
    }

    static func cyclicOrder(_ names: [Name]) -> Diagnostic {
        let loop = circle(names.reversed().map(\.text), separator: " < ")
        return Diagnostic(
            .cyclicDefinition,
            Message(zh: "次序绕成了圈：\(loop)", en: "the order goes round in a circle: \(loop)"),
            at: names.first.map { Label($0.span, Message(zh: "排在它自己之前", en: "comes before itself")) },
            secondary: names.dropFirst().map { Label($0.span, Message(zh: "圈里的一环", en: "part of the circle")) },
            help: Message(zh: "删去其中一个 `<`", en: "remove one of the `<`"))
    }

    static func branchingOrder(_ first: Name, _ second: Name) -> Diagnostic {
        Diagnostic(
            .unorderedComparison,
            Message(
                zh: "次序分了岔：「\(first.text)」和「\(second.text)」谁轻谁重没有写",
                en: "the order branches: nothing says which of `\(first.text)` and `\(second.text)` is the graver"),
            at: Label(second.span, Message(zh: "在哪一边", en: "on which side")),
            secondary: [Label(first.span, Message(zh: "与这个词相比", en: "compared with this word"))],
            help: Message(
                zh: "用 `<` 把它们连起来，或把互不相干的次序分开写，不共用词",
                en: "join them with `<`, or write orders that have nothing to do with each other without a common word")
        )
    }

    static func cyclicOverride(_ rows: [DraftRow]) -> Diagnostic {
        let loop = circle(rows.map(\.name))
        return Diagnostic(
            .cyclicOverride,
            Message(zh: "「优先于」绕成了圈：\(loop)", en: "these rows override each other in a circle: \(loop)"),
            at: rows.first.map { Label($0.span, Message(zh: "优先于下一条", en: "overrides the next")) },
            secondary: rows.dropFirst().map { Label($0.span, Message(zh: "圈里的一环", en: "part of the circle")) },
            help: Message(
                zh: "删去其中一个「优先于」，或用「当 …」使它们不会同时成立",
                en: "remove one `overrides`, or write a `when …` so that they never hold together"))
    }

    static func overridesItself(_ label: Name) -> Diagnostic {
        Diagnostic(
            .cyclicOverride,
            Message(zh: "「\(label.text)」不能优先于它自己", en: "`\(label.text)` cannot override itself"),
            at: Label(label.span, Message(zh: "就是本条", en: "this very row")),
            help: Message(zh: "写另一条的编号，或删去它", en: "write the label of another row, or remove this one"))
    }

    private static func circle(_ names: [String], separator: String = " → ") -> String {
        guard names.count > 8 else { return (names + names.prefix(1)).joined(separator: separator) }
        return (names.prefix(7) + ["…"] + names.prefix(1)).joined(separator: separator)
    }
}
