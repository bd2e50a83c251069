import RedressModel

/// Collects what both versions give, key by key, and says where it is not the same.
struct FacetBuilder<Place: Hashable> {
    private var order: [Place] = []
    private var entries: [Place: Entry] = [:]

    /// For each place the rows that have a part in what is given there.
    var rows: Set<Set<RowID>> {
        Set(entries.values.map { Set(($0.oldSupports + $0.newSupports).compactMap(\.row)) })
    }

    private struct Entry {
        let key: OutcomeKey
        var old: [Gift] = []
        var new: [Gift] = []
        var oldSupports: [Facet.Support] = []
        var newSupports: [Facet.Support] = []
    }

    /// Where some value is given so often by each version, and where it may be given.
    private struct Component {
        let old: Formula
        let new: Formula
        let isPossibility: Bool
    }

    private mutating func change(_ place: Place, _ key: OutcomeKey, _ body: (inout Entry) -> Void) {
        if entries[place] == nil { order.append(place) }
        body(&entries[place, default: Entry(key: key)])
    }

    mutating func add(_ gift: Gift, at place: Place, _ key: OutcomeKey, isNew: Bool) {
        change(place, key) { if isNew { $0.new.append(gift) } else { $0.old.append(gift) } }
    }

    /// Adds a row that has a part in what is given.
    mutating func add(_ support: Facet.Support, at place: Place, _ key: OutcomeKey, isNew: Bool) {
        change(place, key) { if isNew { $0.newSupports.append(support) } else { $0.oldSupports.append(support) } }
    }

    /// A facet for each place at which the versions may differ. What depends on facts that may be unknown is given where
    /// it is, whatever they are.
    /// Of amounts it is said on request where they are less or more in the new version.
    func facets(_ scene: SymbolicScene, unsaid: [FactID], ordersAmounts: Bool = false) -> [Facet] {
        let components = order.map { place in entries[place].map { self.components($0, scene) } ?? [] }
        let closing = Closing(scene, unsaid: unsaid)
        return zip(order, components).compactMap { place, components -> Facet? in
            guard let entry = entries[place] else { return nil }
            let parts = components.map { one in
                scene.pool.differ(
                    closing.closed(one.old, anyway: !one.isPossibility),
                    closing.closed(one.new, anyway: !one.isPossibility))
            }
            let differs = scene.pool.any(parts)
            guard differs != .never else { return nil }
            func closed(_ supports: [Facet.Support]) -> [Facet.Support] {
                supports.map {
                    Facet.Support(
                        row: $0.row, unit: $0.unit, formula: closing.closed($0.formula, anyway: true),
                        possible: closing.closed($0.possible, anyway: false), isCited: $0.isCited)
                }
            }
            var facet = Facet(
                key: entry.key, differs: differs, old: closed(entry.oldSupports), new: closed(entry.newSupports))
            if ordersAmounts, [.fine, .reward].contains(entry.key.aspect) {
                func side(_ relation: Relation) -> Formula {
                    closing.closed(self.side(relation, entry, scene), anyway: true)
                }
                facet.sides = Facet.Sides(less: side(.less), more: side(.greater))
            }
            return facet
        }
    }

    /// Where some new amount stands so to an old one.
    private func side(_ relation: Relation, _ entry: Entry, _ scene: SymbolicScene) -> Formula {
        scene.pool.any(
            entry.old.flatMap { old in
                entry.new.map { new in
                    scene.pool.all(old.holds, new.holds, scene.ordered(new.value, relation, old.value))
                }
            })
    }

    private func components(_ entry: Entry, _ scene: SymbolicScene) -> [Component] {
        let pool = scene.pool
        var seen: Set<GiftValue> = []
        var components: [Component] = []
        for value in (entry.old + entry.new).map(\.value) where seen.insert(value).inserted {
            let (one, other) = (counts(value, entry.old, scene), counts(value, entry.new, scene))
            if one != other {
                for count in 1...max(one.count, other.count) {
                    components.append(
                        Component(old: pool.atLeast(count, one), new: pool.atLeast(count, other), isPossibility: false))
                }
            }
            components.append(
                Component(
                    old: possible(value, entry.old, scene), new: possible(value, entry.new, scene), isPossibility: true)
            )
        }
        return components.filter { $0.old != $0.new }
    }

