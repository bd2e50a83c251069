import RedressKit
import RedressModel
import Testing

/// Whatever a pack says must stand in the regulation written from it.
@Suite("Packs as regulations")
struct RegulationPackTests {
    private func documents(_ pack: Pack) throws -> (markdown: String, html: String) {
        let files = try pack.files("", ".redress").map { InputFile(path: $0, bytes: try pack.bytes($0)) }
        let policies = Policy.compile(files, loading: pack.loader).policySet
        try #require(!policies.policies.isEmpty)
        return (policies.regulation(.markdown, in: .chinese), policies.regulation(.html, in: .chinese))
    }

    /// A name as Markdown writes it, with the signs of Chinese.
    private func written(_ name: String) -> String { name.replacing("_", with: "\\_") }

    @Test("Every row, clause, role and parameter is in the text", arguments: Pack.all)
    func complete(_ pack: Pack) throws {
        let program = try pack.program()
        let (markdown, html) = try documents(pack)
        // Each row is one line of its own, so none may be left out where two are alike.
        var lines = markdown.split(separator: "\n").filter { $0.hasPrefix("|") || $0.first?.isNumber == true }
        func expect(_ text: String, _ what: String) {
            #expect(markdown.contains(written(text)), "\(pack.name) \(what) \(text)")
            #expect(html.contains(text), "\(pack.name) \(what) \(text)")
        }
        for part in [program] + program.periodCases.map(\.program) {
            for row in part.groups.flatMap(\.rows) {
                if let label = row.label {
                    let place = lines.firstIndex { $0.contains(written(label)) }
                    #expect(place != nil, "\(pack.name) row \(label)")
                    if let place { lines.remove(at: place) }
                }
                for clause in row.sources { expect(clause, "clause") }
            }
            for requirement in part.requirements { expect(requirement.name, "requirement") }
            var clauses = part.requirements.flatMap(\.sources)
            clauses += part.records.flatMap(\.sources)
            clauses += part.derived.flatMap(\.sources)
            for deadline in part.deadlines { clauses += deadline.extensions.flatMap(\.sources) }
            for route in part.routes { clauses += route.exclusions.flatMap(\.sources) }
            for clause in clauses { expect(clause, "clause") }
            for record in part.records { expect(record.name, "form") }
        }
        for role in program.schema.roles { expect(role.name, "role") }
        for parameter in program.parameters { expect(parameter.name, "parameter") }
        // What the headings and tables count must be what the program counts.
        let rows = program.groups.reduce(0) { $0 + $1.rows.count }
        #expect(html.ranges(of: "<tr").count >= rows)
    }

    @Test("No condition is left in the language of rules", arguments: Pack.all)
    func noCode(_ pack: Pack) throws {
        let (markdown, _) = try documents(pack)
        for sign in ["→", "≥", "≤", "≠", "Optional(", "RedressModel"] {
            #expect(!markdown.contains(sign), "\(pack.name) \(sign)")
        }
    }
}
