package import RedressModel
import RedressTime

/// What the inputs of a period may say for one group over a period.
package struct CaseTable: Sendable {
    let unit: Period.Kind
    let table: InputTable
    /// What tells the cases apart; a role that stands for a unit may be told by the unit instead.
    let subjects: [Subject]
    /// What is given for the period.
    let givens: Set<InputKey>
    /// Inputs that are maps themselves.
    let maps: Set<InputKey>

    package init(_ periodCase: PeriodCase) {
        unit = periodCase.unit
        let schema = periodCase.program.schema
        table = InputTable(schema, periodUnit: periodCase.unit)
        subjects = periodCase.subjects.map { subject in
            switch subject {
            case .role(_, let role): Subject(key: .role(role), unit: schema[role].unitFact.map { .fact($0) })
            case .fact(_, let fact): Subject(key: .fact(fact), unit: nil)
            }
        }
        givens = Set(periodCase.givens.map { .fact($0) })
        maps = Set(
            schema.facts.filter { $0.key != nil }.map { .fact($0.id) }
                + schema.roles.filter { $0.key != nil }.map { .role($0.id) })
    }

    /// One of what tells the cases apart.
    struct Subject: Hashable {
        let key: InputKey
        let unit: InputKey?

        /// Whether one of some inputs tells it.
        func isNamed(by inputs: Set<InputKey>) -> Bool {
            inputs.contains(key) || unit.map { inputs.contains($0) } == true
        }
    }

    /// Whether a document names all of what tells the cases apart.
    func isNamed(by document: InputDocument) -> Bool {
        let inputs = inputs(of: document)
        return subjects.allSatisfy { $0.isNamed(by: inputs) }
    }

    /// The keys at the root of a document under which stand maps by the one subject of the cases, where something that is
    /// given for the period is among them and the document does not name the subject itself; else none.
    func keysBySubject(in document: InputDocument) -> [Int] {
        guard subjects.count == 1, !isNamed(by: document) else { return [] }
        var isGiven = false
        let keys = document.rootKeys.filter { part in
            guard document.parts[document.next(part)].shape == .map,
                case .input(let input)? = table.target(of: document.text(part)), !maps.contains(input)
            else { return false }
            isGiven = isGiven || givens.contains(input)
            return true
        }
        return isGiven ? keys : []
    }

    /// The inputs that a document names.
    func inputs(of document: InputDocument) -> Set<InputKey> {
        Set(
            document.rootKeys.compactMap { part in
                if case .input(let input)? = table.target(of: document.text(part)) { input } else { nil }
            })
    }

    /// The names of what tells the cases apart.
    var subjectNames: [String] { subjects.map { table.name(of: $0.key) } }
}
