package import RedressDiagnostics

/// Policies as the regulations that staff read and sign.
package struct RegulationText: Sendable {
    /// The forms a regulation can be written in.
    package enum Form: String, CaseIterable, Sendable {
        case html, markdown
    }

    private let contexts: [ReportContext]
    private let language: Language?

    /// The regulations of some policies, one behind the other; without a language, each in that of its keywords.
    package init(_ contexts: [ReportContext], language: Language?) {
        self.contexts = contexts
        self.language = language
    }

    /// The whole file; it depends on the policies alone.
    package func text(_ form: Form) -> String {
        let documents = contexts.map { RegulationWriter($0, language ?? $0.keywordLanguage).document }
        return switch form {
        case .html: RegulationHTML(documents).text
        case .markdown: RegulationMarkdown(documents).text
        }
    }
}
