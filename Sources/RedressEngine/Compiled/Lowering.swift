import RedressModel

/// Makes a program into its compiled form.
struct Lowering {
    let wiring: Wiring
    private(set) var atoms: [CompiledAtom] = []
    private var atomPlaces: [CompiledAtom: Int32] = [:]
    private(set) var jumps: [Jump] = []
    /// The steps of the condition at hand, and where its labels stand.
    private var steps: [Step] = []
    private var labels: [Int32] = []
    let derivedSlots: [Int?]
    let firstDeadlineSlot: Int
    let elementSlot: Int
    /// Facts whose default is computed do not stand in slots.
    private let computed: Set<FactID>

    init(_ wiring: Wiring) {
        self.wiring = wiring
        computed = Set(wiring.computedDefaults)
        var next = wiring.layout.count
        derivedSlots = wiring.program.derived.map { derived in
            switch derived.type {
            case .symbol(let vocabulary) where wiring.program.schema[vocabulary].words.count <= 64: break
            case .yesNo: break
            case .symbol, .set, .number, .money, .text, .date, .instant, .duration, .person, .role, .sanction:
                return nil
            }
            defer { next += 1 }
            return next
        }
        firstDeadlineSlot = next
        elementSlot = next + wiring.program.deadlines.count * DeadlineSlots.count
    }

    private var program: Program { wiring.program }

    // MARK: Conditions

    /// The jump program of a condition.
    mutating func code(_ condition: Condition) -> Code {
        if case .constant(let value) = condition.kind {
            let answer = value ? Code.accept : Code.reject
            return Code(start: answer, end: answer)
        }
        // A condition within a term is a program of its own, which must not stand among the steps of the outer one.
        let outer = (steps, labels)
        (steps, labels) = ([], [])
        lower(condition, ifTrue: .accept, ifFalse: .reject)
        let start = Int32(jumps.count)
        for step in steps {
            jumps.append(
                Jump(atom: step.atom, ifTrue: place(of: step.ifTrue, start), ifFalse: place(of: step.ifFalse, start)))
        }
        (steps, labels) = outer
        return Code(start: start, end: Int32(jumps.count))
    }

    /// Where a step leads while the steps behind it are not yet placed.
    private enum Target: Equatable {
        case accept, reject
        case label(Int)
    }

    private struct Step {
        let atom: Int32
        let ifTrue: Target
        let ifFalse: Target
    }

    private func place(of target: Target, _ start: Int32) -> Int32 {
        switch target {
        case .accept: Code.accept
        case .reject: Code.reject
        case .label(let label): start + labels[label]
        }
    }

    private mutating func newLabel() -> Target {
        labels.append(0)
        return .label(labels.count - 1)
    }

    private mutating func place(_ target: Target) {
        if case .label(let label) = target { labels[label] = Int32(steps.count) }
    }

    private mutating func lower(_ condition: Condition, ifTrue: Target, ifFalse: Target) {
        switch condition.kind {
        case .constant(let value): jump(to: value ? ifTrue : ifFalse)
        case .not(let part): lower(part, ifTrue: ifFalse, ifFalse: ifTrue)
        case .atom(.truth(.condition(let inner))): lower(inner, ifTrue: ifTrue, ifFalse: ifFalse)
        case .atom(let atom):
            let place = intern(lower(atom))
            steps.append(Step(atom: place, ifTrue: ifTrue, ifFalse: ifFalse))
        case .and(let parts):
            guard let last = parts.last else { return jump(to: ifTrue) }
            for part in parts.dropLast() {
                let next = newLabel()
                lower(part, ifTrue: next, ifFalse: ifFalse)
                place(next)
            }
            lower(last, ifTrue: ifTrue, ifFalse: ifFalse)
        case .or(let parts):
            guard let last = parts.last else { return jump(to: ifFalse) }
            for part in parts.dropLast() {
                let next = newLabel()
                lower(part, ifTrue: ifTrue, ifFalse: next)
                place(next)
            }
            lower(last, ifTrue: ifTrue, ifFalse: ifFalse)
        case .atLeast(let count, let parts): atLeast(count, parts, ifTrue: ifTrue, ifFalse: ifFalse)
        }
    }

    /// A step that always goes to one place.
    private mutating func jump(to target: Target) {
        let always = intern(.hasValue(CompiledTerm(operations: [.push(.yesNo(true))])))
        steps.append(Step(atom: always, ifTrue: target, ifFalse: target))
    }

    /// Each part is written once for each number that may still be wanted when its turn comes.
    private mutating func atLeast(_ count: Int, _ parts: [Condition], ifTrue: Target, ifFalse: Target) {
        if count <= 0 { return jump(to: ifTrue) }
        guard parts.count >= count else { return jump(to: ifFalse) }
        var here: [Int: Target] = [count: newLabel()]
        for (index, part) in parts.enumerated() {
            let left = parts.count - index - 1
            var next: [Int: Target] = [:]
            for (wanted, label) in here.sorted(by: { $0.key < $1.key }) {
                place(label)
                let targets = [wanted - 1, wanted].map { wanted -> Target in
                    if wanted <= 0 { return ifTrue }
                    if wanted > left { return ifFalse }
                    let target = next[wanted] ?? newLabel()
                    next[wanted] = target
                    return target
                }
                lower(part, ifTrue: targets[0], ifFalse: targets[1])
            }
            here = next
        }
    }

