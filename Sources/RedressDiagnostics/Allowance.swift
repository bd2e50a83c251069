/// A finding that is let pass for a time, with the reason.
package struct Allowance: Hashable, Sendable {
    package let code: DiagnosticCode
    /// What takes part in the finding: rows as they are cited, groups, requirements; empty: whatever does.
    package let parts: [String]
    package let reason: String
    /// The last day on which it is let pass (days since 1970-01-01).
    package let until: Int64
    package let sources: [String]
    package let span: Span

    package init(
        code: DiagnosticCode, parts: [String], reason: String, until: Int64, sources: [String], span: Span
    ) {
        self.code = code
        self.parts = parts
        self.reason = reason
        self.until = until
        self.sources = sources
        self.span = span
    }
}
