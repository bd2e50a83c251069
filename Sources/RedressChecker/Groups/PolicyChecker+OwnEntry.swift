import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Amounts per person, of which each payer owes its own.
extension PolicyChecker {
    /// The map of amounts per person that stands in the place of an amount; nil where none does. Where the group goes
    /// through the map, the entry at hand is an amount like any other.
    func ownEntry(_ syntax: MoneySyntax) -> FactID? {
        guard syntax.amount.high == nil, case .name(let name) = syntax.amount.low.kind,
            let index = names.index(of: name.text, .fact), let key = facts[index].key, case .persons = key,
            !isAtHand(key), facts[index].shape == .money
        else { return nil }
        return FactID(index)
    }

    /// Everybody owes an own amount, so nothing is shared; and only the people of the role that the map is kept for
    /// have an entry.
    func ownMode(
        _ written: MoneyItem.Mode?, _ roles: [RoleID], _ own: FactID, _ syntax: MoneySyntax
    ) -> MoneyItem.Mode? {
        if let written, written != .each {
            report(.ownEntryShared(syntax.amount.span))
            return nil
        }
        guard case .persons(let role)? = facts[own.index].key, roles == [role] else {
            report(.ownEntryOfOthers(syntax.amount.span, map: facts[own.index].name))
            return nil
        }
        return .each
    }
}
