package import RedressDiagnostics
package import RedressEngine
package import RedressModel
package import RedressTime

/// Writes decisions as JSON, in the form that the manual describes and `redress schema decision` prints.
///
/// Keys and lists are in a fixed order, so equal decisions give equal bytes whatever the language of the terminal.
package struct DecisionJSON: Sendable {
    let context: ReportContext
    /// The policy in one line, the same in every decision.
    private let policyLine: [UInt8]

    /// A writer of one policy's decisions.
    package init(_ context: ReportContext) {
        self.context = context
        var writer = JSONWriter()
        writer.object { Self.writePolicy(context, to: &$0) }
        policyLine = writer.bytes
    }

    /// The version of the form of this output.
    package static let version = 1

    /// Writes one decision as an object, with its explanation where one is given: of the rows, and for each deadline, in
    /// the order of the decision, of its due instant.
    package func write(
        _ decision: Decision, explanation: [RowExplanation]? = nil, steps: [[DueStep]] = [], row: IncidentRow? = nil,
        of collected: CollectedCase? = nil, to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.field("redress", Self.version)
            if let collected {
                writeHead(CaseReport(collected, in: context), to: &writer)
            } else {
                writer.field("incident", decision.incident)
            }
            writer.field("as_of", decision.asOf.map(context.text(instant:)))
            writer.key("policy")
            if writer.isIndented {
                writer.object { Self.writePolicy(context, to: &$0) }
            } else {
                writer.value(json: policyLine)
            }
            writer.field("applicable", decision.notApplicable == nil)
            if let because = decision.notApplicable {
                write(because, to: &writer)
                return
            }
            writer.key("void")
            if let void = decision.void { writer.object { cite(void.row, to: &$0) } } else { writer.null() }
            if decision.isApproximate { writer.field("approximate", true) }
            writeValues(decision, to: &writer)
            writeAssignments(decision, steps: steps, to: &writer)
            writer.arrayField("fines") { for outcome in decision.fines { write(outcome, to: &$0) } }
            writer.arrayField("rewards") { for outcome in decision.rewards { write(outcome, to: &$0) } }
            writer.arrayField("sanctions") { for outcome in decision.sanctions { write(outcome, to: &$0) } }
            writeDeeds(decision, to: &writer)
            writer.arrayField("pending") { for outcome in decision.pending { write(outcome, to: &$0) } }
            writer.arrayField("conflicts") { for conflict in decision.conflicts { write(conflict, to: &$0) } }
            writer.arrayField("violations") { for violation in decision.violations { write(violation, to: &$0) } }
            writer.arrayField("differences") { for difference in decision.differences { write(difference, to: &$0) } }
            writer.arrayField("open_questions") { for question in decision.openQuestions { write(question, to: &$0) } }
            writer.objectField("totals") { write(DecisionTotals(decision), to: &$0) }
            if let explanation {
                writer.arrayField("explain") { for part in explanation { write(part, row: row, to: &$0) } }
            }
        }
    }

    // MARK: Head

    private static func writePolicy(_ context: ReportContext, to writer: inout JSONWriter) {
        writer.field("name", context.program.header.name)
        writer.field("version", context.version)
        writer.field("sha256", context.program.header.sha256)
        writer.field("extends", context.program.header.extends)
        writer.objectField("readings") { writer in
            for reading in context.readings { writer.field(reading.name, reading.value) }
        }
    }

    private func write(_ because: NotApplicable, to writer: inout JSONWriter) {
        switch because {
        case .scope: writer.field("because", "scope")
        case .scopeUnknown(let facts):
            writer.field("because", "scope unknown")
            writer.field("missing", facts.map { context.name($0) })
        case .notInForce: writer.field("because", "no version in force")
        }
    }

    private func writeValues(_ decision: Decision, to writer: inout JSONWriter) {
        writer.objectField("classifications") { write(decision.derived, of: .classification, to: &$0) }
        writer.objectField("derived") { write(decision.derived, of: .definition, to: &$0) }
    }

    private func write(_ outcomes: [DerivedOutcome], of kind: Derived.Kind, to writer: inout JSONWriter) {
        for outcome in outcomes {
            let derived = context.program.derived[outcome.derived.index]
            guard derived.kind == kind else { continue }
            writer.key(derived.name)
            if let value = outcome.value {
                context.write(value, derived.type, to: &writer)
            } else {
                writer.null()
            }
        }
    }

    private func write(_ totals: DecisionTotals, to writer: inout JSONWriter) {
        writer.field("fines", MoneyText.decimal(totals.fines))
        writer.field("rewards", MoneyText.decimal(totals.rewards))
        writer.field("pending_minimum", totals.pendingMinimum.map(MoneyText.decimal))
        writer.field("pending_maximum", totals.pendingMaximum.map(MoneyText.decimal))
    }

    // MARK: Parts that several kinds of outcome share

    /// Writes the row an outcome rests on, and the clauses it cites.
    func cite(_ row: RowID?, clauses: [String]? = nil, to writer: inout JSONWriter) {
        writer.field("rule", row.map(context.rule))
        writer.field("sources", clauses ?? row.map(context.clauses) ?? [])
    }

    /// One role as a string, several that act together as an array, none as null.
    func writeRoles(_ roles: [RoleID], to writer: inout JSONWriter) {
        writer.key("role")
        switch roles.count {
        case 0: writer.null()
        case 1: writer.value(context.name(roles[0]))
        default: writer.array(roles.map { context.name($0) })
        }
    }
}
