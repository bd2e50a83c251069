package import RedressModel
package import RedressTime

extension Evaluator {
    /// When a limit would fall due whose clock starts at a moment, extensions and pauses aside; nil where its amounts
    /// come from the incident.
    package func fixedDue(_ item: DueItem, from start: Instant) -> Due? {
        let wiring = reference.wiring
        let rules = wiring.rules(of: item.calendar)
        let reading = rules.reading(item.limit) { term in
            switch term {
            case .constant(let constant): return Value(constant)
            case .parameter(let id): return wiring.program.parameters[id.index].value.map(Value.init) ?? .unknown
            case .fact, .event, .eventEntry, .derived, .element, .entry, .condition, .arithmetic, .size, .earliest,
                .latest, .elapsed, .excess, .route, .due, .fines:
                return .unknown
            }
        }
        guard case .known(let limit) = reading else { return nil }
        return rules.due(limit, from: start)
    }
}
