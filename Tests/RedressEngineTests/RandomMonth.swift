import RedressModel
import RedressTime
import Testing

@testable import RedressEngine

/// Some incidents of a program, judged in order of time, each after those that it counts.
struct RandomMonth {
    var rows: [IncidentRow] = []
    var decisions: [Decision] = []
    var collector: PeriodCollector
    /// Whether both evaluators decide and observe the same.
    var agrees = true

    init(_ made: inout RandomProgram, _ program: Program, missing: Int) {
        collector = PeriodCollector(program)
        let slot = RowLayout(program.schema).eventSlots[0]
        var incidents = (0..<12).map { number in
            var row = made.incident(missing: missing)
            row.id = "甲-\(number)"
            for count in program.historyCounts {
                row.slots[RowLayout(program.schema).factSlots[count.fact.index]] = Slot.absent
            }
            if missing == 0 {
                // Somebody is always named, or nobody.
                for role in made.pay.prefix(2) where row.people[role.index] == .unnamed {
                    row.people[role.index] = .named([made.random.pick(["甲", "乙", "丙"])])
                }
            }
            return row
        }
        incidents.sort { ($0.slots[slot], $0.id) < ($1.slots[slot], $1.id) }
        let fast = Evaluator(program)
        let plain = ReferenceEvaluator(program)
        var history = History(program)
        let asOf = made.asOf() + 40_000_000
        for index in incidents.indices {
            history.fill(&incidents[index])
            let row = incidents[index]
            let decision = fast.decide(row, asOf: asOf)
            let found = AgreementTests.differences(plain.decide(row, asOf: asOf), decision)
            let observations = fast.observations(of: row, asOf: asOf, decision)
            if !found.isEmpty || observations != plain.observations(of: row, asOf: asOf, decision) {
                print("\(row.id): \(found.joined(separator: "\n")), or what is counted of it")
                agrees = false
            }
            history.add(row, observations)
            collector.add(observations)
            rows.append(row)
            decisions.append(decision)
        }
        self.asOf = asOf
    }

    /// As of when all were judged.
    let asOf: Int64
}

/// Figures and counts by looking at every incident again, without what gathers them.
struct PlainRecount {
    static let zone = TimeZoneRules(identifier: "Asia/Shanghai") ?? .utc

    let program: Program
    let month: RandomMonth
    /// For each incident, for each group over a period, for each figure: whether it counts, and with what; nil: nobody
    /// knows.
    private var counted: [[[(holds: Bool, value: Int64?)?]]] = []
    /// The same for each count of earlier incidents.
    private var isEarlier: [[Bool?]] = []

    init(_ program: Program, _ month: RandomMonth) {
        self.program = program
        self.month = month
        var probe = Probe(program)
        let figures = program.periodCases.map { $0.aggregates.map { probe.ask($0.condition, $0.term) } }
        let earlier = program.historyCounts.map { probe.ask($0.condition, nil) }
        let evaluator = ReferenceEvaluator(probe.program)
        for row in month.rows {
            let decision = evaluator.decide(row, asOf: month.asOf)
            counted.append(figures.map { $0.map { $0.answer(in: decision) } })
            isEarlier.append(earlier.map { $0.answer(in: decision)?.holds })
        }
    }

    /// A program in which what is counted are derived values like others.
    private struct Probe {
        var program: Program

        init(_ program: Program) {
            self.program = program
            self.program.periodCases = []
        }

        struct Question {
            let condition: Int
            /// nil: no term, or the fines.
            let term: Int?
            let asksFines: Bool

            /// Whether it holds, and with what number; nil: nobody knows.
            func answer(in decision: Decision) -> (holds: Bool, value: Int64?)? {
                // What the policy does not speak about derives nothing.
                guard decision.notApplicable == nil,
                    case .yesNo(let holds)? = decision.derived[condition].value
                else { return nil }
                if asksFines {
                    guard !decision.pending.contains(where: { $0.kind == .fine }) else { return nil }
                    return (holds, decision.fines.map(\.fen).reduce(0, +))
                }
                guard let term else { return (holds, nil) }
                switch decision.derived[term].value {
                case .number(let number)?: return number.whole.map { (holds, $0) }
                case Constant.none?: return (false, nil)
                default: return holds ? nil : (false, nil)
                }
            }
        }

        mutating func ask(_ condition: Condition, _ term: Term?) -> Question {
            let asksFines = term == .fines(nil)
            let place = derive(.yesNo, .condition(condition))
            return Question(
                condition: place, term: asksFines ? nil : term.map { derive(.whole, $0) }, asksFines: asksFines)
        }

        private mutating func derive(_ type: ValueType, _ term: Term) -> Int {
            let id = DerivedID(program.derived.count)
            program.derived.append(
                Derived(
                    id: id, name: "probe\(id.index)", title: nil, kind: .definition, type: type, body: .term(term),
                    span: PolicyBench.nowhere))
            return id.index
        }
    }

    // MARK: Who takes part

