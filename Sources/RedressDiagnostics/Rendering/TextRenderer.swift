/// Renders diagnostics for people: what is wrong, the source line with the place underlined, and what to do next.
package struct TextRenderer: Sendable {
    private let sources: SourceMap
    private let language: Language
    private let usesColor: Bool

    package init(sources: SourceMap, language: Language, usesColor: Bool) {
        self.sources = sources
        self.language = language
        self.usesColor = usesColor
    }

    /// All diagnostics in their fixed order, with an empty line after each.
    package func render(_ diagnostics: [Diagnostic]) -> String {
        Diagnostic.inOrder(diagnostics).map { render($0) + "\n" }.joined()
    }

    /// One diagnostic; each line ends with a line break.
    package func render(_ diagnostic: Diagnostic) -> String {
        let parts = blocks(of: diagnostic)
        let previews = diagnostic.fixes.map { $0.isSafe ? FixPreview($0, sources: sources) : nil }
        let numbers =
            parts.flatMap { $0.snippet.lines.map(\.number) } + previews.flatMap { $0?.lines.map(\.number) ?? [] }
        var page = Page(numberWidth: String(numbers.max() ?? 1).count, language: language, usesColor: usesColor)

        page.title(diagnostic)
        for part in parts {
            page.place(sources.placeText(of: part.first.span) ?? "", isPrimary: part.isPrimary)
            page.snippet(part.snippet, severity: diagnostic.severity)
        }
        for note in diagnostic.notes { page.remark(.note, language == .chinese ? "注" : "note", note) }
        if let evidence = diagnostic.evidence { page.evidence(evidence) }
        if let help = diagnostic.help { page.remark(.help, helpWord, help) }
        for (fix, preview) in zip(diagnostic.fixes, previews) {
            if !saysAlready(diagnostic.help, fix) { page.remark(.help, helpWord, fix.title) }
            if let preview { page.preview(preview) }
        }
        return page.text
    }

    /// Whether the help names the word that a fix writes, so that the fix need not be told as well.
    private func saysAlready(_ help: Message?, _ fix: Fix) -> Bool {
        guard let help, !fix.isSafe else { return fix.title == help }
        return fix.title == help
            || fix.edits.count == 1
                && fix.edits.allSatisfy { edit in
                    !edit.replacement.isEmpty && help.text(language).contains(edit.replacement)
                }
    }

    private var helpWord: String { language == .chinese ? "改法" : "help" }

    private struct Block {
        let first: Label
        let isPrimary: Bool
        let snippet: Snippet
    }

    /// One block for each source that labels lie in, the one of the primary label first.
    private func blocks(of diagnostic: Diagnostic) -> [Block] {
        var labels = diagnostic.secondary.map { (label: $0, isPrimary: false) }
        if let primary = diagnostic.primary { labels.insert((primary, true), at: 0) }
        var order: [SourceID] = []
        for (label, _) in labels where !order.contains(label.span.source) { order.append(label.span.source) }
        return order.compactMap { id in
            let ofSource = labels.filter { $0.label.span.source == id }
            guard let source = sources[id], let first = ofSource.first else { return nil }
            return Block(first: first.label, isPrimary: first.isPrimary, snippet: Snippet(ofSource, in: source))
        }
    }
}

/// The lines of one rendered diagnostic, as they are added.
private struct Page {
    private(set) var text = ""
    private let numberWidth: Int
    private let language: Language
    private let usesColor: Bool

    init(numberWidth: Int, language: Language, usesColor: Bool) {
        self.numberWidth = numberWidth
        self.language = language
        self.usesColor = usesColor
    }

    mutating func title(_ diagnostic: Diagnostic) {
        let head = "\(diagnostic.severity.word(language))[\(diagnostic.code.rawValue)]"
        let message = VisibleText.escaped(diagnostic.message.text(language))
        text += paint(head, TerminalStyle(diagnostic.severity)) + paint(": \(message)", .strong) + "\n"
    }

    mutating func place(_ place: String, isPrimary: Bool) {
        let arrow = isPrimary ? "-->" : ":::"
        text += spaces(numberWidth + 1) + paint(arrow, .gutter) + " \(place)\n"
    }

    mutating func snippet(_ snippet: Snippet, severity: Severity) {
        gutter("", "")
        var previous: Int?
        for line in snippet.lines {
            if let previous, line.number > previous + 1 { text += paint("...", .gutter) + "\n" }
            previous = line.number
            gutter(String(line.number), line.text)
            for mark in line.marks {
                let style = mark.isPrimary ? TerminalStyle(severity) : .gutter
                let underline = String(repeating: mark.isPrimary ? "^" : "-", count: mark.width)
                let words = mark.message.map { " " + VisibleText.escaped($0.text(language)) } ?? ""
                gutter("", spaces(mark.start) + paint(underline + words, style))
            }
        }
        gutter("", "")
    }

    /// What each row gives, and the incident in YAML.
    mutating func evidence(_ evidence: Evidence) {
        let incident = evidence.yaml.split(separator: "\n").joined(separator: "\n")
        guard !incident.isEmpty else { return }
        let word = language == .chinese ? "例" : "case"
        remark(.note, word, Message(zh: incident, en: incident))
        let earlier = evidence.earlier.map(\.line).joined(separator: "\n")
        if !earlier.isEmpty {
            remark(.note, language == .chinese ? "先前" : "before it", Message(zh: earlier, en: earlier))
        }
        guard !evidence.outcomes.isEmpty else { return }
        let outcomes = Message(
            zh: evidence.outcomes.map { $0.line(in: .chinese) }.joined(separator: "\n"),
            en: evidence.outcomes.map { $0.line(in: .english) }.joined(separator: "\n"))
        remark(.note, language == .chinese ? "结果" : "gives", outcomes)
    }

    mutating func remark(_ style: TerminalStyle, _ word: String, _ message: Message) {
        // A remark may have several lines; user text within it may not.
        let lines = message.text(language).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let indent = spaces(numberWidth + 2)
        let hanging = indent + spaces(DisplayWidth.cells(of: word) + 2)
        for (index, line) in lines.enumerated() {
            text += (index == 0 ? indent + paint("\(word):", style) + " " : hanging) + VisibleText.escaped(line) + "\n"
        }
    }

    mutating func preview(_ preview: FixPreview) {
        gutter("", "")
        for line in preview.lines {
            gutter(String(line.number), line.text)
            guard !line.additions.isEmpty else { continue }
            var cells = 0
            var marks = ""
            for addition in line.additions {
                marks += spaces(addition.start - cells) + String(repeating: "+", count: addition.width)
                cells = addition.start + addition.width
            }
            gutter("", paint(marks, .help))
        }
        gutter("", "")
    }

    private mutating func gutter(_ number: String, _ content: String) {
        let padding = spaces(numberWidth - number.count)
        let line = " \(padding)\(paint("\(number)", .gutter)) \(paint("|", .gutter))"
        text += (content.isEmpty ? line : "\(line) \(content)") + "\n"
    }

    private func paint(_ text: String, _ style: TerminalStyle) -> String {
        style.paint(text, usesColor: usesColor)
    }

    private func spaces(_ count: Int) -> String {
        String(repeating: " ", count: max(0, count))
    }
}
