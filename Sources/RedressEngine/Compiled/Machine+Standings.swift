import RedressModel
import RedressTime

// MARK: - Deadlines in general

/// A limit of a row that counts or may count.
private struct DueOffer {
    let row: RowID
    let truth: Truth
    let due: CompiledDue
    let start: Value
    let actual: Value
    let clock: Clock
    let owners: Owners
}

extension Machine {
    mutating func workedOut(_ deadline: CompiledDeadline) -> [SpotStanding] {
        let group = program.groups[deadline.place]
        var matches: [Match] = []
        for row in group.rows { match(row, isIndexed: false, into: &matches) }
        settle(&matches)
        return spots(of: group.group).map { spot in
            let here = matches.filter { $0.spot == spot }
            if spot != -1 { stand(at: spot, in: group.group) }
            let standing = standing(deadline, group, here)
            if spot != -1 { leave() }
            return SpotStanding(
                spot: spot, ground: ground(spot, of: group.group), standing: standing, matches: here)
        }
    }

    /// The elements at hand one after another, -1 for a group that runs over nothing, -2 for keys nobody named.
    private func spots(of group: Group) -> [Int32] {
        switch group.iteration {
        case nil: return [-1]
        case .elements(let id):
            switch fact(id) {
            case .set(let inside, let open): return (inside | open).places.map { Int32($0) }
            case .none: return []
            default:
                guard case .set(let vocabulary) = program.wiring.program.schema[id].type else { return [] }
                return program.wiring.allBits(vocabulary).places.map { Int32($0) }
            }
        case .keys(let id):
            switch fact(id) {
            case .none: return []
            case .map(let map, let size):
                let keys = map.entries.indices.map { Int32($0) }
                return map.isOpen && size.high != .zero ? keys + [-2] : keys
            default: return [-2]
            }
        }
    }

    private mutating func standing(
        _ deadline: CompiledDeadline, _ group: CompiledGroup, _ matches: [Match]
    ) -> DeadlineStanding {
        var offers: [DueOffer] = []
        for match in matches {
            let row = Int(match.row)
            for due in deadline.dues[row - group.rows.lowerBound] {
                var truth = match.truth
                if let code = program.rows[row].items[due.item].guardCode { truth = truth && run(code) }
                if truth != .fails { offers.append(offer(due, of: deadline, program.rows[row].id, truth)) }
            }
        }
        let isNotVoid = !earlyVoid
        let applies = offers.any(\.truth) && isNotVoid
        guard applies != .fails else { return .absent }
        if let kind = clash(offers, deadline) {
            let parties = offers.filter { $0.truth == .holds }.map {
                Conflict.Party(row: $0.row, fen: nil, sanctions: [], value: nil)
            }
            let at = element ?? .group(group.group.id)
            var standing = DeadlineStanding.unknown
            standing.applies = isNotVoid
            standing.conflict = Conflict(kind: kind, role: nil, ground: at, parties: parties)
            return standing
        }
        let left = left(offers, deadline.policy)
        let mayClash = left.count > 1 && deadline.policy.mayContradict
        return mayClash ? blurred(left, applies && .unknown) : joined(left, applies)
    }

    private mutating func offer(
        _ due: CompiledDue, of deadline: CompiledDeadline, _ row: RowID, _ truth: Truth
    ) -> DueOffer {
        let start = due.start.map { value($0) }
        let limit: LimitReading
        switch due.limit {
        case .constant(let constant): limit = .known(constant)
        case .read(let asked, let terms):
            let values = terms.mapValues { value($0) }
            limit = due.rules.reading(asked) { values[$0] ?? .unknown }
        }
        let pauses = deadline.pauses.map { PauseReading(from: value($0.from), until: value($0.until)) }
        let clock = due.rules.clock(limit, from: start, pauses: pauses, extended: more(deadline, due.rules))
        let names = due.owners.mapValues { value($0) }
        let by = knowsPeople ? due.by : []
        return DueOffer(
            row: row, truth: truth, due: due, start: start ?? .unknown,
            actual: due.until.map { value($0) } ?? .unknown, clock: clock,
            owners: Owners(by, staffing, at: element) { names[$0] ?? .unknown })
    }

