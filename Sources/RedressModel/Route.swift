package import RedressDiagnostics

/// A slot (receives, handles, monitors …) and who takes it. Its rows hold one `.who` item each.
package struct Route: Sendable {
    package let id: RouteID
    package let name: String
    package let title: String?
    package let group: GroupID
    /// Roles whose people may not take the slot.
    package let exclusions: [Exclusion]
    package let span: Span

    package init(id: RouteID, name: String, title: String?, group: GroupID, exclusions: [Exclusion], span: Span) {
        self.id = id
        self.name = name
        self.title = title
        self.group = group
        self.exclusions = exclusions
        self.span = span
    }

    /// A role that `never` takes the slot, with the clauses that say so.
    package struct Exclusion: Hashable, Sendable {
        package let role: RoleID
        package let sources: [String]

        package init(role: RoleID, sources: [String]) {
            self.role = role
            self.sources = sources
        }
    }
}

/// One of the alternatives for a slot or an obligation; the next one is tried where nobody of it is there.
package enum Assignment: Hashable, Sendable {
    /// All of them together.
    case all([Assignee])
    /// People choose one.
    case anyOf([Assignee])
    case nobody
}

/// Somebody who can be assigned.
package enum Assignee: Hashable, Sendable {
    case role(RoleID)
    /// A table, or a fact of type role, whose value is the name of a role.
    case term(Term)
}

extension Assignment {
    /// Those of whom it speaks.
    private var assignees: [Assignee] {
        switch self {
        case .all(let assignees), .anyOf(let assignees): assignees
        case .nobody: []
        }
    }

    /// The roles that it names.
    package var roles: [RoleID] {
        assignees.compactMap { assignee in
            switch assignee {
            case .role(let role): role
            case .term: nil
            }
        }
    }

    /// The terms whose values name roles.
    package var terms: [Term] {
        assignees.compactMap { assignee in
            switch assignee {
            case .role: nil
            case .term(let term): term
            }
        }
    }
}
