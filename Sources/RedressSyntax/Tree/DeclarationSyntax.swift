package import RedressDiagnostics

/// `policy`: the head of a regulation.
package struct PolicySyntax: Sendable {
    package let name: Name
    package let title: TextLiteral?
    package let clauses: [Clause]

    package init(name: Name, title: TextLiteral?, clauses: [Clause]) {
        self.name = name
        self.title = title
        self.clauses = clauses
    }

    /// One clause below the header.
    package struct Clause: Sendable {
        package let kind: Kind
        package let span: Span

        package init(_ kind: Kind, span: Span) {
            self.kind = kind
            self.span = span
        }
    }

    /// What a clause below the header says.
    package enum Kind: Sendable {
        case effective(from: DateLiteral, until: DateLiteral?)
        case issuer(Name)
        case timezone(TextLiteral)
        case currency(Name)
        case calendar(Name)
        case scope(Expression)
        case extends(Name)
        case use(TextLiteral)
        case daysEnd(atClose: Bool)
        case rollsOver
        case invalid
    }
}

/// `parameter`: a constant, a blank, or the chosen reading of an ambiguous clause.
package struct ParameterSyntax: Sendable {
    package let names: [Name]
    package let title: TextLiteral?
    package let type: TypeSyntax
    /// nil: `blank`.
    package let value: Expression?
    package let bounds: [BoundSyntax]

    package init(names: [Name], title: TextLiteral?, type: TypeSyntax, value: Expression?, bounds: [BoundSyntax]) {
        self.names = names
        self.title = title
        self.type = type
        self.value = value
        self.bounds = bounds
    }
}

/// `floor` or `ceiling` with its amount.
package struct BoundSyntax: Sendable {
    package let isFloor: Bool
    package let limit: Expression
    package let span: Span

    package init(isFloor: Bool, limit: Expression, span: Span) {
        self.isFloor = isFloor
        self.limit = limit
        self.span = span
    }
}

/// `fact` or `given`: inputs of one type.
package struct FactSyntax: Sendable {
    package let names: [Name]
    package let title: TextLiteral?
    package let type: TypeSyntax
    package let options: [Option]

    package init(names: [Name], title: TextLiteral?, type: TypeSyntax, options: [Option]) {
        self.names = names
        self.title = title
        self.type = type
        self.options = options
    }

    /// What stands behind the type of a fact.
    package enum Option: Sendable {
        case defaultValue(Expression)
        case defaultEmpty(Span)
        case optional(Span)
        case judgedBy(Name)
    }
}

/// `event`: dated moments and their order.
package struct EventSyntax: Sendable {
    package let vocabulary: VocabularySyntax
    package let key: Name?

    package init(vocabulary: VocabularySyntax, key: Name?) {
        self.vocabulary = vocabulary
        self.key = key
    }
}

/// `role`: who can be assigned, fined or rewarded.
package struct RoleSyntax: Sendable {
    package let roles: [(name: Name, title: TextLiteral?)]
    package let kind: Kind
    package let relations: [Relation]

    package init(roles: [(name: Name, title: TextLiteral?)], kind: Kind, relations: [Relation]) {
        self.roles = roles
        self.kind = kind
        self.relations = relations
    }

    /// How many hold a role, and of what sort they are.
    package enum Kind: Sendable {
        case one
        case several
        case team
        case company
        case alwaysThere
        case perKey(Name)
    }

    /// How a role stands to others.
    package enum Relation: Sendable {
        case sameAs(Name)
        case mayBe([Name])
        case reportsTo(Name)
    }
}

/// `table`: a lookup keyed by facts.
package struct TableSyntax: Sendable {
    package let name: Name
    package let keys: [Name]
    package let type: TypeSyntax
    package let rows: [Row]

    package init(name: Name, keys: [Name], type: TypeSyntax, rows: [Row]) {
        self.name = name
        self.keys = keys
        self.type = type
        self.rows = rows
    }

    /// One row: keys and the value under them.
    package struct Row: Sendable {
        package let keys: [Expression]
        package let value: Expression
        package let tails: [TailSyntax]

        package init(keys: [Expression], value: Expression, tails: [TailSyntax]) {
            self.keys = keys
            self.value = value
            self.tails = tails
        }
    }
}

