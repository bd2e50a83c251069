import RedressDiagnostics

extension Parser {
    // MARK: Policy

    /// The head of a policy behind its keyword, with its clauses.
    mutating func policy() -> Declaration.Kind {
        guard let policyName = name(.policyName) else { return .invalid }
        let title = text()
        endLine()
        var clauses: [PolicySyntax.Clause] = []
        while isAtPolicyClause {
            let start = current
            let kind = policyClause() ?? .invalid
            clauses.append(PolicySyntax.Clause(kind, span: span(from: start)))
            endLine()
        }
        return .policy(PolicySyntax(name: policyName, title: title, clauses: clauses))
    }

    /// Whether a clause of a policy begins this line. `calendar NAME` alone right below a policy chooses its calendar.
    private var isAtPolicyClause: Bool {
        guard !isAtEnd, let keyword else { return false }
        switch keyword {
        case .effective, .issuer, .timezone, .currency, .scope, .extends, .use, .daysEnd, .rollsOver: return true
        case .calendar: return LineJoiner.isNameLike(ahead(1)) && (ahead(2).kind == .newline || ahead(2).kind == .end)
        default: return false
        }
    }

    private mutating func policyClause() -> PolicySyntax.Kind? {
        let lead = keyword
        advance()
        if lead == .rollsOver { return .rollsOver }
        continueLine()
        switch lead {
        case .effective: return effective()
        case .issuer: return freeName(.anyName).map { .issuer($0) }
        case .timezone: return expectText().map { .timezone($0) }
        case .currency: return freeName(.anyName).map { .currency($0) }
        case .calendar: return freeName(.anyName).map { .calendar($0) }
        case .scope: return .scope(condition())
        case .extends: return freeName(.policyName).map { .extends($0) }
        case .use: return expectText().map { .use($0) }
        case .daysEnd:
            if take(.atClose) { return .daysEnd(atClose: true) }
            if take(.atSameHour) { return .daysEnd(atClose: false) }
            reportHere(.daysEnd)
            return nil
        default: return nil
        }
    }

    private mutating func effective() -> PolicySyntax.Kind? {
        let lead = current
        guard takeLeading(.from) else {
            reportHere(.from)
            return nil
        }
        guard let from = expectDate() else { return nil }
        roundOff(.startsFrom, phraseFrom: lead)
        guard takeLeading(.until) else { return .effective(from: from, until: nil) }
        return expectDate().map { .effective(from: from, until: $0) }
    }

    // MARK: Tables

    mutating func table() -> Declaration.Kind {
        guard let tableName = name(.anyName) else { return .invalid }
        guard takeLeading(.keyedBy) else {
            reportHere(.keyedBy)
            return .invalid
        }
        let keys = names(.factName)
        expect(.colon, .colon)
        if isRecovering { return .invalid }
        let type = type()
        endLine()
        var rows: [TableSyntax.Row] = []
        while !isAtEnd, !LineJoiner.startsDeclaration(at: index, in: tokens) {
            let before = index
            if let row = tableRow() { rows.append(row) }
            endLine()
            if index == before { advance() }
        }
        return .table(TableSyntax(name: tableName, keys: keys, type: type, rows: rows))
    }

    private mutating func tableRow() -> TableSyntax.Row? {
        var keys: [Expression] = []
        repeat {
            keys.append(sum())
        } while !isRecovering && take(.comma)
        expect(.arrow, .arrow)
        if isRecovering { return nil }
        let value = sum()
        return TableSyntax.Row(keys: keys, value: value, tails: tails())
    }

    // MARK: Calendars

    mutating func calendar() -> Declaration.Kind {
        guard let calendarName = freeName(.anyName) else { return .invalid }
        guard takeLeading(.basedOn) else {
            endLine()
            return .calendar(CalendarSyntax(name: calendarName, base: nil, entries: []))
        }
        let base: CalendarSyntax.Base?
        if let text = text() {
            base = .file(text)
        } else {
            base = freeName(.calendarBase).map { .name($0) }
        }
        endLine()
        var entries: [CalendarSyntax.Entry] = []
        while !isAtEnd, !LineJoiner.startsDeclaration(at: index, in: tokens) {
            let before = index
            let start = current
            let kind = calendarEntry() ?? .invalid
            entries.append(CalendarSyntax.Entry(kind, span: span(from: start)))
            endLine()
            if index == before { advance() }
        }
        return .calendar(CalendarSyntax(name: calendarName, base: base, entries: entries))
    }

    private mutating func calendarEntry() -> CalendarSyntax.EntryKind? {
        if at(any: .off, .work) {
            let isWork = at(.work)
            advanceLeading()
            guard let from = expectDate() else { return nil }
            let until = take(.range) ? expectDate() : nil
            return isRecovering ? nil : .dates(isWork: isWork, from: from, to: until, reason: text())
        }
        guard let from = weekday() else { return nil }
        var until = from
        if take(.range) {
            guard let day = weekday() else { return nil }
            until = day
        }
        var hours: [CalendarSyntax.ClosedTimes] = []
        repeat {
            guard let open = expectTime() else { return nil }
            expect(.range, .time)
            guard !isRecovering, let close = expectTime() else { return nil }
            hours.append(CalendarSyntax.ClosedTimes(open: open, close: close))
        } while take(.comma)
        return .hours(from: from, to: until, hours)
    }

    private mutating func weekday() -> Int? {
        guard at(.word), let day = UnitEntry.weekday(list.nameText(current)) else {
            reportHere(.weekday)
            return nil
        }
        freeNames.insert(current.start)
        uses.weekdays.append(current.start)
        advance()
        return day
    }

    // MARK: Records

    mutating func record() -> Declaration.Kind {
        guard let recordName = name(.anyName) else { return .invalid }
        endLine()
        var clauses: [RecordSyntax.Clause] = []
        var tails: [TailSyntax] = []
        while !isAtEnd, !LineJoiner.startsDeclaration(at: index, in: tokens) {
            let before = index
            if !isAtTail {
                repeat {
                    guard let clause = recordClause() else { break }
                    clauses.append(clause)
                } while !isRecovering && take(.comma)
            }
            tails += self.tails()
            endLine()
            if index == before { advance() }
        }
        return .record(RecordSyntax(name: recordName, clauses: clauses, tails: tails))
    }

    private static let recordClauses: Set<Keyword> = [.fields, .copies, .keep, .to, .approval]

    private mutating func recordClause() -> RecordSyntax.Clause? {
        guard let lead = keyword, Self.recordClauses.contains(lead) else {
            reportHere(.recordClause)
            return nil
        }
        let start = current
        advanceLeading()
        switch lead {
        case .fields:
            return .fields(names(.factName, before: Self.recordClauses))
        case .copies:
            return expectNumber().map { .copies($0, text()) }
        case .keep:
            return expectNumber(.quantity).map { .keep($0) }
        case .to:
            return name(.roleName).map { .to($0) }
        default:
            let names = names(.roleName, before: Self.recordClauses)
            roundOff(.signed, phraseFrom: start)
            return .approval(names)
        }
    }
}
