import RedressModel
import RedressTime

// MARK: - Outcomes that unite

extension Assembly {
    /// Identical ones are listed once, by the first row that gives them.
    mutating func addUnited() {
        var seen: Set<UnitedKey.Content> = []
        let united = ordered.compactMap { summary -> (UnitedKey.Content, Summary)? in
            guard case .united(let key) = summary.key else { return nil }
            return (key.content, summary)
        }
        for (content, summary) in united where summary.isAlways && !content.isChoice {
            if seen.insert(content).inserted, let id = summary.row { addDue(content, id) }
        }
        for (content, summary) in united where seen.insert(content).inserted {
            if let id = summary.row { addPending(content, summary, id) }
        }
    }

    private mutating func addDue(_ content: UnitedKey.Content, _ id: RowID) {
        switch content {
        case .notice(let roles, let text): decision.notices.append(NoticeOutcome(to: roles, text: text, row: id))
        case .copy(let route, let roles, let sources):
            decision.copies.append(
                CopyOutcome(route: route, to: roles, persons: staffing.names(roles), sources: sources, row: id))
        case .record(.text(let what)):
            decision.records.append(RecordOutcome(what: what, form: nil, lacking: [], keepUntil: nil, row: id))
        case .record(.form(let form)): addForm(program.records[form.index], for: id)
        case .remedy(.text(let what)): decision.remedies.append(SubjectOutcome(what: what, row: id))
        case .remedy(.form(let form)):
            decision.remedies.append(SubjectOutcome(what: program.records[form.index].name, row: id))
        case .record(.anyOf), .remedy(.anyOf): break
        case .escalation(let roles):
            decision.escalations.append(
                EscalationOutcome(to: roles, at: firstBreach(for: id), isUnchanged: haveIt(roles), row: id))
        case .approval(let roles): addApproval(roles, form: nil, id)
        case .reopen(let what): decision.reopened.append(ReopenOutcome(what: what, row: id))
        }
    }

    private mutating func addApproval(_ roles: [RoleID], form: RecordID?, _ id: RowID?) {
        guard !decision.approvals.contains(where: { $0.of == roles && $0.form == form }) else { return }
        decision.approvals.append(ApprovalOutcome(of: roles, form: form, row: id))
    }

    private mutating func addPending(_ content: UnitedKey.Content, _ summary: Summary, _ id: RowID) {
        let kind: PendingOutcome.Kind
        var roles: [RoleID] = []
        var what: String?
        switch content {
        case .notice(let to, let text): (kind, roles, what) = (.notice, to, text)
        case .copy(let route, let to, _): (kind, roles, what) = (.copy, to, program.routes[route.index].name)
        case .record(let subject): (kind, what) = (.record, text(subject))
        case .remedy(let subject): (kind, what) = (.remedy, text(subject))
        case .escalation(let to): (kind, roles) = (.escalation, to)
        case .approval(let of): (kind, roles) = (.approval, of)
        case .reopen(let subject): (kind, what) = (.reopen, subject)
        }
        var open = summary
        open.isOpen = content.isChoice
        let (need, missing) = need(of: open)
        decision.pending.append(
            PendingOutcome(
                kind: kind, roles: roles, persons: staffing.names(roles), sanction: nil, what: what, minimum: nil,
                maximum: nil, need: need, missing: missing, ground: .group(id.group), row: id))
    }

    private func text(_ subject: Subject) -> String {
        switch subject {
        case .text(let text): text
        case .form(let id): program.records[id.index].name
        case .anyOf(let texts): texts.joined(separator: " / ")
        }
    }
}

extension UnitedKey.Content {
    /// Whether people choose what it is.
    var isChoice: Bool {
        switch self {
        case .record(.anyOf), .remedy(.anyOf): true
        case .notice, .copy, .record, .remedy, .escalation, .approval, .reopen: false
        }
    }
}

// MARK: - Forms

extension Assembly {
    /// Forms that no row asks for are due on every incident in scope.
    mutating func addForms() {
        for form in program.records where !form.isNamedByRow { addForm(form, for: nil) }
    }

    private mutating func addForm(_ form: RecordForm, for id: RowID?) {
        guard !decision.records.contains(where: { $0.form == form.id }) else { return }
        var lacking: [FactID] = []
        for field in form.fields {
            switch row.slots[findings.wiring.layout.factSlots[field.index]] {
            case Slot.lacking:
                lacking.append(field)
                decision.violations.append(Violation(cause: .lackingField(form.id, field), row: id))
            case Slot.unknown: ask(.fact(field), for: id)
            case Slot.absent:
                let fact = program.schema[field]
                if fact.defaultValue == nil, !fact.isOptional { ask(.fact(field), for: id) }
            default: break
            }
        }
        decision.records.append(
            RecordOutcome(what: form.name, form: form.id, lacking: lacking, keepUntil: keepUntil(form), row: id))
        if !form.approvals.isEmpty { addApproval(form.approvals, form: form.id, id) }
    }

