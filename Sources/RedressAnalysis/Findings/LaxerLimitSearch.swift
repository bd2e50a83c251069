import RedressEngine
import RedressModel
import RedressTime

/// Where along an ordered vocabulary the graver word has the laxer limit for the same deadline, incidents alike in all
/// else and both clocks started at one moment.
struct LaxerLimitSearch {
    let scene: SymbolicScene
    let witnesses: WitnessSearch
    let group: Group
    let step: SeverityStep

    /// A limit of a row, where it applies.
    private struct Duty {
        let row: RowID
        let due: DueItem
        let ground: Ground
        /// With the lighter word put in, and with the graver one.
        let light: Formula
        let grave: Formula
        let applies: Formula
    }

    /// Adds what is found; one finding for each pair of rows.
    func add(to report: inout AnalysisReport) {
        guard case .deadline = group.kind else { return }
        for ground in scene.grounds(of: group) {
            let duties = duties(at: ground)
            guard duties.contains(where: { $0.light != $0.grave }) else { continue }
            let decider = Decider(scene, duties.flatMap { [$0.light, $0.grave] })
            for light in duties where light.light != .never {
                for grave in duties where grave.row != light.row && grave.grave != .never {
                    add(light, grave, duties, decider, to: &report)
                }
            }
            report.tally.add(decider, to: .severity)
        }
    }

    private func duties(at ground: Ground) -> [Duty] {
        group.rows.indices.flatMap { index in
            scene.items(of: RowID(group: group.id, index: index)).compactMap { item -> Duty? in
                guard case .limit(let due) = item.item.kind else { return nil }
                let applies = scene.applies(item, at: ground)
                return Duty(
                    row: item.row, due: due, ground: ground, light: step.putting(step.light, in: applies, scene),
                    grave: step.putting(step.grave, in: applies, scene), applies: applies)
            }
        }
    }

    private func add(
        _ light: Duty, _ grave: Duty, _ duties: [Duty], _ decider: Decider, to report: inout AnalysisReport
    ) {
        let rows = [light.row, grave.row]
        guard light.due.start == grave.due.start, !report.findings.contains(where: { $0.isInversion(of: rows) }),
            !witnesses.neverStand(light.due, grave.due, so: .earlier)
        else { return }
        let both = scene.pool.all(
            light.light, grave.grave, scene.pool.not(light.grave), scene.pool.not(grave.light),
            step.passes(duties.filter { $0.due.start == light.due.start }.map(\.applies), scene))
        // Alone both limits hold for certain; beside others of their deadline they may not.
        let others = duties.filter { $0.row != light.row }.map { scene.pool.not($0.light) }
        let graveOthers = duties.filter { $0.row != grave.row }.map { scene.pool.not($0.grave) }
        var isUndecided = false
        for question in [both, scene.pool.all([both] + others + graveOthers)] {
            switch decider.find(question) {
            case .nowhere: return
            case .undecided: return report.undecided.append(UndecidedQuestion(rows: rows, reason: .steps))
            case .found(let point):
                switch started(at: point, light, grave) {
                case .found(let row):
                    let words = step.vocabulary.words
                    let kind = AnalysisFinding.Kind.severityInversion(
                        light: words[step.light], grave: words[step.grave], nil)
                    report.findings.append(
                        AnalysisFinding(kind: kind, rows: rows, ground: light.ground, witnesses: pair(row)))
                    return
                case .never: return
                case .unknown: isUndecided = true
                }
            }
        }
        if isUndecided { report.undecided.append(UndecidedQuestion(rows: rows, reason: .startsTried)) }
    }

    /// Two incidents that differ in the word alone.
    private func pair(_ row: IncidentRow) -> [IncidentRow] {
        [step.light, step.grave].map { witnesses.setting(step.coordinate, to: $0, in: row) }
    }

    /// An incident of the pair of which the one with the graver word is due later.
    private func started(at point: Point, _ light: Duty, _ grave: Duty) -> WitnessSearch.Started {
        var values = point.values
        values[step.coordinate] = .word(step.light)
        return witnesses.witness(
            at: Point(values: values), light.due, grave.due, keepsGiven: true,
            so: .earlier,
            { row in
                let due = zip(pair(row), [light, grave]).compactMap { row, duty in
                    witnesses.decide(row).deadlines.first {
                        $0.row == duty.row && ($0.element ?? .group(duty.row.group)) == duty.ground
                    }?.due
                }
                return due.count == 2 && due[0] < due[1]
            })
    }
}
