import RedressAnalysis
import RedressDiagnostics
import RedressModel
import RedressReports

/// One policy gone through under the readings that are tried, its groups over a period included.
struct PolicyAnalysis {
    let policy: CompiledPolicy
    let readings: Readings
    /// What was found and what was left undecided, each once.
    private(set) var diagnostics: [Diagnostic] = []
    /// The questions of all readings together.
    private(set) var tally = Tally()
    /// The most findings that one reading has and that are not listed.
    private(set) var unlistedCount = 0
    private(set) var undecidedCount = 0

    init(_ policy: CompiledPolicy, _ options: AnalysisOptions) {
        self.policy = policy
        let all = Readings(of: policy.program)
        readings = options.triesAllReadings ? all : all.chosenOnly
        var gathered = ([policy] + policy.cases).map { _ in Gathered() }
        for (place, combination) in readings.combinations.enumerated() {
            let read = place == 0 ? policy : policy.setting(combination)
            var unlisted = 0
            for (index, part) in ([read] + read.cases).enumerated() {
                let settings = Analyzer.Options(maximumFindings: options.maximumFindings)
                let report =
                    (index == 0
                    ? Analyzer(part.program, evaluator: part.evaluator, options: settings)
                    : Analyzer(casesOf: read.program, at: index - 1, evaluator: part.evaluator, options: settings))
                    .report()
                gathered[index].add(report, at: place)
                tally.add(report.tally)
                unlisted += report.unlistedCount
            }
            unlistedCount = max(unlistedCount, unlisted)
        }
        for (index, gathered) in gathered.enumerated() {
            let part = index == 0 ? policy : policy.cases[index - 1]
            let host = index == 0 ? nil : policy.context
            let writer = AnalysisDiagnostics(part.context, of: host, language: options.language.language)
            diagnostics += gathered.findings.map { writer.diagnostic($0.item, under: conditions($0.places)) }
            diagnostics += gathered.undecided.map { writer.diagnostic($0.item, under: conditions($0.places)) }
            undecidedCount += gathered.undecided.count
        }
    }

    private func conditions(_ places: Set<Int>) -> [[Evidence.Reading]] {
        readings.conditions(holdingAt: places).map(policy.context.readings)
    }
}

/// The findings of one program under several readings, equal ones together.
private struct Gathered {
    /// Something found, with the places of the readings under which it is.
    struct One<Item> {
        let item: Item
        var places: Set<Int>
    }

    private struct Key: Hashable {
        let kind: AnalysisFinding.Kind
        let rows: [RowID]
    }

    private(set) var findings: [One<AnalysisFinding>] = []
    private(set) var undecided: [One<UndecidedQuestion>] = []
    private var findingPlaces: [Key: Int] = [:]
    private var questionPlaces: [UndecidedQuestion: Int] = [:]

    /// Adds what one reading gives.
    mutating func add(_ report: AnalysisReport, at place: Int) {
        for finding in report.findings {
            let key = Key(kind: finding.kind, rows: finding.rows)
            if let known = findingPlaces[key] {
                findings[known].places.insert(place)
            } else {
                findingPlaces[key] = findings.count
                findings.append(One(item: finding, places: [place]))
            }
        }
        for question in report.undecided {
            if let known = questionPlaces[question] {
                undecided[known].places.insert(place)
            } else {
                questionPlaces[question] = undecided.count
                undecided.append(One(item: question, places: [place]))
            }
        }
    }
}
