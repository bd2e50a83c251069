import RedressModel
import RedressTime

// Where the answer about a deadline changes: moments of acts are cut where a limit falls due, and starts of clocks where
// they would make it fall due at what is known. Due instants rise with their starts, so each such place is found by
// halving.
extension Cells {
    mutating func cutDeadlines() {
        for deadline in scene.program.deadlines {
            let group = scene.program.groups[deadline.group.index]
            for ground in scene.grounds(of: group) {
                let items = group.rows.enumerated().flatMap { index, row -> [DueItem] in
                    let applies = scene.applies(RowID(group: group.id, index: index), at: ground)
                    return applies == .fails ? [] : row.items.compactMap(\.dueItem)
                }
                guard !items.isEmpty else { continue }
                let known = items.flatMap { instants($0, of: deadline, at: ground) }
                for item in items {
                    cut(item, of: deadline, at: ground, known)
                    keepWhole(item, of: deadline, at: ground)
                }
            }
        }
    }

    /// The due instants that a row may have, so far as its start is known.
    private func instants(_ due: DueItem, of deadline: Deadline, at ground: Ground) -> [Int64] {
        let rules = scene.wiring.rules(of: due.calendar)
        let start = due.start.map { scene.value($0, at: ground) }
        let extensions = deadline.extensions.map { scene.reading($0, rules, at: ground) }
        return ([.none] + extensions).compactMap { extended in
            let clock = scene.clock(due, of: deadline, from: start, extended: extended, at: ground)
            guard case .at(let instant, _) = clock.reckoning else { return nil }
            return instant.instant?.seconds
        }
    }

    /// What is missing of a clock bears on its due instant in other ways than by sums.
    private mutating func keepWhole(_ due: DueItem, of deadline: Deadline, at ground: Ground) {
        var terms = due.limit.terms + [due.start].compactMap(\.self)
        for more in deadline.extensions { terms += [more.by, more.atMost].compactMap { $0?.amount } }
        for pause in deadline.pauses { terms += [pause.from, pause.until] }
        keepWhole(terms.filter { !scene.value($0, at: ground).isCertain }, at: ground)
    }

    private mutating func keepWhole(_ terms: [Term], at ground: Ground?) {
        var reads = Reads(scene)
        for term in terms { reads.add(term, at: ground) }
        unsampled.formUnion(reads.variables)
    }

    /// `known` are the due instants of all rows, which the hit policy compares.
    private mutating func cut(_ due: DueItem, of deadline: Deadline, at ground: Ground, _ known: [Int64]) {
        let scene = scene
        let rules = scene.wiring.rules(of: due.calendar)
        let extensions = deadline.extensions.map { scene.reading($0, rules, at: ground) }
        let start = due.start.map { scene.value($0, at: ground) }
        let actual = due.until.map { scene.value($0, at: ground) } ?? .none
        for extended in [.none] + extensions {
            if start != .unknown {
                let clock = scene.clock(due, of: deadline, from: start, extended: extended, at: ground)
                guard case .at(let instant, let first) = clock.reckoning, let until = due.until else { continue }
                for moment in [instant.point, first?.point].compactMap(\.self) { cut(until, at: moment) }
            } else if let term = due.start {
                let moments = known + [rules.moment(actual)?.instant?.seconds, scene.world.asOf].compactMap(\.self)
                cutStart(term, rules, at: moments) { start in
                    let start = Value.instant(Interval(Rational(start)))
                    let clock = scene.clock(due, of: deadline, from: start, extended: extended, at: ground)
                    guard case .at(let due, let first) = clock.reckoning else { return nil }
                    return (due.instant?.seconds, first?.instant?.seconds)
                }
            }
        }
    }

    /// Where a term of one missing number has a value.
    private mutating func cut(_ term: Term, at value: Rational) {
        for (variable, root) in roots(of: term, at: value) { cut(variable, at: root) }
    }

    private func roots(of term: Term, at value: Rational) -> [(variable: Variable, root: Rational)] {
        LinearForms(scene: scene).forms(term).compactMap { form in
            guard let variable = form.coefficients.keys.first, form.coefficients.count == 1,
                let root = form.adding(Linear(constant: value), times: Rational(-1))?.root(of: variable)
            else { return nil }
            return (variable, root)
        }
    }

