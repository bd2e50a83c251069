import RedressDiagnostics
package import RedressModel
import RedressTime

/// The JSON Schema of the incidents that a policy understands; YAML files are checked by it as well.
package enum IncidentSchema {
    /// The schema, with a line break.
    package static func text(_ program: Program) -> String {
        var writer = JSONWriter(isIndented: true)
        writer.object { writer in
            writer.field("$schema", "https://json-schema.org/draft/2020-12/schema")
            writer.field("title", program.header.title ?? program.header.name)
            writer.arrayField("anyOf") { writer in
                writer.object { $0.field("$ref", "#/$defs/document") }
                writer.object { writer in
                    writer.field("type", "array")
                    writer.objectField("items") { $0.field("$ref", "#/$defs/document") }
                }
            }
            writer.objectField("$defs") { writer in
                writer.objectField("document") { writeDocument(program, to: &$0) }
                writer.objectField("incident") { write(program.schema, to: &$0) }
                for unit in Period.Kind.allCases {
                    let cases = program.periodCases.filter { $0.unit == unit }
                    guard !cases.isEmpty else { continue }
                    writer.objectField(unit.key) { writePeriod(unit, cases, to: &$0) }
                }
            }
        }
        writer.endLine()
        return writer.text
    }

    /// An incident, or the inputs of a period of a length that the policy judges.
    private static func writeDocument(_ program: Program, to writer: inout JSONWriter) {
        let units = Period.Kind.allCases.filter { unit in program.periodCases.contains { $0.unit == unit } }
        writer.arrayField("anyOf") { writer in
            for name in ["incident"] + units.map(\.key) { writer.object { $0.field("$ref", "#/$defs/" + name) } }
        }
    }

    /// The inputs of a period: what any group over such a period takes.
    private static func writePeriod(_ unit: Period.Kind, _ cases: [PeriodCase], to writer: inout JSONWriter) {
        let keys = unit.documentKeys
        writer.field("type", "object")
        writer.arrayField("anyOf") { writer in
            for key in keys { writer.object { $0.field("required", [key]) } }
        }
        writer.field("additionalProperties", false)
        writer.objectField("properties") { writer in
            for key in keys { writer.objectField(key) { $0.field("type", ["string", "number"]) } }
            var seen: Set<String> = []
            writeReserved(to: &writer)
            for periodCase in cases { writeInputs(periodCase.program.schema, to: &writer) { seen.insert($0).inserted } }
        }
    }

    private static func write(_ schema: Schema, to writer: inout JSONWriter) {
        writer.field("type", "object")
        writer.field("additionalProperties", false)
        writer.objectField("properties") { writer in
            writeReserved(to: &writer)
            writeInputs(schema, to: &writer) { _ in true }
        }
    }

    private static func writeReserved(to writer: inout JSONWriter) {
        for key in InputTable.ReservedKey.allCases.filter({ $0.period == nil }).flatMap(\.names) {
            writer.objectField(key) { $0.field("type", ["string", "number"]) }
        }
    }

    /// What a schema takes besides; keys that are not wanted are left out.
    private static func writeInputs(_ schema: Schema, to writer: inout JSONWriter, where isWanted: (String) -> Bool) {
        for event in schema.events where !event.isHidden && isWanted(event.name) {
            writer.objectField(event.name) { writePerKey(event.key, to: &$0) { writeMoment(to: &$0) } }
        }
        for fact in schema.facts where !fact.isHidden {
            for key in names(fact.name, fact.title) where isWanted(key) {
                writer.objectField(key) { write(fact, in: schema, to: &$0) }
            }
        }
        for given in schema.givable {
            for key in names(given.name, given.title) where isWanted(key) {
                writer.objectField(key) { write(given.type, isOptional: false, in: schema, to: &$0) }
            }
        }
        for role in schema.roles {
            for key in names(role.name, role.title) where isWanted(key) {
                writer.objectField(key) { writePerKey(role.key, to: &$0) { writePeople(to: &$0) } }
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

extension Period.Kind {
    /// The word for it among the definitions.
    fileprivate var key: String {
        switch self {
        case .week: "week"
        case .month: "month"
        case .quarter: "quarter"
        case .year: "year"
        }
    }

    /// The keys under which a document names a period of the length.
    fileprivate var documentKeys: [String] {
        InputTable.ReservedKey.allCases.first { $0.period == self }?.names ?? []
    }
}
