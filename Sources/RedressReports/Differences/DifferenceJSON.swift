import RedressAnalysis
package import RedressDiagnostics
import RedressModel

/// What compared policies differ in, as one JSON object.
package struct DifferenceJSON {
    private let language: Language

    package init(language: Language) { self.language = language }

    /// The policies; with what was written of real incidents, if any were given.
    package func render(_ policies: [ComparedPolicy], against changes: IncidentChanges?) -> String {
        var writer = JSONWriter(isIndented: true)
        writer.object { writer in
            let isEquivalent = policies.allSatisfy(\.report.isEmpty)
            writer.field("equivalent", isEquivalent)
            writer.arrayField("policies") { writer in
                for policy in policies { writer.object { write(policy, to: &$0) } }
            }
            if let changes { writer.objectField("against") { changes.write(to: &$0, language) } }
        }
        writer.endLine()
        return writer.text
    }

    private func write(_ policy: ComparedPolicy, to writer: inout JSONWriter) {
        for (key, context) in [("old", policy.old), ("new", policy.new)] {
            writer.objectField(key) { writer in
                writer.field("policy", context.program.header.name)
                writer.field("version", context.version)
                writer.field("sha256", context.program.header.sha256)
                writer.field("period", context.periodCase?.name)
            }
        }
        writer.arrayField("inputs") { writer in
            for input in policy.report.inputs {
                writer.object { writer in
                    writer.field("what", input.words.subject)
                    writer.field("name", input.name)
                    writer.field("change", input.words.change)
                    writer.field("text", input.text.text(language))
                }
            }
        }
        writer.arrayField("differences") { writer in
            for one in policy.shown(language) { writer.object { write(one, to: &$0) } }
        }
        writer.arrayField("undecided") { writer in
            for one in policy.undecided(language) {
                writer.object { writer in
                    write(one.key, to: &writer)
                    writer.field("rules", one.rules)
                    writer.field("reason", one.reason)
                }
            }
        }
        writer.field("complete", !policy.report.isCutOff)
    }

    private func write(_ key: OutcomeKey, to writer: inout JSONWriter) {
        writer.field("what", key.aspect.word)
        writer.field("about", key.names)
        writer.field("element", key.element)
    }

    private func write(_ one: ComparedPolicy.Shown, to writer: inout JSONWriter) {
        write(one.key, to: &writer)
        writer.objectField("old") { writer in
            writer.field("rules", one.oldRules)
            writer.field("outcome", one.old)
        }
        writer.objectField("new") { writer in
            writer.field("rules", one.newRules)
            writer.field("outcome", one.new)
        }
        writer.objectField("incident") { EvidenceJSON.write(one.incident.map(\.entry), to: &$0) }
        writer.field("onlyInOld", one.incident.filter { $0.onlyIn == .old }.map(\.entry.name))
        writer.field("onlyInNew", one.incident.filter { $0.onlyIn == .new }.map(\.entry.name))
    }
}
