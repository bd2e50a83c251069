package import RedressDiagnostics

/// A clause of the regulation that a pack was written from.
package struct SourceClause: Sendable {
    /// How much of a clause an engine can decide.
    package enum Standing: String, CaseIterable, Sendable {
        case computable, partly, not
    }

    /// Such as `R05-c13`.
    package let id: String
    /// What it says, in a few words.
    package let gist: String
    package let standing: Standing
    /// What is left to somebody or blank, or why nothing can be decided; nil where it can be.
    package let reason: String?
    /// Where its id stands.
    package let span: Span

    package init(id: String, gist: String, standing: Standing, reason: String?, span: Span) {
        self.id = id
        self.gist = gist
        self.standing = standing
        self.reason = reason
        self.span = span
    }
}
