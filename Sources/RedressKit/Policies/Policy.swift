import RedressEngine
import RedressIncidents
import RedressModel
import RedressReports

/// One version of a policy that passed its checks and can judge incidents.
///
/// ```swift
/// let result = Policy.compile(text)
/// if let policy = result.policy {
///     for decision in policy.judge(yaml: incidents).decisions { print(decision.json()) }
/// }
/// ```
public struct Policy: Sendable {
    let compiled: CompiledPolicy
    /// Who fills its roles where an incident does not say.
    var roster: RedressIncidents.Roster?
    /// The same for each of its groups over a period; none without a roster.
    var caseRosters: [RedressIncidents.Roster] = []

    init(_ compiled: CompiledPolicy) { self.compiled = compiled }

    /// Compiles a policy written in one text.
    public static func compile(_ text: String, settings: [Setting] = []) -> CompileResult {
        compile([InputFile(path: "policy.redress", text: text)], settings: settings)
    }

    /// Compiles the policies of some files, which may be several, and several versions of one. The loader reads the
    /// files that they `use` and those of days off; without one they can only build on one another. The calendars are
    /// files of days off, which add years to the built-in calendar. The law is the files of law packs, whose parameters
    /// may be set as the policies' own.
    public static func compile(
        _ files: [InputFile], settings: [Setting] = [], loading loader: FileLoader? = nil, calendars: [InputFile] = [],
        law: [InputFile] = []
    ) -> CompileResult {
        CompileResult(files, law: law, settings: settings, loader: loader, calendars: calendars)
    }

    /// The name in its header.
    public var name: String { compiled.program.header.name }

    /// The first day it is in force, which names the version; nil where it names none.
    public var version: String? { compiled.context.version }

    /// The readings chosen for ambiguous clauses.
    public var readings: [String: String] {
        Dictionary(compiled.context.readings.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// How many rows decide, over all groups.
    public var rowCount: Int {
        ([compiled] + compiled.cases).reduce(0) { sum, part in
            sum + part.program.groups.reduce(0) { $0 + $1.rows.count }
        }
    }

    /// How many examples stand in it.
    public var exampleCount: Int {
        ([compiled] + compiled.cases).reduce(0) { $0 + $1.program.examples.count }
    }

    /// An incident judged as of a moment unless it names one, with the people of the roster.
    func prepared(_ row: IncidentRow, asOf: Int64?) -> IncidentRow {
        var row = row
        row.asOf = row.asOf ?? asOf
        return roster?.staffing(row) ?? row
    }

    /// A case judged as of a moment unless its document names one, with the people who hold a role by the roster from the
    /// first moment of the period to the last.
    func prepared(_ one: CollectedCase, asOf: Int64?) -> IncidentRow {
        var row = one.row
        row.asOf = row.asOf ?? asOf
        guard caseRosters.indices.contains(one.key.index) else { return row }
        return caseRosters[one.key.index].staffingThroughout(row)
    }

    /// Judges the incidents of a text in YAML or JSON. One that cannot be read is a finding; the others are judged.
    public func judge(yaml text: String, isExplained: Bool = false) -> JudgeResult {
        let options = JudgeOptions(isExplained: isExplained)
        return PolicySet([self]).judge([InputFile(path: "incidents.yaml", text: text)], options: options)
    }

    /// The JSON Schema of the incidents that it understands.
    public var incidentSchema: String { IncidentSchema.text(compiled.program) }

    /// The JSON Schema of every decision.
    public static var decisionSchema: String { DecisionSchema.text }
}
