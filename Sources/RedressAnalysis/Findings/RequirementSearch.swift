import RedressEngine
import RedressModel

/// The requirements on outcomes that some incident breaks. One that is not listed holds for all incidents.
struct RequirementSearch {
    private let scene: SymbolicScene
    private let witnesses: WitnessSearch

    init(_ scene: SymbolicScene, _ witnesses: WitnessSearch) {
        self.scene = scene
        self.witnesses = witnesses
    }

    /// Adds what is found, one finding for each requirement that can be broken.
    func add(to report: inout AnalysisReport) {
        for (index, requirement) in scene.program.requirements.enumerated() where requirement.kind == .property {
            let broken = broken(requirement)
            let decider = Decider(scene, [broken])
            switch decider.find(broken) {
            case .nowhere: break
            case .undecided: report.undecided.append(UndecidedQuestion(requirement: index, reason: .steps))
            case .found(let point):
                func isShown(_ decision: Decision) -> Bool {
                    decision.violations.contains { $0.cause == .requirement(index) }
                }
                if let witness = witnesses.witness(at: point, isShown) {
                    let rows = rows(of: requirement, in: witnesses.decide(witness))
                    report.findings.append(
                        AnalysisFinding(kind: .requirementBroken(index), rows: rows, witnesses: [witness]))
                } else {
                    report.undecided.append(UndecidedQuestion(requirement: index, reason: .outsideFragment))
                }
            }
            report.tally.add(decider, to: .requirements)
        }
    }

    /// Where it does not hold, whichever amount comes of those that are not known yet.
    private func broken(_ requirement: Requirement) -> Formula {
        let ends = [AmountEnd.least, .most].map { end in
            scene.amountEnd = end
            return scene.pool.all(
                scene.truth(requirement.guardCondition, at: nil).holds,
                scene.truth(requirement.condition, at: nil).fails)
        }
        return scene.pool.all([scene.scope()] + ends)
    }

    /// The rows that give what a requirement speaks of: the fines of its roles.
    private func rows(of requirement: Requirement, in decision: Decision) -> [RowID] {
        var reads = TermReads()
        reads.visit(requirement.condition)
        let fined = decision.fines.filter { fine in
            reads.fined.contains(nil) || fine.roles.contains { reads.fined.contains($0) }
        }
        return Array(Set(fined.map(\.row))).sorted()
    }
}
