import RedressDiagnostics

/// What came of making the safe changes that findings about policies offer.
public struct PolicyMending: Sendable {
    /// A change that was made.
    public struct Change: Sendable {
        /// The file that was changed.
        public let path: String
        private let title: Message

        init(path: String, title: Message) {
            self.path = path
            self.title = title
        }

        /// What was done, in one sentence.
        public func title(in language: TextLanguage) -> String { title.text(language.language) }
    }

    /// The files that changed, each with its new text in UTF-8, in the order given.
    public private(set) var files: [InputFile] = []
    /// The changes in the order made.
    public private(set) var changes: [Change] = []

    /// Each change is made for itself and the policies are checked again, since one may make another needless.
    private static let maximumRounds = 1_000

    /// Changes the files given, and none that they use, until no finding offers a safe change any more.
    public init(
        _ files: [InputFile], settings: [Setting] = [], loading loader: FileLoader? = nil, calendars: [InputFile] = [],
        options: AnalysisOptions = AnalysisOptions()
    ) {
        var current = files
        var changed: Set<String> = []
        for _ in 0..<Self.maximumRounds {
            let result = Policy.compile(current, settings: settings, loading: loader, calendars: calendars)
            let found = result.findings.safeFixes.isEmpty ? result.analysis(options).findings : result.findings
            let step = found.safeFixes.lazy.compactMap { fix in Self.apply(fix, to: current, found.sources) }.first
            guard let step else { break }
            current[step.place] = step.file
            changed.insert(step.file.path)
            changes.append(Change(path: step.file.path, title: step.title))
        }
        self.files = current.filter { changed.contains($0.path) }
    }

    /// The file with a change made; nil where the change is none of the files given.
    private static func apply(
        _ fix: Fix, to files: [InputFile], _ sources: SourceMap
    ) -> (place: Int, file: InputFile, title: Message)? {
        guard let id = fix.edits.first?.span.source, fix.edits.allSatisfy({ $0.span.source == id }),
            let source = sources[id], let place = files.firstIndex(where: { $0.path == source.path })
        else { return nil }
        var bytes = Array(source.bytes)
        for edit in fix.edits.sorted(by: { $0.span.start > $1.span.start }) {
            guard Int(edit.span.end) <= bytes.count else { return nil }
            bytes.replaceSubrange(Int(edit.span.start)..<Int(edit.span.end), with: edit.replacement.utf8)
        }
        guard bytes != Array(source.bytes) else { return nil }
        return (place, InputFile(path: source.path, bytes: bytes), fix.title)
    }
}
