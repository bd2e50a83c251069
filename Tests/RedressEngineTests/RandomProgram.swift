import RedressEngine
import RedressModel

/// Programs and incidents made up from a seed: every construct of the model, in small numbers.
struct RandomProgram {
    var random: SplitMix
    var bench = PolicyBench()
    /// Leaves out what speaks of the incident as it stands, and sums that an assessor sets, so that filling in a
    /// missing fact changes nothing but that fact.
    let isFillable: Bool
    var ordered = VocabularyID(0)
    var causes = VocabularyID(0)
    var yesNo: [FactID] = []
    var word = FactID(0)
    var set = FactID(0)
    var numbers: [FactID] = []
    var money = FactID(0)
    var assessed = FactID(0)
    var choice = FactID(0)
    var text = FactID(0)
    var map = FactID(0)
    var perCause = FactID(0)
    /// What each person of a role owes.
    var perPerson = FactID(0)
    var known = ParameterID(0)
    var blank = ParameterID(0)
    var level: DerivedID?
    /// A table that names a role.
    var head: DerivedID?
    var figures: [DerivedID] = []
    var roleFact = FactID(0)
    var pay: [RoleID] = []
    var clocks = Clocks()
    /// Whether what is being made may ask about deadlines.
    var mayReadDeadlines = true
    /// Whether it may void incidents: what does may not ask about deadlines.
    var mayVoid = false
    /// The moment around which an incident happens, and those that it is one of.
    var base: Int64 = 0
    var moments = RandomProgram.moments
    /// Whether rules ask how many earlier incidents there were; those counts, and what they count.
    let isCounting: Bool
    var history: [HistoryCount] = []
    /// The groups whose rows may ask about deadlines; such rows void nothing and override no rows of others.
    var readers: Set<GroupID> = []

    init(seed: UInt64, isFillable: Bool = false, isCounting: Bool = false) {
        random = SplitMix(seed)
        self.isFillable = isFillable
        self.isCounting = isCounting
        declareInputs()
        declareDerived()
        if isCounting { declareHistory() }
        for _ in 0..<random.number(0...2) { declareRoute() }
        if random.chance(60) { declareDeadlines() }
        for _ in 0..<random.number(1...3) { declareGroup() }
        linkRows()
        declareRequirements()
        mayReadDeadlines = false
        if random.chance(15) { bench.scope = condition(2, nil) }
    }

    var program: Program { bench.program }

    private mutating func declareInputs() {
        if random.chance(30) {
            bench.vocabularies[0] = Vocabulary(
                id: VocabularyID(0), name: "处分", words: ["通报", "记过", "劝退", "辞退"], ranks: [0, 1, 0, 1],
                orders: [0, 0, 1, 1])
        }
        ordered = bench.vocabulary(["低", "中", "高"], ordered: true)
        causes = bench.vocabulary(["甲因", "乙因", "丙因", "丁因"])
        yesNo = [
            bench.fact(.yesNo), bench.fact(.yesNo, default: .constant(.yesNo(true))),
            bench.fact(.yesNo, optional: true),
        ]
        word = bench.fact(.symbol(ordered))
        set = bench.fact(.set(causes))
        numbers = [
            bench.fact(.whole(0...5)), bench.fact(.whole(0...40)),
            bench.fact(.number(decimals: 1, range: 0...90, unit: nil), optional: true),
        ]
        numbers.append(
            bench.fact(
                .whole(0...100), default: .arithmetic(.fact(numbers[0]), .times, .constant(.number(Rational(2))))))
        money = bench.fact(.money(range: isFillable ? 0...30 : nil))
        assessed = bench.fact(.money(range: 0...100_000))
        choice = bench.fact(.sanction)
        text = bench.fact(.text, optional: true)
        map = bench.fact(.set(causes), key: .free("单"), default: random.chance(50) ? .constant(.none) : nil)
        perCause = bench.fact(.money(range: nil), key: .elements(set), optional: true)
        roleFact = bench.fact(.role, optional: true)
        let first = bench.event()
        bench.eventOrder = [(first, bench.event())]
        declareClocks()
        known = bench.parameter(.whole, .number(Rational(3)))
        blank = bench.parameter(.whole, nil)
        pay = [bench.role(), bench.role(.several), bench.role(.team)]
        perPerson = bench.fact(.money(range: nil), key: .persons(pay[1]), optional: random.chance(30))
        pay.append(bench.role(sameAs: pay[0]))
        pay.append(bench.role(.several, per: .elements(set), mayBe: [pay[0], pay[1]]))
    }

