package import RedressDiagnostics

/// What the `use` clauses of policies lead to. The checker reads no files; whoever does says here what came of it.
package struct FileLinks: Sendable {
    /// What came of a path in a policy.
    package enum Target: Sendable {
        case text(SourceID)
        /// Nothing; why, as part of a sentence.
        case unreadable(Message)
    }

    /// By the place of the path in the policy that uses it.
    package var targets: [Span: Target]
    /// Texts that were read only because others use them. Their policies can be extended, but give no programs.
    package var libraries: Set<SourceID>

    package init(targets: [Span: Target] = [:], libraries: Set<SourceID> = []) {
        self.targets = targets
        self.libraries = libraries
    }
}
