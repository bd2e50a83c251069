import RedressAnalysis
import RedressDiagnostics
import RedressReports

/// What law packs give for policies.
struct LegalReview {
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var undecidedCount = 0

    /// Holds each policy against each pack that can be used, under the readings chosen; why another one cannot is among
    /// the diagnostics.
    init(_ policies: [Policy], under laws: [Policy], _ options: AnalysisOptions) {
        for law in laws {
            let pack = LawPack(law.compiled.program)
            diagnostics += pack.problems.map { Diagnostic.invalidLawPack($0) }
            guard pack.problems.isEmpty else { continue }
            for policy in policies.map(\.compiled) {
                let report = LawSearch(policy.program, under: pack).report()
                let writer = LegalDiagnostics(
                    policy.context, parts: policy.cases.map(\.context), law: law.compiled.context,
                    language: options.language.language)
                diagnostics += writer.diagnostics(report)
                undecidedCount += report.undecided.count
            }
        }
    }
}
