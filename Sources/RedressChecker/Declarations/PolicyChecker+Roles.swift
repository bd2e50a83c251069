import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Roles: who they are, and how they stand to one another.
extension PolicyChecker {
    /// Finds out kinds and relations of all roles, and checks the order of events, which needs nothing else.
    func resolveRoles() {
        checkEventOrder()
        for draft in roles {
            let index = draft.id.index
            switch draft.syntax.kind {
            case .one: roles[index].kind = .one
            case .several: roles[index].kind = .several
            case .team: roles[index].kind = .team
            case .company: roles[index].kind = .company
            case .alwaysThere: roles[index].isAlwaysThere = true
            case .perKey(let key): roles[index].key = mapKey(key)
            }
            for relation in draft.syntax.relations { resolve(relation, of: index) }
        }
        reportCycles { $0.sameAs }
        reportCycles { $0.reportsTo }
    }

    private func resolve(_ relation: RoleSyntax.Relation, of index: Int) {
        switch relation {
        case .sameAs(let name): resolveSame(name, of: index)
        case .mayBe(let others): roles[index].mayBe += others.compactMap { role($0) }
        case .reportsTo(let name): roles[index].reportsTo = role(name)
        }
    }

    /// `as`: another role, a table that gives one, or a fact whose value names a unit.
    private func resolveSame(_ name: Name, of index: Int) {
        if let other = names.index(of: name.text, .role) {
            roles[index].sameAs = RoleID(other)
        } else if let fact = names.index(of: name.text, .fact) {
            roles[index].unitFact = FactID(fact)
            switch facts[fact].shape {
            case .symbol, .set, .text, .error: if facts[fact].key == nil { return }
            case .yesNo, .number, .money, .date, .instant, .duration, .person, .role, .map: break
            }
            report(.notAUnitFact(name, shape: describe(facts[fact].shape)))
        } else if let table = names.index(of: name.text, .derived) {
            switch derived[table].shape {
            case .role, .error: roles[index].tableOf = DerivedID(table)
            case .yesNo, .symbol, .set, .number, .money, .text, .date, .instant, .duration, .person, .map:
                report(.notARoleTable(name, shape: describe(derived[table].shape)))
            }
        } else {
            reportUnknown(name, kinds: [.role, .fact, .derived])
        }
    }

    private func reportCycles(_ next: (DraftRole) -> RoleID?) {
        let needs = roles.map { role in next(role).map { [$0.index] } ?? [] }
        for cycle in Ordering(needs).cycles { report(.cyclicDefinition(cycle.map { roles[$0].name })) }
    }

    /// The role of a name; an unknown one is reported.
    func role(_ name: Name) -> RoleID? {
        if let index = names.index(of: name.text, .role) { return RoleID(index) }
        reportUnknown(name, kinds: [.role])
        return nil
    }
}
