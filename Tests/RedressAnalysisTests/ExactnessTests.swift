import Foundation
import RedressAnalysis
import RedressChecker
import RedressDiagnostics
import RedressModel
import RedressSyntax
import Testing

/// What the analyser finds is what brute force finds over every point of a small space: nothing false, nothing missed.
@Suite struct ExactnessTests {
    static let seeds: Range<UInt64> = {
        let asked = ProcessInfo.processInfo.environment["REDRESS_LONG_TESTS"]
        return 0..<(asked == nil ? 30 : 2_000)
    }()

    @Test func findingsEqualBruteForce() throws {
        var kinds: [String: Int] = [:]
        for seed in Self.seeds {
            let policy = SmallPolicy(seed)
            let program = try #require(compiled(policy.text), "seed \(seed)")
            let report = Analyzer(program).report()
            #expect(report.undecided.isEmpty, "seed \(seed)")
            let expected = policy.findings()
            let found = Set(report.findings.compactMap { word($0, program) })
            #expect(found == expected, "seed \(seed): \(found.symmetricDifference(expected).sorted())\n\(policy.text)")
            for one in expected { kinds[String(one.prefix(8)), default: 0] += 1 }
        }
        // The policies hold each kind of defect, and clean ones, so that the test cannot pass idly.
        #expect(["contradi", "unreacha", "uncovere", "redundan"].allSatisfy { kinds[$0, default: 0] > 1 }, "\(kinds)")
    }

    /// Boxes and Z3 are two ways to the same answers.
    @Test func solverAloneFindsTheSame() throws {
        for seed in Self.seeds.prefix(40) {
            let policy = SmallPolicy(seed)
            let program = try #require(compiled(policy.text), "seed \(seed)")
            let byBoxes = Analyzer(program).report()
            let bySolver = Analyzer(program, options: Analyzer.Options(usesBoxes: false)).report()
            let words = { (report: AnalysisReport) in Set(report.findings.compactMap { self.word($0, program) }) }
            #expect(words(byBoxes) == words(bySolver), "seed \(seed)\n\(policy.text)")
            #expect(bySolver.tally.total.byBoxes == 0 && bySolver.undecided.isEmpty)
        }
    }

    /// Without one row of a pair that contradicts, that pair is gone.
    @Test func leavingOutOneRowRemovesTheContradiction() throws {
        var tried = 0
        for seed in Self.seeds.prefix(40) {
            let policy = SmallPolicy(seed)
            let program = try #require(compiled(policy.text), "seed \(seed)")
            for finding in Analyzer(program).report().findings {
                guard case .contradiction = finding.kind, let label = program[finding.rows[0]].label,
                    let index = policy.rows.firstIndex(where: { $0.label == label })
                else { continue }
                var less = policy
                less.remove(index)
                let rest = try #require(compiled(less.text))
                let left = Analyzer(rest).report().findings.compactMap { self.word($0, rest) }
                let pair = finding.rows.map { program[$0].label ?? "" }.joined(separator: " ")
                #expect(!left.contains("contradiction \(pair)"), "seed \(seed)")
                tried += 1
            }
        }
        #expect(tried > 3)
    }

    private func compiled(_ text: String) -> Program? {
        var sources = SourceMap()
        let source = sources.add(path: "small.redress", bytes: Array(text.utf8))
        let parsed = SyntaxParser.parse(source)
        let outcome = Checker.check([(parsed.file, source)])
        let errors = (parsed.diagnostics + outcome.diagnostics).filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map(\.message.english))\n\(text)")
        return outcome.programs.first
    }

    private func word(_ finding: AnalysisFinding, _ program: Program) -> String? {
        let labels = finding.rows.map { program[$0].label ?? "" }
        switch finding.kind {
        case .contradiction, .bandOverlap: return "contradiction " + labels.joined(separator: " ")
        case .redundant: return "redundant \(labels[0])"
        case .unreachable: return "unreachable \(labels[0])"
        case .uncovered: return "uncovered"
        default: return nil
        }
    }
}
