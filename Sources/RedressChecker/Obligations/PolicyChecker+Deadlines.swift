import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Deadlines: the one item of each row, and the clauses that lengthen it or hold its clock.
extension PolicyChecker {
    /// Checks what the groups of the deadlines do not hold.
    func checkDeadlines() -> [Deadline] {
        deadlines.map { draft in
            let outer = context
            defer { context = outer }
            context.iteration = iteration(of: draft.syntax)
            var extensions: [Deadline.Extension] = []
            var pauses: [Deadline.Pause] = []
            for (index, member) in draft.syntax.members.enumerated() {
                switch member.kind {
                case .extend(let by, let atMost, let condition, let tails):
                    let all = tails + draft.syntax.tails(behind: index)
                    if let found = `extension`(by, atMost, condition, all, span: member.span) {
                        extensions.append(found)
                    }
                case .pause(let from, let until):
                    if let from = instant(from), let until = instant(until) {
                        pauses.append(Deadline.Pause(from: from, until: until))
                    }
                case .row, .guarded, .given, .fund, .never, .copy, .samePerson, .times, .late, .tail, .invalid: continue
                }
            }
            return Deadline(
                id: draft.id, name: draft.syntax.name.text, title: draft.syntax.title?.text, group: draft.group,
                lateGroup: draft.lateGroup, extensions: extensions, pauses: pauses, span: draft.syntax.name.span)
        }
    }

    private func `extension`(
        _ by: Expression, _ atMost: Expression?, _ guardCondition: Expression?, _ tails: [TailSyntax], span: Span
    ) -> Deadline.Extension? {
        let condition = guardCondition.map { self.condition($0) } ?? .always
        let sources = sources(tails)
        let extent = quantity(by)
        let most = atMost.flatMap { quantity($0) }
        guard let extent, atMost == nil || most != nil else { return nil }
        if let most, let atMost, most.unit != extent.unit {
            report(.extensionUnits(atMost.span, by: by.span))
            return nil
        }
        return Deadline.Extension(by: extent, atMost: most, condition: condition, sources: sources, span: span)
    }

    // MARK: Rows

    /// The item of a row of a deadline; nil where it was reported.
    func dueItem(of row: RowSyntax, _ header: DuePhrases) -> Item? {
        let phrases = self.phrases(row.items).merged(with: header)
        let guardCondition = Condition.and(phrases.guards.map { condition($0) })
        let start = phrases.start.flatMap { instant($0.value, span: $0.span) }
        let until = phrases.until.flatMap { instant($0.value) }
        let by = phrases.by.map { assignments($0.value) } ?? []
        let calendar = phrases.calendar.flatMap { self.calendar($0.value) } ?? CalendarID(0)
        guard let written = phrases.limit else {
            if !row.items.contains(where: \.isInvalid) { report(.missingLimit(row.span)) }
            return nil
        }
        guard let limit = self.limit(written.value.limit, span: written.span) else { return nil }
        let (floor, ceiling) = bounds(written.value.bounds, of: limit)
        // In a group over a period the clock starts at its end.
        let origin = phrases.start == nil && frame != nil ? .event(Self.periodEvents.end) : start
        if limit.needsStart, origin == nil {
            if phrases.start == nil { report(.missingStart(written.span)) }
            return nil
        }
        let item = DueItem(
            limit: limit, floor: floor, ceiling: ceiling, start: origin, until: until, by: by, calendar: calendar)
        return Item(.limit(item), guardCondition: guardCondition, isOnce: false, span: row.span)
    }

    // MARK: Moments

    /// The moment that a phrase names; nil where it was reported.
    func instant(_ syntax: InstantSyntax, span: Span) -> Term? {
        switch syntax {
        case .named(let name): return instant(name)
        case .earliest(let names): return extreme(names) { .earliest($0) }
        case .latest(let names): return extreme(names) { .latest($0) }
        case .periodStart:
            if frame != nil { return .event(Self.periodEvents.start) }
            report(.periodWordOutsidePeriod(span))
            return nil
        }
    }

    private func extreme(_ names: [Name], _ make: ([Term]) -> Term) -> Term? {
        let terms = names.compactMap { instant($0) }
        return terms.count == names.count && !terms.isEmpty ? make(terms) : nil
    }

    /// The term of an event, or of a fact or other value that is a moment.
    func instant(_ name: Name) -> Term? {
        let typed = value(Expression(.name(name), span: name.span), mustBe: .instant)
        return typed.isError ? nil : typed.term
    }
}

extension ItemSyntax {
    /// Whether it could not be read.
    var isInvalid: Bool {
        if case .invalid = kind { true } else { false }
    }
}

extension Limit {
    /// Whether it is counted from a start.
    var needsStart: Bool {
        switch self {
        case .within, .window, .sameDay, .byClose, .sameDayByClose, .nextPeriodDay, .periodEnd: true
        case .before, .moment, .atOnce, .none: false
        case .earliest(let limits), .latest(let limits): limits.contains { $0.needsStart }
        }
    }
}
