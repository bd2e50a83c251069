import RedressDiagnostics
import RedressSyntax

/// Tables, and what there is one of for each of something.
extension Diagnostic {
    static func emptyTable(_ name: Name) -> Diagnostic {
        Diagnostic(
            .missingText,
            Message(zh: "对照表「\(name.text)」一行也没有", en: "table `\(name.text)` has no rows"),
            at: Label(name.span, Message(zh: "缺少各行", en: "nothing to look up")),
            help: Message(zh: "每个键写一行「键 → 值」", en: "write a row `KEY → VALUE` for each key"))
    }

    static func tableKeyCount(_ span: Span, found: Int, keys: [Name]) -> Diagnostic {
        let listed = keys.map(\.text)
        return Diagnostic(
            .misplacedItem,
            Message(
                zh: "这一行有 \(found) 个键，对照表按 \(keys.count) 项来查",
                en: "this row has \(found) \(found == 1 ? "key" : "keys"), and the table is keyed by \(keys.count)"),
            at: Label(span, Message(zh: "键数不对", en: "the wrong number of keys")),
            help: Message(
                zh: "依次写：\(listed.joined(separator: ", ")) → 值", en: "write: \(listed.joined(separator: ", ")) → VALUE")
        )
    }

    static func repeatedKey(_ span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            .duplicateName,
            Message(zh: "这个键已经有一行了", en: "these keys have a row already"),
            at: Label(span, Message(zh: "又一行", en: "a second row")),
            secondary: [Label(first, Message(zh: "先在这里", en: "first here"))],
            help: Message(zh: "删去其中一行", en: "remove one of the two"))
    }

    static func notATableKey(_ name: Name, found: Message) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(
                zh: "「\(name.text)」是\(found.chinese)，不能作对照表的键",
                en: "`\(name.text)` is \(found.english) and cannot be a key"),
            at: Label(name.span, Message(zh: "有几个值", en: "has several values")),
            help: Message(
                zh: "按「取一」、「是否」或数来查；几个值的，用「逐项」的组逐个写",
                en: "key the table by words, yes/no or numbers; go through several values in a group `for each`"))
    }

    static func notARoleTable(_ name: Name, shape: Message) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(zh: "「\(name.text)」给出的不是岗位", en: "`\(name.text)` does not give a role"),
            at: Label(name.span, Message(zh: "是\(shape.chinese)", en: "is \(shape.english)")),
            help: Message(
                zh: "用「对照表 … : 岗位」，或一个岗位、事实", en: "use a `table … : role`, another role, or a fact"))
    }

    static func keyedOutsideForEach(_ name: Name) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(
                zh: "「\(name.text)」每项各有一个时刻，这里不知是哪一项的",
                en: "`\(name.text)` is dated for each of something, and nothing says for which"),
            at: Label(name.span, Message(zh: "哪一项的？", en: "of which one?")),
            help: Message(zh: "给这一组加上「逐项 …」", en: "make the group go through it with `for each`"))
    }

    static func firstEventPerKey(_ name: Name) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(
                zh: "头一个事件定下事件单的日期，不能「每 …」各有一个",
                en: "the first event dates the incident, so it cannot be dated for each of something"),
            at: Label(name.span, Message(zh: "头一个声明的事件", en: "the first event declared")),
            help: Message(
                zh: "先声明一个只发生一次的事件，例如「收到」", en: "declare an event that happens once before it, such as `received`"))
    }

    // MARK: Amounts

    static func repeatedBound(_ span: Span) -> Diagnostic {
        Diagnostic(
            .duplicateName,
            Message(zh: "同一种界限写了两次", en: "this bound has been said already"),
            at: Label(span, Message(zh: "又一次", en: "again")),
            help: Message(zh: "只留一个", en: "keep one of them"))
    }

    static func amountOutOfBounds(_ span: Span, isFloor: Bool) -> Diagnostic {
        Diagnostic(
            .invalidRange,
            isFloor
                ? Message(zh: "金额自己就低于它的下限", en: "the amount itself is below its floor")
                : Message(zh: "金额自己就高于它的上限", en: "the amount itself is above its ceiling"),
            at: Label(span, Message(zh: "与金额不合", en: "does not fit the amount")),
            help: Message(zh: "改金额或改界限", en: "change the amount or the bound"))
    }

    static func ownEntryShared(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "每人各有一个金额，不能平摊、分担或合付", en: "everybody owes an amount of their own, so nothing is shared"),
            at: Label(span, Message(zh: "各人的金额", en: "each person's own amount")),
            help: Message(zh: "写「每人」，或不写", en: "write `each`, or nothing"))
    }

    static func ownEntryOfOthers(_ span: Span, map: Name) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(
                zh: "「\(map.text)」只有它那个岗位的人才有金额，付的人要就是这个岗位",
                en: "`\(map.text)` has amounts for the people of one role, and only that role can pay them"),
            at: Label(span, Message(zh: "别的岗位没有金额", en: "others have no entry")),
            help: Message(zh: "只写「每 岗位」里的那个岗位", en: "let the role behind `per` pay, and no other"))
    }
}
