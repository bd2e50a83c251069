extension TimeLimit {
    /// Whether from every start it falls due no later than another limit, on whatever calendar, as far as their units show.
    package func isNeverLater(than other: TimeLimit, _ daysEnd: DaysEnd) -> Bool {
        if self == other { return true }
        switch (self, other) {
        case (.earliest(let limits), _): return limits.contains { $0.isNeverLater(than: other, daysEnd) }
        case (.latest(let limits), _): return limits.allSatisfy { $0.isNeverLater(than: other, daysEnd) }
        case (_, .earliest(let limits)): return limits.allSatisfy { isNeverLater(than: $0, daysEnd) }
        case (_, .latest(let limits)): return limits.contains { isNeverLater(than: $0, daysEnd) }
        case (.within(let span), .within(let longer)): return span.isNeverLonger(than: longer, daysEnd)
        case (.sameDay, .within(.days(let count))), (.sameDay, .within(.workingDays(let count))): return count > 0
        case (.within, _), (.window, _), (.before, _), (.at, _), (.sameDay, _), (.byClose, _), (.sameDayByClose, _),
            (.atOnce, _), (.none, _), (.nextPeriodDay, _), (.periodEnd, _):
            return false
        }
    }
}

extension TimeSpan {
    /// Whether it is over no later than another span from one start. A day may be an hour shorter than others, a working
    /// day may end at its close, and a last day may be put off until after a long holiday, so between units some room is
    /// left.
    fileprivate func isNeverLonger(than other: TimeSpan, _ daysEnd: DaysEnd) -> Bool {
        let day: Int64 = 86_400
        switch (self, other) {
        case (.seconds(let one), .seconds(let other)), (.days(let one), .days(let other)),
            (.months(let one), .months(let other)), (.workingDays(let one), .workingDays(let other)),
            (.workingSeconds(let one), .workingSeconds(let other)), (.seconds(let one), .workingSeconds(let other)):
            return one <= other
        case (.days(let one), .workingDays(let other)): return one < other
        case (.seconds(let one), .days(let other)):
            return one <= (daysEnd == .atClose ? other - 1 : other) * day - 7_200
        case (.seconds(let one), .workingDays(let other)): return one <= (other - 1) * day - 7_200
        case (.seconds(let one), .months(let other)): return one <= (28 * other - 1) * day - 7_200
        case (.days(let one), .months(let other)): return one + 15 <= 28 * other
        case (.months, _), (.workingDays, _), (.workingSeconds, _), (.days, .seconds), (.days, .workingSeconds):
            return false
        }
    }
}
