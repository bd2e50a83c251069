import RedressDiagnostics
package import RedressModel

/// The JSON Schema of the incidents that a policy understands; YAML files are checked by it as well.
package enum IncidentSchema {
    /// The schema, with a line break.
    package static func text(_ program: Program) -> String {
        var writer = JSONWriter(isIndented: true)
        writer.object { writer in
            writer.field("$schema", "https://json-schema.org/draft/2020-12/schema")
            writer.field("title", program.header.title ?? program.header.name)
            writer.arrayField("anyOf") { writer in
                writer.object { $0.field("$ref", "#/$defs/incident") }
                writer.object { writer in
                    writer.field("type", "array")
                    writer.objectField("items") { $0.field("$ref", "#/$defs/incident") }
                }
            }
            writer.objectField("$defs") { writer in
                writer.objectField("incident") { writeIncident(program.schema, to: &$0) }
            }
        }
        writer.endLine()
        return writer.text
    }

    private static func writeIncident(_ schema: Schema, to writer: inout JSONWriter) {
        writer.field("type", "object")
        writer.field("additionalProperties", false)
        writer.objectField("properties") { writer in
            for key in ["编号", "id", "制度", "policy", "备注", "note", "截至", "as_of", "承接", "follows"] {
                writer.objectField(key) { $0.field("type", ["string", "number"]) }
            }
            for event in schema.events {
                writer.objectField(event.name) { writePerKey(event.key, to: &$0) { writeMoment(to: &$0) } }
            }
            for fact in schema.facts {
                for key in names(fact.name, fact.title) {
                    writer.objectField(key) { write(fact, in: schema, to: &$0) }
                }
            }
            for given in schema.givable {
                for key in names(given.name, given.title) {
                    writer.objectField(key) { write(given.type, isOptional: false, in: schema, to: &$0) }
                }
            }
            for role in schema.roles {
                for key in names(role.name, role.title) {
                    writer.objectField(key) { writePerKey(role.key, to: &$0) { writePeople(to: &$0) } }
                }
            }
        }
    }

    /// A name and, where it is another one, the title that may stand for it.
    private static func names(_ name: String, _ title: String?) -> [String] {
        if let title, title != name { [name, title] } else { [name] }
    }

    private static func write(_ fact: Fact, in schema: Schema, to writer: inout JSONWriter) {
        guard fact.key != nil else { return write(fact.type, isOptional: fact.isOptional, in: schema, to: &writer) }
        writer.arrayField("anyOf") { writer in
            writer.object { writer in
                writer.field("type", "object")
                writer.objectField("additionalProperties") {
                    write(fact.type, isOptional: fact.isOptional, in: schema, to: &$0)
                }
            }
            writer.object { $0.field("enum", special(isOptional: fact.isOptional)) }
        }
    }

    /// What an event or a role has for each of its keys, or once.
    private static func writePerKey(
        _ key: MapKey?, to writer: inout JSONWriter, _ value: (inout JSONWriter) -> Void
    ) {
        guard key != nil else { return value(&writer) }
        writer.field("type", "object")
        writer.objectField("additionalProperties") { value(&$0) }
    }

    private static func writeMoment(to writer: inout JSONWriter) {
        writer.field("type", "string")
        writer.field("description", "2026-09-16T10:00:00+08:00, 2026-09-16 10:00, 2026-09-16")
    }

    private static func writePeople(to writer: inout JSONWriter) {
        writer.field("type", ["string", "array"])
        writer.objectField("items") { $0.field("type", "string") }
    }

    private static func special(isOptional: Bool) -> [String] {
        ["未知", "unknown", "缺", "missing"] + (isOptional ? ["无", "none"] : [])
    }

    private static func write(
        _ type: ValueType, isOptional: Bool, in schema: Schema, to writer: inout JSONWriter
    ) {
        switch type {
        case .yesNo:
            writer.arrayField("anyOf") { writer in
                writer.object { $0.field("type", "boolean") }
                writer.object { writer in
                    writer.field("enum", ["是", "否", "yes", "no", "true", "false"] + special(isOptional: isOptional))
                }
            }
        case .symbol(let vocabulary):
            writer.field("enum", schema[vocabulary].words + special(isOptional: isOptional))
        case .sanction:
            writer.field("enum", schema[schema.sanctions].words + special(isOptional: isOptional))
        case .set(let vocabulary):
            let words = schema[vocabulary].words
            writer.arrayField("anyOf") { writer in
                writer.object { $0.field("enum", words + special(isOptional: isOptional)) }
                writer.object { writer in
                    writer.field("type", "array")
                    writer.objectField("items") { $0.field("enum", words + ["未知", "unknown"]) }
                }
            }
        case .number(let decimals, let range, let unit):
            writer.field("type", ["number", "string"])
            if decimals == 0, let range {
                writer.field("minimum", range.lowerBound)
                writer.field("maximum", range.upperBound)
            }
            if let unit { writer.field("description", unit) }
        case .money, .duration: writer.field("type", ["number", "string"])
        case .text, .date, .instant, .person, .role: writer.field("type", ["string", "number"])
        }
    }
}
