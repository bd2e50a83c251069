import RedressDiagnostics
import RedressModel
import RedressTime

extension ReadingSession {
    /// Takes the document at hand as the inputs of a period; false where it names none.
    mutating func takePeriod(_ span: Span) -> Bool {
        guard let (unit, part) = document.periodKey(reader.policies.map(\.table)) else { return false }
        takePeriod(unit, part, span)
        return true
    }

    /// Inputs written as maps by a subject stand for a document for each of its names; false where there are none.
    private mutating func takeBySubject(_ unit: Period.Kind, _ table: PolicyTable, _ span: Span) -> Bool {
        let whole = document
        let found = table.cases.filter { $0.unit == unit }
            .map { (own: $0, keys: $0.keysBySubject(in: whole)) }.first { !$0.keys.isEmpty }
        guard let found, let subject = found.own.subjectNames.first else { return false }
        var names: [String] = []
        for key in found.keys.flatMap({ whole.entries(of: whole.next($0)) }).map(whole.text) where !names.contains(key)
        {
            names.append(key)
        }
        guard !names.isEmpty else { return false }
        for name in names {
            document = whole.taking(name, ofMapsAt: Set(found.keys), as: subject)
            _ = takePeriod(span)
        }
        document = whole
        return true
    }

    /// Types the document at hand as the inputs of a period, and adds it to the batch.
    private mutating func takePeriod(_ unit: Period.Kind, _ part: Int, _ span: Span) {
        let place = Span(
            source: source.id, start: document.parts[part].placeStart, end: document.parts[part].placeEnd)
        let policy: Int
        switch reader.policy(of: document, periodAt: part) {
        case .success(let index): policy = index
        case .failure(let failure): return reject(span, [failure.diagnostic(document, span)])
        }
        let table = reader.policies[policy]
        guard table.cases.contains(where: { $0.unit == unit }) else {
            return reject(span, [.unwantedPeriod(unit, at: place)])
        }
        if takeBySubject(unit, table, span) { return }
        let served: [Int]
        switch table.casesServed(by: document, unit) {
        case .some(let places): served = places
        case .lacking(let subjects): return reject(span, [.missingSubject(subjects, at: place)])
        }
        let results = served.map { index in
            var builder = RowBuilder(table.cases[index].table, keepingPlacesIn: reader.keepsPlaces ? source.id : nil)
            return builder.build(document, id: "")
        }
        let tables = served.map { table.cases[$0].table }
        var diagnostics: [Diagnostic] = []
        for (result, own) in zip(results, tables) {
            for problem in result.problems where !isKnownElsewhere(problem, tables) {
                let diagnostic = problem.diagnostic(in: document, of: source.id, own)
                if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
            }
            if result.omittedProblems > 0 { diagnostics.append(.moreProblems(result.omittedProblems, span)) }
        }
        if diagnostics.isEmpty {
            for (result, index) in zip(results, served) {
                for unclear in unclearSubjects(result.row, table.cases[index]) where !diagnostics.contains(unclear) {
                    diagnostics.append(unclear)
                }
            }
        }
        guard diagnostics.isEmpty, let first = results.first?.row, let period = first.period else {
            return reject(span, diagnostics)
        }
        batch.periods.append(
            PeriodDocument(
                id: first.id.isEmpty ? generatedID : first.id, policy: policy, period: period, span: span,
                rows: zip(served, results).map { index, result in
                    var row = result.row
                    row.span = span
                    return (index, row)
                }))
    }

    private mutating func reject(_ span: Span, _ diagnostics: [Diagnostic]) {
        batch.rejected.append(RejectedIncident(id: documentID, span: span, diagnostics: diagnostics))
    }

    /// Whether a key that one group does not know belongs to another that the document is about.
    private func isKnownElsewhere(_ problem: InputProblem, _ tables: [InputTable]) -> Bool {
        guard case .unknownKey = problem.kind else { return false }
        return tables.contains { $0.target(of: problem.found) != nil }
    }

    /// Subjects of which a row does not name exactly one.
    private func unclearSubjects(_ row: IncidentRow, _ own: CaseTable) -> [Diagnostic] {
        own.subjects.compactMap { subject in
            let isClear = isOne(subject.key, row, own) ?? subject.unit.flatMap { isOne($0, row, own) } ?? false
            guard !isClear else { return nil }
            let part = document.rootKeys.first { part in
                guard case .input(let input)? = own.table.target(of: document.text(part)) else { return false }
                return input == subject.key || input == subject.unit
            }
            guard let part else { return nil }
            let place = Span(
                source: source.id, start: document.parts[part].placeStart, end: document.parts[part].placeEnd)
            return .unclearSubject(document.text(part), at: place)
        }
    }

    /// Whether a row gives exactly one value for an input; nil where it says nothing of it.
    private func isOne(_ input: InputKey, _ row: IncidentRow, _ own: CaseTable) -> Bool? {
        switch input {
        case .role(let role):
            guard case .named(let names) = row.people[role.index] else { return nil }
            return names.count == 1
        case .fact(let fact):
            let slot = row.slots[own.table.layout.factSlots[fact.index]]
            return slot == Slot.absent ? nil : slot >= Slot.firstValue
        case .event, .given: return nil
        }
    }
}
