package import RedressModel
package import RedressTime

/// Which case of a policy: a group over a period, one period, and its subject.
package struct CaseKey: Hashable, Sendable {
    /// An index into `Program.periodCases`.
    package let index: Int
    package let period: Period
    /// A person or word for each subject of the group.
    package let subject: [String]

    package init(index: Int, period: Period, subject: [String]) {
        self.index = index
        self.period = period
        self.subject = subject
    }
}

/// A case ready to be judged: the row of its program, with what its figures came to.
package struct CollectedCase: Sendable {
    package let key: CaseKey
    package let row: IncidentRow
    /// Whether a document of the period speaks of it.
    package let hasDocument: Bool
    /// For each figure of the group, the incidents that count for certain, and those that may; each in order of time.
    package let figures: [(counted: [String], open: [String])]
}

/// Gathers the cases of a policy's groups over a period from incidents, one after the other, and from documents.
///
/// An incident counts in the period of its first event, once for each person or word of the subject. Void incidents and
/// those that the policy does not speak about take no part. One that does not say yet whom it is about may count for
/// everybody. Incidents that carry no date count nowhere.
package struct PeriodCollector: Sendable {
    private let program: Program
    private let layouts: [RowLayout]
    private let zone: TimeZoneRules
    private var tallies: [CaseKey: CaseTally] = [:]
    /// Incidents whose subject is not known in full, by what is known of it.
    private var patterns: [PatternKey: CaseTally] = [:]
    private var documents: [CaseKey: IncidentRow] = [:]

    /// What is known of the subject of an incident; nil: could be anybody.
    private struct PatternKey: Hashable {
        let index: Int
        let period: Period
        let subject: [String?]
    }

    /// A collector without incidents.
    package init(_ program: Program) {
        self.program = program
        zone = TimeZoneRules(identifier: program.header.timezone) ?? .utc
        layouts = program.periodCases.map { RowLayout($0.program.schema) }
    }

    /// Adds an incident.
    package mutating func add(_ observations: Observations) { change(observations) { $0.add(observations, $1) } }

    /// Takes out an incident that was added, with what was known of it then.
    package mutating func remove(_ observations: Observations) { change(observations) { $0.remove(observations, $1) } }

    private mutating func change(_ observations: Observations, _ change: (inout CaseTally, [Observation]) -> Void) {
        guard observations.takesPart != .fails, let moment = observations.moment else { return }
        let date = zone.civil(of: Instant(seconds: moment)).date
        for (index, periodCase) in program.periodCases.enumerated() {
            let period = Period(periodCase.unit, containing: date)
            let certainty = observations.takesPart
            for subject in Self.combinations(observations.subjects[index]) {
                let known = subject.compactMap(\.self)
                if known.count == subject.count {
                    let key = CaseKey(index: index, period: period, subject: known)
                    var tally = tallies[key] ?? CaseTally(periodCase.aggregates)
                    change(&tally, observations.figures[index].map { $0.weakened(to: certainty) })
                    tallies[key] = tally.isEmpty ? nil : tally
                } else {
                    let key = PatternKey(index: index, period: period, subject: subject)
                    var tally = patterns[key] ?? CaseTally(periodCase.aggregates)
                    change(&tally, observations.figures[index].map { $0.weakened(to: .unknown) })
                    patterns[key] = tally.isEmpty ? nil : tally
                }
            }
        }
    }

    /// Each way of choosing one of every list, once; nil stands for a list that nobody knows.
    private static func combinations(_ lists: [[String]?]) -> [[String?]] {
        lists.reduce([[]]) { chosen, list in
            guard let list else { return chosen.map { $0 + [nil] } }
            var seen: Set<String> = []
            let words = list.filter { seen.insert($0).inserted }
            return chosen.flatMap { start in words.map { start + [$0] } }
        }
    }

    // MARK: Documents

    /// The case that a typed document is about; nil where it does not name one subject of each kind.
    package func key(of document: IncidentRow, case index: Int) -> CaseKey? {
        guard let period = document.period else { return nil }
        var subject: [String] = []
        for part in program.periodCases[index].subjects {
            guard let word = subjectWord(part, document, index) else { return nil }
            subject.append(word)
        }
        return CaseKey(index: index, period: period, subject: subject)
    }

    private func subjectWord(_ subject: PeriodCase.Subject, _ row: IncidentRow, _ index: Int) -> String? {
        switch subject {
        case .role(_, let role):
            if case .named(let names) = row.people[role.index] { return names.count == 1 ? names[0] : nil }
            return program.periodCases[index].program.schema[role].unitFact.flatMap { word(of: $0, row, index) }
        case .fact(_, let fact): return word(of: fact, row, index)
        }
    }

    private func word(of fact: FactID, _ row: IncidentRow, _ index: Int) -> String? {
        let schema = program.periodCases[index].program.schema
        let slot = row.slots[layouts[index].factSlots[fact.index]]
        guard slot >= Slot.firstValue else { return nil }
        if case .symbol(let vocabulary) = schema[fact].type { return schema[vocabulary].words[Int(slot)] }
        return row.texts.indices.contains(Int(slot)) ? row.texts[Int(slot)] : nil
    }

    /// Adds what a document says of a case; one that comes later replaces it.
    package mutating func add(document: IncidentRow, for key: CaseKey) { documents[key] = document }

    // MARK: Cases

    /// The cases whose period is wanted: by group, then period, then subject. A group without a subject has a case in
    /// each of the periods given even if nothing happened.
    package func cases(in periods: [Period] = [], where isWanted: (Period) -> Bool) -> [CollectedCase] {
        var keys = Set(tallies.keys).union(documents.keys)
        for (index, periodCase) in program.periodCases.enumerated() where periodCase.subjects.isEmpty {
            for pattern in periods where pattern.kind == periodCase.unit {
                keys.insert(CaseKey(index: index, period: pattern, subject: []))
            }
        }
        return keys.filter { isWanted($0.period) }.sorted().map { collected($0) }
    }

    /// One case as it stands now; without figures where nobody knows the incidents of its period.
    package func collected(_ key: CaseKey, withFigures: Bool = true) -> CollectedCase {
        let periodCase = program.periodCases[key.index]
        var tally = tallies[key] ?? CaseTally(periodCase.aggregates)
        for (pattern, other) in patterns where pattern.index == key.index && pattern.period == key.period {
            let fits = zip(pattern.subject, key.subject).allSatisfy { $0 == nil || $0 == $1 }
            if fits { tally.add(other) }
        }
        let document = documents[key]
        let schema = periodCase.program.schema
        var row = document ?? IncidentRow(id: "", layout: layouts[key.index], roleCount: schema.roles.count)
        row.id = ([periodCase.name, key.period.description] + key.subject).joined(separator: " ")
        row.setPeriod(key.period, zone, layouts[key.index])
        name(key, in: &row)
        for (aggregate, figure) in zip(periodCase.aggregates, tally.figures) where withFigures {
            let slot = layouts[key.index].factSlots[aggregate.fact.index]
            row.set(aggregate.fact, figure.value, schema[aggregate.fact].type, slot: slot)
        }
        return CollectedCase(key: key, row: row, hasDocument: document != nil, figures: tally.names)
    }

    /// Puts the subject into a row.
    private func name(_ key: CaseKey, in row: inout IncidentRow) {
        let periodCase = program.periodCases[key.index]
        for (subject, word) in zip(periodCase.subjects, key.subject) {
            switch subject {
            case .role(_, let role):
                // A role that stands for a unit is told by the unit.
                if let unit = periodCase.program.schema[role].unitFact, row.people[role.index] == .unnamed,
                    fill(unit, word, key.index, &row)
                {
                    continue
                }
                row.people[role.index] = .named([word])
            case .fact(_, let fact): _ = fill(fact, word, key.index, &row)
            }
        }
    }

    /// Puts a word into the slot of a fact that the row does not give; false where it is no value of it.
    private func fill(_ fact: FactID, _ word: String, _ index: Int, _ row: inout IncidentRow) -> Bool {
        let slot = layouts[index].factSlots[fact.index]
        let schema = program.periodCases[index].program.schema
        if row.slots[slot] >= Slot.firstValue { return true }
        switch schema[fact].type {
        case .symbol(let vocabulary):
            guard let place = schema[vocabulary].words.firstIndex(of: word) else { return false }
            row.slots[slot] = Int64(place)
        case .text, .person:
            row.slots[slot] = Int64(row.texts.count)
            row.texts.append(word)
        case .yesNo, .set, .number, .money, .date, .instant, .duration, .role, .sanction: return false
        }
        return true
    }
}

extension CaseKey: Comparable {
    /// By group, then period, then subject.
    package static func < (left: CaseKey, right: CaseKey) -> Bool {
        if left.index != right.index { return left.index < right.index }
        if left.period != right.period { return left.period < right.period }
        return left.subject.lexicographicallyPrecedes(right.subject)
    }
}

extension Observation {
    /// What is known at most as well as that the incident takes part.
    fileprivate func weakened(to certainty: Truth) -> Observation {
        guard certainty == .unknown, truth == .holds else { return self }
        return Observation(unknown: value)
    }
}
