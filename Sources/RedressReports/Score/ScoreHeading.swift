/// What a month's result is of: the policies that judged it, and the period.
package struct ScoreHeading: Sendable {
    package let policies: [ReportContext]
    /// As written: `2026-10`; nil where every incident was judged.
    package let period: String?
    /// Seconds since 1970; nil where no instant was given.
    package let asOf: Int64?

    /// A heading.
    package init(policies: [ReportContext], period: String?, asOf: Int64?) {
        self.policies = policies
        self.period = period
        self.asOf = asOf
    }
}
