import RedressDiagnostics
import RedressIncidents
import RedressSyntax
import RedressTime

/// The files of days off that policies name, or that are given for all of them.
struct CalendarTexts {
    /// What the built-in calendar is extended under.
    static let builtIn = "china"

    /// By the name that stands in a policy.
    private(set) var files: [String: CalendarFile] = [:]
    private(set) var diagnostics: [Diagnostic] = []
    /// Where each name was first met, and the path it led to.
    private var places: [String: (path: String, span: Span)] = [:]

    /// Reads the files given for all policies; together they extend the built-in calendar.
    mutating func read(given inputs: [InputFile], into sources: inout SourceMap) {
        for input in inputs {
            guard let file = read(input, into: &sources) else { continue }
            let before = files[Self.builtIn] ?? CalendarFile(days: [], years: [])
            files[Self.builtIn] = CalendarFile(days: before.days + file.days, years: before.years.union(file.years))
        }
    }

    /// Reads the files on which the calendars of a text are based. One that is not there is left to the checker.
    mutating func read(
        of file: SyntaxFile, from user: String, _ loader: FileLoader, into sources: inout SourceMap
    ) {
        for declaration in file.declarations {
            guard case .calendar(let calendar) = declaration.kind, case .file(let name)? = calendar.base,
                case .file(let input) = loader(name.text, usedBy: user)
            else { continue }
            let path = PathText.normalized(input.path)
            if let first = places[name.text] {
                if first.path != path { diagnostics.append(.sameCalendarName(name, first: first.span)) }
                continue
            }
            places[name.text] = (path, name.span)
            if let file = read(input, into: &sources) { files[name.text] = file }
        }
    }

    private mutating func read(_ input: InputFile, into sources: inout SourceMap) -> CalendarFile? {
        let loaded = sources.load(path: input.path, bytes: input.bytes)
        diagnostics += loaded.diagnostics
        guard let source = loaded.source else { return nil }
        let (file, problems) = CalendarFile.read(source)
        diagnostics += problems
        return file
    }
}

extension Diagnostic {
    fileprivate static func sameCalendarName(_ name: TextLiteral, first: Span) -> Diagnostic {
        Diagnostic(
            .invalidCalendarFile, .error,
            Message(
                zh: "「\(name.text)」在两个制度里是两个不同的文件", en: "`\(name.text)` is another file in another policy"),
            at: Label(name.span), secondary: [Label(first, Message(zh: "另一个", en: "the other one"))],
            help: Message(zh: "给其中一个换个文件名", en: "give one of them another file name"))
    }
}
