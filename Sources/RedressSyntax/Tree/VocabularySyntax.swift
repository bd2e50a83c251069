package import RedressDiagnostics

/// A list of words; `<` between two of them declares that the left one is lighter (or earlier).
package struct VocabularySyntax: Sendable {
    /// Runs of words joined by `<`; a word without `<` beside it is a run of one. Runs were separated by commas.
    package let chains: [[Name]]
    package let span: Span

    package init(chains: [[Name]], span: Span) {
        self.chains = chains
        self.span = span
    }
}

/// A range `low..high`, both ends included.
package struct RangeSyntax: Sendable {
    package let low: SignedNumber
    package let high: SignedNumber
    package let span: Span

    package init(low: SignedNumber, high: SignedNumber, span: Span) {
        self.low = low
        self.high = high
        self.span = span
    }

    /// A number that may carry a minus.
    package struct SignedNumber: Sendable {
        package let isNegative: Bool
        package let number: NumberLiteral

        package init(isNegative: Bool, number: NumberLiteral) {
            self.isNegative = isNegative
            self.number = number
        }
    }
}

/// The type of a fact, parameter or derived value.
package struct TypeSyntax: Sendable {
    /// The key of a map (`每 单`); nil for a plain value.
    package let key: Name?
    package let kind: Kind
    package let span: Span

    package init(key: Name?, kind: Kind, span: Span) {
        self.key = key
        self.kind = kind
        self.span = span
    }

    /// The kinds of types.
    package enum Kind: Sendable {
        case yesNo
        case oneOf(VocabularySyntax)
        case anyOf(VocabularySyntax)
        /// A unit that the unit table does not know stands as its name (台, 公里 …).
        case wholeNumber(range: RangeSyntax?, unit: UnitNameSyntax?)
        case decimal(range: RangeSyntax?, unit: UnitNameSyntax?)
        case money(range: RangeSyntax?)
        case text
        case date
        case instant
        case duration(unit: UnitNameSyntax?)
        case person
        case role
        case sanction
        case invalid
    }
}

/// A unit written by itself, as in a type.
package struct UnitNameSyntax: Sendable {
    package let unit: UnitSyntax
    package let name: Name

    package init(unit: UnitSyntax, name: Name) {
        self.unit = unit
        self.name = name
    }
}
