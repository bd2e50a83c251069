import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Groups: header, clauses and rows.
extension PolicyChecker {
    /// Checks every group, in the order of the text.
    func checkGroups() -> [Group] { groups.map { check($0) } }

    private func check(_ draft: DraftGroup) -> Group {
        var parts = GroupParts()
        let outer = context
        defer { context = outer }
        // The iteration decides what names mean in guards and rows, wherever it stands in the header.
        context.iteration = iteration(of: draft.syntax)
        for modifier in draft.syntax.modifiers { read(modifier, into: &parts, of: draft) }
        for member in draft.syntax.members { read(member, into: &parts, of: draft) }
        parts.tails = draft.commonTails
        if let type = draft.syntax.type, draft.derived == nil { report(.unexpectedType(type.span)) }
        checkOtherwise(draft.rows)
        parts.phrases = headerPhrases(of: draft)
        let rows = draft.rows.enumerated().map { index, row in
            check(row, id: RowID(group: draft.id, index: index), of: draft, parts)
        }
        return Group(
            id: draft.id, kind: draft.kind, name: draft.syntax.name.text, title: draft.syntax.title?.text,
            hitPolicy: parts.hitPolicy ?? .agree, iteration: context.iteration, guardCondition: .and(parts.guards),
            isComplete: parts.isComplete || draft.derived != nil, fund: parts.fund, samePerson: parts.samePerson,
            multiples: parts.multiples, rows: rows, span: draft.syntax.name.span)
    }

    /// What a group runs over, if it runs over anything.
    func iteration(of syntax: GroupSyntax) -> Iteration? {
        var result: Iteration?
        for modifier in syntax.modifiers {
            if case .forEach(let name) = modifier.kind { result = iteration(name) }
        }
        return result
    }

    /// What a group `for each` runs over: the elements of a set, or the keys of a map.
    private func iteration(_ name: Name) -> Iteration? {
        if let index = names.index(of: name.text, .fact) {
            let fact = facts[index]
            if fact.key != nil { return .keys(fact.id) }
            if case .set = fact.type { return .elements(fact.id) }
            if fact.shape != .error { report(.cannotIterate(name, found: describe(fact.shape))) }
            return nil
        }
        // `for each 单`, where 单 is what a map is keyed by.
        let keyed = facts.filter { $0.syntax.type.key?.text == name.text }
        guard let first = keyed.first else {
            let keys = facts.compactMap { $0.syntax.type.key?.text }
            reportUnknown(name, kinds: [.fact], words: keys)
            return nil
        }
        if keyed.count > 1 { report(.severalMaps(name, maps: keyed.map(\.name))) }
        return .keys(first.id)
    }

    private func read(_ modifier: GroupSyntax.Modifier, into parts: inout GroupParts, of draft: DraftGroup) {
        switch modifier.kind {
        // What follows when a deadline is late stands under that one condition.
        case .hit, .complete, .guarded: if !draft.isLate { readOwn(modifier, into: &parts, of: draft) }
        // What is `for` a group over a period is checked with it.
        case .forPeriod, .forEach: break
        case .per: if !draft.isPeriod { report(.perOutsidePeriod(modifier.span)) }
        }
    }

    private func readOwn(_ modifier: GroupSyntax.Modifier, into parts: inout GroupParts, of draft: DraftGroup) {
        switch modifier.kind {
        case .hit(let hit):
            if parts.hitPolicy != nil { report(.repeatedClause(modifier.span, first: draft.syntax.name.span)) }
            parts.hitPolicy = hitPolicy(hit, of: draft, modifier.span)
        case .complete: parts.isComplete = true
        case .guarded(let expression): parts.guards.append(condition(expression))
        case .forPeriod, .forEach, .per: break
        }
    }

    private func hitPolicy(_ hit: HitPolicySyntax, of draft: DraftGroup, _ span: Span) -> HitPolicy? {
        let policy = HitPolicy(hit)
        switch policy {
        case .agree, .unique, .first: return policy
        case .sum, .highest, .lowest:
            guard draft.isDeadline || draft.isRoute else { return policy }
            report(.hitPolicyOfOutcomes(span, isDeadline: draft.isDeadline))
        case .earliest, .latest:
            if draft.isDeadline { return policy }
            report(.hitPolicyOfDeadlines(span))
        }
        return nil
    }

