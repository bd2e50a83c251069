import RedressDiagnostics
import RedressEngine
import RedressIncidents
import RedressModel
import RedressReports

/// What came of running the examples of policies.
public struct ExampleResult: Sendable {
    /// How many examples gave what they expect.
    public fileprivate(set) var passedCount = 0
    /// How many did not.
    public fileprivate(set) var failedCount = 0
    /// How many rows the policies have.
    public fileprivate(set) var rowCount = 0
    /// How many of them no example reached.
    public fileprivate(set) var unreachedCount = 0
    /// The failures with what was expected and what came, and the rows that no example reached.
    public fileprivate(set) var findings = Findings()
}

extension PolicySet {
    /// Runs every example of the policies.
    public func runExamples() -> ExampleResult {
        var result = ExampleResult()
        var diagnostics: [Diagnostic] = []
        for policy in policies {
            result.rowCount += policy.rowCount
            let parts = [policy.compiled] + policy.compiled.cases
            let hasExamples = parts.contains { !$0.program.examples.isEmpty }
            for part in parts {
                let run = ExampleRun(part, roster: part === policy.compiled ? policy.roster : nil)
                result.passedCount += run.passedCount
                result.failedCount += run.failures.count
                result.unreachedCount += run.unreached.count
                // Where nobody wrote an example, that each row lacks one goes without saying.
                diagnostics += run.failures + (hasExamples ? run.unreached : [])
            }
        }
        result.findings = Findings(diagnostics, sources: sources)
        return result
    }
}

/// The examples of one policy, run.
struct ExampleRun {
    private(set) var passedCount = 0
    private(set) var failures: [Diagnostic] = []
    private(set) var unreached: [Diagnostic] = []

    init(_ policy: CompiledPolicy, roster: RedressIncidents.Roster?) {
        var reached: Set<RowID> = []
        var readings: [[Example.Setting]: CompiledPolicy] = [[]: policy]
        for example in policy.program.examples {
            let settings = example.settings
            let judge = readings[settings] ?? policy.setting(settings)
            readings[settings] = judge
            let row = roster?.staffing(example.row) ?? example.row
            let decision = judge.decide(row)
            let comparison = ExampleComparison(example, decision, in: policy.context)
            if comparison.mismatches.isEmpty {
                passedCount += 1
            } else {
                failures.append(.exampleFailed(example, comparison.mismatches))
            }
            for explanation in judge.explain(row)
            where explanation.truth == .holds && explanation.overriddenBy == nil {
                reached.insert(explanation.row)
            }
        }
        // The rows that stand as the base wrote them are for the examples of the base.
        let inherited = Set(policy.program.base.flatMap { $0.groups.flatMap { $0.rows.map(\.span) } })
        for group in policy.program.groups {
            for (index, row) in group.rows.enumerated() {
                let id = RowID(group: group.id, index: index)
                if !reached.contains(id), !inherited.contains(row.span) {
                    unreached.append(.unreachedRow(policy.context.rule(id), at: row.labelSpan))
                }
            }
        }
    }
}

extension Row {
    /// The label, which begins the row, or without one the row.
    fileprivate var labelSpan: Span {
        guard let label, span.end - span.start >= label.utf8.count else { return span }
        return Span(source: span.source, start: span.start, end: span.start + UInt32(label.utf8.count))
    }
}

extension Diagnostic {
    fileprivate static func exampleFailed(_ example: Example, _ mismatches: [ExampleComparison.Mismatch]) -> Diagnostic
    {
        let first = mismatches.first
        return Diagnostic(
            .exampleFailed, .error,
            Message(
                zh: "示例「\(example.title)」得出的结果与期望不同",
                en: "the example `\(example.title)` gives another result than it expects"),
            at: Label(first?.span ?? example.span, first.map { Message(zh: $0.came.chinese, en: $0.came.english) }),
            notes: mismatches.flatMap { [$0.expected, $0.came] },
            help: Message(
                zh: "对照条款原文：规则写错就改规则，期望写错就改期望；`redress eval --explain` 列出每个条件",
                en: "compare with the clause: mend the rule or the expectation, whichever is wrong"))
    }

    fileprivate static func unreachedRow(_ rule: String, at span: Span) -> Diagnostic {
        Diagnostic(
            .unreachedRow, .note,
            Message(zh: "没有示例走到「\(rule)」", en: "no example reaches `\(rule)`"),
            at: Label(span),
            help: Message(zh: "写一个让这一条成立的示例", en: "write an example in which this row applies"))
    }
}
