package import RedressModel

/// What the figures over incidents know of one incident.
package struct Observations: Hashable, Sendable {
    package let incident: String
    /// Its first event, in seconds since 1970; nil: it carries no date.
    package let moment: Int64?
    /// Whether it takes part in figures over a period: the policy speaks about it, and it is not void.
    package let takesPart: Truth
    /// Whether it counts as an earlier incident, for which the policy need not have been in force.
    let countsAsEarlier: Truth
    /// For each group over a period, for each of its subjects, the people or words that the incident counts for; nil:
    /// not yet known who.
    let subjects: [[[String]?]]
    /// For each group over a period, for each of its figures.
    let figures: [[Observation]]
    /// For each count of earlier incidents, whether it is one of those counted.
    let history: [Truth]

    init(_ scene: ReferenceScene, _ decision: Decision?, figures: [[Observation]], history: [Truth]) {
        let row = scene.world.row
        incident = row.id
        moment = scene.wiring.layout.eventSlots.first.flatMap { row.slots[$0] < Slot.firstValue ? nil : row.slots[$0] }
        let counts = scene.truth(scene.program.scope, at: nil) && !scene.void().truth
        takesPart = decision.map(\.takesPart) ?? counts
        countsAsEarlier = decision?.notApplicable == .notInForce ? counts : takesPart
        subjects = scene.program.periodCases.map { $0.subjects.map { scene.holders(of: $0) } }
        self.figures = figures
        self.history = history
    }
}

/// What one figure knows of one incident.
struct Observation: Hashable, Sendable {
    /// Whether the incident counts.
    let truth: Truth
    /// Where the value lies that it adds; nil for a figure that only counts.
    let value: Interval?

    /// An incident in which the term is none takes no part; of an unknown term that may be none nobody knows whether it
    /// does. An unknown value of a fact lies within the fact's range.
    init(_ truth: Truth, _ value: Value, of term: Term, _ schema: Schema) {
        switch value {
        case .none: (self.truth, self.value) = (.fails, .everything)
        case .number(let interval), .date(let interval), .instant(let interval):
            (self.truth, self.value) = (truth, interval)
        case .unknown, .yesNo, .word, .set, .text, .otherText, .map:
            let range: Interval? = if case .fact(let id) = term { schema[id].type.everything } else { nil }
            (self.truth, self.value) = (truth && (term.mayBeNone(schema) ? .unknown : .holds), range ?? .everything)
        }
    }

    /// An incident of which nobody knows whether it counts.
    init(unknown value: Interval?) {
        truth = .unknown
        self.value = value
    }

    /// An incident that only counts.
    init(_ truth: Truth) {
        self.truth = truth
        value = nil
    }
}

extension ReferenceEvaluator {
    /// What the figures over incidents need to know of an incident that was decided so. Without a decision another
    /// version of the policy decides it, and what it costs is unknown.
    package func observations(of row: IncidentRow, asOf: Int64?, _ decision: Decision?) -> Observations {
        let scene = ReferenceScene(wiring, row, asOf, decision)
        return Observations(
            scene, decision, figures: wiring.program.periodCases.map { $0.aggregates.map { scene.observe($0) } },
            history: wiring.program.historyCounts.map { scene.truth($0.condition, at: nil) })
    }
}

extension ReferenceScene {
    /// An incident as it stands, with what it was decided to cost.
    convenience init(_ wiring: Wiring, _ row: IncidentRow, _ asOf: Int64?, _ decision: Decision?) {
        self.init(wiring, World(row: row, asOf: asOf))
        guard let decision else { return }
        let staffing = staffing
        fines = { .number(decision.fines(of: $0, staffing)) }
    }

    /// What a figure knows of the incident, by Kleene's logic.
    func observe(_ aggregate: Aggregate) -> Observation {
        let truth = truth(aggregate.condition, at: nil)
        guard let term = aggregate.term else { return Observation(truth) }
        return Observation(truth, value(term, at: nil), of: term, schema)
    }

    /// Whom the incident counts for.
    func holders(of subject: PeriodCase.Subject) -> [String]? {
        switch subject {
        case .role(let role, _): holders(of: role)
        case .fact(let id, _): words(of: id)
        }
    }

    /// The people of a role, or the unit that it stands for; nil: not yet known who.
    func holders(of role: RoleID) -> [String]? {
        switch staffing.people(role) {
        case .named(let names): names
        case .unnamed: schema[role].unitFact.flatMap { words(of: $0) }
        }
    }

    private func words(of id: FactID) -> [String]? {
        switch fact(id) {
        case .text(let text): [text]
        case .word(let vocabulary, let word): [schema[vocabulary].words[word]]
        case .none: []
        case .unknown, .yesNo, .set, .number, .date, .instant, .otherText, .map: nil
        }
    }
}

extension ValueType {
    /// Where all values that a fact may have lie, as far as they are numbers.
    fileprivate var everything: Interval {
        switch self {
        case .number(let decimals, let range, _):
            func end(_ value: Int64?) -> Rational? { value.flatMap { Rational(digits: $0, scale: decimals) } }
            return Interval(low: end(range?.lowerBound), high: end(range?.upperBound))
        case .money(let range):
            return Interval(low: Rational(range?.lowerBound ?? 0), high: range.map { Rational($0.upperBound) })
        case .duration: return Interval(low: .zero, high: nil)
        case .yesNo, .symbol, .set, .text, .date, .instant, .person, .role, .sanction: return .everything
        }
    }
}

extension Term {
    /// Whether there may be no value, as far as the term itself tells.
    fileprivate func mayBeNone(_ schema: Schema) -> Bool {
        switch self {
        case .constant(let constant): constant == .none
        case .parameter, .element, .condition, .size, .fines: false
        case .fact(let id): schema[id].isOptional
        case .event, .eventEntry, .derived, .entry, .route, .due: true
        case .arithmetic, .elapsed, .excess, .earliest, .latest: parts.contains { $0.mayBeNone(schema) }
        }
    }
}

extension Decision {
    /// Whether the incident counts in any figure.
    fileprivate var takesPart: Truth {
        switch notApplicable {
        case .scope, .notInForce: return .fails
        case .scopeUnknown: return .unknown
        case nil: break
        }
        if void != nil { return .fails }
        return pending.contains { $0.kind == .void } ? .unknown : .holds
    }
}
