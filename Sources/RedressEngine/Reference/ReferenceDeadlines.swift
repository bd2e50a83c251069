import RedressModel
import RedressTime

// MARK: - How obligations stand

extension ReferenceScene {
    /// How a deadline stands at a ground of its own group.
    func standing(_ id: DeadlineID, at ground: Ground) -> DeadlineStanding {
        let place = DeadlinePlace(deadline: id, ground: ground)
        if let known = standings[place] { return known }
        // What a deadline reads never reads it in turn; the checker sees to that.
        guard openStandings.insert(place).inserted else { return .unknown }
        let found = workedOut(program.deadlines[id.index], at: ground)
        openStandings.remove(place)
        standings[place] = found
        return found
    }

    /// Whether a deadline stands so, for who asks at a ground of any group. Over several elements it is late or due where
    /// one of them is, and met where all that apply are.
    func truth(of id: DeadlineID, _ state: DeadlineState, at ground: Ground?) -> Truth {
        if let own = ownGround(of: id, at: ground) { return standing(id, at: own)[state] }
        let all = standings(of: id)
        switch state {
        case .late, .due: return all.any { $0[state] }
        case .met: return all.any(\.met) && all.all { !$0.applies || $0.met }
        }
    }

    /// When a deadline falls due, for who asks at a ground of any group; of several elements the first.
    func moment(of id: DeadlineID, at ground: Ground?) -> Value {
        if let own = ownGround(of: id, at: ground) { return standing(id, at: own).moment }
        return extreme(standings(of: id).map(\.moment), isLatest: false)
    }

    /// How a deadline stands at each of its grounds.
    private func standings(of id: DeadlineID) -> [DeadlineStanding] {
        let group = program.groups[program.deadlines[id.index].group.index]
        return grounds(of: group).map { standing(id, at: $0) }
    }

    /// The ground of a deadline that belongs to a ground at hand: its only one, or the one of the same element.
    private func ownGround(of id: DeadlineID, at ground: Ground?) -> Ground? {
        let group = program.groups[program.deadlines[id.index].group.index]
        guard group.iteration != nil else { return .group(group.id) }
        switch ground {
        case nil: return nil
        case .group(let other): return isLike(group, other) ? .group(group.id) : nil
        case .element(let other, let vocabulary, let word):
            return isLike(group, other) ? .element(group.id, vocabulary, word) : nil
        case .key(let other, let name): return isLike(group, other) ? .key(group.id, name) : nil
        }
    }

    private func isLike(_ group: Group, _ other: GroupID) -> Bool {
        program.groups[other.index].iteration == group.iteration
    }
}

/// One obligation at one ground.
struct DeadlinePlace: Hashable {
    let deadline: DeadlineID
    let ground: Ground
}

// MARK: - Which row gives the limit

/// A row of a deadline that applies or may apply, with the limit that it gives.
private struct DueCandidate {
    let row: RowID
    let truth: Truth
    let item: DueItem
    let start: Value
    let actual: Value
    let clock: Clock
    let owners: Owners
}

extension ReferenceScene {
    private func workedOut(_ deadline: Deadline, at ground: Ground) -> DeadlineStanding {
        let candidates = candidates(deadline, at: ground)
        guard !candidates.isEmpty else { return .absent }
        let isNotVoid = !void().truth
        let applies = candidates.any(\.truth) && isNotVoid
        guard applies != .fails else { return .absent }
        let group = program.groups[deadline.group.index]
        if let kind = contradiction(candidates, group.hitPolicy, deadline.id) {
            let parties = candidates.filter { $0.truth == .holds }.map {
                Conflict.Party(row: $0.row, fen: nil, sanctions: [], value: nil)
            }
            var standing = DeadlineStanding.unknown
            standing.applies = isNotVoid
            standing.conflict = Conflict(kind: kind, role: nil, ground: ground, parties: parties)
            return standing
        }
        let possible = possible(candidates, group.hitPolicy)
        return standing(of: possible, applies, isSettled: possible.count == 1 || !group.hitPolicy.mayContradict)
    }

