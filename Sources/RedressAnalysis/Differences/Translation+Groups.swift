import RedressModel

// MARK: - Rows and groups

extension Translation {
    /// A group with its rows in the order of the joint group.
    func group(_ group: Group) -> Group {
        var inner = self
        if case .elements(let fact)? = group.iteration, case .set(let id) = program.schema[fact].type {
            inner.element = id
        }
        let rows = group.rows.map(inner.row)
        var sorted = rows
        for (index, place) in self.rows[group.id.index].enumerated() where sorted.indices.contains(place) {
            sorted[place] = rows[index]
        }
        return Group(
            id: groups[group.id.index], kind: kind(group.kind), name: group.name, title: group.title,
            hitPolicy: group.hitPolicy, iteration: group.iteration.map(iteration),
            guardCondition: inner.condition(group.guardCondition), isComplete: group.isComplete, fund: group.fund,
            samePerson: group.samePerson,
            multiples: group.multiples.map {
                Multiple(factor: $0.factor, condition: inner.condition($0.condition))
            }, rows: sorted, span: group.span)
    }

    private func kind(_ kind: Group.Kind) -> Group.Kind {
        switch kind {
        case .define, .classify, .schedule, .rules: kind
        case .route(let id): .route(routes[id.index])
        case .deadline(let id): .deadline(deadlines[id.index])
        case .late(let id): .late(deadlines[id.index])
        }
    }

    private func iteration(_ iteration: Iteration) -> Iteration {
        switch iteration {
        case .elements(let fact): .elements(map[fact])
        case .keys(let fact): .keys(map[fact])
        }
    }

    private func row(_ row: Row) -> Row {
        let condition: Row.Guard =
            switch row.condition {
            case .always: .always
            case .otherwise: .otherwise
            case .when(let condition): .when(self.condition(condition))
            }
        return Row(
            label: row.label, condition: condition, items: row.items.map(item),
            overrides: row.overrides.map {
                Override(row: self.row($0.row), guardCondition: self.condition($0.guardCondition))
            }, isMandatory: row.isMandatory, sources: row.sources, span: row.span)
    }

    // MARK: - Items

    private func item(_ item: Item) -> Item {
        Item(
            kind(item.kind), guardCondition: condition(item.guardCondition), isOnce: item.isOnce, span: item.span)
    }

    private func roles(_ roles: [RoleID]) -> [RoleID] { roles.map { map[$0] } }

    private func kind(_ kind: Item.Kind) -> Item.Kind {
        switch kind {
        case .value(let term): .value(self.term(term))
        case .who(let assignments): .who(assignments.map(assignment))
        case .copy(let roles, let sources): .copy(self.roles(roles), sources: sources)
        case .limit(let due): .limit(self.due(due))
        case .money(let money): .money(self.money(money))
        case .sanction(let sanction): .sanction(self.sanction(sanction))
        case .notify(let roles, let text): .notify(self.roles(roles), text: text)
        case .record(let subject): .record(self.subject(subject))
        case .remedy(let subject): .remedy(self.subject(subject))
        case .escalate(let roles): .escalate(self.roles(roles))
        case .approval(let roles): .approval(self.roles(roles))
        case .reopen(let what): .reopen(what)
        case .void: .void
        }
    }

    private func subject(_ subject: Subject) -> Subject {
        switch subject {
        case .form(let id): .form(records[id.index])
        case .text, .anyOf: subject
        }
    }

    func due(_ due: DueItem) -> DueItem {
        DueItem(
            limit: limit(due.limit), floor: nil, ceiling: nil, start: due.start.map(term), until: due.until.map(term),
            by: due.by.map(assignment), calendar: calendars[due.calendar.index])
    }

    private func money(_ money: MoneyItem) -> MoneyItem {
        MoneyItem(
            isReward: money.isReward,
            payers: money.payers.map { MoneyItem.Payer(role: map[$0.role], share: $0.share) }, mode: money.mode,
            percent: money.percent, low: term(money.low), high: money.high.map(term),
            perCount: money.perCount.map(term), cap: money.cap.map(term), assessed: money.assessed.map { map[$0] },
            ownEntry: money.ownEntry.map { map[$0] })
    }

    private func sanction(_ sanction: SanctionItem) -> SanctionItem {
        var words = map.words(sanction.sanctions, of: program.schema.sanctions)
        var blank: ParameterID?
        if let parameter = sanction.parameter {
            if case .symbol(let id, let word)? = program.parameters[parameter.index].value {
                words = [map.word(word, of: id)]
            } else {
                blank = parameters[parameter.index]
            }
        }
        return SanctionItem(
            roles: roles(sanction.roles), sanctions: words, isChoice: sanction.isChoice,
            assessed: sanction.assessed.map { map[$0] }, parameter: blank)
    }

    // MARK: - Declarations

    func derived(_ derived: Derived) -> Derived {
        let body: Derived.Body =
            switch derived.body {
            case .term(let term): .term(self.term(term))
            case .rows(let group): .rows(groups[group.index])
            }
        return Derived(
            id: self.derived[derived.id.index], name: derived.name, title: derived.title, kind: derived.kind,
            type: map.type(derived.type), body: body, sources: derived.sources, span: derived.span)
    }

    func deadline(_ deadline: Deadline) -> Deadline {
        Deadline(
            id: deadlines[deadline.id.index], name: deadline.name, title: deadline.title,
            group: groups[deadline.group.index], lateGroup: deadline.lateGroup.map { groups[$0.index] },
            extensions: deadline.extensions.map { one in
                Deadline.Extension(
                    by: quantity(one.by), atMost: one.atMost.map(quantity), condition: condition(one.condition),
                    sources: one.sources, span: one.span)
            }, pauses: deadline.pauses.map { Deadline.Pause(from: term($0.from), until: term($0.until)) },
            span: deadline.span)
    }

    func route(_ route: Route) -> Route {
        Route(
            id: routes[route.id.index], name: route.name, title: route.title, group: groups[route.group.index],
            exclusions: route.exclusions.map { Route.Exclusion(role: map[$0.role], sources: $0.sources) },
            span: route.span)
    }

    func record(_ record: RecordForm) -> RecordForm {
        RecordForm(
            id: records[record.id.index], name: record.name, fields: record.fields.map { map[$0] },
            copies: record.copies, copiesNote: record.copiesNote, keep: record.keep, to: record.to.map { map[$0] },
            approvals: roles(record.approvals), isNamedByRow: record.isNamedByRow, sources: record.sources,
            span: record.span)
    }

    func requirement(_ requirement: Requirement) -> Requirement {
        Requirement(
            name: requirement.name, kind: requirement.kind, guardCondition: condition(requirement.guardCondition),
            condition: condition(requirement.condition), sources: requirement.sources, span: requirement.span)
    }
}
