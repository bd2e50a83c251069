import RedressDiagnostics
import RedressEngine
import RedressIncidents
import RedressModel
import RedressReports
import RedressTime

/// A file of a month's results.
public enum ScoreFile: String, Sendable, CaseIterable {
    /// The decisions, one a line: incidents, then the cases of periods.
    case decisions = "decisions.jsonl"
    /// A line for each amount.
    case ledger = "ledger.csv"
    /// A line for each person or team in each role.
    case people = "people.csv"
    /// All sums.
    case summary = "summary.json"
    /// The incidents that could not be read, one a line.
    case rejected = "rejected.jsonl"
}

/// Judges the incidents of a month, then the periods that end in it, and adds up what they cost, file by file.
///
/// Results are handed out as they come, so what is kept grows with people, grounds and rows, and with the texts of the
/// incidents, which messages quote. Only incidents of a policy that counts earlier ones are kept until all are read.
public struct MonthScore {
    /// Takes a piece of a result.
    public typealias Sink = (ScoreFile, ArraySlice<UInt8>) -> Void

    private let policies: PolicySet
    private let period: ScorePeriod?
    private let asOf: Moment?
    private let language: TextLanguage
    private let reader: IncidentReader
    private var sources: SourceMap
    private var ids = DuplicateIDs()
    private var score = ScoreAccumulator()
    private var shown = DecisionFindings()
    private var unnamed = UnnamedPolicies()
    private var runs: [PolicyRun]
    private var held: [HeldIncident] = []
    private var hasHistory = false
    private var notes: [Diagnostic] = []
    private var uncounted = UncountedIncidents()
    private let bounds: [ClosedRange<Int64>?]

    /// An incident that waits until all that it may count are read.
    private struct HeldIncident {
        let policy: Int
        var row: IncidentRow
        let moment: Int64?
        let use: IncidentUse
    }

    /// A score of all incidents of a period, or without one of all incidents. Those that name no moment are judged as
    /// of the one given, else of the end of the period.
    public init(_ policies: PolicySet, period: ScorePeriod?, asOf: Moment? = nil, language: TextLanguage = .english) {
        self.policies = policies
        self.period = period
        self.asOf = asOf ?? period.map { Moment(seconds: $0.period.end(in: policies.zone).seconds) }
        self.language = language
        reader = policies.reader(keepsPlaces: false)
        sources = policies.sources
        runs = policies.policies.map { PolicyRun($0.compiled, knowsHistory: true) }
        bounds = policies.policies.map { policy in
            let zone = policy.compiled.context.zone
            return period.map { $0.period.start(in: zone).seconds...($0.period.end(in: zone).seconds - 1) }
        }
    }

    /// Begins the files of results, those included that may stay empty.
    public func begin(_ sink: Sink) {
        sink(.decisions, [])
        sink(.ledger, Array(LedgerCSV.header.utf8)[...])
        sink(.rejected, [])
    }

    // MARK: Reading

    /// Judges the incidents of a file and gives what is to be said of them.
    public mutating func add(_ file: InputFile, to sink: Sink) -> Findings {
        let loaded = sources.load(path: file.path, bytes: file.bytes, sizeLimit: SourceMap.incidentSizeLimit)
        var diagnostics = loaded.diagnostics
        guard let source = loaded.source else {
            reject(id: nil, path: file.path, span: nil, problems: loaded.diagnostics, to: sink)
            return Findings(diagnostics, sources: sources)
        }
        reader.forEachBatch(in: source) { batch in
            uncounted.add(batch)
            diagnostics += batch.diagnostics
            for incident in batch.rejected {
                diagnostics += incident.diagnostics
                reject(
                    id: incident.id, path: file.path, span: incident.span, problems: incident.diagnostics, to: sink)
            }
            diagnostics += judge(batch, path: file.path, to: sink)
            diagnostics += gather(batch.periods, path: file.path, to: sink)
        }
        return Findings(diagnostics, sources: sources)
    }

