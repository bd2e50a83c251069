import RedressModel
import RedressTime

/// A question that a condition asks, lowered to slots where it can be.
enum CompiledAtom: Hashable, Sendable {
    /// Whether a slot lies between two numbers (or, `negated`, does not). None lies nowhere.
    case range(slot: Int, low: Int64, high: Int64, negated: Bool)
    /// Whether a slot holds one of some words.
    case mask(slot: Int, words: UInt64, ifNone: Bool)
    /// Whether a set has a word.
    case bit(slot: Int, word: Int)
    /// Whether a slot does not hold none.
    case has(slot: Int)
    /// A relation between two terms.
    case comparison(CompiledTerm, Relation, CompiledTerm)
    case truth(CompiledTerm)
    case membership(CompiledTerm, [Int])
    case contains(CompiledTerm, Int)
    case isEmpty(CompiledTerm)
    case hasValue(CompiledTerm)
    /// Whether the incident as it stands gives the value.
    case known(CompiledTerm)
    /// Whether a deadline of several elements stands so.
    case standing(DeadlineID, DeadlineState)
}

/// An atom as the jump loop reads it: flat, so that it is tested without copying trees.
struct AtomTest: Sendable {
    enum Kind: UInt8, Sendable {
        case range, notRange, mask, maskOrNone, bit, has
        /// To be looked up among the atoms.
        case slow
    }

    let kind: Kind
    let slot: Int32
    /// The least value, or the bits of words, or the word.
    let first: Int64
    let last: Int64

    init(_ atom: CompiledAtom) {
        switch atom {
        case .range(let slot, let low, let high, let negated):
            (kind, self.slot, first, last) = (negated ? .notRange : .range, Int32(slot), low, high)
        case .mask(let slot, let words, let ifNone):
            (kind, self.slot, first, last) = (ifNone ? .maskOrNone : .mask, Int32(slot), Int64(bitPattern: words), 0)
        case .bit(let slot, let word): (kind, self.slot, first, last) = (.bit, Int32(slot), Int64(word), 0)
        case .has(let slot): (kind, self.slot, first, last) = (.has, Int32(slot), 0, 0)
        case .comparison, .truth, .membership, .contains, .isEmpty, .hasValue, .known, .standing:
            (kind, slot, first, last) = (.slow, 0, 0, 0)
        }
    }
}

/// A money item as the batch reads it.
struct FlatItem: Sendable {
    let item: Int32
    let isReward: Bool
    /// Whether it is so many fen, or as many times the number in a slot, whenever its row applies.
    let isFlat: Bool
    let fen: Int64
    /// -1: the sum does not depend on a slot.
    let slot: Int32
    /// For `each` the number of roles, each of which owes by itself; else 1.
    let bearers: Int32
}

/// The money items of a row, and whether they cannot meet one another.
struct FlatRow: Sendable {
    let start: Int32
    let end: Int32
    let isDisjoint: Bool
    let hasOnce: Bool
    let hasVoid: Bool
}

/// The operations that work a term out on a stack.
struct CompiledTerm: Hashable, Sendable {
    enum Operation: Hashable, Sendable {
        case push(Value)
        case fact(FactID)
        case event(EventID)
        case derived(DerivedID)
        case route(RouteID)
        case element
        case entry(FactID)
        case eventEntry(EventID)
        case due(DeadlineID)
        case elapsed(Term.Measure)
        case excess
        /// The truth of a condition.
        case condition(Code)
        case arithmetic(Term.Operation)
        case size
        case earliest(Int)
        case latest(Int)
    }

    let operations: [Operation]
}

/// Where a condition starts in the jump program.
struct Code: Hashable, Sendable {
    let start: Int32
    let end: Int32

    /// The target of a jump that ends a condition.
    static let accept: Int32 = -1
    static let reject: Int32 = -2
}

/// One step of a jump program: a question with two targets. Targets lie behind the step.
struct Jump: Sendable {
    let atom: Int32
    var ifTrue: Int32
    var ifFalse: Int32
}

/// What the match loop needs of a row.
struct RowShape: Sendable {
    let group: Int32
    let code: Code
    /// Whether the index decides it where everything is known.
    let isPure: Bool
    /// In a group `for each` a set, the words it may apply to.
    let words: UInt64
    let iteration: CompiledIteration
    let hasOverriders: Bool
}

