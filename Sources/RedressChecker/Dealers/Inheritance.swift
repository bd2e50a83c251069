import RedressDiagnostics
import RedressSyntax

/// A policy and its base becoming one: the base's declarations with the changes made to them, then its own.
struct Inheritance {
    private(set) var problems: [Diagnostic] = []

    private let own: PolicySection
    private let base: PolicySection
    private var inherited: [Declaration]
    private var settings: [String: Expression]
    /// Where each labelled row of the base stands.
    private var places: [String: Place] = [:]
    /// Labels that were replaced or withdrawn, and where.
    private var changed: [String: Span] = [:]
    private var withdrawn: Set<String> = []
    /// Where the rows stand that come from the policy itself.
    private var ownRows: Set<Span> = []
    /// Parameters that were set, and where.
    private var set: [String: Span] = [:]

    private struct Place {
        let declaration: Int
        let member: Int
    }

    init(of own: PolicySection, from base: PolicySection) {
        self.own = own
        self.base = base
        settings = base.settings
        // Examples of the base show what the base decides.
        inherited = base.declarations.filter { declaration in
            if case .example = declaration.kind { false } else { true }
        }
        for (index, declaration) in inherited.enumerated() {
            guard case .group(let group) = declaration.kind else { continue }
            for (position, member) in group.members.enumerated() {
                guard case .row(let row) = member.kind, let label = row.label else { continue }
                places[label.text] = Place(declaration: index, member: position)
            }
        }
    }

    /// Makes the changes in the order written.
    mutating func applyChanges() {
        for declaration in own.declarations {
            guard case .change(let change) = declaration.kind else { continue }
            switch change {
            case .set(let name, let value): setParameter(name, value)
            case .replace(let row): replace(row)
            case .withdraw(let labels): for label in labels { withdraw(label) }
            case .add(let name, let rows): add(rows, to: name)
            }
        }
        takeOutWithdrawnRows()
    }

    /// The policy with all that it inherits, in force on the days given.
    func section(on days: InForce) -> PolicySection {
        let declarations =
            inherited
            + own.declarations.filter { declaration in
                if case .change = declaration.kind { false } else { true }
            }
        let policy = PolicySyntax(
            name: own.policy.name, title: own.policy.title, clauses: own.policy.clauses.inheriting(base.policy.clauses))
        return own.replacing(
            policy: policy, declarations: declarations,
            furtherTexts: base.furtherTexts + [base.source] + own.furtherTexts, settings: settings, inForce: days)
    }

    // MARK: Changes

    private mutating func setParameter(_ name: Name, _ value: Expression) {
        let known = inherited.flatMap { declaration -> [String] in
            if case .parameter(let syntax) = declaration.kind { syntax.names.map(\.text) } else { [] }
        }
        guard known.contains(name.text) else {
            problems.append(.unknownName(name, kinds: [.parameter], among: known))
            return
        }
        if let first = set[name.text] {
            problems.append(.repeatedClause(name.span, first: first))
            return
        }
        set[name.text] = name.span
        settings[name.text] = value
    }

    /// The place of a row of the base that has not been changed yet; others are reported.
    private mutating func place(of label: Name) -> Place? {
        guard let place = places[label.text] else {
            problems.append(.unknownName(label, kinds: [.label], among: places.keys.sorted()))
            return nil
        }
        if let first = changed[label.text] {
            problems.append(.changedAlready(label, first: first, isWithdrawn: withdrawn.contains(label.text)))
            return nil
        }
        changed[label.text] = label.span
        return place
    }

    private mutating func replace(_ row: RowSyntax) {
        guard let label = row.label else {
            problems.append(.replacementWithoutLabel(row.span))
            return
        }
        guard let place = place(of: label) else { return }
        ownRows.insert(row.span)
        change(place.declaration) { group in
            var members = group.members
            members[place.member] = GroupSyntax.Member(.row(row.recast(for: group.kind)), span: row.span)
            return group.replacing(members)
        }
    }

    private mutating func withdraw(_ label: Name) {
        guard place(of: label) != nil else { return }
        withdrawn.insert(label.text)
    }

    private mutating func add(_ rows: [RowSyntax], to name: Name) {
        let places = inherited.indices.filter { index in
            if case .group(let group) = inherited[index].kind { group.name.text == name.text } else { false }
        }
        guard let place = places.first else {
            let known = inherited.compactMap { declaration -> String? in
                if case .group(let group) = declaration.kind { group.name.text } else { nil }
            }
            problems.append(
                .unknownName(name, kinds: [.group, .route, .deadline, .derived, .period], among: known))
            return
        }
        guard places.count == 1 else {
            problems.append(.severalGroups(name, at: places.map { inherited[$0].span }))
            return
        }
        ownRows.formUnion(rows.map(\.span))
        change(place) { group in
            let added = rows.map { GroupSyntax.Member(.row($0.recast(for: group.kind)), span: $0.span) }
            return group.replacing(group.membersWithInlineLimit + added)
        }
    }

    private mutating func change(_ index: Int, _ body: (GroupSyntax) -> GroupSyntax) {
        guard case .group(let group) = inherited[index].kind else { return }
        inherited[index] = Declaration(.group(body(group)), span: inherited[index].span)
    }

    /// Last, so that the places of rows stay what they were; precedence over a row that is gone goes with it.
    private mutating func takeOutWithdrawnRows() {
        guard !withdrawn.isEmpty else { return }
        let ownRows = ownRows
        let withdrawn = withdrawn
        for index in inherited.indices {
            change(index) { group in
                group.replacing(
                    group.members.compactMap { member in
                        // A row of this policy may bear the label of one that it withdraws.
                        if case .row(let row) = member.kind, ownRows.contains(row.span) { return member }
                        return member.without(withdrawn)
                    })
            }
        }
    }
}
