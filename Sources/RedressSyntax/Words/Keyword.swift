/// Every keyword of the language, whatever its spelling.
package enum Keyword: UInt8, Hashable, Sendable, CaseIterable {
    // Leading a declaration.
    case policy, parameter, fact, event, role, sanction, table, calendar, define, classify, route, deadline
    case schedule, rules, eachWeek, eachMonth, eachQuarter, eachYear, record, require, set, replace, withdraw, add
    case allow, example

    // In the head of a policy.
    case effective, issuer, timezone, currency, scope, extends, use, daysEnd, atClose, atSameHour, rollsOver

    // Types and what stands behind them.
    case yesOrNo, oneOf, anyOf, wholeNumber, decimal, money, textType, dateType, instant, duration, person
    case defaultValue, optional, judgedBy, blank, floor, ceiling

    // Roles, tables, calendars, records.
    case several, team, company, alwaysThere, sameAs, mayBe, reportsTo
    case keyedBy, basedOn, off, work
    case fields, copies, keep, to

    // Headers and clauses of groups.
    case forPeriod, forEach, per, complete, given, fund, never, copyTo, samePerson, times, extendBy, pause
    case agree, unique, sum, highest, lowest, first, earliestHit, latestHit

    // Rows.
    case always, otherwise, basis, overrides, mandatory, when
    case startsFrom, inside, signed, judged

    // Deadlines and routes.
    case from, until, by, using, before, day
    case sameDay, byClose, sameDayByClose, nextMonth, nextQuarter, nextYear, periodStart, periodEnd, atOnce
    case orElse, anyOne, nobody

    // Outcomes.
    case fine, reward, notify, remedy, escalate, approval, reopen, void
    case assessed, each, shared, split, jointly, once, atMostCap

    // Conditions and values.
    case and, listAnd, or, not, memberOf, notIn, contains, notContains, empty, notEmpty, known, has, atLeastOf, of
    case isSame, isNot, above, below, higherThan, under, atMost, atLeast, orMore, orLess
    case late, met, due
    case yes, no, unknown, none
    case same, within, thisMonth

    // Functions.
    case elapsed, size, earliest, latest, count, earlier, fines, total, average, highestValue, lowestValue, excess

    // Examples.
    case expect, pending, notApplicable, violation, noFine, noReward, noSanction, noPending, noViolation
}
