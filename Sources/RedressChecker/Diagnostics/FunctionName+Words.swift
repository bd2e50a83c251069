import RedressSyntax

/// The functions as messages name them.
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
