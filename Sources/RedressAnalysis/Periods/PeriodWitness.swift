import RedressEngine
package import RedressModel
package import RedressTime

/// A case of a period with the incidents that its figures come from.
package struct PeriodEvidence: Sendable {
    package let period: Period
    /// Of the incidents' program; few of them, in the order of the kinds they are of.
    package let incidents: [IncidentRow]
}

/// Makes incidents from which a case gets the figures that show a finding, and has them collected as a month's are.
struct PeriodWitness {
    private let periodCase: PeriodCase
    private let index: Int
    private let host: SymbolicScene
    private let figures: PeriodFigures
    private let builder: IncidentBuilder
    private let layout: RowLayout
    private let caseLayout: RowLayout
    private let evaluator: Evaluator

    init(_ periodCase: PeriodCase, at index: Int, _ host: SymbolicScene, _ figures: PeriodFigures) {
        self.periodCase = periodCase
        self.index = index
        self.host = host
        self.figures = figures
        builder = IncidentBuilder(host, isFilled: true)
        layout = RowLayout(host.schema)
        caseLayout = RowLayout(periodCase.program.schema)
        evaluator = Evaluator(host.program)
    }

    /// The name under which the subject of a made-up case goes.
    private static let person = "甲"

    /// Incidents that give a case its figures; nil where those that were made give others.
    func evidence(for row: IncidentRow, _ scene: SymbolicScene) -> PeriodEvidence? {
        guard let point = kinds(of: row, scene) else { return nil }
        let zone = TimeZoneRules(identifier: host.schema.timezone) ?? .utc
        let moment = Instant(seconds: builder.moment)
        let period = Period(periodCase.unit, containing: zone.civil(of: moment).date)
        var rows: [IncidentRow] = []
        for kind in figures.kinds.indices {
            guard case .number(let count)? = point[.kind(kind)], count > 0 else { continue }
            guard count <= 200, let made = incidents(kind, Int(count), point, row) else { return nil }
            rows += made
        }
        for place in rows.indices { rows[place].id = "示例\(place + 1)" }
        return isCollected(rows, as: row, period) ? PeriodEvidence(period: period, incidents: rows) : nil
    }

    /// How many incidents of each kind give the figures of a case.
    private func kinds(of row: IncidentRow, _ scene: SymbolicScene) -> Point? {
        let wanted = figures.figures.map { figure -> Formula in
            let slot = row.slots[caseLayout.factSlots[figure.fact.index]]
            if slot >= Slot.firstValue {
                return scene.pool.literal(.interval(.fact(figure.fact), low: slot, high: slot))
            }
            guard slot == Slot.none else { return .always }
            return scene.pool.not(scene.pool.literal(.present(.fact(figure.fact))))
        }
        let formula = scene.pool.all(wanted)
        guard formula != .always else { return Point(values: [:]) }
        if case .found(let point) = Decider(scene, [formula]).findClosed(formula) { return point }
        return nil
    }

    private func incidents(_ kind: Int, _ count: Int, _ point: Point, _ row: IncidentRow) -> [IncidentRow]? {
        let truths = figures.conditions.map { host.truth($0, at: nil) }
        let parts = zip(truths, figures.kinds[kind]).map { $1 ? $0.holds : $0.fails }
        let formula = host.pool.all([host.scope(), host.void().fails] + parts)
        guard case .found(let found) = Decider(host, [formula]).find(formula) else { return nil }
        return (0..<count).map { number in
            var incident = builder.incident(at: found)
            incident.slots[layout.eventSlots[0]] = builder.moment
            name(row, in: &incident)
            for (term, summand) in figures.summands.enumerated() {
                guard case .fact(let fact) = summand.term, case .number(let sum)? = point[.kindSum(kind, term)] else {
                    continue
                }
                let (part, rest) = sum.quotientAndRemainder(dividingBy: Int64(count))
                incident.slots[layout.factSlots[fact.index]] = part + (Int64(number) < rest ? 1 : 0)
            }
            return incident
        }
    }

    /// Puts the subject of a case into an incident.
    private func name(_ row: IncidentRow, in incident: inout IncidentRow) {
        for subject in periodCase.subjects {
            switch subject {
            case .role(let role, _): incident.people[role.index] = .named([PeriodWitness.person])
            case .fact(let fact, let inCase):
                let slot = row.slots[caseLayout.factSlots[inCase.index]]
                if slot >= Slot.firstValue { incident.slots[layout.factSlots[fact.index]] = slot }
            }
        }
    }

    /// Whether the incidents, collected as those of a month are, give a case the figures wanted.
    private func isCollected(_ rows: [IncidentRow], as wanted: IncidentRow, _ period: Period) -> Bool {
        var collector = PeriodCollector(host.program)
        for row in rows {
            let decision = evaluator.decide(row, asOf: row.asOf)
            collector.add(evaluator.observations(of: row, asOf: row.asOf, decision))
        }
        let subject = periodCase.subjects.map { subject -> String in
            guard case .fact(_, let inCase) = subject else { return PeriodWitness.person }
            let schema = periodCase.program.schema
            let slot = wanted.slots[caseLayout.factSlots[inCase.index]]
            guard case .symbol(let vocabulary) = schema[inCase].type, slot >= Slot.firstValue else {
                return PeriodWitness.person
            }
            return schema[vocabulary].words[Int(slot)]
        }
        let collected = collector.collected(CaseKey(index: index, period: period, subject: subject))
        return figures.figures.allSatisfy { figure in
            let slot = caseLayout.factSlots[figure.fact.index]
            return wanted.slots[slot] == Slot.absent || wanted.slots[slot] == collected.row.slots[slot]
        }
    }
}
