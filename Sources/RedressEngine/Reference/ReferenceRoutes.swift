import RedressModel

// MARK: - Who takes a slot

extension ReferenceScene {
    /// Who takes a slot, by the rows that count.
    func route(_ id: RouteID) -> RouteState {
        if let known = routeMemo[id] { return known }
        let route = program.routes[id.index]
        var state = routeByRows(route)
        state.copies = copies(program.groups[route.group.index])
        routeMemo[id] = state
        return state
    }

    /// A copy goes out where a row counts that gives the slot, and the guard of the copy holds.
    private func copies(_ group: Group) -> [RouteState.Copy] {
        let ground = Ground.group(group.id)
        return group.rows.indices.flatMap { index -> [RouteState.Copy] in
            let row = RowID(group: group.id, index: index)
            let items = group.rows[index].items
            let gives = items.any { item in
                if case .who = item.kind { truth(item.guardCondition, at: ground) } else { .fails }
            }
            let counts = counts(row, at: ground) && gives
            return items.enumerated().compactMap { place, item in
                guard case .copy(let roles, let sources) = item.kind, counts != .fails else { return nil }
                let truth = counts && truth(item.guardCondition, at: ground)
                return RouteState.Copy(roles: roles, sources: sources, truth: truth, row: row, item: place)
            }
        }
    }

    private func routeByRows(_ route: Route) -> RouteState {
        let group = program.groups[route.group.index]
        let ground = Ground.group(group.id)
        let candidates = Candidates(staffing, exclusions: route.exclusions.map(\.role))
        var offers: [RouteOffer] = []
        for (index, row) in group.rows.enumerated() {
            let id = RowID(group: group.id, index: index)
            for item in row.items {
                guard case .who(let assignments) = item.kind else { continue }
                let truth = counts(id, at: ground) && truth(item.guardCondition, at: ground)
                guard truth != .fails else { continue }
                let alternatives = candidates.alternatives(assignments) { value($0, at: nil) }
                offers.append(
                    RouteOffer(
                        row: id, isCertain: truth == .holds, assignments: assignments, alternatives: alternatives))
            }
        }
        if offers.isEmpty { return RouteState(truth: .fails) }
        let certain = offers.filter(\.isCertain)
        func contradiction(_ kind: Conflict.Kind) -> RouteState {
            let parties = certain.map { Conflict.Party(row: $0.row, fen: nil, sanctions: [], value: nil) }
            return RouteState(
                truth: .unknown, conflict: Conflict(kind: kind, role: nil, ground: ground, parties: parties))
        }
        if group.hitPolicy == .unique, Set(offers.map(\.row)).count > 1 {
            return Set(certain.map(\.row)).count > 1
                ? contradiction(.notUnique) : RouteState(truth: .unknown, row: offers[0].row)
        }
        for one in certain where certain.contains(where: { one.namesLike($0) == .fails }) {
            return contradiction(.route(route.id))
        }
        let agreed = certain.first { one in offers.allSatisfy { one.namesLike($0) == .holds } }
        guard let agreed else { return RouteState(truth: .unknown, row: offers[0].row) }
        return RouteState(truth: .holds, taking: candidates.taking(agreed.alternatives), row: agreed.row)
    }
}