    /// A time counted in seconds runs from the first event of the incident; one in months does not count the day of
    /// the event and ends at 24:00 of its last day.
    private func keepUntil(_ form: RecordForm) -> Int64? {
        guard let keep = form.keep, let slot = findings.wiring.layout.eventSlots.first,
            row.slots[slot] >= Slot.firstValue
        else { return nil }
        let start = row.slots[slot]
        switch keep.count {
        case .clock:
            let (end, overflow) = start.addingReportingOverflow(keep.amount)
            return overflow ? nil : end
        case .months:
            guard let zone = findings.wiring.zone else { return nil }
            let last = zone.civil(of: Instant(seconds: start)).date.adding(months: keep.amount)
            return zone.instant(of: last.adding(days: 1)).seconds
        case .workingDays, .workingSeconds: return nil
        }
    }
}

// MARK: - Conflicts, violations, differences

extension Assembly {
    mutating func addConflicts() {
        for summary in ordered where summary.isAlways {
            guard case .conflict(let key) = summary.key else { continue }
            decision.conflicts.append(
                Conflict(kind: key.kind, role: key.role, ground: key.ground, parties: summary.parties))
        }
    }

    /// Those of rows in the order of the rows, then the requirements that do not hold.
    mutating func addViolations() {
        for summary in ordered where summary.isAlways {
            if case .violation(let violation) = summary.key { decision.violations.append(violation) }
        }
        let properties = program.requirements.indices.filter { program.requirements[$0].kind == .property }
        if !properties.isEmpty {
            let scene = ReferenceScene(findings.wiring, findings.world)
            let decision = decision
            let staffing = staffing
            scene.fines = { role in .number(decision.fines(of: role, staffing)) }
            for index in properties {
                let requirement = program.requirements[index]
                let isBroken =
                    scene.truth(requirement.guardCondition, at: nil) && !scene.truth(requirement.condition, at: nil)
                if isBroken == .holds {
                    self.decision.violations.append(Violation(cause: .requirement(index), row: nil))
                }
            }
        }
        decision.violations = decision.violations.enumerated().sorted { left, right in
            (Assembly.place(left.element), left.offset) < (Assembly.place(right.element), right.offset)
        }.map(\.element)
    }

    private static func place(_ violation: Violation) -> Int {
        if case .requirement(let index) = violation.cause { return index + 1 }
        return 0
    }

    /// What the incident carries otherwise than the rules or a computed default give it.
    mutating func addDifferences() {
        for givable in program.schema.givable {
            let wiring = findings.wiring
            guard let given = wiring.given(givable.derived, in: row) else { continue }
            let rules = findings.scene.derivedByRules(givable.derived)
            let vocabulary = wiring.vocabulary(of: givable.type)
            guard let given = given.constant(vocabulary: vocabulary),
                let byRules = rules.value.constant(vocabulary: vocabulary), given != byRules
            else { continue }
            decision.differences.append(
                Difference(subject: .derived(givable.derived), given: given, byRules: byRules, row: rules.row))
        }
        for id in findings.wiring.computedDefaults {
            let fact = program.schema[id]
            guard row.slots[findings.wiring.layout.factSlots[id.index]] >= Slot.firstValue,
                let term = fact.defaultValue
            else { continue }
            let vocabulary = findings.wiring.vocabulary(of: fact.type)
            guard let given = findings.scene.fact(id).constant(vocabulary: vocabulary),
                let byRules = findings.scene.value(term, at: nil).constant(vocabulary: vocabulary), given != byRules
            else { continue }
            decision.differences.append(Difference(subject: .fact(id), given: given, byRules: byRules, row: nil))
        }
    }
}

extension Decision {
    /// What a role is fined, or everybody: what is due, and at most what is pending beside it. A sum that several owe
    /// jointly counts in full for each of them.
    func fines(of role: RoleID?, _ staffing: Staffing) -> Interval {
        var due: Int64 = 0
        for fine in fines {
            guard let role else {
                due = due.saturatingAdding(fine.fen)
                continue
            }
            if fine.mode == .shared || fine.mode == .split {
                for share in fine.shares where share.role == role { due = due.saturatingAdding(share.fen) }
            } else if fine.roles.contains(role) {
                due = due.saturatingAdding(fine.fen)
            }
        }
        var low = due
        var high: Int64? = due
        for outcome in pending where outcome.kind == .fine && role.map(outcome.roles.contains) != false {
            // What several share may fall to each of them in any part.
            if role == nil || outcome.roles.count == 1 { low = low.saturatingAdding(outcome.minimum ?? 0) }
            high = high.flatMap { high in outcome.maximum.map(high.saturatingAdding) }
        }
        return Interval(low: Rational(low), high: high.map { Rational($0) })
    }
}

extension Int64 {
    /// The sum, or the largest number there is.
    func saturatingAdding(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
