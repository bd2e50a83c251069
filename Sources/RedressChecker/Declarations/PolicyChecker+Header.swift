import RedressDiagnostics
import RedressModel
import RedressSyntax
import RedressTime

/// The head of a policy: who issued it, when it is in force, whom it speaks of.
extension PolicyChecker {
    static let defaultTimezone = "Asia/Shanghai"
    static let currency = "CNY"
    /// Spellings of the one currency whose hundredth is the fen.
    private static let currencySpellings: Set<String> = ["CNY", "cny", "RMB", "rmb", "人民币", "人民幣"]

    /// Reads the clauses of the policy.
    func checkHeader() {
        var issuer: String?
        var timezone = Self.defaultTimezone
        var period: (from: Int64?, until: Int64?) = (nil, nil)
        var seen: [HeaderClause: Span] = [:]
        for clause in section.policy.clauses {
            if let kind = HeaderClause(clause.kind) {
                if let first = seen[kind] {
                    report(.repeatedClause(clause.span, first: first))
                    continue
                }
                seen[kind] = clause.span
            }
            switch clause.kind {
            case .effective(let from, let until): period = effectivePeriod(from, until)
            case .issuer(let name): issuer = name.text
            case .timezone(let text): timezone = checkedZone(text) ?? timezone
            case .currency(let name):
                if !Self.currencySpellings.contains(name.text) { report(.unknownCurrency(name)) }
            // The calendar was chosen when names were declared.
            case .calendar, .scope: continue
            case .extends, .use: continue
            case .daysEnd(let atClose): daysEnd = atClose ? .atClose : .sameHour
            case .rollsOver: rollsOver = true
            case .invalid: isBroken = true
            }
        }
        if let days = section.inForce { period = (days.from, days.until) }
        zone = TimeZoneRules(identifier: timezone) ?? .utc
        header = PolicyHeader(
            name: header.name, title: header.title, issuer: issuer, effectiveFrom: period.from,
            effectiveUntil: period.until, timezone: timezone, currency: Self.currency, sha256: header.sha256,
            extends: section.baseName?.text, span: header.span)
    }

    private func checkedZone(_ text: TextLiteral) -> String? {
        if TimeZoneRules(identifier: text.text) != nil { return text.text }
        report(.unknownTimezone(text))
        return nil
    }

    private func effectivePeriod(_ from: DateLiteral, _ until: DateLiteral?) -> (from: Int64?, until: Int64?) {
        let first = day(from)
        let last = until.flatMap { day($0) }
        if let first, let last, let until, last < first { report(.endsBeforeStart(until.span, start: from.span)) }
        return (first, last)
    }

    /// Days since 1970 of a date without a time of day.
    func day(_ literal: DateLiteral) -> Int64? {
        // A day that is not on the calendar was reported when the text was read.
        guard let date = CivilDate(year: literal.year, month: literal.month, day: literal.day) else { return nil }
        if literal.time != nil {
            report(.timeOfDayNotWanted(literal.span))
            return nil
        }
        return date.dayNumber
    }

    /// Which incidents the policy speaks about.
    func checkScope() -> Condition {
        let parts = section.policy.clauses.compactMap { clause -> Condition? in
            if case .scope(let expression) = clause.kind { condition(expression) } else { nil }
        }
        return .and(parts)
    }
}

/// The clauses that a policy has at most once.
enum HeaderClause: Hashable {
    case effective, issuer, timezone, currency, calendar, daysEnd, rollsOver, extends

    init?(_ kind: PolicySyntax.Kind) {
        switch kind {
        case .effective: self = .effective
        case .issuer: self = .issuer
        case .timezone: self = .timezone
        case .currency: self = .currency
        case .calendar: self = .calendar
        case .daysEnd: self = .daysEnd
        case .rollsOver: self = .rollsOver
        case .extends: self = .extends
        case .scope, .use, .invalid: return nil
        }
    }
}
