import RedressDiagnostics
import RedressModel

// How the month's deadlines were kept.
extension SummaryText {
    /// The deadlines, and who owes them.
    func byDeadline() -> [String] {
        let named = score.deadlines.byName.map { (label: $0.key.name, role: "", count: $0.count) }
        let owed = score.deadlines.byOwner.map { key, count in
            (label: name(key.payer), role: key.role == key.payer.name ? "" : key.role, count: count)
        }
        return section(say("时限", "deadlines"), table(named), leftOut: 0)
            + section(
                say("时限，按责任人", "deadlines, by who owes them"), table(Array(owed.prefix(Self.maximumLines))),
                leftOut: owed.count - Self.maximumLines)
    }

    private func table(_ entries: [(label: String, role: String, count: DeadlineScore.Count)]) -> TextTable {
        let most = entries.map(\.count.late).max() ?? 0
        var table = TextTable([.left, .left, .right, .right, .right, .right, .left, .left])
        for (label, role, count) in entries {
            func cell(_ number: Int, _ chinese: String, _ english: String) -> TextTable.Cell {
                number == 0 ? "" : .init(say("\(chinese) \(number)", "\(number) \(english)"))
            }
            let isLate = count.longestLate > 0
            let longest = LengthText.text(count.longestLate, in: language)
            table.add([
                .init(label), .init(role), cell(count.met, "按时", "met"),
                .init(
                    count.late == 0 ? "" : say("逾期 \(count.late)", "\(count.late) late"),
                    style: count.late == 0 ? nil : .error),
                cell(count.pending, "未到期", "not yet due"), cell(count.unknown, "未定", "open"),
                .init(isLate ? say("最长迟 \(longest)", "up to \(longest) late") : ""),
                bar(Int128(count.late), of: Int128(most)),
            ])
        }
        return table
    }
}
