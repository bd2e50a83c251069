import RedressEngine
import RedressModel

/// Items of a group that may meet: which of them are due, and which contradict one another.
struct Contest {
    let scene: SymbolicScene
    let group: Group
    let entries: [Entry]
    private let classes: [[RoleID]]
    private let meeting: (Int, Int) -> Meeting
    private let compared: (Int, Relation, Int, Ground?) -> SymbolicTruth
    /// For each ground and each class of items, whether some item of it applies.
    private var standing: [Ground: [SymbolicTruth]] = [:]
    /// Under `unique`, where how many rows count at each ground.
    private let counting: [Ground: Counting]

    private struct Counting {
        let some: Formula
        let several: Formula
        let perhapsSeveral: Formula
    }

    /// An item at the grounds it is for; items of one class ask for the same.
    struct Entry {
        let row: RowID
        let number: Int
        let itemClass: Int
        let isOnce: Bool
        /// What its outcome is for: nil for the whole group.
        let ground: Ground?
        let spots: [(ground: Ground, truth: SymbolicTruth)]
    }

    /// The rivals of an item are those of other classes that meet some of the same roles. What items of two classes come
    /// to is compared where it matters.
    init(
        _ scene: SymbolicScene, _ group: Group, _ entries: [Entry], classes: [[RoleID]],
        meeting: @escaping (Int, Int) -> Meeting,
        compared: @escaping (Int, Relation, Int, Ground?) -> SymbolicTruth
    ) {
        self.scene = scene
        self.group = group
        self.entries = entries
        self.classes = classes
        self.meeting = meeting
        self.compared = compared
        var truths: [Ground: [[SymbolicTruth]]] = [:]
        for entry in entries {
            for spot in entry.spots {
                truths[spot.ground, default: classes.map { _ in [] }][entry.itemClass].append(spot.truth)
            }
        }
        standing = truths.mapValues { $0.map { $0.isEmpty ? .never : scene.pool.any($0) } }
        let rows = group.rows.indices.map { RowID(group: group.id, index: $0) }
        counting =
            group.hitPolicy != .unique
            ? [:]
            : Dictionary(
                uniqueKeysWithValues: truths.keys.map { ground in
                    let counts = rows.map { scene.counts($0, at: ground) }
                    let counting = Counting(
                        some: scene.pool.any(counts.map(\.holds)), several: scene.pool.atLeast(2, counts.map(\.holds)),
                        perhapsSeveral: scene.pool.atLeast(2, counts.map { scene.pool.not($0.fails) }))
                    return (ground, counting)
                })
    }

    private func truth(_ test: Meeting.Test, _ one: Int, _ other: Int, _ place: Ground?) -> SymbolicTruth {
        switch test {
        case .never: .never
        case .always: .always
        case .open: .unknown
        case .amounts(let relation): compared(one, relation, other, place)
        }
    }

    /// Whether the item meets one that contradicts it or stands before it.
    private func loses(_ entry: Entry, _ roles: [RoleID], at ground: Ground) -> SymbolicTruth {
        let place = entry.isOnce ? nil : ground
        return scene.pool.any(
            classes.indices.compactMap { other -> SymbolicTruth? in
                guard other != entry.itemClass, classes[other].contains(where: roles.contains),
                    let stands = standing[ground]?[other], stands != .never
                else { return nil }
                let meeting = meeting(entry.itemClass, other)
                let beats = scene.pool.any([
                    truth(meeting.contradicts, entry.itemClass, other, place),
                    truth(meeting.yields, entry.itemClass, other, place),
                ])
                return beats == .never ? nil : scene.pool.all([stands, beats])
            })
    }

    /// Under `unique`, whether another row counts beside one that does, or may.
    private func others(than row: RowID, at ground: Ground) -> SymbolicTruth? {
        guard let counting = counting[ground] else { return nil }
        let pool = scene.pool
        let isCounted = scene.counts(row, at: ground).holds
        return SymbolicTruth(
            holds: pool.any(counting.several, pool.all(counting.some, pool.not(isCounted))),
            fails: pool.not(counting.perhapsSeveral))
    }

    /// Where an item is due to some roles, and where it may be.
    func due(_ entry: Entry, _ roles: [RoleID]) -> (holds: Formula, possible: Formula) {
        let pool = scene.pool
        let truth = pool.any(entry.spots.map(\.truth))
        let lost = pool.any(
            entry.spots.map { spot in
                var loss = loses(entry, roles, at: spot.ground)
                if let others = others(than: entry.row, at: spot.ground) { loss = pool.any([loss, others]) }
                return entry.spots.count == 1 ? loss : pool.all([spot.truth, loss])
            })
        let result = pool.all([truth, !lost])
        return (result.holds, pool.not(result.fails))
    }

    /// Where an item takes part in a contradiction about a role at one of its grounds.
    func clashes(_ entry: Entry, _ role: RoleID, at ground: Ground) -> Formula {
        let pool = scene.pool
        guard let spot = entry.spots.first(where: { $0.ground == ground }) else { return .never }
        let rivals = classes.indices.map { other -> Formula in
            guard other != entry.itemClass, classes[other].contains(role), let stands = standing[ground]?[other] else {
                return .never
            }
            let test = meeting(entry.itemClass, other).contradicts
            return pool.all(stands.holds, truth(test, entry.itemClass, other, entry.isOnce ? nil : ground).holds)
        }
        return pool.all(spot.truth.holds, pool.any(rivals))
    }
}
