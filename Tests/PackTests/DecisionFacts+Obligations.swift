import RedressEngine
import RedressModel
import RedressTime

/// Slots and deadlines in the words of an expected-decisions file.
extension DecisionFacts {
    func agrees(_ expected: ExpectedNode, _ outcome: RouteOutcome) -> Bool {
        guard expected["slot"]?.text == program.routes[outcome.route.index].name,
            let clause = expected["clause"]?.text, sources(outcome.row).contains(clause)
        else { return false }
        if let candidates = expected["candidates"]?.texts, candidates != outcome.candidates.map(name) { return false }
        if let persons = expected["persons"]?.texts, persons != outcome.persons { return false }
        return (expected["roles"]?.texts ?? []) == outcome.roles.map(name)
    }

    func show(_ outcome: RouteOutcome) -> String {
        "\(program.routes[outcome.route.index].name) \(outcome.roles.map(name)) \(outcome.candidates.map(name)) "
            + "\(outcome.persons) \(sources(outcome.row))"
    }

    func agrees(_ expected: ExpectedNode, _ outcome: DeadlineOutcome) -> Bool {
        guard expected["name"]?.text == program.deadlines[outcome.deadline.index].name,
            expected["status"]?.text == "\(outcome.status)",
            let clause = expected["clause"]?.text, sources(outcome.row).contains(clause)
        else { return false }
        if let due = expected["due"]?.text, outcome.due == nil || seconds(due) != outcome.due { return false }
        if let opens = expected["not_before"]?.text, seconds(opens) != outcome.notBefore { return false }
        if let late = expected["late"]?.text, Int64(late) != outcome.lateSeconds { return false }
        return true
    }

    func show(_ outcome: DeadlineOutcome) -> String {
        let zone = TimeZoneRules(identifier: program.header.timezone) ?? .utc
        let due = outcome.due.map { zone.civil(of: Instant(seconds: $0)) }
        return "\(program.deadlines[outcome.deadline.index].name) \(outcome.status) "
            + "due \(due.map { "\($0.date) \($0.secondsOfDay) s" } ?? "-") late \(outcome.lateSeconds ?? 0) "
            + "\(sources(outcome.row))"
    }

    /// A written instant in seconds; one that cannot be read agrees with nothing.
    private func seconds(_ text: String) -> Int64? {
        let zone = TimeZoneRules(identifier: program.header.timezone) ?? .utc
        return DateText.parseInstant(text, in: zone).value?.seconds ?? .min
    }
}
