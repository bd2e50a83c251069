import RedressDiagnostics
import RedressModel
import RedressSyntax

/// First pass: every name gets its id, before anything is looked up.
extension PolicyChecker {
    /// Declares every name of the policy.
    func declareNames() {
        vocabularies.append(emptyVocabulary(Self.sanctionVocabulary, name: "处分"))
        for clause in section.policy.clauses {
            switch clause.kind {
            case .extends(_), .use(_): namesAreOpen = true
            case .effective, .issuer, .timezone, .currency, .calendar, .scope, .daysEnd, .rollsOver, .invalid: continue
            }
        }
        if frame != nil { declarePeriodEvents() }
        for declaration in section.declarations { declare(declaration) }
        declareSanctions()
        declareDerived()
        declarePeriodGroups()
    }

    private func declare(_ declaration: Declaration) {
        switch declaration.kind {
        case .policy: return
        case .parameter(let syntax): declareParameters(syntax)
        case .fact(let syntax): declareFacts(syntax)
        case .event(let syntax): declareEvents(syntax)
        case .role(let syntax): declareRoles(syntax)
        case .sanction: return
        case .table(let syntax):
            declareUnsupported(syntax.name, .table, .table)
        case .calendar(let syntax): declareCalendar(syntax)
        case .define: return
        case .group(let syntax): declareGroup(syntax, span: declaration.span)
        case .record(let syntax):
            let id = RecordID(records.count)
            records.append(DraftRecord(id: id, syntax: syntax, span: declaration.span))
            declare(syntax.name, .record, index: id.index)
        case .require(let syntax): declare(syntax.name, .requirement, index: 0)
        case .change: report(.notYetSupported(.change, at: declaration.span))
        case .example: return
        case .invalid: isBroken = true
        }
    }

    /// Declares a name, or reports that it is taken.
    @discardableResult
    func declare(_ name: Name, _ kind: NameKind, index: Int) -> Bool {
        if kind.isReadable {
            for other in NameKind.allCases where other.isReadable && other != kind {
                guard let first = names.entry(of: name.text, other) else { continue }
                report(.duplicateName(name, kind, first: first.span, otherKind: other))
                return false
            }
        }
        guard let first = names.declare(name, kind, index: index) else { return true }
        report(.duplicateName(name, kind, first: first.span, otherKind: nil))
        return false
    }

    /// Declares a name of something that is not supported yet, and says so.
    func declareUnsupported(_ name: Name, _ kind: NameKind, _ feature: UnsupportedFeature) {
        declare(name, kind, index: 0)
        unsupportedNames.insert(name.text)
        report(.notYetSupported(feature, at: name.span))
    }

    private func declareParameters(_ syntax: ParameterSyntax) {
        for name in syntax.names {
            let id = ParameterID(parameters.count)
            parameters.append(DraftParameter(id: id, name: name, syntax: syntax))
            declare(name, .parameter, index: id.index)
        }
    }

    private func declareFacts(_ syntax: FactSyntax) {
        for name in syntax.names {
            let id = FactID(facts.count)
            facts.append(DraftFact(id: id, name: name, title: syntax.title?.text, syntax: syntax))
            declare(name, .fact, index: id.index)
        }
    }

    private func declareRoles(_ syntax: RoleSyntax) {
        for (name, title) in syntax.roles {
            let id = RoleID(roles.count)
            roles.append(DraftRole(id: id, name: name, title: title?.text, syntax: syntax))
            declare(name, .role, index: id.index)
        }
    }

    private func declareCalendar(_ syntax: CalendarSyntax) {
        if syntax.base != nil || !syntax.entries.isEmpty {
            declareUnsupported(syntax.name, .calendar, .calendarBody)
        } else {
            checkCalendarName(syntax.name)
        }
    }

    private func declareGroup(_ syntax: GroupSyntax, span: Span) {
        switch syntax.kind {
        case .route: declareUnsupportedGroup(syntax, .route, .route)
        case .deadline: declareUnsupportedGroup(syntax, .deadline, .deadline)
        // Only the check of a group over a period meets it; there it is what a schedule is to a policy.
        case .eachWeek, .eachMonth, .eachQuarter, .eachYear: declareRows(syntax, .schedule, span: span)
        case .define: declareRows(syntax, .define, span: span)
        case .classify: declareRows(syntax, .classify, span: span)
        case .schedule: declareRows(syntax, .schedule, span: span)
        case .rules: declareRows(syntax, .rules, span: span)
        }
    }

    private func declareUnsupportedGroup(_ syntax: GroupSyntax, _ kind: NameKind, _ feature: UnsupportedFeature) {
        declareUnsupported(syntax.name, kind, feature)
        for row in syntax.allRows {
            if let label = row.label { declare(label, .label, index: -1) }
        }
    }

    private func declareRows(_ syntax: GroupSyntax, _ kind: Group.Kind, span: Span) {
        let id = GroupID(groups.count)
        let rowList = syntax.allRows
        groups.append(DraftGroup(id: id, kind: kind, syntax: syntax, rows: rowList, span: span))
        switch kind {
        case .define, .classify: break
        case .schedule, .rules, .route, .deadline, .late: declare(syntax.name, .group, index: id.index)
        }
        for (index, row) in rowList.enumerated() {
            let rowID = RowID(group: id, index: index)
            let name = row.label?.text ?? "\(syntax.name.text) \(index + 1)"
            rows[rowID] = DraftRow(name: name, span: row.label?.span ?? row.span)
            if let label = row.label { declare(label, .label, index: rowIDs.count) }
            rowIDs.append(rowID)
        }
    }

    /// Numbers the derived values: as declared, or in the order that a first check asked for.
    private func declareDerived() {
        var found: [(name: Name, source: DraftDerived.Source, span: Span, group: Int?)] = []
        var groupIndex = 0
        for declaration in section.declarations {
            switch declaration.kind {
            case .define(let syntax): found.append((syntax.name, .definition(syntax), declaration.span, nil))
            case .group(let syntax):
                switch syntax.kind {
                case .define, .classify:
                    found.append((syntax.name, .rows(GroupID(groupIndex), syntax), declaration.span, groupIndex))
                    groupIndex += 1
                case .schedule, .rules, .eachWeek, .eachMonth, .eachQuarter, .eachYear: groupIndex += 1
                case .route, .deadline: continue
                }
            case .policy, .parameter, .fact, .event, .role, .sanction, .table, .calendar, .record, .require, .change,
                .example, .invalid:
                continue
            }
        }
        for position in derivedOrder ?? Array(found.indices) {
            let id = DerivedID(derived.count)
            let item = found[position]
            derived.append(DraftDerived(id: id, name: item.name, source: item.source, span: item.span))
            declare(item.name, .derived, index: id.index)
            if let group = item.group { groups[group].derived = id }
        }
    }
}

extension GroupSyntax {
    /// The rows of the group, the one behind its colon first.
    var allRows: [RowSyntax] {
        var rows = inlineRow.map { [$0] } ?? []
        for member in members {
            if case .row(let row) = member.kind { rows.append(row) }
        }
        return rows
    }
}
