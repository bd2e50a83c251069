/// Who pays and receives how much in a month: a line for each person or team in each role.
package enum PeopleCSV {
    /// The whole file.
    package static func text(_ score: ScoreAccumulator) -> String {
        let columns = [
            "kind", "name", "role", "fines", "rewards", "net", "fine_count", "reward_count", "sanction_count",
        ]
        let lines = score.payersInOrder.map { key, tally in
            CSVText.line([
                .text(key.payer.kind), .text(key.payer.name), .text(key.role),
                .number(MoneyText.decimal(tally.fines)), .number(MoneyText.decimal(tally.rewards)),
                .number(MoneyText.decimal(tally.net)), .number(String(tally.fineCount)),
                .number(String(tally.rewardCount)), .number(String(tally.sanctionCount)),
            ])
        }
        return CSVText.byteOrderMark + CSVText.line(columns.map(CSVText.Field.text)) + lines.joined()
    }
}
