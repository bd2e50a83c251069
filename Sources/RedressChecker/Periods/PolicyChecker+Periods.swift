import RedressDiagnostics
import RedressModel
import RedressSyntax
import RedressTime

/// Where a group over a period belongs while it is checked.
struct PeriodFrame {
    let group: PeriodGroup
    /// The checker of the policy, in whose program single incidents are judged.
    let incidents: PolicyChecker
}

/// Groups over a period, each checked as a small policy of its own.
extension PolicyChecker {
    /// The moments that every case has: the start of its period, and the last second of it.
    static let periodEvents = (start: EventID(0), end: EventID(1))

    /// Declares the names that groups over a period take away from the rest of the policy.
    func declarePeriodGroups() {
        for (index, group) in periods.enumerated() {
            declare(group.syntax.name, .period, index: index)
            for label in group.labels { declare(label, .label, index: -1) }
        }
    }

    /// Declares the start and the end of the period.
    func declarePeriodEvents() {
        guard let frame else { return }
        for (id, name) in [(Self.periodEvents.start, "期初"), (Self.periodEvents.end, "期末")] {
            events.append(Event(id: id, name: name, isHidden: true, span: frame.group.syntax.name.span))
        }
    }

    /// The cases of all groups over a period.
    func checkPeriods(_ settings: [CheckedSetting]) -> [PeriodCase] {
        for name in unknownPeriods { reportUnknown(name, kinds: [.period]) }
        return periods.compactMap { check($0, settings) }
    }

    private func check(_ group: PeriodGroup, _ settings: [CheckedSetting]) -> PeriodCase? {
        let section = PeriodSection(group, of: self).section
        let frame = PeriodFrame(group: group, incidents: self)
        var checker = PolicyChecker(section, frame: frame)
        checker.namesAreOpen = namesAreOpen
        checker.declareNames()
        var program = checker.check(settings: settings)
        if program != nil, let order = checker.wantedOrder {
            checker = PolicyChecker(section, derivedOrder: order, frame: frame)
            checker.declareNames()
            program = checker.check(settings: settings)
        }
        diagnostics += checker.diagnostics
        let subjects = subjects(of: group, in: checker)
        guard let program else {
            isBroken = true
            return nil
        }
        let givens = group.syntax.givens.flatMap(\.syntax.names).compactMap { name in
            checker.names.index(of: name.text, .fact).map { FactID($0) }
        }
        return PeriodCase(
            name: group.syntax.name.text, title: group.syntax.title?.text, unit: group.unit, subjects: subjects,
            givens: givens, program: program, aggregates: checker.aggregates, span: group.syntax.name.span)
    }

    /// What is wrong where a name belongs to the other side: to single incidents or to a period.
    func layerProblem(_ name: Name, _ kinds: [NameKind]) -> Diagnostic? {
        if let frame {
            let kind = frame.incidents.names.kinds(of: name.text).first { kinds.contains($0) }
            return kind.map { .incidentNameInPeriod(name, kind: $0) }
        }
        guard kinds.contains(.fact) else { return nil }
        let period = periods.first { group in
            group.syntax.givens.contains { $0.syntax.names.contains { $0.text == name.text } }
        }
        return period.map { .givenInIncident(name, period: $0.syntax.name.text) }
    }

    // MARK: Subjects

    /// What tells the cases apart: roles, each person of which has a case, and facts, each value of which has one.
    private func subjects(of group: PeriodGroup, in checker: PolicyChecker) -> [PeriodCase.Subject] {
        var seen: [String: Span] = [:]
        return group.syntax.subjects.compactMap { name in
            if let first = seen[name.text] {
                report(.repeatedClause(name.span, first: first))
                return nil
            }
            seen[name.text] = name.span
            if let role = names.index(of: name.text, .role) {
                return checker.names.index(of: name.text, .role).map { .role(RoleID(role), inCase: RoleID($0)) }
            }
            guard let fact = names.index(of: name.text, .fact) else {
                if group.syntax.givens.contains(where: { $0.syntax.names.contains { $0.text == name.text } }) {
                    report(.givenAsSubject(name))
                } else {
                    reportUnknown(name, kinds: [.role, .fact])
                }
                return nil
            }
            guard isSubject(facts[fact]) else {
                report(.unfitSubject(name, shape: describe(facts[fact].shape)))
                return nil
            }
            return checker.names.index(of: name.text, .fact).map { .fact(FactID(fact), inCase: FactID($0)) }
        }
    }

    private func isSubject(_ fact: DraftFact) -> Bool {
        if fact.key != nil { return false }
        return switch fact.type {
        case .symbol, .text, .person: true
        case .yesNo, .set, .number, .money, .date, .instant, .duration, .role, .sanction: fact.shape == .error
        }
    }
}

extension PeriodGroup {
    /// The labels of all its rows, and of those that are for it.
    var labels: [Name] {
        let groups =
            [syntax]
            + companions.compactMap { declaration in
                if case .group(let syntax) = declaration.kind { syntax } else { nil }
            }
        return groups.flatMap { $0.allRows.compactMap(\.label) }
    }
}
