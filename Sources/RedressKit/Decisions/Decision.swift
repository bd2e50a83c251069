import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressReports
import RedressTime

/// What a policy decides for one incident.
///
/// The lists are in a fixed order: group, row, role as the policy writes them. ``json()`` gives all of it in the
/// documented form.
public struct Decision: Sendable {
    let decision: RedressEngine.Decision
    let context: ReportContext
    let row: IncidentRow
    let explanation: [RowExplanation]?
    /// For each deadline, in the order of the decision, why it falls where it does; empty unless it is to be explained.
    let steps: [[DueStep]]
    /// The case that it decides; nil: an incident.
    let collected: CollectedCase?

    init(
        _ decision: RedressEngine.Decision, context: ReportContext, row: IncidentRow, explanation: [RowExplanation]?,
        steps: [[DueStep]] = [], of collected: CollectedCase? = nil
    ) {
        self.collected = collected
        self.decision = decision
        self.context = context
        self.row = row
        self.explanation = explanation
        self.steps = steps
    }

    /// What the incident calls itself; for a case of a period, its group, period and subject.
    public var incident: String { decision.incident }

    /// The period that is judged, as `2026-09`; nil for an incident.
    public var period: String? { collected?.key.period.description }

    /// The name of the policy that decided.
    public var policy: String { context.program.header.name }

    /// The version of the policy: the first day it is in force; nil where it names none.
    public var version: String? { context.version }

    /// Whether the policy speaks about the incident at all. Where it does not, every list is empty.
    public var isApplicable: Bool { decision.notApplicable == nil }

    /// Whether the incident is void: recorded, and without fine, reward or sanction.
    public var isVoid: Bool { decision.void != nil }

    /// Whether something stays undecided whatever is still found out: a value that no row gives, or more missing facts
    /// than can be tried out.
    public var isUndecided: Bool { decision.isUndecided }

    /// The value of each classification and definition that is known, as text.
    public var values: [String: String] {
        var values: [String: String] = [:]
        for outcome in decision.derived {
            let derived = context.program.derived[outcome.derived.index]
            if let value = outcome.value { values[derived.name] = context.text(value, derived.type, in: .chinese) }
        }
        return values
    }

    /// The fines that are due.
    public var fines: [Payment] { decision.fines.map { Payment($0, in: context) } }

    /// The rewards that are due.
    public var rewards: [Payment] { decision.rewards.map { Payment($0, in: context) } }

    /// The sanctions that are due.
    public var sanctions: [Sanction] { decision.sanctions.map { Sanction($0, in: context) } }

    /// What is possible and not due, and what it waits for.
    public var pending: [PendingItem] { decision.pending.map { PendingItem($0, in: context) } }

    /// The missing facts and names of which two values lead to different decisions.
    public var openQuestions: [String] { decision.openQuestions.map { context.name($0.subject) } }

    /// How many groups of rows contradict each other; what they say is not charged.
    public var conflictCount: Int { decision.conflicts.count }

    /// The names of the requirements that do not hold, and of the inputs that lie outside what is allowed.
    public var violations: [String] { decision.violations.map { context.name($0.cause) } }

    /// The decision as one line of JSON in the documented form, or indented.
    public func json(isIndented: Bool = false) -> String {
        var writer = JSONWriter(isIndented: isIndented)
        write(to: &writer)
        return writer.text
    }

    func write(to writer: inout JSONWriter) {
        DecisionJSON(context).write(
            decision, explanation: explanation, steps: steps, row: row, of: collected, to: &writer)
    }

    /// The decision as a terminal shows it; each line ends with a line break.
    public func text(in language: TextLanguage, usesColor: Bool = false) -> String {
        DecisionText(context, language: language.language, usesColor: usesColor)
            .render(decision, explanation: explanation, steps: steps, row: row, of: collected)
    }
}
