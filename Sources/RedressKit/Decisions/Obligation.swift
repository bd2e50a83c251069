import RedressEngine
import RedressReports

/// A deadline of an incident and how it stands. Moments are in seconds since 1970.
public struct Obligation: Hashable, Sendable {
    /// How a deadline stands at the moment as of which it is judged.
    public enum Status: Hashable, Sendable {
        /// Kept in time.
        case met
        /// Not kept, or kept too late or too early.
        case breached
        /// Not yet kept, and still in time.
        case pending
        /// Nobody knows.
        case unknown
    }

    /// The deadline.
    public let name: String
    /// For what it is owed, where the policy owes it for each of several things.
    public let element: String?
    /// When its clock started; nil: it has not, or nobody knows when.
    public let start: Moment?
    /// When it may be kept at the earliest.
    public let notBefore: Moment?
    /// When it falls due; an act at this moment is in time. nil for a duty at once, or where nobody knows.
    public let due: Moment?
    /// When it was kept.
    public let actual: Moment?
    /// How it stands.
    public let status: Status
    /// By how many seconds it was late or, below zero, early; nil where nobody knows.
    public let lateSeconds: Int64?
    /// The roles that owe it.
    public let roles: [String]
    /// The people in these roles, where the incident names them.
    public let persons: [String]
    /// The row that gives the limit.
    public let rule: String
    /// The clauses that the row cites.
    public let sources: [String]

    init(_ outcome: DeadlineOutcome, in context: ReportContext) {
        name = context.name(outcome.deadline)
        element = outcome.element.flatMap(context.elementText)
        start = outcome.start.map(Moment.init(seconds:))
        notBefore = outcome.notBefore.map(Moment.init(seconds:))
        due = outcome.due.map(Moment.init(seconds:))
        actual = outcome.actual.map(Moment.init(seconds:))
        status = Status(outcome.status)
        lateSeconds = outcome.lateSeconds
        roles = outcome.roles.map { context.name($0) }
        persons = outcome.persons
        rule = context.rule(outcome.row)
        sources = context.clauses(outcome.row)
    }
}

extension Obligation.Status {
    fileprivate init(_ status: DeadlineOutcome.Status) {
        switch status {
        case .met: self = .met
        case .breached: self = .breached
        case .pending: self = .pending
        case .unknown: self = .unknown
        }
    }
}

/// Who takes a slot of an incident.
public struct Assignment: Hashable, Sendable {
    /// The slot, such as who handles it.
    public let slot: String
    /// The roles that take it together; empty for nobody, or while people have yet to choose.
    public let roles: [String]
    /// The people in these roles, where the incident names them.
    public let persons: [String]
    /// The roles among which people choose.
    public let candidates: [String]
    /// The roles that come next if these are not there, in order.
    public let next: [String]
    /// Whether everybody who could take it is away or excluded.
    public let isDeadEnd: Bool
    /// The row that says so.
    public let rule: String
    /// The clauses that the row cites.
    public let sources: [String]

    init(_ outcome: RouteOutcome, in context: ReportContext) {
        slot = context.name(outcome.route)
        roles = outcome.roles.map { context.name($0) }
        persons = outcome.persons
        candidates = outcome.candidates.map { context.name($0) }
        next = outcome.next.map { context.name($0) }
        isDeadEnd = outcome.isDeadEnd
        rule = context.rule(outcome.row)
        sources = context.clauses(outcome.row)
    }
}

extension Decision {
    /// Who takes each slot.
    public var assignments: [Assignment] { decision.routes.map { Assignment($0, in: context) } }

    /// The deadlines and how they stand.
    public var obligations: [Obligation] { decision.deadlines.map { Obligation($0, in: context) } }
}
