import RedressDiagnostics
package import RedressEngine
import RedressModel
import RedressTime

// Who handles it, to whom it goes up, and by when.
extension DecisionJSON {
    /// Routes, copies, exclusions, escalations and deadlines, these with their steps where there are any.
    func writeAssignments(_ decision: Decision, steps: [[DueStep]], to writer: inout JSONWriter) {
        writer.arrayField("routes") { for outcome in decision.routes { write(outcome, to: &$0) } }
        writer.arrayField("copies") { for outcome in decision.copies { write(outcome, to: &$0) } }
        writer.arrayField("excluded") { for outcome in decision.excluded { write(outcome, to: &$0) } }
        writer.arrayField("escalations") { for outcome in decision.escalations { write(outcome, to: &$0) } }
        writer.arrayField("deadlines") { writer in
            for (index, outcome) in decision.deadlines.enumerated() {
                write(outcome, steps: index < steps.count ? steps[index] : nil, to: &writer)
            }
        }
    }

    private func write(_ outcome: RouteOutcome, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("slot", context.name(outcome.route))
            writeRoles(outcome.roles, to: &writer)
            writer.field("persons", outcome.persons)
            writer.field("candidates", outcome.candidates.map { context.name($0) })
            writer.arrayField("passed_over") { writer in
                for passed in outcome.passedOver {
                    writer.object { writer in
                        writer.field("role", context.name(passed.role))
                        writer.field("because", passed.because.key)
                    }
                }
            }
            writer.field("next", outcome.next.map { context.name($0) })
            if outcome.isDeadEnd { writer.field("dead_end", true) }
            cite(outcome.row, to: &writer)
        }
    }

    private func write(_ outcome: CopyOutcome, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("slot", context.name(outcome.route))
            writer.field("to", outcome.to.map { context.name($0) })
            writer.field("persons", outcome.persons)
            cite(outcome.row, clauses: context.clauses(outcome), to: &writer)
        }
    }

    /// One object for each person; one without a person where the role is not named.
    private func write(_ outcome: ExclusionOutcome, to writer: inout JSONWriter) {
        let persons: [String?] = outcome.persons.isEmpty ? [nil] : outcome.persons
        for person in persons {
            writer.object { writer in
                writer.field("slot", context.name(outcome.route))
                writer.field("role", context.name(outcome.role))
                writer.field("person", person)
                writer.field("rule", context.name(outcome.route))
                writer.field("sources", context.clauses(outcome))
            }
        }
    }

    private func write(_ outcome: EscalationOutcome, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("to", outcome.to.map { context.name($0) })
            writer.field("because", context.name(outcome.row.group))
            writer.field("at", outcome.at.map(context.text(instant:)))
            writer.field("unchanged", outcome.isUnchanged)
            cite(outcome.row, to: &writer)
        }
    }

    private func write(_ outcome: DeadlineOutcome, steps: [DueStep]?, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("name", context.name(outcome.deadline))
            writer.field("element", outcome.element.flatMap(context.elementText))
            writer.field("start", outcome.start.map(context.text(instant:)))
            writer.field("not_before", outcome.notBefore.map(context.text(instant:)))
            writer.field("due", outcome.due.map(context.text(instant:)))
            writer.field("actual", outcome.actual.map(context.text(instant:)))
            writer.field("status", outcome.status.key)
            writer.field("late_seconds", outcome.lateSeconds)
            writer.key("extended")
            if let from = outcome.extendedFrom {
                writer.object { $0.field("from", context.text(instant: from)) }
            } else {
                writer.null()
            }
            if let year = outcome.unknownYear { writer.field("unknown_year", year) }
            writeRoles(outcome.roles, to: &writer)
            writer.field("persons", outcome.persons)
            cite(outcome.row, to: &writer)
            if let steps { writer.arrayField("steps") { for step in steps { write(step, to: &$0) } } }
        }
    }
}

extension ReportContext {
    /// The clauses that keep a role from a slot.
    func clauses(_ outcome: ExclusionOutcome) -> [String] {
        program.routes[outcome.route.index].exclusions.first { $0.role == outcome.role }?.sources ?? []
    }

    /// The clauses that send a copy: its own, else those of the row that gives the slot.
    func clauses(_ outcome: CopyOutcome) -> [String] {
        outcome.sources.isEmpty ? clauses(outcome.row) : outcome.sources
    }

    /// The element or key of a group `for each`; nil for the group as a whole.
    package func elementText(_ ground: Ground) -> String? {
        switch ground {
        case .group: nil
        case .element, .key: text(ground)
        }
    }
}

extension RouteOutcome.Reason {
    /// The word for it in JSON.
    var key: String {
        switch self {
        case .absent: "absent"
        case .excluded: "excluded"
        }
    }
}

extension DeadlineOutcome.Status {
    /// The word for it in JSON.
    var key: String {
        switch self {
        case .met: "met"
        case .breached: "breached"
        case .pending: "pending"
        case .unknown: "unknown"
        }
    }
}