    private mutating func intern(_ atom: CompiledAtom) -> Int32 {
        if let place = atomPlaces[atom] { return place }
        let place = Int32(atoms.count)
        atoms.append(atom)
        atomPlaces[atom] = place
        return place
    }

    // MARK: Terms

    /// The stack program of a term.
    mutating func term(_ term: Term) -> CompiledTerm {
        var operations: [CompiledTerm.Operation] = []
        append(term, to: &operations)
        return CompiledTerm(operations: operations)
    }

    private mutating func append(_ term: Term, to operations: inout [CompiledTerm.Operation]) {
        switch term {
        case .constant(let constant): operations.append(.push(Value(constant)))
        case .parameter(let id):
            operations.append(.push(program.parameters[id.index].value.map(Value.init) ?? .unknown))
        case .fact(let id): operations.append(.fact(id))
        case .event(let id): operations.append(.event(id))
        case .derived(let id): operations.append(.derived(id))
        case .element: operations.append(.element)
        case .entry(let id): operations.append(.entry(id))
        case .condition(let condition): operations.append(.condition(code(condition)))
        case .arithmetic(let left, let operation, let right):
            append(left, to: &operations)
            append(right, to: &operations)
            operations.append(.arithmetic(operation))
        case .size(let term):
            append(term, to: &operations)
            operations.append(.size)
        case .earliest(let terms), .latest(let terms):
            for term in terms { append(term, to: &operations) }
            if case .latest = term {
                operations.append(.latest(terms.count))
            } else {
                operations.append(.earliest(terms.count))
            }
        case .route(let id): operations.append(.route(id))
        case .eventEntry(let id): operations.append(.eventEntry(id))
        case .due(let id): operations.append(.due(id))
        case .elapsed(let first, let last, let measure):
            append(first, to: &operations)
            append(last, to: &operations)
            operations.append(.elapsed(measure))
        case .excess(let number, let limit):
            append(number, to: &operations)
            append(limit, to: &operations)
            operations.append(.excess)
        case .fines: operations.append(.push(.unknown))
        }
    }
}

// MARK: - Atoms

extension Lowering {
    /// The slot that holds a plain value, and how many of its units make up one.
    func slot(_ term: Term) -> (slot: Int, type: ValueType)? {
        switch term {
        case .fact(let id):
            let fact = program.schema[id]
            guard fact.key == nil, !computed.contains(id) else { return nil }
            switch fact.type {
            case .set, .text, .person, .role: return nil
            case .symbol(let vocabulary):
                guard program.schema[vocabulary].words.count <= 64 else { return nil }
            case .yesNo, .number, .money, .date, .instant, .duration, .sanction: break
            }
            return (wiring.layout.factSlots[id.index], fact.type)
        case .event(let id): return (wiring.layout.eventSlots[id.index], .instant)
        case .due(let id):
            return isOnce(id) ? (firstDeadlineSlot + id.index * DeadlineSlots.count + 2, .instant) : nil
        case .derived(let id):
            return derivedSlots[id.index].map { ($0, program.derived[id.index].type) }
        default: return nil
        }
    }

    /// A term that is a constant once the parameters are put in.
    private func constant(_ term: Term) -> Constant? {
        switch term {
        case .constant(let constant): constant
        case .parameter(let id): program.parameters[id.index].value
        default: nil
        }
    }

    fileprivate mutating func lower(_ atom: Atom) -> CompiledAtom {
        switch atom {
        case .truth(let term):
            if let (slot, _) = slot(term) { return .mask(slot: slot, words: 2, ifNone: false) }
            return .truth(self.term(term))
        case .comparison(let left, let relation, let right):
            if let constant = constant(right), let simple = simple(left, relation, constant) { return simple }
            if let constant = constant(left), let simple = simple(right, relation.mirrored, constant) { return simple }
            return .comparison(term(left), relation, term(right))
        case .membership(let term, let words):
            if case .element = term, words.allSatisfy({ $0 < 64 }) {
                return .mask(slot: elementSlot, words: Lowering.bits(words), ifNone: false)
            }
            if let (slot, type) = slot(term), wiring.vocabulary(of: type) != nil {
                return .mask(slot: slot, words: Lowering.bits(words), ifNone: false)
            }
            return .membership(self.term(term), words)
        case .contains(.fact(let id), let word) where program.schema[id].key == nil && !computed.contains(id):
            return .bit(slot: wiring.layout.factSlots[id.index], word: word)
        case .contains(let term, let word): return .contains(self.term(term), word)
        case .isEmpty(let term): return .isEmpty(self.term(term))
        case .known(let term): return .known(self.term(term))
        case .has(let term):
            if let (slot, _) = slot(term), derivedPlace(term) == nil { return .has(slot: slot) }
            return .hasValue(self.term(term))
        case .deadline(let id, let state):
            guard isOnce(id) else { return .standing(id, state) }
            return .bit(slot: firstDeadlineSlot + id.index * DeadlineSlots.count, word: state.place)
        }
    }

