import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Fines and rewards.
extension PolicyChecker {
    /// What the words behind an amount say.
    private struct MoneyModes {
        var mode: MoneyItem.Mode?
        var isOnce = false
        var perCount: Term?
        var cap: Term?
        var assessed: FactID?
        var assessedSpan: Span?
        var bounds: [BoundSyntax] = []
    }

    /// A fine or reward; nil where it was reported.
    func moneyItem(_ syntax: MoneySyntax, _ draft: DraftGroup, span: Span) -> MoneyItem? {
        let isHome = inSchedule(draft, span)
        let payers = syntax.payers.map { payer in role(payer.name) }
        for (index, payer) in syntax.payers.enumerated()
        where syntax.payers[..<index].contains(where: { $0.name.text == payer.name.text }) {
            report(.repeatedPayer(payer.name))
        }
        let modes = read(syntax.modes)
        let own = ownEntry(syntax)
        let low = own.map { .fact($0) } ?? amount(syntax.amount.low)
        let high = syntax.amount.high.flatMap { amount($0) }
        checkRange(syntax.amount, low, high, modes.assessedSpan)
        let roles = payers.compactMap { $0 }
        guard isHome, roles.count == payers.count, let low, syntax.amount.high == nil || high != nil else { return nil }
        let (floor, ceiling) = bounds(modes.bounds, low: low, high: high)
        guard let mode = own.map({ ownMode(modes.mode, roles, $0, syntax) }) ?? mode(modes.mode, roles, syntax) else {
            return nil
        }
        let shares = self.shares(syntax, mode)
        return MoneyItem(
            isReward: syntax.verb == .reward,
            payers: zip(roles, shares).map { MoneyItem.Payer(role: $0, share: $1) }, mode: mode,
            percent: syntax.amount.percent.flatMap { percent($0) }, low: low, high: high, perCount: modes.perCount,
            cap: modes.cap, assessed: modes.assessed, ownEntry: own, floor: floor, ceiling: ceiling)
    }

    /// Whether an item is due once for its row; outside `for each` the word says nothing.
    func isOnce(_ syntax: MoneySyntax, _ draft: DraftGroup) -> Bool {
        for mode in syntax.modes {
            guard case .once = mode.kind else { continue }
            let hasIteration = draft.syntax.modifiers.contains { modifier in
                if case .forEach = modifier.kind { true } else { false }
            }
            if !hasIteration { report(.onceOutsideForEach(mode.span)) }
            return hasIteration
        }
        return false
    }

    private func read(_ syntax: [ModeSyntax]) -> MoneyModes {
        var modes = MoneyModes()
        func set(_ mode: MoneyItem.Mode, _ span: Span) {
            if let first = modes.mode, first != mode { report(.severalModes(span)) }
            modes.mode = mode
        }
        for mode in syntax {
            switch mode.kind {
            case .each: set(.each, mode.span)
            case .shared: set(.shared, mode.span)
            case .split: set(.split, mode.span)
            case .jointly: set(.joint, mode.span)
            case .once: modes.isOnce = true
            case .per(let count):
                let typed = value(count, mustBe: .number(nil))
                modes.perCount = typed.isError ? nil : typed.term
            case .atMost(let cap):
                let typed = value(cap, mustBe: .money)
                modes.cap = typed.isError ? nil : typed.term
            case .assessed(let name):
                modes.assessedSpan = mode.span
                modes.assessed = assessedMoney(name)
            case .bound(let bound): modes.bounds.append(bound)
            }
        }
        return modes
    }

    private func assessedMoney(_ name: Name) -> FactID? {
        guard let id = fact(name) else { return nil }
        let draft = facts[id.index]
        if draft.key != nil || (draft.shape != .money && draft.shape != .error) {
            report(.assessedType(name, expected: Message(zh: "金额", en: "money")))
        }
        return id
    }

