import RedressEngine
import RedressModel

/// Where along an ordered vocabulary the graver word has the smaller fine for the same role and ground, or the laxer
/// limit, incidents alike in all else.
///
/// The vocabulary is that of a fact, or of a classification, whose value is then taken as the incident carries it.
struct SeveritySearch {
    private let program: Program
    private let witnesses: WitnessSearch
    /// The policy as it is, for scales that are facts.
    private let plain: SymbolicScene

    /// What says how grave an incident is.
    private enum Scale {
        case fact(FactID, VocabularyID)
        case derived(DerivedID, VocabularyID)
    }

    /// A fine of one role at one ground, where it applies.
    private struct Fine {
        let item: ItemOnRow
        let role: RoleID
        let money: MoneyItem
        let ground: Ground
        let applies: Formula
    }

    init(_ scene: SymbolicScene, _ witnesses: WitnessSearch) {
        program = scene.program
        plain = scene
        self.witnesses = witnesses
    }

    /// Adds what is found; one finding for each pair of rows.
    func add(to report: inout AnalysisReport) {
        for fact in program.schema.facts where fact.key == nil && !fact.isHidden {
            guard case .symbol(let vocabulary) = fact.type else { continue }
            add(.fact(fact.id, vocabulary), to: &report)
        }
        for derived in program.derived where derived.kind == .classification {
            guard case .symbol(let vocabulary) = derived.type else { continue }
            add(.derived(derived.id, vocabulary), to: &report)
        }
    }

    private func add(_ scale: Scale, to report: inout AnalysisReport) {
        let id =
            switch scale {
            case .fact(_, let vocabulary), .derived(_, let vocabulary): vocabulary
            }
        let vocabulary = program.schema[id]
        let steps = vocabulary.steps
        guard !steps.isEmpty else { return }
        let scene: SymbolicScene
        let coordinate: Coordinate
        switch scale {
        case .fact(let fact, _): (scene, coordinate) = (plain, .fact(fact))
        case .derived(let derived, _):
            scene = SymbolicScene(
                program, carrying: derived, usesBoxes: plain.usesBoxes, period: plain.period, sharing: plain.words)
            coordinate = .given(derived)
        }
        for group in program.groups {
            for (light, grave) in steps {
                let step = SeverityStep(coordinate, from: light, to: grave, vocabulary)
                LaxerLimitSearch(scene: scene, witnesses: witnesses, group: group, step: step).add(to: &report)
            }
            for ground in scene.grounds(of: group) {
                let fines = self.fines(group, at: ground, scene)
                guard fines.contains(where: { reads($0.applies, coordinate, scene) }) else { continue }
                for (light, grave) in steps {
                    let step = SeverityStep(coordinate, from: light, to: grave, vocabulary)
                    addStep(fines, step, scene, &report)
                }
            }
        }
    }

    private func fines(_ group: Group, at ground: Ground, _ scene: SymbolicScene) -> [Fine] {
        group.rows.indices.flatMap { index in
            scene.items(of: RowID(group: group.id, index: index)).flatMap { item -> [Fine] in
                guard case .money(let money) = item.item.kind, !money.isReward else { return [] }
                let applies = scene.applies(item, at: ground)
                guard applies != .never else { return [] }
                return money.roles.map { Fine(item: item, role: $0, money: money, ground: ground, applies: applies) }
            }
        }
    }

    private func reads(_ formula: Formula, _ coordinate: Coordinate, _ scene: SymbolicScene) -> Bool {
        scene.pool.literals(of: [formula]).contains { $0.coordinates.contains(coordinate) }
    }

    /// Two fines, and where the lighter word has the greater one.
    private struct Question {
        let light: Fine
        let grave: Fine
        let formula: Formula

        var rows: [RowID] { [light.item.row, grave.item.row] }
    }

