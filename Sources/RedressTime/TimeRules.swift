/// How limits are counted: on which clock, by which calendar, and how days end (Civil Code of China, articles 201 to
/// 204).
///
/// Seconds run from the moment. Days and months do not count the day of the start and end as `daysEnd` says. Working
/// days count working days of the calendar only and end at 24:00, or with the close of the last one where it has hours.
/// Working seconds run while the calendar is open.
///
/// A later start never gives an earlier due instant, with two exceptions under `.sameHour`: months that end at a
/// shorter month's end, and days that roll over; there this holds of the due day.
package final class TimeRules: Sendable {
    package let zone: TimeZoneRules
    package let calendar: WorkingCalendar
    package let daysEnd: DaysEnd
    /// Whether a last day that is no working day moves to the next that is: for limits in days and months, and for a
    /// day of the next period.
    package let rollsOver: Bool

    package init(
        zone: TimeZoneRules, calendar: WorkingCalendar, daysEnd: DaysEnd = .midnight, rollsOver: Bool = false
    ) {
        self.zone = zone
        self.calendar = calendar
        self.daysEnd = daysEnd
        self.rollsOver = rollsOver
    }

    /// When a limit that runs from a moment is due.
    package func due(_ limit: TimeLimit, from start: Instant) -> Due {
        guard Self.countable.contains(start.seconds) else { return .outOfRange }
        return due(limit, from: CountStart(at: start, clock: zone.clock(at: start)))
    }

    /// When a limit that runs from the end of a period is due: the first day counted is the one after it.
    package func due(_ limit: TimeLimit, fromEndOf period: Period) -> Due {
        due(limit, from: endOf(period))
    }

    /// The same for a limit whose clock starts at a place on the calendar.
    func due(_ limit: TimeLimit, from start: CountStart) -> Due {
        switch limit {
        case .within(let span): return end(of: span, from: start)
        case .window(let from, let to): return window(from: from, to: to, start: start)
        case .before(let span, let promised): return due(span, before: promised)
        case .at(let promised): return checked(promised, notBefore: nil)
        case .sameDay: return at(clock: (start.day + 1) * secondsPerDay)
        case .byClose: return close(from: start)
        case .sameDayByClose: return close(of: start.day)
        case .atOnce: return .atOnce
        case .none: return .none
        case .nextPeriodDay(let kind, let day): return nextPeriodDay(kind, day: day, from: start)
        case .periodEnd(let kind):
            let period = Period(kind, containing: CivilDate(dayNumber: start.day))
            return at(clock: (period.lastDay.dayNumber + 1) * secondsPerDay)
        case .earliest(let limits): return combine(limits, earliest: true, from: start)
        case .latest(let limits): return combine(limits, earliest: false, from: start)
        }
    }
}

/// Where a count starts: a moment, what the clock shows then, and the day to which it belongs.
struct CountStart {
    let instant: Instant
    let clock: Int64
    /// The day of the clock, except that 24:00 may belong to the day that it ends.
    let day: Int64

    init(at instant: Instant, clock: Int64) {
        self.instant = instant
        self.clock = clock
        day = floorDivision(clock, by: secondsPerDay).quotient
    }

    /// A start at which midnight belongs to the day that it ends.
    init(endingAt instant: Instant, clock: Int64) {
        self.instant = instant
        self.clock = clock
        day = floorDivision(clock - 1, by: secondsPerDay).quotient
    }

    /// The second of its day, up to 86,400.
    var secondOfDay: Int64 { clock - day * secondsPerDay }
}

extension TimeRules {
    /// The seconds of all moments that have a date in every zone: two days within the first and the last that can be
    /// named, in figures so that it costs nothing to look at.
    static let countable: ClosedRange<Int64> = -719_160 * 86_400...2_932_894 * 86_400

    /// The end of a period as a start.
    func endOf(_ period: Period) -> CountStart {
        let clock = (period.lastDay.dayNumber + 1) * secondsPerDay
        return CountStart(endingAt: zone.instant(clock: clock), clock: clock)
    }

    /// A due instant, if it can be named.
    func checked(_ instant: Instant, notBefore: Instant?) -> Due {
        Self.countable.contains(instant.seconds) ? .at(instant, notBefore: notBefore) : .outOfRange
    }

    /// Due when the clock shows a time.
    func at(clock: Int64) -> Due {
        checked(zone.instant(clock: clock), notBefore: nil)
    }

    private func window(from: TimeSpan, to: TimeSpan, start: CountStart) -> Due {
        let end = end(of: to, from: start)
        guard case .at(let due, _) = end else { return end }
        let beginning = beginning(of: from, from: start)
        guard case .at(let first, _) = beginning else { return beginning }
        return .at(due, notBefore: first)
    }

    /// What parts give together.
    ///
    /// A part without a limit never ends and a duty at once has ended already: so the earliest of parts overlooks the
    /// first and yields to the second, the latest the other way round. Short of that, a part that cannot be counted
    /// leaves the whole uncounted.
    private func combine(_ limits: [TimeLimit], earliest: Bool, from start: CountStart) -> Due {
        var result: Due?
        for limit in limits {
            let next = due(limit, from: start)
            guard let best = result else {
                result = next
                continue
            }
            result = Self.combine(best, next, earliest: earliest)
        }
        return result ?? .none
    }

    /// What two parts give together.
    static func combine(_ left: Due, _ right: Due, earliest: Bool) -> Due {
        switch (left, right) {
        case (.atOnce, _): return earliest ? .atOnce : right
        case (_, .atOnce): return earliest ? .atOnce : left
        case (.none, _): return earliest ? right : .none
        case (_, .none): return earliest ? left : .none
        case (.unknownYear, _), (.outOfRange, _): return left
        case (_, .unknownYear), (_, .outOfRange): return right
        case (.at(let one, let first), .at(let other, let second)):
            if one == other {
                guard let first, let second else { return .at(one, notBefore: nil) }
                return .at(one, notBefore: min(first, second))
            }
            return (one < other) == earliest ? left : right
        }
    }
}
