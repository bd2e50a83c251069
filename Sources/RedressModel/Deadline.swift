package import RedressDiagnostics
package import RedressTime

/// An obligation with a clock. Its rows give the limit that holds; its breach may have outcomes of its own.
package struct Deadline: Sendable {
    package let id: DeadlineID
    package let name: String
    package let title: String?
    /// The group whose rows hold one `DueItem` each.
    package let group: GroupID
    /// The group of what follows when it is late; nil where nothing does.
    package let lateGroup: GroupID?
    /// In the order written; the first whose condition holds extends the limit, once.
    package let extensions: [Extension]
    package let pauses: [Pause]
    package let span: Span

    package init(
        id: DeadlineID, name: String, title: String?, group: GroupID, lateGroup: GroupID?, extensions: [Extension],
        pauses: [Pause], span: Span
    ) {
        self.id = id
        self.name = name
        self.title = title
        self.group = group
        self.lateGroup = lateGroup
        self.extensions = extensions
        self.pauses = pauses
        self.span = span
    }

    /// More time while a condition holds. What lies beyond `atMost` is a violation and counts as `atMost`.
    package struct Extension: Sendable {
        package let by: Quantity
        package let atMost: Quantity?
        package let condition: Condition
        package let sources: [String]
        package let span: Span

        package init(by: Quantity, atMost: Quantity?, condition: Condition, sources: [String], span: Span) {
            self.by = by
            self.atMost = atMost
            self.condition = condition
            self.sources = sources
            self.span = span
        }
    }

    /// The clock stands from one event until another.
    package struct Pause: Hashable, Sendable {
        /// Terms that give instants.
        package let from: Term
        package let until: Term

        package init(from: Term, until: Term) {
            self.from = from
            self.until = until
        }
    }
}

/// What a condition may ask about a deadline. All are false while no row of it applies.
package enum DeadlineState: Hashable, Sendable, CaseIterable {
    /// Not kept by the instant of the decision, or kept too late (or, with a window, too early).
    case late
    /// Kept in time.
    case met
    /// Not yet kept, and still in time; also while the clock has not started.
    case due
}

/// What a row of a deadline says: how long, from when, until what, by whom.
package struct DueItem: Sendable {
    package let limit: Limit
    /// A bound that a dealer's own limit must keep to.
    package let floor: Limit?
    package let ceiling: Limit?
    /// The instant from which the clock runs; nil where the limit needs none (a promised moment).
    package let start: Term?
    /// The instant at which the obligation is kept; nil: nothing says so.
    package let until: Term?
    /// Who owes it; tried in order like the candidates of a route. Empty: nobody is named.
    package let by: [Assignment]
    /// An index into `Program.calendars`.
    package let calendar: CalendarID

    package init(
        limit: Limit, floor: Limit?, ceiling: Limit?, start: Term?, until: Term?, by: [Assignment],
        calendar: CalendarID
    ) {
        self.limit = limit
        self.floor = floor
        self.ceiling = ceiling
        self.start = start
        self.until = until
        self.by = by
        self.calendar = calendar
    }
}

/// How long an obligation may take, its amounts still to be read from the incident. `TimeLimit` is the same with all
/// amounts known.
package indirect enum Limit: Hashable, Sendable {
    case within(Quantity)
    case window(from: Quantity, to: Quantity)
    case before(Quantity, of: Term)
    /// A promised moment: a term that gives an instant, or a date (24:00 of that day).
    case moment(Term)
    case sameDay, byClose, sameDayByClose, atOnce, none
    case nextPeriodDay(Period.Kind, day: Int)
    case periodEnd(Period.Kind)
    case earliest([Limit])
    case latest([Limit])
}

/// So many of a unit of time. `amount` divided by `divisor` is the whole number of units: a duration declared in days
/// is kept in seconds, so its divisor is 86 400.
package struct Quantity: Hashable, Sendable {
    package let amount: Term
    package let divisor: Int64
    package let unit: SpanUnit

    package init(amount: Term, divisor: Int64 = 1, unit: SpanUnit) {
        self.amount = amount
        self.divisor = divisor
        self.unit = unit
    }
}

/// The units that spans of time are counted in; each has its own way of counting (`TimeSpan`).
package enum SpanUnit: Hashable, Sendable, CaseIterable {
    case seconds, days, months, workingDays, workingSeconds

    /// The span of so many of it.
    package func span(_ count: Int64) -> TimeSpan {
        switch self {
        case .seconds: .seconds(count)
        case .days: .days(count)
        case .months: .months(count)
        case .workingDays: .workingDays(count)
        case .workingSeconds: .workingSeconds(count)
        }
    }
}

extension Limit {
    /// The terms whose values it needs.
    package var terms: [Term] {
        switch self {
        case .within(let quantity): [quantity.amount]
        case .window(let from, let to): [from.amount, to.amount]
        case .before(let quantity, let moment): [quantity.amount, moment]
        case .moment(let term): [term]
        case .sameDay, .byClose, .sameDayByClose, .atOnce, .none, .nextPeriodDay, .periodEnd: []
        case .earliest(let parts), .latest(let parts): parts.flatMap(\.terms)
        }
    }
    /// The facts that it names as the moment itself.
    package var promisedFacts: [FactID] {
        switch self {
        case .moment(.fact(let id)), .moment(.entry(let id)): [id]
        case .earliest(let parts), .latest(let parts): parts.flatMap(\.promisedFacts)
        case .moment, .within, .window, .before, .sameDay, .byClose, .sameDayByClose, .atOnce, .none,
            .nextPeriodDay, .periodEnd:
            []
        }
    }
}
