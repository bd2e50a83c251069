import RedressDiagnostics

/// Something found in a policy, an incident or a file: what, where, how grave, and what to do next.
public struct Finding: Hashable, Sendable {
    /// How much a finding weighs.
    public enum Severity: Int, Comparable, Sendable, CaseIterable {
        /// It informs.
        case note
        /// It asks for a look.
        case warning
        /// It stops the part that it names.
        case error

        /// Notes come before warnings, warnings before errors.
        public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }

        init(_ severity: RedressDiagnostics.Severity) {
            switch severity {
            case .note: self = .note
            case .warning: self = .warning
            case .error: self = .error
            }
        }
    }

    /// The place that a finding is about, lines and columns counted from 1, columns in Unicode scalars.
    public struct Place: Hashable, Sendable {
        /// The path under which the text was read.
        public let path: String
        /// The line.
        public let line: Int
        /// The column in the line.
        public let column: Int
    }

    /// The kind of finding in words, such as `unknown-name`; ``CodePages`` explains each.
    public let code: String
    /// How much it weighs.
    public let severity: Severity
    /// Where it is; nil for a finding about no text.
    public let place: Place?
    private let diagnostic: Diagnostic

    init(_ diagnostic: Diagnostic, in sources: SourceMap) {
        self.diagnostic = diagnostic
        code = diagnostic.code.rawValue
        severity = Severity(diagnostic.severity)
        place = diagnostic.primary.flatMap { label in
            sources[label.span.source].map { source in
                let position = source.lineColumn(of: label.span.start)
                return Place(path: source.path, line: position.line, column: position.column)
            }
        }
    }

    /// What is wrong, in one sentence.
    public func message(in language: TextLanguage) -> String { diagnostic.message.text(language.language) }

    /// What to do next, where something can be said.
    public func help(in language: TextLanguage) -> String? { diagnostic.help?.text(language.language) }
}