    /// The extension that counts.
    private mutating func more(_ deadline: CompiledDeadline, _ rules: TimeRules) -> ExtensionReading {
        for more in deadline.extensions {
            let truth = run(more.code)
            if truth == .fails { continue }
            if truth == .unknown { return .unknown }
            let values = more.terms.mapValues { value($0) }
            let by = rules.span(more.by) { values[$0] ?? .unknown }
            let most = more.atMost.map { quantity in rules.span(quantity) { values[$0] ?? .unknown } }
            guard case .known(let span) = by else { return by == .none ? .none : .unknown }
            switch most {
            case .unknown: return .unknown
            case .known(let most): return .by(span, atMost: most)
            case .some(.none), nil: return .by(span, atMost: nil)
            }
        }
        return .none
    }
}

// MARK: - Which limit counts

/// Where a due instant stands among others: first by tier, then by when it is.
private struct DueRank {
    let tier: Int
    let moment: Interval

    /// nil for a limit of which nobody knows where it stands.
    init?(_ reckoning: Reckoning) {
        switch reckoning {
        case .atOnce: (tier, moment) = (0, Interval(.zero))
        case .at(let due, _): (tier, moment) = (1, due)
        case .notStarted: (tier, moment) = (2, Interval(.zero))
        case .none: (tier, moment) = (3, Interval(.zero))
        case .standing, .unknownYear, .outOfRange, .unknown: return nil
        }
    }

    /// Negative where it certainly comes before, zero where it certainly is the same, positive behind.
    func order(_ other: DueRank) -> Int? {
        if tier != other.tier { return tier < other.tier ? -1 : 1 }
        if let high = moment.high, let low = other.moment.low, high < low { return -1 }
        if let low = moment.low, let high = other.moment.high, high < low { return 1 }
        guard let point = moment.point, point == other.moment.point else { return nil }
        return 0
    }
}

extension Machine {
    private func order(_ one: DueOffer, _ other: DueOffer) -> Int? {
        guard let left = DueRank(one.clock.reckoning), let right = DueRank(other.clock.reckoning) else { return nil }
        return left.order(right)
    }

    /// What is wrong with rows that count for certain.
    private func clash(_ offers: [DueOffer], _ deadline: CompiledDeadline) -> Conflict.Kind? {
        let certain = offers.filter { $0.truth == .holds }
        switch deadline.policy {
        case .first, .earliest, .latest: return nil
        case .unique:
            guard let row = certain.first?.row else { return nil }
            return certain.contains { $0.row != row } ? .notUnique : nil
        case .agree, .sum, .highest, .lowest:
            let differ = certain.indices.contains { place in
                certain[..<place].contains { order($0, certain[place]).map { $0 != 0 } ?? false }
            }
            return differ ? .deadline(deadline.id) : nil
        }
    }

    /// The offers that no other one has certainly beaten.
    private func left(_ offers: [DueOffer], _ policy: HitPolicy) -> [DueOffer] {
        switch policy {
        case .first, .unique: return offers
        case .agree, .sum, .highest, .lowest:
            guard DueRank(offers[0].clock.reckoning) != nil, offers.allSatisfy({ order(offers[0], $0) == 0 }) else {
                return offers
            }
            return [offers.first { $0.truth == .holds } ?? offers[0]]
        case .earliest, .latest:
            let sign = policy == .earliest ? 1 : -1
            return offers.indices.filter { place in
                !offers.indices.contains { rival in
                    guard rival != place, offers[rival].truth == .holds, let order = order(offers[rival], offers[place])
                    else { return false }
                    return order * sign < 0 || order == 0 && rival < place
                }
            }.map { offers[$0] }
        }
    }
}

// MARK: - How it stands

/// In which states a limit is.
private struct StateTruths {
    let late: Truth
    let met: Truth
    let due: Truth

    init(_ late: Truth, _ met: Truth, _ due: Truth) {
        self.late = late
        self.met = met
        self.due = due
    }
}

