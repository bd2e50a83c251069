import RedressDiagnostics
import RedressModel

/// The parts of a roster that have a form of their own.
enum RosterForm {
    case whole, posts, holder, leave

    var example: Message {
        switch self {
        case .whole:
            Message(
                zh: "顶层写两项：`岗位: {服务经理: 甲}` 和 `请假: [{姓名: 甲, 自: 2026-09-16, 至: 2026-09-18}]`",
                en:
                    "write `roles: {manager: Wang}` and `leave: [{name: Wang, from: 2026-09-16, until: 2026-09-18}]` at the top"
            )
        case .posts:
            Message(
                zh: "每个岗位一行：`服务经理: 甲`，几个人写成 `[甲, 乙]`",
                en: "write a line for each role: `manager: Wang`, several people as `[Wang, Li]`")
        case .holder:
            Message(
                zh: "写姓名，或 `{姓名: 甲, 自: 2026-01-01, 至: 2026-06-30}`",
                en: "write a name, or `{name: Wang, from: 2026-01-01, until: 2026-06-30}`")
        case .leave:
            Message(
                zh: "写成 `{姓名: 甲, 自: 2026-09-16, 至: 2026-09-18, 代理: 乙}`",
                en: "write `{name: Wang, from: 2026-09-16, until: 2026-09-18, stand_in: Li}`")
        }
    }
}

extension Diagnostic {
    static func emptyRoster(_ source: SourceText) -> Diagnostic {
        Diagnostic(
            .emptyFile, .warning,
            Message(zh: "人员表「\(source.path)」里什么也没有", en: "the roster `\(source.path)` is empty"),
            at: Label(Span(source: source.id, start: 0, end: 0)), help: RosterForm.whole.example)
    }

    static func rosterShape(_ form: RosterForm, _ span: Span) -> Diagnostic {
        Diagnostic(
            .wrongType, .error,
            Message(zh: "人员表的这一处写法不对", en: "this part of the roster has another form"), at: Label(span),
            help: form.example)
    }

    static func unknownRosterKey(_ found: String, _ known: [String], _ form: RosterForm, _ span: Span) -> Diagnostic {
        let nearest = NearestWord.suggest(found, among: known)
        let replace = nearest.map { Message(zh: "改成「\($0)」", en: "write `\($0)`") }
        return Diagnostic(
            .unknownKey, .error,
            Message(zh: "人员表的这里没有「\(found)」这一项", en: "a roster has no `\(found)` here"), at: Label(span),
            help: replace ?? form.example,
            fixes: nearest.map { word in
                [
                    Fix(
                        title: Message(zh: "改成「\(word)」", en: "write `\(word)`"), isSafe: false,
                        edits: [Edit(span, word)])
                ]
            } ?? [])
    }

