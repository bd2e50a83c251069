/// When limits that run from one and the same start are due, for many starts one after another.
///
/// Most limits depend only on the day on which they start; what they give is worked out once for each day, all limits
/// together, and then looked up. Working time is counted along the opening hours of the days ahead, which are
/// remembered by day too. The others are worked out each time. Every answer is that of `TimeRules`.
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
        /// On its moment, after which so many seconds of opening pass: the column where the opening hours begin.
        case opening(Int, Int64)
        case moment
    }

    private let entries: [Entry]
    private let sources: [Source]
    private let zone: TimeZoneRules?
    private let columnCount: Int
    /// The calendars of which opening hours are remembered, and where each of them has its columns.
    private var calendars: [(table: DayTable, column: Int)] = []
    /// Of each row the day that it was worked out for, and its columns.
    private var days: [Int64]
    private var columns: [Int64]

    /// The start at hand, and when each limit is due that runs from it.
    private var start = Int64.min
    private var dues: [Int64]

    /// A memory of some limits.
    package init(_ entries: [Entry]) {
        self.entries = entries
        var count = 0
        var sources: [Source] = []
        for entry in entries {
            var source = Source(entry, column: count)
            if case .opening(_, let seconds) = source {
                if let known = calendars.first(where: { $0.table === entry.rules.calendar.table }) {
                    source = .opening(known.column, seconds)
                } else {
                    calendars.append((entry.rules.calendar.table, count))
                    count += OpeningAhead.columnCount
                }
            }
            sources.append(source)
            count += source.columnCount
        }
        self.sources = sources
        columnCount = count
        zone = entries.first?.rules.zone
        days = Array(repeating: .min, count: count == 0 ? 0 : Self.rowCount)
        columns = Array(repeating: Self.unsure, count: days.count * count)
        dues = Array(repeating: Self.unsure, count: entries.count)
    }

    /// So many days are remembered at a time, a power of two: about three years.
    private static let rowCount = 1_024
    /// Stands for an instant that is to be worked out each time.
    private static let unsure = Int64.min

    /// When the limit at a place is due if it runs from a start.
    package mutating func due(_ place: Int, from start: Int64) -> Due {
        take(start)
        if let instant = remembered(place) { return .at(Instant(seconds: instant), notBefore: nil) }
        return entries[place].rules.due(entries[place].limit, from: Instant(seconds: start))
    }

    /// When the limit at a place is due that runs from the start at hand, in seconds; nil where that is to be asked of
    /// `due`.
    package mutating func remembered(_ place: Int) -> Int64? {
        let instant = dues[place]
        return instant == Self.unsure ? nil : instant
    }

    /// Takes a start in hand.
    package mutating func take(_ start: Int64) {
        guard start != self.start else { return }
        self.start = start
        guard let zone, TimeRules.countable.contains(start) else {
            for place in dues.indices { dues[place] = Self.unsure }
            return
        }
        let clock = zone.clock(at: Instant(seconds: start))
        var row = 0
        if columnCount > 0 {
            let day = floorDivision(clock, by: secondsPerDay).quotient
            let place = Int(day & Int64(Self.rowCount - 1))
            row = place &* columnCount
            if days[place] != day { remember(day, at: place, zone) }
        }
        let (sources, count) = (sources, columnCount)
        columns.withUnsafeBufferPointer { columns in
            dues.withUnsafeMutableBufferPointer { dues in
                let row = UnsafeBufferPointer(rebasing: columns[row..<row &+ count])
                Self.lookUp(sources, row, start, clock, zone, &dues)
            }
        }
    }

    private static func lookUp(
        _ sources: [Source], _ row: UnsafeBufferPointer<Int64>, _ start: Int64, _ clock: Int64, _ zone: TimeZoneRules,
        _ dues: inout UnsafeMutableBufferPointer<Int64>
    ) {
        // What is open of the start's day before it, the same for all limits of a calendar.
        var passed: (column: Int, seconds: Int64) = (-1, 0)
        for place in sources.indices {
            var found = unsure
            switch sources[place] {
            case .day(let column): found = row[column]
            case .dayAndClose(let column): found = row[column &+ (clock <= row[column] ? 1 : 2)]
            case .seconds(let count):
                let (instant, overflow) = start.addingReportingOverflow(count)
                if !overflow, TimeRules.countable.contains(instant) { found = instant }
            case .opening(let column, let seconds):
                let ahead = OpeningAhead(row: row, column: column)
                if passed.column != column { passed = (column, ahead.seconds(before: clock)) }
                if let end = ahead.clock(after: passed.seconds &+ seconds) {
                    let instant = zone.instant(clock: end).seconds
                    if TimeRules.countable.contains(instant) { found = instant }
                }
            case .moment: break
            }
            dues[place] = found
        }
    }

    private mutating func remember(_ day: Int64, at place: Int, _ zone: TimeZoneRules) {
        days[place] = day
        let row = place * columnCount
        for (table, column) in calendars {
            let ahead = OpeningAhead.columns(from: day, table)
            columns.replaceSubrange(row + column..<row + column + ahead.count, with: ahead)
        }
        for (entry, source) in zip(entries, sources) {
            func instant(_ clock: Int64) -> Int64 {
                let start = CountStart(at: zone.instant(clock: clock), clock: clock)
                guard case .at(let due, nil) = entry.rules.due(entry.limit, from: start) else { return Self.unsure }
                return due.seconds
            }
            let midnight = day * secondsPerDay
            switch source {
            case .day(let column): columns[row + column] = instant(midnight)
            case .dayAndClose(let column):
                let table = entry.rules.calendar.table
                let isWorked = table.knows(day) && table.isWorking(day)
                let close = isWorked ? midnight + table.close(of: day) : .max
                columns[row + column] = close
                columns[row + column + 1] = instant(midnight)
                let isLast = close >= midnight + secondsPerDay - 1
                columns[row + column + 2] = isLast ? Self.unsure : instant(close + 1)
            case .seconds, .opening, .moment: break
            }
        }
    }
}

extension DueMemory.Source {
    fileprivate init(_ entry: DueMemory.Entry, column: Int) {
        switch entry.limit {
        case .byClose: self = .dayAndClose(column)
        case .within(.seconds(let count)): self = .seconds(count)
        case .within(.workingSeconds(let count)):
            self = OpeningAhead.reach.contains(count) ? .opening(column, count) : .moment
        case .within, .window, .before, .at, .sameDay, .sameDayByClose, .atOnce, .none, .nextPeriodDay, .periodEnd,
            .earliest, .latest:
            self = entry.limit.isOfDay(entry.rules.daysEnd) ? .day(column) : .moment
        }
    }

    /// How many columns it has to itself.
    fileprivate var columnCount: Int {
        switch self {
        case .day: 1
        case .dayAndClose: 3
        case .seconds, .opening, .moment: 0
        }
    }
}

extension TimeLimit {
    /// Whether its due instant depends on nothing of its start but the day.
    func isOfDay(_ daysEnd: DaysEnd) -> Bool {
        switch self {
        case .within(.workingDays), .sameDay, .sameDayByClose, .nextPeriodDay, .periodEnd: true
        case .within(.days), .within(.months): daysEnd != .sameHour
        case .earliest(let parts), .latest(let parts): parts.allSatisfy { $0.isOfDay(daysEnd) }
        case .within(.seconds), .within(.workingSeconds), .window, .before, .at, .byClose, .atOnce, .none: false
        }
    }
}
