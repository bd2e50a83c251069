extension TimeRules {
    /// Two limits of which each is counted by its own rules.
    package struct Pair {
        let one: (limit: TimeLimit, rules: TimeRules)
        let other: (limit: TimeLimit, rules: TimeRules)

        package init(_ limit: TimeLimit, _ rules: TimeRules, _ other: TimeLimit, _ otherRules: TimeRules) {
            one = (limit, rules)
            self.other = (other, otherRules)
        }
    }

    /// Where the calendars know all years, these are gone through.
    private static let years = 2000...2099

    /// Whether two limits never stand so, whatever moment of the years that the calendars know starts both; false where
    /// going through their days does not tell. Of two due instants, what stands so for some start of a day must do so for
    /// its first or its last second, as an order of the two does.
    package static func neverStands(_ pair: Pair, so stands: (Due, Due) -> Bool) -> Bool {
        let parts = [pair.one, pair.other]
        guard parts.allSatisfy({ $0.limit.isEvenWithinDay($0.rules.daysEnd) }) else { return false }
        let known = parts.compactMap(\.rules.calendar.knownYears).reduce(years) { known, years in
            known.overlaps(years) ? known.clamped(to: years) : known
        }
        guard let first = CivilDate(year: known.lowerBound, month: 1, day: 1)?.dayNumber,
            let last = CivilDate(year: known.upperBound, month: 12, day: 31)?.dayNumber
        else { return false }
        let zone = pair.one.rules.zone
        return (first...last).allSatisfy { day in
            let start = zone.instant(of: CivilDate(dayNumber: day), hour: 0).seconds
            let end = zone.instant(of: CivilDate(dayNumber: day + 1), hour: 0).seconds
            return [start, end - 1].allSatisfy { second in
                let due = parts.map { $0.rules.due($0.limit, from: Instant(seconds: second)) }
                // Beyond what the calendars know nothing falls due.
                guard case .at = due[0], case .at = due[1] else { return true }
                return !stands(due[0], due[1])
            }
        }
    }
}

extension TimeLimit {
    /// Whether from all starts of one day it falls due at one instant, or at so many seconds from each.
    fileprivate func isEvenWithinDay(_ daysEnd: DaysEnd) -> Bool {
        if case .within(.seconds) = self { return true }
        return isOfDay(daysEnd)
    }
}
