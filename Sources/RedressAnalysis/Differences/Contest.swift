import RedressEngine
import RedressModel

/// Items of a group that may meet: which of them are due, and which contradict one another.
struct Contest {
    let scene: SymbolicScene
    let group: Group
    let entries: [Entry]
    private let classes: [[RoleID]]
    private let contradicts: (Int, Int, Ground?) -> SymbolicTruth
    private let outranks: (Int, Int, Ground?) -> SymbolicTruth
    /// For each ground and each class of items, whether some item of it applies.
    private var standing: [Ground: [SymbolicTruth]] = [:]
    private let isAlone: [Ground: SymbolicTruth]

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

    /// The rivals of an item are those of other classes that meet some of the same roles.
    init(
        _ scene: SymbolicScene, _ group: Group, _ entries: [Entry], classes: [[RoleID]],
        contradicts: @escaping (Int, Int, Ground?) -> SymbolicTruth,
        outranks: @escaping (Int, Int, Ground?) -> SymbolicTruth
    ) {
        self.scene = scene
        self.group = group
        self.entries = entries
        self.classes = classes
        self.contradicts = contradicts
        self.outranks = outranks
        var truths: [Ground: [[SymbolicTruth]]] = [:]
        for entry in entries {
            for spot in entry.spots {
                truths[spot.ground, default: classes.map { _ in [] }][entry.itemClass].append(spot.truth)
            }
        }
        standing = truths.mapValues { $0.map { $0.isEmpty ? .never : scene.pool.any($0) } }
        isAlone = group.hitPolicy == .unique ? scene.aloneness(of: group, at: Array(truths.keys)) : [:]
    }

    /// Whether the item meets one that contradicts it or stands before it.
    private func loses(_ entry: Entry, _ roles: [RoleID], at ground: Ground) -> SymbolicTruth {
        let place = entry.isOnce ? nil : ground
        return scene.pool.any(
            classes.indices.compactMap { other -> SymbolicTruth? in
                guard other != entry.itemClass, classes[other].contains(where: roles.contains),
                    let stands = standing[ground]?[other], stands != .never
                else { return nil }
                let beats = scene.pool.any([
                    contradicts(entry.itemClass, other, place), outranks(other, entry.itemClass, place),
                ])
                return beats == .never ? nil : scene.pool.all([stands, beats])
            })
    }

    /// Where an item is due to some roles, and where it may be.
    func due(_ entry: Entry, _ roles: [RoleID]) -> (holds: Formula, possible: Formula) {
        let pool = scene.pool
        let truth = pool.any(entry.spots.map(\.truth))
        let lost = pool.any(
            entry.spots.map { spot in
                var loss = loses(entry, roles, at: spot.ground)
                if let alone = isAlone[spot.ground] { loss = pool.any([loss, !alone]) }
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
            return pool.all(stands.holds, contradicts(entry.itemClass, other, entry.isOnce ? nil : ground).holds)
        }
        return pool.all(spot.truth.holds, pool.any(rivals))
    }
}

extension SymbolicScene {
    /// At each ground, whether no more than one row of a group counts.
    fileprivate func aloneness(of group: Group, at grounds: [Ground]) -> [Ground: SymbolicTruth] {
        var alone: [Ground: SymbolicTruth] = [:]
        for ground in grounds {
            let rows = group.rows.indices.map { counts(RowID(group: group.id, index: $0), at: ground) }
            alone[ground] = !pool.atLeast(2, rows)
        }
        return alone
    }
}
