import RedressModel

/// What the parts of a program decide for one incident, before it is put into the lists of a decision.
struct UnitFindings {
    let wiring: Wiring
    let world: World
    var summaries: [Summary] = []
    /// Whether for some part Kleene's logic decided, or stretches of numbers left something open.
    private(set) var isApproximate = false
    private(set) var ways: [Ways] = []
    /// For each of the ways and each of its variables, what it changes.
    private(set) var relevance: [[[UnitKey: Set<RowID>]]] = []
    private let trees: Lazy<ReferenceScene>
    private let values: Lazy<Cells>

    init(wiring: Wiring, world: World) {
        self.wiring = wiring
        self.world = world
        let trees = Lazy { ReferenceScene(wiring, world) }
        self.trees = trees
        values = Lazy { Cells(trees.value, wiring.comparisons) }
    }

    /// The incident as it stands, for what is asked only where facts are missing.
    var scene: ReferenceScene { trees.value }
    var cells: Cells { values.value }

    mutating func add(_ ways: Ways) {
        summaries += ways.summaries()
        var unitReads: [UnitKey: Reads] = [:]
        func reads(_ key: UnitKey, _ row: RowID?) -> Reads {
            if let reads = unitReads[key] { return reads }
            let reads = self.reads(of: key, row) ?? ways.reads
            unitReads[key] = reads
            return reads
        }
        relevance.append(ways.relevance { key, row, variable in reads(key, row).variables.contains(variable) })
        isApproximate =
            isApproximate || ways.isApproximate
            || ways.openUnits.contains { key, row, vague in
                let reads = reads(key, row)
                return reads.blanks.isEmpty
                    && (!reads.untried.isEmpty || !reads.untriedEvents.isEmpty
                        || !vague.isDisjoint(with: reads.variables))
            }
        self.ways.append(ways)
    }

    /// What a unit of a group may depend on: what all rows read that are tried at its ground, or where its row is
    /// tried. nil for units that are parts by themselves.
    private func reads(of key: UnitKey, _ row: RowID?) -> Reads? {
        guard let row else { return nil }
        let group = wiring.program.groups[row.group.index]
        let grounds: [Ground]
        switch key {
        case .scope, .void, .derived, .route, .violation: return nil
        case .deadline(let id, let ground):
            var reads = Reads(scene)
            reads.add(.deadline(id, [ground]))
            return reads
        case .money(let money): grounds = [money.ground]
        case .sanction(let sanction): grounds = [sanction.ground]
        case .conflict(let conflict): grounds = [conflict.ground]
        case .row(_, let ground): grounds = [ground]
        case .united: grounds = [.group(group.id)]
        }
        var reads = Reads(scene)
        if group.iteration != nil, grounds == [.group(group.id)] {
            let tried = scene.grounds(of: group).filter { ground in
                group.rows.indices.contains { index in
                    let other = RowID(group: group.id, index: index)
                    let isLike = other == row || group.rows[index].items.contains { key.isGiven(by: $0) }
                    return isLike && scene.applies(other, at: ground) != .fails
                }
            }
            reads.add(.group(group.id, tried))
        } else {
            reads.add(.group(group.id, grounds))
        }
        return reads
    }

    /// Why the policy does not speak about the incident, once its scope was looked at.
    func scopeReason() -> NotApplicable? {
        guard let scope = summaries.first(where: { $0.key == .scope }) else { return .scope }
        guard !scope.isAlways else { return nil }
        return .scopeUnknown(missing(of: .scope).compactMap { if case .fact(let id) = $0 { id } else { nil } })
    }

    /// The variables of which two values decide a unit otherwise.
    func variables(changing key: UnitKey) -> [Variable] {
        var found: Set<Variable> = []
        for (ways, relevance) in zip(ways, relevance) {
            for (variable, changes) in zip(ways.variables, relevance) where changes[key] != nil {
                found.insert(variable)
            }
        }
        return found.sorted(by: Ways.isBefore)
    }

    /// Whether all ways of filling in what a unit reads were tried.
    func isExact(_ key: UnitKey) -> Bool { !ways.contains { $0.isApproximate && $0.keys.contains(key) } }

    /// The missing inputs of which two values decide a unit otherwise, facts before events.
    func missing(of key: UnitKey) -> [Missing] { UnitFindings.inputs(variables(changing: key)) }

    /// Each input once.
    static func inputs(_ variables: [Variable]) -> [Missing] {
        var seen: Set<Missing> = []
        return variables.map { variable -> Missing in
            switch variable {
            case .fact(let id), .element(let id, _), .mapSize(let id): .fact(id)
            case .event(let id): .event(id)
            }
        }.filter { seen.insert($0).inserted }
    }
}

extension UnitKey {
    /// Whether an item gives this outcome that unites with its like.
    fileprivate func isGiven(by item: Item) -> Bool {
        guard case .united(let key) = self else { return false }
        return UnitedKey.Content(item) == key.content
    }
}

/// A value that is made when it is first asked for.
final class Lazy<Value> {
    private let make: () -> Value
    private(set) lazy var value: Value = make()

    init(_ make: @escaping () -> Value) { self.make = make }
}
