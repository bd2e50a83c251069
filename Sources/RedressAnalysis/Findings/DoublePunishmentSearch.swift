import RedressEngine
import RedressModel

/// Roles that are fined twice for one ground by two schedules, or both fined and rewarded for it; two roles that may be
/// one person, where each is fined by another schedule.
///
/// A ground is one only where both schedules run over the same set or map, or within one schedule. Within one schedule
/// the hit policy says how many fines count, so there only a fine beside a reward is found.
struct DoublePunishmentSearch {
    private let scene: SymbolicScene
    private let witnesses: WitnessSearch
    /// For each role, the first of those linked with it in that one person may hold two of them.
    private let persons: [RoleID]

    /// A fine or reward for one role at one ground.
    private struct Charge {
        let item: ItemOnRow
        let money: MoneyItem
        let role: RoleID
        let ground: Ground
        /// What the ground is, whichever group speaks of it.
        let purpose: Purpose
        let applies: Formula

        /// The first of those roles that may be one person with this one, and with one another.
        let person: RoleID

        var isReward: Bool { money.isReward }
        var account: Account { Account(purpose: purpose, person: person) }
        var side: Side { Side(group: item.row.group, isReward: isReward) }
    }

    /// What charges may meet on: a role, or those that may be one person with it, at one ground.
    private struct Account: Hashable {
        let purpose: Purpose
        let person: RoleID
    }

    /// Charges of one side are never double among themselves.
    private struct Side: Hashable {
        let group: GroupID
        let isReward: Bool
    }

    private enum Purpose: Hashable {
        case group(GroupID)
        case element(FactID, String)
    }

    init(_ scene: SymbolicScene, _ witnesses: WitnessSearch) {
        self.scene = scene
        self.witnesses = witnesses
        var persons = scene.schema.roles.map(\.id)
        for one in scene.schema.roles {
            for other in scene.schema.roles where scene.schema.mayBeOnePerson(one.id, other.id) {
                let (left, right) = (persons[one.id.index], persons[other.id.index])
                for index in persons.indices where persons[index] == max(left, right) {
                    persons[index] = min(left, right)
                }
            }
        }
        self.persons = persons
    }

    /// Adds what is found, one finding for each pair of rows and roles; of more than the limit the rest is only counted.
    func add(to report: inout AnalysisReport, limit: Int) {
        let charges = scene.program.groups.flatMap(charges)
        let pairs = pairs(charges)
        guard !pairs.isEmpty else { return }
        let decider = Decider(scene, charges.map(\.applies))
        var seen: Set<[Int]> = []
        var listedCount = 0
        for (left, right) in pairs {
            let (one, other) = (charges[left], charges[right])
            let key = [one.item.row, other.item.row].flatMap { [$0.group.index, $0.index] } + [one.role.index]
            guard !seen.contains(key) else { continue }
            let rows = [one.item.row, other.item.row]
            switch shown(one, other, decider, &report) {
            case .nowhere: continue
            case .undecided(let reason): report.undecided.append(UndecidedQuestion(rows: rows, reason: reason))
            case .found where listedCount >= limit: report.unlistedCount += 1
            case .found(let witness):
                listedCount += 1
                report.findings.append(
                    AnalysisFinding(
                        kind: .doublePunishment(one.role, other.role, isReward: one.isReward != other.isReward),
                        rows: rows, ground: one.ground, witnesses: [witness]))
            }
            seen.insert(key)
        }
        report.tally.add(decider, to: .doublePunishment)
    }

    /// The charges that may be double, ascending.
    private func pairs(_ charges: [Charge]) -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        for places in Dictionary(grouping: charges.indices, by: { charges[$0].account }).values {
            // Within one schedule only fines and rewards meet, so that most charges meet no other.
            let sides = Dictionary(grouping: places) { charges[$0].side }.values
            guard sides.count > 1 else { continue }
            for (index, left) in places.enumerated() {
                for right in places[(index + 1)...] where isDouble(charges[left], charges[right]) {
                    pairs.append((left, right))
                }
            }
        }
        return pairs.sorted(by: <)
    }

    /// What came of a pair.
    private enum Answer {
        case found(IncidentRow)
        case nowhere
        case undecided(UndecidedQuestion.Reason)
    }

    /// An incident in which both are due. That both apply is asked first, since what keeps them from being due is seldom
    /// there and long to say.
    private func shown(
        _ one: Charge, _ other: Charge, _ decider: Decider, _ report: inout AnalysisReport
    ) -> Answer {
        switch decider.find(scene.pool.all(one.applies, other.applies)) {
        case .nowhere: return .nowhere
        case .undecided: return .undecided(.steps)
        case .found(let point):
            if let witness = witness(at: point, one, other) { return .found(witness) }
        }
        let due = [one, other].map { scene.due($0.item, $0.money, for: $0.role, at: $0.ground) }
        let exact = Decider(scene, due)
        let answer = exact.find(scene.pool.all(due))
        report.tally.add(exact, to: .doublePunishment)
        switch answer {
        case .nowhere: return .nowhere
        case .undecided: return .undecided(.steps)
        case .found(let point):
            return witness(at: point, one, other).map(Answer.found) ?? .undecided(.outsideFragment)
        }
    }

    /// An incident near a point in which both are due; two roles are named by one person.
    private func witness(at point: Point, _ one: Charge, _ other: Charge) -> IncidentRow? {
        func named(_ row: IncidentRow) -> IncidentRow {
            var row = row
            guard one.role != other.role else { return row }
            for role in [one.role, other.role] { row.people[role.index] = .named(["甲"]) }
            return row
        }
        return witnesses.witness(at: point) { (row: IncidentRow) in shows(witnesses.decide(named(row)), one, other) }
            .map(named)
    }

    private func charges(_ group: Group) -> [Charge] {
        scene.grounds(of: group).flatMap { ground in
            group.rows.indices.flatMap { index in
                scene.items(of: RowID(group: group.id, index: index)).flatMap { item -> [Charge] in
                    guard case .money(let money) = item.item.kind else { return [] }
                    let applies = scene.applies(item, at: ground)
                    guard applies != .never else { return [] }
                    return money.roles.map { role in
                        Charge(
                            item: item, money: money, role: role, ground: ground,
                            purpose: purpose(ground, group), applies: applies, person: persons[role.index])
                    }
                }
            }
        }
    }

    private func purpose(_ ground: Ground, _ group: Group) -> Purpose {
        switch group.iteration {
        case .elements(let fact), .keys(let fact): .element(fact, scene.key(of: ground) ?? "")
        case nil: .group(group.id)
        }
    }

    private func isDouble(_ one: Charge, _ other: Charge) -> Bool {
        let isOneGroup = one.item.row.group == other.item.row.group
        guard one.role != other.role else { return isOneGroup ? one.isReward != other.isReward : true }
        return !isOneGroup && !(one.isReward || other.isReward)
            && scene.schema.mayBeOnePerson(one.role, other.role)
    }

    /// Whether both are due in a decision. An item that gives way to another one of its group is not.
    private func shows(_ decision: Decision, _ one: Charge, _ other: Charge) -> Bool {
        [one, other].allSatisfy { charge in
            (charge.isReward ? decision.rewards : decision.fines).contains {
                $0.row == charge.item.row && $0.roles.contains(charge.role)
                    && (charge.item.isOnce || $0.ground == charge.ground)
            }
        }
    }
}
