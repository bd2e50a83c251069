package import RedressDiagnostics

/// One item of a row with its own guard.
package struct ItemSyntax: Sendable {
    package let kind: Kind
    package let guardCondition: Expression?
    package let span: Span

    package init(_ kind: Kind, guardCondition: Expression?, span: Span) {
        self.kind = kind
        self.guardCondition = guardCondition
        self.span = span
    }

    /// The kinds of items.
    package enum Kind: Sendable {
        /// The value of a `classify` or `define` row.
        case value(Expression)
        /// Who takes a slot: alternatives in order, each tried when those before are not there.
        case who([WhoSyntax])
        /// Part of a deadline.
        case phrase(PhraseSyntax)
        case money(MoneySyntax)
        /// Names before and after the break of `处分 岗位 处分`, in the order written; the checker knows which are roles.
        case sanction(first: [Name], second: WhoSyntax, assessed: Name?)
        case notify([Name], TextLiteral?)
        case record(SubjectSyntax)
        case remedy(SubjectSyntax)
        case escalate([Name])
        case approval([Name])
        case reopen(Name)
        case void
        case invalid
    }
}

/// What a record or remedy is: a declared name, a text, or a choice.
package enum SubjectSyntax: Sendable {
    case text(TextLiteral)
    case who(WhoSyntax)
}

/// Names that act together, or among which people choose.
package struct WhoSyntax: Sendable {
    package let kind: Kind
    package let span: Span

    package init(_ kind: Kind, span: Span) {
        self.kind = kind
        self.span = span
    }

    /// Who is named.
    package enum Kind: Sendable {
        case all([Name])
        case anyOf([Name])
        case nobody
    }
}

/// A fine or reward: who, how much, and how it is borne.
package struct MoneySyntax: Sendable {
    /// nil where the verb of a fine was left out.
    package let verb: Verb?
    package let payers: [Payer]
    package let amount: AmountSyntax
    package let modes: [ModeSyntax]

    package init(verb: Verb?, payers: [Payer], amount: AmountSyntax, modes: [ModeSyntax]) {
        self.verb = verb
        self.payers = payers
        self.amount = amount
        self.modes = modes
    }

    /// The verb of a fine or a reward.
    package enum Verb: Hashable, Sendable {
        case fine
        case reward
    }

    /// A payer with the share that a `split` gives it.
    package struct Payer: Sendable {
        package let name: Name
        package let percent: NumberLiteral?

        package init(name: Name, percent: NumberLiteral?) {
            self.name = name
            self.percent = percent
        }
    }
}

/// An amount: a sum, a percentage of one, or a range left to an assessor.
package struct AmountSyntax: Sendable {
    package let percent: NumberLiteral?
    package let low: Expression
    package let high: Expression?
    package let span: Span

    package init(percent: NumberLiteral?, low: Expression, high: Expression?, span: Span) {
        self.percent = percent
        self.low = low
        self.high = high
        self.span = span
    }
}

/// How an amount is borne, multiplied or bounded.
package struct ModeSyntax: Sendable {
    package let kind: Kind
    package let span: Span

    package init(_ kind: Kind, span: Span) {
        self.kind = kind
        self.span = span
    }

    /// What a mode says.
    package enum Kind: Sendable {
        case each, shared, split, jointly, once
        case per(Expression)
        case atMost(Expression)
        case assessed(Name)
        case bound(BoundSyntax)
    }
}

/// One phrase of a deadline.
package enum PhraseSyntax: Sendable {
    case limit(LimitSyntax, bounds: [BoundSyntax])
    case from(InstantSyntax)
    case until(Name)
    case by([WhoSyntax])
    case using(Name)
}

/// How long an obligation may take.
package indirect enum LimitSyntax: Sendable {
    case quantity(NumberLiteral, to: NumberLiteral?, before: InstantSyntax?)
    case named(Name)
    case earliest([LimitSyntax])
    case latest([LimitSyntax])
    case sameDay
    case byClose
    case sameDayByClose
    case nextPeriodDay(PeriodUnit, NumberLiteral)
    case periodEnd
    case atOnce
    case none

    /// The period whose day is meant.
    package enum PeriodUnit: Hashable, Sendable {
        case month, quarter, year
    }
}

/// A moment named by an event, or the first or last of several.
package enum InstantSyntax: Sendable {
    case named(Name)
    case earliest([Name])
    case latest([Name])
    case periodStart
}
