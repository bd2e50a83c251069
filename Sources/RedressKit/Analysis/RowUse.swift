import RedressDiagnostics
import RedressEngine
import RedressIncidents
import RedressModel
import RedressReports

/// How the rows of policies fared with the incidents of a month: which applied to all of them, which to none.
public struct RowUse {
    private let policies: PolicySet
    private var sources: SourceMap
    private var ids = DuplicateIDs()
    private var incidents: [(row: IncidentRow, policy: Int, isJudged: Bool)] = []
    private var runs: [PolicyRun]
    private var reading: [Diagnostic] = []
    /// How many incidents could not be read.
    public private(set) var rejectedCount = 0
    /// The rows by their places, since one that a dealer takes over from its base is one row.
    private var uses: [Span: Use] = [:]
    private var order: [Span] = []

    private struct Use {
        let row: RowID
        let policy: Int
        var judged = 0
        var applied = 0
        var unknown = 0
    }

    /// Puts the incidents of files to the policies in force at their first events. Each counts those before it as
    /// earlier ones.
    public init(_ files: [InputFile], policies: PolicySet) {
        self.policies = policies
        sources = policies.sources
        runs = policies.policies.map { PolicyRun($0.compiled, knowsHistory: true) }
        let reader = policies.reader(keepsPlaces: false)
        for file in files { read(file, reader) }
        for (index, policy) in policies.policies.enumerated() { list(policy.compiled.program, index) }
        judge()
        (incidents, runs) = ([], [])
    }

    /// What is wrong with the incidents.
    public var problems: Findings { Findings(reading, sources: sources) }

    /// How many incidents were judged, those counted once for each policy that speaks about them.
    public private(set) var judgedCount = 0

    private mutating func read(_ file: InputFile, _ reader: IncidentReader) {
        let loaded = sources.load(path: file.path, bytes: file.bytes, sizeLimit: SourceMap.incidentSizeLimit)
        reading += loaded.diagnostics
        guard let source = loaded.source else {
            rejectedCount += 1
            return
        }
        reader.forEachBatch(in: source) { batch in
            reading += batch.diagnostics + batch.rejected.flatMap(\.diagnostics)
            rejectedCount += batch.rejected.count
            for incident in policies.incidents(of: batch, asOf: nil) {
                if let problem = incident.span.flatMap({ ids.insert(incident.id, at: $0) }) ?? incident.problem {
                    reading.append(problem)
                    rejectedCount += 1
                    continue
                }
                incidents += incident.rows.map { ($0.row, $0.policy, true) }
                incidents += incident.others.map { ($0.row, $0.policy, false) }
            }
        }
    }

    /// The rows with a condition.
    private mutating func list(_ program: Program, _ policy: Int) {
        for group in program.groups {
            for (index, row) in group.rows.enumerated() {
                guard case .when = row.condition, uses[row.span] == nil else { continue }
                uses[row.span] = Use(row: RowID(group: group.id, index: index), policy: policy)
                order.append(row.span)
            }
        }
    }

    private mutating func judge() {
        func moment(_ place: Int) -> Int64 {
            runs[incidents[place].policy].policy.context.firstEvent(of: incidents[place].row) ?? .max
        }
        for place in incidents.indices.sorted(by: { (moment($0), $0) < (moment($1), $1) }) {
            let index = incidents[place].policy
            let policy = runs[index].policy
            runs[index].fill(&incidents[place].row)
            let row = incidents[place].row
            if runs[index].gathers { runs[index].gather(row, incidents[place].isJudged ? policy.decide(row) : nil) }
            guard incidents[place].isJudged, policy.notApplicable(row) == nil else { continue }
            judgedCount += 1
            count(policy.explain(row), policy.program)
        }
    }

    private mutating func count(_ explanations: [RowExplanation], _ program: Program) {
        var applied: Set<RowID> = []
        var unknown: Set<RowID> = []
        var taken: [[Ground]: Bool] = [:]
        let doubtful = Set(explanations.filter { $0.truth == .unknown }.map(\.row))
        let overridden = Set(doubtful.flatMap { program[$0].overrides.map(\.row) })
        for one in explanations where one.truth != .fails && one.overriddenBy == nil {
            let isFirst = program.groups[one.row.group.index].hitPolicy == .first
            let place: [Ground] = [.group(one.row.group), one.ground]
            // Behind a row that takes the incident nothing counts under `first`; behind one that may, nothing surely does.
            let before = isFirst ? taken[place] : nil
            if before == true { continue }
            let isSure = one.truth == .holds && before == nil && !overridden.contains(one.row)
            if isSure { applied.insert(one.row) } else { unknown.insert(one.row) }
            taken[place] = one.truth == .holds
        }
        for group in program.groups {
            for (index, row) in group.rows.enumerated() {
                let id = RowID(group: group.id, index: index)
                uses[row.span]?.judged += 1
                if applied.contains(id) { uses[row.span]?.applied += 1 }
                if unknown.contains(id) { uses[row.span]?.unknown += 1 }
            }
        }
    }

    /// A note for each row that applied to all incidents, or certainly to none. One incident alone does not show that a
    /// row always applies.
    var diagnostics: [Diagnostic] {
        order.compactMap { span in
            guard let use = uses[span], use.judged > 0 else { return nil }
            let isAlways = use.applied == use.judged
            guard isAlways ? use.judged > 1 : use.applied + use.unknown == 0 else { return nil }
            let context = policies.policies[use.policy].compiled.context
            return .alwaysOrNever(use.row, isAlways: isAlways, of: use.judged, context)
        }
    }
}

extension AnalysisResult {
    /// The same with notes on rows that applied to all incidents of a month or to none. That one which nothing reaches
    /// applied to none goes without saying.
    public func adding(_ use: RowUse) -> AnalysisResult {
        let dead = Set(findings.diagnostics.filter { $0.code == .unreachableRule }.map { $0.primary?.span })
        return AnalysisResult(
            findings: findings.adding(use.diagnostics.filter { !dead.contains($0.primary?.span) }),
            allowed: allowed, unlistedCount: unlistedCount, undecidedCount: undecidedCount,
            analyses: analyses)
    }
}
