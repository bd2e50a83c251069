import RedressEngine
import RedressModel
import RedressReports

/// A fine or reward that is due.
public struct Payment: Hashable, Sendable {
    /// The roles that pay or receive it together; mostly one.
    public let roles: [String]
    /// The people in these roles, where the incident names them.
    public let persons: [String]
    /// The sum in fen, hundredths of the currency.
    public let fen: Int64
    /// What it is for: the matter complained about, or the group of rows.
    public let ground: String
    /// The row it rests on.
    public let rule: String
    /// The clauses that the row cites.
    public let sources: [String]

    init(_ outcome: MoneyOutcome, in context: ReportContext) {
        roles = outcome.roles.map { context.name($0) }
        persons = outcome.persons
        fen = outcome.fen
        ground = context.text(outcome.ground)
        rule = context.rule(outcome.row)
        sources = context.clauses(outcome.row)
    }

    /// The first of the roles.
    public var role: String { roles.first ?? "" }

    /// The sum as text: `100.00`.
    public var amount: String { MoneyText.decimal(fen) }
}

/// A sanction that is due.
public struct Sanction: Hashable, Sendable {
    /// The role it meets.
    public let role: String
    /// The people in the role, where the incident names them.
    public let persons: [String]
    /// The word of the policy's sanctions.
    public let what: String
    /// The row it rests on.
    public let rule: String
    /// The clauses that the row cites.
    public let sources: [String]

    init(_ outcome: SanctionOutcome, in context: ReportContext) {
        role = context.name(outcome.role)
        persons = outcome.persons
        what = context.sanction(outcome.sanction)
        rule = context.rule(outcome.row)
        sources = context.clauses(outcome.row)
    }
}

/// An outcome that is possible and not due.
public struct PendingItem: Hashable, Sendable {
    /// The roles it would meet.
    public let roles: [String]
    /// The least it can come to in fen, for money; nil where nobody knows the bound.
    public let minimumFen: Int64?
    /// The most it can come to in fen, for money; nil where nobody knows the bound.
    public let maximumFen: Int64?
    /// The facts, events, parameters and people it waits for.
    public let missing: [String]
    /// The row it rests on.
    public let rule: String

    init(_ outcome: PendingOutcome, in context: ReportContext) {
        roles = outcome.roles.map { context.name($0) }
        minimumFen = outcome.minimum
        maximumFen = outcome.maximum
        missing = outcome.missing.map { context.name($0) }
        rule = context.rule(outcome.row)
    }
}
