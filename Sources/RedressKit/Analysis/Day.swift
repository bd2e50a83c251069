import RedressTime

/// A day of the calendar, in the years 1 to 9999.
public struct Day: Hashable, Sendable {
    let date: CivilDate

    /// The day of that name; nil when the calendar has none (2026-02-30).
    public init?(year: Int, month: Int, day: Int) {
        guard let date = CivilDate(year: year, month: month, day: day) else { return nil }
        self.date = date
    }

    /// The day written as `2026-11-27`; nil for any other text.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
