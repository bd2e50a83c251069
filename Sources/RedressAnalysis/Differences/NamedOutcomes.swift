package import RedressEngine
package import RedressModel

/// All outcomes of a decision by names.
package struct NamedOutcomes {
    private let program: Program
    private let decision: Decision
    /// In an order that does not depend on that of rows and groups.
    package private(set) var all: [NamedOutcome] = []

    package init(_ decision: Decision, in program: Program) {
        self.program = program
        self.decision = decision
        if let reason = decision.notApplicable {
            let word = reason == .notInForce ? "force" : reason == .scope ? "no" : "open"
            add(.scope, [], [word], .notApplicable(reason))
            return
        }
        addValues()
        addMoney()
        addMeasures()
        addPending()
        addConflicts()
        all.sort { ($0.key, $0.details.joined(separator: "\u{1F}")) < ($1.key, $1.details.joined(separator: "\u{1F}")) }
    }

    /// The outcomes of one key.
    package subscript(key: OutcomeKey) -> [NamedOutcome] { all.filter { $0.key == key } }

    /// The keys in which it differs from another decision, sorted.
    package func keysDiffering(from other: NamedOutcomes) -> [OutcomeKey] {
        Set(all.map(\.key) + other.all.map(\.key)).filter { self[$0] != other[$0] }.sorted()
    }

    // MARK: - Names

    private func names(_ roles: [RoleID]) -> [String] { roles.map { program.schema[$0].name } }

    private func element(_ ground: Ground) -> String? {
        switch ground {
        case .group: nil
        case .element(_, let vocabulary, let word): program.schema[vocabulary].words[word]
        case .key(_, let key): key
        }
    }

    private func sanction(_ word: Int) -> String { program.schema[program.schema.sanctions].words[word] }

    private func spelled(_ constant: Constant) -> String {
        switch constant {
        case .symbol(let id, let word): program.schema[id].words[word]
        case .set(let id, let bits):
            program.schema[id].words.enumerated().filter { bits & (1 << UInt64($0.offset)) != 0 }.map(\.element)
                .sorted()
                .joined(separator: "\u{1F}")
        case .yesNo, .number, .text, .date, .instant, .none: "\(constant)"
        }
    }

    // MARK: - Lists

    private mutating func add(
        _ aspect: OutcomeAspect, _ names: [String], at element: String? = nil, _ details: [String],
        fen: Int64? = nil, _ source: NamedOutcome.Source
    ) {
        all.append(
            NamedOutcome(
                key: OutcomeKey(aspect, names, element: element), details: details, fen: fen, source: source))
    }

    private mutating func add(_ aspect: OutcomeAspect, _ names: [String], _ source: NamedOutcome.Source) {
        add(aspect, names, [], source)
    }

    private mutating func addValues() {
        if let void = decision.void { add(.void, [], .void(void.row)) }
        for outcome in decision.derived {
            add(
                .value, [program.derived[outcome.derived.index].name],
                [outcome.value.map(spelled) ?? "unknown"], .value(outcome))
        }
        for outcome in decision.routes {
            add(
                .route, [program.routes[outcome.route.index].name],
                names(outcome.roles) + ["|"] + names(outcome.candidates) + ["|"] + names(outcome.next)
                    + ["\(outcome.isDeadEnd)"] + outcome.persons, .route(outcome))
        }
        for outcome in decision.copies {
            add(
                .copy, [program.routes[outcome.route.index].name] + names(outcome.to), outcome.persons,
                .plain(outcome.row))
        }
        for outcome in decision.deadlines {
            add(
                .deadline, [program.deadlines[outcome.deadline.index].name], at: outcome.element.flatMap(element),
                ["\(outcome.notBefore as Any)", "\(outcome.due as Any)", "\(outcome.status)"]
                    + ["\(outcome.lateSeconds as Any)", "\(outcome.unknownYear as Any)"]
                    + names(outcome.roles) + outcome.persons, .deadline(outcome))
        }
        for violation in decision.violations { add(violation) }
    }

    private mutating func add(_ violation: Violation) {
        switch violation.cause {
        case .requirement(let index): add(.violation, [program.requirements[index].name], .violation(violation))
        case .assessedOutside(let fact, let fen, let low, let high):
            add(.violation, [program.schema[fact].name], ["\(fen)", "\(low)", "\(high)"], .violation(violation))
        case .choiceOutside(let fact): add(.violation, [program.schema[fact].name], ["choice"], .violation(violation))
        case .lackingField(let form, let fact):
            add(.violation, [program.records[form.index].name, program.schema[fact].name], .violation(violation))
        case .extendedBeyond(let id):
            add(.violation, [program.deadlines[id.index].name], ["extended"], .violation(violation))
        case .promiseBroken(let base, let row):
            add(.violation, ["\(base)"], [name(of: row, base: base)], .violation(violation))
        }
    }

    private func name(of row: RowID, base: Int) -> String {
        var level = program
        for _ in 0..<base { level = level.base.first ?? level }
        return "\(level.groups[row.group.index].name) \(level[row].label ?? "\(row.index)")"
    }

    private mutating func addMoney() {
        for (outcomes, aspect) in [(decision.fines, OutcomeAspect.fine), (decision.rewards, .reward)] {
            for outcome in outcomes {
                add(
                    aspect, names(outcome.roles), at: element(outcome.ground),
                    ["\(outcome.fen)", "\(outcome.mode)", outcome.payee ?? ""] + outcome.persons
                        + outcome.shares.map { "\($0.person ?? program.schema[$0.role].name) \($0.fen)" },
                    fen: outcome.fen, .money(outcome))
            }
        }
        for outcome in decision.sanctions {
            add(
                .sanction, names([outcome.role]), at: element(outcome.ground),
                [sanction(outcome.sanction)] + outcome.persons, .sanction(outcome))
        }
    }

    private mutating func addMeasures() {
        for outcome in decision.remedies { add(.remedy, [outcome.what], .plain(outcome.row)) }
        for outcome in decision.records {
            let form = outcome.form.map { program.records[$0.index] }
            add(
                .record, [outcome.what],
                outcome.lacking.map { program.schema[$0].name } + ["\(outcome.keepUntil as Any)"]
                    + (form.map { form in
                        form.fields.map { program.schema[$0].name }
                            + ["\(form.copies as Any)", form.copiesNote ?? "", form.to.map { names([$0])[0] } ?? ""]
                    } ?? []), .record(outcome))
        }
        for outcome in decision.notices { add(.notice, names(outcome.to), [outcome.text ?? ""], .notice(outcome)) }
        for outcome in decision.approvals {
            add(
                .approval, names(outcome.of), [outcome.form.map { program.records[$0.index].name } ?? ""],
                .plain(outcome.row))
        }
        for outcome in decision.escalations {
            add(
                .escalation, names(outcome.to), ["\(outcome.at as Any)", "\(outcome.isUnchanged)"], .plain(outcome.row))
        }
        for outcome in decision.reopened { add(.reopening, [outcome.what], .plain(outcome.row)) }
    }

    // MARK: - What is open

    private mutating func addPending() {
        for outcome in decision.pending {
            let name = [outcome.sanction.map(sanction) ?? outcome.what ?? ""]
            let group = program.groups[outcome.row.group.index]
            let bounds = ["pending", "\(outcome.minimum as Any)", "\(outcome.maximum as Any)"]
            let element = element(outcome.ground)
            let roles = names(outcome.roles)
            switch outcome.kind {
            case .fine: add(.fine, roles, at: element, bounds + outcome.persons, .pending(outcome))
            case .reward: add(.reward, roles, at: element, bounds + outcome.persons, .pending(outcome))
            case .sanction: add(.sanction, roles, at: element, ["pending"] + name, .pending(outcome))
            case .remedy: add(.remedy, name, ["pending"], .pending(outcome))
            case .record: add(.record, name, ["pending"], .pending(outcome))
            case .notice: add(.notice, roles, ["pending"] + name, .pending(outcome))
            case .copy: add(.copy, [routeName(group)] + roles, ["pending"], .pending(outcome))
            case .approval: add(.approval, roles, ["pending"] + name, .pending(outcome))
            case .escalation: add(.escalation, roles, ["pending"], .pending(outcome))
            case .reopen: add(.reopening, name, ["pending"], .pending(outcome))
            case .void: add(.void, [], ["pending"], .pending(outcome))
            case .route: add(.route, [routeName(group)], ["pending"], .pending(outcome))
            case .deadline: add(.deadline, [group.name], at: element, ["pending"], .pending(outcome))
            }
        }
    }

    private func routeName(_ group: Group) -> String {
        if case .route(let id) = group.kind { program.routes[id.index].name } else { group.name }
    }

    private mutating func addConflicts() {
        for conflict in decision.conflicts {
            let roles = conflict.role.map { names([$0]) } ?? []
            let element = element(conflict.ground)
            switch conflict.kind {
            case .fine: add(.fine, roles, at: element, ["conflict"], .conflict(conflict))
            case .reward: add(.reward, roles, at: element, ["conflict"], .conflict(conflict))
            case .sanction: add(.sanction, roles, at: element, ["conflict"], .conflict(conflict))
            case .value(let id): add(.value, [program.derived[id.index].name], ["conflict"], .conflict(conflict))
            case .route(let id): add(.route, [program.routes[id.index].name], ["conflict"], .conflict(conflict))
            case .deadline(let id):
                add(.deadline, [program.deadlines[id.index].name], at: element, ["conflict"], .conflict(conflict))
            case .notUnique: add(.fine, roles, at: element, ["unique"], .conflict(conflict))
            }
        }
    }
}
