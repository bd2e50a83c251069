extension SyntaxFile {
    /// Every name that the file declares, of whatever kind: facts, values, roles, sanctions, events, labels, parameters
    /// and their readings, groups and the rest.
    package var declaredNames: Set<String> {
        var collector = NameCollector()
        for declaration in declarations { collector.add(declaration) }
        return collector.names
    }
}

private struct NameCollector {
    var names: Set<String> = []

    mutating func add(_ name: Name) { names.insert(name.text) }

    mutating func add(_ more: [Name]) {
        for name in more { add(name) }
    }

    mutating func add(_ vocabulary: VocabularySyntax) {
        for chain in vocabulary.chains { add(chain) }
    }

    mutating func add(_ type: TypeSyntax) {
        switch type.kind {
        case .oneOf(let vocabulary), .anyOf(let vocabulary): add(vocabulary)
        case .yesNo, .wholeNumber, .decimal, .money, .text, .date, .instant, .duration, .person, .role, .sanction,
            .invalid:
            break
        }
    }

    mutating func add(_ fact: FactSyntax) {
        add(fact.names)
        add(fact.type)
    }

    mutating func add(_ row: RowSyntax) {
        if let label = row.label { add(label) }
    }

    mutating func add(_ declaration: Declaration) {
        switch declaration.kind {
        case .policy(let policy): add(policy.name)
        case .parameter(let parameter):
            add(parameter.names)
            add(parameter.type)
        case .fact(let fact): add(fact)
        case .event(let event): add(event.vocabulary)
        case .role(let role): add(role.roles.map(\.name))
        case .sanction(let vocabulary): add(vocabulary)
        case .table(let table): add(table.name)
        case .calendar(let calendar): add(calendar.name)
        case .define(let define): add(define.name)
        case .group(let group): add(group)
        case .record(let record): add(record.name)
        case .require(let requirement): add(requirement.name)
        case .change(.replace(let row)): add(row)
        case .change(.add(_, let rows)): for row in rows { add(row) }
        case .change(.set), .change(.withdraw), .allow, .example, .invalid: break
        }
    }

    mutating func add(_ group: GroupSyntax) {
        add(group.name)
        if let type = group.type { add(type) }
        for member in group.members {
            switch member.kind {
            case .row(let row): add(row)
            case .given(let fact): add(fact)
            case .fund(let fund): add(fund)
            case .guarded, .never, .copy, .samePerson, .times, .late, .extend, .pause, .tail, .invalid: break
            }
        }
    }
}
