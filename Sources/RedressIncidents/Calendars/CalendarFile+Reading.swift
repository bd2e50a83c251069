package import RedressDiagnostics
package import RedressTime

extension CalendarFile {
    /// How many days one line may run; more is a mistyped date.
    static let maximumRun: Int64 = 366

    /// Reads days off and made-up working days from iCalendar or from a list in YAML. What cannot be used is told and
    /// left out; the rest goes on.
    package static func read(_ source: SourceText) -> (file: CalendarFile, diagnostics: [Diagnostic]) {
        isICalendar(source) ? ICalendarReader.read(source) : DayListReader.read(source)
    }

    /// By its name, or by how it begins.
    private static func isICalendar(_ source: SourceText) -> Bool {
        if source.path.hasSuffix(".ics") || source.path.hasSuffix(".ICS") { return true }
        let start = source.bytes.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        return start.prefix(15).map { $0 & 0xDF } == "BEGIN:VCALENDAR".utf8.map { $0 & 0xDF }
    }
}

/// Days off and made-up working days as they are collected from a file.
struct DayCollection {
    let source: SourceText
    private(set) var days: [DatedDays] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var places: [Span] = []

    init(_ source: SourceText) { self.source = source }

    mutating func note(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// Adds days from a first to a last one, unless they run backwards or too long, or an earlier line says otherwise
    /// of one of them.
    mutating func add(from first: CivilDate, to last: CivilDate, isWork: Bool, reason: String?, at span: Span) {
        guard first <= last else { return note(.daysBackwards(span)) }
        guard last.dayNumber - first.dayNumber < CalendarFile.maximumRun else { return note(.tooManyDays(span)) }
        let other = days.indices.first { index in
            days[index].isWork != isWork && days[index].from <= last && first <= days[index].to
        }
        if let other { return note(.offAndWorked(span, first: places[other])) }
        days.append(DatedDays(from: first, to: last, isWork: isWork, reason: reason.flatMap { $0.isEmpty ? nil : $0 }))
        places.append(span)
    }

    /// The file: the years it names, or else those of which it gives both 1 January and 1 October off, as every notice
    /// of a year does.
    mutating func file(years named: Set<Int>?) -> CalendarFile {
        if let named { return CalendarFile(days: days, years: named) }
        func isOff(_ year: Int, month: Int) -> Bool {
            guard let day = CivilDate(year: year, month: month, day: 1) else { return false }
            return days.contains { !$0.isWork && $0.from <= day && day <= $0.to }
        }
        let touched = Set(days.flatMap { [$0.from.year, $0.to.year] })
        let whole = touched.filter { isOff($0, month: 1) && isOff($0, month: 10) }
        // The days around New Year belong to the year before or after.
        for year in touched.subtracting(whole).sorted() where !whole.contains(year + 1) && !whole.contains(year - 1) {
            let place = zip(days, places).first { $0.0.from.year == year || $0.0.to.year == year }?.1
            if let place { note(.yearNotWhole(year, place)) }
        }
        return CalendarFile(days: days, years: whole)
    }
}
