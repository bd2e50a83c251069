extension TimeRules {
    /// Why a limit that runs from a moment falls where it does. A limit without a due instant has no steps.
    package func steps(_ limit: TimeLimit, from start: Instant) -> [DueStep] {
        guard Self.countable.contains(start.seconds) else { return [] }
        return steps(limit, from: CountStart(at: start, clock: zone.clock(at: start)))
    }

    /// The same for a limit that runs from the end of a period.
    package func steps(_ limit: TimeLimit, fromEndOf period: Period) -> [DueStep] {
        steps(limit, from: endOf(period))
    }

    /// Why a due instant that is moved on by a span falls where it does.
    package func steps(extending due: Instant, by span: TimeSpan) -> [DueStep] {
        guard Self.countable.contains(due.seconds) else { return [] }
        return steps(.within(span), from: CountStart(endingAt: due, clock: zone.clock(at: due)))
    }

    /// Why a limit whose clock stands still in pauses falls where it does: the way without them, then what each adds.
    package func steps(
        _ limit: TimeLimit, from start: Instant, pauses: [(from: Instant, until: Instant)]
    ) -> [DueStep] {
        guard !pauses.isEmpty, case .at(let end, _) = due(limit, from: start, pauses: pauses) else {
            return steps(limit, from: start)
        }
        switch limit {
        case .earliest(let limits), .latest(let limits):
            let day = CivilDate(dayNumber: floorDivision(zone.clock(at: start), by: secondsPerDay).quotient)
            var steps: [DueStep] = []
            var decisive: Int?
            for (place, part) in limits.enumerated() {
                steps.append(DueStep(from: day, to: day, kind: .part(place)))
                steps += self.steps(part, from: start, pauses: pauses)
                if decisive == nil, case .at(end, _) = due(part, from: start, pauses: pauses) { decisive = place }
            }
            if let decisive, let last = steps.last {
                steps.append(DueStep(from: last.to, to: last.to, kind: .decides(decisive)))
            }
            return steps
        case .within, .window, .before, .at, .sameDay, .byClose, .sameDayByClose, .atOnce, .none, .nextPeriodDay,
            .periodEnd:
            return steps(limit, from: start) + steps(moving: due(limit, from: start), limit: limit, pauses: pauses)
        }
    }

    /// What pauses add to a due instant, one after the other.
    package func steps(
        moving due: Due, limit: TimeLimit, pauses: [(from: Instant, until: Instant)]
    ) -> [DueStep] {
        moves(of: due, limit: limit, pauses: pauses).flatMap { move in
            let day = CivilDate(dayNumber: floorDivision(zone.clock(at: move.from), by: secondsPerDay).quotient)
            let last = CivilDate(dayNumber: floorDivision(zone.clock(at: move.until), by: secondsPerDay).quotient)
            let kind = DueStep.Kind.paused(from: move.from, until: move.until, adds: move.length)
            return [DueStep(from: day, to: last, kind: kind)] + steps(extending: move.due, by: move.length)
        }
    }

    private func steps(_ limit: TimeLimit, from start: CountStart) -> [DueStep] {
        guard case .at(let due, let first) = self.due(limit, from: start) else { return [] }
        var trail = DueTrail(rules: self, start: start, due: due)
        switch limit {
        case .within(let span), .window(_, let span): trail.count(span)
        case .before(let span, let promised): trail.countBack(span, from: promised)
        case .at(let promised): trail.add(.promised(promised), on: trail.day(of: promised))
        case .sameDay, .sameDayByClose: trail.add(.starts(start.instant), on: start.day)
        case .byClose: trail.untilClose()
        case .nextPeriodDay(let kind, let day): trail.nextPeriod(kind, day: day)
        case .periodEnd(let kind): trail.add(Period(kind, containing: CivilDate(dayNumber: start.day)))
        case .earliest(let limits), .latest(let limits):
            for (place, part) in limits.enumerated() {
                trail.add(.part(place), on: start.day)
                trail.steps += steps(part, from: start)
            }
            let decisive = limits.firstIndex { part in
                if case .at(due, _) = self.due(part, from: start) { true } else { false }
            }
            if let decisive { trail.add(.decides(decisive), on: trail.lastDay) }
            return trail.steps
        case .atOnce, .none: break
        }
        if let first { trail.add(.begins(first), on: CountStart(at: first, clock: zone.clock(at: first)).day) }
        trail.add(.ends(due), on: trail.lastDay)
        return trail.steps
    }
}

/// The steps to one due instant while they are gathered.
private struct DueTrail {
    let rules: TimeRules
    let start: CountStart
    /// What the clock shows at the due instant, and the day to which it belongs.
    let lastClock: Int64
    let lastDay: Int64
    var steps: [DueStep] = []

    private var table: DayTable { rules.calendar.table }

    init(rules: TimeRules, start: CountStart, due: Instant) {
        self.rules = rules
        self.start = start
        let end = CountStart(endingAt: due, clock: rules.zone.clock(at: due))
        lastClock = end.clock
        lastDay = end.day
    }

    /// The day of a moment.
    func day(of instant: Instant) -> Int64 {
        floorDivision(rules.zone.clock(at: instant), by: secondsPerDay).quotient
    }

    mutating func add(_ kind: DueStep.Kind, on day: Int64) {
        add(kind, from: day, to: day)
    }

    mutating func add(_ kind: DueStep.Kind, from first: Int64, to last: Int64) {
        steps.append(DueStep(from: CivilDate(dayNumber: first), to: CivilDate(dayNumber: last), kind: kind))
    }

