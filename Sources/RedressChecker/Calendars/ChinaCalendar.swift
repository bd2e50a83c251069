import RedressDiagnostics
import RedressSyntax
import RedressTime

/// The working days of mainland China, as the State Council's General Office published them year by year. It is written
/// in the calendar form of the language itself.
enum ChinaCalendar {
    static let name = "china"
    static let years = 2004...2026

    /// Days off and made-up working days, in the order written.
    static let days: [DatedDays] = {
        let text = "calendar china based on weekdays\n" + years2000s + years2010s + years2020s
        let source = SourceText(id: SourceID(UInt32.max), path: name, bytes: Array(text.utf8))
        for declaration in SyntaxParser.parse(source).file.declarations {
            guard case .calendar(let syntax) = declaration.kind else { continue }
            return syntax.entries.compactMap { entry in
                if case .dates(let isWork, let from, let to, let reason) = entry.kind {
                    DatedDays(isWork: isWork, from: from, to: to, reason: reason)
                } else {
                    nil
                }
            }
        }
        return []
    }()

    static let calendar = WorkingCalendar(name: name, dated: days, knownYears: years)

    /// The calendar with what a file says of the years that it knows; nil where years between would be unknown.
    static func extended(by file: CalendarFile, name: String) -> WorkingCalendar? {
        let known = file.years.union(years)
        guard let first = known.min(), let last = known.max(), known.count == last - first + 1 else { return nil }
        let kept = days.flatMap { $0.outside(file.years) }
        return WorkingCalendar(name: name, dated: kept + file.days, knownYears: first...last)
    }

    /// The years between those that are known here and those of a file.
    static func gap(to file: CalendarFile) -> [Int] {
        let known = file.years.union(years)
        guard let first = known.min(), let last = known.max() else { return [] }
        return (first...last).filter { !known.contains($0) }
    }
}

extension DatedDays {
    /// The days of a line of a calendar; nil where a date is not on the calendar, or they run backwards.
    init?(isWork: Bool, from: DateLiteral, to: DateLiteral?, reason: TextLiteral?) {
        let end = to ?? from
        guard let first = CivilDate(year: from.year, month: from.month, day: from.day),
            let last = CivilDate(year: end.year, month: end.month, day: end.day), first <= last
        else { return nil }
        self.init(from: first, to: last, isWork: isWork, reason: reason?.text)
    }

    /// The parts that lie outside some years.
    fileprivate func outside(_ years: Set<Int>) -> [DatedDays] {
        guard years.contains(from.year) || years.contains(to.year) else { return [self] }
        return (from.year...to.year).compactMap { year in
            guard !years.contains(year), let first = CivilDate(year: year, month: 1, day: 1),
                let last = CivilDate(year: year, month: 12, day: 31)
            else { return nil }
            return DatedDays(from: max(from, first), to: min(to, last), isWork: isWork, reason: reason)
        }
    }
}
