import RedressDiagnostics
import RedressModel

/// The incident that shows a finding, or two that show it together, as a file that `redress eval` reads.
public struct WitnessFile: Sendable {
    /// Its number among those that are written, the code and the rows: `01-contradictory-rules-Ⅰ-1-Ⅰ-2.yaml`.
    public let name: String
    /// What the finding is, as comments, and the incident.
    public let text: String

    /// How each such file begins, by which it is known again.
    public static let mark = "# redress check: "
}

extension AnalysisResult {
    /// The incidents that show findings, in the order of these.
    public func witnessFiles(in language: TextLanguage) -> [WitnessFile] {
        let shown = findings.diagnostics.compactMap { diagnostic in
            diagnostic.evidence.flatMap { $0.incidents.isEmpty ? nil : (diagnostic, $0) }
        }
        let width = max(2, String(shown.count).count)
        let isOneOfSeveral = Set(analyses.map(\.policy.program.header.name)).count > 1
        return shown.enumerated().map { place, one in
            let number = String(place + 1)
            let padded = String(repeating: "0", count: width - number.count) + number
            let parts = [padded, one.0.code.rawValue] + one.1.rules
            let name =
                parts.map(WitnessFile.plain).joined(separator: "-")
                .shortened(toBytes: WitnessFile.maximumNameSize) + ".yaml"
            return WitnessFile(
                name: name, text: text(of: one.0, one.1, in: name, namesPolicy: isOneOfSeveral, language.language))
        }
    }

    private func text(
        of diagnostic: Diagnostic, _ evidence: Evidence, in name: String, namesPolicy: Bool, _ language: Language
    ) -> String {
        var lines = [WitnessFile.mark + VisibleText.escaped(diagnostic.message.text(language))]
        let place = diagnostic.placeText(in: findings.sources) ?? ""
        lines.append("# \(diagnostic.code.rawValue)  \(VisibleText.escaped(place))")
        lines += evidence.outcomes.map { "# " + VisibleText.escaped($0.line(in: language)) }
        if !evidence.earlier.isEmpty {
            lines.append(
                "# "
                    + Message(zh: "要有这样多先前的事件（--history）：", en: "needs so many earlier incidents (--history):").text(
                        language))
            lines += evidence.earlier.map { "#   " + VisibleText.escaped($0.line) }
        }
        for way in evidence.readings.prefix(1) {
            let options = way.map { "--set \($0.name)=\($0.value)" }.joined(separator: " ")
            let policy = diagnostic.primary.flatMap { findings.sources[$0.span.source]?.path } ?? ""
            lines.append("# redress eval \(VisibleText.escaped("\(policy) \(name) \(options)"))")
        }
        let named = namesPolicy ? evidence.naming(policyKey: language == .chinese ? "制度" : "policy") : evidence
        return lines.map { $0 + "\n" }.joined() + named.yaml
    }
}

extension WitnessFile {
    /// File systems take 255 bytes; some room is left for what is put before and behind a name.
    fileprivate static let maximumNameSize = 180

    /// A part of a name without what file systems or shells take for something else.
    fileprivate static func plain(_ part: String) -> String {
        String(part.map { $0.isWhitespace || "/\\:*?\"'<>|&;$`!#%(){}[]~".contains($0) ? "-" : $0 })
    }
}

extension Evidence {
    /// The same with incidents that name their policy.
    fileprivate func naming(policyKey key: String) -> Evidence {
        let entry = Entry(name: key, value: .scalar(policy))
        return Evidence(
            policy: policy, group: group, rules: rules, ground: ground, incidents: incidents.map { [entry] + $0 },
            outcomes: outcomes)
    }
}

extension String {
    /// As many of its characters as fit into so many bytes.
    fileprivate func shortened(toBytes limit: Int) -> String {
        var text = self
        while text.utf8.count > limit { text.removeLast() }
        return text
    }
}
