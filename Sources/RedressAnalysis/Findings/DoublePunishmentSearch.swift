import RedressEngine
import RedressModel

/// Roles that are fined twice for one ground by two schedules, or both fined and rewarded for it.
///
/// A ground is one only where both schedules run over the same set or map, or within one schedule. Within one schedule
/// the hit policy says how many fines count, so there only a fine beside a reward is found.
struct DoublePunishmentSearch {
    private let scene: SymbolicScene
    private let witnesses: WitnessSearch

    /// A fine or reward for one role at one ground.
    private struct Charge {
        let item: ItemOnRow
        let role: RoleID
        let isReward: Bool
        let ground: Ground
        /// What the ground is, whichever group speaks of it.
        let purpose: Purpose
        let applies: Formula

        var account: Account { Account(purpose: purpose, role: role) }
        var side: Side { Side(group: item.row.group, isReward: isReward) }
    }

    /// What charges may meet on: a role at one ground.
    private struct Account: Hashable {
        let purpose: Purpose
        let role: RoleID
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
    }

    /// Adds what is found; one finding for each pair of rows and roles.
    func add(to report: inout AnalysisReport) {
        let charges = scene.program.groups.flatMap(charges)
        let pairs = pairs(charges)
        guard !pairs.isEmpty else { return }
        let decider = Decider(scene, charges.map(\.applies))
        var seen: Set<[Int]> = []
        for (left, right) in pairs {
            let (one, other) = (charges[left], charges[right])
            let key = [one.item.row, other.item.row].flatMap { [$0.group.index, $0.index] } + [one.role.index]
            guard !seen.contains(key) else { continue }
            let rows = [one.item.row, other.item.row]
            switch decider.find(scene.pool.all(one.applies, other.applies)) {
            case .nowhere: continue
            case .undecided:
                report.undecided.append(UndecidedQuestion(rows: rows, reason: .steps))
            case .found(let point):
                guard let witness = witnesses.witness(at: point, { shows($0, one, other) }) else { continue }
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

    private func charges(_ group: Group) -> [Charge] {
        scene.grounds(of: group).flatMap { ground in
            group.rows.indices.flatMap { index in
                scene.items(of: RowID(group: group.id, index: index)).flatMap { item -> [Charge] in
                    guard case .money(let money) = item.item.kind else { return [] }
                    let applies = scene.applies(item, at: ground)
                    guard applies != .never else { return [] }
                    return money.roles.map { role in
                        Charge(
                            item: item, role: role, isReward: money.isReward, ground: ground,
                            purpose: purpose(ground, group), applies: applies)
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
        guard one.role == other.role, one.item.row != other.item.row || one.isReward != other.isReward else {
            return false
        }
        return one.isReward != other.isReward || one.item.row.group != other.item.row.group
    }

    /// Whether both are due in a decision. An item that gives way to another one of its group is not.
    private func shows(_ decision: Decision, _ one: Charge, _ other: Charge) -> Bool {
        [one, other].allSatisfy { charge in
            (charge.isReward ? decision.rewards : decision.fines).contains {
                $0.row == charge.item.row && $0.roles.contains(charge.role)
            }
        }
    }
}
