import RedressDiagnostics
import RedressReports

extension CompileResult {
    /// What an analysis established, as JSON; nil where it found anything graver than a note, or left something
    /// undecided. Equal rules give equal bytes.
    public func certificate(of analysis: AnalysisResult, in language: TextLanguage) -> String? {
        let isClean =
            analysis.findings.count(atLeast: .warning) == 0 && analysis.undecidedCount == 0
            && analysis.unlistedCount == 0
        guard isClean, !policies.isEmpty else { return nil }
        let established = analysis.analyses.map { one in
            CertificateJSON.Established(
                context: one.policy.context, cases: one.policy.cases.map(\.context), readings: one.readings,
                tally: one.tally)
        }
        return CertificateJSON(version: RedressVersion.current, language: language.language).render(
            established, files: findings.files, calendars: calendarFiles,
            settings: settings.map { "\($0.name)=\($0.value)" }, notes: analysis.findings.diagnostics,
            allowed: analysis.allowed)
    }
}
