import RedressEngine
import RedressModel
import RedressTime

/// A group over a period that was made up, with what a plain recount must know of it.
struct RandomPeriod {
    let unit: Period.Kind
    let subjects: [PeriodCase.Subject]
    let given: FactID
    let owner: RoleID
    /// A count that a plain rate is made of: above 2 % of `given`, the owner pays 50.00 for each.
    let count: FactID
    /// The group of that one row.
    let rate: GroupID
}

extension RandomProgram {
    /// The last and first moments of months, quarters and years, in clusters, so that several incidents meet in one.
    static let monthEnds: [[Int64]] = [
        [
            PolicyBench.at("2025-09-29", 9), PolicyBench.at("2025-09-30", 23, 59, 59), PolicyBench.at("2025-10-01"),
            PolicyBench.at("2025-10-08", 12),
        ],
        [
            PolicyBench.at("2026-09-18", 18), PolicyBench.at("2026-09-30", 23, 59, 59), PolicyBench.at("2026-10-01"),
            PolicyBench.at("2026-10-10", 8, 30),
        ],
        [PolicyBench.at("2024-02-29", 23, 59, 59), PolicyBench.at("2024-03-01"), PolicyBench.at("2024-02-01")],
        [PolicyBench.at("2025-12-31", 23, 59, 59), PolicyBench.at("2026-01-01"), PolicyBench.at("2025-12-01")],
    ]

    // MARK: Earlier incidents

    /// Counts of earlier incidents, which rules read from here on.
    mutating func declareHistory() {
        mayReadDeadlines = false
        defer { mayReadDeadlines = true }
        var facts: [FactID] = []
        for _ in 0..<random.number(1...2) {
            let window = random.pick([
                HistoryCount.Window.ever, .sameMonth, .within(.days(10)), .within(.days(1)), .within(.seconds(86_400)),
            ])
            let fact = bench.fact(.whole(0...100_000))
            facts.append(fact)
            history.append(
                HistoryCount(
                    fact: fact, condition: condition(1, nil), role: random.pick([nil, pay[0], pay[1]]),
                    window: window, span: PolicyBench.nowhere))
        }
        numbers += facts
    }

    // MARK: Periods

    /// The program with its counts and some groups over periods.
    mutating func withPeriods() -> (program: Program, periods: [RandomPeriod]) {
        // Some incidents are void in every program.
        bench.group(.rules, rows: [Row(.when(.compare(.fact(numbers[0]), .equal, .fen(0))), [Item(.void)])])
        var made: [RandomPeriod] = []
        var cases: [PeriodCase] = []
        for index in 0..<random.number(1...2) {
            let (one, known) = periodCase(index)
            cases.append(one)
            made.append(known)
        }
        var program = bench.program
        program.historyCounts = history
        program.periodCases = cases
        return (program, made)
    }

    private mutating func periodCase(_ index: Int) -> (PeriodCase, RandomPeriod) {
        var own = PolicyBench()
        let count = own.fact(.whole)
        var aggregates = [aggregate(count, .count, nil)]
        for _ in 0..<random.number(1...4) {
            let (term, type) = figureTerm()
            let kind = random.pick([Aggregate.Kind.count, .sum, .sum, .highest, .lowest])
            let isExtreme = kind == .highest || kind == .lowest
            aggregates.append(aggregate(own.fact(kind == .count ? .whole : type, optional: isExtreme), kind, term))
        }
        let given = own.fact(.whole(0...200))
        let ordered = own.vocabulary(bench.vocabularies[ordered.index].words, ordered: true)
        let subjects = subjects(&own, ordered)
        _ = own.event()
        _ = own.event()
        let owner = own.role()
        let share = Term.arithmetic(.fact(count), .divided, .fact(given))
        let rate = own.group(
            .rules,
            rows: [
                Row(
                    .when(.compare(share, .greater, .constant(.number(Rational(1, over: 50) ?? .zero)))),
                    [.fine(owner, fen: 5_000, per: .fact(count))])
            ])
        addRows(&own, aggregates, given, owner)
        let unit = random.pick([Period.Kind.week, .month, .month, .quarter, .year])
        let one = PeriodCase(
            name: "期\(index)", title: nil, unit: unit, subjects: subjects, givens: [given], program: own.program,
            aggregates: aggregates, span: PolicyBench.nowhere)
        return (
            one,
            RandomPeriod(
                unit: unit, subjects: subjects, given: given, owner: owner, count: count, rate: rate)
        )
    }

    private mutating func aggregate(_ fact: FactID, _ kind: Aggregate.Kind, _ term: Term?) -> Aggregate {
        mayReadDeadlines = random.chance(30)
        defer { mayReadDeadlines = false }
        return Aggregate(
            fact: fact, kind: kind, condition: condition(1, nil), term: term, span: PolicyBench.nowhere)
    }

    private mutating func figureTerm() -> (Term, ValueType) {
        switch random.number(0...4) {
        case 0: (.fact(money), .money(range: nil))
        case 1: (.fact(numbers[0]), .whole)
        case 2: (.size(.fact(set)), .whole)
        case 3: (.fines(nil), .money(range: nil))
        default: (.fact(random.pick(history).fact), .whole)
        }
    }

    private mutating func subjects(_ own: inout PolicyBench, _ vocabulary: VocabularyID) -> [PeriodCase.Subject] {
        func role(_ id: RoleID) -> PeriodCase.Subject { .role(id, inCase: own.role()) }
        func level() -> PeriodCase.Subject { .fact(word, inCase: own.fact(.symbol(vocabulary))) }
        switch random.number(0...4) {
        case 0: return []
        case 1: return [role(pay[0])]
        case 2: return [role(pay[1])]
        case 3: return [level()]
        default: return [role(pay[1]), level()]
        }
    }

    /// Rows over the figures, with random bounds.
    private mutating func addRows(
        _ own: inout PolicyBench, _ aggregates: [Aggregate], _ given: FactID, _ owner: RoleID
    ) {
        let bounds: [Int64] = [0, 1, 2, 3, 10, 1_000, 5_000]
        let figures = aggregates.map(\.fact) + [given]
        let rows = (0..<random.number(1...3)).map { _ in
            let fact = random.pick(figures)
            let compared = Condition.compare(.fact(fact), random.pick(Relation.allCases), .fen(random.pick(bounds)))
            let other = Condition.compare(.fact(random.pick(figures)), .greater, .fact(random.pick(figures)))
            let condition = random.pick([compared, .and([compared, other]), .or([compared, .not(other)])])
            let excess = Term.excess(.fact(random.pick(figures)), .fen(2))
            return Row(
                .when(condition), [.fine(owner, fen: 1_000, per: random.chance(40) ? excess : nil)])
        }
        own.group(
            .rules, random.pick([HitPolicy.sum, .agree, .highest, .first]),
            when: random.chance(30) ? .compare(.fact(given), .greater, .fen(5)) : .always, rows: rows)
    }
}
