import RedressDiagnostics
import RedressModel

/// Looks in a piece that YAML cannot read for the mistakes that people make, and says them in their words.
struct SyntaxDiagnosis {
    let bytes: UnsafeBufferPointer<UInt8>
    let range: Range<Int>
    let source: SourceText
    let policies: [PolicyTable]

    init(_ session: ReadingSession, _ range: Range<Int>) {
        bytes = session.bytes
        source = session.source
        policies = session.reader.policies
        self.range = range
    }

    /// The id that the piece gives itself, found without YAML.
    var writtenID: String? {
        let limit = 64
        var start = range.lowerBound
        for _ in 0..<limit where start < range.upperBound {
            let line = SourceLine(bytes, at: start, in: range)
            if let key = line.key, InputTable.ReservedKey.id.names.contains(key), let value = line.value, !value.isEmpty {
                return String(value.drop { $0 == "\"" || $0 == "'" }.prefix { $0 != "\"" && $0 != "'" && $0 != "#" }
                    .prefix(80)).trimmingSpaces
            }
            start = line.range.upperBound + 1
        }
        return nil
    }

    /// The diagnostic of what stopped the reading; `isRest` says that incidents of the piece were read before.
    func diagnostic(of stop: RunStop, isRest: Bool) -> Diagnostic {
        let found = diagnostic(of: stop)
        guard isRest else { return found }
        let note = Message(
            zh: "这个列表写在一对括号里，从这里起到列表末尾都没有读入", en: "the list stands in brackets, and nothing from here to its end was read")
        return Diagnostic(
            found.code, found.severity, found.message, at: found.primary, secondary: found.secondary,
            notes: found.notes + [note], help: found.help, fixes: found.fixes)
    }

    private func diagnostic(of stop: RunStop) -> Diagnostic {
        switch stop.cause {
        case .tooDeep: return .tooDeep(span(stop.position, 1))
        case .tooLong: return .tooLong(span(stop.position, 1))
        case .swallowedLines(let end):
            return .unclosedQuote(span(stop.position, 1), lines: lineNumber(end) - lineNumber(stop.position))
        case .syntax(let problem, let words): return diagnostic(of: problem, words, stop)
        }
    }

    private func diagnostic(of problem: YAMLFailure.Problem, _ words: String, _ stop: RunStop) -> Diagnostic {
        let line = SourceLine(bytes, at: stop.position, in: range)
        switch problem {
        case .unclosedQuote: return .unclosedQuote(span(stop.context ?? stop.position, 1), lines: nil)
        case .escape: return .badEscape(span(stop.position, 1))
        case .outOfMemory: return .outOfMemory(span(range.lowerBound, 1))
        case .aliasName: return .quoteNeeded(span(stop.context ?? stop.position, 1), mended: quoted(line))
        case .unexpectedCharacter, .unclosedBracket, .missingColon, .unexpectedColon, .indentation, .tagOrDirective,
            .blockHeader, .character, .other:
            break
        }
        if let tab = tab(near: stop.position) { return .tab(span(tab, 1)) }
        if problem == .unexpectedCharacter { return .quoteNeeded(span(stop.position, 1), mended: quoted(line)) }
        if let glued = gluedLine(from: stop.position) { return glued }
        switch problem {
        case .unclosedBracket:
            return .unclosedBracket(span(stop.context ?? stop.position, 1))
        case .missingColon:
            let start = SourceLine(bytes, at: stop.context ?? stop.position, in: range)
            return .missingColon(span(start.content), start.text)
        case .unexpectedColon:
            guard let mended = quoted(line) else { return .indentation(span(line.content), words) }
            return .quoteNeeded(span(stop.position, 1), mended: mended)
        case .indentation: return .indentation(span(line.content), words)
        case .tagOrDirective, .blockHeader, .character, .other, .unexpectedCharacter, .unclosedQuote, .escape, .outOfMemory,
            .aliasName:
            return .syntax(span(stop.position, 1), words)
        }
    }

    /// A tab in the indentation of the line at a place or the one before it.
    private func tab(near position: Int) -> Int? {
        let line = SourceLine(bytes, at: position, in: range)
        if let tab = line.indentationTab { return tab }
        guard line.range.lowerBound > range.lowerBound else { return nil }
        return SourceLine(bytes, at: line.range.lowerBound - 1, in: range).indentationTab
    }

    /// The line nearest to a place, at it or before it, in which a key and its value are glued together by a
    /// full-width colon or one without a space behind it.
    func gluedLine(from position: Int) -> Diagnostic? {
        var line = SourceLine(bytes, at: position, in: range)
        // libyaml notices a missing colon one line later; a text that is one long scalar is entered at its start.
        var steps = 0
        while true {
            if let diagnostic = glued(line) { return diagnostic }
            guard line.range.lowerBound > range.lowerBound, steps < 64 else { return nil }
            line = SourceLine(bytes, at: line.range.lowerBound - 1, in: range)
            steps += 1
        }
    }

    private func glued(_ line: SourceLine) -> Diagnostic? {
        guard let colon = line.firstColon, !colon.isSeparator, let key = line.key, let value = line.value else { return nil }
        let isKnown = policies.contains { $0.table.target(of: key) != nil }
        guard isKnown || colon.length == 3 && !line.text.contains(": ") else { return nil }
        let mended = "\(key): \(value)"
        let place = Span(source: source.id, start: UInt32(colon.offset), end: UInt32(colon.offset + colon.length))
        let whole = span(line.content)
        return colon.length == 3 ? .wideColon(place, whole, key, mended) : .missingSpace(place, whole, key, mended)
    }

    /// The line with its value in quotes.
    private func quoted(_ line: SourceLine) -> String? {
        guard let colon = line.firstColon, colon.isSeparator, let key = line.key, let value = line.value, !value.isEmpty else {
            return nil
        }
        let inner = value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        return "\(key): '\(inner)'"
    }

    private func span(_ offset: Int, _ length: Int) -> Span {
        let start = min(offset, bytes.count)
        var end = min(start + length, bytes.count)
        while end < bytes.count, end > start, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return Span(source: source.id, start: UInt32(start), end: UInt32(end))
    }

    private func span(_ range: Range<Int>) -> Span {
        Span(source: source.id, start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
    }

    private func lineNumber(_ offset: Int) -> Int { source.lineIndex(of: UInt32(offset)) }
}

extension String {
    /// The string without the spaces at its ends.
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
