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
    /// Whether each combination of the readings of ambiguous clauses is tried, and not the chosen one alone.
    public var triesAllReadings: Bool

    /// The day of the check, on which allowances may have run out; nil: none has.
    public var today: Day?

    /// Options; by default a hundred contradictions under the chosen readings.
    public init(
        maximumFindings: Int = 100, language: TextLanguage = .chinese, triesAllReadings: Bool = false, today: Day? = nil
    ) {
        self.today = today
        self.maximumFindings = maximumFindings
        self.language = language
        self.triesAllReadings = triesAllReadings
    }
}

/// Everything wrong with policies: what their text shows, and what going through all incidents shows.
public struct AnalysisResult: Sendable {
    /// In a fixed order; those that a policy lets pass are left out.
    public let findings: Findings
    let allowed: [Diagnostic]
    /// How many contradictions and double punishments there are that are not listed, since they exceed the limit.
    public let unlistedCount: Int
    /// How many questions stayed undecided; each is among the findings.
    public let undecidedCount: Int
    let analyses: [PolicyAnalysis]

    /// How many findings policies let pass.
    public var allowedCount: Int { allowed.count }

    /// Policies with too many combinations of readings, of which each was tried by itself.
    public var policiesReadSingly: [String] {
        analyses.filter { !$0.readings.isComplete && $0.readings.combinations.count > 1 }
            .map(\.policy.program.header.name)
    }
}

extension CompileResult {
    /// Goes through all incidents that can be, for each policy without an error.
    public func analysis(_ options: AnalysisOptions = AnalysisOptions()) -> AnalysisResult {
        let analyses = policies.map { PolicyAnalysis($0.compiled, options) }
        var review = AllowanceReview(today: options.today?.date.dayNumber)
        for one in analyses { review.add(one.diagnostics, one.policy.program.allowances) }
        let headers = policies.map(\.compiled.program.header)
        review.add(
            VersionGap.all(headers).map { Diagnostic.versionGap($0, headers) },
            policies.flatMap(\.compiled.program.allowances))
        let unlisted = analyses.reduce(0) { $0 + $1.unlistedCount }
        let legal = LegalReview(policies, under: laws, options)
        return AnalysisResult(
            findings: findings.adding(review.standing + review.problems + legal.diagnostics, unlisted: unlisted),
            allowed: review.allowed, unlistedCount: unlisted,
            undecidedCount: analyses.reduce(legal.undecidedCount) { $0 + $1.undecidedCount }, analyses: analyses)
    }
}
