import RedressDiagnostics
import RedressModel

/// A row as its file writes it.
struct RowText {
    /// Whether the file is written with Chinese keywords.
    let isChinese: Bool
    /// The label as written, marks around it included.
    let label: String?
    /// The end of the last line of the row, behind a comment.
    let lineEnd: Span
    /// The lines that the row has to itself, their breaks included; nil where it shares one.
    let lines: Span?
    /// What stands between the label and the arrow.
    let condition: (span: Span, text: String)?

    init?(_ context: ReportContext, _ id: RowID) {
        let row = context.program[id]
        guard let source = context.sources[row.span.source] else { return nil }
        let bytes = source.bytes
        isChinese = source.hasChineseKeywords
        let newline = UInt8(ascii: "\n")
        let start = Int(row.span.start)
        let end = bytes[Int(row.span.end)...].firstIndex(of: newline) ?? bytes.count
        let carriage = end > 0 && end <= bytes.count && bytes[end - 1] == UInt8(ascii: "\r") ? 1 : 0
        lineEnd = Span(source: source.id, start: UInt32(end - carriage), end: UInt32(end - carriage))
        let lineStart = bytes[..<start].lastIndex(of: newline).map { $0 + 1 } ?? 0
        let isAlone = bytes[lineStart..<start].allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        lines =
            isAlone
            ? Span(source: source.id, start: UInt32(lineStart), end: UInt32(min(end + 1, bytes.count))) : nil
        (label, condition) = RowText.parts(source, row)
    }

    private static func parts(
        _ source: SourceText, _ row: Row
    ) -> (label: String?, condition: (span: Span, text: String)?) {
        let text = source.text(of: row.span)
        guard let arrow = ["→", "->", "=>"].compactMap({ text.firstRange(of: $0)?.lowerBound }).min() else {
            return (nil, nil)
        }
        var head = text[..<arrow]
        var label: String?
        if row.label != nil {
            guard let colon = head.firstIndex(where: { $0 == ":" || $0 == "：" }) else { return (nil, nil) }
            label = String(head[..<colon].trimmed)
            head = head[head.index(after: colon)...]
        }
        let trimmed = head.trimmed
        guard !trimmed.isEmpty else { return (label, nil) }
        let from = row.span.start + UInt32(text.utf8.distance(from: text.startIndex, to: trimmed.startIndex))
        let span = Span(source: source.id, start: from, end: from + UInt32(trimmed.utf8.count))
        return (label, (span, String(trimmed)))
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var rest = self
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}

extension SourceText {
    /// Whether it is written with Chinese keywords.
    var hasChineseKeywords: Bool { bytes.firstRange(of: Array("制度".utf8)) != nil }
}

extension ReportContext {
    /// The language of the keywords that the policy is written with.
    var keywordLanguage: Language {
        sources[program.header.span.source]?.hasChineseKeywords == false ? .english : .chinese
    }
}