    private func candidates(_ deadline: Deadline, at ground: Ground) -> [DueCandidate] {
        var candidates: [DueCandidate] = []
        for (index, row) in program.groups[deadline.group.index].rows.enumerated() {
            let id = RowID(group: deadline.group, index: index)
            for item in row.items {
                guard case .limit(let due) = item.kind else { continue }
                let truth = counts(id, at: ground) && truth(item.guardCondition, at: ground)
                guard truth != .fails else { continue }
                candidates.append(
                    DueCandidate(
                        row: id, truth: truth, item: due,
                        start: due.start.map { value($0, at: ground) } ?? .unknown,
                        actual: due.until.map { value($0, at: ground) } ?? .unknown,
                        clock: clock(due, of: deadline, at: ground),
                        owners: Owners(due.by, staffing, at: ground) { value($0, at: ground) }))
            }
        }
        return candidates
    }

    /// When a row's limit falls due.
    private func clock(_ due: DueItem, of deadline: Deadline, at ground: Ground) -> Clock {
        let rules = wiring.rules(of: due.calendar)
        return clock(
            due, of: deadline, from: due.start.map { value($0, at: ground) },
            extended: self.extension(of: deadline, rules, at: ground), at: ground)
    }

    /// The same for a start and an extension of one's own.
    func clock(
        _ due: DueItem, of deadline: Deadline, from start: Value?, extended: ExtensionReading, at ground: Ground
    ) -> Clock {
        let rules = wiring.rules(of: due.calendar)
        let read = { (term: Term) in self.value(term, at: ground) }
        let pauses = deadline.pauses.map { PauseReading(from: read($0.from), until: read($0.until)) }
        return rules.clock(rules.reading(due.limit, value: read), from: start, pauses: pauses, extended: extended)
    }

    /// Why a deadline of a decision falls due when it does, day by day.
    func steps(of outcome: DeadlineOutcome) -> [DueStep] {
        let deadline = program.deadlines[outcome.deadline.index]
        let ground = outcome.element ?? .group(deadline.group)
        let item = program[outcome.row].items.lazy.compactMap { item -> DueItem? in
            if case .limit(let due) = item.kind { due } else { nil }
        }.first
        guard outcome.due != nil, let item else { return [] }
        let rules = wiring.rules(of: item.calendar)
        let read = { (term: Term) in self.value(term, at: ground) }
        return rules.steps(
            rules.reading(item.limit, value: read), from: item.start.map(read),
            pauses: deadline.pauses.map { PauseReading(from: read($0.from), until: read($0.until)) },
            extended: self.extension(of: deadline, rules, at: ground))
    }

    /// The first extension whose condition holds.
    private func `extension`(of deadline: Deadline, _ rules: TimeRules, at ground: Ground) -> ExtensionReading {
        for more in deadline.extensions {
            switch truth(more.condition, at: ground) {
            case .fails: continue
            case .unknown: return .unknown
            case .holds: return reading(more, rules, at: ground)
            }
        }
        return .none
    }

    /// How long an extension is, whether or not its condition holds.
    func reading(_ more: Deadline.Extension, _ rules: TimeRules, at ground: Ground) -> ExtensionReading {
        let read = { (term: Term) in self.value(term, at: ground) }
        let most = more.atMost.map { rules.span($0, value: read) }
        return switch (rules.span(more.by, value: read), most) {
        case (.none, _): .none
        case (.known(let span), .known(let most)): .by(span, atMost: most)
        case (.known(let span), nil), (.known(let span), .some(.none)): .by(span, atMost: nil)
        case (.unknown, _), (_, .unknown): .unknown
        }
    }

    /// What of the rows that apply for certain cannot be.
    private func contradiction(
        _ candidates: [DueCandidate], _ policy: HitPolicy, _ id: DeadlineID
    ) -> Conflict.Kind? {
        let certain = candidates.filter { $0.truth == .holds }
        switch policy {
        case .unique: return Set(certain.map(\.row)).count > 1 ? .notUnique : nil
        case .agree, .sum, .highest, .lowest:
            for (index, one) in certain.enumerated() {
                for other in certain.dropFirst(index + 1)
                where order(one.clock.reckoning, other.clock.reckoning).map({ $0 != .same }) == true {
                    return .deadline(id)
                }
            }
            return nil
        case .first, .earliest, .latest: return nil
        }
    }

