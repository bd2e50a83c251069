import Foundation
import RedressAnalysis
import RedressChecker
import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressSyntax
import Testing

/// What the analyser finds is what brute force finds over every point of a small space: nothing false, nothing missed.
///
/// Run by the seed of a policy, so that a failure can be made again: `REDRESS_SEED=17` runs that one alone.
@Suite struct ExactnessTests {
    static let environment = ProcessInfo.processInfo.environment
    static let isLong = environment["REDRESS_LONG_TESTS"] != nil
    static let seeds: Range<UInt64> = {
        if let one = environment["REDRESS_SEED"].flatMap(UInt64.init) { return one..<(one + 1) }
        return 0..<(isLong ? 50_000 : 2_000)
    }()

    @Test func findingsEqualBruteForce() throws {
        var kinds: [String: Int] = [:]
        var undecided: [UInt64] = []
        for seed in Self.seeds {
            let policy = SmallPolicy(seed)
            let program = try #require(compiledProgram(policy.text), "seed \(seed)")
            // Incidents are made small in some, and always in the long run.
            let isSmall = Self.isLong || seed % 32 == 0
            let report = Analyzer(program, options: Analyzer.Options(makesIncidentsSmall: isSmall)).report()
            let expected = SmallOracle(policy).findings()
            compare(report, expected, policy, program)
            if !report.undecided.isEmpty { undecided.append(seed) }
            if expected.isEmpty { kinds["clean", default: 0] += 1 }
            for kind in Set(expected.map({ $0.prefix { $0 != " " } })) { kinds[String(kind), default: 0] += 1 }
        }
        // The policies hold each kind of defect, and clean ones, so that the test cannot pass idly.
        guard Self.seeds.count > 1 else { return }
        #expect(undecided.count <= Self.seeds.count / 200, "undecided: seeds \(undecided)")
        for kind in [
            "clean", "contradiction", "double", "hole", "overlap", "redundant", "severity", "uncovered", "unreachable",
        ] {
            #expect(kinds[kind, default: 0] > 2, "\(kind): \(kinds)")
        }
    }

    /// Fewer policies of up to a million points.
    @Test(.enabled(if: isLong)) func findingsOfLargerPoliciesEqualBruteForce() throws {
        for seed in Self.seeds.prefix(200) {
            let policy = SmallPolicy(seed, .large)
            let program = try #require(compiledProgram(policy.text), "seed \(seed)")
            compare(Analyzer(program).report(), SmallOracle(policy).findings(), policy, program)
        }
    }

    /// Boxes and Z3 are two ways to the same answers.
    @Test func solverAloneFindsTheSame() throws {
        for seed in Self.seeds.prefix(Self.isLong ? 5_000 : 100) {
            let policy = SmallPolicy(seed)
            let program = try #require(compiledProgram(policy.text), "seed \(seed)")
            let byBoxes = Analyzer(program).report()
            let bySolver = Analyzer(program, options: Analyzer.Options(usesBoxes: false)).report()
            #expect(words(byBoxes, program) == words(bySolver, program), "seed \(seed)\n\(policy.text)")
            #expect(bySolver.tally.total.byBoxes == 0 && bySolver.undecided.isEmpty, "seed \(seed)")
        }
    }

    /// Without one of two rows what they showed together is gone.
    @Test func leavingOutOneRowRemovesTheFinding() throws {
        var tried = 0
        for seed in Self.seeds.prefix(Self.isLong ? 5_000 : 100) {
            let policy = SmallPolicy(seed)
            let program = try #require(compiledProgram(policy.text), "seed \(seed)")
            for word in words(Analyzer(program).report(), program).sorted() {
                let parts = word.split(separator: " ").map(String.init)
                guard parts.count == 3, ["contradiction", "double", "severity"].contains(parts[0]) else { continue }
                for label in Set(parts.dropFirst()).sorted() {
                    let less = policy.without(label)
                    guard less.isWellFormed, let rest = compiledProgram(less.text) else { continue }
                    #expect(!words(Analyzer(rest).report(), rest).contains(word), "seed \(seed): \(word) − \(label)")
                    tried += 1
                }
            }
        }
        #expect(tried > 10 || Self.seeds.count == 1)
    }

    // MARK: - Comparing

