import RedressModel

/// The terms of an item that name whom it assigns, lowered.
typealias CompiledTerms = [Term: CompiledTerm]

// MARK: - Who takes a slot

extension Machine {
    /// Who takes a slot. Its rows are tried when it is first asked for; what they read has been worked out by then.
    mutating func route(_ id: RouteID) -> RouteState {
        if let known = routes[id.index] { return known }
        // It may be asked for while an element is at hand, which is none of its rows' business.
        let (outer, low, high) = (element, self.low[program.elementSlot], self.high[program.elementSlot])
        leave()
        let state = tried(program.wiring.program.routes[id.index])
        element = outer
        self.low[program.elementSlot] = low
        self.high[program.elementSlot] = high
        routes[id.index] = state
        return state
    }

    /// The slot as a value. Where the people of the incident are not at hand, nobody knows.
    mutating func routeValue(_ id: RouteID) -> Value {
        knowsPeople ? route(id).value(in: program.wiring.program.schema) : .unknown
    }

    private mutating func tried(_ route: Route) -> RouteState {
        guard let place = program.groupPlaces[route.group] else { return RouteState(truth: .fails) }
        let group = program.groups[place]
        var matches: [Match] = []
        for row in group.rows {
            let truth = run(program.shapes[row].code)
            if truth != .fails { matches.append(Match(row: Int32(row), spot: -1, truth: truth)) }
        }
        settle(&matches)
        let picker = Candidates(staffing, exclusions: route.exclusions.map(\.role))
        var offers: [RouteOffer] = []
        var copies: [RouteState.Copy] = []
        for match in matches {
            let row = program.rows[Int(match.row)]
            copies += self.copies(row, match.truth, in: group.group)
            for item in row.items {
                guard case .who(let assignments) = item.kind else { continue }
                let truth = match.truth && itemHolds(item, at: -1, in: group.group)
                guard truth != .fails else { continue }
                let alternatives = picker.alternatives(assignments) { term in
                    item.terms[term].map { value($0) } ?? .unknown
                }
                offers.append(
                    RouteOffer(
                        row: row.id, isCertain: truth == .holds, assignments: assignments, alternatives: alternatives))
            }
        }
        var state = settled(offers, route, group.group, picker)
        state.copies = copies
        return state
    }

    /// Who gets a copy by a row that counts so far as given.
    private mutating func copies(_ row: CompiledRow, _ counts: Truth, in group: Group) -> [RouteState.Copy] {
        var found: [RouteState.Copy] = []
        var gives = Truth.fails
        for (place, item) in row.items.enumerated() {
            switch item.kind {
            case .who: gives = gives || counts && itemHolds(item, at: -1, in: group)
            case .copy(let roles, let sources):
                let truth = gives && itemHolds(item, at: -1, in: group)
                guard truth != .fails else { continue }
                found.append(
                    RouteState.Copy(roles: roles, sources: sources, truth: truth, row: row.id, item: place))
            case .value, .limit, .money, .sanction, .notify, .record, .remedy, .escalate, .approval, .reopen, .void:
                continue
            }
        }
        return found
    }

    private func settled(
        _ offers: [RouteOffer], _ route: Route, _ group: Group, _ picker: Candidates
    ) -> RouteState {
        guard !offers.isEmpty else { return RouteState(truth: .fails) }
        let certain = offers.filter(\.isCertain)
        let rows = Set(offers.map(\.row)).count
        var clash: Conflict.Kind?
        if group.hitPolicy == .unique, rows > 1 {
            guard Set(certain.map(\.row)).count > 1 else { return RouteState(truth: .unknown, row: offers[0].row) }
            clash = .notUnique
        } else if certain.indices.contains(where: { place in
            certain[..<place].contains { $0.namesLike(certain[place]) == .fails }
        }) {
            clash = .route(route.id)
        }
        if let clash {
            let parties = certain.map { Conflict.Party(row: $0.row, fen: nil, sanctions: [], value: nil) }
            let conflict = Conflict(kind: clash, role: nil, ground: .group(group.id), parties: parties)
            return RouteState(truth: .unknown, conflict: conflict)
        }
        for one in certain {
            guard offers.allSatisfy({ one.namesLike($0) == .holds }) else { continue }
            return RouteState(truth: .holds, taking: picker.taking(one.alternatives), row: one.row)
        }
        return RouteState(truth: .unknown, row: offers[0].row)
    }
}

extension Machine {
    /// Who fills the roles, tables that stand for roles having the values worked out so far.
    var staffing: Staffing {
        Staffing(schema: program.wiring.program.schema, row: world.row) { derived[$0.index].value }
    }
}
