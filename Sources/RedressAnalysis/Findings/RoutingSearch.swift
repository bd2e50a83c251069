import RedressEngine
import RedressModel

/// Slots that nobody may be left to take, or that may fall to somebody whom another slot excludes, and escalation that
/// comes back to where it began.
///
/// Roles are held by different people unless one `may be` another; anybody may be away unless `always there`. A route
/// ends safely in such a role, in a team or company, or in nobody.
struct RoutingSearch {
    private let scene: SymbolicScene
    private let witnesses: WitnessSearch

    init(_ scene: SymbolicScene, _ witnesses: WitnessSearch) {
        self.scene = scene
        self.witnesses = witnesses
    }

    private var program: Program { scene.program }

    /// Adds what is found about routes whose rows some incident reaches.
    func add(to report: inout AnalysisReport, reached: Set<RowID>) {
        for route in program.routes {
            let group = program.groups[route.group.index]
            for index in group.rows.indices where reached.contains(RowID(group: group.id, index: index)) {
                let row = RowID(group: group.id, index: index)
                for item in group.rows[index].items {
                    guard case .who(let alternatives) = item.kind else { continue }
                    if !endsSafely(alternatives, route) { addDeadEnd(row, alternatives, route, to: &report) }
                    addConflicts(row, alternatives, route, to: &report)
                }
            }
        }
        addCycles(to: &report)
    }

    // MARK: - Dead ends

    private func endsSafely(_ alternatives: [Assignment], _ route: Route) -> Bool {
        alternatives.contains { alternative in
            switch alternative {
            case .nobody: true
            case .all, .anyOf:
                // A table may name any role, so only what is written is judged.
                !alternative.terms.isEmpty || alternative.roles.contains { isSafe($0, route) }
            }
        }
    }

    private func isSafe(_ id: RoleID, _ route: Route) -> Bool {
        let role = program.schema[id]
        guard !route.exclusions.contains(where: { mayBeSame(id, $0.role) }) else { return false }
        switch role.kind {
        case .team, .company: return true
        case .one, .several: return role.isAlwaysThere || role.unitFact != nil || role.tableOf != nil
        }
    }

    private func mayBeSame(_ one: RoleID, _ other: RoleID) -> Bool { program.schema.mayBeOnePerson(one, other) }

    private func addDeadEnd(
        _ row: RowID, _ alternatives: [Assignment], _ route: Route, to report: inout AnalysisReport
    ) {
        let counts = scene.pool.all(scene.scope(), scene.counts(row, at: .group(row.group)).holds)
        // Where another row counts too the slot may stay open for that; alone the row fills it.
        let others = program.groups[row.group.index].rows.indices.map { RowID(group: row.group, index: $0) }
            .filter { $0 != row }.map { scene.pool.not(scene.counts($0, at: .group(row.group)).holds) }
        let questions = [scene.pool.all([counts] + others), counts]
        let decider = Decider(scene, questions)
        defer { report.tally.add(decider, to: .routing) }
        var reason: UndecidedQuestion.Reason?
        for question in questions {
            switch decider.find(question) {
            case .nowhere: continue
            case .undecided: reason = .steps
            case .found(let point):
                if let incident = deadEnd(at: point, alternatives, route) {
                    report.findings.append(
                        AnalysisFinding(kind: .routingDeadEnd(route.id), rows: [row], witnesses: [incident]))
                    return
                }
                reason = .outsideFragment
            }
        }
        if let reason { report.undecided.append(UndecidedQuestion(rows: [row], reason: reason)) }
    }

    /// An incident near a point in which everybody is away whom a row names, and nobody takes the slot.
    private func deadEnd(at point: Point, _ alternatives: [Assignment], _ route: Route) -> IncidentRow? {
        for point in [point.withoutGiven, point] {
            var incident = witnesses.builder.incident(at: point)
            for role in alternatives.flatMap(\.roles) { incident.people[role.index] = .named([]) }
            let outcome = witnesses.decide(incident).routes.first { $0.route == route.id }
            if outcome?.isDeadEnd == true { return incident }
        }
        return nil
    }

    // MARK: - Conflicts of interest

    private func addConflicts(
        _ row: RowID, _ alternatives: [Assignment], _ route: Route, to report: inout AnalysisReport
    ) {
        let excluded = Set(program.routes.filter { $0.id != route.id }.flatMap(\.exclusions).map(\.role))
        let own = route.exclusions.map(\.role)
        for role in alternatives.flatMap(\.roles) {
            guard let other = excluded.sorted().first(where: { mayBeSame(role, $0) }),
                !own.contains(where: { mayBeSame(role, $0) })
            else { continue }
            report.findings.append(AnalysisFinding(kind: .conflictOfInterest(route.id, other), rows: [row]))
        }
    }

    // MARK: - Escalation in a circle

    /// From whom a matter goes up to whom when it is late.
    private var escalations: [(from: RoleID, to: RoleID, row: RowID)] {
        program.deadlines.flatMap { deadline -> [(from: RoleID, to: RoleID, row: RowID)] in
            guard let lateID = deadline.lateGroup else { return [] }
            let owners = program.groups[deadline.group.index].rows.flatMap(\.items).flatMap { item -> [RoleID] in
                if case .limit(let due) = item.kind { due.by.flatMap(\.roles) } else { [] }
            }
            return program.groups[lateID.index].rows.indices.flatMap {
                index -> [(from: RoleID, to: RoleID, row: RowID)] in
                let row = RowID(group: lateID, index: index)
                return program[row].items.flatMap { item -> [(from: RoleID, to: RoleID, row: RowID)] in
                    guard case .escalate(let targets) = item.kind else { return [] }
                    return owners.flatMap { owner in targets.filter { $0 != owner }.map { (owner, $0, row) } }
                }
            }
        }
    }

    private func addCycles(to report: inout AnalysisReport) {
        let edges = escalations
        var reported: Set<Set<RoleID>> = []
        for start in edges {
            guard let (roles, rows) = circle(from: start, edges), reported.insert(Set(roles)).inserted else { continue }
            report.findings.append(
                AnalysisFinding(kind: .routingCycle(roles + [roles[0]]), rows: Array(Set(rows)).sorted()))
        }
    }

    /// The shortest way back to where a matter began.
    private func circle(
        from start: (from: RoleID, to: RoleID, row: RowID), _ edges: [(from: RoleID, to: RoleID, row: RowID)]
    ) -> (roles: [RoleID], rows: [RowID])? {
        var open: [(roles: [RoleID], rows: [RowID])] = [([start.from, start.to], [start.row])]
        var seen: Set<RoleID> = [start.to]
        while !open.isEmpty {
            let (roles, rows) = open.removeFirst()
            for edge in edges where edge.from == roles[roles.count - 1] {
                if edge.to == start.from { return (roles, rows + [edge.row]) }
                if seen.insert(edge.to).inserted { open.append((roles + [edge.to], rows + [edge.row])) }
            }
        }
        return nil
    }
}

extension Schema {
    /// Whether one person may hold both roles.
    func mayBeOnePerson(_ one: RoleID, _ other: RoleID) -> Bool {
        let (left, right) = (self[one], self[other])
        return one == other || left.mayBe.contains(other) || right.mayBe.contains(one) || left.sameAs == other
            || right.sameAs == one
    }
}
