import RedressDiagnostics

extension Diagnostic {
    /// The formatter caught itself at changing what a file says.
    static func formattingChangesMeaning(_ source: SourceText) -> Diagnostic {
        Diagnostic(
            .internalError,
            Message(
                zh: "重排后的文字与原文意思不同，文件没有改动", en: "the new layout would change what the file says; it was left alone"),
            at: Label(Span(source: source.id, start: 0, end: 0)),
            help: Message(zh: "请把这个文件发给维护者", en: "send this file to the maintainers"))
    }
}
