import RedressDiagnostics
import RedressEngine
import RedressModel

// The outcomes of a decision: money, sanctions, and what people are to do.
extension DecisionJSON {
    func write(_ outcome: MoneyOutcome, to writer: inout JSONWriter) {
        writer.object { writer in
            writeRoles(outcome.roles, to: &writer)
            if let unit = outcome.unit { writer.field("unit", unit) }
            writer.field("persons", outcome.persons)
            writer.field("amount", MoneyText.decimal(outcome.fen))
            writer.field("mode", outcome.mode.key)
            writer.arrayField("shares") { writer in
                for share in outcome.shares {
                    writer.object { writer in
                        writer.field("role", context.name(share.role))
                        writer.field("person", share.person)
                        writer.field("amount", MoneyText.decimal(share.fen))
                    }
                }
            }
            writer.field("payee", outcome.payee)
            writer.field("ground", context.text(outcome.ground))
            cite(outcome.row, to: &writer)
        }
    }

    func write(_ outcome: SanctionOutcome, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("role", context.name(outcome.role))
            if let unit = outcome.unit { writer.field("unit", unit) }
            writer.field("persons", outcome.persons)
            writer.field("what", context.sanction(outcome.sanction))
            writer.field("ground", context.text(outcome.ground))
            cite(outcome.row, to: &writer)
        }
    }

    /// Remedies, records, notices, approvals and re-openings.
    func writeDeeds(_ decision: Decision, to writer: inout JSONWriter) {
        writer.arrayField("remedies") { for outcome in decision.remedies { write(outcome, to: &$0) } }
        writer.arrayField("records") { for outcome in decision.records { write(outcome, to: &$0) } }
        writer.arrayField("notices") { writer in
            for outcome in decision.notices {
                writer.object { writer in
                    writer.field("to", outcome.to.map { context.name($0) })
                    writer.field("text", outcome.text)
                    cite(outcome.row, to: &writer)
                }
            }
        }
        writer.arrayField("approvals") { writer in
            for outcome in decision.approvals {
                writer.object { writer in
                    writer.field("of", outcome.of.map { context.name($0) })
                    writer.field("for", context.purpose(outcome))
                    cite(outcome.row, clauses: context.clauses(outcome), to: &writer)
                }
            }
        }
        writer.arrayField("reopened") { writer in
            for outcome in decision.reopened {
                writer.object { writer in
                    writer.field("what", outcome.what)
                    cite(outcome.row, to: &writer)
                }
            }
        }
    }

    private func write(_ outcome: SubjectOutcome, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("what", outcome.what)
            cite(outcome.row, to: &writer)
        }
    }

    private func write(_ outcome: RecordOutcome, to writer: inout JSONWriter) {
        let form = outcome.form.map { context.program.records[$0.index] }
        writer.object { writer in
            writer.field("what", outcome.what)
            writer.field("fields", (form?.fields ?? []).map { context.name($0) })
            writer.field("lacking", outcome.lacking.map { context.name($0) })
            writer.field("copies", form?.copies)
            if let note = form?.copiesNote { writer.field("copies_note", note) }
            writer.field("keep_until", outcome.keepUntil.map(context.text(instant:)))
            writer.field("to", form?.to.map { context.name($0) })
            cite(outcome.row, clauses: context.clauses(outcome), to: &writer)
        }
    }
}

extension ReportContext {
    /// The clauses of the row that asks for a record and of the form itself.
    func clauses(_ outcome: RecordOutcome) -> [String] { clauses(outcome.row, outcome.form) }

    /// The clauses of the row that asks for an approval and of the form to sign.
    func clauses(_ outcome: ApprovalOutcome) -> [String] { clauses(outcome.row, outcome.form) }

    /// What an approval is for: the form to sign, or the group of the row that asks for it.
    func purpose(_ outcome: ApprovalOutcome) -> String? {
        outcome.form.map { program.records[$0.index].name } ?? outcome.row.map { name($0.group) }
    }

    private func clauses(_ row: RowID?, _ form: RecordID?) -> [String] {
        let ofRow = row.map(clauses) ?? []
        let ofForm = form.map { program.records[$0.index].sources } ?? []
        return ofRow + ofForm.filter { !ofRow.contains($0) }
    }
}

extension MoneyItem.Mode {
    /// The word for it in JSON and CSV.
    var key: String {
        switch self {
        case .sum: "sum"
        case .each: "each"
        case .shared: "shared"
        case .split: "split"
        case .joint: "joint"
        }
    }
}
