import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressTime

// Why: each due instant day by day, and each row that applied or nearly did with its conditions and their places.
extension DecisionText {
    /// Why each deadline falls where it does; those without steps are left out.
    func explained(_ deadlines: [DeadlineOutcome], _ steps: [[DueStep]]) -> [String] {
        let told = zip(deadlines, steps).filter { !$0.1.isEmpty }
        guard !told.isEmpty else { return [] }
        let title = "  " + TerminalStyle.note.paint(say("为何到期", "why it is due then"), usesColor: usesColor)
        return [title]
            + told.flatMap { outcome, steps in
                let words = DeadlineWords(outcome, in: context, language)
                let name = TerminalStyle.strong.paint(VisibleText.escaped(words.name), usesColor: usesColor)
                let table = DueStepText(context, language).table(steps)
                return ["    \(name)  \(words.due)  \(VisibleText.escaped(citation(outcome.row)))"]
                    + table.lines(indent: 6, usesColor: usesColor)
            }
    }

    /// The rows that apply or may apply, then those that nearly did, each with its conditions.
    func explained(_ explanations: [RowExplanation], row: IncidentRow?) -> [String] {
        let (near, applied) = (explanations.filter { $0.truth == .fails }, explanations.filter { $0.truth != .fails })
        return blocks(applied, row: row, say("依据", "why"))
            + blocks(near, row: row, say("差一个条件的条款", "rows that lack one condition"))
    }

    private func blocks(_ explanations: [RowExplanation], row: IncidentRow?, _ heading: String) -> [String] {
        guard !explanations.isEmpty else { return [] }
        let title = "  " + TerminalStyle.note.paint(heading, usesColor: usesColor)
        return [title] + explanations.flatMap { block($0, row: row) }
    }

    private func block(_ explanation: RowExplanation, row: IncidentRow?) -> [String] {
        let ground = context.text(explanation.ground)
        let isGroup = if case .group = explanation.ground { true } else { false }
        let name = citation(explanation.row) + (isGroup ? "" : say("（\(ground)）", " (\(ground))"))
        let mark = style(explanation).paint(mark(explanation), usesColor: usesColor)
        let place = TerminalStyle.gutter.paint(place(context.program[explanation.row].span), usesColor: usesColor)
        let heading = "    \(mark) \(VisibleText.escaped(name))  \(verdict(explanation))  \(place)"
        var table = TextTable([.left, .right, .left, .left])
        for part in explanation.parts {
            let inputs = row.map { row in part.inputs.map { input($0, in: row) } } ?? []
            let position = context.place(part.span)?.position
            table.add([
                .init(self.mark(part.truth)), .init(position.map { "\($0.line):\($0.column)" } ?? "", style: .gutter),
                .init(context.excerpt(part.span) ?? say("（默认条件）", "(implied)")),
                .init(inputs.joined(separator: say("；", "; "))),
            ])
        }
        return [heading] + table.lines(indent: 6, usesColor: usesColor)
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
