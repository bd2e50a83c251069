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

    /// The id that the piece gives itself, found without YAML: in a line of its own, or between braces.
    var writtenID: String? {
        let searched = range.lowerBound..<min(range.upperBound, range.lowerBound + 4_096)
        for name in InputTable.ReservedKey.id.names {
            let key = Array(name.utf8)
            var offset = searched.lowerBound
            while offset + key.count < searched.upperBound {
                if bytes[offset] == key[0], bytes[offset..<(offset + key.count)].elementsEqual(key),
                    let id = writtenValue(keyAt: offset, key.count, in: searched)
                {
                    return id
                }
                offset += 1
            }
        }
        return nil
    }

    /// The text behind a key and its colon, where the key begins a line or stands behind a sign.
    private func writtenValue(keyAt start: Int, _ length: Int, in bounds: Range<Int>) -> String? {
        func skip(_ signs: [UInt8], _ offset: inout Int) {
            while offset < bounds.upperBound, signs.contains(bytes[offset]) { offset += 1 }
        }
        let quotes = Array("\"'".utf8)
        if start > bounds.lowerBound, !Array(" \n{,\"'".utf8).contains(bytes[start - 1]) { return nil }
        var offset = start + length
        skip(quotes + [0x20], &offset)
        if offset + 3 <= bounds.upperBound, bytes[offset..<(offset + 3)].elementsEqual("：".utf8) {
            offset += 3
        } else if offset < bounds.upperBound, bytes[offset] == UInt8(ascii: ":") {
            offset += 1
        } else {
            return nil
        }
        skip([0x20], &offset)
        skip(quotes, &offset)
        var end = offset
        let stops = Array("\"'\n\r,}#".utf8)
        while end < bounds.upperBound, !stops.contains(bytes[end]) { end += 1 }
        while end > offset, bytes[end - 1] == 0x20 { end -= 1 }
        guard end > offset, end - offset <= 200 else { return nil }
        return String(decoding: bytes[offset..<end], as: UTF8.self)
    }

    /// How much of the piece was lost.
    enum Extent {
        case item, piece
        /// All behind the incidents that were read before.
        case rest

        init(isRest: Bool) { self = isRest ? .rest : .piece }
    }

    /// The diagnostic of what stopped the reading, with what it cost.
    func diagnostic(of stop: RunStop, _ extent: Extent) -> Diagnostic {
        let found = diagnostic(of: stop)
        let first = range.first { !Array(" \t\r\n".utf8).contains(bytes[$0]) }
        let note: Message
        switch extent {
        case .item: return found
        case .rest:
            note = Message(
                zh: "这些事件写在一对括号里，从这里起到括号末尾都没有读入",
                en: "the incidents stand in brackets, and nothing from here to their end was read")
        case .piece:
            guard first.map({ bytes[$0] == UInt8(ascii: "[") }) ?? false else { return found }
            note = Message(zh: "这些事件写在一对括号里，都没有读入", en: "the incidents stand in brackets, and none of them was read")
        }
        return Diagnostic(
            found.code, found.severity, found.message, at: found.primary, secondary: found.secondary,
            notes: found.notes + [note], help: found.help, fixes: found.fixes)
    }

    /// The diagnostic of what stopped the reading of a text that holds no incidents.
    func diagnostic(of stop: RunStop) -> Diagnostic {
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
            return .unclosedBracket(span(openBracket(at: stop.context ?? stop.position), 1))
        case .missingColon:
            let start = SourceLine(bytes, at: stop.context ?? stop.position, in: range)
            return .missingColon(span(start.content), start.text)
        case .unexpectedColon where isIndentedBelowItem(line, at: stop.position): return .deeperLine(span(line.content))
        case .unexpectedColon:
            guard let mended = quoted(line) else { return .indentation(span(line.content), words) }
            return .quoteNeeded(span(stop.position, 1), mended: mended)
        case .indentation: return .indentation(span(line.content), words)
        case .tagOrDirective, .blockHeader, .character, .other, .unexpectedCharacter, .unclosedQuote, .escape,
            .outOfMemory,
            .aliasName:
            return .syntax(span(stop.position, 1), words)
        }
    }

    /// The bracket at a place, or the nearest one before it that is open there.
    private func openBracket(at position: Int) -> Int {
        let last = min(position, range.upperBound - 1)
        guard range.contains(last) else { return position }
        var depth = 0
        for offset in (range.lowerBound...last).reversed() {
            switch bytes[offset] {
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if depth == 0 { return offset }
                depth -= 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): if offset < position { depth += 1 }
            default: break
            }
        }
        return position
    }

    /// Whether the colon at a place is that of an item which is indented more than the item of the line before it.
    private func isIndentedBelowItem(_ line: SourceLine, at position: Int) -> Bool {
        guard let colon = line.firstColon, colon.offset == position, line.range.lowerBound > range.lowerBound else {
            return false
        }
        let before = SourceLine(bytes, at: line.range.lowerBound - 1, in: range)
        let isItem = before.firstColon?.isSeparator == true && before.value?.isEmpty == false
        return isItem
            && line.content.lowerBound - line.range.lowerBound > before.content.lowerBound - before.range.lowerBound
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
        guard let colon = line.firstColon, !colon.isSeparator, let key = line.key, let value = line.value else {
            return nil
        }
        let isKnown = policies.contains { $0.table.target(of: key) != nil }
        guard isKnown || colon.length == 3 && !line.text.contains(": ") else { return nil }
        let mended = "\(key): \(value)"
        let place = Span(source: source.id, start: UInt32(colon.offset), end: UInt32(colon.offset + colon.length))
        let whole = span(line.content)
        return colon.length == 3 ? .wideColon(place, whole, key, mended) : .missingSpace(place, whole, key, mended)
    }

    /// The line with its value in quotes.
    private func quoted(_ line: SourceLine) -> String? {
        guard let colon = line.firstColon, colon.isSeparator, let key = line.key, let value = line.value, !value.isEmpty
        else {
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
