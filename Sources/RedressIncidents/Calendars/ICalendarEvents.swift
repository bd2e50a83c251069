import CICal
import RedressTime

/// One event of an iCalendar text, as libical reads it.
struct ICalendarEvent {
    /// A date, or a moment by the clock it is written for.
    enum Moment: Equatable {
        case day(CivilDate)
        /// A moment that is no start of a day there, or one of Greenwich.
        case withinDay
        /// No day of the calendar.
        case impossible
    }

    let title: String
    /// nil: there is none, or none that can be read.
    let start: Moment?
    let end: Moment?
    /// How many whole days it lasts where it says so and not when it ends.
    let dayCount: Int64?
    /// Whether it lasts for a part of a day.
    let lastsPartOfDay: Bool
    let isRepeated: Bool
    let isCancelled: Bool
    /// What libical says of a line that it cannot read.
    let flaw: String?
}

/// Reads the events of iCalendar texts through libical; no pointer leaves this file.
enum ICalendarEvents {
    /// The events in the order of the text; nil where it is no iCalendar text.
    static func read(_ bytes: [UInt8]) -> [ICalendarEvent]? {
        icalerror_set_errors_are_fatal(0)
        var text = bytes.map { CChar(bitPattern: $0) }
        text.append(0)
        guard let root = icalparser_parse_string(text) else { return nil }
        defer { icalcomponent_free(root) }
        var events: [ICalendarEvent] = []
        var hasCalendar = icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT
        if hasCalendar {
            addEvents(of: root, to: &events)
        } else {
            // Several calendars in one text stand in a component of libical's own.
            var inner = icalcomponent_get_first_component(root, ICAL_VCALENDAR_COMPONENT)
            while let calendar = inner {
                hasCalendar = true
                addEvents(of: calendar, to: &events)
                inner = icalcomponent_get_next_component(root, ICAL_VCALENDAR_COMPONENT)
            }
        }
        return hasCalendar ? events : nil
    }

    private static func addEvents(of calendar: OpaquePointer, to events: inout [ICalendarEvent]) {
        var next = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT)
        while let event = next {
            events.append(ICalendarEvent(event))
            next = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)
        }
    }
}

extension ICalendarEvent {
    fileprivate init(_ event: OpaquePointer) {
        func property(_ kind: icalproperty_kind) -> OpaquePointer? { icalcomponent_get_first_property(event, kind) }
        title =
            property(ICAL_SUMMARY_PROPERTY).flatMap { icalproperty_get_summary($0) }.map { String(cString: $0) } ?? ""
        start = property(ICAL_DTSTART_PROPERTY).map { Moment(icalproperty_get_dtstart($0)) }
        end = property(ICAL_DTEND_PROPERTY).map { Moment(icalproperty_get_dtend($0)) }
        var days: Int64?
        var lastsPartOfDay = false
        if let property = property(ICAL_DURATION_PROPERTY) {
            let length = icalproperty_get_duration(property)
            lastsPartOfDay = length.hours != 0 || length.minutes != 0 || length.seconds != 0 || length.is_neg != 0
            days = Int64(length.weeks) * 7 + Int64(length.days)
        }
        dayCount = days
        self.lastsPartOfDay = lastsPartOfDay
        isRepeated = property(ICAL_RRULE_PROPERTY) != nil || property(ICAL_RDATE_PROPERTY) != nil
        isCancelled =
            property(ICAL_STATUS_PROPERTY).map { icalproperty_get_status($0) == ICAL_STATUS_CANCELLED } ?? false
        flaw =
            property(ICAL_XLICERROR_PROPERTY).map { property in
                icalproperty_get_xlicerror(property).map { String(cString: $0) } ?? ""
            }
    }
}

extension ICalendarEvent.Moment {
    fileprivate init(_ time: icaltimetype) {
        guard let date = CivilDate(year: Int(time.year), month: Int(time.month), day: Int(time.day)) else {
            self = .impossible
            return
        }
        let isStart = time.hour == 0 && time.minute == 0 && time.second == 0 && icaltime_is_utc(time) == 0
        self = time.is_date != 0 || isStart ? .day(date) : .withinDay
    }
}
