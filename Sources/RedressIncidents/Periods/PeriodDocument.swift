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

extension PolicyTable {
    /// The groups over a period that a document of such a period is about, by their places; or what is missing.
    ///
    /// A document is about a group if it names one of each of the group's subjects and gives something that is given
    /// for it; of groups of which one has all the subjects of another, about the one with more. A document that gives nothing
    /// is about those with the most subjects.
    func casesServed(by document: InputDocument, _ unit: Period.Kind) -> [Int] {
        let candidates = cases.indices.filter { index in
            cases[index].unit == unit && Set(cases[index].subjects).isSubset(of: cases[index].inputs(of: document))
        }
        let speaking = candidates.filter { !cases[$0].givens.isDisjoint(with: cases[$0].inputs(of: document)) }
        guard !speaking.isEmpty else {
            let most = candidates.map { cases[$0].subjects.count }.max()
            return candidates.filter { cases[$0].subjects.count == most }
        }
        return speaking.filter { index in
            let own = Set(cases[index].subjectNames)
            return !speaking.contains { own.isStrictSubset(of: cases[$0].subjectNames) }
        }
    }
}