    /// The rows that may give the limit, the others having lost for certain.
    private func possible(_ candidates: [DueCandidate], _ policy: HitPolicy) -> [DueCandidate] {
        switch policy {
        case .unique, .first: return candidates
        case .agree, .sum, .highest, .lowest:
            let isOne = candidates.allSatisfy { one in
                candidates.allSatisfy { order(one.clock.reckoning, $0.clock.reckoning) == .same }
            }
            guard isOne else { return candidates }
            return [candidates.first { $0.truth == .holds } ?? candidates[0]]
        case .earliest, .latest:
            let better: Order = policy == .earliest ? .before : .after
            return candidates.enumerated().filter { index, one in
                !candidates.enumerated().contains { place, other in
                    guard place != index, other.truth == .holds else { return false }
                    let order = order(other.clock.reckoning, one.clock.reckoning)
                    return order == better || order == .same && place < index
                }
            }.map(\.element)
        }
    }

    private enum Order {
        case before, same, after
    }

    /// How two due instants follow one another; nil where that is unknown. A duty at once comes before all others, and
    /// what has no due instant after them: first where the clock has not started.
    private func order(_ one: Reckoning, _ other: Reckoning) -> Order? {
        switch (one, other) {
        case (.atOnce, .atOnce), (.notStarted, .notStarted), (.none, .none): return .same
        case (.unknown, _), (.unknownYear, _), (.outOfRange, _), (.standing, _): return nil
        case (_, .unknown), (_, .unknownYear), (_, .outOfRange), (_, .standing): return nil
        case (.atOnce, _), (.at, .notStarted), (.at, .none), (.notStarted, .none): return .before
        case (_, .atOnce), (.notStarted, .at), (.none, .at), (.none, .notStarted): return .after
        case (.at(let left, _), .at(let right, _)):
            if left.compared(.less, to: right) == .holds { return .before }
            if left.compared(.greater, to: right) == .holds { return .after }
            return left.compared(.equal, to: right) == .holds ? .same : nil
        }
    }
}

// MARK: - How it stands under a row

extension ReferenceScene {
    /// What the rows that may give the limit have in common. Where they may still contradict, nothing is known.
    private func standing(
        of candidates: [DueCandidate], _ applies: Truth, isSettled: Bool
    ) -> DeadlineStanding {
        let applies = isSettled ? applies : applies && .unknown
        var common = states(candidates[0])
        var reading = reading(candidates[0])
        var moment = moment(candidates[0])
        for other in candidates.dropFirst() {
            let states = states(other)
            if states.late != common.late { common.late = .unknown }
            if states.met != common.met { common.met = .unknown }
            if states.due != common.due { common.due = .unknown }
            reading = reading.merged(with: self.reading(other))
            if moment != self.moment(other) { moment = .unknown }
        }
        if candidates.count > 1 { reading.isOpen = true }
        if !isSettled {
            common = (.unknown, .unknown, .unknown)
            (reading.status, reading.lateSeconds) = (.unknown, nil)
        }
        let isBeyond = candidates.any { Truth($0.clock.isBeyond) } && (candidates.count > 1 ? .unknown : .holds)
        return DeadlineStanding(
            applies: applies, late: applies && common.late, met: applies && common.met, due: applies && common.due,
            moment: applies == .holds ? moment : .unknown, row: candidates[0].row, reading: reading,
            beyond: applies && isBeyond)
    }

    private func moment(_ candidate: DueCandidate) -> Value {
        switch candidate.clock.reckoning {
        case .notStarted, .atOnce, .none: .none
        case .at(let due, _): .instant(due)
        case .standing, .unknownYear, .outOfRange, .unknown: .unknown
        }
    }