    /// Whether an incident takes part; nil: nobody knows.
    private func takesPart(_ index: Int) -> Bool? {
        let decision = month.decisions[index]
        switch decision.notApplicable {
        case .scope, .notInForce: return false
        case .scopeUnknown: return nil
        case nil: break
        }
        if decision.void != nil { return false }
        return decision.pending.contains { $0.kind == .void } ? nil : true
    }

    private func moment(_ index: Int) -> Int64? {
        let slot = month.rows[index].slots[RowLayout(program.schema).eventSlots[0]]
        return slot >= Slot.firstValue ? slot : nil
    }

    private func date(_ moment: Int64) -> CivilDate { Self.zone.civil(of: Instant(seconds: moment)).date }

    private func people(_ role: RoleID, _ index: Int) -> Set<String> {
        if case .named(let names) = month.rows[index].people[role.index] { return Set(names) }
        return []
    }

    // MARK: Periods

    /// The cases that an incident falls into.
    private func keys(_ index: Int, case place: Int) -> Set<CaseKey> {
        guard let moment = moment(index) else { return [] }
        let periodCase = program.periodCases[place]
        var found: [[String]] = [[]]
        for subject in periodCase.subjects {
            let words: [String]
            switch subject {
            case .role(let role, _): words = people(role, index).sorted()
            case .fact(let fact, _):
                let slot = month.rows[index].slots[RowLayout(program.schema).factSlots[fact.index]]
                words = slot >= Slot.firstValue ? [["低", "中", "高"][Int(slot)]] : []
            }
            found = found.flatMap { start in words.map { start + [$0] } }
        }
        let period = Period(periodCase.unit, containing: date(moment))
        return Set(found.map { CaseKey(index: place, period: period, subject: $0) })
    }

    /// Whether just those cases were collected that some incident falls into.
    func hasCases(of cases: [CollectedCase]) -> Bool {
        var expected: Set<CaseKey> = []
        for place in program.periodCases.indices {
            for index in month.rows.indices where takesPart(index) != false {
                expected.formUnion(keys(index, case: place))
            }
        }
        return Set(cases.map(\.key)) == expected
    }

    /// A figure of a case; nil where nobody knows. The greatest of nothing is -1.
    func figure(_ place: Int, of key: CaseKey) -> Int64? {
        var values: [Int64] = []
        let aggregate = program.periodCases[key.index].aggregates[place]
        for index in month.rows.indices where keys(index, case: key.index).contains(key) {
            let takesPart = takesPart(index)
            if takesPart == false { continue }
            guard takesPart == true, let counts = counted[index][key.index][place] else { return nil }
            guard counts.holds else { continue }
            values.append(counts.value ?? 1)
        }
        switch aggregate.kind {
        case .count: return Int64(values.count)
        case .sum: return values.reduce(0, +)
        case .highest: return values.max() ?? -1
        case .lowest: return values.min() ?? -1
        }
    }

    /// The figure that was collected.
    func found(_ place: Int, _ one: CollectedCase) -> Int64? {
        let periodCase = program.periodCases[one.key.index]
        let fact = periodCase.aggregates[place].fact
        let slot = one.row.slots[RowLayout(periodCase.program.schema).factSlots[fact.index]]
        if slot == Slot.none { return -1 }
        return slot >= Slot.firstValue ? slot : nil
    }

    // MARK: Earlier incidents

    /// Each pair by itself: how many counts were compared, how many of them are above zero, and whether all are right.
    func checkHistory() -> (compared: Int, positive: Int, isSound: Bool) {
        var (compared, positive) = (0, 0)
        for (place, count) in program.historyCounts.enumerated() {
            for index in month.rows.indices {
                guard let moment = moment(index), let expected = earlier(place, count, index, moment) else { continue }
                let slot = month.rows[index].slots[RowLayout(program.schema).factSlots[count.fact.index]]
                guard slot == expected else { return (compared, positive, false) }
                compared += 1
                if expected > 0 { positive += 1 }
            }
        }
        return (compared, positive, true)
    }

    private func earlier(_ place: Int, _ count: HistoryCount, _ index: Int, _ moment: Int64) -> Int64? {
        var number: Int64 = 0
        for other in month.rows.indices {
            guard let before = self.moment(other), before < moment, isInside(count.window, before, moment) else {
                continue
            }
            if let role = count.role, people(role, index).isDisjoint(with: people(role, other)) { continue }
            let takesPart = takesPart(other)
            if takesPart == false { continue }
            guard takesPart == true, let counts = isEarlier[other][place] else { return nil }
            if counts { number += 1 }
        }
        return number
    }

    private func isInside(_ window: HistoryCount.Window, _ before: Int64, _ moment: Int64) -> Bool {
        let (first, last) = (date(before), date(moment))
        switch window {
        case .ever: return true
        case .sameMonth: return first.year == last.year && first.month == last.month
        case .within(.days(let count)): return Int64(last.dayNumber - first.dayNumber) <= count
        case .within(.seconds(let count)): return moment - before <= count
        case .within: return false
        }
    }
}
