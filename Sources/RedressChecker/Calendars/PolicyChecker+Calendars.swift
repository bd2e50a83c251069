import RedressDiagnostics
import RedressModel
import RedressSyntax
import RedressTime

/// The calendars that limits are counted on.
extension PolicyChecker {
    /// Calendars that every policy has: the working days of mainland China, and Monday to Friday of any year.
    static let builtInCalendars = [ChinaCalendar.name, WorkingCalendar.weekdays.name]

    /// Takes a declaration of a calendar; without a body it chooses the policy's.
    func declareCalendar(_ syntax: CalendarSyntax) {
        guard syntax.base != nil || !syntax.entries.isEmpty else {
            chooseCalendar(syntax.name)
            return
        }
        let index = calendars.count
        calendars.append(DraftCalendar(name: syntax.name.text, syntax: syntax))
        declare(syntax.name, .calendar, index: index)
    }

    /// Chooses the calendar of the policy.
    func chooseCalendar(_ name: Name) {
        if let first = chosenCalendar { report(.repeatedClause(name.span, first: first.span)) }
        chosenCalendar = chosenCalendar ?? name
    }

    /// Builds every calendar declared, and puts the policy's own first.
    func resolveCalendars() {
        for index in calendars.indices { build(index) }
        guard let chosen = chosenCalendar else {
            _ = builtIn(ChinaCalendar.name)
            firstCalendar = calendars.count - 1
            return
        }
        firstCalendar = draftCalendar(chosen) ?? 0
    }

    /// The calendar of a name; an unknown one is reported.
    func calendar(_ name: Name) -> CalendarID? { draftCalendar(name).map { calendarID($0) } }

    /// The calendars of the program.
    func makeCalendars() -> [WorkingCalendar] {
        let own = calendars.map { $0.calendar ?? ChinaCalendar.calendar }
        return [own[firstCalendar]] + own[..<firstCalendar] + own[(firstCalendar + 1)...]
    }

    /// The policy's own calendar comes first, the others in the order in which they were met.
    private func calendarID(_ index: Int) -> CalendarID {
        index == firstCalendar ? CalendarID(0) : CalendarID(index < firstCalendar ? index + 1 : index)
    }

    private func draftCalendar(_ name: Name) -> Int? {
        if let index = names.index(of: name.text, .calendar) { return index }
        if let index = builtIn(name.text) { return index }
        if namesAreOpen {
            isBroken = true
            return nil
        }
        let known = Self.builtInCalendars + names.names(.calendar)
        report(.unknownName(name, kinds: [.calendar], among: known))
        return nil
    }

    /// The place of a built-in calendar, which joins the list when it is first asked for.
    private func builtIn(_ name: String) -> Int? {
        guard let calendar = builtInCalendar(name) else { return nil }
        if let index = calendars.firstIndex(where: { $0.syntax == nil && $0.name == name }) { return index }
        calendars.append(DraftCalendar(name: name, syntax: nil, progress: .done, calendar: calendar))
        return calendars.count - 1
    }

    /// A built-in calendar; a file may know more years of China's.
    private func builtInCalendar(_ name: String) -> WorkingCalendar? {
        if name == WorkingCalendar.weekdays.name { return .weekdays }
        guard name == ChinaCalendar.name else { return nil }
        guard let file = files[ChinaCalendar.name] else { return ChinaCalendar.calendar }
        if let calendar = ChinaCalendar.extended(by: file, name: name) { return calendar }
        report(.calendarGap(section.policy.name.span, years: ChinaCalendar.gap(to: file)))
        return ChinaCalendar.calendar
    }

    /// What files say about days, by their names.
    private var files: [String: CalendarFile] { frame?.incidents.calendarFiles ?? calendarFiles }

    // MARK: Declared calendars

    /// Builds a calendar when somebody asks for it first; one that is based on itself is reported.
    private func build(_ index: Int) {
        let draft = calendars[index]
        guard draft.progress == .waiting, let syntax = draft.syntax else { return }
        calendars[index].progress = .running
        defer { calendars[index].progress = .done }
        let base = base(of: syntax)
        var weekly: [WeeklyHours] = []
        var dated: [DatedDays] = []
        var seen: [Int: Span] = [:]
        for entry in syntax.entries {
            switch entry.kind {
            case .hours(let from, let to, let times):
                if let line = hours(from, to, times, span: entry.span, seen: &seen) { weekly.append(line) }
            case .dates(let isWork, let from, let to, let reason):
                guard day(from) != nil, to == nil || to.flatMap({ day($0) }) != nil else { continue }
                guard let days = DatedDays(isWork: isWork, from: from, to: to, reason: reason) else {
                    report(.invalidRange(to.map { from.span.union($0.span) } ?? from.span))
                    continue
                }
                if let years = base?.knownYears, !years.contains(days.from.year) || !years.contains(days.to.year) {
                    report(.daysOfUnknownYear(entry.span, known: years))
                }
                dated.append(days)
            case .invalid: isBroken = true
            }
        }
        calendars[index].calendar = WorkingCalendar(
            name: draft.name, base: base, weekly: weekly, dated: dated, knownYears: nil)
    }

    /// What a calendar starts from; nil where it was reported.
    private func base(of syntax: CalendarSyntax) -> WorkingCalendar? {
        switch syntax.base {
        case .file(let text):
            guard let file = files[text.text] else {
                report(.calendarFileNotRead(text))
                return nil
            }
            if let calendar = ChinaCalendar.extended(by: file, name: syntax.name.text) { return calendar }
            report(.calendarGap(text.span, years: ChinaCalendar.gap(to: file)))
            return nil
        case .name(let name):
            // A calendar may take the name of a built-in one and be based on it.
            if name.text == syntax.name.text, let calendar = builtInCalendar(name.text) { return calendar }
            guard let index = draftCalendar(name) else { return nil }
            if calendars[index].progress == .running {
                report(.cyclicDefinition([name]))
                return nil
            }
            build(index)
            return calendars[index].calendar
        case nil: return nil
        }
    }

    private func hours(
        _ from: Int, _ to: Int, _ times: [CalendarSyntax.ClosedTimes], span: Span, seen: inout [Int: Span]
    ) -> WeeklyHours? {
        guard from <= to else {
            report(.weekdaysBackwards(span))
            return nil
        }
        if let first = (from...to).compactMap({ seen[$0] }).first {
            report(.repeatedWeekday(span, first: first))
            return nil
        }
        for day in from...to { seen[day] = span }
        let hours = times.compactMap { OpeningHours(open: $0.open.secondOfDay, close: $0.close.secondOfDay) }
        guard hours.count == times.count else {
            report(.closesBeforeOpening(span))
            return nil
        }
        return WeeklyHours(weekdays: from...to, hours: hours)
    }
}

extension PolicySyntax {
    /// The calendar that the header chooses.
    var calendar: Name? {
        for clause in clauses {
            if case .calendar(let name) = clause.kind { return name }
        }
        return nil
    }
}

/// A calendar while its parts are being found out.
struct DraftCalendar {
    let name: String
    /// nil: built in.
    let syntax: CalendarSyntax?
    var progress = Progress.waiting
    var calendar: WorkingCalendar?
}

extension TimeLiteral {
    fileprivate var secondOfDay: Int { hour * 3600 + minute * 60 + second }
}
