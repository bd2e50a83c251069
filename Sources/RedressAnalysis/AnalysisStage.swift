import RedressEngine
import RedressModel

/// A policy, or the cases of one of its groups over a period, with what searches need of it.
struct AnalysisStage {
    let scene: SymbolicScene
    let witnesses: WitnessSearch
    /// What the figures of cases keep to; nil for single incidents, and where that is not known.
    let period: PeriodFigures?
    private let host: (program: Program, index: Int)?
    private let hostScene: SymbolicScene?

    /// The host is the policy whose incidents the cases are made of, with the place of the group among its own.
    init(
        _ program: Program, evaluator: Evaluator? = nil, host: (program: Program, index: Int)?,
        _ options: Analyzer.Options
    ) {
        self.host = host
        let hostScene = host.map { SymbolicScene($0.program, usesBoxes: options.usesBoxes) }
        self.hostScene = hostScene
        period = host.flatMap { host in
            hostScene.flatMap { PeriodFigures(host.program.periodCases[host.index], of: $0) }
        }
        scene = SymbolicScene(program, usesBoxes: options.usesBoxes, period: period)
        witnesses = WitnessSearch(
            scene, evaluator ?? Evaluator(program), makesIncidentsSmall: options.makesIncidentsSmall)
    }

    /// Adds the incidents that the figures of cases come from. A case for which none were found shows nothing, and where
    /// nothing is known of figures whatever rests on them stays open.
    func showIncidents(in report: inout AnalysisReport) {
        guard let host, let hostScene else { return }
        guard let period else { return report.leaveOpen() }
        let witness = PeriodWitness(host.program.periodCases[host.index], at: host.index, hostScene, period)
        report.findings = report.findings.compactMap { finding in
            guard finding.witnesses.count == 1 else { return finding }
            guard let evidence = witness.evidence(for: finding.witnesses[0], scene) else {
                report.undecided.append(UndecidedQuestion(rows: finding.rows, reason: .outsideFragment))
                return nil
            }
            var finding = finding
            finding.period = evidence
            return finding
        }
    }
}
