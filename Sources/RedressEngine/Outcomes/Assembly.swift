import RedressModel
import RedressTime

/// Puts findings into the lists of a decision, each in its fixed order.
struct Assembly {
    let findings: UnitFindings
    var decision: Decision
    let staffing: Staffing
    /// What must be named, lacks or is asked for beside the facts of conditions: with the rows that ask.
    var asked: [Missing: Set<RowID>] = [:]
    /// The findings in the order of the decision's lists.
    private(set) var ordered: [Summary] = []
    /// The order of the asked.
    var askedOrder: [Missing] = []

    init(findings: UnitFindings, decision: Decision) {
        self.findings = findings
        self.decision = decision
        staffing = Staffing(schema: findings.wiring.program.schema, row: findings.world.row) { id in
            findings.scene.derived(id).value
        }
    }

    var program: Program { findings.wiring.program }
    var row: IncidentRow { findings.world.row }

    mutating func assembled() -> Decision {
        ordered = inOrder(findings.summaries)
        addDerived()
        addRoutes()
        addVoid()
        addDeadlines()
        for summary in ordered {
            switch summary.key {
            case .money(let key): add(key, summary)
            case .sanction(let key): add(key, summary)
            case .scope, .void, .derived, .route, .deadline, .united, .conflict, .violation, .row: break
            }
        }
        addUnited()
        addForms()
        addConflicts()
        addViolations()
        addDifferences()
        decision.isApproximate = findings.isApproximate
        decision.openQuestions = questions()
        return decision
    }

    mutating func ask(_ missing: Missing, for row: RowID?) {
        if asked[missing] == nil { askedOrder.append(missing) }
        asked[missing, default: []].formUnion([row].compactMap(\.self))
    }

    // MARK: Order

    /// The place of a summary among those of its decision: row, item, ground, role and person as written.
    private func place(_ summary: Summary) -> [Int] {
        let row = summary.row ?? RowID(group: GroupID(.max), index: .max)
        var place = [row.group.index, row.index, summary.item]
        switch summary.key {
        case .money(let key):
            place.append(rank(key.ground))
            guard let id = summary.row, case .money(let money) = program[id].items[summary.item].kind else { break }
            place.append(money.payers.firstIndex { key.payers.first == $0 } ?? 0)
            let names = key.payers.first.map { staffing.names($0.role, at: key.ground) } ?? []
            place.append(key.person.flatMap(names.firstIndex) ?? 0)
        case .sanction(let key):
            place.append(rank(key.ground))
            guard let id = summary.row, case .sanction(let item) = program[id].items[summary.item].kind else { break }
            place += [item.roles.firstIndex(of: key.role) ?? 0, key.word ?? -1]
        case .conflict(let key):
            place += [rank(key.ground), key.role?.index ?? -1]
        case .deadline(let id, let ground): place = [id.index, rank(ground)]
        case .scope, .void, .derived, .route, .united, .violation, .row: break
        }
        return place
    }

    /// The place of a ground among those of its group.
    func rank(_ ground: Ground) -> Int {
        switch ground {
        case .group: return -1
        case .element(_, _, let word): return word
        case .key(let group, let name):
            guard case .keys(let fact)? = program.groups[group.index].iteration,
                case .map(let map, _) = findings.scene.fact(fact)
            else { return 0 }
            return map.entries.firstIndex { $0.key == name } ?? 0
        }
    }

    private func inOrder(_ summaries: [Summary]) -> [Summary] {
        let places = summaries.enumerated().map { place($1) + [$0] }
        return places.indices.sorted { places[$0].lexicographicallyPrecedes(places[$1]) }.map { summaries[$0] }
    }

    // MARK: Derived values and void

