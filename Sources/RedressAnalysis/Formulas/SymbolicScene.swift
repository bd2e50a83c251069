import RedressEngine
import RedressModel
import SMT

/// A policy over all incidents at once: where each condition holds and what each term comes to, as functions of the
/// point. It says for every incident what `ReferenceScene` says for one; differential tests hold the two together.
///
/// The space holds the incidents that say what their facts are, unless a condition asks whether a fact is known. What
/// an incident carries for a classification counts where no row decides it.
final class SymbolicScene {
    let program: Program
    /// Whether each reading of an ambiguous clause is tried, and not only the one chosen, and whatever a blank may say.
    let opensParameters: Bool
    /// Whether questions about it may be decided by boxes.
    let usesBoxes: Bool
    /// A classification whose value is taken as the incident carries it, whatever its rows say.
    let carried: DerivedID?
    /// A row that is taken as left out.
    let omitted: RowID?
    /// Where two versions are compared: whose place in an incident a classification takes, which then wins over the rules;
    /// nil: what an incident carries counts only where no row decides.
    let carriedAs: [DerivedID: DerivedID]?
    let words: SceneWords
    /// What the figures of a case of a period keep to.
    let period: PeriodFigures?
    /// Which end of an amount counts that is not known yet.
    var amountEnd = AmountEnd.least
    private var derivedMemo: [DerivedID: [SymbolicCase]] = [:]
    private var applyMemo: [RowAt: SymbolicTruth] = [:]
    private var standingMemo: [RowAt: SymbolicTruth] = [:]
    private var voidMemo: SymbolicTruth?
    let overriders: [RowID: [(row: RowID, guardCondition: Condition)]]

    private struct RowAt: Hashable {
        let row: RowID
        let ground: Ground
    }

    init(
        _ program: Program, opensParameters: Bool = false, carrying carried: DerivedID? = nil, usesBoxes: Bool = true,
        period: PeriodFigures? = nil, sharing words: SceneWords = SceneWords()
    ) {
        self.period = period
        self.carried = carried
        self.program = program
        self.usesBoxes = usesBoxes
        self.opensParameters = opensParameters
        omitted = nil
        carriedAs = nil
        self.words = words
        overriders = SymbolicScene.overriders(program)
    }

    /// The same policy without a row, or with rows changed, its formulas in the same pool so that they can be compared.
    init(_ scene: SymbolicScene, omitting row: RowID? = nil, changedTo program: Program? = nil) {
        self.program = program ?? scene.program
        carried = scene.carried
        period = scene.period
        usesBoxes = scene.usesBoxes
        opensParameters = scene.opensParameters
        omitted = row
        carriedAs = scene.carriedAs
        words = scene.words
        overriders = program.map(SymbolicScene.overriders) ?? scene.overriders
    }

    /// A version of a policy whose formulas are in the pool of another scene, so that the two can be compared.
    init(version program: Program, carriedAs: [DerivedID: DerivedID], beside scene: SymbolicScene?, usesBoxes: Bool) {
        self.program = program
        self.usesBoxes = usesBoxes
        self.carriedAs = carriedAs
        carried = nil
        period = nil
        opensParameters = false
        omitted = nil
        words = scene?.words ?? SceneWords()
        overriders = SymbolicScene.overriders(program)
    }

    private static func overriders(_ program: Program) -> [RowID: [(row: RowID, guardCondition: Condition)]] {
        var overriders: [RowID: [(row: RowID, guardCondition: Condition)]] = [:]
        for group in program.groups {
            for (index, row) in group.rows.enumerated() {
                let id = RowID(group: group.id, index: index)
                for override in row.overrides {
                    overriders[override.row, default: []].append((id, override.guardCondition))
                }
            }
        }
        return overriders
    }

    var schema: Schema { program.schema }
    var pool: FormulaPool { words.pool }
    /// What formulas do not see through.
    var figures: [Figure] { words.figures }
    /// Facts about which some condition asks whether they are known.
    var asked: Set<FactID> { words.asked }
    /// Texts that the policy names, in the order met.
    var texts: [String] { words.texts }

    /// The key that stands for any key of a map over which a group runs.
    static let anyKey = "甲"

    func figure(_ term: Term, at ground: Ground?) -> Coordinate {
        .figure(words.place(of: Figure(term: term, key: key(of: ground))))
    }

    /// The name of the element at hand.
    func key(of ground: Ground?) -> String? {
        switch ground {
        case .element(_, let vocabulary, let word): schema[vocabulary].words[word]
        case .key(_, let name): name
        case .group, nil: nil
        }
    }

    // MARK: - Rows

    /// What a group is tried for: each word of its set, any key of its map, else itself.
    func grounds(of group: Group) -> [Ground] {
        switch group.iteration {
        case nil: return [.group(group.id)]
        case .elements(let fact):
            guard case .set(let vocabulary) = schema[fact].type else { return [] }
            return schema[vocabulary].words.indices.map { .element(group.id, vocabulary, $0) }
        case .keys(let fact):
            guard case .elements(let set)? = schema[fact].key, case .set(let vocabulary) = schema[set].type else {
                return [.key(group.id, SymbolicScene.anyKey)]
            }
            return schema[vocabulary].words.map { .key(group.id, $0) }
        }
    }

