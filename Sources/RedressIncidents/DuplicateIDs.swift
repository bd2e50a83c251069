package import RedressDiagnostics

/// The ids of all incidents read so far, over any number of files.
package struct DuplicateIDs: Sendable {
    private var first: [String: Span] = [:]

    /// No ids yet.
    package init() {}

    /// Notes an id; where an incident has taken it before, the diagnostic that names both places.
    package mutating func insert(_ id: String, at span: Span) -> Diagnostic? {
        guard let earlier = first.updateValue(span, forKey: id) else { return nil }
        first[id] = earlier
        return Diagnostic(
            .duplicateIncident, .error,
            Message(zh: "编号「\(id)」用了两次", en: "two incidents have the id `\(id)`"),
            at: Label(span, Message(zh: "第二次", en: "the second one")),
            secondary: [Label(earlier, Message(zh: "第一次", en: "the first one"))],
            help: Message(
                zh: "给其中一条另起编号；如果是同一条抄了两遍，删去一条",
                en: "give one of them another id, or take out the copy"))
    }
}
