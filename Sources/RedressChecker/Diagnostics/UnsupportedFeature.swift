import RedressDiagnostics
import RedressSyntax

/// What the language has and this version cannot judge yet.
enum UnsupportedFeature {
    case table, eventKey, roleKey
    case amountBounds, ownEntry, severalOrders
    case function(FunctionName)

    /// The feature in words.
    var words: Message {
        switch self {
        case .table: Message(zh: "对照表", en: "a table")
        case .eventKey: Message(zh: "按项分开的事件（每 …）", en: "an event `per` key")
        case .roleKey: Message(zh: "按项分开的岗位（每 …）", en: "a role `per` key")
        case .amountBounds: Message(zh: "金额的「不得低于」「不得高于」", en: "`floor` and `ceiling` of an amount")
        case .ownEntry: Message(zh: "每人各付自己那一份的金额", en: "an amount that is each payer's own entry")
        case .severalOrders: Message(zh: "一份词表里有几条互不相连的次序", en: "several separate orders in one list of words")
        case .function(let function): Message(zh: "函数「\(function.chinese)」", en: "the function `\(function.english)`")
        }
    }

    /// What to do meanwhile.
    var meanwhile: Message {
        switch self {
        case .table: Message(zh: "先用「设」逐行写明，每个键一行", en: "for now, write a `define` with a row for each key")
        case .eventKey, .roleKey:
            Message(zh: "先写成不分项的一个，或每项单独声明一个", en: "for now, declare one without a key, or one for each key")
        case .amountBounds: Message(zh: "先删去界限；参数可以有界限", en: "for now, leave the bound out; a parameter may have one")
        case .ownEntry:
            Message(zh: "先给每个人写一个金额事实，各占一条", en: "for now, declare an amount for each person, with an item of its own")
        case .severalOrders:
            Message(zh: "先用 `<` 把它们连成一条次序，或去掉其中一条", en: "for now, join them into one order with `<`, or drop one")
        case .function(let function): function.meanwhile
        }
    }
}

extension FunctionName {
    var chinese: String {
        switch self {
        case .elapsed: "历时"
        case .size: "个数"
        case .earliest: "先到"
        case .latest: "后到"
        case .count: "件数"
        case .earlier: "此前"
        case .fines: "罚款"
        case .sum: "合计"
        case .average: "平均"
        case .highest: "最高"
        case .lowest: "最低"
        case .excess: "超出"
        }
    }

    var english: String {
        switch self {
        case .elapsed: "elapsed"
        case .size: "size"
        case .earliest: "earliest"
        case .latest: "latest"
        case .count: "count"
        case .earlier: "earlier"
        case .fines: "fines"
        case .sum: "sum"
        case .average: "average"
        case .highest: "highest"
        case .lowest: "lowest"
        case .excess: "excess"
        }
    }

    /// What to do while the function is not supported.
    var meanwhile: Message {
        switch self {
        case .elapsed:
            Message(zh: "先用两个时刻相减，例如「响应 - 收到」", en: "for now, subtract the moments: `responded - received`")
        case .size, .earliest, .latest, .count, .earlier, .fines, .sum, .average, .highest, .lowest, .excess:
            Message(
                zh: "先把这个数写成一个事实，由人填在事件单里", en: "for now, make the figure a fact that people fill in")
        }
    }
}

extension Diagnostic {
    static func notYetSupported(_ feature: UnsupportedFeature, at span: Span) -> Diagnostic {
        let words = feature.words
        return Diagnostic(
            .notYetSupported,
            Message(zh: "\(words.chinese)目前还不支持", en: "\(words.english) is not supported yet"),
            at: Label(span, Message(zh: "还不能判定", en: "cannot be judged yet")), help: feature.meanwhile)
    }
}
