package import RedressModel

/// What a base policy can promise about the decisions of those that extend it.
package enum PromiseKind: Hashable, Sendable, CaseIterable {
    /// What mandatory rows decide stays the same.
    case mandatory
    /// Amounts do not fall below a floor, or rise above a ceiling.
    case amountFloor, amountCeiling
    /// Limits are no shorter than a floor, or no longer than a ceiling.
    case limitFloor, limitCeiling
}

extension Program {
    /// The policy as far as it promises something, one program for each kind of promise that it makes.
    package var promisingParts: [(kind: PromiseKind, program: Program)] {
        PromiseKind.allCases.compactMap { kind in promising(kind).map { (kind, $0) } }
    }

    /// The policy with nothing but what one kind of promise speaks of, bounded amounts and limits being their bounds;
    /// nil where it makes no such promise. Whatever decides which rows count is left as it is.
    func promising(_ kind: PromiseKind) -> Program? {
        var found = false
        var program = self
        program.base = []
        program.groups = groups.map { group in
            group.replacingRows { row in
                let kept = row.items.compactMap { item in
                    item.promised(kind, by: row, found: &found)
                }
                return row.replacing(kept)
            }
        }
        return found ? program : nil
    }
}

extension Item {
    /// The item as far as a promise speaks of it; nil where it does not and nothing depends on it.
    fileprivate func promised(_ kind: PromiseKind, by row: Row, found: inout Bool) -> Item? {
        let isMandatory = kind == .mandatory && row.isMandatory
        if isMandatory { found = true }
        switch self.kind {
        // Conditions read values, slots and the states of deadlines; a void incident has no outcomes.
        case .value, .who, .void: return self
        case .limit(let due):
            let bound = kind == .limitFloor ? due.floor : kind == .limitCeiling ? due.ceiling : nil
            guard let bound else { return self }
            found = true
            return replacing(.limit(due.replacing(bound)))
        case .money(let money):
            let bound = kind == .amountFloor ? money.floor : kind == .amountCeiling ? money.ceiling : nil
            guard let bound else { return isMandatory ? self : nil }
            found = true
            return replacing(.money(money.replacing(bound)))
        case .sanction, .copy, .notify, .record, .remedy, .escalate, .approval, .reopen:
            return isMandatory ? self : nil
        }
    }

    private func replacing(_ kind: Kind) -> Item {
        Item(kind, guardCondition: guardCondition, isOnce: isOnce, span: span)
    }
}

extension MoneyItem {
    /// The item with its bound for an amount.
    fileprivate func replacing(_ bound: Term) -> MoneyItem {
        MoneyItem(
            isReward: isReward, payers: payers, mode: mode, percent: nil, low: bound, high: nil, perCount: perCount,
            cap: cap, assessed: nil)
    }
}

extension DueItem {
    /// The item with its bound for a limit.
    fileprivate func replacing(_ bound: Limit) -> DueItem {
        DueItem(limit: bound, floor: nil, ceiling: nil, start: start, until: until, by: by, calendar: calendar)
    }
}

extension Row {
    fileprivate func replacing(_ items: [Item]) -> Row {
        Row(
            label: label, condition: condition, items: items, overrides: overrides, isMandatory: isMandatory,
            sources: sources, span: span)
    }
}

extension Group {
    fileprivate func replacingRows(_ body: (Row) -> Row) -> Group {
        Group(
            id: id, kind: kind, name: name, title: title, hitPolicy: hitPolicy, iteration: iteration,
            guardCondition: guardCondition, isComplete: isComplete, fund: fund, samePerson: samePerson,
            multiples: multiples, rows: rows.map(body), span: span)
    }
}
