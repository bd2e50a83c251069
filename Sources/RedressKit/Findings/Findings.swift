import RedressDiagnostics
import RedressReports

/// How findings are written.
public enum FindingFormat: String, Sendable, CaseIterable {
    /// For people: the line of source with the place underlined.
    case text
    /// One line each: place, severity, code, message.
    case oneLine = "oneline"
    /// One JSON object for all, in the documented form.
    case json
    /// Annotations that GitHub shows beside the source.
    case github
    /// The Static Analysis Results Interchange Format 2.1.0.
    case sarif
    /// A report that build servers show.
    case junit
}

/// Findings together with the texts that they are about.
public struct Findings: Sendable {
    var sources: SourceMap
    private(set) var diagnostics: [Diagnostic]
    private(set) var files: [FindingsJSON.File] = []
    private var policies: [FindingsJUnit.Suite] = []
    /// How many there are beside those that are listed.
    private var unlistedCount = 0

    init(
        _ diagnostics: [Diagnostic], sources: SourceMap, files: [FindingsJSON.File] = [],
        policies: [FindingsJUnit.Suite] = []
    ) {
        self.diagnostics = Diagnostic.inOrder(diagnostics)
        self.sources = sources
        self.files = files
        self.policies = policies
    }

    /// These and more, about the same texts; so many others are not listed.
    func adding(_ more: [Diagnostic], unlisted: Int = 0) -> Findings {
        var all = self
        all.diagnostics = Diagnostic.inOrder(diagnostics + more)
        all.unlistedCount += unlisted
        return all
    }

    /// No findings.
    public init() { self.init([], sources: SourceMap()) }

    /// Each finding, in a fixed order.
    public var items: [Finding] { diagnostics.map { Finding($0, in: sources) } }

    /// The changes that may be made unasked, in the order of the findings.
    var safeFixes: [Fix] { diagnostics.flatMap(\.fixes).filter(\.isSafe) }

    /// Whether nothing was found.
    public var isEmpty: Bool { diagnostics.isEmpty }

    /// How many findings weigh at least so much.
    public func count(atLeast severity: Finding.Severity) -> Int {
        diagnostics.count { Finding.Severity($0.severity) >= severity }
    }

    /// How many of those are wrong with what was written or read, and do not merely say that something is undecided.
    public func failureCount(atLeast severity: Finding.Severity) -> Int {
        diagnostics.count { Finding.Severity($0.severity) >= severity && !$0.code.leavesUndecided }
    }

    /// The first so many.
    public func prefix(_ count: Int) -> Findings {
        var first = self
        first.diagnostics = Array(diagnostics.prefix(count))
        return first
    }

    /// The findings as text that ends with a line break, or no text when there are none; JSON is always an object.
    public func rendered(_ format: FindingFormat, in language: TextLanguage, usesColor: Bool = false) -> String {
        let language = language.language
        return switch format {
        case .text: TextRenderer(sources: sources, language: language, usesColor: usesColor).render(diagnostics)
        case .oneLine: OneLineRenderer(sources: sources, language: language).render(diagnostics)
        case .json:
            FindingsJSON(sources: sources, language: language).render(
                diagnostics, files: files, unlistedCount: unlistedCount)
        case .github: AnnotationRenderer(sources: sources, language: language).render(diagnostics)
        case .sarif:
            FindingsSARIF(sources: sources, language: language, version: RedressVersion.current).render(
                diagnostics, files: files)
        case .junit:
            FindingsJUnit(sources: sources, language: language).render(diagnostics, files: files, policies: policies)
        }
    }

    /// The findings of a command about the command itself or the files it was given.
    static func about(_ diagnostics: [Diagnostic]) -> Findings { Findings(diagnostics, sources: SourceMap()) }
}
