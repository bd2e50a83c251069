/// How incidents are judged.
public struct JudgeOptions: Sendable {
    /// The moment as of which incidents are judged that name none themselves; events that are absent have not happened
    /// by then. Without it they are unknown.
    public var asOf: Moment?
    /// Whether each decision says which conditions held and which did not.
    public var isExplained: Bool

    /// Options; by default without a moment and without explanations.
    public init(asOf: Moment? = nil, isExplained: Bool = false) {
        self.asOf = asOf
        self.isExplained = isExplained
    }
}
