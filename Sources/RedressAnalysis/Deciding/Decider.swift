import RedressModel

/// Decides whether a formula holds somewhere in a space: by boxes where its form is small, else by Z3.
final class Decider {
    /// What came of a question.
    enum Answer {
        case found(Point)
        case nowhere
        /// Z3's steps ran out.
        case undecided
    }

    let scene: SymbolicScene
    let space: Space
    /// What every incident keeps to: the order of its events, what its fines come to, and what figures over a
    /// period or counts of earlier incidents have to do with one another.
    let possible: Formula
    private(set) var forms: BoxForms
    private lazy var encoding: SMTEncoding = makeEncoding()
    private let stepLimit: UInt32
    /// How many questions were asked.
    private(set) var questionCount = 0
    /// How many of them were plain as they were put.
    private(set) var plainCount = 0
    /// How many of them boxes decided.
    private(set) var boxCount = 0
    /// Events whose order matters, so that boxes alone do not decide where moments of theirs are compared.
    private let ordered: Set<Coordinate>
    /// Facts that may be unknown, to which formulas were extended.
    private var knowns: [Formula: Formula] = [:]

    /// Ready for questions that are made of the formulas.
    init(_ scene: SymbolicScene, _ formulas: [Formula], stepLimit: UInt32 = Analyzer.stepLimit) {
        self.scene = scene
        self.stepLimit = stepLimit
        let charges = scene.charges(in: formulas)
        let order = scene.orderOfEvents(in: formulas + [charges])
        possible = scene.pool.all(
            order, charges, scene.figureRelations(in: formulas + [charges]),
            scene.historyRelations(in: formulas + [charges]))
        ordered = Set(scene.pool.literals(of: [possible]).flatMap(\.coordinates))
        space = Space(scene, formulas + [possible])
        forms = BoxForms(space)
    }

    private func makeEncoding() -> SMTEncoding {
        let encoding = SMTEncoding(space, scene.words.context, stepLimit: stepLimit)
        encoding.require(possible)
        return encoding
    }

    /// Counts questions that boxes decided without asking for a point.
    func countByBoxes(_ count: Int = 1) {
        questionCount += count
        boxCount += count
    }

    /// A point at which a formula holds, whatever facts are that are unknown there.
    func find(_ formula: Formula) -> Answer { findClosed(closed(formula)) }

    /// A point at which a formula that is closed holds.
    func findClosed(_ formula: Formula) -> Answer {
        questionCount += 1
        if formula == .never {
            plainCount += 1
            return .nowhere
        }
        if let boxes = simpleBoxes(of: formula) {
            boxCount += 1
            return boxes.first.map { .found(space.point(in: $0)) } ?? .nowhere
        }
        let (point, isDecided) = encoding.solve(formula)
        guard let point else { return isDecided ? .nowhere : .undecided }
        return .found(smaller(point, formula))
    }

    /// A point of fewer incidents, where it is about the incidents of a period.
    private func smaller(_ point: Point, _ formula: Formula) -> Point {
        let kinds = space.axes.map(\.coordinate).filter { coordinate in
            if case .kind = coordinate { true } else { false }
        }
        guard !kinds.isEmpty else { return point }
        let count = kinds.reduce(Int64(0)) { sum, kind in
            if case .number(let number)? = point[kind] { sum.addingReportingOverflow(number).partialValue } else { sum }
        }
        for bound in Decider.incidentCounts where bound < count {
            let few = scene.pool.all(formula, scene.isAtMost(kinds, bound))
            if let less = encoding.solve(few).point { return less }
        }
        return point
    }

    /// How many incidents a case is tried with before any number will do.
    private static let incidentCounts: [Int64] = [0, 1, 2, 3, 4, 6, 8, 12, 20, 50, 100]

    /// The boxes of a formula, facts that may be unknown included; nil where it has too many, or relates coordinates.
    func boxes(of formula: Formula) -> [Box]? { simpleBoxes(of: closed(formula)) }

