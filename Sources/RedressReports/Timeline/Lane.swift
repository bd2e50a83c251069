import RedressEngine
import RedressModel

/// A deadline on a timeline: from when until when it runs, and how far it is overrun.
struct Lane: Sendable {
    let outcome: DeadlineOutcome
    /// The events with which its clock starts, and by which its duty is done; empty where other values say so.
    let startsWith: Set<Happening>
    let doneBy: Set<Happening>
    /// The events from which its clock stands still, and with which it goes on.
    let pausedFrom: Set<Happening>
    let resumedBy: Set<Happening>
    /// The stretches in which its clock stands still.
    let pauses: [Range<Int64>]
    /// The stretch that is late: from the due instant to the act or, without one, to the instant of the decision.
    let overrun: Range<Int64>?

    init(_ outcome: DeadlineOutcome, among happenings: [Happening], asOf: Int64?, in context: ReportContext) {
        self.outcome = outcome
        let item = context.dueItem(of: outcome)
        let element = outcome.element.flatMap(context.elementText)
        let ties = Ties(happenings: happenings, element: element)
        startsWith = outcome.start.map { ties.happenings(item?.start, at: $0) } ?? []
        doneBy = outcome.actual.map { ties.happenings(item?.until, at: $0) } ?? []
        let declared = context.program.deadlines[outcome.deadline.index].pauses
        let from = declared.map { ties.happenings($0.from) }
        let until = declared.map { ties.happenings($0.until) }
        pausedFrom = from.reduce([]) { $0.union($1) }
        resumedBy = until.reduce([]) { $0.union($1) }
        pauses = zip(from, until).compactMap { from, until in
            guard let first = from.map(\.at).min(), let last = until.map(\.at).max() ?? asOf, first < last else {
                return nil
            }
            return first..<last
        }
        overrun = outcome.due.flatMap { due in
            guard outcome.status == .breached, let end = outcome.actual ?? asOf, due < end else { return nil }
            return due..<end
        }
    }
}

/// Which events a term of a deadline speaks of.
private struct Ties {
    let happenings: [Happening]
    let element: String?

    /// The events that a term names, of the deadline's element where they are dated for each.
    func happenings(_ term: Term) -> Set<Happening> {
        switch term {
        case .event(let id): Set(happenings.filter { $0.event == id })
        case .eventEntry(let id): Set(happenings.filter { $0.event == id && $0.key == element })
        case .constant, .parameter, .fact, .derived, .element, .entry, .condition, .arithmetic, .size, .earliest,
            .latest, .elapsed, .excess, .due, .route, .fines:
            []
        }
    }

    /// The events that a term means at an instant: those it names, else the first that is dated so.
    func happenings(_ term: Term?, at instant: Int64) -> Set<Happening> {
        let named = term.map { happenings($0) } ?? []
        if !named.isEmpty { return named.filter { $0.at == instant } }
        return happenings.first { $0.at == instant && $0.key == nil }.map { [$0] } ?? []
    }
}