extension Machine {
    private func joined(_ offers: [DueOffer], _ applies: Truth) -> DeadlineStanding {
        let all = offers.map { (states: states($0), reading: reading($0), moment: moment($0)) }
        func common(_ truth: (StateTruths) -> Truth) -> Truth {
            let first = truth(all[0].states)
            return all.allSatisfy { truth($0.states) == first } ? applies && first : applies && .unknown
        }
        var merged = all.dropFirst().reduce(all[0].reading) { $0.merged(with: $1.reading) }
        merged.isOpen = merged.isOpen || all.count > 1
        let isOne = all.allSatisfy { $0.moment == all[0].moment }
        var standing = DeadlineStanding(
            applies: applies, late: common(\.late), met: common(\.met), due: common(\.due),
            moment: isOne && applies == .holds ? all[0].moment : .unknown, row: offers[0].row, reading: merged)
        if offers.contains(where: \.clock.isBeyond) {
            standing.beyond = offers.count == 1 ? applies : applies && .unknown
        }
        return standing
    }

    /// Limits that may contradict, so that nothing is known of any state.
    private func blurred(_ offers: [DueOffer], _ applies: Truth) -> DeadlineStanding {
        var standing = joined(offers, applies)
        (standing.late, standing.met, standing.due) = (applies, applies, applies)
        standing.reading?.status = .unknown
        standing.reading?.lateSeconds = nil
        return standing
    }

    private func states(_ offer: DueOffer) -> StateTruths {
        var notBefore: Interval?
        var due: Interval?
        switch offer.clock.reckoning {
        case .unknown, .unknownYear, .outOfRange: return StateTruths(.unknown, .unknown, .unknown)
        case .notStarted: return StateTruths(.fails, .fails, .holds)
        case .atOnce, .none: break
        case .standing(let first): notBefore = first
        case .at(let instant, let first): (due, notBefore) = (instant, first)
        }
        var isPast = Truth.fails
        if let due {
            isPast = world.asOf.map { Interval(Rational($0)).compared(.greater, to: due) } ?? .unknown
        }
        if offer.due.until == nil {
            return isPast == .fails ? StateTruths(.fails, .fails, .holds) : StateTruths(.unknown, .unknown, .unknown)
        }
        if offer.actual == .none { return StateTruths(isPast, .fails, !isPast) }
        guard let actual = offer.due.rules.moment(offer.actual) else {
            return StateTruths(.unknown, .unknown, .unknown)
        }
        let isEarly = notBefore.map { actual.compared(.less, to: $0) } ?? .fails
        let isMissed = isEarly || (due.map { actual.compared(.greater, to: $0) } ?? .fails)
        return StateTruths(isMissed, !isMissed, .fails)
    }

    private func moment(_ offer: DueOffer) -> Value {
        guard DueRank(offer.clock.reckoning) != nil else { return .unknown }
        if case .at(let due, _) = offer.clock.reckoning { return .instant(due) }
        return .none
    }

    private func reading(_ offer: DueOffer) -> DeadlineReading {
        let rules = offer.due.rules
        func seconds(_ value: Value) -> Int64? { rules.moment(value)?.instant?.seconds }
        let states = self.states(offer)
        var reading = DeadlineReading(
            start: seconds(offer.start), actual: seconds(offer.actual), status: .unknown, roles: offer.owners.roles,
            persons: offer.owners.persons, isOpen: !offer.clock.reckoning.isCertain || offer.owners.isOpen)
        if offer.due.start != nil, !offer.start.isCertain { reading.isOpen = true }
        if offer.due.until != nil, !offer.actual.isCertain { reading.isOpen = true }
        switch offer.clock.reckoning {
        case .at(let due, let first):
            reading.due = due.instant?.seconds
            reading.notBefore = first?.instant?.seconds
        case .standing(let first): reading.notBefore = first?.instant?.seconds
        case .unknownYear(let year): reading.unknownYear = year
        case .notStarted, .atOnce, .none, .outOfRange, .unknown: break
        }
        if case .at(let before, _)? = offer.clock.unextended, offer.clock.reckoning != .unknown {
            reading.extendedFrom = before.instant?.seconds
        }
        if states.due == .holds { reading.status = .pending }
        if states.met == .holds { (reading.status, reading.lateSeconds) = (.met, 0) }
        if states.late == .holds {
            reading.status = .breached
            let done = offer.actual == .none ? world.asOf : reading.actual
            if let done, let due = reading.due, done > due {
                reading.lateSeconds = done - due
            } else if let done, let first = reading.notBefore, done < first {
                reading.lateSeconds = done - first
            }
        }
        return reading
    }
}
