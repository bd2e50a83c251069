extension TimeRules {
    /// When a span that runs from a start is over.
    func end(of span: TimeSpan, from start: CountStart) -> Due {
        switch span {
        case .seconds(let count): return moment(start.instant, plus: count)
        case .workingSeconds(let count): return moment(start, plusWorking: count)
        case .workingDays(let count): return endOfWorkingDay(calendar.table.workingDay(count, after: start.day))
        case .days(let count): return endOfLastDay(day(start.day, plus: count), start: start)
        case .months(let count): return endOfLastDay(day(start.day, plusMonths: count), start: start)
        }
    }

    /// When the last moment, day or working day of a span begins.
    func beginning(of span: TimeSpan, from start: CountStart) -> Due {
        switch span {
        case .seconds, .workingSeconds: return end(of: span, from: start)
        case .workingDays(let count): return beginning(of: calendar.table.workingDay(count, after: start.day))
        case .days(let count): return beginning(of: day(start.day, plus: count))
        case .months(let count): return beginning(of: day(start.day, plusMonths: count))
        }
    }

    /// A span before a moment: days, months and working days keep the time of day, of working seconds as many lie
    /// between.
    func due(_ span: TimeSpan, before promised: Instant) -> Due {
        guard Self.countable.contains(promised.seconds) else { return .outOfRange }
        let start = CountStart(at: promised, clock: zone.clock(at: promised))
        switch span {
        case .seconds(let count): return moment(promised, plus: 0 &- count)
        case .workingSeconds(let count): return moment(start, plusWorking: 0 &- count)
        case .workingDays(let count):
            return sameTime(calendar.table.workingDay(0 &- count, after: start.day), start: start)
        case .days(let count): return sameTime(day(start.day, plus: 0 &- count), start: start)
        case .months(let count): return sameTime(day(start.day, plusMonths: 0 &- count), start: start)
        }
    }

    /// The first close of business at or after a start; without hours the end of the first working day.
    func close(from start: CountStart) -> Due {
        let table = calendar.table
        guard table.knows(start.day) else { return .unknownYear(table.year(of: start.day)) }
        if table.isWorking(start.day), start.secondOfDay <= table.close(of: start.day) {
            return at(clock: start.day * secondsPerDay + table.close(of: start.day))
        }
        return endOfWorkingDay(table.workingDay(1, after: start.day))
    }

    /// The close of business on a day; on a day off, and where there are no hours, its end.
    func close(of day: Int64) -> Due {
        let table = calendar.table
        guard table.hasHours else { return at(clock: (day + 1) * secondsPerDay) }
        guard table.knows(day) else { return .unknownYear(table.year(of: day)) }
        return at(clock: day * secondsPerDay + (table.isWorking(day) ? table.close(of: day) : secondsPerDay))
    }

    /// A day of a period by its place, 1 for the first; there is none before it, and none after its last.
    static func day(_ place: Int, of period: Period) -> Int64 {
        min(period.firstDay.dayNumber + Int64(min(max(place, 1), 366)) - 1, period.lastDay.dayNumber)
    }

    /// The end of a day of the next period.
    func nextPeriodDay(_ kind: Period.Kind, day: Int, from start: CountStart) -> Due {
        let lastDay = Period(kind, containing: CivilDate(dayNumber: start.day)).lastDay
        guard lastDay < .last else { return .outOfRange }
        let named = Self.day(day, of: Period(kind, containing: lastDay.adding(days: 1)))
        // A named day has no hour of its start to end at.
        return rolled(.reached(named)).due { last in
            daysEnd == .atClose ? close(of: last) : at(clock: (last + 1) * secondsPerDay)
        }
    }
}

// MARK: - Days

extension TimeRules {
    private func day(_ day: Int64, plus count: Int64) -> Counted {
        farthestCount.contains(count) ? .reached(day + count) : .outOfRange
    }

    private func day(_ day: Int64, plusMonths count: Int64) -> Counted {
        // Beyond the calendar this is its first or last day, at which nothing can be due.
        .reached(CivilDate(dayNumber: day).adding(months: count).dayNumber)
    }

    /// A last day, moved to the next working day where days roll over.
    func rolled(_ last: Counted) -> Counted {
        guard rollsOver, case .reached(let day) = last else { return last }
        return calendar.table.workingDay(atOrAfter: day)
    }

    /// The end of the last day of a limit in days or months.
    private func endOfLastDay(_ last: Counted, start: CountStart) -> Due {
        rolled(last).due { day in
            switch daysEnd {
            case .midnight: at(clock: (day + 1) * secondsPerDay)
            case .atClose: close(of: day)
            case .sameHour: at(clock: day * secondsPerDay + start.secondOfDay)
            }
        }
    }

    /// The end of a limit in working days: of day 0, which need not be worked, too.
    private func endOfWorkingDay(_ last: Counted) -> Due {
        last.due { close(of: $0) }
    }

    private func beginning(of first: Counted) -> Due {
        first.due { at(clock: $0 * secondsPerDay) }
    }

    private func sameTime(_ counted: Counted, start: CountStart) -> Due {
        counted.due { at(clock: $0 * secondsPerDay + start.secondOfDay) }
    }

    private func moment(_ start: Instant, plus seconds: Int64) -> Due {
        guard let instant = start.adding(seconds: seconds) else { return .outOfRange }
        return checked(instant, notBefore: nil)
    }

    /// The moment until which so many seconds of opening pass; for negative numbers the last one since which they do.
    private func moment(_ start: CountStart, plusWorking seconds: Int64) -> Due {
        if seconds == 0 { return checked(start.instant, notBefore: nil) }
        return calendar.table.clock(start.clock, plusOpening: seconds).due { at(clock: $0) }
    }
}
