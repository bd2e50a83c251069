import RedressDiagnostics
import RedressModel
import RedressSyntax

/// The declarations that a group over a period is checked among: those of the policy that say nothing of single
/// incidents, what is given for the period, the group itself, and what is `for` it.
struct PeriodSection {
    private let incidents: PolicyChecker
    private let group: PeriodGroup
    private let givenNames: Set<String>
    /// Facts of incidents that a case has as well: its subjects, what roles stand for, what maps are keyed by.
    private var sharedFacts: Set<String> = []
    private var sharedDefinitions: Set<String> = []

    /// `incidents` is the checker of the policy, whose names are declared.
    init(_ group: PeriodGroup, of incidents: PolicyChecker) {
        self.incidents = incidents
        self.group = group
        givenNames = Set(group.syntax.givens.flatMap { $0.syntax.names.map(\.text) })
        findSharedFacts()
        findSharedDefinitions()
    }

    /// The section, whose places are those of the policy's text.
    var section: PolicySection {
        let whole = incidents.section
        let clauses = whole.policy.clauses.filter { clause in
            switch clause.kind {
            case .effective, .issuer, .timezone, .currency, .calendar, .daysEnd, .rollsOver, .extends: true
            case .scope, .use, .invalid: false
            }
        }
        let policy = PolicySyntax(name: whole.policy.name, title: whole.policy.title, clauses: clauses)
        var declarations = whole.declarations.compactMap { shared($0) }
        declarations += group.syntax.givens.map { Declaration(.fact($0.syntax), span: $0.span) }
        declarations.append(Declaration(.group(group.syntax), span: group.span))
        declarations += group.companions
        return whole.with(declarations, policy: policy)
    }

    // MARK: What is shared

    private mutating func findSharedFacts() {
        func share(_ name: String) {
            if incidents.names.index(of: name, .fact) != nil, !givenNames.contains(name) { sharedFacts.insert(name) }
        }
        for name in group.syntax.subjects { share(name.text) }
        if let name = group.syntax.iterated { share(name.text) }
        for given in group.syntax.givens {
            if let key = given.syntax.type.key { share(key.text) }
        }
        for declaration in incidents.section.declarations {
            guard case .role(let syntax) = declaration.kind else { continue }
            if case .perKey(let key) = syntax.kind { share(key.text) }
            for relation in syntax.relations {
                if case .sameAs(let name) = relation, incidents.names.index(of: name.text, .role) == nil {
                    share(name.text)
                }
            }
        }
    }

    /// Definitions that read parameters, shared facts and one another only, in whatever order they stand.
    private mutating func findSharedDefinitions() {
        var candidates = incidents.section.declarations.compactMap { declaration -> DefineSyntax? in
            if case .define(let syntax) = declaration.kind, !givenNames.contains(syntax.name.text) {
                syntax
            } else {
                nil
            }
        }
        sharedDefinitions = Set(candidates.map(\.name.text))
        var isStable = false
        while !isStable {
            let left = candidates.filter { readsNothingOfIncidents($0) }
            isStable = left.count == candidates.count
            candidates = left
            sharedDefinitions = Set(left.map(\.name.text))
        }
    }

    private func readsNothingOfIncidents(_ syntax: DefineSyntax) -> Bool {
        let mentioned = MentionedNames(syntax.value)
        guard !mentioned.hasHistory else { return false }
        return mentioned.names.allSatisfy { name in
            incidents.names.kinds(of: name).allSatisfy { kind in
                switch kind {
                case .fact: sharedFacts.contains(name)
                case .derived: sharedDefinitions.contains(name)
                case .event, .route, .deadline: false
                case .parameter, .role, .sanction, .group, .label, .requirement, .record, .calendar, .period: true
                }
            }
        }
    }

    private func shared(_ declaration: Declaration) -> Declaration? {
        switch declaration.kind {
        case .parameter, .sanction, .calendar: return declaration
        case .role(let syntax):
            return Declaration(.role(shared(syntax)), span: declaration.span)
        case .fact(let syntax):
            let names = syntax.names.filter { sharedFacts.contains($0.text) }
            guard !names.isEmpty else { return nil }
            // A default speaks of single incidents.
            let options = syntax.options.filter { option in
                if case .optional = option { true } else { false }
            }
            let fact = FactSyntax(names: names, title: syntax.title, type: syntax.type, options: options)
            return Declaration(.fact(fact), span: declaration.span)
        case .table(let syntax):
            let isShared = syntax.keys.allSatisfy { sharedFacts.contains($0.text) || givenNames.contains($0.text) }
            return isShared ? declaration : nil
        case .define(let syntax): return sharedDefinitions.contains(syntax.name.text) ? declaration : nil
        case .record(let syntax): return namesRecord(syntax.name) ? declaration : nil
        case .policy, .event, .group, .require, .allow, .change, .example, .invalid: return nil
        }
    }

    /// A role without what it stands for where that depends on single incidents.
    private func shared(_ syntax: RoleSyntax) -> RoleSyntax {
        let relations = syntax.relations.filter { relation in
            guard case .sameAs(let name) = relation else { return true }
            return incidents.names.kinds(of: name.text).contains(.role) || sharedFacts.contains(name.text)
                || givenNames.contains(name.text) || incidents.names.kinds(of: name.text).isEmpty
        }
        return RoleSyntax(roles: syntax.roles, kind: syntax.kind, relations: relations)
    }

    /// Whether a row of the group or of what is for it asks for a form.
    private func namesRecord(_ name: Name) -> Bool {
        let groups =
            [group.syntax]
            + group.companions.compactMap { declaration in
                if case .group(let syntax) = declaration.kind { syntax } else { nil }
            }
        return groups.contains { syntax in
            syntax.allRows.contains { row in
                row.items.contains { item in
                    guard case .record(.who(let who)) = item.kind, case .all(let names) = who.kind else { return false }
                    return names.contains { $0.text == name.text }
                }
            }
        }
    }
}
