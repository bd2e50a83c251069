/// The colours of terminal output.
package enum TerminalStyle: Sendable {
    case error
    case warning
    case note
    case help
    case gutter
    case strong

    /// The text in this style, or as it is without colour.
    package func paint(_ text: String, usesColor: Bool) -> String {
        usesColor && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    private var code: String {
        switch self {
        case .error: "1;31"
        case .warning: "1;33"
        case .note: "1;36"
        case .help: "1;32"
        case .gutter: "34"
        case .strong: "1"
        }
    }

    /// The style of a severity.
    package init(_ severity: Severity) {
        switch severity {
        case .note: self = .note
        case .warning: self = .warning
        case .error: self = .error
        }
    }
}
