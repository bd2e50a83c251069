/// What shows a finding: the rows that take part, an incident or more, and what each row makes of it. Names and values
/// are as a policy's reader writes them.
package struct Evidence: Hashable, Sendable {
    /// A value of an incident.
    package indirect enum Value: Hashable, Sendable {
        case scalar(String)
        case list([String])
        case map([Entry])
    }

    /// A key of an incident with its value.
    package struct Entry: Hashable, Sendable {
        package let name: String
        package let value: Value

        package init(name: String, value: Value) {
            self.name = name
            self.value = value
        }
    }

    /// What one row gives.
    package struct Outcome: Hashable, Sendable {
        package let rule: String
        /// A word of the interchange format: `fine`, `reward`, `sanction`, `value`, `route`, `deadline`.
        package let what: String
        package let role: String?
        package let amount: String?
        /// The value, sanctions or whatever it is that is no amount.
        package let value: String?

        /// `Ⅰ-1: 罚 责任SA 50.00`.
        package func line(in language: Language) -> String {
            let verbs = [
                "fine": Message(zh: "罚", en: "fine"), "reward": Message(zh: "奖", en: "reward"),
                "sanction": Message(zh: "处分", en: "sanction"),
            ]
            let parts = [verbs[what]?.text(language), role, amount ?? value].compactMap(\.self)
            return "\(rule): " + parts.joined(separator: " ")
        }

        package init(rule: String, what: String, role: String?, amount: String?, value: String?) {
            self.rule = rule
            self.what = what
            self.role = role
            self.amount = amount
            self.value = value
        }
    }

    /// How many earlier incidents a row counts, which the incident itself does not say.
    package struct Earlier: Hashable, Sendable {
        /// What is counted, as the policy writes it.
        package let what: String
        package let count: String

        package init(what: String, count: String) {
            self.what = what
            self.count = count
        }

        /// `此前 (属实): 3`.
        package var line: String { "\(what): \(count)" }
    }

    /// A parameter that is a reading of an ambiguous clause, and what it is set to.
    package struct Reading: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package let policy: String
    package let group: String?
    /// Everything that takes part, as policies name it: rows, groups, slots, deadlines, requirements.
    package let parts: [String]
    /// As rows are cited, in the order of the file.
    package let rules: [String]
    package let ground: String?
    /// Each incident by its keys in the order of the schema; accepted by `eval` as it is.
    package let incidents: [[Entry]]
    /// For a case of a period, what is given for it, as the period's document says it.
    package let period: [Entry]?
    package let outcomes: [Outcome]
    /// The earlier incidents that have to be there, where rows count them.
    package var earlier: [Earlier] = []
    /// The readings under which it arises, one way after another; none where it does under all that were tried.
    package var readings: [[Reading]] = []

    package init(
        policy: String, group: String?, parts: [String] = [], rules: [String], ground: String?, incidents: [[Entry]],
        period: [Entry]? = nil, outcomes: [Outcome]
    ) {
        self.period = period
        self.parts = parts
        self.policy = policy
        self.group = group
        self.rules = rules
        self.ground = ground
        self.incidents = incidents
        self.outcomes = outcomes
    }

    /// The incidents as YAML, one document each, or a list of them where they are several.
    package var yaml: String {
        (incidents + (period.map { [$0] } ?? [])).map { entries in
            entries.map { EvidenceYAML.lines($0).joined() }.joined()
        }.joined(separator: "---\n")
    }
}

extension Evidence.Entry {
    /// The key with its value as YAML; each line ends with a line break.
    package var yaml: String { EvidenceYAML.lines(self).joined() }
}

/// Writes entries as YAML that reads back as the same text.
private enum EvidenceYAML {
    static func lines(_ entry: Evidence.Entry) -> [String] {
        switch entry.value {
        case .scalar(let text): ["\(quoted(entry.name)): \(quoted(text))\n"]
        case .list(let texts): ["\(quoted(entry.name)): [\(texts.map(quoted).joined(separator: ", "))]\n"]
        case .map(let entries):
            entries.isEmpty
                ? ["\(quoted(entry.name)): {}\n"]
                : ["\(quoted(entry.name)):\n"] + entries.flatMap(lines).map { "  " + $0 }
        }
    }

    /// The text as it is where YAML reads it as that, else in quotes.
    private static func quoted(_ text: String) -> String {
        let isPlain =
            !text.isEmpty && text.first != " " && text.last != " "
            && !"-?:,[]{}#&*!|>'\"%@`".contains(text.first ?? "-")
            && !text.contains { ",[]{}#\"\\\n\t".contains($0) } && !text.contains(": ") && !text.hasSuffix(":")
        if isPlain || isNumber(text) { return text }
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
            .replacing("\t", with: "\\t")
        return "\"\(escaped)\""
    }

    private static func isNumber(_ text: String) -> Bool {
        text.first == "-" && text.count > 1 && text.dropFirst().allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
    }
}