/// What a group runs over.
enum CompiledIteration: Sendable {
    case once
    /// The set in two slots.
    case elements(slot: Int)
    case keys(FactID)
}

/// A lowered row.
struct CompiledRow: Sendable {
    let id: RowID
    let items: [CompiledItem]
    /// The rows that override it, by their places among the compiled rows, with their guards.
    let overriders: [(row: Int, code: Code)]
}

struct CompiledItem: Sendable {
    let kind: Item.Kind
    let isOnce: Bool
    /// nil: always.
    let guardCode: Code?
    let money: CompiledMoney?
    /// The terms that name whom it assigns.
    let terms: CompiledTerms
    /// How many items like it stand before it in its row.
    let alike: Int
}

struct CompiledMoney: Sendable {
    /// What it asks for where nothing about it varies.
    let fixed: Amount?
    /// What it asks for as so many fen times a whole number in a slot.
    let perSlot: (fen: Int64, slot: Int)?
    let low: CompiledTerm
    let high: CompiledTerm?
    let perCount: CompiledTerm?
    let cap: CompiledTerm?
    let percent: Rational
}

struct CompiledGroup: Sendable {
    let group: Group
    /// The places of its rows.
    let rows: Range<Int>
    let multiples: [(factor: Rational, code: Code)]
    /// Whether no two of its money items can meet, or all of them count.
    let isPlain: Bool
    let hasUnitedItems: Bool
    /// The value that its rows give.
    let values: [[(item: Int, term: CompiledTerm)]]
}

/// What is worked out before the rows of outcomes: computed defaults and derived values, in an order in which each
/// reads only those before it.
enum CompiledStep: Sendable {
    case defaultValue(FactID, CompiledTerm)
    /// Whether the incident is void, by these rows and those that bear on them.
    case void([Int])
    case deadline(DeadlineID)
    /// Simple deadlines one after another, by their places among all of them.
    case simpleDeadlines(Range<Int>)
    case term(DerivedID, CompiledTerm)
    case rows(DerivedID, group: Int)
}

/// What a slot holds where the incident says nothing.
enum AbsentSlot: Sendable {
    case value(Int64)
    /// None if the decision has an instant, else unknown.
    case event
    /// The second slot of a set, which follows the first.
    case second
}

/// A program ready for judging many incidents: parameters folded in, conditions as jumps over slots, rows indexed.
///
/// It is shared and never copied: the machines of a decision would else count references to all its lists.
final class CompiledProgram: Sendable {
    let wiring: Wiring
    /// The slots of a row, then one for each derived value that is a word or yes or no, then the element at hand.
    let slotCount: Int
    let elementSlot: Int
    let derivedSlots: [Int?]
    let absent: FixedTable<AbsentSlot>
    /// The first slots of sets, with all bits of their vocabularies.
    let sets: [(slot: Int, bits: UInt64)]
    /// Whether the index asks about a slot.
    let isTested: FixedTable<Bool>
    let atoms: [CompiledAtom]
    let tests: FixedTable<AtomTest>
    let flatItems: FixedTable<FlatItem>
    let flatRows: FixedTable<FlatRow>
    let jumps: FixedTable<Jump>
    let shapes: FixedTable<RowShape>
    let rows: [CompiledRow]
    /// Schedules and rules first, in their order; then those of derived values.
    let groups: [CompiledGroup]
    let steps: [CompiledStep]
    let index: RowIndex
    let scope: Code
    let duties: [Int: (guardCode: Code, code: Code)]
    /// For each group over a period, what its figures ask of an incident.
    let observations: [[CompiledObservation]]
    /// Which incidents each count of earlier ones counts.
    let history: [Code]
    let groupPlaces: [GroupID: Int]
    let deadlines: [CompiledDeadline]
    let plainDeadlines: FixedTable<PlainDeadline>
    let plainDues: FixedTable<PlainDue>
    let simpleDeadlines: FixedTable<SimpleDeadline>
    /// The limits of plain deadlines that run from each slot.
    let sharedStarts: [SharedStart]
    let limits: FixedTable<TimeLimit>
    let timeRules: FixedTable<TimeRules>
    /// Where the slots of deadlines begin.
    let firstDeadlineSlot: Int
    /// Whether it overrides rows across derived values and outcomes, which only the plain evaluator can do.
    let needsReference: Bool

