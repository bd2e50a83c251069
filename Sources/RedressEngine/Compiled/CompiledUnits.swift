import RedressModel

/// What the compiled program finds in one world, part by part.
struct WorldFindings {
    var machine: Machine
    let matches: [Match]
    let void: (truth: Truth, row: RowID?)
    let staffing: Staffing

    init(_ program: CompiledProgram, _ world: World) {
        var machine = Machine(program, world)
        machine.work()
        var matches: [Match] = []
        machine.matches(into: &matches)
        machine.settle(&matches)
        void = machine.void(matches)
        staffing = machine.staffing
        self.machine = machine
        self.matches = matches
    }

    private var program: CompiledProgram { machine.program }

    mutating func units(of part: Part) -> [Unit] {
        var list = UnitList()
        switch part {
        case .scope: list.add(.scope, UnitState(truth: machine.run(program.scope)))
        case .void: list.add(.void, UnitState(truth: void.truth, row: void.row))
        case .derived(let id):
            let state = machine.derived[id.index]
            list.add(
                .derived(id),
                UnitState(
                    truth: .holds, value: state.isUndecided ? nil : state.value, isUndecided: state.isUndecided,
                    row: state.row))
            if let conflict = state.conflict {
                list.add(
                    .conflict(ConflictKey(kind: conflict.kind, role: nil, ground: conflict.ground)),
                    UnitState(truth: .holds, parties: conflict.parties))
            }
        case .route(let id): machine.route(id).add(id, to: &list)
        case .deadline(let id, let some): addDeadline(id, some, to: &list)
        case .duty(let place):
            guard let duty = program.duties[place] else { break }
            let isBroken = machine.run(duty.guardCode) && !machine.run(duty.code)
            list.add(.violation(Violation(cause: .requirement(place), row: nil)), UnitState(truth: isBroken))
        case .group(let id, let some):
            guard let place = program.groupPlaces[id] else { break }
            addGroup(program.groups[place], some, to: &list)
        }
        return list.units
    }

    private mutating func addDeadline(_ id: DeadlineID, _ some: [Ground]?, to list: inout UnitList) {
        for spot in machine.standings(of: id) where some?.contains(spot.ground) != false {
            list.add(spot.standing, of: id, at: spot.ground)
            for match in spot.matches where machine.world.listsRows {
                let row = program.rows[Int(match.row)].id
                list.add(.row(row, spot.ground), UnitState(truth: match.truth, row: row))
            }
        }
    }

    private mutating func addGroup(_ group: CompiledGroup, _ some: [Ground]?, to list: inout UnitList) {
        var own = matches[...]
        let start = own.firstIndex { group.rows.contains(Int($0.row)) } ?? own.endIndex
        let end = own[start...].firstIndex { !group.rows.contains(Int($0.row)) } ?? own.endIndex
        own = own[start..<end]
        if let some {
            own = own.filter { some.contains(machine.ground($0.spot, of: group.group)) }[...]
        }
        guard !own.isEmpty else { return }
        if group.group.hitPolicy == .unique { addNotUnique(group, own, to: &list) }
        addMoney(group, own, isReward: false, to: &list)
        addMoney(group, own, isReward: true, to: &list)
        addSanctions(group, own, to: &list)
        if group.hasUnitedItems { addUnited(group, own, to: &list) }
        for match in own where machine.world.listsRows {
            let row = program.rows[Int(match.row)].id
            list.add(
                .row(row, machine.ground(match.spot, of: group.group)), UnitState(truth: match.truth, row: row))
        }
    }

    private func addNotUnique(_ group: CompiledGroup, _ own: ArraySlice<Match>, to list: inout UnitList) {
        for spot in Set(own.map(\.spot)).sorted() {
            let rows = own.filter { $0.spot == spot && $0.truth == .holds }.map { program.rows[Int($0.row)].id }
            guard let first = rows.first, rows.count > 1 else { continue }
            let parties = rows.map { Conflict.Party(row: $0, fen: nil, sanctions: [], value: nil) }
            let key = ConflictKey(kind: .notUnique, role: nil, ground: machine.ground(spot, of: group.group))
            list.add(.conflict(key), UnitState(truth: .holds, parties: parties, row: first))
        }
    }

