package import RedressDiagnostics
package import RedressTime

/// A group over a period (`each month … per …`), as a small program of its own whose incidents are the cases: one for
/// each period and subject.
///
/// The program's facts are the subject where that is a fact, what is `given`, and one hidden fact for each aggregate;
/// its first two events are the period's start and end. So a case is typed, judged and explained as an incident is.
package struct PeriodCase: Sendable {
    package let name: String
    package let title: String?
    package let unit: Period.Kind
    /// What tells the cases of one period apart; none: one case a period.
    package let subjects: [Subject]
    /// The facts of the program that are given for the period.
    package let givens: [FactID]
    package var program: Program
    package let aggregates: [Aggregate]
    package let span: Span

    package init(
        name: String, title: String?, unit: Period.Kind, subjects: [Subject], givens: [FactID], program: Program,
        aggregates: [Aggregate], span: Span
    ) {
        self.name = name
        self.title = title
        self.unit = unit
        self.subjects = subjects
        self.givens = givens
        self.program = program
        self.aggregates = aggregates
        self.span = span
    }

    /// What a case is about.
    package enum Subject: Hashable, Sendable {
        /// Each person who holds the role. The ids are those of the incident's program and of the case's.
        case role(RoleID, inCase: RoleID)
        /// Each value of a fact.
        case fact(FactID, inCase: FactID)
    }
}

/// A figure over the incidents of a case, void ones left out.
package struct Aggregate: Sendable {
    /// How the figure is made.
    package enum Kind: Hashable, Sendable {
        case count, sum, highest, lowest
    }

    /// The hidden fact of the case's program that holds the figure.
    package let fact: FactID
    package let kind: Kind
    /// Which incidents take part; of the incident's program.
    package let condition: Condition
    /// What is added up or compared; of the incident's program. An incident in which it is none takes no part. nil: each
    /// incident counts.
    package let term: Term?
    package let span: Span

    package init(fact: FactID, kind: Kind, condition: Condition, term: Term?, span: Span) {
        self.fact = fact
        self.kind = kind
        self.condition = condition
        self.term = term
        self.span = span
    }
}

/// `earlier (condition) same ROLE within …`: how many earlier incidents of the same person there were.
package struct HistoryCount: Sendable {
    /// How far back it looks.
    package enum Window: Hashable, Sendable {
        case ever
        case within(TimeSpan)
        /// The calendar month of the incident.
        case sameMonth
    }

    /// The hidden fact that holds the figure.
    package let fact: FactID
    package let condition: Condition
    /// Whose incidents; nil: all incidents.
    package let role: RoleID?
    package let window: Window
    package let span: Span

    package init(fact: FactID, condition: Condition, role: RoleID?, window: Window, span: Span) {
        self.fact = fact
        self.condition = condition
        self.role = role
        self.window = window
        self.span = span
    }
}
