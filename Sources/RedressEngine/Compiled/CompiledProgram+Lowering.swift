import RedressModel

extension CompiledProgram {
    /// The rows of all groups, as they are lowered one after another.
    struct LoweredRows {
        var rows: [CompiledRow] = []
        var shapes: [RowShape] = []
        /// Of the rows of outcomes.
        var conjuncts: [[(atom: CompiledAtom, isNegated: Bool)]] = []
        var needsReference = false

        mutating func add(
            _ index: Int, of group: Group, at place: Int, _ rowPlaces: [RowID: Int], _ lowering: inout Lowering
        ) {
            let wiring = lowering.wiring
            let row = group.rows[index]
            let id = RowID(group: group.id, index: index)
            let condition = CompiledProgram.condition(of: row, in: group)
            let code = lowering.code(condition)
            let parts = CompiledProgram.indexed(condition, lowering, code)
            let overriders = wiring.overriders[id] ?? []
            let isApart = overriders.contains { other, _ in
                let isOfOutcomes = wiring.program.groups[other.group.index].isOfOutcomes
                return other.group != id.group && !(group.isOfOutcomes && isOfOutcomes)
            }
            needsReference = needsReference || isApart
            shapes.append(
                RowShape(
                    group: Int32(place), code: code, isPure: parts.isPure,
                    words: CompiledProgram.words(parts.atoms, lowering.elementSlot),
                    iteration: CompiledProgram.iteration(group, wiring), hasOverriders: !overriders.isEmpty))
            rows.append(
                CompiledRow(
                    id: id, items: CompiledProgram.items(row, in: group, &lowering),
                    overriders: overriders.map { (row: rowPlaces[$0.row] ?? 0, code: lowering.code($0.guardCondition)) }
                ))
            if group.isOfOutcomes { conjuncts.append(parts.atoms) }
        }
    }

    /// A row's whole condition with its group's guard.
    private static func condition(of row: Row, in group: Group) -> Condition {
        switch row.condition {
        case .always: return group.guardCondition
        case .when(let condition): return .and([group.guardCondition, condition])
        case .otherwise:
            let others = group.rows.compactMap { other -> Condition? in
                switch other.condition {
                case .otherwise: nil
                case .always: .always
                case .when(let condition): condition
                }
            }
            return .and([group.guardCondition, .not(.or(others))])
        }
    }

    /// The parts of a condition that the index can tell from slots, and whether they are all of it.
    private static func indexed(
        _ condition: Condition, _ lowering: Lowering, _ code: Code
    ) -> (atoms: [(atom: CompiledAtom, isNegated: Bool)], isPure: Bool) {
        var atoms: [(atom: CompiledAtom, isNegated: Bool)] = []
        var isPure = true
        for part in condition.conjuncts {
            var inner = part
            var isNegated = false
            if case .not(let negated) = part.kind { (inner, isNegated) = (negated, true) }
            guard case .atom(let atom) = inner.kind, let place = lowering.simpleAtom(atom) else {
                isPure = false
                continue
            }
            atoms.append((place, isNegated))
        }
        return (atoms, isPure)
    }

    /// The words of the element at hand that do not exclude a row.
    private static func words(_ atoms: [(atom: CompiledAtom, isNegated: Bool)], _ elementSlot: Int) -> UInt64 {
        atoms.reduce(UInt64.max) { words, part in
            guard case .mask(elementSlot, let mask, _) = part.atom else { return words }
            return words & (part.isNegated ? ~mask : mask)
        }
    }

    private static func iteration(_ group: Group, _ wiring: Wiring) -> CompiledIteration {
        switch group.iteration {
        case nil: .once
        case .elements(let fact): .elements(slot: wiring.layout.factSlots[fact.index])
        case .keys(let fact): .keys(fact)
        }
    }

    /// A group of which the rows are lowered.
    static func compiled(_ group: Group, _ rows: Range<Int>, _ lowering: inout Lowering) -> CompiledGroup {
        var seen: Set<RoleID> = []
        var isPlain = group.hitPolicy == .sum || group.hitPolicy == .first
        if !isPlain, group.hitPolicy != .unique {
            let roles = group.rows.flatMap(\.items).flatMap { item -> [RoleID] in
                guard case .money(let money) = item.kind else { return [] }
                return money.roles
            }
            isPlain = roles.allSatisfy { seen.insert($0).inserted }
        }
        let values = group.rows.map { row in
            row.items.enumerated().compactMap { place, item -> (item: Int, term: CompiledTerm)? in
                guard case .value(let term) = item.kind else { return nil }
                return (place, lowering.term(term))
            }
        }
        return CompiledGroup(
            group: group, rows: rows,
            multiples: group.multiples.map { (factor: $0.factor, code: lowering.code($0.condition)) },
            isPlain: isPlain && group.samePerson == nil,
            hasUnitedItems: group.rows.contains { $0.items.contains { UnitedKey.Content($0) != nil } }, values: values)
    }