    /// Late: done too late or too early, or not done and the due instant is past. Met: done within. Due: not done and in
    /// time, or the clock has not started. Where nothing says whether it was done, only that it is not yet due.
    private func states(_ candidate: DueCandidate) -> (late: Truth, met: Truth, due: Truth) {
        switch candidate.clock.reckoning {
        case .unknown, .unknownYear, .outOfRange: return (.unknown, .unknown, .unknown)
        case .notStarted: return (.fails, .fails, .holds)
        case .atOnce, .none: return states(candidate, behind: { _ in .fails }, notBefore: nil, isPast: .fails)
        case .standing(let first):
            return states(candidate, behind: { _ in .fails }, notBefore: first, isPast: .fails)
        case .at(let due, let first):
            let isPast = world.asOf.map { Interval(Rational($0)).compared(.greater, to: due) } ?? .unknown
            return states(
                candidate, behind: { $0.compared(.greater, to: due) }, notBefore: first, isPast: isPast)
        }
    }

    private func states(
        _ candidate: DueCandidate, behind: (Interval) -> Truth, notBefore: Interval?, isPast: Truth
    ) -> (late: Truth, met: Truth, due: Truth) {
        guard candidate.item.until != nil else {
            return isPast == .fails ? (.fails, .fails, .holds) : (.unknown, .unknown, .unknown)
        }
        if candidate.actual == .none { return (isPast, .fails, !isPast) }
        guard let actual = wiring.rules(of: candidate.item.calendar).moment(candidate.actual) else {
            return (.unknown, .unknown, .unknown)
        }
        let isEarly = notBefore.map { actual.compared(.less, to: $0) } ?? .fails
        let isLate = behind(actual) || isEarly
        return (isLate, !isLate, .fails)
    }

    private func reading(_ candidate: DueCandidate) -> DeadlineReading {
        let states = states(candidate)
        let rules = wiring.rules(of: candidate.item.calendar)
        let start = rules.moment(candidate.start)?.instant?.seconds
        let actual = rules.moment(candidate.actual)?.instant?.seconds
        var (first, due, year): (Int64?, Int64?, Int?)
        switch candidate.clock.reckoning {
        case .notStarted, .atOnce, .none, .outOfRange, .unknown: break
        case .unknownYear(let unknown): year = unknown
        case .standing(let notBefore): first = notBefore?.instant?.seconds
        case .at(let instant, let notBefore): (first, due) = (notBefore?.instant?.seconds, instant.instant?.seconds)
        }
        var extendedFrom: Int64?
        if candidate.clock.reckoning != .unknown, case .at(let before, _)? = candidate.clock.unextended {
            extendedFrom = before.instant?.seconds
        }
        let status: DeadlineOutcome.Status =
            states.late == .holds ? .breached : states.met == .holds ? .met : states.due == .holds ? .pending : .unknown
        var lateSeconds: Int64?
        if status == .met { lateSeconds = 0 }
        if status == .breached, let moment = candidate.actual == .none ? world.asOf : actual {
            if let due, moment > due { lateSeconds = moment - due }
            if let first, moment < first { lateSeconds = moment - first }
        }
        let hasStart = candidate.item.start == nil || candidate.start.isCertain
        let hasActual = candidate.item.until == nil || candidate.actual.isCertain
        return DeadlineReading(
            start: start, notBefore: first, due: due, actual: actual, status: status, lateSeconds: lateSeconds,
            extendedFrom: extendedFrom, unknownYear: year, roles: candidate.owners.roles,
            persons: candidate.owners.persons,
            isOpen: !hasStart || !hasActual || !candidate.clock.reckoning.isCertain || candidate.owners.isOpen)
    }
}

// MARK: - Their units

extension ReferenceScene {
    func addDeadline(_ id: DeadlineID, _ some: [Ground]?, to list: inout UnitList) {
        let group = program.groups[program.deadlines[id.index].group.index]
        for ground in grounds(of: group) where some?.contains(ground) != false {
            list.add(standing(id, at: ground), of: id, at: ground)
        }
        addRows(of: group, grounds(of: group).filter { some?.contains($0) != false }, to: &list)
    }
}
