import RedressChecker
import RedressDiagnostics
import RedressEngine
import RedressIncidents
import RedressModel
import RedressReports
import RedressTime

/// The decisions about the incidents and periods of a text, from both evaluators.
struct ScoredPeriod {
    /// By the compiled evaluator, each decision in short form below its name.
    let text: String
    /// By the plain one.
    let referenceText: String

    /// Judges the incidents of a period by the one policy of a text, then the cases that end in it; `earlier` holds
    /// incidents that are only counted.
    init(policy: String, earlier: String?, incidents: String, period: String, settings: [ParameterSetting]) {
        var checked = CheckedPolicy(policy, settings: settings)
        guard checked.diagnostics.isEmpty, let program = checked.programs.first else {
            self.init(wrong: "the policy does not check clean:\n" + checked.report)
            return
        }
        guard let scored = Period.parse(period).value else {
            self.init(wrong: "`\(period)` is no period")
            return
        }
        let batch = checked.read(incidents)
        let before = earlier.map { checked.read($0) }
        var problems = batch.diagnostics + batch.rejected.flatMap(\.diagnostics)
        if let before { problems += before.diagnostics + before.rejected.flatMap(\.diagnostics) }
        guard problems.isEmpty else {
            self.init(wrong: "the incidents are not read:\n" + problems.map(\.message.english).joined(separator: "\n"))
            return
        }
        let bench = PeriodBench(program: program, sources: checked.sources, scored: scored)
        let fast = Evaluator(program)
        let plain = ReferenceEvaluator(program)
        let earlier = before?.rows ?? []
        let text = bench.run(
            batch, earlier, decide: { fast.decide($0, asOf: $1) },
            observe: { fast.observations(of: $0, asOf: $1, $2) },
            decideCase: { Evaluator($0).decide($1, asOf: $2) })
        let referenceText = bench.run(
            batch, earlier, decide: { plain.decide($0, asOf: $1) },
            observe: { plain.observations(of: $0, asOf: $1, $2) },
            decideCase: { ReferenceEvaluator($0).decide($1, asOf: $2) })
        self.init(text: text, referenceText: referenceText)
    }

    private init(text: String, referenceText: String) {
        self.text = text
        self.referenceText = referenceText
    }

    private init(wrong: String) { self.init(text: wrong + "\n", referenceText: wrong + "\n") }
}

/// Scores a period step by step, with any evaluator.
private struct PeriodBench {
    let program: Program
    let sources: SourceMap
    let scored: Period

    private var zone: TimeZoneRules { TimeZoneRules(identifier: program.header.timezone) ?? .utc }

    func run(
        _ batch: IncidentBatch, _ earlier: [IncidentRow],
        decide: (IncidentRow, Int64?) -> Decision, observe: (IncidentRow, Int64?, Decision) -> Observations,
        decideCase: (Program, IncidentRow, Int64?) -> Decision
    ) -> String {
        let context = ReportContext(program: program, sources: sources)
        let asOf = scored.end(in: zone).seconds
        var rows = batch.rows + earlier
        for index in rows.indices { rows[index].asOf = rows[index].asOf ?? asOf }
        var history = History(program)
        var collector = PeriodCollector(program)
        let order = rows.indices.sorted {
            (context.firstEvent(of: rows[$0]) ?? .max, $0) < (context.firstEvent(of: rows[$1]) ?? .max, $1)
        }
        var decisions: [Int: Decision] = [:]
        for index in order {
            history.fill(&rows[index])
            let decision = decide(rows[index], rows[index].asOf)
            decisions[index] = decision
            let observations = observe(rows[index], rows[index].asOf, decision)
            history.add(rows[index], observations)
            collector.add(observations)
        }
        var text = ""
        for index in batch.rows.indices {
            guard let decision = decisions[index], isScored(context.firstEvent(of: rows[index])) else { continue }
            text += rows[index].id + "\n" + indented(CompactDecisionText(context).render(decision))
        }
        return text + cases(batch.periods, &collector, asOf, decideCase)
    }

    private func isScored(_ moment: Int64?) -> Bool {
        moment.map { scored.contains(Instant(seconds: $0), in: zone) } != false
    }

    private func cases(
        _ documents: [PeriodDocument], _ collector: inout PeriodCollector, _ asOf: Int64,
        _ decide: (Program, IncidentRow, Int64?) -> Decision
    ) -> String {
        for document in documents {
            for (index, row) in document.rows {
                if let key = collector.key(of: row, case: index) { collector.add(document: row, for: key) }
            }
        }
        let ending = Set(program.periodCases.map { Period($0.unit, containing: scored.lastDay) }).sorted()
        let cases = collector.cases(in: ending.filter(isEnding), where: isEnding)
        return cases.map { one in
            let periodCase = program.periodCases[one.key.index]
            let decision = decide(periodCase.program, one.row, one.row.asOf ?? asOf)
            let compact = CompactDecisionText(ReportContext(periodCase, sources: sources))
            return one.row.id + "\n" + indented(compact.inputs(one) + compact.render(decision))
        }.joined()
    }

    private func isEnding(_ period: Period) -> Bool { isScored(period.end(in: zone).seconds - 1) }

    private func indented(_ text: String) -> String {
        text.split(separator: "\n").map { "  \($0)\n" }.joined()
    }
}
