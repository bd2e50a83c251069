import RedressAnalysis
import RedressDiagnostics
import RedressModel
import RedressReports
import RedressTime

/// How far the analysis of policies goes.
public struct AnalysisOptions: Sendable {
    /// How many contradictions of a policy are shown with an incident; all are counted.
    public var maximumFindings: Int
    /// The language of yes, no and the like in incidents that show findings.
    public var language: TextLanguage

    /// The day of the check, on which allowances may have run out; nil: none has.
    public var today: Day?

    public init(maximumFindings: Int = 100, language: TextLanguage = .chinese, today: Day? = nil) {
        self.today = today
        self.maximumFindings = maximumFindings
        self.language = language
    }
}

/// Everything wrong with policies: what their text shows, and what going through all incidents shows.
public struct AnalysisResult: Sendable {
    /// In a fixed order; those that a policy lets pass are left out.
    public let findings: Findings
    /// How many findings policies let pass.
    public let allowedCount: Int
    /// How many contradictions there are that are not listed, since they exceed the limit.
    public let unlistedCount: Int
    /// How many questions stayed undecided; each is among the findings.
    public let undecidedCount: Int
}

extension CompileResult {
    /// Goes through all incidents that can be, for each policy without an error.
    public func analysis(_ options: AnalysisOptions = AnalysisOptions()) -> AnalysisResult {
        var review = AllowanceReview(today: options.today?.date.dayNumber)
        var unlisted = 0
        var undecided = 0
        for policy in policies {
            for part in [policy.compiled] + policy.compiled.cases {
                let analyzer = Analyzer(
                    part.program, evaluator: part.evaluator,
                    options: Analyzer.Options(maximumFindings: options.maximumFindings))
                let report = analyzer.report()
                review.add(
                    AnalysisDiagnostics(part.context, language: options.language.language).diagnostics(report),
                    policy.compiled.program.allowances)
                unlisted += report.unlistedCount
                undecided += report.undecided.count
            }
        }
        let headers = policies.map(\.compiled.program.header)
        review.add(
            VersionGap.all(headers).map { Diagnostic.versionGap($0, headers) },
            policies.flatMap(\.compiled.program.allowances))
        return AnalysisResult(
            findings: findings.adding(review.standing + review.problems), allowedCount: review.allowed.count,
            unlistedCount: unlisted, undecidedCount: undecided)
    }
}
