import RedressModel

// MARK: - Computed defaults and derived values

extension Machine {
    /// Works out what stands before the rows of outcomes.
    mutating func work() {
        defaults.removeAll(keepingCapacity: true)
        for step in program.steps {
            switch step {
            case .defaultValue(let id, let term):
                if raw[program.wiring.layout.factSlots[id.index]] == Slot.absent { defaults[id] = value(term) }
            case .void(let rows): earlyVoid = void(of: rows)
            case .deadline(let id): workDeadline(id)
            case .simpleDeadlines(let range): workSimpleDeadlines(range)
            case .term(let id, let term): keep(given(id) ?? DerivedState(value: value(term)), id)
            case .rows(let id, let group): keep(given(id) ?? state(of: id, group), id)
            }
        }
    }

    /// What the incident carries itself.
    private func given(_ id: DerivedID) -> DerivedState? {
        let wiring = program.wiring
        guard let slot = wiring.givenSlots[id], raw[slot] >= Slot.firstValue else { return nil }
        let type = wiring.program.derived[id.index].type
        if case .set = type {
            let open = raw[slot + 1] < 0 ? 0 : UInt64(raw[slot + 1])
            return DerivedState(value: .set(inside: UInt64(bitPattern: raw[slot]), open: open))
        }
        let value = Value(
            slot: raw[slot], type: type, texts: world.row.texts, sanctions: wiring.program.schema.sanctions)
        return DerivedState(value: value)
    }

    private mutating func keep(_ state: DerivedState, _ id: DerivedID) {
        derived[id.index] = state
        guard let slot = program.derivedSlots[id.index] else { return }
        let held: Int64 =
            switch state.value {
            case .word(_, let word): Int64(word)
            case .yesNo(let isYes): isYes ? 1 : 0
            case .none: Slot.none
            case .unknown, .set, .number, .date, .instant, .text, .otherText, .map: Slot.unknown
            }
        low[slot] = held
        high[slot] = held
        if held == Slot.unknown { isOpen = true }
    }

    /// One value that a row gives or may give.
    private struct Offer {
        let row: RowID
        let isCertain: Bool
        let value: Value
    }

    private mutating func state(of id: DerivedID, _ place: Int) -> DerivedState {
        let group = program.groups[place]
        var matches: [Match] = []
        for row in group.rows {
            let truth = run(program.shapes[row].code)
            if truth != .fails { matches.append(Match(row: Int32(row), spot: -1, truth: truth)) }
        }
        settle(&matches)
        let vocabulary = program.wiring.vocabulary(of: program.wiring.program.derived[id.index].type)
        var offers: [Offer] = []
        for match in matches {
            let row = Int(match.row)
            for (item, term) in group.values[row - group.rows.lowerBound] {
                let truth = match.truth && itemHolds(program.rows[row].items[item], at: -1, in: group.group)
                guard truth != .fails else { continue }
                let value = value(term).word(of: vocabulary)
                offers.append(Offer(row: program.rows[row].id, isCertain: truth == .holds, value: value))
            }
        }
        if offers.isEmpty { return DerivedState(value: .unknown, isUndecided: true) }
        switch group.group.hitPolicy {
        case .sum: if let sum = sum(offers) { return sum }
        case .unique:
            if Set(offers.filter(\.isCertain).map(\.row)).count > 1 {
                return clash(offers, .notUnique, id, group.group)
            }
            if Set(offers.map(\.row)).count > 1 { return DerivedState(value: .unknown) }
        case .agree, .first, .highest, .lowest, .earliest, .latest: break
        }
        return choose(offers, id, group.group)
    }

    private func clash(_ offers: [Offer], _ kind: Conflict.Kind, _ id: DerivedID, _ group: Group) -> DerivedState {
        let vocabulary = program.wiring.vocabulary(of: program.wiring.program.derived[id.index].type)
        let parties = offers.filter(\.isCertain).map {
            Conflict.Party(row: $0.row, fen: nil, sanctions: [], value: $0.value.constant(vocabulary: vocabulary))
        }
        let conflict = Conflict(kind: kind, role: nil, ground: .group(group.id), parties: parties)
        return DerivedState(value: .unknown, conflict: conflict)
    }

    /// The offer that all others are like, or stand below.
    private func choose(_ offers: [Offer], _ id: DerivedID, _ group: Group) -> DerivedState {
        let isRanked = group.hitPolicy == .highest || group.hitPolicy == .lowest
        let ranks = offers.map { isRanked ? rank($0.value) : nil }
        let sign = group.hitPolicy == .lowest ? -1 : 1
        // Positive where the first is the better one, zero where they are alike; nil where nobody knows.
        func order(_ one: Int, _ other: Int) -> (isClash: Bool, sign: Int?) {
            let (left, right) = (offers[one].value, offers[other].value)
            if left == right, left.isCertain { return (false, 0) }
            if case .word(let vocabulary, let word) = left, case .word(_, let second) = right,
                !program.wiring.program.schema[vocabulary].areComparable(word, second)
            {
                return (true, nil)
            }
            if let first = ranks[one], let second = ranks[other] {
                if let low = first.low, let high = second.high, high < low { return (false, sign) }
                if let high = first.high, let low = second.low, high < low { return (false, -sign) }
                let isWord = if case .word = left { true } else { false }
                return (false, isWord ? 0 : nil)
            }
            return (left.isCertain && right.isCertain, nil)
        }
        let certain = offers.indices.filter { offers[$0].isCertain }
        for (place, one) in certain.enumerated() {
            for other in certain.dropFirst(place + 1) where order(one, other).isClash {
                return clash(offers, .value(id), id, group)
            }
        }
        for one in certain {
            let stands = offers.indices.allSatisfy { other in
                if offers[other].row == offers[one].row, offers[other].value == offers[one].value { return true }
                return order(one, other).sign.map { $0 >= 0 } ?? false
            }
            if stands { return DerivedState(value: offers[one].value, row: offers[one].row) }
        }
        return DerivedState(value: .unknown)
    }

    /// Where a value stands among its like.
    private func rank(_ value: Value) -> Interval? {
        if let interval = value.interval { return interval }
        guard case .word(let vocabulary, let word) = value else { return nil }
        return program.wiring.program.schema[vocabulary].ranks[word].map { Interval(Rational(Int64($0))) }
    }

    /// The sum of what the rows give; nil where that is no number.
    private func sum(_ offers: [Offer]) -> DerivedState? {
        guard offers.contains(where: \.isCertain) else { return DerivedState(value: .unknown) }
        var low: Rational? = .zero
        var high: Rational? = .zero
        for offer in offers {
            guard case .number(let interval) = offer.value else {
                return offer.value == .unknown ? DerivedState(value: .unknown) : nil
            }
            let least = offer.isCertain ? interval.low : interval.low.map { min($0, .zero) }
            let most = offer.isCertain ? interval.high : interval.high.map { max($0, .zero) }
            let (newLow, newHigh) = (least.flatMap { low?.adding($0) }, most.flatMap { high?.adding($0) })
            if newLow == nil && least != nil && low != nil || newHigh == nil && most != nil && high != nil {
                return DerivedState(value: .unknown)
            }
            (low, high) = (newLow, newHigh)
        }
        let isCertain = offers.allSatisfy(\.isCertain)
        return DerivedState(value: .number(Interval(low: low, high: high)), row: isCertain ? offers[0].row : nil)
    }
}
