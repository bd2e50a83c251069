package import RedressModel

/// What a figure asks of an incident, lowered.
struct CompiledObservation: Sendable {
    let code: Code
    let term: CompiledTerm?
    /// Whether it speaks of what is fined, which stands in no slot.
    let readsFines: Bool
}

extension Evaluator {
    /// What the figures over incidents need to know of an incident that was decided so. Without a decision another
    /// version of the policy decides it, and what it costs is unknown.
    package func observations(of row: IncidentRow, asOf: Int64?, _ decision: Decision?) -> Observations {
        if program.needsReference { return reference.observations(of: row, asOf: asOf, decision) }
        var machine = Machine(program, World(row: row, asOf: asOf))
        machine.work()
        let scene = ReferenceScene(program.wiring, row, asOf, decision)
        let figures = zip(program.wiring.program.periodCases, program.observations).map { periodCase, lowered in
            zip(periodCase.aggregates, lowered).map { aggregate, lowered in
                lowered.readsFines ? scene.observe(aggregate) : machine.observe(lowered, aggregate)
            }
        }
        return Observations(scene, decision, figures: figures, history: program.history.map { machine.run($0) })
    }
}

extension Machine {
    fileprivate mutating func observe(_ lowered: CompiledObservation, _ aggregate: Aggregate) -> Observation {
        let truth = run(lowered.code)
        guard let lowered = lowered.term, let term = aggregate.term else { return Observation(truth) }
        return Observation(truth, value(lowered), of: term, program.wiring.program.schema)
    }
}

extension CompiledProgram {
    /// What every figure over incidents asks.
    static func observations(_ program: Program, _ lowering: inout Lowering) -> [[CompiledObservation]] {
        var result: [[CompiledObservation]] = []
        for periodCase in program.periodCases {
            var lowered: [CompiledObservation] = []
            for aggregate in periodCase.aggregates {
                lowered.append(
                    CompiledObservation(
                        code: lowering.code(aggregate.condition),
                        term: aggregate.term.map { lowering.term($0) },
                        readsFines: aggregate.condition.readsFines || aggregate.term?.readsFines == true))
            }
            result.append(lowered)
        }
        return result
    }
}

extension Condition {
    /// Whether it speaks of what is fined.
    fileprivate var readsFines: Bool {
        switch kind {
        case .constant: false
        case .atom(let atom): atom.terms.contains(where: \.readsFines)
        case .and(let parts), .or(let parts), .atLeast(_, let parts): parts.contains(where: \.readsFines)
        case .not(let part): part.readsFines
        }
    }
}

extension Term {
    /// Whether it speaks of what is fined.
    fileprivate var readsFines: Bool {
        switch self {
        case .fines: true
        case .condition(let condition): condition.readsFines
        case .constant, .parameter, .fact, .event, .eventEntry, .derived, .element, .entry, .route, .due: false
        case .arithmetic, .elapsed, .excess, .size, .earliest, .latest: parts.contains(where: \.readsFines)
        }
    }
}
