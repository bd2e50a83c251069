package import RedressEngine
import RedressModel

/// One amount of one decision: what somebody owes or is owed, for what, and by which row.
package struct LedgerLine: Hashable, Sendable {
    /// Who pays or receives it.
    package enum Payer: Hashable, Sendable {
        case person(String)
        /// A team or company as a whole.
        case team(String)
        /// Somebody who holds the role and is not named yet.
        case unnamed(String)
        /// Several people who pay one sum together.
        case joint([String])
    }

    package let incident: String
    /// The day of the incident's first event; nil where it gives none.
    package let date: String?
    package let policy: String
    package let version: String?
    package let isReward: Bool
    package let roles: [String]
    package let unit: String?
    package let persons: [String]
    package let fen: Int64
    package let mode: String
    package let payee: String?
    package let ground: String
    package let rule: String
    package let sources: [String]
    package let payer: Payer

    /// The lines of a decision, fines before rewards; a sum that several share gives a line for each share.
    package static func lines(of decision: Decision, date: String?, in context: ReportContext) -> [LedgerLine] {
        let fines = decision.fines.flatMap { lines(of: $0, isReward: false, decision, date, context) }
        return fines + decision.rewards.flatMap { lines(of: $0, isReward: true, decision, date, context) }
    }

    private static func lines(
        of outcome: MoneyOutcome, isReward: Bool, _ decision: Decision, _ date: String?, _ context: ReportContext
    ) -> [LedgerLine] {
        func line(_ roles: [RoleID], _ persons: [String], _ fen: Int64) -> LedgerLine {
            LedgerLine(
                incident: decision.incident, date: date, policy: context.program.header.name,
                version: context.version, isReward: isReward, roles: roles.map { context.name($0) },
                unit: outcome.unit, persons: persons, fen: fen, mode: outcome.mode.key, payee: outcome.payee,
                ground: context.text(outcome.ground), rule: context.rule(outcome.row),
                sources: context.clauses(outcome.row),
                payer: Payer(roles: roles, unit: outcome.unit, persons: persons, in: context))
        }
        guard !outcome.shares.isEmpty else { return [line(outcome.roles, outcome.persons, outcome.fen)] }
        return outcome.shares.map { line([$0.role], $0.person.map { [$0] } ?? [], $0.fen) }
    }
}

extension LedgerLine.Payer {
    /// Who stands behind roles: a team or company as a whole, else the people who are named.
    init(roles: [RoleID], unit: String?, persons: [String], in context: ReportContext) {
        if roles.count == 1, let role = roles.first {
            switch context.program.schema[role].kind {
            case .team, .company:
                self = .team(unit ?? context.name(role))
                return
            case .one, .several: break
            }
        }
        switch persons.count {
        case 0: self = .unnamed(unit ?? roles.map { context.name($0) }.joined(separator: "、"))
        case 1: self = .person(persons[0])
        default: self = .joint(persons)
        }
    }

    /// The name to show for it.
    package var name: String {
        switch self {
        case .person(let name), .team(let name), .unnamed(let name): name
        case .joint(let names): names.joined(separator: "、")
        }
    }

    /// The word for its kind in JSON and CSV.
    package var kind: String {
        switch self {
        case .person: "person"
        case .team: "team"
        case .unnamed: "not named"
        case .joint: "joint"
        }
    }
}
