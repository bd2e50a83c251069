import RedressEngine
import RedressModel
import RedressTime

/// All facets of two versions of a policy.
struct PolicyFacets {
    let joint: JointProgram
    let old: SymbolicScene
    let new: SymbolicScene
    /// Deadlines that the versions count otherwise.
    let twins: TwinDeadlines
    private(set) var facets: [Facet] = []
    /// Rows that have a part in what is given at one place, by their joint ids.
    private(set) var rows: Set<Set<RowID>> = []

    private var pool: FormulaPool { old.pool }

    /// The facets of incidents that leave some facts out; the old version's evaluator says how limits follow one another.
    /// Which amounts are less or more is told on request.
    init(
        _ joint: JointProgram, _ judge: Evaluator, leavingOut leftOut: [FactID], usesBoxes: Bool,
        ordersAmounts: Bool = false
    ) {
        self.joint = joint
        twins = TwinDeadlines(joint)
        old = SymbolicScene(version: joint.old, carriedAs: [:], beside: nil, usesBoxes: usesBoxes)
        let carriedAs = joint.carriedAs.map { (joint.fromNew.derived[$0.key.index], $0.value) }
        new = SymbolicScene(
            version: joint.new, carriedAs: Dictionary(uniqueKeysWithValues: carriedAs), beside: old,
            usesBoxes: usesBoxes)
        var builder = GiftCollector.Builder()
        for isNew in [false, true] { collector(isNew: isNew).collectAll(into: &builder) }
        rows = builder.rows
        let found = builder.facets(old, unsaid: leftOut, ordersAmounts: ordersAmounts)
        // What only one version understands is none of the incidents that are compared.
        let literals = pool.literals(of: found.map(\.differs))
        let understood = pool.all(literals.compactMap(understood))
        let supports = found.flatMap { $0.old + $0.new }.flatMap { [$0.formula, $0.possible] }
        let read = Set(pool.literals(of: found.map(\.differs) + supports).flatMap(\.coordinates))
        let standings = twins.relations(old, new, judge, among: read)
        let closing = Closing(old, unsaid: leftOut)
        let speaks = [old.scope(), new.scope()].map { closing.closed($0, anyway: true) }
        facets = found.map { facet in
            let context = pool.all((facet.key.aspect == .scope ? [] : speaks) + [understood, standings])
            var facet = facet
            facet.differs = pool.all(context, facet.differs)
            return facet
        }.filter { $0.differs != .never }
        facets = facets.enumerated().sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }.map(\.element)
    }

    private func collector(isNew: Bool) -> GiftCollector {
        let scene = isNew ? new : old
        let ends: Int =
            switch scene.program.daysEnd {
            case .midnight: 0
            case .atClose: 1
            case .sameHour: 2
            }
        return GiftCollector(
            scene: scene, translation: isNew ? joint.fromNew : joint.fromOld,
            otherValues: Set((isNew ? joint.fromOld : joint.fromNew).program.derived.map(\.name)), isNew: isNew,
            commonWords: joint.joint.commonWords, counting: [ends, scene.program.rollsOver ? 1 : 0],
            shared: GiftCollector.Shared(joint))
    }

    /// That a word stands there which both versions have.
    private func understood(_ literal: Literal) -> Formula? {
        let words = joint.joint.commonWords
        func common(_ coordinate: Coordinate, _ type: ValueType) -> Formula? {
            guard case .symbol(let id) = type, words[id.index].contains(false) else { return nil }
            let places = words[id.index].indices.filter { words[id.index][$0] }
            return pool.any(
                pool.literal(.words(coordinate, WordSet(places))), pool.not(pool.literal(.present(coordinate))))
        }
        return pool.all(
            literal.coordinates.compactMap { coordinate -> Formula? in
                switch coordinate {
                case .fact(let id), .entry(let id, _): return common(coordinate, old.schema[id].type)
                case .given(let id): return common(coordinate, joint.old.derived[id.index].type)
                case .element(let id, let word), .entryElement(let id, _, let word):
                    guard case .set(let vocabulary) = old.schema[id].type, !words[vocabulary.index][word] else {
                        return nil
                    }
                    return pool.not(pool.literal(.words(coordinate, WordSet([1]))))
                case .event, .eventEntry, .known, .mapSize, .deadline, .parameter, .figure, .charge, .people, .absence,
                    .kind, .kindSum:
                    return nil
                }
            })
    }
}
