package import RedressModel
package import RedressTime

extension Evaluator {
    /// When a limit would fall due whose clock starts at a moment, extensions and pauses aside; nil where its amounts
    /// come from the incident.
    package func fixedDue(_ item: DueItem, from start: Instant) -> Due? {
        guard let limit = fixedLimit(item) else { return nil }
        return reference.wiring.rules(of: item.calendar).due(limit, from: start)
    }

    /// Whether two limits from one start on one calendar say the same, so that they always fall due together.
    package func isSameFixedLimit(_ one: DueItem, _ other: DueItem) -> Bool {
        guard one.start == other.start, one.calendar == other.calendar, let limit = fixedLimit(one) else {
            return false
        }
        return limit == fixedLimit(other)
    }

    /// Whether the units alone show that a limit never falls due later than another one from one start on one calendar.
    /// What they do not show may be so all the same. Clocks that start at different events count where these are taken
    /// to be `startedTogether`.
    package func isNeverLater(_ one: DueItem, than other: DueItem, startedTogether: Bool = false) -> Bool {
        guard startedTogether || one.start == other.start, let limit = fixedLimit(one),
            let otherLimit = fixedLimit(other)
        else { return false }
        // What has no due instant is never later than anything, nor anything than it.
        if [limit, otherLimit].contains(where: { $0 == .atOnce || $0 == .none }) { return true }
        guard one.calendar == other.calendar else { return false }
        return limit.isNeverLater(than: otherLimit, reference.wiring.rules(of: one.calendar).daysEnd)
    }

    /// Whether two limits never stand so, whatever moment starts both, as far as going through the days tells.
    package func neverStands(_ one: DueItem, _ other: DueItem, so stands: (Due, Due) -> Bool) -> Bool {
        guard let limit = fixedLimit(one), let otherLimit = fixedLimit(other) else { return false }
        let wiring = reference.wiring
        let pair = TimeRules.Pair(
            limit, wiring.rules(of: one.calendar), otherLimit, wiring.rules(of: other.calendar))
        return TimeRules.neverStands(pair, so: stands)
    }

    private func fixedLimit(_ item: DueItem) -> TimeLimit? {
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
        if case .known(let limit) = reading { return limit }
        return nil
    }
}
