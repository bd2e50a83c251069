import RedressDiagnostics
import RedressIncidents
import RedressModel
import RedressReports

/// What came of judging incidents.
public struct JudgeResult: Sendable {
    /// A decision for each incident that could be read, in the order of the texts.
    public private(set) var decisions: [Decision] = []
    /// How many incidents could not be read.
    public private(set) var rejectedCount = 0
    /// What is wrong with those, what else is to be said of the texts, and what the decisions show to be wrong with the
    /// policies.
    public private(set) var findings = Findings()

    /// How many incidents there were.
    public var readCount: Int { decisions.count + rejectedCount }

    init(_ files: [InputFile], policies: PolicySet, options: JudgeOptions) {
        var sources = policies.sources
        var diagnostics: [Diagnostic] = []
        var ids = DuplicateIDs()
        var shown = DecisionFindings()
        let reader = policies.reader(keepsPlaces: options.isExplained)
        for file in files {
            let loaded = sources.load(path: file.path, bytes: file.bytes, sizeLimit: SourceMap.incidentSizeLimit)
            diagnostics += loaded.diagnostics
            guard let source = loaded.source else {
                rejectedCount += 1
                continue
            }
            let contexts = policies.policies.map { policy in
                var context = policy.compiled.context
                context.sources = sources
                return context
            }
            reader.forEachBatch(in: source) { batch in
                diagnostics += batch.diagnostics
                for incident in batch.rejected {
                    rejectedCount += 1
                    diagnostics += incident.diagnostics
                }
                for (row, index) in zip(batch.rows, batch.policies) {
                    if let span = row.span, let duplicate = ids.insert(row.id, at: span) {
                        rejectedCount += 1
                        diagnostics.append(duplicate)
                        continue
                    }
                    let policy = policies.policies[index]
                    let row = policy.prepared(row, asOf: options.asOf?.seconds)
                    let decision = Decision(row, by: policy.compiled, context: contexts[index], options: options)
                    shown.add(decision.decision, in: contexts[index])
                    decisions.append(decision)
                }
            }
        }
        findings = Findings(diagnostics + shown.diagnostics, sources: sources)
    }
}

extension Decision {
    /// Judges a typed incident.
    fileprivate init(_ row: IncidentRow, by policy: CompiledPolicy, context: ReportContext, options: JudgeOptions) {
        self.init(
            policy.decide(row), context: context, row: row, explanation: options.isExplained ? policy.explain(row) : nil
        )
    }
}

extension PolicySet {
    /// Judges the incidents of files in YAML, JSON or JSON Lines.
    public func judge(_ files: [InputFile], options: JudgeOptions = JudgeOptions()) -> JudgeResult {
        JudgeResult(files, policies: self, options: options)
    }
}
