/// A day of the proleptic Gregorian calendar, in the years 1 to 9999.
package struct CivilDate: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let year: Int
    package let month: Int
    package let day: Int

    /// The first day that can be named.
    package static let first = CivilDate(uncheckedYear: 1, month: 1, day: 1)
    /// The last day that can be named.
    package static let last = CivilDate(uncheckedYear: 9999, month: 12, day: 31)

    private init(uncheckedYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The day of that name, nil when the calendar has none (2026-02-30).
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.dayCount(year: year, month: month)
        else { return nil }
        self.init(uncheckedYear: year, month: month, day: day)
    }

    /// The day that lies so many days after 1970-01-01; numbers beyond the calendar give its first or last day.
    package init(dayNumber: Int64) {
        let bounded = min(max(dayNumber, Self.first.dayNumber), Self.last.dayNumber)
        // Years are counted from March, so that the leap day is the last of its year, and in
        // spans of 400 years, which all have the same number of days.
        let shifted = Int(bounded) + Self.daysFromEpochOfMarchYears
        let era = shifted / Self.daysPerEra
        let dayOfEra = shifted % Self.daysPerEra
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - Self.daysBefore(yearOfEra: yearOfEra)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            uncheckedYear: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - Self.daysBefore(monthFromMarch: monthFromMarch) + 1
        )
    }

    /// Days since 1970-01-01, negative before it.
    package var dayNumber: Int64 {
        let marchYear = month > 2 ? year : year - 1
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfEra =
            Self.daysBefore(yearOfEra: marchYear % 400) + Self.daysBefore(monthFromMarch: monthFromMarch) + day - 1
        return Int64(marchYear / 400 * Self.daysPerEra + dayOfEra - Self.daysFromEpochOfMarchYears)
    }

    /// The day of the week, from 1 for Monday to 7 for Sunday.
    package var weekday: Int {
        // 1970-01-01 was a Thursday.
        let fromThursday = Int(dayNumber % 7)
        return (fromThursday + 7 + 3) % 7 + 1
    }

    /// The day so many days later, or earlier for a negative number.
    package func adding(days: Int64) -> CivilDate {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        if overflow { return days < 0 ? .first : .last }
        return CivilDate(dayNumber: sum)
    }

    /// The same day of the month so many months later; where that month has no such day, its last day
    /// (Civil Code of China, article 202).
    package func adding(months: Int64) -> CivilDate {
        let (index, overflow) = Int64(year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow, index >= 12, index < 10_000 * 12 else { return months < 0 ? .first : .last }
        let newYear = Int(index / 12)
        let newMonth = Int(index % 12) + 1
        return CivilDate(
            uncheckedYear: newYear,
            month: newMonth,
            day: min(day, Self.dayCount(year: newYear, month: newMonth))
        )
    }

    /// `yyyy-MM-dd`.
    package var description: String {
        "\(zeroPadded(year, to: 4))-\(zeroPadded(month, to: 2))-\(zeroPadded(day, to: 2))"
    }

    package static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// How many days a month has.
    package static func dayCount(year: Int, month: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    private static let daysPerEra = 146_097
    /// Days from 0000-03-01 to 1970-01-01.
    private static let daysFromEpochOfMarchYears = 719_468

    private static func daysBefore(yearOfEra: Int) -> Int {
        yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100
    }

    private static func daysBefore(monthFromMarch: Int) -> Int {
        // 153 days make up each five months from March, 31 30 31 30 31.
        (153 * monthFromMarch + 2) / 5
    }
}

/// A number in decimal, with zeros before it up to a width.
func zeroPadded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
