import RedressEngine
import RedressModel

/// A fine that some incident owes.
struct OwedFine {
    let row: RowID
    let item: Item
    /// Those who owe it for some incident, in the order written.
    let payers: [RoleID]
    /// Whether nobody confirms it for some incident.
    let isUnconfirmed: Bool
}

/// The fines that incidents can owe under the readings chosen, and the sanctions that they can meet.
struct OwedFines {
    private(set) var fines: [OwedFine] = []
    /// Whether some incident has an employee sanctioned.
    private(set) var sanctionsEmployees = false
    private(set) var undecided: [UndecidedQuestion] = []

    private struct Question {
        let item: ItemOnRow
        let money: MoneyItem
        let due: [(role: RoleID, formula: Formula)]
        /// Where it is due and nobody confirms it; nil where an assessor sets it.
        let unconfirmed: Formula?
    }

    init(_ scene: SymbolicScene) {
        let pool = scene.pool
        let approved = pool.any(OwedFines.approvals(scene))
        var questions: [Question] = []
        var sanctions: [(row: RowID, formula: Formula)] = []
        for group in scene.program.groups {
            let grounds = scene.grounds(of: group)
            for item in group.rows.indices.flatMap({ scene.items(of: RowID(group: group.id, index: $0)) }) {
                switch item.item.kind {
                case .money(let money) where !money.isReward:
                    let due = money.roles.map { role in
                        (role, pool.any(grounds.map { scene.mayCost(item, money, role, at: $0) }))
                    }
                    let alone = pool.all(pool.any(due.map(\.1)), pool.not(approved))
                    questions.append(
                        Question(item: item, money: money, due: due, unconfirmed: money.assessed == nil ? alone : nil))
                case .sanction(let sanction) where sanction.roles.contains(where: scene.schema.isEmployee):
                    sanctions.append((item.row, pool.any(grounds.map { scene.applies(item, at: $0) })))
                case .money, .sanction, .value, .who, .copy, .limit, .notify, .record, .remedy, .escalate, .approval,
                    .reopen, .void:
                    break
                }
            }
        }
        let formulas = questions.flatMap { $0.due.map(\.formula) + [$0.unconfirmed ?? .never] }
        let decider = Decider(scene, formulas + sanctions.map(\.formula))
        for one in questions {
            let payers = one.due.filter { isPossible($0.formula, decider, one.item.row) }.map(\.role)
            guard !payers.isEmpty else { continue }
            let isUnconfirmed = one.unconfirmed.map { isPossible($0, decider, one.item.row) } ?? false
            fines.append(
                OwedFine(row: one.item.row, item: one.item.item, payers: payers, isUnconfirmed: isUnconfirmed))
        }
        for one in sanctions where !sanctionsEmployees {
            sanctionsEmployees = isPossible(one.formula, decider, one.row)
        }
    }

    private mutating func isPossible(_ formula: Formula, _ decider: Decider, _ row: RowID) -> Bool {
        switch decider.find(formula) {
        case .found: return true
        case .nowhere: return false
        case .undecided:
            undecided.append(UndecidedQuestion(rows: [row], reason: .steps))
            return false
        }
    }

    /// Where somebody has to sign: by a row, or on a form.
    private static func approvals(_ scene: SymbolicScene) -> [Formula] {
        let signed = Set(scene.program.records.filter { !$0.approvals.isEmpty }.map(\.id))
        var formulas: [Formula] = []
        if scene.program.records.contains(where: { signed.contains($0.id) && !$0.isNamedByRow }) {
            formulas.append(scene.scope())
        }
        for group in scene.program.groups {
            for item in group.rows.indices.flatMap({ scene.items(of: RowID(group: group.id, index: $0)) }) {
                let isSigned: Bool =
                    switch item.item.kind {
                    case .approval: true
                    case .record(.form(let form)): signed.contains(form)
                    case .value, .who, .copy, .limit, .money, .sanction, .notify, .record, .remedy, .escalate, .reopen,
                        .void:
                        false
                    }
                if isSigned { formulas += scene.grounds(of: group).map { scene.applies(item, at: $0) } }
            }
        }
        return formulas
    }
}

extension SymbolicScene {
    /// Where a fine of a role prevails and comes to something, or may once what is not known yet is.
    fileprivate func mayCost(_ item: ItemOnRow, _ money: MoneyItem, _ role: RoleID, at ground: Ground) -> Formula {
        let sums = amounts(of: money, on: item, at: ground).map { one in
            pool.all(one.condition, pool.not(compare(one.value, .lessOrEqual, .number(LinearSum(.zero))).holds))
        }
        return pool.all(prevails(item, money, for: role, at: ground), pool.any(sums))
    }
}

extension Schema {
    /// Whether a role is filled by employees, one of them or several, or by a team of them; companies are none.
    func isEmployee(_ role: RoleID) -> Bool { self[role].kind != .company }

    /// What a law pack calls those who fill a role.
    func word(of role: RoleID) -> ClauseWord {
        switch self[role].kind {
        case .one, .several: .person
        case .team: .team
        case .company: .company
        }
    }
}
