import RedressDiagnostics
import RedressModel

extension ReportContext {
    /// What the items of a row give, each for one line of a finding.
    func outcomes(of row: RowID) -> [Evidence.Outcome] {
        program[row].items.compactMap { item in
            switch item.kind {
            case .money(let money):
                let role = money.payers.map { name($0.role) }.joined(separator: "、")
                let amount: String?
                if case .constant(.number(let fen)) = money.low, money.high == nil, money.percent == nil,
                    money.perCount == nil
                {
                    amount = moneyText(fen)
                } else {
                    amount = nil
                }
                return Evidence.Outcome(
                    rule: rule(row), what: money.isReward ? "reward" : "fine", role: role, amount: amount,
                    value: amount == nil ? excerpt(item.span) : nil)
            case .sanction(let sanction):
                let role = sanction.roles.map(name).joined(separator: "、")
                let words = sanction.sanctions.map(self.sanction).joined(separator: "、")
                return Evidence.Outcome(rule: rule(row), what: "sanction", role: role, amount: nil, value: words)
            case .value: return other("value", item, row)
            case .who: return other("route", item, row)
            case .limit: return other("deadline", item, row)
            case .copy, .notify, .record, .remedy, .escalate, .approval, .reopen, .void: return nil
            }
        }
    }

    private func other(_ what: String, _ item: Item, _ row: RowID) -> Evidence.Outcome {
        // An item that fills its row is written without the row's label and condition.
        let text = excerpt(item.span) ?? ""
        let arrow = item.span == program[row].span ? text.firstRange(of: "→") ?? text.firstRange(of: "->") : nil
        let given = arrow.map { String(text[$0.upperBound...].drop { $0 == " " }) } ?? text
        return Evidence.Outcome(rule: rule(row), what: what, role: nil, amount: nil, value: given)
    }
}
