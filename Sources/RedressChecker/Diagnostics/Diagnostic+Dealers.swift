import RedressDiagnostics
import RedressSyntax
import RedressTime

/// Bases, changes to them, versions, and files that policies use.
extension Diagnostic {
    static func unknownBase(_ name: Name, among known: [String]) -> Diagnostic {
        let nearest = NearestWord.suggest(name.text, among: known)
        let list = known.prefix(12).map { "「\($0)」" }.joined(separator: "、")
        let englishList = known.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .unknownBase,
            Message(zh: "没有找到要继承的制度「\(name.text)」", en: "the base policy `\(name.text)` is not here"),
            at: Label(name.span, Message(zh: "不在给出的文件里", en: "in none of the files")),
            notes: known.isEmpty
                ? [] : [Message(zh: "给出的文件里有\(list)", en: "the files hold \(englishList)")],
            help: nearest.map { Message(zh: "是不是「\($0)」？", en: "did you mean `\($0)`?") }
                ?? Message(
                    zh: "把那个制度的文件一并给出来，或在「继承」上面写「引用 \"文件\"」",
                    en: "give the file of that policy too, or write `use \"FILE\"` above `extends`"))
    }

    static func cyclicBase(_ name: Name, of policy: Name) -> Diagnostic {
        Diagnostic(
            .unknownBase,
            Message(
                zh: "继承绕成了圈：「\(policy.text)」继承「\(name.text)」，后者又要靠前者",
                en: "bases go round in a circle: `\(policy.text)` extends `\(name.text)`, which needs the former"),
            at: Label(name.span, Message(zh: "要用到它自己", en: "needs itself")),
            help: Message(zh: "最上级的制度不写「继承」", en: "the topmost policy extends nothing"))
    }

    static func baseNotInForce(_ name: Name, isNever: Bool) -> Diagnostic {
        Diagnostic(
            .unknownBase, isNever ? .error : .warning,
            isNever
                ? Message(
                    zh: "本制度施行期间，「\(name.text)」没有一版在施行",
                    en: "no version of `\(name.text)` is in force while this policy is")
                : Message(
                    zh: "本制度施行期间有些日子「\(name.text)」没有一版在施行；那些日子本制度也不适用",
                    en:
                        "on some days of this policy no version of `\(name.text)` is in force, so this one is not either"
                ),
            at: Label(name.span, Message(zh: "那时没有上级制度", en: "no base then")),
            help: Message(
                zh: "改施行日期，或补上那段时间的上级制度", en: "change the dates, or give the version of the base for that time"))
    }

    static func changeWithoutBase(_ span: Span) -> Diagnostic {
        Diagnostic(
            .changeWithoutBase,
            Message(zh: "这里要改上级制度，但本制度没有继承谁", en: "this changes a base policy, but this policy extends none"),
            at: Label(span, Message(zh: "没有可改的", en: "nothing to change")),
            help: Message(
                zh: "在制度下面写「继承 上级制度」；自己的条款直接改原文",
                en: "write `extends BASE` below the policy; change rows of its own where they stand"))
    }

    static func changedAlready(_ label: Name, first: Span, isWithdrawn: Bool) -> Diagnostic {
        Diagnostic(
            .duplicateName,
            isWithdrawn
                ? Message(zh: "「\(label.text)」已经撤销了", en: "`\(label.text)` is withdrawn already")
                : Message(zh: "「\(label.text)」已经替换过了", en: "`\(label.text)` is replaced already"),
            at: Label(label.span, Message(zh: "又一次改动", en: "changed again")),
            secondary: [Label(first, Message(zh: "先在这里", en: "first here"))],
            help: Message(zh: "每一条只改一次", en: "change each row once"))
    }

    static func replacementWithoutLabel(_ span: Span) -> Diagnostic {
        Diagnostic(
            .missingText,
            Message(zh: "没有写替换哪一条", en: "it does not say which row is replaced"),
            at: Label(span, Message(zh: "缺编号", en: "its label is missing")),
            help: Message(zh: "写成「替换 编号: 条件 → 结果」", en: "write `replace LABEL: condition → items`"))
    }

    static func severalGroups(_ name: Name, at places: [Span]) -> Diagnostic {
        Diagnostic(
            .duplicateName,
            Message(
                zh: "上级制度有 \(places.count) 组叫「\(name.text)」，不知道加到哪一组",
                en: "\(places.count) groups of the base are called `\(name.text)`; it is not clear which is meant"),
            at: Label(name.span, Message(zh: "不止一组", en: "more than one")),
            secondary: places.map { Label($0, Message(zh: "这里一组", en: "one here")) },
            help: Message(
                zh: "请上级制度给其中一组改名，或在本制度里另写一组",
                en: "have the base rename one of them, or write a group of its own in this policy"))
    }

    // MARK: Versions

    static func versionOverlap(_ name: Name, next: Name, days: ClosedRange<Int64>) -> Diagnostic {
        let ends = Array(Set([days.lowerBound, days.upperBound])).sorted().map { CivilDate(dayNumber: $0).description }
        let text = ends.joined(separator: "..")
        return Diagnostic(
            .versionOverlap,
            Message(
                zh: "「\(name.text)」的两个版本在 \(text) 同时施行", en: "two versions of `\(name.text)` are in force on \(text)"),
            at: Label(name.span, Message(zh: "到期晚于下一版的施行日", en: "ends after the next one begins")),
            secondary: [Label(next.span, Message(zh: "下一版", en: "the next version"))],
            help: Message(
                zh: "把前一版的「至」改到下一版施行的前一天，或不写「至」",
                en: "let it end the day before the next one begins, or leave `until` out"))
    }

    // MARK: Files

    static func unreadableUse(_ path: TextLiteral, because: Message) -> Diagnostic {
        Diagnostic(
            .unreadableUse,
            Message(
                zh: "引用的文件「\(path.text)」读不了：\(because.chinese)",
                en: "the used file \"\(path.text)\" cannot be read: \(because.english)"),
            at: Label(path.span, Message(zh: "读不了", en: "cannot be read")),
            help: Message(
                zh: "路径从本文件所在的文件夹算起；检查写法", en: "the path starts at this file's folder; check how it is written"))
    }

    static func usesItself(_ path: TextLiteral) -> Diagnostic {
        Diagnostic(
            .misusedFile,
            Message(zh: "文件引用了它自己", en: "the file uses itself"),
            at: Label(path.span, Message(zh: "就是本文件", en: "this very file")),
            help: Message(zh: "删去这一行", en: "remove this line"))
    }

    static func useOfPolicies(_ path: TextLiteral, names: [String]) -> Diagnostic {
        let list = names.prefix(8).map { "「\($0)」" }.joined(separator: "、")
        let englishList = names.prefix(8).map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .misusedFile,
            Message(
                zh: "引用的文件里是另外的制度（\(list)），本制度没有继承其中任何一个",
                en: "the used file holds policies of its own (\(englishList)), and this policy extends none of them"),
            at: Label(path.span, Message(zh: "里面有制度", en: "it holds policies")),
            help: Message(
                zh: "要以它为上级就写「继承 名称」；只想共用声明，就把它们放进一个没有「制度」的文件",
                en: "write `extends NAME` to build on it; to share declarations, put them into a file without `policy`")
        )
    }
}
