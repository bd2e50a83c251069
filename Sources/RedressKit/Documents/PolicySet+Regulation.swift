import RedressReports

/// The forms in which a policy is written as a regulation.
public enum RegulationFormat: String, CaseIterable, Sendable {
    /// One page that needs no other file, made to be printed on A4.
    case html
    /// Markdown with tables.
    case markdown

    var form: RegulationText.Form {
        switch self {
        case .html: .html
        case .markdown: .markdown
        }
    }
}

extension PolicySet {
    /// The policies as regulations that staff can read and sign: numbered articles and tables in the order of the rule
    /// files, then roles, readings and blanks. It depends on the policies alone. Without a language, each is written in that
    /// of its keywords.
    public func regulation(_ format: RegulationFormat = .html, in language: TextLanguage? = nil) -> String {
        RegulationText(policies.map(\.compiled.context), language: language?.language).text(format.form)
    }
}
