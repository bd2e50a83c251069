import RedressChecker
import RedressDiagnostics
import RedressSyntax

/// The texts of policies, those included that they use.
struct PolicyTexts {
    private(set) var sources = SourceMap()
    private(set) var parsed: [(file: SyntaxFile, source: SourceText)] = []
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var links = FileLinks()
    private(set) var calendars = CalendarTexts()
    /// How many texts of policies there are.
    private(set) var policyCount = 0

    /// The texts by their paths; nil for one that was refused, which was said.
    private var known: [String: SourceID] = [:]

    /// Reads the files given, then those that they use, and those that these use in turn; and the files of days off
    /// that are given or that they name.
    init(_ files: [InputFile], loading loader: FileLoader?, calendars given: [InputFile]) {
        for file in files { read(file) }
        if let loader { follow(loader) }
        policyCount = sources.sources.count
        calendars.read(given: given, into: &sources)
        guard let loader else { return }
        for (file, source) in parsed { calendars.read(of: file, from: source.path, loader, into: &sources) }
    }

    private mutating func follow(_ loader: FileLoader) {
        var next = 0
        while next < parsed.count {
            for (path, user) in uses(of: parsed[next]) { follow(path, from: user, loader) }
            next += 1
        }
    }

    @discardableResult
    private mutating func read(_ file: InputFile) -> SourceID {
        let loaded = sources.load(path: file.path, bytes: file.bytes)
        diagnostics += loaded.diagnostics
        let id = SourceID(UInt32(sources.sources.count - 1))
        known[PathText.normalized(file.path)] = id
        guard let source = loaded.source else { return id }
        let result = SyntaxParser.parse(source)
        diagnostics += result.diagnostics
        parsed.append((result.file, source))
        return id
    }

    private func uses(of item: (file: SyntaxFile, source: SourceText)) -> [(path: TextLiteral, user: String)] {
        item.file.declarations.flatMap { declaration -> [(path: TextLiteral, user: String)] in
            guard case .policy(let policy) = declaration.kind else { return [] }
            return policy.clauses.compactMap { clause in
                if case .use(let path) = clause.kind { (path, item.source.path) } else { nil }
            }
        }
    }

    private mutating func follow(_ path: TextLiteral, from user: String, _ loader: FileLoader) {
        switch loader(path.text, usedBy: user) {
        case .unreadable(let because):
            links.targets[path.span] = .unreadable(Message(zh: because, en: because))
        case .file(let file):
            if let id = known[PathText.normalized(file.path)] {
                links.targets[path.span] = .text(id)
                return
            }
            let id = read(file)
            links.libraries.insert(id)
            links.targets[path.span] = .text(id)
        }
    }
}

/// Paths as texts.
enum PathText {
    /// A path without `.` and `..` and doubled slashes, so that two ways of writing one path are equal.
    static func normalized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    }
}
