import RedressChecker
import RedressDiagnostics
import RedressModel
import RedressSyntax
import RedressTime
import Testing

/// A policy text in which ⟦ and ⟧ stand around the places that findings must name.
struct Marked {
    let source: SourceText
    /// The marked places in the order of their opening marks.
    let spans: [Span]

    init(_ marked: String) {
        var bytes: [UInt8] = []
        var open: [Int] = []
        var found: [(start: Int, end: Int)] = []
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "⟦":
                open.append(found.count)
                found.append((bytes.count, bytes.count))
            case "⟧": if let index = open.popLast() { found[index].end = bytes.count }
            default: bytes.append(contentsOf: String(scalar).utf8)
            }
        }
        let id = SourceID(0)
        source = SourceText(id: id, path: "policy.redress", bytes: bytes)
        spans = found.map { Span(source: id, start: UInt32($0.start), end: UInt32($0.end)) }
    }
}

/// What a check is compared by: code and place in the text.
private struct Finding: Hashable, CustomStringConvertible {
    let code: DiagnosticCode
    let start: UInt32
    let end: UInt32
    let text: String

    var description: String { "\(code.rawValue) at \(start): \(text)" }
}

/// Checks a text that the parser reads without complaint.
func outcome(
    _ text: String, settings: [ParameterSetting] = [], calendars: [String: CalendarFile] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
) -> CheckOutcome {
    outcome(Marked(text).source, settings, calendars, sourceLocation)
}

private func outcome(
    _ source: SourceText, _ settings: [ParameterSetting], _ calendars: [String: CalendarFile],
    _ sourceLocation: SourceLocation
) -> CheckOutcome {
    let parsed = SyntaxParser.parse(source)
    for diagnostic in parsed.diagnostics {
        Issue.record("the parser complains: \(diagnostic.message.english)", sourceLocation: sourceLocation)
    }
    return Checker.check([(parsed.file, source)], settings: settings, calendars: calendars)
}

/// Checks a marked text and expects these findings and no others, each at the mark of its number.
///
/// A policy with an error must give no program, so only those `sound` are left, and every finding must say what to do
/// in both languages.
@discardableResult
func expect(
    _ marked: String, _ codes: DiagnosticCode..., settings: [ParameterSetting] = [], sound: [String] = [],
    calendars: [String: CalendarFile] = [:], sourceLocation: SourceLocation = #_sourceLocation
) -> CheckOutcome {
    let text = Marked(marked)
    #expect(text.spans.count == codes.count, "one mark for each code", sourceLocation: sourceLocation)
    let outcome = outcome(text.source, settings, calendars, sourceLocation)
    let found = outcome.diagnostics.map { diagnostic in
        let span = diagnostic.primary?.span
        return Finding(
            code: diagnostic.code, start: span?.start ?? 0, end: span?.end ?? 0,
            text: span.map { text.source.text(of: $0) } ?? "")
    }
    let wanted = zip(codes, text.spans).map { code, span in
        Finding(code: code, start: span.start, end: span.end, text: text.source.text(of: span))
    }
    #expect(Set(found) == Set(wanted), sourceLocation: sourceLocation)
    #expect(found.count == wanted.count, "each finding once", sourceLocation: sourceLocation)
    for diagnostic in outcome.diagnostics {
        #expect(diagnostic.help != nil, "help of \(diagnostic.code.rawValue)", sourceLocation: sourceLocation)
        #expect(diagnostic.message.chinese != diagnostic.message.english, sourceLocation: sourceLocation)
    }
    if outcome.diagnostics.contains(where: { $0.severity == .error }) {
        let names = outcome.programs.map(\.header.name)
        #expect(names == sound, "a policy with an error gives no program", sourceLocation: sourceLocation)
    }
    return outcome
}

/// The program of a text that must be clean.
func program(
    _ text: String, calendars: [String: CalendarFile] = [:], sourceLocation: SourceLocation = #_sourceLocation
) throws -> Program {
    let outcome = outcome(text, calendars: calendars, sourceLocation: sourceLocation)
    for diagnostic in outcome.diagnostics {
        Issue.record(
            "\(diagnostic.code.rawValue): \(diagnostic.message.english)", sourceLocation: sourceLocation)
    }
    return try #require(outcome.programs.first, sourceLocation: sourceLocation)
}
