import RedressEngine
import RedressModel

/// What the figures of a group over a period have to do with one another: the conditions they count by cut incidents
/// into kinds, and every figure is a sum over the kinds that meet its condition.
///
/// Only kinds that some incident has are kept, so that no figures are tried which no month can have.
struct PeriodFigures {
    /// A figure over the incidents of a case.
    struct Figure {
        let fact: FactID
        let kind: Aggregate.Kind
        /// The kinds that take part.
        let kinds: [Int]
        /// Which of the terms is added up or compared; nil: each incident counts.
        let term: Int?
        let isOptional: Bool
    }

    /// What is added up, with the bounds of one incident's value in the units of its slot; nil: no bound.
    struct Summand {
        let term: Term
        let low: Int64?
        let high: Int64?
    }

    let figures: [Figure]
    let summands: [Summand]
    /// For each kind, which of the conditions its incidents meet.
    let kinds: [[Bool]]
    /// The conditions, each once, of the incidents' program.
    let conditions: [Condition]

    /// More kinds than this are not told apart; figures then are tried as if they were free.
    private static let maximumKinds = 256

    /// nil where there are too many kinds, or a question about them was not decided.
    init?(_ periodCase: PeriodCase, of host: SymbolicScene) {
        var conditions: [Condition] = []
        var summands: [Summand] = []
        for aggregate in periodCase.aggregates {
            if !conditions.contains(aggregate.condition) { conditions.append(aggregate.condition) }
            guard let term = aggregate.term, !summands.contains(where: { $0.term == term }) else { continue }
            summands.append(PeriodFigures.summand(term, host.schema))
        }
        guard let kinds = PeriodFigures.kinds(conditions, host) else { return nil }
        self.conditions = conditions
        self.summands = summands
        self.kinds = kinds
        figures = periodCase.aggregates.map { aggregate in
            let place = conditions.firstIndex(of: aggregate.condition) ?? 0
            return Figure(
                fact: aggregate.fact, kind: aggregate.kind, kinds: kinds.indices.filter { kinds[$0][place] },
                term: aggregate.term.flatMap { term in summands.firstIndex { $0.term == term } },
                isOptional: periodCase.program.schema[aggregate.fact].isOptional)
        }
    }

    private static func summand(_ term: Term, _ schema: Schema) -> Summand {
        guard case .fact(let id) = term, !schema[id].isOptional else { return Summand(term: term, low: nil, high: nil) }
        switch schema[id].type {
        case .number(_, let range, _): return Summand(term: term, low: range?.lowerBound, high: range?.upperBound)
        case .money(let range): return Summand(term: term, low: range?.lowerBound ?? 0, high: range?.upperBound)
        case .duration: return Summand(term: term, low: 0, high: nil)
        case .yesNo, .symbol, .set, .text, .date, .instant, .person, .role, .sanction:
            return Summand(term: term, low: nil, high: nil)
        }
    }

    /// The ways of meeting the conditions that some incident has which counts; but for meeting none.
    private static func kinds(_ conditions: [Condition], _ host: SymbolicScene) -> [[Bool]]? {
        let truths = conditions.map { host.truth($0, at: nil) }
        let counts = host.pool.all(host.scope(), host.void().fails)
        let decider = Decider(host, [counts] + truths.flatMap { [$0.holds, $0.fails] })
        var open: [(kind: [Bool], formula: Formula)] = [([], counts)]
        for truth in truths {
            var next: [(kind: [Bool], formula: Formula)] = []
            for (kind, formula) in open {
                for (isMet, part) in [(true, truth.holds), (false, truth.fails)] {
                    let both = host.pool.all(formula, part)
                    switch decider.find(both) {
                    case .nowhere: continue
                    case .undecided: return nil
                    case .found: next.append((kind + [isMet], both))
                    }
                }
            }
            if next.count > maximumKinds { return nil }
            open = next
        }
        return open.map(\.kind).filter { $0.contains(true) }
    }
}

extension SymbolicScene {
    /// What the figures that formulas read keep to, whatever incidents there are.
    func figureRelations(in formulas: [Formula]) -> Formula {
        guard let period else { return .always }
        let read = Set(pool.literals(of: formulas).flatMap(\.coordinates))
        guard period.figures.contains(where: { read.contains(.fact($0.fact)) }) else { return .always }
        return pool.all(period.figures.map { relation($0, period) } + kindRelations(period))
    }

    private func relation(_ figure: PeriodFigures.Figure, _ period: PeriodFigures) -> Formula {
        let kinds = figure.kinds
        switch figure.kind {
        case .count: return equals(.fact(figure.fact), kinds.map { .kind($0) })
        case .sum:
            guard let term = figure.term else { return .always }
            return equals(.fact(figure.fact), kinds.map { .kindSum($0, term) })
        case .highest, .lowest:
            guard figure.isOptional, let term = figure.term, period.summands[term].low != nil else { return .always }
            let isThere = pool.literal(.present(.fact(figure.fact)))
            let some = pool.not(isAtMost(kinds.map { .kind($0) }, 0))
            return pool.any(pool.all(isThere, some), pool.all(pool.not(isThere), pool.not(some)))
        }
    }

    /// What kinds' sums may come to by how many incidents there are of the kind.
    private func kindRelations(_ period: PeriodFigures) -> [Formula] {
        period.kinds.indices.flatMap { kind in
            period.summands.indices.flatMap { term -> [Formula] in
                let summand = period.summands[term]
                var parts = [
                    pool.any(pool.not(isAtMost([.kind(kind)], 0)), equals(.kindSum(kind, term), []))
                ]
                if let low = summand.low { parts.append(bound(kind, term, low, isLow: true)) }
                if let high = summand.high { parts.append(bound(kind, term, high, isLow: false)) }
                return parts
            }
        }
    }

    private func bound(_ kind: Int, _ term: Int, _ bound: Int64, isLow: Bool) -> Formula {
        let count = LinearSum(.kind(kind), times: .one).multiplied(by: Rational(bound))
        let sum = LinearSum(.kindSum(kind, term), times: .one)
        guard let count else { return .always }
        return compare(.number(sum), isLow ? .greaterOrEqual : .lessOrEqual, .number(count)).holds
    }

    private func sum(_ parts: [Coordinate]) -> LinearSum {
        parts.reduce(LinearSum(.zero)) { $0.adding(LinearSum($1, times: .one)) ?? $0 }
    }

    private func equals(_ whole: Coordinate, _ parts: [Coordinate]) -> Formula {
        compare(.number(LinearSum(whole, times: .one)), .equal, .number(sum(parts))).holds
    }

    /// Whether some numbers come to no more than a bound together.
    func isAtMost(_ parts: [Coordinate], _ bound: Int64) -> Formula {
        compare(.number(sum(parts)), .lessOrEqual, .number(LinearSum(Rational(bound)))).holds
    }
}