    /// What a calendar knows of a missing moment, up to the last one from which it can still be counted.
    private mutating func bound(_ term: Term, _ known: ClosedRange<Int64>) {
        for end in [known.lowerBound, known.upperBound + 1] { cut(term, at: Rational(end)) }
        for (variable, low) in roots(of: term, at: Rational(known.lowerBound)) {
            guard let low = low.whole, case let high = low + (known.upperBound - known.lowerBound) else { continue }
            let before = self.known[variable] ?? low...high
            self.known[variable] = min(max(before.lowerBound, low), high)...max(min(before.upperBound, high), low)
        }
    }

    /// A missing start where the due instant, or the opening of the window, reaches or passes a moment, and where it needs
    /// a year that the calendar does not know.
    private mutating func cutStart(
        _ term: Term, _ rules: TimeRules, at moments: [Int64], _ due: (Int64) -> (due: Int64?, first: Int64?)?
    ) {
        let known = Moments.known(rules)
        let firstUnknown = Moments.first(in: known) { due($0) == nil }
        let last = firstUnknown.map { $0 - 1 } ?? known.upperBound
        guard known.lowerBound <= last else { return }
        bound(term, known.lowerBound...last)
        for moment in moments {
            let places = [
                Moments.first(in: known.lowerBound...last) { due($0)?.due.map { $0 >= moment } == true },
                Moments.first(in: known.lowerBound...last) { due($0)?.due.map { $0 > moment } == true },
                Moments.first(in: known.lowerBound...last) { due($0)?.first.map { $0 > moment } == true },
            ]
            for place in places.compactMap(\.self) { cut(term, at: Rational(place)) }
        }
    }

    /// Where a length of working time that is compared with a constant reaches or passes it.
    mutating func cutElapsed(_ left: Term, _ right: Term) {
        for (term, other) in [(left, right), (right, left)] {
            guard case .elapsed(let first, let last, let measure) = term else { continue }
            switch measure {
            case .clock: continue
            case .workingSeconds(let calendar), .workingDays(let calendar):
                keepWhole([first, last].filter { !scene.value($0, at: nil).isCertain }, at: nil)
                guard let limit = scene.value(other, at: nil).interval?.point else { continue }
                let rules = scene.wiring.rules(of: calendar)
                let (from, to) = (scene.value(first, at: nil), scene.value(last, at: nil))
                let isRising = from != .unknown
                guard (from == .unknown) != (to == .unknown) else { continue }
                let known = Moments.known(rules)
                func length(_ moment: Int64) -> Rational? {
                    let moment = Value.instant(Interval(Rational(moment)))
                    let length =
                        isRising
                        ? scene.wiring.elapsed(from: from, to: moment, measure)
                        : scene.wiring.elapsed(from: moment, to: to, measure)
                    return length.interval?.point
                }
                for isPassed in [{ $0 >= limit }, { $0 > limit }] as [(Rational) -> Bool] {
                    let place = Moments.first(in: known) { length($0).map { isPassed($0) == isRising } == true }
                    if let place { cut(isRising ? last : first, at: Rational(place)) }
                }
                bound(isRising ? last : first, known)
            }
        }
    }
}

extension Item {
    /// The limit that it gives.
    fileprivate var dueItem: DueItem? { if case .limit(let due) = kind { due } else { nil } }
}

/// Moments among which a place is sought.
private enum Moments {
    /// Those that a calendar knows, from 1900 to 2100 where it knows all.
    static func known(_ rules: TimeRules) -> ClosedRange<Int64> {
        let years = rules.calendar.knownYears ?? 1_900...2_100
        let first = CivilDate(year: years.lowerBound, month: 1, day: 1) ?? .first
        let last = CivilDate(year: years.upperBound, month: 12, day: 31) ?? .last
        let start = rules.zone.instant(of: first).seconds
        return start...max(start, rules.zone.instant(of: last, hour: 24).seconds)
    }

    /// The first moment of a range from which on a condition holds.
    static func first(in range: ClosedRange<Int64>, where holds: (Int64) -> Bool) -> Int64? {
        guard holds(range.upperBound) else { return nil }
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
