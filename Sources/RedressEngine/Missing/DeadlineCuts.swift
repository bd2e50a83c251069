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
                for (index, row) in group.rows.enumerated()
                where scene.applies(RowID(group: group.id, index: index), at: ground) != .fails {
                    for item in row.items {
                        if case .limit(let due) = item.kind { cut(due, of: deadline, at: ground) }
                    }
                }
            }
        }
    }

    private mutating func cut(_ due: DueItem, of deadline: Deadline, at ground: Ground) {
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
                let moments = [rules.moment(actual)?.instant?.seconds, scene.world.asOf].compactMap(\.self)
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
        for form in LinearForms(scene: scene).forms(term) {
            guard let variable = form.coefficients.keys.first, form.coefficients.count == 1,
                let difference = form.adding(Linear(constant: value), times: Rational(-1))
            else { continue }
            cut(variable, at: difference.root(of: variable))
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
        for end in [known.lowerBound, firstUnknown].compactMap(\.self) { cut(term, at: Rational(end)) }
        guard known.lowerBound <= last else { return }
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
            guard case .elapsed(let first, let last, let measure) = term,
                let limit = scene.value(other, at: nil).interval?.point
            else { continue }
            switch measure {
            case .clock: continue
            case .workingSeconds(let calendar), .workingDays(let calendar):
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
                for end in [known.lowerBound, known.upperBound] {
                    cut(isRising ? last : first, at: Rational(end))
                }
            }
        }
    }
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
