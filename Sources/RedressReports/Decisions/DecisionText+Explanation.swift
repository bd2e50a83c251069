import RedressDiagnostics
import RedressEngine
import RedressModel

// Why: each row that applied or nearly did, and its conditions with their places.
extension DecisionText {
    func explained(_ explanations: [RowExplanation], row: IncidentRow?) -> Section {
        var table = TextTable([.left, .left, .left, .left])
        for explanation in explanations {
            let ground = context.text(explanation.ground)
            let isGroup = if case .group = explanation.ground { true } else { false }
            let name = citation(explanation.row) + (isGroup ? "" : say("（\(ground)）", " (\(ground))"))
            let place = place(context.program[explanation.row].span)
            table.add([
                .init(mark(explanation), style: style(explanation)), .init(name), .init(verdict(explanation)),
                .init(place),
            ])
            for part in explanation.parts {
                let inputs = row.map { row in part.inputs.map { input($0, in: row) } } ?? []
                table.add([
                    "", .init("\(mark(part.truth)) \(context.excerpt(part.span) ?? say("（默认条件）", "(implied)"))"),
                    .init(inputs.joined(separator: say("；", "; "))), .init(self.place(part.span)),
                ])
            }
        }
        return Section(heading: say("依据", "why"), style: .note, table: table)
    }

    private func verdict(_ explanation: RowExplanation) -> String {
        if let row = explanation.overriddenBy {
            return say("让位于 \(context.rule(row))", "gives way to \(context.rule(row))")
        }
        return switch explanation.truth {
        case .holds: say("适用", "applies")
        case .fails: say("不适用", "does not apply")
        case .unknown: say("可能适用", "may apply")
        }
    }

    private func mark(_ truth: Truth) -> String {
        switch truth {
        case .holds: "✓"
        case .fails: "✗"
        case .unknown: "?"
        }
    }

    private func mark(_ explanation: RowExplanation) -> String {
        explanation.overriddenBy == nil ? mark(explanation.truth) : "↷"
    }

    private func style(_ explanation: RowExplanation) -> TerminalStyle {
        if explanation.overriddenBy != nil { return .gutter }
        return switch explanation.truth {
        case .holds: .help
        case .fails: .gutter
        case .unknown: .warning
        }
    }

    private func input(_ key: InputKey, in row: IncidentRow) -> String {
        let value = "\(context.name(key)): \(context.text(key, in: row, language: language))"
        guard let place = context.place(row.keySpans[key]) else { return value }
        return value + say("（第 \(place.position.line) 行）", " (line \(place.position.line))")
    }

    private func place(_ span: Span?) -> String {
        context.place(span).map { "\($0.path):\($0.position.line):\($0.position.column)" } ?? ""
    }
}
