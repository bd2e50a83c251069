import RedressDiagnostics
import RedressIncidents
import RedressModel
import RedressReports
import RedressTime

/// A file of a month's results.
public enum ScoreFile: String, Sendable, CaseIterable {
    /// The decisions, one a line.
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

/// Judges the incidents of a month and adds up what they cost, file by file.
///
/// Results are handed out as they come, so what is kept grows with people, grounds and rows, and with the texts of the
/// incidents, which messages quote.
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
    private let bounds: [ClosedRange<Int64>?]

    /// A score of all incidents of a period, or without one of all incidents. Those that name no moment are judged as
    /// of the one given, else of the end of the period.
    public init(_ policies: PolicySet, period: ScorePeriod?, asOf: Moment? = nil, language: TextLanguage = .english) {
        self.policies = policies
        self.period = period
        self.asOf = asOf ?? period.map { Moment(seconds: $0.period.end(in: policies.zone).seconds) }
        self.language = language
        reader = policies.reader(keepsPlaces: false)
        sources = policies.sources
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

    /// Judges the incidents of a file and gives what is to be said of them.
    public mutating func add(_ file: InputFile, to sink: Sink) -> Findings {
        let loaded = sources.load(path: file.path, bytes: file.bytes, sizeLimit: SourceMap.incidentSizeLimit)
        var diagnostics = loaded.diagnostics
        guard let source = loaded.source else {
            reject(id: nil, path: file.path, span: nil, problems: loaded.diagnostics, to: sink)
            return Findings(diagnostics, sources: sources)
        }
        reader.forEachBatch(in: source) { batch in
            diagnostics += batch.diagnostics
            for incident in batch.rejected {
                diagnostics += incident.diagnostics
                reject(
                    id: incident.id, path: file.path, span: incident.span, problems: incident.diagnostics, to: sink)
            }
            diagnostics += judge(batch, path: file.path, to: sink)
        }
        return Findings(diagnostics, sources: sources)
    }

    private mutating func judge(_ batch: IncidentBatch, path: String, to sink: Sink) -> [Diagnostic] {
        var duplicates: [Diagnostic] = []
        var decisions = JSONWriter()
        var ledger = ""
        for (row, index) in zip(batch.rows, batch.policies) {
            if let span = row.span, let duplicate = ids.insert(row.id, at: span) {
                duplicates.append(duplicate)
                reject(id: row.id, path: path, span: span, problems: [duplicate], to: sink)
                continue
            }
            let policy = policies.policies[index].compiled
            let date = policy.context.firstEvent(of: row)
            if let date, let bounds = bounds[index], !bounds.contains(date) {
                score.counts.outsidePeriod += 1
                continue
            }
            if date == nil { score.counts.undated += 1 }
            let row = policies.policies[index].prepared(row, asOf: asOf?.seconds)
            let decision = policy.decide(row)
            let day = date.map { policy.context.dateText(ofInstant: $0) }
            let lines = LedgerLine.lines(of: decision, date: day, in: policy.context)
            score.add(decision, lines: lines, in: policy.context)
            shown.add(decision, in: policy.context)
            for line in lines { ledger += LedgerCSV.line(line) }
            policy.json.write(decision, to: &decisions)
            decisions.endLine()
        }
        sink(.decisions, decisions.bytes[...])
        sink(.ledger, Array(ledger.utf8)[...])
        return duplicates
    }

    private mutating func reject(id: String?, path: String, span: Span?, problems: [Diagnostic], to sink: Sink) {
        score.counts.rejected += 1
        var writer = JSONWriter()
        RejectedJSON(sources: sources, language: language.language)
            .write(id: id, path: path, span: span, problems: problems, to: &writer)
        writer.endLine()
        sink(.rejected, writer.bytes[...])
    }

    /// Writes what is known only at the end: the people and the sums.
    public func finish(_ sink: Sink) {
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

    /// What the decisions show to be wrong with the policies, each said once.
    public var policyFindings: Findings { Findings(shown.diagnostics, sources: sources) }

    /// How many incidents there were, those rejected included.
    public var readCount: Int { score.counts.read }

    /// How many incidents could not be read.
    public var rejectedCount: Int { score.counts.rejected }

    /// How many decisions hold rows that contradict each other.
    public var conflictCount: Int { score.counts.withConflicts }

    /// How many incidents stay undecided whatever is still found out.
    public var undecidedCount: Int { score.counts.undecided }
}