    private func addStep(
        _ fines: [Fine], _ step: SeverityStep, _ scene: SymbolicScene, _ report: inout AnalysisReport
    ) {
        var questions: [Question] = []
        let lights = fines.map { step.putting(step.light, in: $0.applies, scene) }
        let graves = fines.map { step.putting(step.grave, in: $0.applies, scene) }
        for (light, one) in zip(fines, lights) where one != .never {
            for (grave, other) in zip(fines, graves) where light.item.row != grave.item.row && light.role == grave.role
            {
                guard light.money.mode == grave.money.mode, other != .never else { continue }
                let changes = changes(light, grave, fines, step, scene)
                let question = question(light, scene.pool.all(one, changes), grave, other, step, scene)
                if question.formula != .never { questions.append(question) }
            }
        }
        guard !questions.isEmpty else { return }
        let decider = Decider(scene, questions.map(\.formula))
        for question in questions where !report.findings.contains(where: { $0.isInversion(of: question.rows) }) {
            switch decider.find(question.formula) {
            case .nowhere: continue
            case .undecided: report.undecided.append(UndecidedQuestion(rows: question.rows, reason: .steps))
            case .found(let point):
                if let pair = pair(at: point, question, step) {
                    add(pair, question, step, to: &report)
                } else {
                    addExactly(question, fines, step, scene, to: &report)
                }
            }
        }
        report.tally.add(decider, to: .severity)
    }

    /// Asks again where both fines are due, since both apply where one of them is not.
    private func addExactly(
        _ question: Question, _ fines: [Fine], _ step: SeverityStep, _ scene: SymbolicScene,
        to report: inout AnalysisReport
    ) {
        let (light, grave) = (question.light, question.grave)
        func due(_ fine: Fine, _ word: Int) -> Formula {
            step.putting(word, in: scene.due(fine.item, fine.money, for: fine.role, at: fine.ground), scene)
        }
        let lightHolds = scene.pool.all(due(light, step.light), changes(light, grave, fines, step, scene))
        let exact = self.question(light, lightHolds, grave, due(grave, step.grave), step, scene)
        let decider = Decider(scene, [exact.formula])
        switch decider.find(exact.formula) {
        case .nowhere: break
        case .undecided: report.undecided.append(UndecidedQuestion(rows: exact.rows, reason: .steps))
        case .found(let point):
            if let pair = pair(at: point, exact, step) {
                add(pair, exact, step, to: &report)
            } else {
                report.undecided.append(UndecidedQuestion(rows: exact.rows, reason: .outsideFragment))
            }
        }
        report.tally.add(decider, to: .severity)
    }

    private func add(
        _ pair: [IncidentRow], _ question: Question, _ step: SeverityStep, to report: inout AnalysisReport
    ) {
        let words = step.vocabulary.words
        let kind = AnalysisFinding.Kind.severityInversion(
            light: words[step.light], grave: words[step.grave], question.light.role)
        report.findings.append(
            AnalysisFinding(kind: kind, rows: question.rows, ground: question.light.ground, witnesses: pair))
    }

    /// Where the graver word takes the one fine away and brings the other one, and words between them have none that
    /// could be compared. A fine that stays with both words turns nothing round.
    private func changes(
        _ light: Fine, _ grave: Fine, _ fines: [Fine], _ step: SeverityStep, _ scene: SymbolicScene
    ) -> Formula {
        let like = fines.filter { $0.role == light.role && $0.money.mode == light.money.mode }
        return scene.pool.all(
            step.passes(like.map(\.applies), scene),
            scene.pool.not(step.putting(step.grave, in: light.applies, scene)),
            scene.pool.not(step.putting(step.light, in: grave.applies, scene)))
    }

    /// Where two fines hold, each with its word put in, and that of the lighter word is greater.
    private func question(
        _ light: Fine, _ lightHolds: Formula, _ grave: Fine, _ graveHolds: Formula, _ step: SeverityStep,
        _ scene: SymbolicScene
    ) -> Question {
        let both = scene.pool.all(lightHolds, graveHolds)
        guard both != .never else { return Question(light: light, grave: grave, formula: .never) }
        let smaller = scene.pool.any(
            scene.amounts(of: light.money, on: light.item, at: light.ground).flatMap { one in
                scene.amounts(of: grave.money, on: grave.item, at: grave.ground).map { other in
                    scene.pool.all(
                        step.putting(step.light, in: one.condition, scene),
                        step.putting(step.grave, in: other.condition, scene),
                        scene.compare(one.value, .greater, other.value).holds)
                }
            })
        return Question(light: light, grave: grave, formula: scene.pool.all(both, smaller))
    }