    private func compare(
        _ report: AnalysisReport, _ expected: Set<String>, _ policy: SmallPolicy, _ program: Program
    ) {
        let bands = ["hole", "overlap"]
        let found = words(report, program).filter { word in
            !policy.relatesNumbers || !bands.contains { word.hasPrefix($0) }
        }
        // What was not decided is not missed, if it is said.
        let open = report.undecided.map { question in question.rows.map { program[$0].label ?? "" } }
        let missed = expected.subtracting(found).sorted().filter { word in
            let labels = word.split(separator: " ").dropFirst().map(String.init)
            return !open.contains { $0 == labels }
        }
        let wrong = found.subtracting(expected).sorted()
        #expect(
            missed.isEmpty && wrong.isEmpty,
            "seed \(policy.seed): missed \(missed), false \(wrong)\n\(policy.text)")
        // The reference evaluator is slow; every eighth policy's incidents are put to it, in the long run all.
        for finding in report.findings where Self.isLong || policy.seed % 8 == 0 {
            #expect(replays(finding, program), "seed \(policy.seed): \(word(finding, program) ?? "")\n\(policy.text)")
        }
    }

    private func words(_ report: AnalysisReport, _ program: Program) -> Set<String> {
        var words = Set(report.findings.compactMap { word($0, program) })
        for finding in report.findings {
            // Of the classification only that its rows contradict is compared.
            let isSchedule = finding.rows.first.map { program.groups[$0.group.index].kind == .schedule } ?? false
            if isSchedule, case .bandOverlap = finding.kind, case .group? = finding.ground {
                words.insert("overlap \(labels(finding, program))")
            }
        }
        return words
    }

    private func labels(_ finding: AnalysisFinding, _ program: Program) -> String {
        finding.rows.map { program[$0].label ?? "" }.joined(separator: " ")
    }

    private func word(_ finding: AnalysisFinding, _ program: Program) -> String? {
        let first = finding.rows.first.flatMap { program[$0].label } ?? ""
        switch finding.kind {
        case .contradiction, .bandOverlap: return "contradiction \(labels(finding, program))"
        case .bandHole: return "hole \(labels(finding, program))"
        case .redundant: return "redundant \(first)"
        case .unreachable: return "unreachable \(first)"
        case .uncovered(let group): return "uncovered \(program.groups[group.index].name)"
        case .doublePunishment: return "double \(labels(finding, program))"
        case .severityInversion: return "severity \(labels(finding, program))"
        case .deadlineOrder, .routingCycle, .routingDeadEnd, .conflictOfInterest, .requirementBroken, .mandateBroken:
            return nil
        }
    }

    // MARK: - Replaying

    /// Whether the evaluator decides the incidents of a finding as it says.
    private func replays(_ finding: AnalysisFinding, _ program: Program) -> Bool {
        let evaluator = ReferenceEvaluator(program)
        let decisions = finding.witnesses.map { evaluator.decide($0, asOf: $0.asOf) }
        switch finding.kind {
        case .contradiction, .bandOverlap:
            return decisions.count == 1
                && decisions[0].conflicts.contains { conflict in
                    finding.rows.allSatisfy { row in conflict.parties.contains { $0.row == row } }
                }
        case .uncovered(let group):
            return decisions.count == 1
                && (program.derived.allSatisfy {
                    if case .rows(let id) = $0.body { id != group } else { true }
                } || decisions[0].derived.contains(where: \.isUndecided))
        case .doublePunishment:
            return decisions.count == 1
                && finding.rows.allSatisfy { row in
                    (decisions[0].fines + decisions[0].rewards).contains { $0.row == row }
                }
        case .severityInversion(_, _, let role):
            guard decisions.count == 2, let role else { return false }
            let fen = zip(decisions, finding.rows).map { decision, row in
                decision.fines.first { $0.row == row && $0.roles.contains(role) }?.fen ?? 0
            }
            return fen[0] > fen[1] && fen[1] > 0
        case .bandHole, .unreachable, .redundant, .deadlineOrder, .routingCycle, .routingDeadEnd, .conflictOfInterest,
            .requirementBroken, .mandateBroken:
            return true
        }
    }
}

extension SmallPolicy {
    /// Whether each group still has a row, and no row stands alone as what is left.
    var isWellFormed: Bool {
        (schedules + [level]).allSatisfy { group in
            group.rows.isEmpty ? group.name == level.name : group.rows.contains { $0.test != nil }
        }
    }
}
