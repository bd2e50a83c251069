/// How incidents are judged.
public struct JudgeOptions: Sendable {
    /// The moment as of which incidents are judged that name none themselves; events that are absent have not happened
    /// by then. Without it they are unknown.
    public var asOf: Moment?
    /// Whether each decision says which conditions held and which did not.
    public var isExplained: Bool
    /// Files of earlier incidents, which are counted and not judged; nil: nobody knows them, so that what counts
    /// earlier incidents is unknown unless an incident says it itself.
    public var history: [InputFile]?

    /// Options; by default without a moment and without explanations.
    public init(asOf: Moment? = nil, isExplained: Bool = false, history: [InputFile]? = nil) {
        self.asOf = asOf
        self.isExplained = isExplained
        self.history = history
    }
}
