import RedressModel
import RedressTime

/// When an obligation falls due, as far as it is known.
enum Reckoning: Hashable, Sendable {
    /// Its clock has not started.
    case notStarted
    /// At an instant, or within a stretch of them.
    case at(due: Interval, notBefore: Interval?)
    /// A duty without a due instant.
    case atOnce
    case none
    /// Its clock stands still, so that it has no due instant yet.
    case standing(notBefore: Interval?)
    /// It needs a year that the calendar does not know.
    case unknownYear(Int)
    case outOfRange
    /// Missing facts leave it open.
    case unknown

    init(_ due: Due) {
        switch due {
        case .at(let due, let first):
            self = .at(due: Interval(due), notBefore: first.map { Interval($0) })
        case .atOnce: self = .atOnce
        case .none: self = .none
        case .unknownYear(let year): self = .unknownYear(year)
        case .outOfRange: self = .outOfRange
        }
    }

    /// Whether missing facts leave nothing of it open.
    var isCertain: Bool {
        switch self {
        case .at(let due, let first): due.point != nil && first.map { $0.point != nil } != false
        case .standing(let first): first.map { $0.point != nil } != false
        case .notStarted, .atOnce, .none, .unknownYear, .outOfRange: true
        case .unknown: false
        }
    }
}

/// A reckoning with what became of an extension.
struct Clock: Hashable, Sendable {
    var reckoning: Reckoning
    /// What it would be without the extension; nil where nothing extends it.
    var unextended: Reckoning?
    /// Whether it was extended beyond what is allowed.
    var isBeyond = false
}

/// More time, as far as it is known.
enum ExtensionReading: Hashable, Sendable {
    case none
    case by(TimeSpan, atMost: TimeSpan?)
    case unknown
}

/// The moments between which a clock stands still, as far as they are known.
struct PauseReading: Hashable, Sendable {
    let from: Value
    let until: Value
}

extension Interval {
    init(_ instant: Instant) { self.init(Rational(instant.seconds)) }

    /// The instant that it is.
    var instant: Instant? { point?.whole.map { Instant(seconds: $0) } }
}

extension TimeRules {
    /// When a limit that runs from a start falls due, with what stops and extends its clock. `start` is nil for a limit
    /// that needs none.
    func clock(
        _ limit: LimitReading, from start: Value?, pauses: [PauseReading], extended by: ExtensionReading
    ) -> Clock {
        if start == Value.none { return Clock(reckoning: .notStarted) }
        guard case .known(let limit) = limit else { return Clock(reckoning: .unknown) }
        let interval = start.flatMap(moment)
        if !limit.needsStart, start == nil || interval != nil, pauses.isEmpty {
            return clock(limit, from: Instant(seconds: 0), pauses: [], extended: by)
        }
        guard let interval else { return Clock(reckoning: .unknown) }
        if let instant = interval.instant { return clock(limit, from: instant, pauses: pauses, extended: by) }
        guard pauses.isEmpty else { return Clock(reckoning: .unknown) }
        return stretch(limit, from: interval, extended: by)
    }

    /// The moment that a value is; a date is its first.
    func moment(_ value: Value) -> Interval? {
        switch value {
        case .instant(let interval): return interval
        case .date(let days):
            func start(_ day: Rational?) -> Rational? {
                day?.whole.map { Rational(zone.instant(of: CivilDate(dayNumber: $0)).seconds) }
            }
            return Interval(low: start(days.low), high: start(days.high))
        case .unknown, .none, .yesNo, .word, .set, .number, .text, .otherText, .map: return nil
        }
    }

    private func clock(
        _ limit: TimeLimit, from start: Instant, pauses: [PauseReading], extended by: ExtensionReading
    ) -> Clock {
        guard let stops = Stops(pauses, from: start, self) else { return Clock(reckoning: .unknown) }
        guard let left = remaining(limit, from: start, stops) else {
            guard case .at(_, let first) = due(limit, from: start, pauses: stops.closed) else {
                return Clock(reckoning: .standing(notBefore: nil))
            }
            return Clock(reckoning: .standing(notBefore: first.map { Interval($0) }))
        }
        let base = due(left, from: start, pauses: stops.closed)
        guard case .at(let instant, let first) = base else { return Clock(reckoning: Reckoning(base)) }
        switch by {
        case .none: return Clock(reckoning: Reckoning(base))
        case .unknown: return Clock(reckoning: .unknown, unextended: Reckoning(base))
        case .by(let span, let most):
            let (allowed, isBeyond) = allowed(span, most, from: base)
            let later = stops.closed.filter { instant < $0.from }
            let end = paused(extended(base, by: allowed), limit: .within(allowed), pauses: later)
            var clock = Clock(reckoning: Reckoning(end), unextended: Reckoning(base), isBeyond: isBeyond)
            if let open = stops.open, case .at(let end, _) = end, open <= end {
                clock.reckoning = .standing(notBefore: first.map { Interval($0) })
            }
            return clock
        }
    }

