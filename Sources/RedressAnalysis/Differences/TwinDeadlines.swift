import RedressEngine
import RedressModel
import RedressTime

/// Deadlines of one name that two versions count otherwise, and what their limits say of how both can stand at once.
struct TwinDeadlines {
    /// A deadline as the old version counts it, and as the new one does, by the joint ids.
    struct Twin {
        let old: Deadline
        let new: Deadline
    }

    let twins: [Twin]
    private let areDaysAlike: Bool

    init(_ joint: JointProgram) {
        let newIDs = Set(joint.fromNew.deadlines)
        let (mine, its) = (joint.old.deadlines.prefix(joint.fromOld.deadlines.count), joint.new.deadlines)
        twins = mine.filter { !newIDs.contains($0.id) }.compactMap { one in
            its.first { $0.name == one.name && newIDs.contains($0.id) }.map { Twin(old: one, new: $0) }
        }
        areDaysAlike =
            joint.old.daysEnd == joint.new.daysEnd && joint.old.rollsOver == joint.new.rollsOver
            && joint.fromOld.program.schema.timezone == joint.fromNew.program.schema.timezone
    }

    /// Beyond so many pairs of rows nothing is said of a deadline.
    private static let maximumPairs = 36

    /// What holds of every incident about deadlines of some coordinates, as far as limits that are numbers show: of two
    /// that start and end together the one that falls due first is not late after the other.
    func relations(_ old: SymbolicScene, _ new: SymbolicScene, _ judge: Evaluator, among read: Set<Coordinate>)
        -> Formula
    {
        guard areDaysAlike else { return .always }
        let order = LimitOrder(judge)
        return old.pool.all(
            twins.flatMap { twin -> [Formula] in
                let (mine, its) = (old.program.groups[twin.old.group.index], new.program.groups[twin.new.group.index])
                guard mine.rows.count * its.rows.count <= Self.maximumPairs else { return [] }
                return old.grounds(of: mine).flatMap { ground -> [Formula] in
                    let key = old.key(of: ground)
                    let places = (
                        Coordinate.deadline(twin.old.id, key: key), Coordinate.deadline(twin.new.id, key: key)
                    )
                    guard read.contains(places.0), read.contains(places.1),
                        let other = new.grounds(of: its).first(where: { new.key(of: $0) == key })
                    else { return [] }
                    return duties(old, twin.old, at: ground).flatMap { one in
                        duties(new, twin.new, at: other).map { two in
                            let stands = stands(places, allowed(one, two, order), old.pool)
                            return old.pool.any(old.pool.not(old.pool.all(one.alone, two.alone)), stands)
                        }
                    }
                }
            })
    }

    /// A limit with the extension in force, and where it alone holds.
    fileprivate struct Duty {
        let due: DueItem
        let pauses: [Deadline.Pause]
        let extended: LimitForm.Extension?
        let alone: Formula
    }

    private func duties(_ scene: SymbolicScene, _ deadline: Deadline, at ground: Ground) -> [Duty] {
        let group = scene.program.groups[deadline.group.index]
        let all = group.rows.indices.flatMap { index -> [(due: DueItem, truth: SymbolicTruth)] in
            let row = RowID(group: group.id, index: index)
            return group.rows[index].items.compactMap { item in
                guard case .limit(let due) = item.kind else { return nil }
                return (
                    due, scene.pool.all([scene.counts(row, at: ground), scene.truth(item.guardCondition, at: ground)])
                )
            }
        }
        let extensions = scene.extensions(of: deadline, at: ground)
        return all.indices.flatMap { place -> [Duty] in
            let others = all.indices.filter { $0 != place }.map { all[$0].truth.fails }
            let alone = scene.pool.all([all[place].truth.holds] + others)
            return extensions.map { extended in
                Duty(
                    due: all[place].due, pauses: deadline.pauses, extended: extended.form?.effective,
                    alone: scene.pool.all(alone, extended.truth.holds))
            }
        }
    }

    private func stands(
        _ places: (Coordinate, Coordinate), _ allowed: (DeadlineState, DeadlineState) -> Bool, _ pool: FormulaPool
    ) -> Formula {
        let states = DeadlineState.allCases
        return pool.any(
            states.indices.map { one in
                let others = states.indices.filter { allowed(states[one], states[$0]) }
                return pool.all(
                    pool.literal(.words(places.0, WordSet([one]))), pool.literal(.words(places.1, WordSet(others))))
            })
    }

    private func allowed(
        _ one: Duty, _ other: Duty, _ order: LimitOrder
    ) -> (DeadlineState, DeadlineState) -> Bool {
        guard one.due.start == other.due.start, one.due.until == other.due.until else { return { _, _ in true } }
        let isEarlier = order.isNeverLater(one, than: other)
        let isLater = order.isNeverLater(other, than: one)
        return { state, otherState in
            switch (state, otherState) {
            case (.late, .late), (.met, .met), (.due, .due): true
            // What both end with has happened or has not.
            case (.met, .due), (.due, .met): false
            case (.late, .met), (.late, .due): !isLater
            case (.met, .late), (.due, .late): !isEarlier
            }
        }
    }
}

/// Which limits are late wherever others are that start and end with them.
private final class LimitOrder {
    private let judge: Evaluator
    private var memo: [Pair: Bool] = [:]

    private struct Pair: Hashable {
        let one: Limit
        let other: Limit
        let calendar: CalendarID
    }

    init(_ judge: Evaluator) { self.judge = judge }

    func isNeverLater(_ one: TwinDeadlines.Duty, than other: TwinDeadlines.Duty) -> Bool {
        guard one.pauses == other.pauses, one.due.calendar == other.due.calendar else { return false }
        if one.due.limit == other.due.limit {
            // An extension goes on counting.
            return one.extended == other.extended || one.extended == nil && one.due.limit.isPlain
        }
        let isBare = one.pauses.isEmpty && one.extended == nil && other.extended == nil
        guard isBare, one.due.limit.isPlain, other.due.limit.isPlain else { return false }
        let pair = Pair(one: one.due.limit, other: other.due.limit, calendar: one.due.calendar)
        if let known = memo[pair] { return known }
        let found = judge.neverStand(one.due, other.due, so: .later)
        memo[pair] = found
        return found
    }
}

extension Limit {
    /// Whether it is late behind its due instant and at no other time.
    fileprivate var isPlain: Bool {
        switch self {
        case .within, .sameDay, .byClose, .sameDayByClose, .nextPeriodDay, .periodEnd: true
        case .window, .before, .moment, .atOnce, .none: false
        case .earliest(let parts), .latest(let parts): parts.allSatisfy(\.isPlain)
        }
    }
}
