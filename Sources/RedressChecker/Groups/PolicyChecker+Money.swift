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
        let low = amount(syntax.amount.low, syntax)
        let high = syntax.amount.high.flatMap { amount($0, syntax) }
        checkRange(syntax.amount, low, high, modes.assessedSpan)
        let roles = payers.compactMap { $0 }
        guard isHome, roles.count == payers.count, let low, syntax.amount.high == nil || high != nil else { return nil }
        guard let mode = mode(modes.mode, roles, syntax) else { return nil }
        let shares = self.shares(syntax, mode)
        return MoneyItem(
            isReward: syntax.verb == .reward,
            payers: zip(roles, shares).map { MoneyItem.Payer(role: $0, share: $1) }, mode: mode,
            percent: syntax.amount.percent.flatMap { percent($0) }, low: low, high: high, perCount: modes.perCount,
            cap: modes.cap, assessed: modes.assessed)
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
            case .bound(let bound): report(.notYetSupported(.amountBounds, at: bound.span))
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
    private func amount(_ expression: Expression, _ syntax: MoneySyntax) -> Term? {
        // A map per person gives each payer's own entry; where the group goes through it, the entry at hand.
        if case .name(let name) = expression.kind, let index = names.index(of: name.text, .fact),
            case .persons? = facts[index].key, context.iteration != .keys(FactID(index))
        {
            report(.notYetSupported(.ownEntry, at: expression.span))
            return nil
        }
        let typed = value(expression, mustBe: .money)
        if typed.isError { return nil }
        if case .constant(.number(let number)) = typed.term, number.isNegative {
            report(.negativeAmount(expression.span))
            return nil
        }
        return typed.term
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
        switch self.roles[only.index].kind {
        case .one, .team, .company: return .sum
        case .several:
            let role = self.roles[only.index]
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
