import RedressDiagnostics
import RedressIncidents
import RedressModel
import RedressReports
import RedressSyntax

/// The clauses of source regulations held against the packs written from them.
public struct ClauseCoverage: Sendable {
    /// The files of one pack.
    public struct PackFiles: Sendable {
        /// The name of its folder.
        public let folder: String
        /// The rule files.
        public let policies: [InputFile]
        /// The list of the regulation's clauses, in YAML or JSON.
        public let clauses: InputFile

        /// A pack by the name of its folder and its files.
        public init(folder: String, policies: [InputFile], clauses: InputFile) {
            self.folder = folder
            self.policies = policies
            self.clauses = clauses
        }
    }

    /// What is wrong: clauses that can be decided and that nothing cites, citations of clauses that are not there,
    /// and what could not be read.
    public let findings: Findings
    private let packs: [PackCoverage]

    /// Holds packs, in the order given, against their clauses.
    public init(_ files: [PackFiles]) {
        var sources = SourceMap()
        var diagnostics: [Diagnostic] = []
        packs = files.map { ClauseCoverage.read($0, &sources, &diagnostics) }
        findings = Findings(diagnostics + packs.flatMap(\.diagnostics), sources: sources)
    }

    /// Each clause, what it says, and the rows that rest on it or why nothing can be decided, in Markdown.
    public var markdown: String { CoverageDocument(packs).markdown }

    /// How many clauses there are, and of them how many can be decided in full, in part, and not at all.
    public var counts: (all: Int, computable: Int, partly: Int, not: Int) {
        let standings = packs.flatMap(\.clauses).map(\.standing)
        return (
            standings.count, standings.count { $0 == .computable }, standings.count { $0 == .partly },
            standings.count { $0 == .not }
        )
    }

    private static func read(
        _ files: PackFiles, _ sources: inout SourceMap, _ diagnostics: inout [Diagnostic]
    ) -> PackCoverage {
        var clauses: [SourceClause] = []
        let loaded = sources.load(path: files.clauses.path, bytes: files.clauses.bytes)
        diagnostics += loaded.diagnostics
        if let source = loaded.source {
            let (list, problems) = ClauseList.read(source)
            clauses = list
            diagnostics += problems
        }
        var title: String?
        var places: [PackCoverage.Place] = []
        for file in files.policies {
            let loaded = sources.load(path: file.path, bytes: file.bytes)
            diagnostics += loaded.diagnostics
            guard let source = loaded.source else { continue }
            let parsed = SyntaxParser.parse(source)
            diagnostics += parsed.diagnostics
            title = title ?? parsed.file.title
            places += parsed.file.citations.map { citation in
                PackCoverage.Place(
                    clause: citation.clause.text,
                    subject: [citation.declaration, citation.row].compactMap(\.self).joined(separator: " "),
                    span: citation.clause.span)
            }
        }
        return PackCoverage(
            folder: files.folder, title: title ?? files.folder, clauses: clauses, places: places)
    }
}

extension SyntaxFile {
    /// What the regulation is called, else its name.
    fileprivate var title: String? {
        for declaration in declarations {
            if case .policy(let policy) = declaration.kind { return policy.title?.text ?? policy.name.text }
        }
        return nil
    }
}
