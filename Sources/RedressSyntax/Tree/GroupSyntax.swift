package import RedressDiagnostics

/// The one construct that decides: a header and rows under a hit policy.
package struct GroupSyntax: Sendable {
    package let kind: GroupKindSyntax
    package let name: Name
    package let title: TextLiteral?
    package let modifiers: [Modifier]
    /// The type behind the colon of a `classify` or `define`.
    package let type: TypeSyntax?
    /// The items of a group of one row without condition (`分派 监控人 : 展厅经理`), as a row.
    package let inlineRow: RowSyntax?
    package let members: [Member]

    package init(
        kind: GroupKindSyntax, name: Name, title: TextLiteral?, modifiers: [Modifier], type: TypeSyntax?,
        inlineRow: RowSyntax?, members: [Member]
    ) {
        self.kind = kind
        self.name = name
        self.title = title
        self.modifiers = modifiers
        self.type = type
        self.inlineRow = inlineRow
        self.members = members
    }

    /// One addition to the header of a group.
    package struct Modifier: Sendable {
        package let kind: ModifierKind
        package let span: Span

        package init(_ kind: ModifierKind, span: Span) {
            self.kind = kind
            self.span = span
        }
    }

    /// What an addition to the header says.
    package enum ModifierKind: Sendable {
        case hit(HitPolicySyntax)
        case complete
        case forPeriod(Name)
        case forEach(Name)
        case per([Name])
        case guarded(Expression)
    }

    /// One line below the header of a group.
    package struct Member: Sendable {
        package let kind: MemberKind
        package let span: Span

        package init(_ kind: MemberKind, span: Span) {
            self.kind = kind
            self.span = span
        }
    }

    /// What a line below the header is.
    package enum MemberKind: Sendable {
        case row(RowSyntax)
        case guarded(Expression)
        case given(FactSyntax)
        case fund(Name)
        case never([Name])
        case copy([Name], guardCondition: Expression?)
        case samePerson(HitPolicySyntax)
        case times(NumberLiteral, Expression)
        case late([ItemSyntax], [TailSyntax])
        case extend(by: Expression, atMost: Expression?, guardCondition: Expression?, [TailSyntax])
        case pause(from: Name, until: Name)
        case tail(TailSyntax)
        case invalid
    }
}

/// The keyword that leads a group.
package enum GroupKindSyntax: Hashable, Sendable {
    case define, classify, route, deadline, schedule, rules
    case eachWeek, eachMonth, eachQuarter, eachYear
}

/// The hit policy as written.
package enum HitPolicySyntax: Hashable, Sendable {
    case agree, unique, sum, highest, lowest, first, earliest, latest
}

/// One row: label, condition, items, and what it cites.
package struct RowSyntax: Sendable {
    package let label: Name?
    package let condition: RowConditionSyntax
    package let items: [ItemSyntax]
    package let tails: [TailSyntax]
    package let span: Span

    package init(
        label: Name?, condition: RowConditionSyntax, items: [ItemSyntax], tails: [TailSyntax], span: Span
    ) {
        self.label = label
        self.condition = condition
        self.items = items
        self.tails = tails
        self.span = span
    }
}

/// When a row applies.
package enum RowConditionSyntax: Sendable {
    case always
    case otherwise
    case when(Expression)
}

/// What stands behind a row or declaration.
package struct TailSyntax: Sendable {
    package let kind: Kind
    package let span: Span

    package init(_ kind: Kind, span: Span) {
        self.kind = kind
        self.span = span
    }

    /// What a tail says.
    package enum Kind: Sendable {
        case basis([Name])
        case overrides([Name], guardCondition: Expression?)
        case mandatory
    }
}