    private mutating func addDerived() {
        for summary in findings.summaries {
            guard case .derived(let id) = summary.key else { continue }
            let type = program.derived[id.index].type
            let value = summary.value?.constant(vocabulary: findings.wiring.vocabulary(of: type))
            decision.derived.append(
                DerivedOutcome(
                    derived: id, value: value, row: value == nil ? nil : summary.row, isUndecided: summary.isUndecided))
        }
    }

    private mutating func addVoid() {
        guard let void = findings.summaries.first(where: { $0.key == .void }), let id = void.row else { return }
        if void.isAlways {
            decision.void = Citation(row: id)
            return
        }
        let (need, missing) = need(of: void)
        decision.pending.append(
            PendingOutcome(
                kind: .void, roles: [], persons: [], sanction: nil, what: nil, minimum: nil, maximum: nil, need: need,
                missing: missing, ground: .group(id.group), row: id))
    }

    // MARK: Money and sanctions

    private mutating func add(_ key: MoneyKey, _ summary: Summary) {
        guard let id = summary.row else { return }
        let roles = staffing.filled(key.payers, at: key.ground)
        let persons = key.person.map { [$0] } ?? staffing.names(roles, at: key.ground)
        guard summary.isDue, let sum = summary.low else {
            let (need, missing) = need(of: summary)
            decision.pending.append(
                PendingOutcome(
                    kind: key.isReward ? .reward : .fine, roles: roles, unit: unit(of: roles), persons: persons,
                    sanction: nil, what: nil, minimum: staffing.payable(summary.low, key),
                    maximum: staffing.payable(summary.high, key),
                    need: need, missing: missing, ground: key.ground,
                    row: id))
            if summary.isOpen, case .money(let money) = program[id].items[summary.item].kind, let fact = money.assessed
            {
                ask(.fact(fact), for: id)
            }
            return
        }
        guard let fen = staffing.payable(sum, key), fen > 0 else { return }
        let shares = staffing.shares(of: sum, key.payers, key.mode, at: key.ground) ?? []
        let outcome = MoneyOutcome(
            roles: roles, unit: unit(of: roles, for: id), persons: persons, fen: fen, mode: key.mode, shares: shares,
            payee: program.groups[key.group.index].fund, ground: key.ground, row: id)
        if key.isReward { decision.rewards.append(outcome) } else { decision.fines.append(outcome) }
        for role in roles where key.person == nil && staffing.mustBeNamed(role, at: key.ground) {
            ask(.role(role), for: id)
        }
    }

    /// The unit that a role stands for, where one role is meant; asks for it where it is missing.
    private mutating func unit(of roles: [RoleID], for row: RowID) -> String? {
        if let fact = unitFact(of: roles) {
            switch findings.scene.fact(fact) {
            case .set(_, let open) where open == 0: break
            case .unknown, .set: ask(.fact(fact), for: row)
            case .none, .yesNo, .word, .number, .date, .instant, .text, .otherText, .map: break
            }
        }
        return unit(of: roles)
    }

    private func unitFact(of roles: [RoleID]) -> FactID? {
        roles.count == 1 ? roles.first.flatMap { program.schema[$0].unitFact } : nil
    }

    private func unit(of roles: [RoleID]) -> String? {
        guard let fact = unitFact(of: roles) else { return nil }
        switch findings.scene.fact(fact) {
        case .word(let vocabulary, let word): return program.schema[vocabulary].words[word]
        case .text(let name): return name
        case .set(let inside, 0):
            guard inside != 0, case .set(let vocabulary) = program.schema[fact].type else { return nil }
            return inside.places.map { program.schema[vocabulary].words[$0] }.joined(separator: "、")
        case .unknown, .set, .none, .yesNo, .number, .date, .instant, .otherText, .map: return nil
        }
    }

