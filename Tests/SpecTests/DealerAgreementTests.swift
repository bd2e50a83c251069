import RedressDiagnostics
import RedressEngine
import RedressIncidents
import RedressModel
import RedressReports
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A dealer decides as the policy does that its base would be with all changes written out.
@Suite("A dealer's policy is that of its base with its changes")
struct DealerAgreementTests {
    /// How many bases with their dealers are tried; more with `REDRESS_LONG_TESTS`.
    private static var count: Int {
        guard let asked = getenv("REDRESS_LONG_TESTS") else { return 20 }
        return (Int(String(cString: asked)) ?? 1) * 1_000
    }

    @Test("on random bases, regions, dealers and incidents, by both evaluators")
    func merged() {
        var changes = RandomDealer.Changes()
        var (compared, fined, differing) = (0, 0, 0)
        for seed in 0..<UInt64(Self.count) {
            var made = RandomDealer(seed: seed)
            let incidents = made.incidents(4)
            let named = made.merged.map { policy in
                incidents.map { "制度: \(policy.name)\n" + $0 }.joined(separator: "---\n")
            }
            let found = decisions(made.text, named.joined(separator: "---\n"))
            let expected = zip(made.merged, named).compactMap { decisions($0.text, $1) }.flatMap(\.self)
            #expect(found == expected, "seed \(seed)\n\(made.text)")
            guard let found, found == expected else { return }
            compared += found.count
            fined += found.count { $0.contains("罚 ") }
            let ofBase = found.prefix(incidents.count)
            differing += zip(ofBase, found.suffix(incidents.count)).count { $0 != $1 }
            add(made.changes, to: &changes)
        }
        #expect(compared == Self.count * 12)
        #expect(fined > Self.count)
        #expect(differing > Self.count)
        for kind in [changes.replaced, changes.withdrawn, changes.added, changes.set] { #expect(kind > Self.count / 2) }
        #expect(changes.relabelled > 0)
        #expect(changes.precedenceLost > 0)
    }

    private func add(_ more: RandomDealer.Changes, to changes: inout RandomDealer.Changes) {
        changes.replaced += more.replaced
        changes.withdrawn += more.withdrawn
        changes.added += more.added
        changes.set += more.set
        changes.relabelled += more.relabelled
        changes.precedenceLost += more.precedenceLost
    }

    /// What is decided about each incident, in short form; nil where text or incidents have an error or the evaluators
    /// differ. Promises to the base are left out: the merged policy has none.
    private func decisions(_ policy: String, _ incidents: String) -> [String]? {
        var checked = CheckedPolicy(policy)
        let errors = checked.diagnostics.filter { $0.severity == .error }
        let batch = checked.read(incidents)
        #expect(errors.isEmpty, "\(checked.report)")
        #expect(batch.rejected.isEmpty)
        guard errors.isEmpty, batch.rejected.isEmpty else { return nil }
        var texts: [String] = []
        for (row, index) in zip(batch.rows, batch.policies) {
            let program = checked.programs[index]
            let decision = Evaluator(program).decide(row, asOf: row.asOf)
            let isSame = ReferenceEvaluator(program).decide(row, asOf: row.asOf) == decision
            #expect(isSame)
            guard isSame else { return nil }
            let compact = CompactDecisionText(ReportContext(program: program, sources: checked.sources))
            let lines = compact.render(decision).split(separator: "\n").filter { !$0.contains("不及") }
            texts.append(lines.joined(separator: "\n"))
        }
        return texts
    }
}
