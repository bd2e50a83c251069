import RedressModel

/// An alternative with its terms worked out: the roles of which it speaks.
struct Alternative: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case all, anyOf, nobody
    }

    let kind: Kind
    /// As written, each once.
    let roles: [RoleID]
    /// Whether a role is still unknown.
    let isOpen: Bool

    /// Whether it names the same roles, in whatever order, for the same.
    func namesLike(_ other: Alternative) -> Bool {
        kind == other.kind && isOpen == other.isOpen && Set(roles) == Set(other.roles)
    }
}

/// Who takes a slot or owes an obligation.
struct Taking: Hashable, Sendable {
    /// Those that take it together; empty for nobody, or while people have yet to choose.
    var roles: [RoleID] = []
    /// Those among which people choose: two or more.
    var candidates: [RoleID] = []
    var passedOver: [RouteOutcome.PassedOver] = []
    /// Those that come next if these are not there.
    var next: [RoleID] = []
    /// Whether every alternative is away or excluded.
    var isDeadEnd = false
    /// Whether it is still unknown who comes next.
    var isNextOpen = false

    /// Whether the same take it, whoever was passed over and comes next.
    func isTakenLike(_ other: Taking) -> Bool {
        roles == other.roles && candidates == other.candidates && isDeadEnd == other.isDeadEnd
    }

    /// What two ways of coming to the same have in common.
    func merged(with other: Taking) -> Taking {
        var merged = self
        merged.passedOver = passedOver.commonPrefix(other.passedOver)
        merged.next = next.commonPrefix(other.next)
        merged.isNextOpen = isNextOpen || other.isNextOpen
        return merged
    }
}

/// Picks those who are there, of alternatives that are tried in order.
struct Candidates {
    let staffing: Staffing
    /// Who may not be picked.
    private let excluded: Excluded
    /// The element at hand, for roles that are held for each.
    let ground: Ground?

    /// Without the people of some roles.
    init(_ staffing: Staffing, exclusions: [RoleID] = [], at ground: Ground? = nil) {
        self.staffing = staffing
        excluded = staffing.excluded(by: exclusions, at: ground)
        self.ground = ground
    }

    /// The alternatives with their terms worked out. A term that is none names nobody.
    func alternatives(_ assignments: [Assignment], value: (Term) -> Value) -> [Alternative] {
        assignments.map { assignment in
            switch assignment {
            case .nobody: Alternative(kind: .nobody, roles: [], isOpen: false)
            case .all(let assignees): alternative(.all, assignees, value)
            case .anyOf(let assignees): alternative(.anyOf, assignees, value)
            }
        }
    }

    private func alternative(
        _ kind: Alternative.Kind, _ assignees: [Assignee], _ value: (Term) -> Value
    ) -> Alternative {
        var roles: [RoleID] = []
        var isOpen = false
        for assignee in assignees {
            switch assignee {
            case .role(let role): if !roles.contains(role) { roles.append(role) }
            case .term(let term):
                switch value(term) {
                case .none: continue
                case .text(let name):
                    guard let role = staffing.role(named: name) else { continue }
                    if !roles.contains(role) { roles.append(role) }
                case .unknown, .yesNo, .word, .set, .number, .date, .instant, .otherText, .map: isOpen = true
                }
            }
        }
        return Alternative(kind: kind, roles: roles, isOpen: isOpen)
    }

    /// Who takes it: the first alternative of which somebody is there and not excluded. Of people who take it together
    /// those who are there do; people choose only among two or more. nil while the roles to try are unknown.
    func taking(_ alternatives: [Alternative]) -> Taking? {
        var taking = Taking()
        for (place, alternative) in alternatives.enumerated() {
            if alternative.kind == .nobody { return taking }
            if alternative.isOpen { return nil }
            var there: [RoleID] = []
            for role in alternative.roles {
                guard let reason = reasonAgainst(role) else {
                    there.append(role)
                    continue
                }
                if !taking.passedOver.contains(where: { $0.role == role }) {
                    taking.passedOver.append(RouteOutcome.PassedOver(role: role, because: reason))
                }
            }
            guard !there.isEmpty else { continue }
            if alternative.kind == .anyOf, there.count > 1 { taking.candidates = there } else { taking.roles = there }
            addNext(alternatives[(place + 1)...], to: &taking)
            return taking
        }
        taking.isDeadEnd = true
        return taking
    }