/// `calendar`: which days and hours are worked; without a body it chooses the policy's calendar.
package struct CalendarSyntax: Sendable {
    package let name: Name
    package let base: Base?
    package let entries: [Entry]

    package init(name: Name, base: Base?, entries: [Entry]) {
        self.name = name
        self.base = base
        self.entries = entries
    }

    /// What a calendar starts from.
    package enum Base: Sendable {
        case name(Name)
        case file(TextLiteral)
    }

    /// One line of a calendar.
    package struct Entry: Sendable {
        package let kind: EntryKind
        package let span: Span

        package init(_ kind: EntryKind, span: Span) {
            self.kind = kind
            self.span = span
        }
    }

    /// What a line of a calendar says.
    package enum EntryKind: Sendable {
        /// Weekdays 1 (Monday) to 7, both included, and the hours worked on them.
        case hours(from: Int, to: Int, [ClosedTimes])
        /// Dates off or worked, both included.
        case dates(isWork: Bool, from: DateLiteral, to: DateLiteral?, reason: TextLiteral?)
        case invalid
    }

    /// From opening to closing on one day.
    package struct ClosedTimes: Hashable, Sendable {
        package let open: TimeLiteral
        package let close: TimeLiteral

        package init(open: TimeLiteral, close: TimeLiteral) {
            self.open = open
            self.close = close
        }
    }
}

/// `define NAME = expression`.
package struct DefineSyntax: Sendable {
    package let name: Name
    package let value: Expression
    package let tails: [TailSyntax]

    package init(name: Name, value: Expression, tails: [TailSyntax]) {
        self.name = name
        self.value = value
        self.tails = tails
    }
}

/// `record`: a form to be filled in.
package struct RecordSyntax: Sendable {
    package let name: Name
    package let clauses: [Clause]
    package let tails: [TailSyntax]

    package init(name: Name, clauses: [Clause], tails: [TailSyntax]) {
        self.name = name
        self.clauses = clauses
        self.tails = tails
    }

    /// One clause of a form.
    package enum Clause: Sendable {
        case fields([Name])
        case copies(NumberLiteral, TextLiteral?)
        case keep(NumberLiteral)
        case to(Name)
        case approval([Name])
    }
}

/// `allow`: a finding that is let pass for a time, and why.
package struct AllowSyntax: Sendable {
    package let code: Name
    /// The rows, groups and requirements that take part in what is allowed; empty: whatever takes part.
    package let parts: [Name]
    package let reason: TextLiteral
    /// The last day on which it is allowed.
    package let until: DateLiteral
    package let tails: [TailSyntax]

    package init(code: Name, parts: [Name], reason: TextLiteral, until: DateLiteral, tails: [TailSyntax]) {
        self.code = code
        self.parts = parts
        self.reason = reason
        self.until = until
        self.tails = tails
    }
}

/// `require`: what must hold.
package struct RequireSyntax: Sendable {
    package let name: Name
    package let period: Name?
    package let guardCondition: Expression?
    package let condition: Expression
    package let tails: [TailSyntax]

    package init(name: Name, period: Name?, guardCondition: Expression?, condition: Expression, tails: [TailSyntax]) {
        self.name = name
        self.period = period
        self.guardCondition = guardCondition
        self.condition = condition
        self.tails = tails
    }
}

/// What a dealer changes in its base.
package enum ChangeSyntax: Sendable {
    case set(Name, Expression)
    case replace(RowSyntax)
    case withdraw([Name])
    case add(Name, [RowSyntax])
}

/// `example`: facts and the decision they must give.
package struct ExampleSyntax: Sendable {
    package let title: TextLiteral
    package let period: Name?
    package let inputs: [Input]
    package let expectations: [ExpectationSyntax]

    package init(title: TextLiteral, period: Name?, inputs: [Input], expectations: [ExpectationSyntax]) {
        self.title = title
        self.period = period
        self.inputs = inputs
        self.expectations = expectations
    }

    /// One line of facts: `来源 CR电话回访`, or with a map's key `得分 CSI 85`.
    package struct Input: Sendable {
        package let name: Name
        package let key: Name?
        package let values: [Expression]
        package let span: Span

        package init(name: Name, key: Name?, values: [Expression], span: Span) {
            self.name = name
            self.key = key
            self.values = values
            self.span = span
        }
    }
}

/// One thing that an example expects.
package struct ExpectationSyntax: Sendable {
    package let kind: Kind
    package let span: Span

    package init(_ kind: Kind, span: Span) {
        self.kind = kind
        self.span = span
    }

    /// What can be expected.
    package enum Kind: Sendable {
        /// `等级 Ⅱ`, `响应 按时` : a class, derived value, route or deadline has a value.
        case value(Name, Expression)
        /// `美容组 100`, `奖 当事人 300`: `role` pays or gets an amount; `isReward` by its verb.
        case money(isReward: Bool, roles: [Name], amount: NumberLiteral)
        /// `处分 责任当事人 劝退 与 永不录用`.
        case sanctions(role: [Name], [Name])
        /// `待定 当事人`: something about the role is pending.
        case pending(Name)
        /// `无罚款`, `无奖励`, `无处分`, `无待定`: none of the kind.
        case none(NoneKind)
        /// `作废`: the incident is void; `不适用`: the policy does not apply; `违规 NAME`: a violation of it.
        case void
        case notApplicable
        case violation(Name)
        case invalid
    }

    /// Of which kind there must be none.
    package enum NoneKind: Sendable {
        case fine
        case reward
        case sanction
        case pending
        case violation
    }
}
