import RedressDiagnostics
import RedressEngine
import RedressIncidents
import RedressModel
import RedressReports

/// What came of judging incidents.
public struct JudgeResult: Sendable {
    /// A decision for each incident that could be read, in the order of the texts, several for one that several policies
    /// judge; then one for each case of a period whose inputs were given.
    public private(set) var decisions: [Decision] = []
    /// How many incidents could not be read.
    public private(set) var rejectedCount = 0
    /// How many incidents and inputs of periods there were.
    public private(set) var readCount = 0
    /// What is wrong with those, what else is to be said of the texts, and what the decisions show to be wrong with the
    /// policies.
    public private(set) var findings = Findings()

    private let policies: PolicySet
    private var sources: SourceMap
    private var diagnostics: [Diagnostic] = []
    private var ids = DuplicateIDs()
    private var shown = DecisionFindings()
    private var unnamed = UnnamedPolicies()
    private var runs: [PolicyRun]
    private var uncounted = UncountedIncidents()
    private var incidents: [ReadIncident] = []

    private struct ReadIncident {
        let policy: Int
        var row: IncidentRow
        let use: IncidentUse
    }

    init(_ files: [InputFile], policies: PolicySet, options: JudgeOptions) {
        self.policies = policies
        sources = policies.sources
        runs = policies.policies.map { PolicyRun($0.compiled, knowsHistory: options.history != nil) }
        let reader = policies.reader(keepsPlaces: options.isExplained)
        for file in files { read(file, reader, options) }
        for file in options.history ?? [] { readEarlier(file, reader, options) }
        judge(options)
        findings = Findings(
            diagnostics + unnamed.diagnostics + shown.diagnostics + uncounted.diagnostics(policies.policies),
            sources: sources)
        // What was gathered on the way is no result.
        (incidents, runs) = ([], [])
    }

    // MARK: Reading

    private mutating func read(_ file: InputFile, _ reader: IncidentReader, _ options: JudgeOptions) {
        guard let source = load(file) else {
            rejectedCount += 1
            readCount += 1
            return
        }
        reader.forEachBatch(in: source) { batch in
            uncounted.add(batch)
            diagnostics += batch.diagnostics
            readCount += batch.readCount
            for incident in batch.rejected { reject(incident.diagnostics) }
            for incident in policies.incidents(of: batch, asOf: options.asOf?.seconds) {
                if let problem = incident.span.flatMap({ ids.insert(incident.id, at: $0) }) ?? incident.problem {
                    reject([problem])
                    continue
                }
                unnamed.add(incident)
                for (row, index) in incident.rows { keep(row, index, .decided) }
                for (row, index) in incident.others { keep(row, index, .countedByOther) }
            }
            for document in batch.periods {
                if let problem = runs[document.policy].gather(document) { reject([problem]) }
            }
        }
    }

    private mutating func readEarlier(_ file: InputFile, _ reader: IncidentReader, _ options: JudgeOptions) {
        guard let source = load(file) else { return }
        reader.forEachBatch(in: source) { batch in
            uncounted.add(batch)
            diagnostics += batch.diagnostics + batch.rejected.flatMap(\.diagnostics)
            for incident in policies.incidents(of: batch, asOf: options.asOf?.seconds) {
                // An incident that is judged stays what it is.
                guard let span = incident.span, ids.insert(incident.id, at: span) == nil else { continue }
                if let problem = incident.problem { diagnostics.append(problem) }
                for (row, index) in incident.rows { keep(row, index, .counted) }
                for (row, index) in incident.others { keep(row, index, .countedByOther) }
            }
        }
    }

    private mutating func load(_ file: InputFile) -> SourceText? {
        let loaded = sources.load(path: file.path, bytes: file.bytes, sizeLimit: SourceMap.incidentSizeLimit)
        diagnostics += loaded.diagnostics
        return loaded.source
    }

    private mutating func reject(_ problems: [Diagnostic]) {
        rejectedCount += 1
        diagnostics += problems
    }

    private mutating func keep(_ row: IncidentRow, _ index: Int, _ use: IncidentUse) {
        incidents.append(ReadIncident(policy: index, row: row, use: use))
    }

    // MARK: Judging

    private mutating func judge(_ options: JudgeOptions) {
        gather()
        let contexts = runs.map { located($0.policy.context) }
        for incident in incidents where incident.use == .decided {
            let policy = runs[incident.policy].policy
            let decided = policy.decide(incident.row)
            let decision = Decision(
                decided, context: contexts[incident.policy], row: incident.row,
                explanation: options.isExplained ? policy.explain(incident.row) : nil,
                steps: options.isExplained ? policy.steps(decided, incident.row) : [])
            shown.add(decision.decision, in: contexts[incident.policy])
            decisions.append(decision)
        }
        for (run, owner) in zip(runs, policies.policies) {
            for one in run.documentedCases {
                let policy = run.policy.cases[one.key.index]
                let row = owner.prepared(one, asOf: options.asOf?.seconds)
                let decided = policy.decide(row)
                let decision = Decision(
                    decided, context: located(policy.context), row: row,
                    explanation: options.isExplained ? policy.explain(row) : nil,
                    steps: options.isExplained ? policy.steps(decided, row) : [], of: one)
                shown.add(decision.decision, in: decision.context)
                decisions.append(decision)
            }
        }
    }

    /// Fills in what each incident counts of those before it, and gathers what periods count.
    private mutating func gather() {
        func moment(_ place: Int) -> Int64 {
            runs[incidents[place].policy].policy.context.firstEvent(of: incidents[place].row) ?? .max
        }
        let order = incidents.indices.sorted { (moment($0), $0) < (moment($1), $1) }
        for place in order {
            let index = incidents[place].policy
            guard runs[index].gathers else { continue }
            runs[index].fill(&incidents[place].row)
            let decision =
                incidents[place].use == .countedByOther ? nil : runs[index].policy.decide(incidents[place].row)
            runs[index].gather(incidents[place].row, decision)
        }
    }

    /// A context that knows the texts of the incidents as well.
    private func located(_ context: ReportContext) -> ReportContext {
        var context = context
        context.sources = sources
        return context
    }
}

extension PolicySet {
    /// Judges the incidents of files in YAML, JSON or JSON Lines.
    public func judge(_ files: [InputFile], options: JudgeOptions = JudgeOptions()) -> JudgeResult {
        JudgeResult(files, policies: self, options: options)
    }
}
