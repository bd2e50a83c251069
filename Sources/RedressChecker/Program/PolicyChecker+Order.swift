import RedressDiagnostics
import RedressModel

/// The order in which derived values and defaults are worked out.
extension PolicyChecker {
    /// Orders definitions and defaults; circles are reported. Gives the facts whose default is an expression over
    /// other facts, each after those it reads.
    func orderDefinitions(_ groups: [Group]) -> [FactID] {
        let ordering = Ordering(derived.map { draft in reads(draft, groups).derived.map(\.index).sorted() })
        for cycle in ordering.cycles where !cycle.allSatisfy({ cyclicDefinitions.contains(DerivedID($0)) }) {
            report(.cyclicDefinition(cycle.map { derived[$0].name }))
        }
        if derivedOrder == nil, ordering.sorted != Array(derived.indices) { wantedOrder = ordering.sorted }
        let defaults = Ordering(
            facts.map { fact in
                var reads = TermReads()
                if let term = fact.defaultValue { reads.visit(term) }
                return reads.facts.map(\.index).sorted()
            })
        for cycle in defaults.cycles { report(.cyclicDefinition(cycle.map { facts[$0].name })) }
        return defaults.sorted.filter { index in
            if case .constant? = facts[index].defaultValue { return false }
            return facts[index].defaultValue != nil
        }.map { FactID($0) }
    }

    /// What a derived value reads.
    func reads(_ draft: DraftDerived, _ groups: [Group]) -> TermReads {
        var reads = TermReads()
        switch draft.source {
        case .definition:
            if let term = draft.term { reads.visit(term) }
        case .rows(let id, _):
            let group = groups[id.index]
            reads.visit(group.guardCondition)
            for row in group.rows {
                if case .when(let condition) = row.condition { reads.visit(condition) }
                for override in row.overrides { reads.visit(override.guardCondition) }
                for item in row.items {
                    reads.visit(item.guardCondition)
                    if case .value(let term) = item.kind { reads.visit(term) }
                }
            }
        }
        return reads
    }
}
