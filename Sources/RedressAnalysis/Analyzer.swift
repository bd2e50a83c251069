package import RedressEngine
package import RedressModel

/// Finds every contradiction, hole and dead rule of a policy, each with an incident that shows it.
package struct Analyzer {
    private let program: Program
    private let evaluator: Evaluator?
    private let options: Options

    /// How far an analysis goes.
    package struct Options: Sendable {
        /// How many contradictions are shown with an incident; all are counted.
        package var maximumFindings: Int

        /// Whether boxes decide where they can; else Z3 decides everything.
        package var usesBoxes: Bool

        package init(maximumFindings: Int = 100, usesBoxes: Bool = true) {
            self.maximumFindings = maximumFindings
            self.usesBoxes = usesBoxes
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

    /// Everything found.
    package func report() -> AnalysisReport {
        var report = AnalysisReport()
        let scene = SymbolicScene(program, usesBoxes: options.usesBoxes)
        let witnesses = WitnessSearch(scene, evaluator ?? Evaluator(program))
        let isOpen = program.parameters.contains { $0.isReading || $0.value == nil }
        let open = isOpen ? SymbolicScene(program, opensParameters: true, usesBoxes: options.usesBoxes) : scene
        var all: Set<RowID> = []
        for group in program.groups {
            ContradictionSearch(scene, group, witnesses).add(to: &report, limit: options.maximumFindings)
            let reached = ReachSearch(open, group).add(to: &report)
            all.formUnion(reached)
            RedundancySearch(open, group).add(to: &report, reached: reached)
            HoleSearch(scene, group, witnesses).add(to: &report)
            BandSearch(scene, group).add(to: &report)
        }
        DoublePunishmentSearch(scene, witnesses).add(to: &report)
        RoutingSearch(scene, witnesses).add(to: &report, reached: all)
        DeadlineOrderSearch(scene, witnesses).add(to: &report)
        RequirementSearch(scene, witnesses).add(to: &report)
        SeveritySearch(program, witnesses, usesBoxes: options.usesBoxes).add(to: &report)
        RepairSearch(scene).add(to: &report)
        return report
    }
}