    static func repeatedInRoster(_ found: String, _ span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            .duplicateKey, .error,
            Message(zh: "「\(found)」写了两次", en: "`\(found)` is given twice"),
            at: Label(span, Message(zh: "第二次，不计", en: "the second one does not count")),
            secondary: [Label(first, Message(zh: "第一次", en: "the first one"))],
            help: Message(zh: "合成一处；几个人写成列表 [甲, 乙]", en: "join them; write several people as a list [A, B]"))
    }

    static func blankInRoster(_ found: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            .wrongType, .error,
            Message(zh: "「\(found)」后面没有写内容", en: "`\(found)` has no value"), at: Label(span),
            help: Message(zh: "写上内容；岗位空缺写 []", en: "write a value; a vacant post is `[]`"))
    }

    static func namelessInRoster(_ span: Span) -> Diagnostic {
        Diagnostic(
            .wrongType, .error,
            Message(zh: "这里没有写姓名", en: "a name is missing here"), at: Label(span), help: RosterForm.holder.example)
    }

    static func gluedInRoster(_ found: String, _ names: [String], _ span: Span) -> Diagnostic {
        let list = "[" + names.joined(separator: ", ") + "]"
        return Diagnostic(
            .wrongType, .error,
            Message(zh: "「\(found)」像是几个人的姓名连在一起", en: "`\(found)` looks like several names in one text"),
            at: Label(span),
            help: Message(zh: "几个人写成列表：\(list)", en: "write several people as a list: \(list)"))
    }

    static func datelessLeave(_ span: Span) -> Diagnostic {
        Diagnostic(
            .wrongType, .error,
            Message(zh: "请假没有写起止日期", en: "this leave has no dates"), at: Label(span), help: RosterForm.leave.example)
    }

    static func noMomentInRoster(_ found: String, _ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidDate, .error,
            Message(zh: "「\(found)」不是日期或时刻", en: "`\(found)` is no date or moment"), at: Label(span),
            help: Message(zh: "写成 2026-09-16 或 2026-09-16 12:00", en: "write it as 2026-09-16 or 2026-09-16 12:00"))
    }

    static func reversedInRoster(_ span: Span, from: Span) -> Diagnostic {
        Diagnostic(
            .invalidDate, .error,
            Message(zh: "止早于起", en: "it ends before it begins"), at: Label(span, Message(zh: "止", en: "the end")),
            secondary: [Label(from, Message(zh: "起", en: "the beginning"))],
            help: Message(zh: "核对这两个日期", en: "check both dates"))
    }

    static func unknownRosterRole(_ found: String, _ roles: [String], _ span: Span) -> Diagnostic {
        let nearest = NearestWord.suggest(found, among: roles)
        return Diagnostic(
            .unknownKey, .error,
            Message(zh: "没有制度有「\(found)」这个岗位", en: "no policy at hand has the role `\(found)`"), at: Label(span),
            help: nearest.map { Message(zh: "改成「\($0)」", en: "write `\($0)`") }
                ?? Message(
                    zh: "改用制度里的岗位名，或删去这一处", en: "write the name of a role of the policy, or take this out"),
            fixes: nearest.map { word in
                [
                    Fix(
                        title: Message(zh: "改成「\(word)」", en: "write `\(word)`"), isSafe: false,
                        edits: [Edit(span, word)])
                ]
            } ?? [])
    }

    static func rosterKeyMismatch(_ role: String, isKeyed: Bool, _ span: Span) -> Diagnostic {
        Diagnostic(
            .wrongType, .error,
            isKeyed
                ? Message(
                    zh: "「\(role)」在制度里分项设岗，这里没有分项",
                    en: "`\(role)` is held for each of several, which this does not tell apart")
                : Message(zh: "「\(role)」在制度里不分项", en: "`\(role)` is not held for each of several"),
            at: Label(span),
            help: isKeyed
                ? Message(zh: "分项写：`\(role): {某项: 甲}`", en: "write who holds each: `\(role): {KEY: Wang}`")
                : Message(zh: "直接写人：`\(role): 甲`", en: "write the people themselves: `\(role): Wang`"))
    }

    static func unknownRosterElement(_ found: String, of role: String, _ words: [String], _ span: Span) -> Diagnostic {
        let nearest = NearestWord.suggest(found, among: words)
        return Diagnostic(
            .unknownValue, .error,
            Message(zh: "「\(role)」没有「\(found)」这一项", en: "`\(role)` is not held for `\(found)`"), at: Label(span),
            help: nearest.map { Message(zh: "改成「\($0)」", en: "write `\($0)`") }
                ?? Message(
                    zh: "可写的有：" + words.joined(separator: "、"), en: "write one of " + words.joined(separator: ", ")))
    }

    static func overlapInRoster(_ role: String, _ names: (String, String), _ span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            .tooManyPeople, .error,
            Message(
                zh: "「\(role)」只能有一人，「\(names.0)」和「\(names.1)」的任期重叠",
                en: "`\(role)` is one person, and `\(names.0)` and `\(names.1)` hold it at the same time"),
            at: Label(span), secondary: [Label(first, Message(zh: "另一位", en: "the other one"))],
            notes: [
                Message(
                    zh: "重叠的日子里按没有写这个岗位处理", en: "while both hold it, the post counts as not named")
            ],
            help: Message(
                zh: "给前一位写上「至」；如果可以有多人，在制度里写「岗位 \(role) : 多人」",
                en: "say until when the first one holds it, or write `role \(role) : several` in the policy"))
    }
}