    /// Whether a deadline runs over nothing, so that its slots say all of it.
    private func isOnce(_ id: DeadlineID) -> Bool {
        program.groups[program.deadlines[id.index].group.index].iteration == nil
    }

    private func derivedPlace(_ term: Term) -> DerivedID? {
        if case .derived(let id) = term { id } else { nil }
    }

    static func bits(_ words: [Int]) -> UInt64 { words.reduce(0) { $1 < 64 ? $0 | 1 << UInt64($1) : $0 } }

    /// A comparison of a slot with a constant.
    private func simple(_ term: Term, _ relation: Relation, _ constant: Constant) -> CompiledAtom? {
        if case .element = term, case .symbol(let vocabulary, let word) = constant {
            return words(elementSlot, vocabulary, relation, word)
        }
        guard let (slot, type) = slot(term) else { return nil }
        switch constant {
        case .yesNo(let value):
            guard relation == .equal || relation == .notEqual else { return nil }
            let isYes = value == (relation == .equal)
            return .mask(slot: slot, words: isYes ? 2 : 1, ifNone: relation == .notEqual)
        case .symbol(let vocabulary, let word): return words(slot, vocabulary, relation, word)
        case .number(let number):
            let scaled: Rational?
            switch type {
            case .number(let decimals, _, _):
                scaled = (0..<decimals).reduce(number) { scaled, _ in scaled?.multiplied(by: Rational(10)) }
            case .money, .duration: scaled = number
            case .yesNo, .symbol, .set, .text, .date, .instant, .person, .role, .sanction: return nil
            }
            return scaled.flatMap { range(slot, relation, $0) }
        case .date(let day): if case .date = type { return range(slot, relation, Rational(day)) }
        case .instant(let seconds): if case .instant = type { return range(slot, relation, Rational(seconds)) }
        case .set, .text, .none: break
        }
        return nil
    }

    private func words(_ slot: Int, _ vocabulary: VocabularyID, _ relation: Relation, _ word: Int) -> CompiledAtom? {
        let ranks = program.schema[vocabulary].ranks
        guard ranks.count <= 64, ranks.indices.contains(word) else { return nil }
        let chosen = ranks.indices.filter { other in
            switch relation {
            case .equal: return other == word
            case .notEqual: return other != word
            case .less, .lessOrEqual, .greater, .greaterOrEqual:
                guard let left = ranks[other], let right = ranks[word] else { return false }
                switch relation {
                case .less: return left < right
                case .lessOrEqual: return left <= right
                case .greater: return left > right
                case .greaterOrEqual, .equal, .notEqual: return left >= right
                }
            }
        }
        return .mask(slot: slot, words: Lowering.bits(chosen), ifNone: relation == .notEqual)
    }

    /// The whole numbers that stand in a relation to a number.
    private func range(_ slot: Int, _ relation: Relation, _ number: Rational) -> CompiledAtom? {
        guard let floor = number.floor, floor > Slot.firstValue, floor < .max - 1 else { return nil }
        let isWhole = number.whole != nil
        let ceiling = isWhole ? floor : floor + 1
        func between(_ low: Int64, _ high: Int64, negated: Bool = false) -> CompiledAtom {
            .range(slot: slot, low: low, high: high, negated: negated)
        }
        switch relation {
        case .equal: return isWhole ? between(floor, floor) : between(1, 0)
        case .notEqual: return isWhole ? between(floor, floor, negated: true) : between(1, 0, negated: true)
        case .less: return between(Slot.firstValue, ceiling - 1)
        case .lessOrEqual: return between(Slot.firstValue, floor)
        case .greater: return between(floor + 1, .max)
        case .greaterOrEqual: return between(ceiling, .max)
        }
    }
}

extension Lowering {
    /// An atom that asks about one slot alone; nil for others.
    func simpleAtom(_ atom: Atom) -> CompiledAtom? {
        var copy = self
        let lowered = copy.lower(atom)
        switch lowered {
        case .range, .mask, .bit, .has: return lowered
        case .comparison, .truth, .membership, .contains, .isEmpty, .hasValue, .known, .standing: return nil
        }
    }

    /// The slot of a fact that is a whole number.
    func wholeSlot(_ term: Term) -> Int? {
        guard let (slot, type) = slot(term), case .number(0, _, _) = type else { return nil }
        return slot
    }
}

extension Relation {
    /// The relation that holds between the sides when they are swapped.
    fileprivate var mirrored: Relation {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}
