import RedressDiagnostics
import RedressSyntax

// Trees with parts of them changed, as a dealer's policy changes its base.

extension [PolicySyntax.Clause] {
    /// The clauses of a policy with those of its base that it does not have itself. Both say whom they speak of, and
    /// the files that the base uses were read with it.
    func inheriting(_ base: [PolicySyntax.Clause]) -> [PolicySyntax.Clause] {
        let own = Set(compactMap { HeaderClause($0.kind) })
        return self
            + base.filter { clause in
                switch clause.kind {
                case .scope: return true
                case .extends, .use: return false
                case .effective, .issuer, .timezone, .currency, .calendar, .daysEnd, .rollsOver, .invalid:
                    return HeaderClause(clause.kind).map { !own.contains($0) } ?? true
                }
            }
    }
}

extension GroupSyntax {
    /// The group with other lines below its header.
    func replacing(_ members: [Member]) -> GroupSyntax {
        GroupSyntax(
            kind: kind, name: name, title: title, modifiers: modifiers, type: type, inlineRow: inlineRow,
            members: members)
    }

    /// The lines below the header. A limit in the header of a deadline without rows is a row of its own, which it must
    /// stay when others are added.
    var membersWithInlineLimit: [Member] {
        guard kind == .deadline, let inlineRow else { return members }
        let hasRows = members.contains { member in
            if case .row = member.kind { true } else { false }
        }
        let limits = inlineRow.items.filter { item in
            if case .phrase(.limit) = item.kind { true } else { false }
        }
        guard !hasRows, !limits.isEmpty else { return members }
        let row = RowSyntax(label: nil, condition: .always, items: limits, tails: [], span: inlineRow.span)
        return members + [Member(.row(row), span: inlineRow.span)]
    }
}

extension GroupSyntax.Member {
    /// The line without precedence over rows that were withdrawn; nil for such a row itself.
    func without(_ withdrawn: Set<String>) -> GroupSyntax.Member? {
        switch kind {
        case .row(let row):
            if let label = row.label?.text, withdrawn.contains(label) { return nil }
            let tails = row.tails.compactMap { $0.without(withdrawn) }
            return GroupSyntax.Member(
                .row(
                    RowSyntax(
                        label: row.label, condition: row.condition, items: row.items, tails: tails, span: row.span)),
                span: span)
        case .tail(let tail): return tail.without(withdrawn).map { GroupSyntax.Member(.tail($0), span: span) }
        case .guarded, .given, .fund, .never, .copy, .samePerson, .times, .late, .extend, .pause, .invalid: return self
        }
    }
}

extension TailSyntax {
    fileprivate func without(_ withdrawn: Set<String>) -> TailSyntax? {
        guard case .overrides(let labels, let guardCondition) = kind else { return self }
        let left = labels.filter { !withdrawn.contains($0.text) }
        return left.isEmpty ? nil : TailSyntax(.overrides(left, guardCondition: guardCondition), span: span)
    }
}

extension RowSyntax {
    /// The row of a change as it would have been read in a group of a kind, which its own place does not tell.
    func recast(for kind: GroupKindSyntax) -> RowSyntax {
        RowSyntax(
            label: label, condition: condition,
            items: items.map {
                ItemSyntax($0.kind.recast(for: kind), guardCondition: $0.guardCondition, span: $0.span)
            },
            tails: tails, span: span)
    }
}

extension ItemSyntax.Kind {
    fileprivate func recast(for kind: GroupKindSyntax) -> ItemSyntax.Kind {
        switch kind {
        case .define, .classify: asValue
        case .route: asWho
        case .deadline: asPhrase
        case .schedule, .rules, .eachWeek, .eachMonth, .eachQuarter, .eachYear: self
        }
    }

    private var asValue: ItemSyntax.Kind {
        switch self {
        case .who(let alternatives):
            guard alternatives.count == 1, let only = alternatives.first, case .nobody = only.kind else { return self }
            return .value(Expression(.none, span: only.span))
        case .phrase(.limit(.quantity(let number, to: nil, before: nil), bounds: let bounds)) where bounds.isEmpty:
            return .value(Expression(.number(number), span: number.span))
        case .value, .phrase, .money, .sanction, .notify, .record, .remedy, .escalate, .approval, .reopen, .void,
            .invalid:
            return self
        }
    }

    private var asWho: ItemSyntax.Kind {
        guard case .value(let expression) = self, case .name(let name) = expression.kind else { return self }
        return .who([WhoSyntax(.all([name]), span: name.span)])
    }

    private var asPhrase: ItemSyntax.Kind {
        switch self {
        case .value(let expression):
            guard case .name(let name) = expression.kind else { return self }
            return .phrase(.limit(.named(name), bounds: []))
        case .who(let alternatives):
            guard alternatives.count == 1, case .nobody = alternatives.first?.kind else { return self }
            return .phrase(.limit(.none, bounds: []))
        case .phrase, .money, .sanction, .notify, .record, .remedy, .escalate, .approval, .reopen, .void, .invalid:
            return self
        }
    }
}
