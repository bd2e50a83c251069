/// Renders the page of a code as text, for `explain`.
package struct PageRenderer: Sendable {
    private let language: Language
    private let usesColor: Bool

    package init(language: Language, usesColor: Bool) {
        self.language = language
        self.usesColor = usesColor
    }

    /// The page of a code; it ends with a line break.
    package func render(_ code: DiagnosticCode) -> String {
        let page = code.page
        var text = TerminalStyle.strong.paint(code.rawValue, usesColor: usesColor) + "\n"
        text += section(Message(zh: "是什么", en: "What it means"), .note, page.what.text(language))
        text += section(Message(zh: "为什么", en: "Why it matters"), .note, page.why.text(language))
        text += example(Message(zh: "不要这样写", en: "Avoid"), .error, page.avoid)
        text += example(Message(zh: "要这样写", en: "Prefer"), .help, page.prefer)
        if case .incident = page.avoid {
            let title = Message(zh: "以上投诉单所用的制度", en: "The policy of these incidents")
            text += section(title, .gutter, DiagnosticPage.samplePolicy)
        }
        return text
    }

    private func example(_ title: Message, _ style: TerminalStyle, _ example: DiagnosticPage.Example) -> String {
        switch example {
        case .policy(let body), .incident(let body), .exposed(let body):
            return section(title, style, body)
        case .judged(let policy, let incident):
            let remark = Message(zh: "# 投诉单", en: "# the incident").text(language)
            return section(title, style, "\(policy)\n\(remark)\n\(incident)")
        case .none:
            return ""
        }
    }

    private func section(_ title: Message, _ style: TerminalStyle, _ body: String) -> String {
        var lines = body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        while lines.last?.isEmpty == true { lines.removeLast() }
        // Only an empty file has no line to show.
        if lines.isEmpty { lines = [Message(zh: "(空文件)", en: "(an empty file)").text(language)] }
        let shown = lines.map { line in
            // A tab in an example is what it is about; elsewhere there is none.
            line.isEmpty ? "" : "  " + VisibleText.escaped(line)
        }
        return "\n" + style.paint(title.text(language), usesColor: usesColor) + "\n" + shown.map { $0 + "\n" }.joined()
    }
}