    /// A period up to its end.
    mutating func add(_ period: Period) {
        add(.period(period), from: period.firstDay.dayNumber, to: period.lastDay.dayNumber)
    }

    /// The steps of a span up to its last day.
    mutating func count(_ span: TimeSpan) {
        switch span {
        case .days(let count) where count > 0:
            add(.startNotCounted, on: start.day)
            add(.counted(first: 1, last: count), from: start.day + 1, to: start.day + count)
            rollOver(from: start.day + count)
        case .months(let count) where count > 0:
            let first = CivilDate(dayNumber: start.day)
            let last = first.adding(months: count)
            add(.startNotCounted, on: start.day)
            add(.months(count), from: start.day + 1, to: last.dayNumber)
            if last.day != first.day { add(.endOfMonth, on: last.dayNumber) }
            rollOver(from: last.dayNumber)
        case .workingDays(let count) where count > 0:
            add(.startNotCounted, on: start.day)
            walk(from: start.day + 1, to: lastDay, numbered: true)
        case .workingSeconds(let count) where count > 0:
            add(.starts(start.instant), on: start.day)
            walkOpenings()
        case .seconds, .days, .months, .workingDays, .workingSeconds:
            add(.starts(start.instant), on: start.day)
        }
    }

    /// The steps of a span before a promised moment: what lies between.
    mutating func countBack(_ span: TimeSpan, from promised: Instant) {
        let promisedDay = day(of: promised)
        add(.promised(promised), on: promisedDay)
        switch span {
        case .workingDays, .workingSeconds: walk(from: lastDay, to: promisedDay, numbered: false)
        case .seconds, .days, .months: break
        }
    }

    /// The steps to the first close.
    mutating func untilClose() {
        add(.starts(start.instant), on: start.day)
        guard lastDay > start.day else { return }
        if table.isWorking(start.day) { add(.closed, on: start.day) }
        walk(from: start.day, to: lastDay, numbered: false)
    }

    /// The steps to a day of the next period.
    mutating func nextPeriod(_ kind: Period.Kind, day: Int) {
        let following = Period(kind, containing: CivilDate(dayNumber: start.day)).lastDay.adding(days: 1)
        let period = Period(kind, containing: following)
        let last = TimeRules.day(day, of: period)
        add(.period(period), from: following.dayNumber, to: last)
        rollOver(from: last)
    }

    /// The days off from a last day on, if it moved.
    private mutating func rollOver(from day: Int64) {
        guard rules.rollsOver, !table.isWorking(day), case .reached(let moved) = rules.rolled(.reached(day)) else {
            return
        }
        walk(from: day, to: moved - 1, numbered: false)
        add(.rolledOver, on: moved)
    }
}

// MARK: - Day by day

extension DueTrail {
    /// So many days are told one by one; of a longer way the rest in one.
    private static let detailedDays: Int64 = 366

    /// The days of a stretch by what they are, like ones together; days off only, unless they are numbered.
    private mutating func walk(from first: Int64, to last: Int64, numbered: Bool) {
        var number: Int64 = 0
        let detailed = min(last, first + Self.detailedDays - 1)
        for day in stride(from: first, through: detailed, by: 1) {
            if let reason = table.dayOff(day) {
                extend(reason, on: day)
            } else if numbered {
                number += 1
                if let line = table.line(of: day) {
                    add(.makeUpWorkday(number, reason: line.reason), on: day)
                } else {
                    extend(.workingDays(first: number, last: number), on: day)
                }
            }
        }
        guard numbered, detailed < last, let rest = table.workingDays(after: detailed, through: last) else { return }
        add(
            .countedInAll(first: number + 1, last: number + rest, skipped: last - detailed - rest),
            from: detailed + 1, to: last
        )
    }

    /// The openings from the start to the due instant.
    private mutating func walkOpenings() {
        let detailed = min(lastDay, start.day + Self.detailedDays - 1)
        for day in stride(from: start.day, through: detailed, by: 1) {
            if let reason = table.dayOff(day) {
                extend(reason, on: day)
                continue
            }
            let from = max(start.clock, day * secondsPerDay)
            let seconds = table.opening(from: from, to: min(lastClock, (day + 1) * secondsPerDay)) ?? 0
            add(seconds == 0 ? .closed : .open(seconds: seconds), on: day)
        }
        guard detailed < lastDay,
            let rest = table.opening(from: (detailed + 1) * secondsPerDay, to: lastClock)
        else { return }
        add(.open(seconds: rest), from: detailed + 1, to: lastDay)
    }

    /// Adds the next day to the last step if that is of its kind, else as a step.
    private mutating func extend(_ kind: DueStep.Kind, on day: Int64) {
        if let last = steps.last, let both = last.kind.joined(with: kind) {
            steps[steps.count - 1] = DueStep(from: last.from, to: CivilDate(dayNumber: day), kind: both)
        } else {
            add(kind, on: day)
        }
    }
}

extension DueStep.Kind {
    /// The kind of two steps of days off, or of days counted, made into one; nil where they do not join.
    fileprivate func joined(with next: DueStep.Kind) -> DueStep.Kind? {
        switch (self, next) {
        case (.workingDays(let first, _), .workingDays(_, let last)): .workingDays(first: first, last: last)
        case (.weekend, .weekend): .weekend
        case (.holiday(let name), .holiday(let other)): name == other ? self : nil
        default: nil
        }
    }
}

extension DayTable {
    /// What kind of day off a day is, nil when it is worked.
    fileprivate func dayOff(_ day: Int64) -> DueStep.Kind? {
        if isWorking(day) { return nil }
        return line(of: day).map { .holiday($0.reason) } ?? .weekend
    }
}
