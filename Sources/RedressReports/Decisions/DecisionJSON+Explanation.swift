import RedressDiagnostics
import RedressEngine
import RedressModel

// Why each row applied, nearly applied or may apply.
extension DecisionJSON {
    func write(_ explanation: RowExplanation, row: IncidentRow?, to writer: inout JSONWriter) {
        writer.object { writer in
            cite(explanation.row, to: &writer)
            writer.field("ground", context.text(explanation.ground))
            writer.field("truth", explanation.truth.key)
            writer.field("overridden_by", explanation.overriddenBy.map(context.rule))
            writePlace(context.program[explanation.row].span, to: &writer)
            writer.arrayField("parts") { writer in
                for part in explanation.parts { write(part, row: row, to: &writer) }
            }
        }
    }

    private func write(_ part: RowExplanation.Part, row: IncidentRow?, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("text", context.excerpt(part.span))
            writePlace(part.span, to: &writer)
            writer.field("truth", part.truth.key)
            writer.arrayField("inputs") { writer in
                for key in part.inputs {
                    writer.object { writer in
                        writer.field("name", context.name(key))
                        if let row { context.write(key, in: row, to: &writer) }
                        writePlace(row?.keySpans[key], to: &writer)
                    }
                }
            }
        }
    }

    private func writePlace(_ span: Span?, to writer: inout JSONWriter) {
        writer.key("place")
        guard let place = context.place(span) else {
            writer.null()
            return
        }
        writer.object { writer in
            writer.field("file", place.path)
            writer.field("line", place.position.line)
            writer.field("column", place.position.column)
        }
    }
}

extension Truth {
    /// The word for it in JSON.
    var key: String {
        switch self {
        case .holds: "holds"
        case .fails: "fails"
        case .unknown: "unknown"
        }
    }
}
