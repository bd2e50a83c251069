import RedressDiagnostics
package import RedressEngine
import RedressModel

// The head of a decision about a case of a group over a period.
extension DecisionJSON {
    /// Writes what the case is about and what it rests on, in place of the incident's name.
    func writeHead(_ report: CaseReport, to writer: inout JSONWriter) {
        writer.field("period", report.period)
        writer.field("case", report.name)
        writer.objectField("subject") { writer in
            for (name, value) in report.subject { writer.field(name, value) }
        }
        writer.objectField("inputs") { writer in
            for input in report.inputs { write(input, to: &writer) }
        }
    }

    private func write(_ input: CaseReport.Input, to writer: inout JSONWriter) {
        writer.key(input.name)
        guard let incidents = input.incidents else { return context.write(input.value, to: &writer) }
        writer.object { writer in
            if let stretch = input.stretch {
                for (key, end) in [("minimum", stretch.low), ("maximum", stretch.high)] {
                    writer.key(key)
                    if let end { context.write(end, input.type, to: &writer) } else { writer.null() }
                }
            } else {
                writer.key("value")
                context.write(input.value, to: &writer)
            }
            writer.field("from", incidents.counted)
            if !incidents.open.isEmpty { writer.field("possibly_from", incidents.open) }
        }
    }
}

extension DecisionText {
    /// What the case rests on, a line for each input.
    func inputs(_ report: CaseReport) -> [String] {
        guard !report.inputs.isEmpty else { return [] }
        var table = TextTable([.left, .left, .left])
        for input in report.inputs {
            table.add([.init(input.name), .init(text(input)), .init(origin(input), style: .gutter)])
        }
        return ["  " + TerminalStyle.strong.paint(say("期间数据", "inputs"), usesColor: usesColor)]
            + table.lines(indent: 4, usesColor: usesColor)
    }

    private func text(_ input: CaseReport.Input) -> String {
        guard let stretch = input.stretch else { return context.text(input.value, in: language) }
        func end(_ constant: Constant?) -> String {
            constant.map { context.text($0, input.type, in: language) } ?? "?"
        }
        return end(stretch.low) + ".." + end(stretch.high)
    }

    /// The incidents that a figure rests on.
    private func origin(_ input: CaseReport.Input) -> String {
        guard let incidents = input.incidents else { return "" }
        let shown = 8
        func list(_ names: [String]) -> String {
            let more = names.count > shown ? say("…（共 \(names.count) 件）", "… (\(names.count) in all)") : ""
            return names.prefix(shown).joined(separator: say("、", ", ")) + more
        }
        let counted = list(incidents.counted)
        guard !incidents.open.isEmpty else { return counted }
        let open = say("未定：", "open: ") + list(incidents.open)
        return counted.isEmpty ? open : counted + say("；", "; ") + open
    }
}

extension CompactDecisionText {
    /// What the case rests on, a line for each input, with the incidents that figures rest on in brackets.
    package func inputs(_ collected: CollectedCase) -> String {
        CaseReport(collected, in: context).inputs.map { input in
            func end(_ constant: Constant?) -> String {
                constant.map { context.text($0, input.type, in: .chinese) } ?? "?"
            }
            let value =
                input.stretch.map { end($0.low) + ".." + end($0.high) } ?? context.text(input.value, in: .chinese)
            return "给 \(input.name) \(value)" + origin(input) + "\n"
        }.joined()
    }

    private func origin(_ input: CaseReport.Input) -> String {
        guard let incidents = input.incidents else { return "" }
        let open = incidents.open.isEmpty ? "" : "或 " + incidents.open.joined(separator: "、")
        let parts = [incidents.counted.joined(separator: "、"), open].filter { !$0.isEmpty }
        return parts.isEmpty ? "" : " (" + parts.joined(separator: "; ") + ")"
    }
}
