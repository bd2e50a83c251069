/// A limit with the rules by which it is counted.
package struct FixedLimit: Sendable {
    let limit: TimeLimit
    let rules: TimeRules

    package init(_ limit: TimeLimit, _ rules: TimeRules) {
        self.limit = limit
        self.rules = rules
    }

    /// When it falls due whose clock starts at a moment.
    package func due(from start: Instant) -> Due { rules.due(limit, from: start) }
}

/// How one due instant stands to another.
package enum DueOrder: Sendable {
    case earlier, later, unequal

    /// Whether two stand so. What has no due instant stands in no order to another.
    package func holds(_ one: Due, _ other: Due) -> Bool {
        guard case .at(let left, _) = one, case .at(let right, _) = other else {
            return self == .unequal && one != other
        }
        switch self {
        case .earlier: return left < right
        case .later: return left > right
        case .unequal: return one != other
        }
    }
}

extension FixedLimit {
    /// Where the calendars know all years, these are gone through.
    private static let years = 2000...2099

    /// Whether two limits never stand so, whatever moment starts both clocks: as their units show, or as going through
    /// each day of the years that the calendars know does. What neither shows may be so all the same.
    package static func neverStand(_ one: FixedLimit, _ other: FixedLimit, so order: DueOrder) -> Bool {
        if order != .unequal, [one, other].contains(where: \.hasNoInstant) { return true }
        if one.rules === other.rules || one.rules.isLike(other.rules) {
            let daysEnd = one.rules.daysEnd
            switch order {
            case .later: if one.limit.isNeverLater(than: other.limit, daysEnd) { return true }
            case .earlier: if other.limit.isNeverLater(than: one.limit, daysEnd) { return true }
            case .unequal: if one.limit == other.limit { return true }
            }
        }
        return neverStandOnDays(one, other, so: order)
    }

    private var hasNoInstant: Bool { limit == .atOnce || limit == .none }

    /// Of two due instants of which each keeps still within a day or goes with its start, what stands so for some start
    /// of a day does so for its first or its last second.
    private static func neverStandOnDays(_ one: FixedLimit, _ other: FixedLimit, so order: DueOrder) -> Bool {
        let both = [one, other]
        guard both.allSatisfy(\.isEvenWithinDay) else { return false }
        let known = both.compactMap(\.rules.calendar.knownYears).reduce(years) { known, years in
            known.overlaps(years) ? known.clamped(to: years) : known
        }
        guard let first = CivilDate(year: known.lowerBound, month: 1, day: 1)?.dayNumber,
            let last = CivilDate(year: known.upperBound, month: 12, day: 31)?.dayNumber
        else { return false }
        let zone = one.rules.zone
        return (first...last).allSatisfy { day in
            let start = zone.instant(of: CivilDate(dayNumber: day), hour: 0).seconds
            let end = zone.instant(of: CivilDate(dayNumber: day + 1), hour: 0).seconds
            return [start, end - 1].allSatisfy { second in
                let due = both.map { $0.rules.due($0.limit, from: Instant(seconds: second)) }
                // Beyond what the calendars know nothing falls due.
                guard case .at = due[0], case .at = due[1] else { return true }
                return !order.holds(due[0], due[1])
            }
        }
    }

    /// Whether from all starts of one day it falls due at one instant, or at so many seconds from each.
    private var isEvenWithinDay: Bool {
        if case .within(.seconds) = limit { return true }
        return limit.isOfDay(rules.daysEnd)
    }
}

extension TimeRules {
    /// Whether both count alike.
    fileprivate func isLike(_ other: TimeRules) -> Bool {
        zone.identifier == other.zone.identifier && calendar == other.calendar && daysEnd == other.daysEnd
            && rollsOver == other.rollsOver
    }
}
