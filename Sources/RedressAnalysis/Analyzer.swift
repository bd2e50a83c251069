package import RedressEngine
package import RedressModel

/// Finds every contradiction, hole and dead rule of a policy, each with an incident that shows it.
package struct Analyzer {
    private let program: Program
    private let evaluator: Evaluator?
    private let options: Options
    /// The policy whose incidents the cases of a period are made of, and which of its groups over a period this is.
    private var host: (program: Program, index: Int)?

    /// How far an analysis goes.
    package struct Options: Sendable {
        /// How many contradictions are shown with an incident, and how many double punishments; all are counted.
        package var maximumFindings: Int

        /// Whether boxes decide where they can; else Z3 decides everything.
        package var usesBoxes: Bool

        /// Whether incidents that show findings are made as small as they can be, which takes most of the time.
        package var makesIncidentsSmall: Bool

        package init(maximumFindings: Int = 100, usesBoxes: Bool = true, makesIncidentsSmall: Bool = true) {
            self.maximumFindings = maximumFindings
            self.usesBoxes = usesBoxes
            self.makesIncidentsSmall = makesIncidentsSmall
        }
    }

    /// How many steps Z3 may take for one question.
    package static let stepLimit: UInt32 = 20_000_000

    /// With the evaluator of the program where there is one already, since making it takes time.
    package init(_ program: Program, evaluator: Evaluator? = nil, options: Options = Options()) {
        self.program = program
        self.evaluator = evaluator
        self.options = options
    }

    /// Of the cases of one of a policy's groups over a period.
    package init(casesOf host: Program, at index: Int, evaluator: Evaluator? = nil, options: Options = Options()) {
        self.init(host.periodCases[index].program, evaluator: evaluator, options: options)
        self.host = (host, index)
    }

    /// Everything found.
    package func report() -> AnalysisReport {
        var report = AnalysisReport()
        let stage = AnalysisStage(program, evaluator: evaluator, host: host, options)
        let (scene, witnesses) = (stage.scene, stage.witnesses)
        let isOpen = program.parameters.contains { $0.isReading || $0.value == nil }
        let open =
            isOpen
            ? SymbolicScene(
                program, opensParameters: true, usesBoxes: options.usesBoxes, period: stage.period,
                sharing: scene.words)
            : scene
        var all: Set<RowID> = []
        for group in program.groups {
            ContradictionSearch(scene, group, witnesses).add(to: &report, limit: options.maximumFindings)
            let reached = ReachSearch(open, group).add(to: &report)
            all.formUnion(reached)
            RedundancySearch(open, group).add(to: &report, reached: reached)
            HoleSearch(scene, group, witnesses).add(to: &report)
            BandSearch.add(scene, group, to: &report)
        }
        DoublePunishmentSearch(scene, witnesses).add(to: &report, limit: options.maximumFindings)
        RoutingSearch(scene, witnesses).add(to: &report, reached: all)
        DeadlineOrderSearch(scene, witnesses).add(to: &report)
        RequirementSearch(scene, witnesses).add(to: &report)
        SeveritySearch(scene, witnesses).add(to: &report)
        MandateSearch(program, usesBoxes: options.usesBoxes).add(to: &report)
        RepairSearch(scene).add(to: &report)
        stage.showIncidents(in: &report)
        var seen: Set<UndecidedQuestion> = []
        report.undecided = report.undecided.filter { seen.insert($0).inserted }
        return report
    }
}