    private mutating func declareDerived() {
        if random.chance(70) {
            let sum = Term.arithmetic(number(nil), random.pick([.plus, .minus, .times, .divided]), number(nil))
            figures.append(bench.define(.whole, .term(sum)))
        }
        if random.chance(70) {
            let rows = (0..<random.number(1...3)).map { _ in
                Row(guardOfRow(nil), [Item(.value(.constant(.symbol(ordered, random.number(0...2)))))])
            }
            let policy = random.pick([HitPolicy.agree, .unique, .highest, .lowest, .first, .sum])
            let group = bench.group(.classify, policy, rows: rows)
            level = bench.define(.symbol(ordered), .rows(group), kind: .classification)
        }
        if random.chance(40) {
            let rows = (0..<random.number(1...3)).map { _ in
                Row(guardOfRow(nil), [Item(.value(.constant(.text("r\(random.number(0...3))"))))])
            }
            head = bench.define(.role, .rows(bench.group(.define, random.pick([.unique, .first]), rows: rows)))
            if random.chance(50) { pay.append(bench.role(table: head)) }
        }
        if random.chance(50) {
            let rows = (0..<random.number(1...3)).map { _ in Row(guardOfRow(nil), [Item(.value(number(nil)))]) }
            let policy = random.pick([HitPolicy.agree, .highest, .lowest, .first, .sum])
            let group = bench.group(.define, policy, rows: rows)
            figures.append(bench.define(.whole, .rows(group)))
        }
    }

    // MARK: Routes

    private mutating func declareRoute() {
        let copies = (0..<random.number(0...1)).map { place in
            Item(
                .copy([random.pick(pay)], sources: random.chance(50) ? ["c\(place)"] : []),
                when: random.chance(40) ? condition(1, nil) : .always)
        }
        let rows = (0..<random.number(1...3)).map { _ in
            let assignments = (0..<random.number(1...3)).map { _ in assignment() }
            return Row(
                guardOfRow(nil),
                [Item(.who(assignments), when: random.chance(15) ? condition(1, nil) : .always)] + copies)
        }
        bench.route(
            never: random.chance(40) ? [random.pick(pay)] : [], random.pick([.agree, .agree, .unique, .first]),
            when: random.chance(20) ? condition(1, nil) : .always, rows: rows)
    }

    mutating func assignment() -> Assignment {
        if random.chance(8) { return .nobody }
        let assignees = (0..<random.number(1...2)).map { _ -> Assignee in
            random.chance(80) ? .role(random.pick(pay)) : .term(head.map(Term.derived) ?? .fact(roleFact))
        }
        return random.chance(70) ? .all(assignees) : .anyOf(assignees)
    }

    // MARK: Terms and conditions

    mutating func number(_ iteration: Iteration?) -> Term {
        if random.chance(6) { return excess() }
        switch random.number(0...9) {
        case 0, 1, 2: return .fact(random.pick(numbers))
        case 3: return .constant(.number(Rational(Int64(random.number(0...6)))))
        case 4: return .parameter(random.chance(80) ? known : blank)
        case 5: return figures.isEmpty ? .fact(numbers[0]) : .derived(random.pick(figures))
        case 6: return .size(.fact(random.chance(50) ? set : map))
        case 7:
            return random.chance(50)
                ? .earliest([.fact(numbers[0]), .fact(numbers[1])]) : .latest([.fact(numbers[1]), .fact(numbers[2])])
        case 8: return .fact(money)
        default:
            if case .elements? = iteration { return .entry(perCause) }
            if case .keys? = iteration { return .size(.entry(map)) }
            return .fact(numbers[1])
        }
    }

