import RedressModel

/// What is known of who takes a slot.
struct RouteState: Hashable, Sendable {
    /// Whether a row says who takes it; where none does, nobody takes it.
    var truth: Truth
    /// nil while it is unknown who takes it, or contradictory.
    var taking: Taking?
    /// The row that says so.
    var row: RowID?
    /// The rows that contradict one another about it.
    var conflict: Conflict?
    /// Who gets a copy, by the rows that give the slot.
    var copies: [Copy] = []

    /// A copy, and whether it goes out.
    struct Copy: Hashable, Sendable {
        let roles: [RoleID]
        let sources: [String]
        let truth: Truth
        let row: RowID
        /// The item of the row.
        let item: Int
    }

    /// The slot as a value: the name of the role that takes it, none for nobody; unknown where people have yet to
    /// choose or to find somebody, and where several take it together.
    func value(in schema: Schema) -> Value {
        switch truth {
        case .fails: return .none
        case .unknown: return .unknown
        case .holds: break
        }
        guard let taking, taking.candidates.isEmpty, !taking.isDeadEnd else { return .unknown }
        guard let role = taking.roles.first else { return .none }
        return taking.roles.count == 1 ? .text(schema[role].name) : .unknown
    }

    /// Adds what it says to the units of a part.
    func add(_ id: RouteID, to list: inout UnitList) {
        if let conflict {
            let key = ConflictKey(kind: conflict.kind, role: nil, ground: conflict.ground)
            list.add(
                .conflict(key), UnitState(truth: .holds, parties: conflict.parties, row: conflict.parties.first?.row))
            return
        }
        let isKnown = taking.map { !$0.isNextOpen } ?? false
        list.add(
            .route(id), UnitState(truth: truth == .holds && !isKnown ? .unknown : truth, taking: taking, row: row))
        addCopies(id, to: &list)
    }

    /// Where nobody takes the slot there is nothing to copy; a slot for which somebody has yet to be found is given.
    private func addCopies(_ id: RouteID, to list: inout UnitList) {
        if let taking, taking.roles.isEmpty, taking.candidates.isEmpty, !taking.isDeadEnd { return }
        for copy in copies {
            let content = UnitedKey.Content.copy(id, copy.roles, sources: copy.sources)
            list.add(
                .united(UnitedKey(group: copy.row.group, content: content)),
                UnitState(truth: copy.truth, row: copy.row, item: copy.item))
        }
    }
}

/// One row's say about a slot.
struct RouteOffer {
    let row: RowID
    let isCertain: Bool
    let assignments: [Assignment]
    let alternatives: [Alternative]

    /// Whether two rows name the same candidates; two that say it in the same words do, whatever is unknown.
    func namesLike(_ other: RouteOffer) -> Truth {
        if assignments == other.assignments { return .holds }
        if (alternatives + other.alternatives).contains(where: \.isOpen) { return .unknown }
        return Truth(
            alternatives.count == other.alternatives.count
                && zip(alternatives, other.alternatives).allSatisfy { $0.namesLike($1) })
    }
}
