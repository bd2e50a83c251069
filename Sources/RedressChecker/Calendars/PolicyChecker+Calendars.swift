import RedressModel
import RedressSyntax

/// The calendars that limits are counted on.
extension PolicyChecker {
    /// The calendar of a name; an unknown one is reported.
    func calendar(_ name: Name) -> CalendarID? {
        checkCalendarName(name)
        return CalendarID(0)
    }
}
