import RedressModel

// MARK: - Who takes the slots

extension Assembly {
    /// Who takes each slot, in the order declared, and who may not.
    mutating func addRoutes() {
        for summary in findings.summaries {
            guard case .route(let id) = summary.key else { continue }
            let route = program.routes[id.index]
            addExclusions(of: route)
            if summary.isAlways, let taking = summary.taking, let row = summary.row {
                add(taking, of: route, for: row)
            } else if let row = summary.row {
                let (need, missing) = need(of: summary)
                decision.pending.append(
                    PendingOutcome(
                        kind: .route, roles: summary.takers,
                        persons: staffing.names(summary.takers, without: route.exclusions.map(\.role)), sanction: nil,
                        what: route.name, minimum: nil, maximum: nil, need: need, missing: missing,
                        ground: .group(route.group), row: row))
            }
        }
    }

    private mutating func add(_ taking: Taking, of route: Route, for row: RowID) {
        let exclusions = route.exclusions.map(\.role)
        decision.routes.append(
            RouteOutcome(
                route: route.id, roles: taking.roles, persons: staffing.names(taking.roles, without: exclusions),
                candidates: taking.candidates, passedOver: taking.passedOver, next: taking.next,
                isDeadEnd: taking.isDeadEnd, row: row))
        if taking.isDeadEnd {
            decision.pending.append(
                PendingOutcome(
                    kind: .route, roles: [], persons: [], sanction: nil, what: route.name, minimum: nil, maximum: nil,
                    need: .choice, missing: [], ground: .group(route.group), row: row))
        }
        // Who it is matters where it may be one of those excluded.
        let mayBeExcluded = exclusions.filter { !staffing.names($0).isEmpty }.flatMap { program.schema[$0].mayBe }
        for role in taking.roles where mayBeExcluded.contains(role) && staffing.mustBeNamed(role) {
            ask(.role(role), for: row)
        }
    }

    private mutating func addExclusions(of route: Route) {
        for exclusion in route.exclusions {
            let persons = staffing.excludedPeople(exclusion.role)
            guard !persons.isEmpty else { continue }
            decision.excluded.append(ExclusionOutcome(route: route.id, role: exclusion.role, persons: persons))
        }
    }

    /// Whether all those to whom an incident would go up have a slot of it already, as roles or as the same people.
    func haveIt(_ roles: [RoleID]) -> Bool {
        roles.allSatisfy { role in
            let names = staffing.names(role)
            return decision.routes.contains { route in
                route.roles.contains(role) || !names.isEmpty && names.allSatisfy(route.persons.contains)
            }
        }
    }
}
