package import RedressDiagnostics

/// A condition, a value or an amount as written, with its place.
package struct Expression: Sendable {
    package let kind: Kind
    package let span: Span

    package init(_ kind: Kind, span: Span) {
        self.kind = kind
        self.span = span
    }

    /// The shape of an expression.
    package indirect enum Kind: Sendable {
        case name(Name)
        case number(NumberLiteral)
        case date(DateLiteral)
        case text(TextLiteral)
        /// `yes`/`是`, `no`/`否` where a value is expected.
        case yesNo(Bool)
        /// `unknown`/`未知`, in examples.
        case unknown
        /// `none`/`无` where a value is expected.
        case none
        /// `empty`/`空`.
        case empty
        case or([Expression])
        case and([Expression])
        case not(Expression)
        case comparison(Expression, ComparisonWord, Expression)
        /// `历史次数 3次以上`, `差距 10分以下`: a bare quantity behind the value.
        case membership(Expression, isNegated: Bool, MembershipSyntax)
        case contains(Expression, isNegated: Bool, [Name])
        case isEmpty(Expression, isNegated: Bool)
        /// `响应 逾期`, `按时`, `未到期`.
        case deadlineState(Name, DeadlineState)
        case known(Name)
        case has(Name)
        case atLeast(NumberLiteral, of: [Expression])
        case arithmetic(Expression, ArithmeticOperator, Expression)
        case negative(Expression)
        case call(CallSyntax)
        /// A stretch that no expression could be made of; it has been reported.
        case invalid
    }
}

/// The right side of `in`/`属于`.
package enum MembershipSyntax: Sendable {
    case names([Name])
    case range(Expression, Expression)
}

/// The three states of a deadline that a condition may name.
package enum DeadlineState: Hashable, Sendable {
    case late
    case met
    case due
}

/// The four operations of arithmetic.
package enum ArithmeticOperator: Hashable, Sendable {
    case plus
    case minus
    case times
    case divided
}

/// A comparison as spelled; each Chinese word has one English twin, so translation keeps it.
package enum ComparisonWord: Hashable, Sendable, CaseIterable {
    /// `=`, `<>`, `<`, `<=`, `>`, `>=` and their full-width and typographic twins.
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    /// 是, 不是.
    case `is`, isNot
    /// 超过 (above), 低于 (below), 高于 (higher than), 不满 (under): without the number.
    case above, below, higherThan, under
    /// 不超过 (at most), 不低于 (at least): with the number.
    case atMost, atLeast
    /// 以上 (or more), 以下/以内 (or less): behind the number, with it.
    case orMore, orLess

    /// What the word means.
    package var relation: ComparisonRelation {
        switch self {
        case .equal, .is: .equal
        case .notEqual, .isNot: .notEqual
        case .less, .below, .under: .less
        case .lessOrEqual, .atMost, .orLess: .lessOrEqual
        case .greater, .above, .higherThan: .greater
        case .greaterOrEqual, .atLeast, .orMore: .greaterOrEqual
        }
    }
}

/// The six relations between two values.
package enum ComparisonRelation: Hashable, Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

/// A function with its arguments and what narrows it.
package struct CallSyntax: Sendable {
    package let function: FunctionName
    package let arguments: [Expression]
    package let guardCondition: Expression?
    /// `same ROLE`/`同 岗位`.
    package let sameRole: Name?
    package let within: Within?

    package init(
        function: FunctionName, arguments: [Expression], guardCondition: Expression?, sameRole: Name?, within: Within?
    ) {
        self.function = function
        self.arguments = arguments
        self.guardCondition = guardCondition
        self.sameRole = sameRole
        self.within = within
    }

    /// The span that a function looks back over.
    package enum Within: Sendable {
        case quantity(NumberLiteral)
        case thisMonth
    }
}

/// The functions of the language.
package enum FunctionName: Hashable, Sendable, CaseIterable {
    case elapsed, size, earliest, latest, count, earlier, fines, sum, average, highest, lowest, excess
}
