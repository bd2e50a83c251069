import RedressDiagnostics
import RedressEngine
import RedressIncidents
import RedressModel
import RedressReports
import RedressTime

/// A checked policy, made ready for judging.
final class CompiledPolicy: Sendable {
    let program: Program
    let context: ReportContext
    let table: PolicyTable
    /// Writes its decisions as JSON, one a line.
    let json: DecisionJSON
    /// Its groups over a period, each a small policy of its own; in the order of `Program.periodCases`.
    let cases: [CompiledPolicy]
    let evaluator: Evaluator

    init(_ program: Program, sources: SourceMap) {
        self.program = program
        context = ReportContext(program: program, sources: sources)
        table = PolicyTable(program)
        json = DecisionJSON(context)
        evaluator = Evaluator(program)
        cases = program.periodCases.map { CompiledPolicy($0, sources: sources) }
    }

    /// A group over a period.
    private init(_ periodCase: PeriodCase, sources: SourceMap) {
        program = periodCase.program
        context = ReportContext(periodCase, sources: sources)
        table = PolicyTable(program)
        json = DecisionJSON(context)
        evaluator = Evaluator(program)
        cases = []
    }

    /// The same policy with some parameters set otherwise.
    func setting(_ settings: [Example.Setting]) -> CompiledPolicy {
        CompiledPolicy(program.setting(settings), sources: context.sources)
    }

    /// What it decides for an incident.
    func decide(_ row: IncidentRow) -> RedressEngine.Decision { evaluator.decide(row, asOf: row.asOf) }

    /// What figures over incidents need to know of an incident that was decided so; without a decision, of one that
    /// another version decides.
    func observe(_ row: IncidentRow, _ decision: RedressEngine.Decision?) -> Observations {
        evaluator.observations(of: row, asOf: row.asOf, decision)
    }

    /// Why it does not speak about an incident; nil where it does.
    func notApplicable(_ row: IncidentRow) -> NotApplicable? { evaluator.notApplicable(row, asOf: row.asOf) }

    /// Why each row applies to an incident, nearly does, or may.
    func explain(_ row: IncidentRow) -> [RowExplanation] { evaluator.explain(row, asOf: row.asOf) }

    /// Why each deadline of a decision about an incident falls due when it does, day by day.
    func steps(_ decision: RedressEngine.Decision, _ row: IncidentRow) -> [[DueStep]] {
        decision.deadlines.map { evaluator.steps(of: $0, in: row, asOf: row.asOf) }
    }
}