    private mutating func addMoney(
        _ group: CompiledGroup, _ own: ArraySlice<Match>, isReward: Bool, to list: inout UnitList
    ) {
        let isNotVoid = !void.truth
        let claims = machine.claims(group, own, isReward: isReward) { row, cause, truth in
            list.add(.violation(Violation(cause: cause, row: row)), UnitState(truth: truth && isNotVoid, row: row))
        }
        var conflicts: [(kind: Conflict.Kind, role: RoleID?, spot: Int32, parties: [Claim])] = []
        let charges = machine.charges(group, claims, own, staffing, isNotVoid: isNotVoid) {
            conflicts.append(($0, $1, $2, $3))
        }
        for (kind, role, spot, parties) in conflicts {
            let key = ConflictKey(kind: kind, role: role, ground: machine.ground(spot, of: group.group))
            let rows = parties.map { claim in
                Conflict.Party(
                    row: program.rows[claim.row].id,
                    fen: claim.amount.low == claim.amount.high ? claim.amount.low : nil,
                    sanctions: [], value: nil)
            }
            list.add(.conflict(key), UnitState(truth: isNotVoid, parties: rows, row: rows.first?.row))
        }
        for charge in charges {
            let claim = claims[charge.claim]
            guard charge.amount.high != 0 else { continue }
            let row = program.rows[claim.row]
            let isOfRow = group.group.hitPolicy == .sum || claim.isOnce
            let key = MoneyKey(
                group: group.group.id, isReward: isReward, ground: machine.ground(claim.spot, of: group.group),
                payers: charge.payers, mode: claim.money.mode, isOnce: claim.isOnce, person: charge.person,
                row: isOfRow ? row.id : nil, item: isOfRow ? claim.item : row.items[claim.item].alike)
            list.add(
                .money(key),
                UnitState(
                    truth: charge.truth, low: charge.amount.low, high: charge.amount.high,
                    isOpen: charge.amount.isOpen, row: row.id, item: claim.item))
        }
    }

    private mutating func addUnited(_ group: CompiledGroup, _ own: ArraySlice<Match>, to list: inout UnitList) {
        for match in own {
            let row = program.rows[Int(match.row)]
            for (place, item) in row.items.enumerated() {
                guard let content = UnitedKey.Content(item.kind) else { continue }
                let truth = match.truth && machine.itemHolds(item, at: match.spot, in: group.group)
                list.add(
                    .united(UnitedKey(group: group.group.id, content: content)),
                    UnitState(truth: truth, row: row.id, item: place))
            }
        }
    }
}

// MARK: - Sanctions

/// What sanction items say about one role at one spot.
private struct Verdict {
    let row: Int
    let item: Int
    let sanction: SanctionItem
    let isOnce: Bool
    let spots: [(spot: Int32, truth: Truth)]
    /// nil while people have not chosen.
    let words: [Int]?

    func isSameItem(_ other: Verdict) -> Bool { row == other.row && item == other.item }
}

extension WorldFindings {
    fileprivate mutating func addSanctions(
        _ group: CompiledGroup, _ own: ArraySlice<Match>, to list: inout UnitList
    ) {
        let isNotVoid = !void.truth
        let verdicts = verdicts(group, own, to: &list)
        let policy = group.group.hitPolicy
        var reported: Set<[Int]> = []
        for role in Set(verdicts.flatMap(\.sanction.roles)).sorted() {
            let named = verdicts.filter { $0.sanction.roles.contains(role) }
            for spot in Set(named.flatMap { $0.spots.map(\.spot) }).sorted() {
                let here = named.filter { $0.spots.contains { $0.spot == spot && $0.truth == .holds } }
                let parties = here.filter { one in
                    here.contains { !one.isSameItem($0) && standing(one, $0, policy).contradicts == .holds }
                }
                guard parties.count > 1, reported.insert([role.index, Int(spot)]).inserted else { continue }
                let rows = parties.map {
                    Conflict.Party(row: program.rows[$0.row].id, fen: nil, sanctions: $0.words ?? [], value: nil)
                }
                let key = ConflictKey(kind: .sanction, role: role, ground: machine.ground(spot, of: group.group))
                list.add(.conflict(key), UnitState(truth: isNotVoid, parties: rows, row: rows[0].row))
            }
        }
        for verdict in verdicts {
            let ground = machine.ground(verdict.isOnce ? -1 : verdict.spots[0].spot, of: group.group)
            for role in verdict.sanction.roles where !staffing.isVacant(role, at: ground) {
                let named = verdicts.filter { $0.sanction.roles.contains(role) }
                let truth = verdict.spots.any(\.truth) && !yields(verdict, named, policy, own) && isNotVoid
                let row = program.rows[verdict.row].id
                var state = UnitState(truth: truth, row: row, item: verdict.item)
                state.isOpen = verdict.words == nil
                for word in verdict.words.map({ $0.map(Optional.some) }) ?? [nil] {
                    let isOfRow = word == nil || verdict.isOnce
                    let key = SanctionKey(
                        group: group.group.id, ground: ground, role: role, word: word, row: isOfRow ? row : nil,
                        item: isOfRow ? verdict.item : 0)
                    list.add(.sanction(key), state)
                }
            }
        }
    }