    private func addNext(_ alternatives: ArraySlice<Alternative>, to taking: inout Taking) {
        for alternative in alternatives {
            if alternative.kind == .nobody { return }
            for role in alternative.roles
            where reasonAgainst(role) == nil && !taking.next.contains(role) && !taking.roles.contains(role)
                && !taking.candidates.contains(role)
            {
                taking.next.append(role)
            }
            guard !alternative.isOpen else {
                taking.isNextOpen = true
                return
            }
        }
    }

    /// Why a role cannot take it; nil where it can.
    private func reasonAgainst(_ role: RoleID) -> RouteOutcome.Reason? {
        if staffing.isExcluded(role, by: excluded, at: ground) { return .excluded }
        return staffing.isThere(role, at: ground) ? nil : .absent
    }
}

// MARK: - Presence and exclusion

/// Who may not be picked, by name and by role.
struct Excluded: Hashable, Sendable {
    var names: Set<String> = []
    var roles: Set<RoleID> = []

    var isEmpty: Bool { names.isEmpty && roles.isEmpty }
}

extension Staffing {
    /// The role of a name or title.
    func role(named name: String) -> RoleID? {
        (schema.roles.first { $0.name == name } ?? schema.roles.first { $0.title == name })?.id
    }

    /// Whether somebody of a role is there, or may be: the incident does not say that nobody fills it, and the roster
    /// does not say that all who do are away. Whom the incident names is there.
    func isThere(_ role: RoleID, at ground: Ground? = nil) -> Bool {
        let holder = holder(of: role, at: ground)
        switch own(holder, at: ground) {
        case .named(let names): return !names.isEmpty
        case .unnamed: return row.absent[holder] == nil
        }
    }

    /// The people of the excluded roles: their names, and the roles that an entry names in place of a person.
    func excluded(by exclusions: [RoleID], at ground: Ground? = nil) -> Excluded {
        var excluded = Excluded()
        for exclusion in exclusions {
            excluded.roles.insert(holder(of: exclusion, at: ground))
            for name in names(exclusion, at: ground) {
                excluded.names.insert(name)
                guard let role = role(named: name) else { continue }
                excluded.roles.insert(holder(of: role, at: ground))
                excluded.names.formUnion(names(role, at: ground))
            }
        }
        return excluded
    }

    /// Whether a role is excluded: itself, or all people who fill it.
    func isExcluded(_ role: RoleID, by excluded: Excluded, at ground: Ground? = nil) -> Bool {
        if excluded.isEmpty { return false }
        if excluded.roles.contains(holder(of: role, at: ground)) { return true }
        let names = names(role, at: ground)
        return !names.isEmpty && names.allSatisfy(excluded.names.contains)
    }

    /// The people of some roles, without those whom the exclusions name.
    func names(_ roles: [RoleID], without exclusions: [RoleID]) -> [String] {
        let excluded = excluded(by: exclusions).names
        return names(roles).filter { !excluded.contains($0) }
    }

    /// Those who are excluded: the people of a role, and for an entry that names a role the people of that one.
    func excludedPeople(_ exclusion: RoleID) -> [String] {
        var seen: Set<String> = []
        return names(exclusion).flatMap { name in
            guard let role = role(named: name), case .named(let names) = people(role), !names.isEmpty else {
                return [name]
            }
            return names
        }.filter { seen.insert($0).inserted }
    }
}

extension Array where Element: Equatable {
    /// The elements with which both begin.
    fileprivate func commonPrefix(_ other: [Element]) -> [Element] {
        Array(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