    /// Two incidents that differ in the word alone, the one with the lighter word fined more.
    private func pair(at point: Point, _ question: Question, _ step: SeverityStep) -> [IncidentRow]? {
        var values = point.values
        values[step.coordinate] = .word(step.light)
        func pair(_ row: IncidentRow) -> [IncidentRow] {
            [step.light, step.grave].map { witnesses.setting(step.coordinate, to: $0, in: row) }
        }
        let shown = witnesses.witness(at: Point(values: values), keepsGiven: true) { (row: IncidentRow) in
            let fen = zip(pair(row), [question.light, question.grave]).compactMap { row, fine in
                witnesses.decide(row).fines.first {
                    $0.row == fine.item.row && $0.roles.contains(fine.role)
                        && (fine.item.isOnce || $0.ground == fine.ground)
                }?.fen
            }
            return fen.count == 2 && fen[0] > fen[1]
        }
        return shown.map(pair)
    }
}

/// A step of a scale from one word to a graver one.
struct SeverityStep {
    let coordinate: Coordinate
    let light: Int
    let grave: Int
    /// The words between the two.
    let between: [Int]
    let vocabulary: Vocabulary

    init(_ coordinate: Coordinate, from light: Int, to grave: Int, _ vocabulary: Vocabulary) {
        self.coordinate = coordinate
        self.light = light
        self.grave = grave
        self.vocabulary = vocabulary
        between = vocabulary.words.indices.filter {
            vocabulary.steps(from: light, to: $0) > 0 && vocabulary.steps(from: $0, to: grave) > 0
        }
    }

    /// Where none of some formulas holds with a word between the two.
    func passes(_ formulas: [Formula], _ scene: SymbolicScene) -> Formula {
        scene.pool.all(
            between.flatMap { word in formulas.map { scene.pool.not(putting(word, in: $0, scene)) } })
    }

    /// A formula with one word put in for what says how grave an incident is.
    func putting(_ word: Int, in formula: Formula, _ scene: SymbolicScene) -> Formula {
        var memo: [Formula: Formula] = [:]
        return scene.pool.replacing(formula, memo: &memo) { literal in
            switch literal {
            case .words(coordinate, let words): scene.pool.constant(words.contains(word))
            case .present(coordinate): .always
            case .words(.known(let fact), let words) where coordinate == .fact(fact):
                scene.pool.constant(words.contains(1))
            case .words, .interval, .present, .isZero, .isNotPositive: scene.pool.literal(literal)
            }
        }
    }
}

extension AnalysisFinding {
    /// Whether it is a severity inversion of the same rows.
    func isInversion(of rows: [RowID]) -> Bool {
        if case .severityInversion = kind { self.rows == rows } else { false }
    }
}

extension Vocabulary {
    /// Each word with each graver one, neighbours first.
    fileprivate var steps: [(light: Int, grave: Int)] {
        var pairs: [(light: Int, grave: Int)] = []
        for light in words.indices { for grave in words.indices { pairs.append((light, grave)) } }
        return pairs.filter { steps(from: $0.light, to: $0.grave) > 0 }.sorted { one, other in
            [steps(from: one.light, to: one.grave), one.light, one.grave].lexicographicallyPrecedes(
                [steps(from: other.light, to: other.grave), other.light, other.grave])
        }
    }

    /// How many steps a word is above another one in a declared order; 0 where it is not above it.
    fileprivate func steps(from light: Int, to word: Int) -> Int {
        guard areComparable(word, light), let low = ranks[light], let high = ranks[word] else { return 0 }
        return max(0, high - low)
    }
}
