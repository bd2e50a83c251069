package import RedressModel
package import RedressTime

extension Evaluator {
    /// When a limit would fall due whose clock starts at a moment, extensions and pauses aside; nil where its amounts
    /// come from the incident.
    package func fixedDue(_ item: DueItem, from start: Instant) -> Due? {
        fixedLimit(item)?.due(from: start)
    }

    /// Whether two limits never stand so, whatever moment starts both clocks, as far as their units or going through the
    /// days tell; extensions and pauses aside.
    package func neverStand(_ one: DueItem, _ other: DueItem, so order: DueOrder) -> Bool {
        guard let limit = fixedLimit(one), let otherLimit = fixedLimit(other) else { return false }
        return FixedLimit.neverStand(limit, otherLimit, so: order)
    }

    /// A limit with its amounts worked out; nil where these come from the incident.
    package func fixedLimit(_ item: DueItem) -> FixedLimit? {
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
        if case .known(let limit) = reading { return FixedLimit(limit, rules) }
        return nil
    }
}
