package import RedressModel
import RedressTime

/// What the inputs of a period may say for one group over a period.
package struct CaseTable: Sendable {
    let unit: Period.Kind
    let table: InputTable
    /// What tells the cases apart.
    let subjects: [InputKey]
    /// What is given for the period.
    let givens: Set<InputKey>

    package init(_ periodCase: PeriodCase) {
        unit = periodCase.unit
        let schema = periodCase.program.schema
        table = InputTable(schema, periodUnit: periodCase.unit)
        subjects = periodCase.subjects.map { subject in
            switch subject {
            case .role(_, let role): .role(role)
            case .fact(_, let fact): .fact(fact)
            }
        }
        let others = Set(subjects)
        givens = Set(schema.facts.filter { !$0.isHidden }.map { InputKey.fact($0.id) }.filter { !others.contains($0) })
    }

    /// The inputs that a document names.
    func inputs(of document: InputDocument) -> Set<InputKey> {
        Set(
            document.rootKeys.compactMap { part in
                if case .input(let input)? = table.target(of: document.text(part)) { input } else { nil }
            })
    }

    /// The names of what tells the cases apart.
    var subjectNames: [String] { subjects.map { table.name(of: $0) } }
}
