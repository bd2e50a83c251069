import RedressDiagnostics
import RedressFormatter

/// A policy file in the one layout, with what was found while reading it.
///
/// The words of the file stay, in their order. Spaces, line breaks, the spelling of keywords and units, and variants of
/// signs change; comments are kept.
///
/// ```swift
/// let formatted = FormattedPolicy(InputFile(path: "policy.redress", text: text), keywords: .english)
/// if let text = formatted.text { print(text) }
/// ```
public struct FormattedPolicy: Sendable {
    /// The path under which the file was read.
    public let path: String
    /// The file in its layout, in UTF-8 with `\n` at the end of each line; nil for a file with syntax errors.
    public let text: String?
    /// Whether the file is other than its layout; false for a file with syntax errors.
    public let isChanged: Bool
    /// What is wrong with the file.
    public let findings: Findings
    private let original: String

    /// Formats a file; with a language, its keywords and units are translated into it. Names and texts stay.
    public init(_ file: InputFile, keywords: TextLanguage? = nil) {
        path = file.path
        var sources = SourceMap()
        let loaded = sources.load(path: file.path, bytes: file.bytes)
        var diagnostics = loaded.diagnostics
        var text: String?
        if let source = loaded.source {
            let result = PolicyFormatter.format(source, keywords: keywords?.language)
            diagnostics += result.diagnostics
            text = result.text
        }
        original = String(decoding: loaded.source?.bytes ?? [], as: UTF8.self)
        isChanged = text.map { Array($0.utf8) != file.bytes } ?? false
        self.text = text
        findings = Findings(diagnostics, sources: sources)
    }

    /// What formatting changes, as `diff -u` writes it; no text where nothing changes, or only the encoding.
    public var difference: String {
        guard let text else { return "" }
        return UnifiedDiff.text(from: original, named: path, to: text, named: path)
    }
}
