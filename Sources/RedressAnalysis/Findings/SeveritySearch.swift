import RedressEngine
import RedressModel

/// Where along an ordered vocabulary the graver word has the smaller fine for the same role and ground, incidents alike
/// in all else.
///
/// The vocabulary is that of a fact, or of a classification, whose value is then taken as the incident carries it.
struct SeveritySearch {
    private let program: Program
    private let witnesses: WitnessSearch
    private let usesBoxes: Bool

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

    init(_ program: Program, _ witnesses: WitnessSearch, usesBoxes: Bool) {
        self.program = program
        self.witnesses = witnesses
        self.usesBoxes = usesBoxes
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
        let scene: SymbolicScene
        let coordinate: Coordinate
        let id: VocabularyID
        switch scale {
        case .fact(let fact, let vocabulary):
            (scene, coordinate, id) = (SymbolicScene(program, usesBoxes: usesBoxes, period: witnesses.builder.scene.period), .fact(fact), vocabulary)
        case .derived(let derived, let vocabulary):
            scene = SymbolicScene(
                program, carrying: derived, usesBoxes: usesBoxes, period: witnesses.builder.scene.period)
            (coordinate, id) = (.given(derived), vocabulary)
        }
        let vocabulary = program.schema[id]
        let steps = vocabulary.words.indices.flatMap { light in
            vocabulary.words.indices.filter { vocabulary.isNext($0, above: light) }.map { (light, $0) }
        }
        guard !steps.isEmpty else { return }
        for group in program.groups {
            for ground in scene.grounds(of: group) {
                let fines = self.fines(group, at: ground, scene)
                guard fines.contains(where: { reads($0.applies, coordinate, scene) }) else { continue }
                for (light, grave) in steps {
                    addStep(fines, coordinate, (light, grave), vocabulary, scene, &report)
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

    private func addStep(
        _ fines: [Fine], _ coordinate: Coordinate, _ step: (light: Int, grave: Int), _ vocabulary: Vocabulary,
        _ scene: SymbolicScene, _ report: inout AnalysisReport
    ) {
        var questions: [(light: Fine, grave: Fine, formula: Formula)] = []
        for light in fines {
            for grave in fines where light.item.row != grave.item.row && light.role == grave.role {
                guard light.money.mode == grave.money.mode else { continue }
                let both = scene.pool.all(
                    fixed(light.applies, coordinate, step.light, scene),
                    fixed(grave.applies, coordinate, step.grave, scene))
                guard both != .never else { continue }
                let group = program.groups[light.item.row.group.index]
                let smaller = scene.pool.any(
                    scene.amounts(of: light.money, in: group, at: light.ground).flatMap { one in
                        scene.amounts(of: grave.money, in: group, at: grave.ground).map { other in
                            scene.pool.all(
                                fixed(one.condition, coordinate, step.light, scene),
                                fixed(other.condition, coordinate, step.grave, scene),
                                scene.compare(one.value, .greater, other.value).holds)
                        }
                    })
                let question = scene.pool.all(both, smaller)
                if question != .never { questions.append((light, grave, question)) }
            }
        }
        guard !questions.isEmpty else { return }
        let decider = Decider(scene, questions.map(\.formula))
        for question in questions {
            let rows = [question.light.item.row, question.grave.item.row]
            guard !report.findings.contains(where: { $0.isInversion(of: rows) }) else { continue }
            switch decider.find(question.formula) {
            case .nowhere: continue
            case .undecided: report.undecided.append(UndecidedQuestion(rows: rows, reason: .steps))
            case .found(let point):
                let pair = [(step.light, question.light), (step.grave, question.grave)].compactMap { word, fine in
                    var values = point.values
                    values[coordinate] = .word(word)
                    return witnesses.witness(at: Point(values: values), keepsGiven: true) { decision in
                        decision.fines.contains { $0.row == fine.item.row && $0.roles.contains(fine.role) }
                    }
                }
                guard pair.count == 2 else { continue }
                let kind = AnalysisFinding.Kind.severityInversion(
                    light: vocabulary.words[step.light], grave: vocabulary.words[step.grave], question.light.role)
                report.findings.append(
                    AnalysisFinding(kind: kind, rows: rows, ground: question.light.ground, witnesses: pair))
            }
        }
        report.tally.add(decider, to: .severity)
    }

    /// A formula with one word put in for a coordinate.
    private func fixed(_ formula: Formula, _ coordinate: Coordinate, _ word: Int, _ scene: SymbolicScene) -> Formula {
        var memo: [Formula: Formula] = [:]
        return scene.pool.replacing(formula, memo: &memo) { literal in
            switch literal {
            case .words(coordinate, let words): scene.pool.constant(words.contains(word))
            case .present(coordinate): .always
            case .words, .interval, .present, .isZero, .isNotPositive: scene.pool.literal(literal)
            }
        }
    }
}

extension AnalysisFinding {
    /// Whether it is a severity inversion of the same rows.
    fileprivate func isInversion(of rows: [RowID]) -> Bool {
        if case .severityInversion = kind { self.rows == rows } else { false }
    }
}

extension Vocabulary {
    /// Whether a word is the next graver one after another in a declared order.
    fileprivate func isNext(_ word: Int, above light: Int) -> Bool {
        guard areComparable(word, light), let low = ranks[light], let high = ranks[word] else { return false }
        return high == low + 1
    }
}
