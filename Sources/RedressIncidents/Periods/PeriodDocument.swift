package import RedressDiagnostics
package import RedressModel
package import RedressTime

/// The inputs of a period, typed for each group over a period that they are about.
package struct PeriodDocument: Sendable {
    /// What the document calls itself, or file name and number.
    package let id: String
    /// The index of its policy among those that the reader has.
    package let policy: Int
    package let period: Period
    package let span: Span
    /// For each group that it is about, the index of the group and the row of its case.
    package let rows: [(caseIndex: Int, row: IncidentRow)]
}

extension InputDocument {
    /// The key of a period that the map at the root has, where a policy's incidents have no input of that name.
    func periodKey(_ tables: [InputTable]) -> (unit: Period.Kind, part: Int)? {
        for part in rootKeys {
            let text = text(part)
            guard let key = InputTable.ReservedKey.allCases.first(where: { $0.names.contains(text) }),
                let unit = key.period
            else { continue }
            let isTaken = tables.contains { table in
                if case .input? = table.target(of: text) { true } else { false }
            }
            if !isTaken { return (unit, part) }
        }
        return nil
    }
}

/// The groups that a document is about.
enum ServedCases {
    /// By their places.
    case some([Int])
    /// None; the names of what it would have to say, for each group that it may be about.
    case lacking([[String]])
}

extension PolicyTable {
    /// The groups over a period that a document of such a period is about.
    ///
    /// A document is about a group if it names one of each of the group's subjects and gives something that is given
    /// for it; of groups of which one has all the subjects of another, about the one with more. A document that gives nothing
    /// is about those with the most subjects.
    func casesServed(by document: InputDocument, _ unit: Period.Kind) -> ServedCases {
        let all = cases.indices.filter { cases[$0].unit == unit }
        let speaking = all.filter { !cases[$0].givens.isDisjoint(with: cases[$0].inputs(of: document)) }
        let named = all.filter { cases[$0].isNamed(by: document) }
        let both = speaking.filter { named.contains($0) }
        guard both.isEmpty else {
            return .some(
                both.filter { index in
                    let own = Set(cases[index].subjectNames)
                    return !both.contains { own.isStrictSubset(of: cases[$0].subjectNames) }
                })
        }
        if !speaking.isEmpty { return .lacking(speaking.map { cases[$0].subjectNames }) }
        let most = named.map { cases[$0].subjects.count }.max()
        return named.isEmpty
            ? .lacking(all.map { cases[$0].subjectNames }) : .some(named.filter { cases[$0].subjects.count == most })
    }
}
