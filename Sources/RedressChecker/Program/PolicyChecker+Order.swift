import RedressDiagnostics
import RedressModel
import RedressSyntax

/// The order in which derived values, slots, deadlines and defaults are worked out.
extension PolicyChecker {
    /// Orders what the policy decides; circles are reported, and so is what must be known before any deadline is.
    func orderDecisions(_ groups: [Group], _ deadlines: [Deadline], _ routes: [Route], scope: Condition) {
        let order = DecisionOrder(self, groups, deadlines, routes)
        for cycle in order.ordering.cycles {
            let isReported = cycle.allSatisfy { $0 < derived.count && cyclicDefinitions.contains(DerivedID($0)) }
            if !isReported { report(.cyclicDefinition(cycle.map { order.names[$0] })) }
        }
        if derivedOrder == nil, order.derived != Array(derived.indices) { wantedOrder = order.derived }
        var read = TermReads()
        read.visit(scope)
        if let name = order.deadline(behind: read), let span = scopeSpan {
            report(.deadlineInScope(span, deadline: name))
        }
        checkVoids(groups, order)
    }

    private var scopeSpan: Span? {
        for clause in section.policy.clauses {
            if case .scope(let expression) = clause.kind { return expression.span }
        }
        return nil
    }

    /// What voids an incident may not read deadlines: a void incident has none.
    private func checkVoids(_ groups: [Group], _ order: DecisionOrder) {
        for group in groups {
            for (index, row) in group.rows.enumerated() {
                for item in row.items {
                    guard case .void = item.kind else { continue }
                    var reads = TermReads()
                    reads.visit(group.guardCondition)
                    reads.visit(item.guardCondition)
                    visit(row, RowID(group: group.id, index: index), groups, into: &reads)
                    guard let name = order.deadline(behind: reads) else { continue }
                    report(.voidReadsDeadline(item.span, deadline: name))
                }
            }
        }
    }

    /// What decides whether a row counts: its condition, for `otherwise` those of the others, and rows that override it.
    private func visit(_ row: Row, _ id: RowID, _ groups: [Group], into reads: inout TermReads) {
        reads.visit(row.condition)
        if case .otherwise = row.condition {
            for other in groups[id.group.index].rows { reads.visit(other.condition) }
        }
        for group in groups {
            for other in group.rows {
                for override in other.overrides where override.row == id {
                    reads.visit(override.guardCondition)
                    reads.visit(other.condition)
                    reads.visit(group.guardCondition)
                }
            }
        }
    }

    /// Orders defaults; circles are reported. Gives the facts whose default is an expression over other facts, each
    /// after those it reads.
    func orderDefaults() -> [FactID] {
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
        case .rows(let id, _): reads.visit(groups[id.index], roles: roles)
        }
        return reads
    }
}
