import RedressEngine
import RedressModel

/// A decision in the words of an expected-decisions file, so that the two can be compared.
struct DecisionFacts {
    let decision: Decision
    let program: Program

    func name(_ role: RoleID) -> String { program.schema[role].name }
    func sources(_ row: RowID) -> [String] { program[row].sources }
    func sanction(_ word: Int) -> String { program.schema[program.schema.sanctions].words[word] }

    /// An amount in fen as yuan, without needless digits.
    static func yuan(_ fen: Int64) -> String {
        let cents = fen % 100
        return cents == 0 ? "\(fen / 100)" : "\(fen / 100).\(cents < 10 ? "0" : "")\(cents)"
    }

    /// A written amount in fen.
    static func fen(_ text: String) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = Int64(parts[0]), parts.count <= 2 else { return nil }
        let digits = parts.count == 2 ? (parts[1] + "00").prefix(2) : "00"
        return Int64(digits).map { whole * 100 + $0 }
    }

    /// What an expected fine or reward says otherwise than an outcome; nil when they agree.
    func agrees(_ expected: ExpectedNode, _ outcome: MoneyOutcome) -> Bool {
        let modes: [MoneyItem.Mode: String] = [
            .sum: "sum", .each: "each", .shared: "shared", .split: "split", .joint: "joint",
        ]
        guard expected["role"]?.texts == outcome.roles.map(name),
            let amount = expected["amount"]?.text.flatMap(Self.fen), amount == outcome.fen,
            (expected["mode"]?.text ?? "sum") == modes[outcome.mode],
            let clause = expected["clause"]?.text, sources(outcome.row).contains(clause)
        else { return false }
        if let persons = expected["persons"]?.texts, persons != outcome.persons { return false }
        guard let shares = expected["shares"] else { return true }
        let written = shares.entries.map { "\($0.key) \($0.value.text.flatMap(Self.fen) ?? -1)" }
        return written == outcome.shares.map { "\($0.person ?? name($0.role)) \($0.fen)" }
    }

    func show(_ outcome: MoneyOutcome) -> String {
        let shares = outcome.shares.map { "\($0.person ?? name($0.role)) \(Self.yuan($0.fen))" }
        return "\(outcome.roles.map(name)) \(outcome.persons) \(Self.yuan(outcome.fen)) \(outcome.mode) \(shares) "
            + "\(sources(outcome.row))"
    }

    func agrees(_ expected: ExpectedNode, _ pending: PendingOutcome) -> Bool {
        guard expected["what"]?.text == "\(pending.kind)", expected["role"]?.texts == pending.roles.map(name),
            let clause = expected["clause"]?.text, sources(pending.row).contains(clause)
        else { return false }
        if let fact = expected["fact"]?.text, !missing(pending).contains(fact) { return false }
        if let minimum = expected["minimum"]?.text, Self.fen(minimum) != pending.minimum { return false }
        if let maximum = expected["maximum"]?.text, Self.fen(maximum) != pending.maximum { return false }
        return true
    }

    /// The names of the facts that an outcome waits for.
    func missing(_ pending: PendingOutcome) -> [String] {
        pending.missing.compactMap { missing in
            switch missing {
            case .fact(let fact): program.schema[fact].name
            case .event(let event): program.schema[event].name
            case .parameter(let parameter): program.parameters[parameter.index].name
            case .role(let role): name(role)
            }
        }
    }

    func show(_ pending: PendingOutcome) -> String {
        "\(pending.kind) \(pending.roles.map(name)) \(pending.minimum.map(Self.yuan) ?? "-").."
            + "\(pending.maximum.map(Self.yuan) ?? "-") \(missing(pending)) \(sources(pending.row))"
    }

    /// The sum of what each person is fined alone; what teams pay and what is paid jointly left out.
    var people: [String: Int64] {
        var totals: [String: Int64] = [:]
        for fine in decision.fines {
            switch fine.mode {
            case .sum, .each:
                let isTeam = fine.roles.contains {
                    program.schema[$0].kind == .team || program.schema[$0].kind == .company
                }
                if !isTeam, fine.persons.count == 1 { totals[fine.persons[0], default: 0] += fine.fen }
            case .shared, .split:
                for share in fine.shares {
                    if let person = share.person { totals[person, default: 0] += share.fen }
                }
            case .joint:
                continue
            }
        }
        return totals
    }
}
