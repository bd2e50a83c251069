import RedressDiagnostics
import RedressSyntax

/// What the language has and this version cannot judge yet.
enum UnsupportedFeature {
    case severalOrders

    /// The feature in words.
    var words: Message {
        switch self {
        case .severalOrders: Message(zh: "一份词表里有几条互不相连的次序", en: "several separate orders in one list of words")
        }
    }

    /// What to do meanwhile.
    var meanwhile: Message {
        switch self {
        case .severalOrders:
            Message(zh: "先用 `<` 把它们连成一条次序，或去掉其中一条", en: "for now, join them into one order with `<`, or drop one")
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
