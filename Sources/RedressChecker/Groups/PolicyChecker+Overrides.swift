import RedressDiagnostics
import RedressModel

/// Rows that override one another in a circle.
extension PolicyChecker {
    private struct Edge {
        let target: RowID
        let condition: Condition
    }

    /// How many steps the search for circles takes before it calls a circle possible unseen.
    private static let stepLimit = 20_000

    /// Reports each circle of precedence that can arise under the parameters as they are chosen.
    func checkOverrideCycles(_ groups: [Group]) {
        let folding = folding
        var edges: [RowID: [Edge]] = [:]
        for group in groups {
            for (index, row) in group.rows.enumerated() {
                let id = RowID(group: group.id, index: index)
                edges[id] = row.overrides.compactMap { override in
                    if folding.holds(override.guardCondition) == false { return nil }
                    return Edge(target: override.row, condition: override.guardCondition)
                }
            }
        }
        var reported: Set<Set<RowID>> = []
        var steps = 0
        for start in edges.keys.sorted() {
            var path: [RowID] = [start]
            search(from: start, to: start, edges, groups, parts: [], &path, &steps) { cycle in
                guard reported.insert(Set(cycle)).inserted else { return }
                report(.cyclicOverride(cycle.compactMap { rows[$0] }))
            }
        }
    }

    /// Walks rows not smaller than the start, so that each circle is met from its first row only.
    private func search(
        from row: RowID, to start: RowID, _ edges: [RowID: [Edge]], _ groups: [Group], parts: [Condition],
        _ path: inout [RowID], _ steps: inout Int, found: ([RowID]) -> Void
    ) {
        guard steps < Self.stepLimit else { return }
        let own = rowConditions(row, groups)
        for edge in edges[row] ?? [] {
            steps += 1
            let together = parts + own + edge.condition.conjuncts
            guard !Self.excludeEachOther(together) else { continue }
            if edge.target == start {
                found(path)
            } else if edge.target > start, !path.contains(edge.target) {
                path.append(edge.target)
                search(from: edge.target, to: start, edges, groups, parts: together, &path, &steps, found: found)
                path.removeLast()
            }
        }
    }

    private func rowConditions(_ id: RowID, _ groups: [Group]) -> [Condition] {
        let group = groups[id.group.index]
        guard case .when(let condition) = group.rows[id.index].condition else { return group.guardCondition.conjuncts }
        // Rows of a group for each element may meet on different elements.
        return group.iteration == nil ? condition.conjuncts + group.guardCondition.conjuncts : []
    }

    /// Whether conditions that must all hold plainly exclude each other: one and its negation, or two values for one
    /// thing.
    private static func excludeEachOther(_ parts: [Condition]) -> Bool {
        var values: [Term: Set<Int>] = [:]
        let all = Set(parts)
        for part in parts {
            if all.contains(.not(part)) { return true }
            guard case .atom(let atom) = part.kind else { continue }
            let (term, words): (Term, Set<Int>)
            switch atom {
            case .comparison(let left, .equal, .constant(.symbol(_, let index))): (term, words) = (left, [index])
            case .membership(let left, let indices): (term, words) = (left, Set(indices))
            case .truth, .comparison, .contains, .isEmpty, .known, .has, .deadline: continue
            }
            let left = values[term].map { $0.intersection(words) } ?? words
            if left.isEmpty { return true }
            values[term] = left
        }
        return false
    }
}
