/// How far the clocks of a time zone stand from UTC, and since when.
///
/// The changes of the years 1900 to 2100 are known one by one; before and after, the nearest of them holds.
package struct TimeZoneRules: Hashable, Sendable {
    /// The IANA name.
    package let identifier: String
    /// The moments at which the offset changes, in seconds, rising.
    private let changes: [Int64]
    /// The offsets in seconds east of UTC: one before the first change, then one from each change on.
    private let offsets: [Int64]
    /// When the last change is two days past: from then on the last offset is all there is to know.
    private let settled: Int64
    private let settledOffset: Int64

    /// A zone whose clocks change at the moments given; there is one more offset than changes.
    init(identifier: String, firstOffset: Int64, changes: [(at: Int64, offset: Int64)]) {
        self.identifier = identifier
        self.changes = changes.map(\.at)
        self.offsets = [firstOffset] + changes.map(\.offset)
        settled = changes.last.map { $0.at + 2 * secondsPerDay } ?? .min
        settledOffset = changes.last?.offset ?? firstOffset
    }

    /// The rules of an IANA name such as `Asia/Shanghai`, nil when there is no such zone.
    ///
    /// Abbreviations are refused, since they are ambiguous: CST is China's time and Chicago's.
    package init?(identifier: String) {
        guard identifier.utf8.contains(UInt8(ascii: "/")) || identifier == "UTC" || identifier == "GMT",
            let table = zoneTable(of: identifier)
        else { return nil }
        self.init(identifier: identifier, firstOffset: table.firstOffset, changes: table.changes)
    }

    /// Coordinated universal time.
    package static let utc = TimeZoneRules(identifier: "UTC", firstOffset: 0, changes: [])

    /// Seconds east of UTC at a moment.
    package func offset(at instant: Instant) -> Int64 {
        offset(at: instant.seconds)
    }

    /// The moment at which the clocks of the zone show a date and time of day.
    ///
    /// A time that the clocks show twice is the earlier one; a time that they skip is moved forward by what they
    /// skip. Hour 24 is the start of the next day.
    package func instant(of date: CivilDate, hour: Int = 0, minute: Int = 0, second: Int = 0) -> Instant {
        let shown = date.dayNumber * secondsPerDay + Int64(hour * 3_600 + minute * 60 + second)
        // Offsets differ by at most a day, and no zone changes twice within two.
        let before = offset(at: shown - secondsPerDay)
        let after = offset(at: shown + secondsPerDay)
        if before == after || offset(at: shown - before) == before { return Instant(seconds: shown - before) }
        if offset(at: shown - after) == after { return Instant(seconds: shown - after) }
        return Instant(seconds: shown - before)
    }

    /// What calendar and clock of the zone show at a moment.
    package func civil(of instant: Instant) -> (date: CivilDate, secondsOfDay: Int) {
        let shown = instant.seconds.addingReportingOverflow(offset(at: instant)).partialValue
        var day = shown / secondsPerDay
        var rest = shown % secondsPerDay
        if rest < 0 {
            day -= 1
            rest += secondsPerDay
        }
        return (CivilDate(dayNumber: day), Int(rest))
    }

    private func offset(at seconds: Int64) -> Int64 {
        // Nearly every moment asked about lies after the last change of a zone without summer time.
        seconds >= settled ? settledOffset : offsets[changeCount(upTo: seconds)]
    }

    /// How many changes lie at or before a moment.
    private func changeCount(upTo seconds: Int64) -> Int {
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

// MARK: - A clock that never runs back

extension TimeZoneRules {
    /// What the clocks show at a moment, in seconds after 1970-01-01 00:00, as a clock would that never runs back:
    /// while an hour is shown for the second time, it stands on its last second.
    ///
    /// Limits are counted on this clock, so that a later start cannot be due earlier. The moment is one with a date.
    func clock(at instant: Instant) -> Int64 {
        let seconds = instant.seconds
        if seconds >= settled { return seconds + settledOffset }
        let count = changeCount(upTo: seconds)
        let shown = seconds + offsets[count]
        if count == 0 || offsets[count] >= offsets[count - 1] { return shown }
        return max(shown, changes[count - 1] - 1 + offsets[count - 1])
    }

    /// The first moment at which that clock shows a time or, where the time is skipped, a later one.
    func instant(clock: Int64) -> Instant {
        if clock - settledOffset >= settled { return Instant(seconds: clock - settledOffset) }
        // The first stretch between two changes that shows the time, or has passed it.
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] - 1 + offsets[middle] < clock { low = middle + 1 } else { high = middle }
        }
        let shown = clock - offsets[low]
        return Instant(seconds: low == 0 ? shown : max(shown, changes[low - 1]))
    }
}

/// Seconds in a day without a change of clocks.
let secondsPerDay: Int64 = 86_400
