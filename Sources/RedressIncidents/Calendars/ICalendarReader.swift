import RedressDiagnostics
import RedressTime

/// Reads the days of an iCalendar text: each event is a run of days off, or with 班 in its title of days worked.
enum ICalendarReader {
    static func read(_ source: SourceText) -> (file: CalendarFile, diagnostics: [Diagnostic]) {
        var collection = DayCollection(source)
        let flaw = source.bytes.withUnsafeBufferPointer { YAMLCharacters.firstFlaw(in: $0, 0..<$0.count) }
        if let (offset, flaw) = flaw {
            return (CalendarFile(days: [], years: []), [.flawedCharacter(flaw, at: offset, source)])
        }
        let lines = ICalendarLines(source)
        guard let events = ICalendarEvents.read(source.bytes), lines.hasCalendar else {
            return (CalendarFile(days: [], years: []), [.noICalendar(source)])
        }
        if let open = lines.unclosed { collection.note(.iCalendarCutOff(open)) }
        if events.isEmpty { collection.note(.noICalendarEvents(source)) }
        let whole = Span(source: source.id, start: 0, end: 0)
        for (index, event) in events.enumerated() where !event.isCancelled {
            let place = lines.events.indices.contains(index) ? lines.events[index] : ICalendarLines.Event(span: whole)
            add(event, at: place, to: &collection)
        }
        let file = collection.file(years: nil)
        return (file, collection.diagnostics)
    }

    private static func add(
        _ event: ICalendarEvent, at place: ICalendarLines.Event, to collection: inout DayCollection
    ) {
        if let words = event.flaw { return collection.note(.unreadableICalendarLine(words, place.span)) }
        if event.isRepeated { return collection.note(.repeatedICalendarEvent(place.line("RRULE", "RDATE"))) }
        guard let start = event.start else { return collection.note(.undatedICalendarEvent(place.span)) }
        for (moment, name) in [(start, "DTSTART"), (event.end ?? start, "DTEND")] {
            switch moment {
            case .day: continue
            case .withinDay: return collection.note(.partOfDay(place.line(name)))
            case .impossible: return collection.note(.impossibleICalendarDate(place.line(name)))
            }
        }
        if event.lastsPartOfDay { return collection.note(.partOfDay(place.line("DURATION"))) }
        guard case .day(let first) = start else { return }
        // The end is the day behind the last one; some programs write the first day itself for one day.
        var last = first
        if case .day(let end)? = event.end, end != first { last = end.adding(days: -1) }
        if event.end == nil, let count = event.dayCount, count > 1 { last = first.adding(days: count - 1) }
        collection.add(
            from: first, to: last, isWork: isWork(event.title), reason: event.title, at: place.line("DTSTART"))
    }

    /// Whether a title says that the day is worked: 上班, 补班, 班, or a working day.
    static func isWork(_ title: String) -> Bool {
        let words = title.lowercased()
        for not in ["休班", "不上班", "不补班", "无班", "non-working", "nonworking", "no work"] where words.contains(not) {
            return false
        }
        return words.contains("班") || words.contains("working day") || words.contains("workday")
            || words.contains("work day")
    }
}

/// Where things stand in an iCalendar text: libical gives what they say, and not their places.
struct ICalendarLines {
    /// The lines of one event.
    struct Event {
        /// The line with which it begins.
        var span: Span
        /// The lines by the names before their first colon or semicolon.
        var lines: [(name: String, span: Span)] = []

        /// The first line of one of some names, else the first of the event.
        func line(_ names: String...) -> Span { lines.first { names.contains($0.name) }?.span ?? span }
    }

    private(set) var events: [Event] = []
    private(set) var hasCalendar = false
    /// A beginning without its end.
    private(set) var unclosed: Span?

    init(_ source: SourceText) {
        var open: [(name: String, span: Span)] = []
        for line in source.lineStarts.indices {
            let text = source.lineText(line)
            let start = source.lineStarts[line]
            let span = Span(source: source.id, start: start, end: start + UInt32(text.utf8.count))
            // A line that begins with a space goes on from the one before.
            guard let first = text.first, first != " ", first != "\t" else { continue }
            let name = text.prefix { $0 != ":" && $0 != ";" }.uppercased()
            let value = text.drop { $0 != ":" }.dropFirst().uppercased()
            switch name {
            case "BEGIN":
                open.append((value, span))
                hasCalendar = hasCalendar || value == "VCALENDAR"
                if value == "VEVENT" { events.append(Event(span: span)) }
            case "END":
                if let place = open.lastIndex(where: { $0.name == value }) { open.removeSubrange(place...) }
            default:
                guard open.last?.name == "VEVENT", let last = events.indices.last else { continue }
                events[last].lines.append((name, span))
            }
        }
        unclosed = open.first?.span
    }
}