    mutating func condition(_ depth: Int, _ iteration: Iteration?) -> Condition {
        if depth > 0, random.chance(45) {
            let parts = (0..<random.number(2...3)).map { _ in condition(depth - 1, iteration) }
            switch random.number(0...6) {
            case 0, 1, 2: return .and(parts)
            case 3, 4: return .or(parts)
            case 5: return .not(parts[0])
            default: return Condition(.atLeast(2, parts), span: nil)
            }
        }
        return .atom(atom(iteration), span: nil)
    }

    private mutating func atom(_ iteration: Iteration?) -> Atom {
        let word = Term.constant(.symbol(ordered, random.number(0...2)))
        let relation = random.pick(Relation.allCases)
        if let slot = bench.routes.indices.last, random.chance(12) {
            let route = Term.route(RouteID(random.number(0...slot)))
            if random.chance(30) { return .has(route) }
            let name = Term.constant(.text("r\(random.number(0...3))"))
            return .comparison(route, random.chance(50) ? .equal : .notEqual, name)
        }
        if random.chance(10), let atom = timeAtom() { return atom }
        switch random.number(0...15) {
        case 0, 1: return .truth(.fact(random.pick(yesNo)))
        case 2: return .comparison(.fact(self.word), relation, word)
        case 3: return .membership(.fact(self.word), random.pick([[0, 2], [1], [0, 1]]))
        case 4: return .contains(.fact(set), random.number(0...3))
        case 5: return .isEmpty(random.chance(50) ? .fact(set) : .fact(map))
        case 6: return isFillable ? .truth(.fact(yesNo[0])) : .known(random.chance(50) ? .fact(self.word) : .fact(set))
        case 7: return .has(random.pick([.fact(numbers[2]), .event(EventID(1)), .fact(text)]))
        case 8: return level.map { .comparison(.derived($0), relation, word) } ?? .truth(.fact(yesNo[0]))
        case 9: return .comparison(.fact(text), random.chance(50) ? .equal : .notEqual, .constant(.text("甲")))
        case 10:
            let gap = Term.arithmetic(.event(EventID(1)), .minus, .event(EventID(0)))
            return .comparison(gap, relation, .constant(.number(Rational(60))))
        case 11, 12:
            guard case .elements? = iteration else { fallthrough }
            return .comparison(
                .element, random.chance(80) ? .equal : .notEqual, .constant(.symbol(causes, random.number(0...3))))
        case 13:
            return .comparison(
                .fact(random.pick(numbers)), relation, .constant(.number(Rational(Int64(random.number(0...6))))))
        default: return .comparison(number(iteration), relation, number(iteration))
        }
    }

    mutating func guardOfRow(_ iteration: Iteration?) -> Row.Guard {
        random.chance(8) ? .otherwise : random.chance(10) ? .always : .when(condition(2, iteration))
    }

    // MARK: Groups

    private mutating func declareGroup() {
        mayReadDeadlines = random.chance(60)
        mayVoid = !mayReadDeadlines || bench.deadlines.isEmpty
        defer {
            mayReadDeadlines = true
            mayVoid = false
        }
        let iteration: Iteration? = random.chance(45) ? .elements(set) : random.chance(15) ? .keys(map) : nil
        let rows = (0..<random.number(1...4)).map { _ in
            Row(guardOfRow(iteration), (0..<random.number(1...2)).map { _ in item(iteration) })
        }
        let multiples =
            random.chance(20) ? [Multiple(factor: Rational(2), condition: condition(1, iteration))] : []
        let made = bench.group(
            random.chance(85) ? .schedule : .rules,
            random.pick([HitPolicy.agree, .agree, .unique, .sum, .sum, .highest, .lowest, .first]), over: iteration,
            when: random.chance(40) ? condition(1, nil) : .always,
            samePerson: random.chance(20) ? random.pick([.highest, .lowest, .first, .agree, .unique]) : nil,
            multiples: multiples, fund: random.chance(30) ? "基金" : nil, rows: rows)
        if mayReadDeadlines { readers.insert(made) }
    }