    private mutating func add(_ key: SanctionKey, _ summary: Summary) {
        guard let id = summary.row else { return }
        let persons = staffing.names(key.role, at: key.ground)
        if summary.isAlways, !summary.isOpen, let word = key.word {
            let isListed = decision.sanctions.contains {
                $0.role == key.role && $0.sanction == word && $0.ground == key.ground && $0.row.group == key.group
            }
            guard !isListed else { return }
            decision.sanctions.append(
                SanctionOutcome(
                    role: key.role, unit: unit(of: [key.role], for: id), persons: persons, sanction: word,
                    ground: key.ground, row: id))
            if staffing.mustBeNamed(key.role, at: key.ground) { ask(.role(key.role), for: id) }
            return
        }
        let (need, missing) = need(of: summary)
        var what: String?
        if summary.isOpen, case .sanction(let item) = program[id].items[summary.item].kind {
            let words = program.schema[program.schema.sanctions].words
            what = item.parameter == nil ? item.sanctions.map { words[$0] }.joined(separator: " / ") : nil
            if let fact = item.assessed { ask(.fact(fact), for: id) }
        }
        decision.pending.append(
            PendingOutcome(
                kind: .sanction, roles: [key.role], unit: unit(of: [key.role]), persons: persons, sanction: key.word,
                what: what, minimum: nil,
                maximum: nil, need: need, missing: missing, ground: key.ground, row: id))
    }

    // MARK: Need

    /// What a pending outcome needs, and what is missing for it.
    func need(of summary: Summary) -> (need: PendingOutcome.Need, missing: [Missing]) {
        var assessed: [Missing] = []
        var openNeed: PendingOutcome.Need?
        if summary.isOpen, let id = summary.row {
            switch program[id].items[summary.item].kind {
            case .money(let money):
                openNeed = .assessedAmount
                assessed = money.assessed.map { [.fact($0)] } ?? []
            case .sanction(let sanction):
                openNeed = sanction.parameter == nil ? .choice : .blankParameter
                assessed = sanction.assessed.map { [.fact($0)] } ?? sanction.parameter.map { [.parameter($0)] } ?? []
            case .record, .remedy: openNeed = .choice
            case .value, .who, .copy, .limit, .notify, .escalate, .approval, .reopen, .void: break
            }
        }
        if let openNeed, summary.isAlways { return (openNeed, assessed) }
        var reads = Reads(findings.scene)
        if case .deadline(let id, let ground) = summary.key {
            reads.add(.deadline(id, [ground]))
        } else if let id = summary.row {
            let group = program.groups[id.group.index]
            reads.add(id, in: group, findings.scene.grounds(of: group).filter { summary.key.isAt($0) })
        }
        let variables = findings.variables(changing: summary.key).filter { variable in
            findings.isExact(summary.key) || reads.variables.contains(variable)
        }
        let blanks = reads.blanks.sorted().map(Missing.parameter)
        let inputs = UnitFindings.inputs(variables)
        if let first = inputs.first {
            if case .event = first { return (.event, inputs + blanks + assessed) }
            return (.fact, inputs + blanks + assessed)
        }
        if !blanks.isEmpty { return (.blankParameter, blanks + assessed) }
        if let openNeed { return (openNeed, assessed) }
        if !reads.untried.isEmpty { return (.fact, reads.untried.sorted().map(Missing.fact)) }
        if !reads.untriedEvents.isEmpty { return (.event, reads.untriedEvents.sorted().map(Missing.event)) }
        if reads.hasUnknownYear { return (.calendar, []) }
        if reads.hasDivision { return (.divisionByZero, []) }
        return summary.high == nil ? (.overflow, []) : (.fact, [])
    }
}

extension UnitKey {
    /// Whether it may come from a row's being tried at a ground.
    fileprivate func isAt(_ ground: Ground) -> Bool {
        let own: Ground
        switch self {
        case .money(let key): own = key.ground
        case .sanction(let key): own = key.ground
        case .conflict(let key): own = key.ground
        case .row(_, let at), .deadline(_, let at): own = at
        case .scope, .void, .derived, .route, .united, .violation: return true
        }
        if case .group = own { return true }
        return own == ground
    }
}