    /// Lowers what follows from a program.
    init(_ wiring: Wiring) {
        let program = wiring.program
        var lowering = Lowering(wiring)
        let ordered = program.groups.filter(\.isOfOutcomes) + program.groups.filter { !$0.isOfOutcomes }
        var rowPlaces: [RowID: Int] = [:]
        var groupPlaces: [GroupID: Int] = [:]
        for (place, group) in ordered.enumerated() {
            groupPlaces[group.id] = place
            for index in group.rows.indices { rowPlaces[RowID(group: group.id, index: index)] = rowPlaces.count }
        }
        var lowered = LoweredRows()
        groups = ordered.enumerated().map { place, group in
            let start = lowered.rows.count
            for index in group.rows.indices { lowered.add(index, of: group, at: place, rowPlaces, &lowering) }
            return CompiledProgram.compiled(group, start..<lowered.rows.count, &lowering)
        }
        self.wiring = wiring
        self.groupPlaces = groupPlaces
        rows = lowered.rows
        shapes = FixedTable(lowered.shapes)
        needsReference = lowered.needsReference
        var loweredDeadlines = LoweredDeadlines()
        for deadline in program.deadlines {
            let place = groupPlaces[deadline.group] ?? 0
            let rows = groups[place].rows
            loweredDeadlines.add(deadline, place, lowered.rows[rows], lowered.shapes[rows], &lowering)
        }
        deadlines = loweredDeadlines.deadlines
        plainDeadlines = FixedTable(loweredDeadlines.plain)
        plainDues = FixedTable(loweredDeadlines.plainDues)
        sharedStarts = loweredDeadlines.starts
        limits = FixedTable(loweredDeadlines.limits)
        timeRules = FixedTable(wiring.timeRules)
        firstDeadlineSlot = lowering.firstDeadlineSlot
        index = RowIndex(lowered.conjuncts, elementSlot: lowering.elementSlot)
        let apart = CompiledProgram.steps(wiring, groupPlaces, rowPlaces, &lowering)
        let joined = CompiledProgram.joined(apart, loweredDeadlines)
        steps = joined.steps
        simpleDeadlines = FixedTable(joined.simple)
        scope = lowering.code(program.scope)
        var duties: [Int: (guardCode: Code, code: Code)] = [:]
        for (place, requirement) in program.requirements.enumerated() where requirement.kind == .duty {
            duties[place] = (lowering.code(requirement.guardCondition), lowering.code(requirement.condition))
        }
        self.duties = duties
        observations = CompiledProgram.observations(program, &lowering)
        history = program.historyCounts.map { lowering.code($0.condition) }
        derivedSlots = lowering.derivedSlots
        elementSlot = lowering.elementSlot
        slotCount = lowering.elementSlot + 1
        absent = FixedTable(CompiledProgram.absentSlots(wiring))
        sets = CompiledProgram.sets(wiring)
        let testedSlots = Set(index.columns.elements.map { Int($0.slot) })
        isTested = FixedTable((0..<slotCount).map(testedSlots.contains))
        atoms = lowering.atoms
        tests = FixedTable(lowering.atoms.map(AtomTest.init))
        let flat = CompiledProgram.flat(rows)
        (flatItems, flatRows) = (FixedTable(flat.items), FixedTable(flat.rows))
        jumps = FixedTable(lowering.jumps)
    }
}

extension CompiledProgram {
    /// The slots of a deadline.
    func slots(of id: DeadlineID) -> DeadlineSlots {
        DeadlineSlots(states: firstDeadlineSlot &+ id.index &* DeadlineSlots.count)
    }

    /// What a batch remembers of the limits that run from each slot.
    func dueMemories() -> [DueMemory] {
        sharedStarts.map { shared in
            DueMemory(shared.entries.map { (limit: $0.limit, rules: timeRules[Int($0.rules)]) })
        }
    }
}