    private func read(_ member: GroupSyntax.Member, into parts: inout GroupParts, of draft: DraftGroup) {
        switch member.kind {
        case .row: break
        case .guarded(let expression): if !draft.isLate { parts.guards.append(condition(expression)) }
        case .given: if !draft.isPeriod { report(.givenOutsidePeriod(member.span)) }
        case .fund(let name):
            guard requireSchedule(draft, member.span) else { return }
            if parts.fund != nil { report(.repeatedClause(member.span, first: draft.syntax.name.span)) }
            parts.fund = name.text
        case .never, .copy: if !draft.isRoute { report(.clauseOfOtherGroup(member.span)) }
        case .late, .extend, .pause: if !draft.isObligation { report(.clauseOfOtherGroup(member.span)) }
        case .samePerson(let hit):
            guard requireSchedule(draft, member.span) else { return }
            switch hit {
            case .highest: parts.samePerson = .highest
            case .lowest: parts.samePerson = .lowest
            case .sum: parts.samePerson = .sum
            case .agree, .unique, .first, .earliest, .latest: report(.samePersonPolicy(member.span))
            }
        case .times(let number, let expression):
            guard requireSchedule(draft, member.span) else { return }
            guard let factor = Rational(digits: number.digits, scale: number.scale) else {
                report(.numberTooLong(number.span))
                return
            }
            parts.multiples.append(Multiple(factor: factor, condition: condition(expression)))
        case .tail: break
        case .invalid: isBroken = true
        }
    }

    /// Whether a clause about money stands where some may be due; in a deadline it is for what follows when it is late.
    private func requireSchedule(_ draft: DraftGroup, _ span: Span) -> Bool {
        if draft.mayPunish { return true }
        if draft.isObligation, !draft.syntax.lateRows.isEmpty { return false }
        report(.clauseOfSchedule(span))
        return false
    }

    /// `otherwise` stands for what no other row says, so there is one of it.
    private func checkOtherwise(_ rows: [RowSyntax]) {
        var first: RowSyntax?
        for row in rows {
            guard case .otherwise = row.condition else { continue }
            if let first {
                report(.secondOtherwise(row.span, first: first.span))
            } else {
                first = row
            }
        }
    }

    private func check(_ row: RowSyntax, id: RowID, of draft: DraftGroup, _ parts: GroupParts) -> Row {
        let guardCondition: Row.Guard
        switch row.condition {
        case .always: guardCondition = draft.lateCondition(at: row.span).map { .when($0) } ?? .always
        case .otherwise: guardCondition = .otherwise
        case .when(let expression): guardCondition = .when(condition(expression))
        }
        let items = self.items(of: row, draft, parts) + copies(of: draft)
        var sources: [String] = []
        var overrides: [Override] = []
        var isMandatory = false
        for tail in row.tails + parts.tails {
            switch tail.kind {
            case .basis(let labels): sources += labels.map(\.text).filter { !sources.contains($0) }
            case .overrides(let labels, let when):
                let condition = when.map { self.condition($0) } ?? .always
                overrides += labels.compactMap { overridden($0, by: id) }.map {
                    Override(row: $0, guardCondition: condition)
                }
            case .mandatory: isMandatory = true
            }
        }
        return Row(
            label: row.label?.text, condition: guardCondition, items: items, overrides: overrides,
            isMandatory: isMandatory, sources: sources, span: row.span)
    }

    /// The row that a label names in `overrides`.
    private func overridden(_ label: Name, by row: RowID) -> RowID? {
        guard let index = names.index(of: label.text, .label) else {
            reportUnknown(label, kinds: [.label])
            return nil
        }
        // Rows of groups over a period stand in programs of their own.
        guard rowIDs.indices.contains(index) else {
            isBroken = true
            return nil
        }
        guard rowIDs[index] != row else {
            report(.overridesItself(label))
            return nil
        }
        return rowIDs[index]
    }
}

/// What the header and the clauses of a group say.
struct GroupParts {
    var hitPolicy: HitPolicy?
    var isComplete = false
    var guards: [Condition] = []
    var fund: String?
    var samePerson: HitPolicy?
    var multiples: [Multiple] = []
    /// What every row cites.
    var tails: [TailSyntax] = []
    /// What stands behind the colon of a deadline and holds for all its rows.
    var phrases = DuePhrases()
}

extension HitPolicy {
    init(_ hit: HitPolicySyntax) {
        switch hit {
        case .agree: self = .agree
        case .unique: self = .unique
        case .sum: self = .sum
        case .highest: self = .highest
        case .lowest: self = .lowest
        case .first: self = .first
        case .earliest: self = .earliest
        case .latest: self = .latest
        }
    }
}
