import RedressDiagnostics

/// What shows a finding, as the fields that the manual describes.
enum EvidenceJSON {
    /// Adds the fields to the finding's object.
    static func write(_ evidence: Evidence, to writer: inout JSONWriter) {
        writer.field("policy", evidence.policy)
        writer.field("group", evidence.group)
        writer.field("rows", evidence.rules)
        writer.field("ground", evidence.ground)
        if !evidence.readings.isEmpty { write(readings: evidence.readings, to: &writer) }
        writer.objectField("witness") { writer in
            writer.arrayField("incidents") { writer in
                for incident in evidence.incidents { writer.object { write(incident, to: &$0) } }
            }
            if let period = evidence.period {
                writer.objectField("period") { write(period, to: &$0) }
            } else {
                writer.nullField("period")
            }
        }
        if !evidence.earlier.isEmpty {
            writer.arrayField("earlier") { writer in
                for earlier in evidence.earlier {
                    writer.object { writer in
                        writer.field("what", earlier.what)
                        writer.field("count", earlier.count)
                    }
                }
            }
        }
        writer.arrayField("outcomes") { writer in
            for outcome in evidence.outcomes {
                writer.object { writer in
                    writer.field("rule", outcome.rule)
                    writer.field("what", outcome.what)
                    writer.field("role", outcome.role)
                    writer.field("amount", outcome.amount)
                    writer.field("value", outcome.value)
                }
            }
        }
    }

    /// Writes the readings under which something arises, an object for each way.
    static func write(readings: [[Evidence.Reading]], to writer: inout JSONWriter) {
        writer.arrayField("readings") { writer in
            for way in readings {
                writer.object { writer in for reading in way { writer.field(reading.name, reading.value) } }
            }
        }
    }

    /// Adds what an incident says to its object.
    static func write(_ entries: [Evidence.Entry], to writer: inout JSONWriter) {
        for entry in entries {
            switch entry.value {
            case .scalar(let text): writer.field(entry.name, text)
            case .list(let texts): writer.field(entry.name, texts)
            case .map(let inner): writer.objectField(entry.name) { write(inner, to: &$0) }
            }
        }
    }
}