    private static func items(_ row: Row, in group: Group, _ lowering: inout Lowering) -> [CompiledItem] {
        var items: [CompiledItem] = []
        for (place, item) in row.items.enumerated() {
            let guardCode = lowering.code(item.guardCondition)
            var money: CompiledMoney?
            var terms: CompiledTerms = [:]
            var alike = 0
            if case .who(let assignments) = item.kind {
                for term in assignments.flatMap(\.terms) { terms[term] = lowering.term(term) }
            }
            if case .money(let asked) = item.kind {
                money = CompiledMoney(asked, in: group, &lowering)
                alike = row.items.prefix(place).count { other in
                    guard case .money(let before) = other.kind else { return false }
                    return before.isReward == asked.isReward && before.payers == asked.payers
                        && before.mode == asked.mode && group.takesOnce(other) == group.takesOnce(item)
                }
            }
            items.append(
                CompiledItem(
                    kind: item.kind, isOnce: group.takesOnce(item),
                    guardCode: guardCode.start == Code.accept ? nil : guardCode, money: money, terms: terms,
                    alike: alike))
        }
        return items
    }

    /// The money items of rows as the batch reads them.
    static func flat(_ rows: [CompiledRow]) -> (items: [FlatItem], rows: [FlatRow]) {
        var flatItems: [FlatItem] = []
        var flatRows: [FlatRow] = []
        for row in rows {
            let start = flatItems.count
            var seen: Set<RoleID> = []
            var isDisjoint = true
            for (place, item) in row.items.enumerated() {
                guard let money = item.money, case .money(let asked) = item.kind else { continue }
                for payer in asked.payers where !seen.insert(payer.role).inserted { isDisjoint = false }
                let fixed = money.fixed.flatMap { $0.low == $0.high ? $0.low : nil }
                flatItems.append(
                    FlatItem(
                        item: Int32(place), isReward: asked.isReward,
                        isFlat: item.guardCode == nil && (fixed != nil || money.perSlot != nil),
                        fen: fixed ?? money.perSlot?.fen ?? 0, slot: Int32(money.perSlot?.slot ?? -1),
                        bearers: asked.mode == .each ? Int32(asked.payers.count) : 1))
            }
            flatRows.append(
                FlatRow(
                    start: Int32(start), end: Int32(flatItems.count), isDisjoint: isDisjoint,
                    hasOnce: row.items.contains(where: \.isOnce),
                    hasVoid: row.items.contains { if case .void = $0.kind { true } else { false } }))
        }
        return (flatItems, flatRows)
    }

    /// What each slot holds where the incident says nothing.
    static func absentSlots(_ wiring: Wiring) -> [AbsentSlot] {
        var absent = [AbsentSlot](repeating: .value(Slot.unknown), count: wiring.layout.count)
        for (fact, slot) in zip(wiring.program.schema.facts, wiring.layout.factSlots) {
            if case .set = fact.type, fact.key == nil { absent[slot + 1] = .second }
            guard fact.key == nil else { continue }
            if case .constant(let constant)? = fact.defaultValue.map({ wiring.folded($0) }) {
                absent[slot] = .value(wiring.slot(constant, fact.type))
            } else if fact.defaultValue == nil, fact.isOptional {
                absent[slot] = .value(Slot.none)
            }
        }
        for slot in wiring.layout.eventSlots { absent[slot] = .event }
        for (givable, slot) in zip(wiring.program.schema.givable, wiring.layout.givenSlots) {
            absent[slot] = .value(0)
            if case .set = givable.type { absent[slot + 1] = .second }
        }
        return absent
    }

    /// The first slots of sets, with all bits of their vocabularies.
    static func sets(_ wiring: Wiring) -> [(slot: Int, bits: UInt64)] {
        zip(wiring.program.schema.facts, wiring.layout.factSlots).compactMap { fact, slot in
            guard case .set(let vocabulary) = fact.type, fact.key == nil else { return nil }
            return (slot, wiring.allBits(vocabulary))
        }
    }
}

extension Wiring {
    /// A parameter's value in its place.
    func folded(_ term: Term) -> Term {
        if case .parameter(let id) = term { return program.parameters[id.index].value.map(Term.constant) ?? term }
        return term
    }

    /// A constant as a slot of a type holds it; unknown where it cannot.
    func slot(_ constant: Constant, _ type: ValueType) -> Int64 {
        switch constant {
        case .yesNo(let value): return value ? 1 : 0
        case .symbol(_, let word): return Int64(word)
        case .set(_, let bits): return Int64(bitPattern: bits)
        case .number(let number):
            guard case .number(let decimals, _, _) = type else { return number.whole ?? Slot.unknown }
            return (0..<decimals).reduce(number) { scaled, _ in scaled.multiplied(by: Rational(10)) ?? scaled }.whole
                ?? Slot.unknown
        case .date(let day): return day
        case .instant(let seconds): return seconds
        case .text: return Slot.unknown
        case .none: return Slot.none
        }
    }
}

extension CompiledMoney {
    fileprivate init(_ money: MoneyItem, in group: Group, _ lowering: inout Lowering) {
        percent = money.percent ?? .one
        low = lowering.term(money.low)
        high = money.high.map { lowering.term($0) }
        perCount = money.perCount.map { lowering.term($0) }
        cap = money.cap.map { lowering.term($0) }
        var fixed: Amount?
        var perSlot: (fen: Int64, slot: Int)?
        let isSimple = money.high == nil && money.cap == nil && group.multiples.isEmpty
        if isSimple, case .constant(.number(let fen)) = lowering.wiring.folded(money.low),
            let product = fen.multiplied(by: percent)
        {
            if let count = money.perCount {
                if let slot = lowering.wholeSlot(count), let fen = product.whole, fen >= 0 { perSlot = (fen, slot) }
            } else {
                fixed = Amount(Interval(product))
            }
        }
        self.fixed = fixed
        self.perSlot = perSlot
    }
}
