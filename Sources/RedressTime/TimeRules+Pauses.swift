extension TimeRules {
    /// A due instant moved on by a span, which is counted on from it: from its day for days, months and working days,
    /// from the moment for seconds. 24:00 belongs to the day that it ends. What has no due instant is not moved.
    package func extended(_ due: Due, by span: TimeSpan) -> Due {
        guard case .at(let instant, let first) = due else { return due }
        guard Self.countable.contains(instant.seconds) else { return .outOfRange }
        let start = CountStart(endingAt: instant, clock: zone.clock(at: instant))
        let moved = end(of: span, from: start)
        guard case .at(let later, _) = moved else { return moved }
        return .at(later, notBefore: first)
    }

    /// When a limit that runs from a moment is due if its clock stands still in pauses, each part of a combined limit
    /// for itself.
    package func due(
        _ limit: TimeLimit, from start: Instant, pauses: [(from: Instant, until: Instant)]
    ) -> Due {
        let parts: [TimeLimit]
        let isEarliest: Bool
        switch limit {
        case .earliest(let limits): (parts, isEarliest) = (limits, true)
        case .latest(let limits): (parts, isEarliest) = (limits, false)
        case .within, .window, .before, .at, .sameDay, .byClose, .sameDayByClose, .atOnce, .none, .nextPeriodDay,
            .periodEnd:
            return paused(due(limit, from: start), limit: limit, pauses: pauses)
        }
        return Self.combined(parts.map { due($0, from: start, pauses: pauses) }, earliest: isEarliest)
    }

    /// A due instant moved on by pauses of the clock, which are given in their order, none before the limit's start.
    ///
    /// Limits in seconds and working seconds are due later by the (working) seconds of the pauses. Limits in days and
    /// months, and those within the start's day, by as many days as lie between the two dates of a pause; working days
    /// and `byClose` by as many working days. Limits that name a moment or a date of their own stay where they are. A
    /// pause that begins after the due instant changes nothing. A combined limit moves as the part does that moves
    /// least (earliest) or most (latest); `due(_:from:pauses:)` knows the parts.
    package func paused(_ due: Due, limit: TimeLimit, pauses: [(from: Instant, until: Instant)]) -> Due {
        switch limit {
        case .within(let span), .window(_, let span): return paused(due, countedIn: span, pauses: pauses)
        case .sameDay, .sameDayByClose: return paused(due, countedIn: .days(0), pauses: pauses)
        case .byClose: return paused(due, countedIn: .workingDays(0), pauses: pauses)
        case .before, .at, .atOnce, .none, .nextPeriodDay, .periodEnd: return due
        case .earliest(let limits):
            return Self.combined(limits.map { paused(due, limit: $0, pauses: pauses) }, earliest: true, empty: due)
        case .latest(let limits):
            return Self.combined(limits.map { paused(due, limit: $0, pauses: pauses) }, earliest: false, empty: due)
        }
    }

    private static func combined(_ parts: [Due], earliest: Bool, empty: Due = .none) -> Due {
        guard let first = parts.first else { return empty }
        return parts.dropFirst().reduce(first) { combine($0, $1, earliest: earliest) }
    }

    /// A pause that moves a due instant on.
    struct Move {
        let due: Instant
        let from: Instant
        let until: Instant
        let length: TimeSpan
    }

    /// What each pause adds to a due instant, one after the other, where the limit is no combined one.
    func moves(of due: Due, limit: TimeLimit, pauses: [(from: Instant, until: Instant)]) -> [Move] {
        var moves: [Move] = []
        let span: TimeSpan
        switch limit {
        case .within(let counted), .window(_, let counted): span = counted
        case .sameDay, .sameDayByClose: span = .days(0)
        case .byClose: span = .workingDays(0)
        case .before, .at, .atOnce, .none, .nextPeriodDay, .periodEnd, .earliest, .latest: return []
        }
        _ = paused(due, countedIn: span, pauses: pauses) { moves.append($0) }
        return moves
    }

    private func paused(
        _ due: Due, countedIn span: TimeSpan, pauses: [(from: Instant, until: Instant)],
        onMove: ((Move) -> Void)? = nil
    ) -> Due {
        var due = due
        var running = Instant(seconds: .min)
        for pause in pauses {
            guard case .at(let instant, _) = due else { return due }
            // Where two pauses overlap the clock stands still once.
            let from = max(pause.from, running)
            guard from < pause.until, from <= instant else { continue }
            running = pause.until
            switch lost(span, from: from, until: pause.until) {
            case .length(let length):
                guard !length.isZero else { continue }
                onMove?(Move(due: instant, from: from, until: pause.until, length: length))
                due = extended(due, by: length)
            case .unknownYear(let year): return .unknownYear(year)
            case .outOfRange: return .outOfRange
            }
        }
        return due
    }

    private enum Loss {
        case length(TimeSpan)
        case unknownYear(Int)
        case outOfRange
    }

    /// What a limit counted in a span loses by a pause.
    private func lost(_ span: TimeSpan, from: Instant, until: Instant) -> Loss {
        guard Self.countable.contains(from.seconds), Self.countable.contains(until.seconds) else { return .outOfRange }
        let table = calendar.table
        let first = zone.clock(at: from)
        let last = zone.clock(at: until)
        let firstDay = floorDivision(first, by: secondsPerDay).quotient
        let lastDay = floorDivision(last, by: secondsPerDay).quotient
        switch span {
        case .seconds: return .length(.seconds(until.seconds - from.seconds))
        case .days, .months: return .length(.days(lastDay - firstDay))
        case .workingDays:
            if let days = table.workingDays(after: firstDay, through: lastDay) { return .length(.workingDays(days)) }
        case .workingSeconds:
            if let seconds = table.opening(from: first, to: last) { return .length(.workingSeconds(seconds)) }
        }
        return .unknownYear(table.year(of: table.knows(firstDay) ? table.lastKnown + 1 : firstDay))
    }
}

extension TimeSpan {
    /// Whether the span is of no length.
    var isZero: Bool {
        switch self {
        case .seconds(let count), .days(let count), .months(let count), .workingDays(let count),
            .workingSeconds(let count):
            count == 0
        }
    }
}