    mutating func item(_ iteration: Iteration?) -> Item {
        let guardCondition: Condition = random.chance(20) ? condition(1, iteration) : .always
        let isOnce = random.chance(25)
        let kind: Item.Kind
        switch random.number(0...19) {
        case 0, 1, 2:
            let isChoice = !isFillable && random.chance(25)
            kind = .sanction(
                SanctionItem(
                    roles: random.chance(70) ? [random.pick(pay)] : [pay[0], pay[1]],
                    sanctions: random.pick([[0], [1], [0, 2], [1, 3]]), isChoice: isChoice,
                    assessed: isChoice && random.chance(70) ? choice : nil))
        case 3: kind = .notify([pay[0]], text: random.chance(50) ? "告知" : nil)
        case 4: kind = .record(.text("记录"))
        case 5: kind = random.chance(80) ? .remedy(.text("补救")) : .remedy(.anyOf(["赠券", "返修"]))
        case 6: kind = random.chance(50) ? .escalate([pay[1]]) : .approval([pay[0]])
        case 7: kind = random.chance(50) || !mayVoid ? .reopen("重办") : .void
        default: kind = .money(moneyItem(iteration))
        }
        return Item(kind, when: guardCondition, once: isOnce)
    }

    private mutating func moneyItem(_ iteration: Iteration?) -> MoneyItem {
        let mode = random.pick([MoneyItem.Mode.sum, .sum, .sum, .each, .shared, .split, .joint])
        let roles = mode == .sum ? [random.pick(pay)] : random.pick([[pay[0], pay[1]], [pay[1]], [pay[2], pay[3]]])
        let part = Rational(1, over: Int128(roles.count))
        let isRange = !isFillable && random.chance(10)
        if !isFillable, random.chance(10) { return ownEntries(iteration) }
        let low: Term = random.chance(75) ? .fen(random.pick([0, 500, 1_000, 2_001])) : number(iteration)
        return MoneyItem(
            isReward: random.chance(15),
            payers: roles.map { MoneyItem.Payer(role: $0, share: mode == .split ? part : nil) }, mode: mode,
            percent: random.chance(10) ? Rational(1, over: 3) : nil, low: low, high: isRange ? .fen(9_000) : nil,
            perCount: random.chance(20) ? number(iteration) : nil, cap: random.chance(10) ? .fen(3_000) : nil,
            assessed: isRange && random.chance(70) ? assessed : nil)
    }

    private mutating func ownEntries(_ iteration: Iteration?) -> MoneyItem {
        MoneyItem(
            isReward: random.chance(15), payers: [MoneyItem.Payer(role: pay[1], share: nil)], mode: .each,
            percent: random.chance(20) ? Rational(1, over: 3) : nil, low: .fact(perPerson), high: nil,
            perCount: random.chance(20) ? number(iteration) : nil, cap: random.chance(20) ? .fen(3_000) : nil,
            assessed: nil, ownEntry: perPerson)
    }

    /// Rows override rows that come later, so that no circle can arise.
    private mutating func linkRows() {
        let outcomes = bench.groups.indices.filter { [.schedule, .rules].contains(bench.groups[$0].kind) }
        let all = outcomes.flatMap { group in
            bench.groups[group].rows.indices.map { RowID(group: GroupID(group), index: $0) }
        }
        for (place, id) in all.enumerated() where place + 1 < all.count && random.chance(20) {
            let target = all[random.number((place + 1)...(all.count - 1))]
            if readers.contains(id.group), !readers.contains(target.group) { continue }
            mayReadDeadlines = readers.contains(target.group)
            let old = bench.groups[id.group.index]
            var rows = old.rows
            let guardCondition: Condition = random.chance(30) ? condition(1, nil) : .always
            rows[id.index] = Row(
                rows[id.index].condition, rows[id.index].items,
                overrides: [Override(row: target, guardCondition: guardCondition)])
            bench.groups[id.group.index] = Group(
                id: old.id, kind: old.kind, name: old.name, title: nil, hitPolicy: old.hitPolicy,
                iteration: old.iteration, guardCondition: old.guardCondition, isComplete: false, fund: old.fund,
                samePerson: old.samePerson, multiples: old.multiples, rows: rows, span: PolicyBench.nowhere)
        }
    }

    private mutating func declareRequirements() {
        mayReadDeadlines = true
        if random.chance(30) { bench.require(.duty, when: condition(1, nil), condition(1, nil)) }
        if random.chance(30) {
            bench.require(.property, .compare(.fines(random.chance(50) ? pay[0] : nil), .lessOrEqual, .fen(1_500)))
        }
    }
}
