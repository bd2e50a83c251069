package import RedressDiagnostics
package import RedressModel

/// What is known of a condition.
package enum Truth: Hashable, Sendable {
    case holds
    case fails
    case unknown
}

/// Why a row applied, nearly applied, or may apply.
package struct RowExplanation: Sendable {
    /// One conjunct of the row's, group's or item's condition.
    package struct Part: Sendable {
        package let truth: Truth
        /// The place in the policy.
        package let span: Span?
        /// The inputs it reads, each with its place in the incident where that is known.
        package let inputs: [InputKey]

        package init(truth: Truth, span: Span?, inputs: [InputKey]) {
            self.truth = truth
            self.span = span
            self.inputs = inputs
        }
    }

    package let row: RowID
    /// For a group `for each`, the element it was tried for.
    package let ground: Ground
    package let truth: Truth
    package let parts: [Part]
    /// The row that took precedence, where one did.
    package let overriddenBy: RowID?

    package init(row: RowID, ground: Ground, truth: Truth, parts: [Part], overriddenBy: RowID?) {
        self.row = row
        self.ground = ground
        self.truth = truth
        self.parts = parts
        self.overriddenBy = overriddenBy
    }
}