    /// Whether the word at hand is in the set over which a group runs.
    func isPresent(_ ground: Ground, in group: Group) -> SymbolicTruth {
        guard case .elements(let fact)? = group.iteration, case .element(_, _, let word) = ground else {
            return .always
        }
        return truth(Condition.atom(.contains(.fact(fact), word), span: nil), at: nil)
    }

    /// Whether a row's own condition holds and its group's guard.
    func applies(_ id: RowID, at ground: Ground) -> SymbolicTruth {
        let place = RowAt(row: id, ground: ground)
        if let known = applyMemo[place] { return known }
        if id == omitted { return .never }
        let group = program.groups[id.group.index]
        let own: SymbolicTruth
        switch group.rows[id.index].condition {
        case .always: own = .always
        case .when(let condition): own = truth(condition, at: ground)
        case .otherwise: own = otherRowsFail(in: group, at: ground)
        }
        let truth = pool.all([isPresent(ground, in: group), truth(group.guardCondition, at: ground), own])
        applyMemo[place] = truth
        return truth
    }

    func otherRowsFail(in group: Group, at ground: Ground) -> SymbolicTruth {
        pool.all(
            group.rows.enumerated().compactMap { index, row in
                if RowID(group: group.id, index: index) == omitted { return nil }
                switch row.condition {
                case .otherwise: return nil
                case .always: return .never
                case .when(let condition): return !truth(condition, at: ground)
                }
            })
    }

    /// Whether a row applies and no row that counts overrides it. The checker leaves no circles.
    func standing(_ id: RowID, at ground: Ground) -> SymbolicTruth {
        let place = RowAt(row: id, ground: ground)
        if let known = standingMemo[place] { return known }
        // A circle stays unknown, as in the evaluator.
        standingMemo[place] = .unknown
        var parts = [applies(id, at: ground)]
        for (other, guardCondition) in overriders[id] ?? [] {
            let grounds = other.group == id.group ? [ground] : self.grounds(of: program.groups[other.group.index])
            for ground in grounds {
                parts.append(!pool.all([standing(other, at: ground), truth(guardCondition, at: ground)]))
            }
        }
        let truth = pool.all(parts)
        standingMemo[place] = truth
        return truth
    }

    /// Whether a row counts under its group's hit policy: with `first`, no row before it stands.
    func counts(_ id: RowID, at ground: Ground) -> SymbolicTruth {
        guard program.groups[id.group.index].hitPolicy == .first else { return standing(id, at: ground) }
        let before = (0..<id.index).map { !standing(RowID(group: id.group, index: $0), at: ground) }
        return pool.all([standing(id, at: ground)] + before)
    }

    /// Whether the incident is void.
    func void() -> SymbolicTruth {
        if let voidMemo { return voidMemo }
        var parts: [SymbolicTruth] = []
        for group in program.groups {
            for (index, row) in group.rows.enumerated() {
                for item in row.items {
                    guard case .void = item.kind else { continue }
                    let id = RowID(group: group.id, index: index)
                    for ground in grounds(of: group) {
                        parts.append(pool.all([counts(id, at: ground), truth(item.guardCondition, at: ground)]))
                    }
                }
            }
        }
        let truth = pool.any(parts)
        voidMemo = truth
        return truth
    }

    /// Where the policy speaks: within its scope.
    func scope() -> Formula { truth(program.scope, at: nil).holds }

    // MARK: - Derived values

    func cases(of id: DerivedID) -> [SymbolicCase] {
        if let known = derivedMemo[id] { return known }
        if id == carried { return [SymbolicCase(.always, value(at: .given(id), program.derived[id.index].type))] }
        let cases: [SymbolicCase]
        switch program.derived[id.index].body {
        case .term(let term): cases = self.cases(term, at: nil)
        case .rows(let group): cases = whatever(id, merged(rowCases(id, program.groups[group.index])))
        }
        derivedMemo[id] = cases
        return cases
    }

    private func rowCases(_ id: DerivedID, _ group: Group) -> [SymbolicCase] {
        let ground = Ground.group(group.id)
        var candidates: [(truth: SymbolicTruth, term: Term)] = []
        for (index, row) in group.rows.enumerated() {
            for item in row.items {
                guard case .value(let term) = item.kind else { continue }
                let row = RowID(group: group.id, index: index)
                candidates.append((pool.all([counts(row, at: ground), truth(item.guardCondition, at: ground)]), term))
            }
        }
        let undecided = pool.all(candidates.map(\.truth.fails))
        var cases = carried(id, where: undecided)
        switch group.hitPolicy {
        case .first, .agree, .unique, .highest, .lowest, .earliest, .latest:
            for (index, one) in candidates.enumerated() {
                for value in self.cases(one.term, at: nil) {
                    var parts = [one.truth.holds, value.condition]
                    for (place, other) in candidates.enumerated() where place != index {
                        parts.append(pool.any(other.truth.fails, yields(other.term, to: value.value, group.hitPolicy)))
                    }
                    cases.append(SymbolicCase(pool.all(parts), value.value))
                }
            }
        case .sum:
            let decided = pool.not(undecided)
            cases.append(SymbolicCase(decided, opaque(.derived(id), at: nil)))
        }
        return cases
    }