    private mutating func verdicts(
        _ group: CompiledGroup, _ own: ArraySlice<Match>, to list: inout UnitList
    ) -> [Verdict] {
        var verdicts: [Verdict] = []
        for row in Set(own.map { Int($0.row) }).sorted() {
            for (place, item) in program.rows[row].items.enumerated() {
                guard case .sanction(let sanction) = item.kind else { continue }
                var spots: [(spot: Int32, truth: Truth)] = []
                for match in own where Int(match.row) == row {
                    let truth = match.truth && machine.itemHolds(item, at: match.spot, in: group.group)
                    if truth != .fails { spots.append((match.spot, truth)) }
                }
                guard !spots.isEmpty else { continue }
                let words = chosen(sanction)
                if let words, sanction.isChoice, !words.allSatisfy(sanction.sanctions.contains),
                    let fact = sanction.assessed
                {
                    let id = program.rows[row].id
                    let truth = spots.any(\.truth) && !void.truth
                    list.add(
                        .violation(Violation(cause: .choiceOutside(fact), row: id)), UnitState(truth: truth, row: id))
                    continue
                }
                for some in item.isOnce ? [spots] : spots.map({ [$0] }) {
                    verdicts.append(
                        Verdict(
                            row: row, item: place, sanction: sanction, isOnce: item.isOnce, spots: some, words: words))
                }
            }
        }
        return verdicts
    }

    private func chosen(_ sanction: SanctionItem) -> [Int]? {
        if let parameter = sanction.parameter {
            guard case .symbol(_, let word)? = program.wiring.program.parameters[parameter.index].value else {
                return nil
            }
            return [word]
        }
        guard sanction.isChoice else { return sanction.sanctions }
        guard let fact = sanction.assessed else { return nil }
        switch machine.standingFact(fact) {
        case .word(_, let word): return [word]
        case .set(let inside, let open): return open == 0 && inside != 0 ? inside.places : nil
        case .unknown, .none, .yesNo, .number, .date, .instant, .text, .otherText, .map: return nil
        }
    }

    private func yields(
        _ verdict: Verdict, _ others: [Verdict], _ policy: HitPolicy, _ own: ArraySlice<Match>
    ) -> Truth {
        let isSingle = verdict.spots.count == 1
        return verdict.spots.any { spot, truth in
            let met = others.any { other in
                guard !other.isSameItem(verdict), let its = other.spots.first(where: { $0.spot == spot })?.truth else {
                    return .fails
                }
                let standing = standing(verdict, other, policy)
                return its && (standing.contradicts || standing.yields)
            }
            let rival: Truth =
                policy == .unique
                ? own.filter { $0.spot == spot && Int($0.row) != verdict.row }.any(\.truth) : .fails
            return (isSingle ? .holds : truth) && (met || rival)
        }
    }

    private func standing(_ one: Verdict, _ other: Verdict, _ policy: HitPolicy) -> Standing {
        switch policy {
        case .sum, .first, .unique, .earliest, .latest: return .indifferent
        case .agree:
            if one.isOnce != other.isOnce { return Standing(contradicts: .holds, yields: .fails) }
            let (mine, its) = (one.sanction, other.sanction)
            if mine.sanctions == its.sanctions, mine.isChoice == its.isChoice, mine.assessed == its.assessed,
                mine.parameter == its.parameter
            {
                return .indifferent
            }
            guard let words = one.words, let otherWords = other.words else {
                return Standing(contradicts: .unknown, yields: .fails)
            }
            return Standing(contradicts: Truth(words != otherWords), yields: .fails)
        case .highest, .lowest:
            let isMixed = one.isOnce != other.isOnce
            guard let words = one.words, let otherWords = other.words else {
                return Standing(contradicts: isMixed ? .holds : .unknown, yields: .unknown)
            }
            if words == otherWords { return Standing(contradicts: Truth(isMixed), yields: .fails) }
            let vocabulary = program.wiring.program.schema[program.wiring.program.schema.sanctions]
            let ranks = vocabulary.ranks
            let orders = Set(words.map { vocabulary.orders[$0] }).union(otherWords.map { vocabulary.orders[$0] })
            guard orders.count <= 1 else { return Standing(contradicts: .holds, yields: .fails) }
            let (mine, its) = (words.compactMap { ranks[$0] }, otherWords.compactMap { ranks[$0] })
            guard mine.count == words.count, its.count == otherWords.count else {
                return Standing(contradicts: .holds, yields: .fails)
            }
            let (low, high) = policy == .highest ? (mine, its) : (its, mine)
            let isBelow = low.sorted(by: >).lexicographicallyPrecedes(high.sorted(by: >))
            return Standing(contradicts: Truth(isMixed), yields: Truth(isBelow))
        }
    }
}
