import RedressDiagnostics
import RedressModel
import RedressSyntax

/// What the policy decides and conditions read: derived values, slots and deadlines, and which of them each needs.
struct DecisionOrder {
    /// The derived values, then the slots, then the deadlines.
    let names: [Name]
    let needs: [[Int]]
    let ordering: Ordering
    private let derivedCount: Int
    private let routeCount: Int

    init(_ checker: PolicyChecker, _ groups: [Group], _ deadlines: [Deadline], _ routes: [Route]) {
        derivedCount = checker.derived.count
        routeCount = routes.count
        names =
            checker.derived.map(\.name) + checker.routes.map(\.syntax.name) + checker.deadlines.map(\.syntax.name)
        var reads = checker.derived.map { checker.reads($0, groups) }
        for route in routes {
            var own = TermReads()
            own.visit(groups[route.group.index], roles: checker.roles)
            for exclusion in route.exclusions { own.visit(exclusion.role, roles: checker.roles) }
            reads.append(own)
        }
        for deadline in deadlines {
            var own = TermReads()
            own.visit(groups[deadline.group.index], roles: checker.roles)
            own.visit(deadline)
            reads.append(own)
        }
        let (first, second) = (derivedCount, derivedCount + routeCount)
        needs = reads.map { Self.nodes($0, first, second) }
        ordering = Ordering(needs)
    }

    private static func nodes(_ reads: TermReads, _ routes: Int, _ deadlines: Int) -> [Int] {
        reads.derived.map(\.index).sorted() + reads.routes.map { routes + $0.index }.sorted()
            + reads.deadlines.map { deadlines + $0.index }.sorted()
    }

    /// The derived values, each after those it needs, whatever stands between.
    var derived: [Int] { ordering.sorted.filter { $0 < derivedCount } }

    /// A deadline that is needed to know something, directly or through others; nil where none is.
    func deadline(behind reads: TermReads) -> Name? {
        let firstDeadline = derivedCount + routeCount
        var open = Self.nodes(reads, derivedCount, firstDeadline)
        var seen = Set(open)
        while let node = open.popLast() {
            if node >= firstDeadline { return names[node] }
            for next in needs[node] where seen.insert(next).inserted { open.append(next) }
        }
        return nil
    }
}