    /// Takes the incidents of a file as earlier ones, which are counted and neither judged nor charged. One that was
    /// added to be judged stays what it is, so the files to judge come first.
    public mutating func addEarlier(_ file: InputFile) -> Findings {
        hasHistory = true
        let loaded = sources.load(path: file.path, bytes: file.bytes, sizeLimit: SourceMap.incidentSizeLimit)
        var diagnostics = loaded.diagnostics
        guard let source = loaded.source else { return Findings(diagnostics, sources: sources) }
        reader.forEachBatch(in: source) { batch in
            uncounted.add(batch)
            diagnostics += batch.diagnostics + batch.rejected.flatMap(\.diagnostics)
            for incident in policies.incidents(of: batch, asOf: asOf?.seconds) {
                guard let span = incident.span, ids.insert(incident.id, at: span) == nil else { continue }
                if let problem = incident.problem {
                    diagnostics.append(problem)
                    continue
                }
                score.counts.earlier += 1
                for (row, index) in incident.rows { take(row, by: index, .counted) }
                for (row, index) in incident.others { take(row, by: index, .countedByOther) }
            }
        }
        return Findings(diagnostics, sources: sources)
    }

    private mutating func judge(_ batch: IncidentBatch, path: String, to sink: Sink) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        var output = Output()
        for incident in policies.incidents(of: batch, asOf: asOf?.seconds) {
            if let problem = incident.span.flatMap({ ids.insert(incident.id, at: $0) }) ?? incident.problem {
                problems.append(problem)
                reject(id: incident.id, path: path, span: incident.span, problems: [problem], to: sink)
                continue
            }
            score.counts.furtherDecisions += incident.rows.count - 1
            if incident.rows.contains(where: isInPeriod) { unnamed.add(incident) }
            for (place, (row, index)) in incident.rows.enumerated() {
                let isDecided = isInPeriod(row, index)
                if !isDecided { score.counts.outsidePeriod += 1 }
                if place == 0, runs[index].policy.context.firstEvent(of: row) == nil { score.counts.undated += 1 }
                if let decision = take(row, by: index, isDecided ? .decided : .counted) {
                    write(decision, row, by: index, to: &output)
                }
            }
            for (row, index) in incident.others { take(row, by: index, .countedByOther) }
        }
        output.flush(to: sink)
        return problems
    }

    /// Whether an incident lies in the period that is scored, as its policy dates it; one without a date does.
    private func isInPeriod(_ row: IncidentRow, _ policy: Int) -> Bool {
        guard let bounds = bounds[policy], let date = runs[policy].policy.context.firstEvent(of: row) else {
            return true
        }
        return bounds.contains(date)
    }

    private mutating func gather(_ documents: [PeriodDocument], path: String, to sink: Sink) -> [Diagnostic] {
        documents.compactMap { document in
            guard let problem = runs[document.policy].gather(document) else {
                score.counts.periodInputs += 1
                return nil
            }
            reject(id: document.id, path: path, span: document.span, problems: [problem], to: sink)
            return problem
        }
    }

    private mutating func reject(id: String?, path: String, span: Span?, problems: [Diagnostic], to sink: Sink) {
        score.counts.rejected += 1
        var writer = JSONWriter()
        RejectedJSON(sources: sources, language: language.language)
            .write(id: id, path: path, span: span, problems: problems, to: &writer)
        writer.endLine()
        sink(.rejected, writer.bytes[...])
    }

    // MARK: Judging

    /// Decides an incident now if it need not wait, and gathers what others count of it; the decision where it is
    /// wanted.
    @discardableResult
    private mutating func take(
        _ row: IncidentRow, by index: Int, _ use: IncidentUse
    ) -> RedressEngine.Decision? {
        let policy = runs[index].policy
        if runs[index].needsOrder {
            let moment = policy.context.firstEvent(of: row)
            held.append(HeldIncident(policy: index, row: row, moment: moment, use: use))
            return nil
        }
        guard use == .decided || runs[index].gathers else { return nil }
        let decision = use == .countedByOther ? nil : policy.decide(row)
        runs[index].gather(row, decision)
        return use == .decided ? decision : nil
    }

    /// Results on their way out.
    private struct Output {
        var decisions = JSONWriter()
        var ledger = ""

        mutating func flush(to sink: Sink) {
            sink(.decisions, decisions.bytes[...])
            sink(.ledger, Array(ledger.utf8)[...])
            self = Output()
        }
    }

    private mutating func write(
        _ decision: RedressEngine.Decision, _ row: IncidentRow, by index: Int, to output: inout Output
    ) {
        let policy = runs[index].policy
        let day = policy.context.firstEvent(of: row).map { policy.context.dateText(ofInstant: $0) }
        add(decision, day: day, policy, to: &output)
        policy.json.write(decision, to: &output.decisions)
        output.decisions.endLine()
    }

    private mutating func add(
        _ decision: RedressEngine.Decision, day: String?, _ policy: CompiledPolicy, to output: inout Output
    ) {
        let lines = LedgerLine.lines(of: decision, date: day, in: policy.context)
        score.add(decision, lines: lines, in: policy.context)
        shown.add(decision, in: policy.context)
        for line in lines { output.ledger += LedgerCSV.line(line) }
    }

    /// Judges the incidents that waited: first in order of time, so that each counts those before it, then as they were
    /// read.
    private mutating func judgeHeld(to sink: Sink) {
        let order = held.indices.sorted { (held[$0].moment ?? .max, $0) < (held[$1].moment ?? .max, $1) }
        for place in order {
            let index = held[place].policy
            runs[index].fill(&held[place].row)
            let decision =
                held[place].use == .countedByOther ? nil : runs[index].policy.decide(held[place].row)
            runs[index].gather(held[place].row, decision)
        }
        var output = Output()
        for incident in held where incident.use == .decided {
            write(runs[incident.policy].policy.decide(incident.row), incident.row, by: incident.policy, to: &output)
        }
        output.flush(to: sink)
        held = []
    }

    /// Judges the cases of all periods that end in the one that is scored.
    private mutating func judgePeriods(to sink: Sink) {
        var output = Output()
        for index in runs.indices {
            let policy = runs[index].policy
            let zone = policy.context.zone
            let cases = bounds[index].map { runs[index].cases(endingIn: $0, zone: zone) } ?? runs[index].allCases
            var lacking: [(CollectedCase, wanted: [FactID])] = []
            for one in cases where runs.judges(one.key, at: index) {
                let own = policy.cases[one.key.index]
                let row = policies.policies[index].prepared(one, asOf: asOf?.seconds)
                let decision = own.decide(row)
                add(decision, day: one.key.period.lastDay.description, own, to: &output)
                own.json.write(decision, of: one, to: &output.decisions)
                output.decisions.endLine()
                let wanted = one.wantedInputs(for: decision, policy)
                if !wanted.isEmpty { lacking.append((one, wanted)) }
            }
            notes += Diagnostic.missingInputs(lacking, policy.program)
        }
        output.flush(to: sink)
    }

    // MARK: The end

    /// Judges what had to wait for the last file, and writes what is known only at the end: the people and the sums.
    public mutating func finish(_ sink: Sink) {
        judgeHeld(to: sink)
        judgePeriods(to: sink)
        if !hasHistory, let note = Diagnostic.historyOfThisRun(runs.map(\.policy.program)) { notes.append(note) }
        sink(.people, Array(PeopleCSV.text(score).utf8)[...])
        sink(.summary, Array(SummaryJSON.text(score, heading).utf8)[...])
    }

    /// The month as a terminal shows it; each line ends with a line break.
    public func summary(usesColor: Bool = false) -> String {
        SummaryText(score, heading, language: language.language, usesColor: usesColor).render()
    }

    private var heading: ScoreHeading {
        ScoreHeading(
            policies: policies.policies.map(\.compiled.context), period: period?.text, asOf: asOf?.seconds)
    }

    /// What the decisions show to be wrong with the policies, each said once, what the run lacked, and which policies
    /// judged incidents that do not name them.
    public var policyFindings: Findings {
        Findings(
            unnamed.diagnostics + shown.diagnostics + notes + uncounted.diagnostics(policies.policies),
            sources: sources)
    }

    /// How many incidents there were, those rejected included.
    public var readCount: Int { score.counts.read }

    /// How many incidents could not be read.
    public var rejectedCount: Int { score.counts.rejected }

    /// How many decisions hold rows that contradict each other.
    public var conflictCount: Int { score.counts.withConflicts }

    /// How many incidents stay undecided whatever is still found out.
    public var undecidedCount: Int { score.counts.undecided }
}
