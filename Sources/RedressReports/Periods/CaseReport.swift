import RedressEngine
import RedressModel
import RedressTime

/// What a case of a group over a period is about and rests on, ready to be written.
struct CaseReport {
    /// One figure or fact of the case.
    struct Input {
        let name: String
        let type: ValueType
        let value: InputValue
        /// Where only so much of it is known: the least and the most; nil: nobody knows.
        let stretch: (low: Constant?, high: Constant?)?
        /// The incidents that count for certain, and those that may; nil for what people filled in.
        let incidents: (counted: [String], open: [String])?
    }

    let name: String
    let period: String
    let subject: [(name: String, value: String)]
    let inputs: [Input]

    init(_ collected: CollectedCase, in context: ReportContext) {
        let row = collected.row
        name = context.periodCase?.name ?? ""
        period = collected.key.period.description
        let subjects = context.periodCase?.subjects ?? []
        subject = zip(subjects, collected.key.subject).map { (context.name($0), $1) }
        let givens = Set(context.periodCase?.givens ?? [])
        let aggregates = context.periodCase?.aggregates ?? []
        var incidents: [FactID: (counted: [String], open: [String])] = [:]
        for (aggregate, counted) in zip(aggregates, collected.figures) { incidents[aggregate.fact] = counted }
        var shown: Set<FactID> = []
        var inputs: [Input] = []
        let named = Set(
            subjects.compactMap { subject in
                switch subject {
                case .fact(_, let fact): fact
                // What a role that is the subject stands for says the same once more.
                case .role(_, let role): context.program.schema[role].unitFact
                }
            })
        for fact in context.program.schema.facts where !fact.isHidden && !named.contains(fact.id) {
            let value = context.value(.fact(fact.id), in: row)
            // What roles stand for is told only where it is said.
            if case .absent = value, !givens.contains(fact.id) { continue }
            // A figure that nobody filled in is the one that it is by default.
            if case .fact(let figure)? = fact.defaultValue, context.program.schema[figure].isHidden {
                shown.insert(figure)
                if case .absent = value {
                    inputs.append(Input(fact.name, figure, incidents[figure], row, context))
                    continue
                }
            }
            if case .absent = value, case .constant(let constant)? = fact.defaultValue {
                inputs.append(
                    Input(
                        name: fact.name, type: fact.type, value: .value(constant, fact.type), stretch: nil,
                        incidents: nil))
                continue
            }
            inputs.append(Input(name: fact.name, type: fact.type, value: value, stretch: nil, incidents: nil))
        }
        for aggregate in aggregates where !shown.contains(aggregate.fact) {
            let name = context.name(aggregate.fact)
            inputs.append(Input(name, aggregate.fact, incidents[aggregate.fact], row, context))
        }
        self.inputs = inputs
    }
}

extension CaseReport.Input {
    /// A figure over incidents.
    fileprivate init(
        _ name: String, _ fact: FactID, _ incidents: (counted: [String], open: [String])?, _ row: IncidentRow,
        _ context: ReportContext
    ) {
        self.name = name
        type = context.program.schema[fact].type
        self.incidents = incidents
        let value = context.value(.fact(fact), in: row)
        if case .absent = value, let bounds = row.stretches[fact] {
            let type = type
            func end(_ slot: Int64?) -> Constant? {
                slot.flatMap { slot in
                    if case .value(let constant, _) = context.plainValue(slot, unknownElements: 0, type, in: row) {
                        constant
                    } else {
                        nil
                    }
                }
            }
            stretch = (end(bounds.low), end(bounds.high))
        } else {
            stretch = nil
        }
        self.value = value
    }
}

extension ReportContext {
    /// The name of what a case is about.
    func name(_ subject: PeriodCase.Subject) -> String {
        switch subject {
        case .role(_, let role): name(role)
        case .fact(_, let fact): name(fact)
        }
    }
}
