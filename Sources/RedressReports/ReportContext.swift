package import RedressDiagnostics
package import RedressEngine
package import RedressModel
package import RedressTime

/// What a report needs besides a decision: the program that gives its ids their names, and the texts its places lie in.
package struct ReportContext: Sendable {
    package let program: Program
    package let layout: RowLayout
    /// The policy's time zone, in which instants are written.
    package let zone: TimeZoneRules
    package var sources: SourceMap
    /// The group over a period whose cases are reported; nil: single incidents.
    package let periodCase: PeriodCase?

    /// The context of one policy.
    package init(program: Program, sources: SourceMap) {
        self.program = program
        self.sources = sources
        periodCase = nil
        layout = RowLayout(program.schema)
        zone = TimeZoneRules(identifier: program.schema.timezone) ?? .utc
    }

    /// The context of the cases of a group over a period.
    package init(_ periodCase: PeriodCase, sources: SourceMap) {
        program = periodCase.program
        self.sources = sources
        self.periodCase = periodCase
        layout = RowLayout(program.schema)
        zone = TimeZoneRules(identifier: program.schema.timezone) ?? .utc
    }

    // MARK: Names

    /// The name of a role.
    package func name(_ id: RoleID) -> String { program.schema[id].name }

    /// The name of a fact.
    package func name(_ id: FactID) -> String { program.schema[id].name }

    /// The name of an event.
    package func name(_ id: EventID) -> String { program.schema[id].name }

    /// The name of a parameter.
    package func name(_ id: ParameterID) -> String { program.parameters[id.index].name }

    /// The name of a derived value.
    package func name(_ id: DerivedID) -> String { program.derived[id.index].name }

    /// The name of a group.
    package func name(_ id: GroupID) -> String { program.groups[id.index].name }

    /// The name of a form.
    package func name(_ id: RecordID) -> String { program.records[id.index].name }

    /// The name of a route's slot.
    package func name(_ id: RouteID) -> String { program.routes[id.index].name }

    /// The name of a deadline.
    package func name(_ id: DeadlineID) -> String { program.deadlines[id.index].name }

    /// The word of a sanction.
    package func sanction(_ index: Int) -> String { word(program.schema.sanctions, index) }

    /// A word of a vocabulary.
    package func word(_ vocabulary: VocabularyID, _ index: Int) -> String {
        let words = program.schema[vocabulary].words
        return words.indices.contains(index) ? words[index] : ""
    }

    /// The name of something that is missing.
    package func name(_ missing: Missing) -> String {
        switch missing {
        case .fact(let id): name(id)
        case .event(let id): name(id)
        case .parameter(let id): name(id)
        case .role(let id): name(id)
        }
    }

    /// What was violated.
    package func name(_ cause: Violation.Cause) -> String {
        switch cause {
        case .requirement(let index): program.requirements[index].name
        case .assessedOutside(let fact, _, _, _), .choiceOutside(let fact): name(fact)
        case .lackingField(let form, let fact): "\(name(form)): \(name(fact))"
        case .extendedBeyond(let deadline): name(deadline)
        case .promiseBroken(let level, let row): promise(level, row).rule
        }
    }

    /// How a row is cited: its label, or its group's name and its number from 1.
    package func rule(_ row: RowID) -> String {
        program[row].label ?? "\(name(row.group)) \(row.index + 1)"
    }

    /// The row of a base that promises something: its policy, its label or group and number, and what it cites. The
    /// level counts upwards from 1, which is the base itself.
    package func promise(_ level: Int, _ row: RowID) -> (policy: String, rule: String, sources: [String]) {
        var base = program
        for _ in 0..<level { base = base.base.first ?? base }
        let group = base.groups[row.group.index]
        return (
            base.header.name, base[row].label ?? "\(group.name) \(row.index + 1)", base[row].sources
        )
    }

    /// The row of a base that promises something; the level counts upwards from 1.
    func promisedRow(_ level: Int, _ row: RowID) -> Row {
        var base = program
        for _ in 0..<level { base = base.base.first ?? base }
        return base[row]
    }

    /// The clauses that a row cites.
    package func clauses(_ row: RowID) -> [String] { program[row].sources }

    /// What an item is for: the element or key at hand, else the group.
    package func text(_ ground: Ground) -> String {
        switch ground {
        case .group(let id): name(id)
        case .element(_, let vocabulary, let index): word(vocabulary, index)
        case .key(_, let key): key
        }
    }

    // MARK: Policy

    /// The version of the policy: the first day it is in force; nil where it names none.
    package var version: String? {
        program.header.effectiveFrom.map { CivilDate(dayNumber: $0).description }
    }

    /// The readings chosen for ambiguous clauses, in the order declared.
    package var readings: [(name: String, value: String)] {
        program.parameters.compactMap { parameter in
            guard parameter.isReading, case .symbol(let vocabulary, let index)? = parameter.value else { return nil }
            return (parameter.name, word(vocabulary, index))
        }
    }

    // MARK: Times

    /// An instant with the offset of the policy's zone.
    package func text(instant seconds: Int64) -> String {
        DateText.format(Instant(seconds: seconds), in: zone)
    }

    /// The day of an instant in the policy's zone.
    package func dateText(ofInstant seconds: Int64) -> String {
        zone.civil(of: Instant(seconds: seconds)).date.description
    }

    /// The last day of a time that ends at an instant: midnight ends the day before it.
    package func lastDayText(endingAt seconds: Int64) -> String { dateText(ofInstant: seconds - 1) }

    /// The moment of an incident's first event, in seconds; nil where the incident does not give it.
    package func firstEvent(of row: IncidentRow) -> Int64? {
        guard let slot = layout.eventSlots.first, row.slots[slot] >= Slot.firstValue else { return nil }
        return row.slots[slot]
    }

    // MARK: Places

    /// A place as people count it.
    package func place(_ span: Span?) -> (path: String, position: LineColumn)? {
        guard let span, let source = sources[span.source] else { return nil }
        return (source.path, source.lineColumn(of: span.start))
    }

    /// What a span covers, its line breaks and runs of spaces made one space.
    package func excerpt(_ span: Span?) -> String? {
        guard let span, let source = sources[span.source] else { return nil }
        return source.text(of: span).split { $0.isWhitespace }.joined(separator: " ")
    }
}
