import RedressDiagnostics

/// The languages that texts for people exist in.
public enum TextLanguage: String, Sendable, CaseIterable {
    /// Simplified Chinese.
    case chinese = "zh"
    /// English.
    case english = "en"

    var language: Language {
        switch self {
        case .chinese: .chinese
        case .english: .english
        }
    }
}
