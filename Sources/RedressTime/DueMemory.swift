/// When limits that run from one and the same start are due, for many starts one after another.
///
/// Most limits depend only on the day on which they start. What they give is worked out once for each day, all limits
/// together, and then looked up. The others are worked out each time. Every answer is that of `TimeRules`.
package struct DueMemory: Sendable {
    /// A limit and how it is counted. All limits of a memory are counted on the clocks of one zone.
    package typealias Entry = (limit: TimeLimit, rules: TimeRules)

    /// On what of its start a due instant depends.
    fileprivate enum Source {
        /// On its day: the column of the due instants.
        case day(Int)
        /// On whether its day has closed: the column of the close, then those of the due instants up to it and after.
        case dayAndClose(Int)
        /// On its moment, which so many seconds are added to.
        case seconds(Int64)
        case moment
    }

    private let entries: [Entry]
    private let sources: [Source]
    private let zone: TimeZoneRules?
    private let columnCount: Int
    /// Of each row the day that it was worked out for, and its instants.
    private var days: [Int64]
    private var instants: [Int64]

    private var start = Int64.min
    private var clock: Int64 = 0
    /// Where the row of the start's day begins; nil where the start cannot be counted from.
    private var row: Int?

    /// A memory of some limits.
    package init(_ entries: [Entry]) {
        self.entries = entries
        var columns = 0
        var sources: [Source] = []
        for entry in entries {
            let source = Source(entry, column: columns)
            sources.append(source)
            columns += source.columnCount
        }
        self.sources = sources
        columnCount = columns
        zone = entries.first?.rules.zone
        days = Array(repeating: .min, count: columns == 0 ? 0 : Self.rowCount)
        instants = Array(repeating: Self.unsure, count: days.count * columns)
    }

    /// So many days are remembered at a time, a power of two: about three years.
    private static let rowCount = 1_024
    /// Stands for an instant that is to be worked out each time.
    private static let unsure = Int64.min

    /// When the limit at a place is due if it runs from a start.
    package mutating func due(_ place: Int, from start: Int64) -> Due {
        if start != self.start { take(start) }
        if let row {
            switch sources[place] {
            case .day(let column):
                let instant = instants[row &+ column]
                if instant != Self.unsure { return .at(Instant(seconds: instant), notBefore: nil) }
            case .dayAndClose(let column):
                let isOpen = clock <= instants[row &+ column]
                let instant = instants[row &+ column &+ (isOpen ? 1 : 2)]
                if instant != Self.unsure { return .at(Instant(seconds: instant), notBefore: nil) }
            case .seconds(let count):
                let (instant, overflow) = start.addingReportingOverflow(count)
                if !overflow, TimeRules.countable.contains(instant) {
                    return .at(Instant(seconds: instant), notBefore: nil)
                }
            case .moment: break
            }
        }
        return entries[place].rules.due(entries[place].limit, from: Instant(seconds: start))
    }

    /// Goes on to another start.
    private mutating func take(_ start: Int64) {
        self.start = start
        row = nil
        guard let zone, TimeRules.countable.contains(start) else { return }
        clock = zone.clock(at: Instant(seconds: start))
        guard columnCount > 0 else {
            row = 0
            return
        }
        let day = floorDivision(clock, by: secondsPerDay).quotient
        let place = Int(day & Int64(Self.rowCount - 1))
        row = place &* columnCount
        if days[place] != day { remember(day, at: place, zone) }
    }

    private mutating func remember(_ day: Int64, at place: Int, _ zone: TimeZoneRules) {
        days[place] = day
        let row = place * columnCount
        for (entry, source) in zip(entries, sources) {
            func instant(_ clock: Int64) -> Int64 {
                let start = CountStart(at: zone.instant(clock: clock), clock: clock)
                guard case .at(let due, nil) = entry.rules.due(entry.limit, from: start) else { return Self.unsure }
                return due.seconds
            }
            let midnight = day * secondsPerDay
            switch source {
            case .day(let column): instants[row + column] = instant(midnight)
            case .dayAndClose(let column):
                let table = entry.rules.calendar.table
                let isWorked = table.knows(day) && table.isWorking(day)
                let close = isWorked ? midnight + table.close(of: day) : .max
                instants[row + column] = close
                instants[row + column + 1] = instant(midnight)
                let isLast = close >= midnight + secondsPerDay - 1
                instants[row + column + 2] = isLast ? Self.unsure : instant(close + 1)
            case .seconds, .moment: break
            }
        }
    }
}

extension DueMemory.Source {
    fileprivate init(_ entry: DueMemory.Entry, column: Int) {
        switch entry.limit {
        case .byClose: self = .dayAndClose(column)
        case .within(.seconds(let count)): self = .seconds(count)
        case .within, .window, .before, .at, .sameDay, .sameDayByClose, .atOnce, .none, .nextPeriodDay, .periodEnd,
            .earliest, .latest:
            self = entry.limit.isOfDay(entry.rules.daysEnd) ? .day(column) : .moment
        }
    }

    fileprivate var columnCount: Int {
        switch self {
        case .day: 1
        case .dayAndClose: 3
        case .seconds, .moment: 0
        }
    }
}

extension TimeLimit {
    /// Whether its due instant depends on nothing of its start but the day.
    fileprivate func isOfDay(_ daysEnd: DaysEnd) -> Bool {
        switch self {
        case .within(.workingDays), .sameDay, .sameDayByClose, .nextPeriodDay, .periodEnd: true
        case .within(.days), .within(.months): daysEnd != .sameHour
        case .earliest(let parts), .latest(let parts): parts.allSatisfy { $0.isOfDay(daysEnd) }
        case .within(.seconds), .within(.workingSeconds), .window, .before, .at, .byClose, .atOnce, .none: false
        }
    }
}
