/// How much a diagnostic weighs: notes inform, warnings ask for a look, errors stop the part they name.
package enum Severity: Int, Sendable, Comparable, CaseIterable {
    case note
    case warning
    case error

    package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// A stretch of source with two to five words about it.
package struct Label: Hashable, Sendable {
    package let span: Span
    package let message: Message?

    package init(_ span: Span, _ message: Message? = nil) {
        self.span = span
        self.message = message
    }
}

/// One replacement of a stretch of source.
package struct Edit: Hashable, Sendable {
    package let span: Span
    package let replacement: String

    package init(_ span: Span, _ replacement: String) {
        self.span = span
        self.replacement = replacement
    }
}

/// A change that mends what a diagnostic names. Its edits do not overlap.
package struct Fix: Hashable, Sendable {
    package let title: Message
    /// Whether the change keeps the only meaning the text can have, so that it may be applied unasked.
    package let isSafe: Bool
    package let edits: [Edit]

    package init(title: Message, isSafe: Bool, edits: [Edit]) {
        self.title = title
        self.isSafe = isSafe
        self.edits = edits
    }
}

/// Something found in a user's text: what, where, how grave, and what to do next.
package struct Diagnostic: Hashable, Sendable {
    package let code: DiagnosticCode
    package let severity: Severity
    package let message: Message
    /// The place the message is about; nil where it is about no text (a missing file).
    package let primary: Label?
    package let secondary: [Label]
    package let notes: [Message]
    /// What to do next.
    package let help: Message?
    package let fixes: [Fix]
    /// What shows it, for what the analyser finds.
    package var evidence: Evidence?
    /// What lets it pass, so that it counts no more.
    package var allowance: Allowance?

    package init(
        _ code: DiagnosticCode, _ severity: Severity, _ message: Message, at primary: Label? = nil,
        secondary: [Label] = [], notes: [Message] = [], help: Message? = nil, fixes: [Fix] = [],
        evidence: Evidence? = nil
    ) {
        self.evidence = evidence
        self.code = code
        self.severity = severity
        self.message = message
        self.primary = primary
        self.secondary = secondary
        self.notes = notes
        self.help = help
        self.fixes = fixes
    }

    /// An error.
    package init(
        _ code: DiagnosticCode, _ message: Message, at primary: Label? = nil, secondary: [Label] = [],
        notes: [Message] = [], help: Message? = nil, fixes: [Fix] = []
    ) {
        self.init(
            code, .error, message, at: primary, secondary: secondary, notes: notes, help: help, fixes: fixes
        )
    }
}