    /// Where a term gives the same value as another candidate, or one that the hit policy puts behind it.
    private func yields(_ term: Term, to value: SymbolicValue, _ policy: HitPolicy) -> Formula {
        let relations: [Relation]
        switch policy {
        case .highest, .latest: relations = [.less, .equal]
        case .lowest, .earliest: relations = [.greater, .equal]
        case .agree: relations = [.equal]
        case .unique: return .never
        case .first, .sum: return .always
        }
        return pool.any(
            cases(term, at: nil).map { other in
                pool.all(other.condition, pool.any(relations.map { compare(other.value, $0, value).holds }))
            })
    }

    /// Where the rules decide a classification, since the incident carries nothing.
    func ruled(_ id: DerivedID) -> Formula {
        let place = carriedAs?[id] ?? id
        guard program.derived[id.index].kind == .classification,
            schema.givable.contains(where: { $0.derived == place })
        else { return .always }
        return pool.not(pool.literal(.present(.given(place))))
    }

    /// Where versions are compared, what the incident carries, else what the rules give.
    private func whatever(_ id: DerivedID, _ byRules: [SymbolicCase]) -> [SymbolicCase] {
        guard let carriedAs else { return byRules }
        let place = carriedAs[id] ?? id
        let present = pool.not(ruled(id))
        guard present != .never else { return byRules }
        let carried = SymbolicCase(present, value(at: .given(place), program.derived[id.index].type))
        return [carried] + byRules.map { SymbolicCase(pool.all(pool.not(present), $0.condition), $0.value) }
    }

    /// What an incident may carry where no row decides.
    private func carried(_ id: DerivedID, where undecided: Formula) -> [SymbolicCase] {
        guard undecided != .never else { return [] }
        if carriedAs != nil { return [SymbolicCase(undecided, .unknown)] }
        let derived = program.derived[id.index]
        let coordinate = Coordinate.given(id)
        guard derived.kind == .classification, schema.givable.contains(where: { $0.derived == id }) else {
            return [SymbolicCase(undecided, .unknown)]
        }
        let value = value(at: coordinate, derived.type)
        let present = pool.literal(.present(coordinate))
        return [
            SymbolicCase(pool.all(undecided, pool.not(present)), .unknown),
            SymbolicCase(pool.all(undecided, present), value),
        ]
    }

    /// Where the rules leave a derived value undecided.
    func undecided(_ id: DerivedID) -> Formula {
        guard case .rows(let groupID) = program.derived[id.index].body else { return .never }
        let group = program.groups[groupID.index]
        let ground = Ground.group(group.id)
        return pool.all(
            group.rows.indices.flatMap { index in
                group.rows[index].items.map { item in
                    let row = RowID(group: groupID, index: index)
                    return pool.all([counts(row, at: ground), truth(item.guardCondition, at: ground)]).fails
                }
            })
    }

    /// One case for each value.
    private func merged(_ cases: [SymbolicCase]) -> [SymbolicCase] {
        var order: [SymbolicValue] = []
        var conditions: [SymbolicValue: [Formula]] = [:]
        for one in cases where one.condition != .never {
            if conditions[one.value] == nil { order.append(one.value) }
            conditions[one.value, default: []].append(one.condition)
        }
        return order.map { SymbolicCase(pool.any(conditions[$0] ?? []), $0) }
    }

    /// A value that formulas do not see through.
    func opaque(_ term: Term, at ground: Ground?) -> SymbolicValue {
        .number(LinearSum(figure(term, at: ground), times: .one))
    }
}

/// What the formulas of a policy speak of, beside its declarations; scenes of one policy share it.
final class SceneWords {
    let pool = FormulaPool()
    /// What the questions that go to Z3 share.
    lazy var context = SMTContext()
    private(set) var figures: [Figure] = []
    private(set) var asked: Set<FactID> = []
    private(set) var texts: [String] = []
    private(set) var charges: [Charge] = []
    private var chargePlaces: [Charge: Int] = [:]

    func place(of figure: Figure) -> Int {
        if let place = figures.firstIndex(of: figure) { return place }
        figures.append(figure)
        return figures.count - 1
    }

    func place(of text: String) -> Int {
        if let place = texts.firstIndex(of: text) { return place }
        texts.append(text)
        return texts.count - 1
    }

    func place(of charge: Charge) -> Int {
        if let place = chargePlaces[charge] { return place }
        charges.append(charge)
        chargePlaces[charge] = charges.count - 1
        return charges.count - 1
    }

    func ask(_ fact: FactID) { asked.insert(fact) }
}