    /// Why a limit falls due when it does, day by day; nothing where it has no due instant or something is missing.
    func steps(
        _ limit: LimitReading, from start: Value?, pauses: [PauseReading], extended by: ExtensionReading
    ) -> [DueStep] {
        guard case .known(let limit) = limit else { return [] }
        let isFree = !limit.needsStart && start == nil && pauses.isEmpty
        guard let instant = isFree ? Instant(seconds: 0) : start.flatMap(moment)?.instant,
            let stops = Stops(pauses, from: instant, self), let left = remaining(limit, from: instant, stops)
        else { return [] }
        let base = due(left, from: instant, pauses: stops.closed)
        var steps = steps(left, from: instant, pauses: stops.closed)
        guard case .by(let span, let most) = by, case .at(let end, _) = base, let last = steps.last else {
            return steps
        }
        let (length, _) = allowed(span, most, from: base)
        steps.append(DueStep(from: last.to, to: last.to, kind: .extended(length)))
        steps += self.steps(extending: end, by: length)
        let later = stops.closed.filter { end < $0.from }
        return steps + self.steps(moving: extended(base, by: length), limit: .within(length), pauses: later)
    }

    /// As much of an extension as is allowed, and whether there is more. Spans of one unit are compared as such, others
    /// by where they lead.
    private func allowed(_ span: TimeSpan, _ most: TimeSpan?, from base: Due) -> (TimeSpan, isBeyond: Bool) {
        guard let most else { return (span, false) }
        let isBeyond: Bool
        switch (span, most) {
        case (.seconds(let asked), .seconds(let limit)), (.days(let asked), .days(let limit)),
            (.months(let asked), .months(let limit)), (.workingDays(let asked), .workingDays(let limit)),
            (.workingSeconds(let asked), .workingSeconds(let limit)):
            isBeyond = asked > limit
        default:
            guard case .at(let asked, _) = extended(base, by: span), case .at(let limit, _) = extended(base, by: most)
            else { return (most, true) }
            isBeyond = asked > limit
        }
        return isBeyond ? (most, true) : (span, false)
    }

    /// Where only a stretch is known in which the clock starts, its ends give those of the due instant, since a later
    /// start never gives an earlier one.
    private func stretch(_ limit: TimeLimit, from start: Interval, extended by: ExtensionReading) -> Clock {
        guard !mayFallBack else { return Clock(reckoning: .unknown) }
        func end(_ start: Rational?) -> (due: Interval, notBefore: Interval?)? {
            guard let instant = start?.whole.map({ Instant(seconds: $0) }),
                case .at(let due, let first) = clock(limit, from: instant, pauses: [], extended: by).reckoning
            else { return nil }
            return (due, first)
        }
        let (low, high) = (end(start.low), end(start.high))
        if low == nil, high == nil { return unknownYear(limit, from: start) }
        guard low != nil || start.low == nil, high != nil || start.high == nil, low != nil || high != nil else {
            return Clock(reckoning: .unknown)
        }
        let hasWindow = low?.notBefore != nil || high?.notBefore != nil
        return Clock(
            reckoning: .at(
                due: Interval(low: low?.due.low, high: high?.due.high),
                notBefore: hasWindow ? Interval(low: low?.notBefore?.low, high: high?.notBefore?.high) : nil))
    }

    /// A stretch of starts from which the limit needs years that the calendar does not know.
    private func unknownYear(_ limit: TimeLimit, from start: Interval) -> Clock {
        let years = [start.low, start.high].compactMap { end -> Int? in
            guard let instant = end?.whole.map({ Instant(seconds: $0) }),
                case .unknownYear(let year) = due(limit, from: instant)
            else { return nil }
            return year
        }
        // Between two ends without a due instant there may be starts with one.
        guard let year = years.first, start.low == nil || start.high == nil || years.last == year else {
            return Clock(reckoning: .unknown)
        }
        return Clock(reckoning: .unknownYear(year))
    }

    /// Whether a later start may give an earlier due instant after all.
    private var mayFallBack: Bool { daysEnd == .sameHour }

    /// What is left of a limit whose clock may stand still at the end; nil where that leaves nothing.
    private func remaining(_ limit: TimeLimit, from start: Instant, _ stops: Stops) -> TimeLimit? {
        guard let open = stops.open else { return limit }
        switch limit {
        case .before, .at, .atOnce, .none, .nextPeriodDay, .periodEnd: return limit
        case .within, .window, .sameDay, .byClose, .sameDayByClose:
            guard case .at(let due, _) = due(limit, from: start, pauses: stops.closed) else { return limit }
            return due < open ? limit : nil
        case .earliest(let parts):
            let left = parts.compactMap { remaining($0, from: start, stops) }
            return left.isEmpty ? nil : .earliest(left)
        case .latest(let parts):
            let left = parts.compactMap { remaining($0, from: start, stops) }
            return left.count < parts.count ? nil : .latest(left)
        }
    }
}

/// The pauses of a clock, in order.
private struct Stops {
    var closed: [(from: Instant, until: Instant)] = []
    /// Since when it stands still.
    var open: Instant?

    /// nil where one of them is not known.
    init?(_ pauses: [PauseReading], from start: Instant, _ rules: TimeRules) {
        for pause in pauses where pause.from != .none {
            guard let from = rules.moment(pause.from)?.instant else { return nil }
            if pause.until == .none {
                open = min(open ?? max(from, start), max(from, start))
                continue
            }
            guard let until = rules.moment(pause.until)?.instant else { return nil }
            if until > max(from, start) { closed.append((max(from, start), until)) }
        }
        closed.sort { ($0.from, $0.until) < ($1.from, $1.until) }
        if let open { closed.removeAll { $0.from >= open } }
    }
}

extension TimeLimit {
    /// Whether its due instant depends on a start.
    var needsStart: Bool {
        switch self {
        case .before, .at, .atOnce, .none: false
        case .within, .window, .sameDay, .byClose, .sameDayByClose, .nextPeriodDay, .periodEnd: true
        case .earliest(let parts), .latest(let parts): parts.contains(where: \.needsStart)
        }
    }
}
