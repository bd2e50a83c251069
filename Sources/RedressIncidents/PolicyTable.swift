package import RedressModel
import RedressTime

/// What one version of a policy lets its incidents say.
package struct PolicyTable: Sendable {
    package let name: String
    package let title: String?
    /// The first and last day in force (days since 1970-01-01); nil: without bound.
    package let effectiveFrom: Int64?
    package let effectiveUntil: Int64?
    package let table: InputTable
    /// What the inputs of a period may say, for each group over a period.
    let cases: [CaseTable]
    /// Whether it counts incidents, those of its other versions included.
    let countsIncidents: Bool

    package init(
        name: String, title: String? = nil, effectiveFrom: Int64? = nil, effectiveUntil: Int64? = nil,
        table: InputTable, cases: [CaseTable] = [], countsIncidents: Bool = false
    ) {
        self.cases = cases
        self.countsIncidents = countsIncidents
        self.name = name
        self.title = title
        self.effectiveFrom = effectiveFrom
        self.effectiveUntil = effectiveUntil
        self.table = table
    }

    /// The table of a checked policy.
    package init(_ program: Program) {
        self.init(
            name: program.header.name, title: program.header.title, effectiveFrom: program.header.effectiveFrom,
            effectiveUntil: program.header.effectiveUntil, table: InputTable(program.schema),
            cases: program.periodCases.map { CaseTable($0) },
            countsIncidents: !program.periodCases.isEmpty || !program.historyCounts.isEmpty)
    }

    /// Whether it is in force on the day of a moment, as its own time zone counts days.
    func isInForce(at moment: Instant) -> Bool {
        let day = table.zone.civil(of: moment).date.dayNumber
        return (effectiveFrom ?? .min) <= day && day <= (effectiveUntil ?? .max)
    }
}
