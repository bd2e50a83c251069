/// What a file says about days: a published calendar of a year, or several.
package struct CalendarFile: Hashable, Sendable {
    /// Days off and made-up working days.
    package let days: [DatedDays]
    /// The years that it knows in full: what it does not name there is as its weekday says.
    package let years: Set<Int>

    package init(days: [DatedDays], years: Set<Int>) {
        self.days = days
        self.years = years
    }
}
