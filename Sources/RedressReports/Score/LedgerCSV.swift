/// The ledger of a month: a line for each amount.
package enum LedgerCSV {
    /// The columns, behind the byte-order mark.
    package static let header =
        CSVText.byteOrderMark
        + CSVText.line(
            [
                "incident", "date", "policy", "version", "kind", "role", "unit", "person", "amount", "mode", "payee",
                "ground", "rule", "sources",
            ].map(CSVText.Field.text))

    /// One amount.
    package static func line(_ line: LedgerLine) -> String {
        CSVText.line([
            .text(line.incident), .text(line.date ?? ""), .text(line.policy), .text(line.version ?? ""),
            .text(line.isReward ? "reward" : "fine"), .text(line.roles.joined(separator: "、")),
            .text(line.unit ?? ""), .text(line.persons.joined(separator: "、")),
            .number(MoneyText.decimal(line.fen)), .text(line.mode), .text(line.payee ?? ""), .text(line.ground),
            .text(line.rule), .text(line.sources.joined(separator: " ")),
        ])
    }
}
