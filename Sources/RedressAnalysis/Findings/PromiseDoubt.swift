import RedressEngine
import RedressModel
import RedressTime

/// Why a promise may still be broken for some incident of a class, though none that was tried breaks it.
struct PromiseDoubt {
    /// nil where all incidents of the class keep it.
    let reason: UndecidedQuestion.Reason?

    /// About a class of incidents that the promises alone and the policy decide otherwise.
    init(
        _ kind: PromiseKind, _ promised: Program, _ policy: Program, _ difference: PolicyDifference,
        _ witness: DifferenceWitness
    ) {
        let (old, new) = (difference.oldRows.map { promised[$0] }, difference.newRows.map { policy[$0] })
        switch difference.key.aspect {
        case .deadline:
            let order = kind == .limitFloor ? DueOrder.later : .earlier
            let isKept = old.flatMap(\.limits).allSatisfy { wanted in
                new.flatMap(\.limits).allSatisfy { witness.neverStand(wanted, $0, so: order) }
            }
            reason = isKept ? nil : .startsTried
        case .fine, .reward:
            // Of one amount on each side the points at which it is less or more were tried; several come to a sum.
            let isOne = old.flatMap(\.money).count <= 1 && new.flatMap(\.money).count <= 1
            let isFixed = (old + new).flatMap(\.money).allSatisfy(\.isFixed)
            reason = isOne || isFixed ? nil : .outsideFragment
        case .scope, .void, .value, .route, .copy, .sanction, .remedy, .record, .notice, .approval, .escalation,
            .reopening, .violation, .figure, .unsaid:
            reason = nil
        }
    }
}

extension Row {
    fileprivate var limits: [DueItem] {
        items.compactMap { if case .limit(let due) = $0.kind { due } else { nil } }
    }

    fileprivate var money: [MoneyItem] {
        items.compactMap { if case .money(let money) = $0.kind { money } else { nil } }
    }
}

extension MoneyItem {
    /// Whether it is one sum, whatever an incident says.
    fileprivate var isFixed: Bool {
        guard case .constant = low else { return false }
        return percent == nil && high == nil && perCount == nil && assessed == nil && ownEntry == nil
    }
}