    private func simpleBoxes(of formula: Formula) -> [Box]? {
        guard scene.usesBoxes, let boxes = forms.boxes(of: formula) else { return nil }
        guard !ordered.isEmpty else { return boxes }
        // The order of events leaves room for each cell of one of them, not for moments of two.
        let isOrdered = scene.pool.literals(of: [formula]).contains { literal in
            if case .interval(let coordinate, _, _) = literal { ordered.contains(coordinate) } else { false }
        }
        return isOrdered ? nil : boxes
    }

    /// The same formula where facts that some condition asks about may be unknown: it holds where it holds whatever the
    /// fact is.
    func closed(_ formula: Formula) -> Formula {
        if let known = knowns[formula] { return known }
        var result = formula
        for fact in scene.asked.sorted() where space.places[.known(fact)] != nil { result = closed(result, over: fact) }
        knowns[formula] = result
        return result
    }

    private func isRelated(_ coordinate: Coordinate, in formula: Formula) -> Bool {
        scene.pool.literals(of: [formula]).contains {
            $0.coordinates.count > 1 && $0.coordinates.contains(coordinate)
        }
    }

    private func closed(_ formula: Formula, over fact: FactID) -> Formula {
        let pool = scene.pool
        let isKnown = pool.literal(.words(.known(fact), WordSet([1])))
        var memo: [Formula: Formula] = [:]
        func setting(_ value: Bool, _ formula: Formula) -> Formula {
            memo = [:]
            return pool.replacing(formula, memo: &memo) { literal in
                if case .words(.known(fact), let words) = literal { return pool.constant(words.contains(1) == value) }
                return pool.literal(literal)
            }
        }
        let open = setting(false, formula)
        guard open != .never else { return pool.all(isKnown, setting(true, formula)) }
        // Where the fact is compared with others no cell stands for its values, so incidents are taken to say what it is.
        guard !isRelated(.fact(fact), in: open) else { return pool.all(isKnown, setting(true, formula)) }
        let whatever = coordinates(of: fact).reduce(open) { self.whatever($0, at: $1) }
        return pool.any(pool.all(isKnown, setting(true, formula)), pool.all(pool.not(isKnown), whatever))
    }

    /// What an incident says of a fact: its value, or of a set each of its words.
    private func coordinates(of fact: FactID) -> [Coordinate] {
        guard case .set(let vocabulary) = scene.schema[fact].type, scene.schema[fact].key == nil else {
            return [.fact(fact)]
        }
        return scene.schema[vocabulary].words.indices.map { .element(fact, $0) }
    }

    /// Where a formula holds whatever stands at a coordinate.
    private func whatever(_ formula: Formula, at coordinate: Coordinate) -> Formula {
        guard let place = space.places[coordinate] else { return formula }
        return scene.pool.all(
            space.axes[place].cells.indices.map { cell in
                var memo: [Formula: Formula] = [:]
                return scene.pool.replacing(formula, memo: &memo) { literal in
                    guard literal.coordinates == [coordinate], let (_, cells) = space.cells(of: literal) else {
                        return scene.pool.literal(literal)
                    }
                    return scene.pool.constant(space.sets.contains(cell, in: cells))
                }
            })
    }
}

extension SymbolicScene {
    /// That the events which formulas read keep the declared order.
    func orderOfEvents(in formulas: [Formula]) -> Formula {
        var read: Set<EventID> = []
        for literal in pool.literals(of: formulas) {
            for case .event(let id) in literal.coordinates { read.insert(id) }
        }
        let parts = schema.orderOfMoments.filter { read.contains($0.before) && read.contains($0.after) }.map { order in
            let difference = LinearSum(.event(order.before), times: .one)
                .adding(LinearSum(.event(order.after), times: .one), times: Rational(-1))
            let inOrder = difference.map { pool.literal(.isNotPositive($0)) } ?? .always
            return pool.any(
                pool.not(pool.literal(.present(.event(order.before)))),
                pool.not(pool.literal(.present(.event(order.after)))), inOrder)
        }
        return pool.all(parts)
    }
}
