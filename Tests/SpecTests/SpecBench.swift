import RedressChecker
import RedressDiagnostics
import RedressEngine
import RedressIncidents
import RedressModel
import RedressReports
import RedressSyntax

/// A policy text with all that is made of it.
struct CheckedPolicy {
    var sources: SourceMap
    let diagnostics: [Diagnostic]
    let programs: [Program]

    /// Reads and checks a policy text, or only reads it.
    init(_ text: String, settings: [ParameterSetting] = [], isOnlyRead: Bool = false) {
        var sources = SourceMap()
        let source = sources.add(path: "policy.redress", bytes: Array(text.utf8))
        let parsed = SyntaxParser.parse(source)
        guard !isOnlyRead else {
            self.sources = sources
            diagnostics = parsed.diagnostics
            programs = []
            return
        }
        let checked = Checker.check([(parsed.file, source)], settings: settings)
        self.sources = sources
        diagnostics = parsed.diagnostics + checked.diagnostics
        programs = checked.programs
    }

    /// Whether an example stands in it, about single incidents or for a group over a period.
    var hasExamples: Bool {
        programs.contains { program in
            !program.examples.isEmpty || program.periodCases.contains { !$0.program.examples.isEmpty }
        }
    }

    /// Each finding as `code line:column`, in the order of the text; one without a place as its code.
    var findings: [String] { findings(diagnostics) }

    func findings(_ diagnostics: [Diagnostic]) -> [String] {
        diagnostics
            .sorted { ($0.primary?.span.start ?? 0) < ($1.primary?.span.start ?? 0) }
            .map { diagnostic in
                guard let span = diagnostic.primary?.span, let source = sources[span.source] else {
                    return diagnostic.code.rawValue
                }
                let place = source.lineColumn(of: span.start)
                return "\(diagnostic.code.rawValue) \(place.line):\(place.column)"
            }
    }

    /// The same with what is said about it, for the failure of a test.
    var report: String {
        zip(findings, diagnostics.sorted { ($0.primary?.span.start ?? 0) < ($1.primary?.span.start ?? 0) })
            .map { "\($0): \($1.message.text(.english))" }.joined(separator: "\n")
    }

    /// Reads a roster for the policy.
    mutating func roster(_ text: String) -> (file: RosterFile, diagnostics: [Diagnostic]) {
        let source = sources.add(path: "roster.yaml", bytes: Array(text.utf8))
        let (file, diagnostics) = RosterFile.read(source)
        let tables = programs.map { InputTable($0.schema) }
        return (file, diagnostics + Roster.problems([file], tables))
    }

    /// Reads incidents for the policy.
    mutating func read(_ text: String) -> IncidentBatch {
        let source = sources.add(path: "incidents.yaml", bytes: Array(text.utf8))
        return IncidentReader(programs.map { PolicyTable($0) }, keepsPlaces: true).read(source)
    }
}

/// A decision, or why there is none, from both evaluators.
struct Judgement {
    /// By the compiled evaluator, in short form; what is wrong with policy or incident where there is no decision.
    let text: String
    /// By the plain one.
    let referenceText: String
    let findings: [String]

    /// Judges the one incident of a text by the policies of a text, with the people of a roster.
    init(policy: String, roster: String?, incident: String, settings: [ParameterSetting]) {
        var checked = CheckedPolicy(policy, settings: settings)
        guard checked.diagnostics.isEmpty, !checked.programs.isEmpty else {
            self.init(wrong: "the policy does not check clean:\n" + checked.report, findings: checked.findings)
            return
        }
        let batch = checked.read(incident)
        let problems = batch.diagnostics + batch.rejected.flatMap(\.diagnostics)
        guard problems.isEmpty, batch.incidents.count == 1 else {
            let said = problems.map { $0.message.text(.english) }.joined(separator: "\n")
            self.init(wrong: "the incident is not read:\n" + said, findings: checked.findings(problems))
            return
        }
        let programs = batch.policies.map { checked.programs[$0] }
        let file = roster.map { checked.roster($0).file }
        let rows = zip(programs, batch.rows).map { program, row in
            file.map { Roster([$0], InputTable(program.schema)).staffing(row) } ?? row
        }
        let fast = zip(programs, rows).map { Evaluator($0).decide($1, asOf: $1.asOf) }
        let plain = zip(programs, rows).map { ReferenceEvaluator($0).decide($1, asOf: $1.asOf) }
        var places = Array(fast.indices)
        if batch.isNamed.first == false, fast.count > 1 {
            switch SeveralPolicies(zip(fast, programs).map { ($0.notApplicable, $1) }) {
            case .stand(let standing): places = standing
            case .ambiguous(let kin):
                let problem = Diagnostic.ambiguousPolicy(kin.map { programs[$0].header.name }, batch.rows.first?.span)
                self.init(wrong: "the incident is not read:\n", findings: checked.findings([problem]))
                return
            }
        }
        var (text, reference) = ("", "")
        for place in places {
            let compact = CompactDecisionText(ReportContext(program: programs[place], sources: checked.sources))
            // Where several policies decide, each decision stands below the name of its policy.
            let heading = places.count > 1 ? "按 \(programs[place].header.name)\n" : ""
            text += heading + compact.render(fast[place])
            // Decisions that differ in what the short form leaves out must not pass either.
            reference += heading + compact.render(plain[place])
            if fast[place] != plain[place] { reference += "(the two decisions are not equal)\n" }
        }
        self.init(text: text, referenceText: reference, findings: [])
    }

    private init(text: String, referenceText: String, findings: [String]) {
        self.text = text
        self.referenceText = referenceText
        self.findings = findings
    }

    private init(wrong: String, findings: [String]) {
        self.init(text: wrong + "\n", referenceText: wrong + "\n", findings: findings)
    }
}

extension ParameterSetting {
    /// The settings that stand behind `yaml set`.
    static func all(in block: SpecFile.Block) -> [ParameterSetting] {
        all(behind: block.arguments[...])
    }

    /// The settings that stand behind `set`.
    static func all(behind arguments: ArraySlice<String>) -> [ParameterSetting] {
        guard arguments.first == "set" else { return [] }
        return arguments.dropFirst().map { argument in
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            return ParameterSetting(name: parts[0], valueText: parts.count > 1 ? parts[1] : "")
        }
    }
}
