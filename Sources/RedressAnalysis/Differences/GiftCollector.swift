import RedressEngine
import RedressModel

/// Collects what one version gives, group by group.
struct GiftCollector {
    let scene: SymbolicScene
    let translation: Translation
    /// The derived values that the other version names.
    let otherValues: Set<String>
    let isNew: Bool
    /// For each joint vocabulary, the words that incidents of both versions may say.
    let commonWords: [[Bool]]
    /// How days are counted, beyond what limits themselves say.
    let counting: [Int]
    /// What both versions have alike.
    let shared: Shared

    /// Slots and deadlines by their joint ids.
    struct Shared {
        let routes: Set<RouteID>
        let deadlines: Set<DeadlineID>

        init(_ joint: JointProgram) {
            routes = Set(joint.fromOld.routes).intersection(joint.fromNew.routes)
            deadlines = Set(joint.fromOld.deadlines).intersection(joint.fromNew.deadlines)
        }
    }

    /// Where gifts are compared.
    struct Place: Hashable {
        let key: OutcomeKey
        let extra: Extra

        enum Extra: Hashable {
            case none, conflict
            /// Who pays together and how, and to whom.
            case money([MoneyItem.Payer], MoneyItem.Mode, fund: String?)
        }
    }

    typealias Builder = FacetBuilder<Place>

    var pool: FormulaPool { scene.pool }

    func name(_ role: RoleID) -> String { scene.schema[role].name }

    /// The grounds of a group that incidents of both versions may have.
    func grounds(of group: Group) -> [Ground] {
        scene.grounds(of: group).filter { ground in
            guard case .element(_, let vocabulary, let word) = ground else { return true }
            return commonWords[vocabulary.index][word]
        }
    }

    func add(
        _ row: RowID, unit: Int, _ value: GiftValue, _ holds: Formula, possible: Formula, _ key: OutcomeKey,
        _ extra: Place.Extra = .none, to builder: inout Builder
    ) {
        guard holds != .never || possible != .never else { return }
        let place = Place(key: key, extra: extra)
        // Nothing is said of what only may contradict.
        let isConflict = value == .opaque(.conflict)
        let gift = Gift(unit: unit, value: value, holds: holds, possible: isConflict ? .never : possible)
        builder.add(gift, at: place, key, isNew: isNew)
        let support = Facet.Support(
            row: row, unit: unit, formula: holds, possible: possible, isCited: !isConflict)
        builder.add(support, at: place, key, isNew: isNew)
    }

    /// Everything that one group gives.
    func collect(_ group: Group, into builder: inout Builder) {
        switch group.kind {
        // What these give is looked at value by value.
        case .define, .classify: break
        case .route(let id): addRoute(group, scene.program.routes[id.index], to: &builder)
        case .deadline(let id): addLimits(group, scene.program.deadlines[id.index], to: &builder)
        case .schedule, .rules, .late:
            addMoney(group, isReward: false, to: &builder)
            addMoney(group, isReward: true, to: &builder)
            addSanctions(group, to: &builder)
            addConflictsOfUnique(group, to: &builder)
        }
        addUnited(group, to: &builder)
    }

    /// A number that tells a group from all others, or a row where each row gives by itself.
    func unit(_ group: Group, _ entry: Contest.Entry) -> Int {
        let isOwn = group.hitPolicy == .sum || entry.isOnce
        return isOwn ? (group.id.index * 10_000 + entry.row.index + 1) * 64 + entry.number : -1 - group.id.index
    }

    /// The items of a group that some wanted kind of outcome comes from.
    func entries(
        _ group: Group, _ itemClass: (ItemOnRow) -> Int?, exists: (Int, Ground?) -> SymbolicTruth
    ) -> [Contest.Entry] {
        let grounds = grounds(of: group)
        return group.rows.indices.flatMap { index -> [Contest.Entry] in
            let row = RowID(group: group.id, index: index)
            return scene.items(of: row).enumerated().flatMap { number, item -> [Contest.Entry] in
                guard let itemClass = itemClass(item) else { return [] }
                let spots = grounds.map { ground -> (ground: Ground, truth: SymbolicTruth) in
                    let applies = [
                        scene.counts(row, at: ground), scene.truth(item.item.guardCondition, at: ground),
                        exists(itemClass, item.isOnce ? nil : ground),
                    ]
                    return (ground: ground, truth: pool.all(applies))
                }.filter { (spot: (ground: Ground, truth: SymbolicTruth)) in spot.truth.fails != .always }
                func entry(_ ground: Ground?, _ spots: [(ground: Ground, truth: SymbolicTruth)]) -> Contest.Entry {
                    Contest.Entry(
                        row: row, number: number, itemClass: itemClass, isOnce: item.isOnce, ground: ground,
                        spots: spots)
                }
                if item.isOnce { return spots.isEmpty ? [] : [entry(nil, spots)] }
                return spots.map { entry($0.ground, [$0]) }
            }
        }
    }

    /// Where something holds on incidents that are not void.
    func notVoid(_ due: (holds: Formula, possible: Formula)) -> (holds: Formula, possible: Formula) {
        let void = scene.void()
        return (pool.all(due.holds, void.fails), pool.all(due.possible, pool.not(void.holds)))
    }

    private func addConflictsOfUnique(_ group: Group, to builder: inout Builder) {
        guard group.hitPolicy == .unique else { return }
        for ground in grounds(of: group) {
            let rows = group.rows.indices.map { RowID(group: group.id, index: $0) }
            let counting = rows.map { scene.counts($0, at: ground).holds }
            let several = pool.atLeast(2, counting)
            for (row, counts) in zip(rows, counting) {
                let holds = pool.all(counts, several)
                add(
                    row, unit: 0, .opaque(.conflict), holds, possible: holds,
                    OutcomeKey(.fine, [], element: scene.key(of: ground)), .conflict, to: &builder)
            }
        }
    }
}
