import RedressDiagnostics

/// The pages that explain each code of a finding.
public enum CodePages {
    /// Every code, in the order of the work: reading, syntax, checking, incidents, judging, commands.
    public static var codes: [String] { DiagnosticCode.allCases.map(\.rawValue) }

    /// What a code means, in one sentence.
    public static func summary(of code: String, in language: TextLanguage) -> String? {
        DiagnosticCode(rawValue: code)?.page.what.text(language.language)
    }

    /// The whole page of a code; nil for a word that is no code.
    public static func text(of code: String, in language: TextLanguage, usesColor: Bool = false) -> String? {
        DiagnosticCode(rawValue: code).map {
            PageRenderer(language: language.language, usesColor: usesColor).render($0)
        }
    }

    /// The code that somebody most likely meant.
    public static func nearest(to word: String) -> String? { NearestWord.suggest(word, among: codes) }
}
