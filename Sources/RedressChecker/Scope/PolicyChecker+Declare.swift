import RedressDiagnostics
import RedressModel
import RedressSyntax

/// First pass: every name gets its id, before anything is looked up.
extension PolicyChecker {
    /// Declares every name of the policy.
    func declareNames() {
        vocabularies.append(emptyVocabulary(Self.sanctionVocabulary, name: "处分"))
        if frame != nil { declarePeriodEvents() }
        if let name = section.policy.calendar { chooseCalendar(name) }
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
        case .table(let syntax): declareTable(syntax, span: declaration.span)
        case .calendar(let syntax): declareCalendar(syntax)
        case .define(let syntax):
            derivedSources.append(
                DerivedSource(name: syntax.name, source: .definition(syntax), span: declaration.span, group: nil))
        case .group(let syntax): declareGroup(syntax, span: declaration.span)
        case .record(let syntax):
            let id = RecordID(records.count)
            records.append(DraftRecord(id: id, syntax: syntax, span: declaration.span))
            declare(syntax.name, .record, index: id.index)
        case .require(let syntax): declare(syntax.name, .requirement, index: 0)
        // Changes have been made to the base by now.
        case .change, .allow, .example: return
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

    private func declareGroup(_ syntax: GroupSyntax, span: Span) {
        switch syntax.kind {
        case .route: declareRoute(syntax, span: span)
        case .deadline: declareDeadline(syntax, span: span)
        // Only the check of a group over a period meets it; there it is what a schedule is to a policy.
        case .eachWeek, .eachMonth, .eachQuarter, .eachYear:
            declareRows(syntax, .schedule, syntax.allRows, span: span)
        case .define: declareRows(syntax, .define, syntax.allRows, span: span)
        case .classify: declareRows(syntax, .classify, syntax.allRows, span: span)
        case .schedule: declareRows(syntax, .schedule, syntax.allRows, span: span)
        case .rules: declareRows(syntax, .rules, syntax.allRows, span: span)
        }
    }

    private func declareRoute(_ syntax: GroupSyntax, span: Span) {
        let id = RouteID(routes.count)
        routes.append(DraftRoute(id: id, syntax: syntax, group: GroupID(groups.count)))
        declare(syntax.name, .route, index: id.index)
        declareRows(syntax, .route(id), syntax.allRows, span: span)
    }

    /// A deadline has one group for its limits, and one for what follows when it is late.
    private func declareDeadline(_ syntax: GroupSyntax, span: Span) {
        let id = DeadlineID(deadlines.count)
        let group = GroupID(groups.count)
        let lateRows = syntax.lateRows
        let lateGroup = lateRows.isEmpty ? nil : GroupID(groups.count + 1)
        deadlines.append(DraftDeadline(id: id, syntax: syntax, group: group, lateGroup: lateGroup))
        declare(syntax.name, .deadline, index: id.index)
        declareRows(syntax, .deadline(id), syntax.limitRows, span: span)
        if lateGroup != nil { declareRows(syntax, .late(id), lateRows, span: span) }
    }

    func declareRows(_ syntax: GroupSyntax, _ kind: Group.Kind, _ rowList: [RowSyntax], span: Span) {
        let id = GroupID(groups.count)
        groups.append(DraftGroup(id: id, kind: kind, syntax: syntax, rows: rowList, span: span))
        switch kind {
        case .define, .classify:
            derivedSources.append(DerivedSource(name: syntax.name, source: .rows(id, syntax), span: span, group: id))
        case .schedule, .rules: declare(syntax.name, .group, index: id.index)
        case .route, .deadline, .late: break
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
        for position in derivedOrder ?? Array(derivedSources.indices) {
            let id = DerivedID(derived.count)
            let item = derivedSources[position]
            derived.append(DraftDerived(id: id, name: item.name, source: item.source, span: item.span))
            declare(item.name, .derived, index: id.index)
            if let group = item.group { groups[group.index].derived = id }
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

extension GroupSyntax {
    /// The rows of a deadline's limits. What stands behind its colon holds for all its rows; without rows it is one.
    var limitRows: [RowSyntax] {
        let rows = members.compactMap { member in
            if case .row(let row) = member.kind { row } else { nil }
        }
        guard rows.isEmpty else { return rows }
        return [inlineRow ?? RowSyntax(label: nil, condition: .always, items: [], tails: [], span: name.span)]
    }

    /// What follows when a deadline is late, a row for each line that says so.
    var lateRows: [RowSyntax] {
        members.enumerated().compactMap { index, member in
            guard case .late(let items, let tails) = member.kind else { return nil }
            return RowSyntax(
                label: nil, condition: .always, items: items, tails: tails + self.tails(behind: index),
                span: member.span)
        }
    }

    /// The tails on the lines right below a clause, which belong to it.
    func tails(behind index: Int) -> [TailSyntax] {
        members[(index + 1)...].prefix { member in
            if case .tail = member.kind { true } else { false }
        }.compactMap { member in
            if case .tail(let tail) = member.kind { tail } else { nil }
        }
    }
}