    /// For each unit that can give a value, where it does.
    private func counts(_ value: GiftValue, _ gifts: [Gift], _ scene: SymbolicScene) -> [Formula] {
        var units: [Int: [Formula]] = [:]
        for gift in gifts {
            let gives = scene.pool.all(gift.holds, scene.same(gift.value, value))
            if gives != .never { units[gift.unit, default: []].append(gives) }
        }
        return units.keys.sorted().map { scene.pool.any(units[$0] ?? []) }.sorted()
    }

    private func possible(_ value: GiftValue, _ gifts: [Gift], _ scene: SymbolicScene) -> Formula {
        scene.pool.any(gifts.map { scene.pool.all($0.possible, scene.same($0.value, value)) })
    }
}

/// Takes facts that may be unknown out of formulas: what is so then is so whatever they are, and what may be so then may
/// be so for one of their values.
struct Closing {
    private let pool: FormulaPool
    private let facts: [Fact]

    private struct Fact {
        let id: FactID
        /// Whether incidents may say what it is.
        let isSayable: Bool
        let axes: [Axis]
    }

    /// Facts of which some condition asks whether they are known, and those that incidents leave out.
    init(_ scene: SymbolicScene, unsaid: [FactID]) {
        pool = scene.pool
        var starts: [Coordinate: Set<Int64>] = [:]
        for case .literal(let literal) in scene.pool.nodes {
            for coordinate in literal.coordinates { starts[coordinate, default: []].formUnion([]) }
            guard case .interval(let coordinate, let low, let high) = literal else { continue }
            if let low { starts[coordinate, default: []].insert(low) }
            if let high, high < .max { starts[coordinate, default: []].insert(high + 1) }
        }
        facts = (scene.asked.subtracting(unsaid).sorted() + unsaid).map { id in
            var coordinates = [Coordinate.fact(id)]
            if case .set(let vocabulary) = scene.schema[id].type {
                coordinates = scene.schema[vocabulary].words.indices.map { .element(id, $0) }
            }
            let axes = coordinates.filter { starts[$0] != nil }.map { coordinate in
                scene.domain(of: coordinate).axis(coordinate, starts: starts[coordinate] ?? [])
            }
            return Fact(id: id, isSayable: !unsaid.contains(id), axes: axes)
        }
    }

    /// Where a formula holds anyway, or may hold, whatever is unknown.
    func closed(_ formula: Formula, anyway: Bool) -> Formula {
        facts.reduce(formula) { closed($0, over: $1, anyway: anyway) }
    }

    private func closed(_ formula: Formula, over fact: Fact, anyway: Bool) -> Formula {
        let isKnown = pool.literal(.words(.known(fact.id), WordSet([1])))
        func setting(_ value: Bool) -> Formula {
            var memo: [Formula: Formula] = [:]
            return pool.replacing(formula, memo: &memo) { literal in
                if case .words(.known(fact.id), let words) = literal {
                    return pool.constant(words.contains(1) == value)
                }
                return pool.literal(literal)
            }
        }
        let open = fact.axes.reduce(fact.isSayable ? setting(false) : formula) { rest, axis in
            let cells = axis.cells.indices.map { put(axis, $0, into: rest) }
            return anyway ? pool.all(cells) : pool.any(cells)
        }
        guard fact.isSayable else { return open }
        return pool.any(pool.all(isKnown, setting(true)), pool.all(pool.not(isKnown), open))
    }

    private func put(_ axis: Axis, _ cell: Int, into formula: Formula) -> Formula {
        var memo: [Formula: Formula] = [:]
        return pool.replacing(formula, memo: &memo) { literal in
            guard literal.coordinates == [axis.coordinate] else { return pool.literal(literal) }
            switch literal {
            case .words(_, let words): return pool.constant(axis.cells(of: words).contains(cell))
            case .interval(_, let low, let high): return pool.constant(axis.cells(from: low, to: high).contains(cell))
            case .present: return pool.constant(axis.present.contains(cell))
            case .isZero, .isNotPositive: return pool.literal(literal)
            }
        }
    }
}