    /// An amount in fen.
    private func amount(_ expression: Expression) -> Term? {
        let typed = value(expression, mustBe: .money)
        if typed.isError { return nil }
        if case .constant(.number(let number)) = typed.term, number.isNegative {
            report(.negativeAmount(expression.span))
            return nil
        }
        return typed.term
    }

    /// The bounds of an amount in fen; an amount outside its own bounds is reported.
    private func bounds(_ syntax: [BoundSyntax], low: Term?, high: Term?) -> (floor: Term?, ceiling: Term?) {
        var floor: Term?
        var ceiling: Term?
        for bound in syntax {
            guard let limit = amount(bound.limit) else { continue }
            if (bound.isFloor ? floor : ceiling) != nil { report(.repeatedBound(bound.span)) }
            if bound.isFloor { floor = limit } else { ceiling = limit }
            let own = bound.isFloor ? low : high ?? low
            guard let own, let amount = folding.constant(own), let limit = folding.constant(limit) else { continue }
            if bound.isFloor ? limit.isAbove(amount) : amount.isAbove(limit) {
                report(.amountOutOfBounds(bound.span, isFloor: bound.isFloor))
            }
        }
        return (floor, ceiling)
    }

    private func checkRange(_ amount: AmountSyntax, _ low: Term?, _ high: Term?, _ assessed: Span?) {
        if amount.high != nil, assessed == nil { report(.rangeWithoutAssessor(amount.span)) }
        if amount.high == nil, let assessed { report(.assessorWithoutRange(assessed)) }
        if case .constant(let start)? = low, case .constant(let end)? = high, start.isAbove(end) {
            report(.invalidRange(amount.span))
        }
    }

    /// How the amount is borne. Several people must be told how.
    private func mode(_ written: MoneyItem.Mode?, _ roles: [RoleID], _ syntax: MoneySyntax) -> MoneyItem.Mode? {
        if let written { return written }
        // Percentages at the payers say how they share.
        if syntax.payers.contains(where: { $0.percent != nil }) { return .split }
        let span = syntax.payers.dropFirst().reduce(syntax.payers.first?.name.span ?? syntax.amount.span) {
            $0.union($1.name.span)
        }
        guard roles.count == 1, let only = roles.first else {
            report(.missingMode(span.union(syntax.amount.span), of: nil, at: syntax.amount.span))
            return nil
        }
        let role = self.roles[only.index]
        // Outside a group that goes through them, a role that is held for each of something is all its people.
        let isEverybody = role.key.map { !isAtHand($0) } ?? false
        switch role.kind {
        case .team, .company: return .sum
        case .one where !isEverybody: return .sum
        case .one, .several:
            report(.missingMode(span.union(syntax.amount.span), of: role.name, at: syntax.amount.span))
            return nil
        }
    }

    /// The part of each payer; only a `split` has any, and it shares out the whole.
    private func shares(_ syntax: MoneySyntax, _ mode: MoneyItem.Mode) -> [Rational?] {
        let written = syntax.payers.map(\.percent)
        let span = syntax.payers.dropFirst().reduce(syntax.payers.first?.name.span ?? syntax.amount.span) {
            $0.union($1.percent?.span ?? $1.name.span)
        }
        guard mode == .split else {
            if let first = written.compactMap({ $0 }).first { report(.shareWithoutSplit(first.span)) }
            return written.map { _ in nil }
        }
        let shares = written.map { $0.flatMap { percent($0) } }
        var total: Rational? = .zero
        for share in shares { total = share.flatMap { total?.adding($0) } }
        if total != .one { report(.sharesNotWhole(span, total: total, isMissing: written.contains { $0 == nil })) }
        return shares
    }

    /// A percentage as a ratio.
    private func percent(_ literal: NumberLiteral) -> Rational? {
        guard let value = Rational(digits: literal.digits, scale: literal.scale)?.divided(by: Rational(100)) else {
            report(.numberTooLong(literal.span))
            return nil
        }
        return value
    }
}
