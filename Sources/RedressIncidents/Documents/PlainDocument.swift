import RedressDiagnostics
import RedressModel

/// A YAML or JSON text that holds no incidents but a roster or days off: its parts, with places in bytes.
struct PlainDocument {
    /// Empty where the text cannot be read.
    private(set) var document = InputDocument()
    private(set) var diagnostics: [Diagnostic] = []
    let source: SourceText

    init(_ source: SourceText) {
        self.source = source
        source.bytes.withUnsafeBufferPointer { bytes in
            if let (offset, flaw) = YAMLCharacters.firstFlaw(in: bytes, 0..<bytes.count) {
                diagnostics.append(.flawedCharacter(flaw, at: offset, source))
            } else {
                read(YAMLEvents(bytes), bytes)
                noteGluedRoot(bytes)
            }
        }
        if !diagnostics.isEmpty { document.removeAll() }
    }

    /// The parts at the top: one for each document of the text.
    var roots: [Int] {
        var roots: [Int] = []
        var part = 0
        while part < document.parts.count {
            roots.append(part)
            part = document.next(part)
        }
        return roots
    }

    private mutating func read(_ events: YAMLEvents, _ bytes: UnsafeBufferPointer<UInt8>) {
        var cursor = MarkCursor(bytes, from: 0)
        var lastEnd = 0
        reading: while true {
            switch events.next() {
            case .streamStart, .documentStart, .documentEnd: continue
            case .streamEnd: break reading
            case .failure:
                diagnostics.append(diagnosis(events.failure, bytes, &cursor))
                return
            case .listStart: document.open(.list, from: UInt32(truncatingIfNeeded: events.start))
            case .mapStart: document.open(.map, from: UInt32(truncatingIfNeeded: events.start))
            case .listEnd, .mapEnd: document.close(at: UInt32(truncatingIfNeeded: lastEnd))
            case .scalar:
                lastEnd = events.end
                if document.depth == 0, events.isPlain, events.scalarText.isEmpty { continue }
                document.appendScalar(
                    events.scalarText, isPlain: events.isPlain, from: UInt32(truncatingIfNeeded: events.start),
                    to: UInt32(truncatingIfNeeded: events.end))
            case .alias:
                diagnostics.append(.aliasInFile(span(events.start, events.end, &cursor)))
                return
            }
            if document.depth > IncidentReader.maximumDepth {
                diagnostics.append(.fileTooDeep(span(events.start, events.end, &cursor)))
                return
            }
        }
        document.mapPlaces { UInt32(cursor.offset(of: Int($0))) }
    }

    /// A document that is one text may be lines whose colons are full-width or lack a space.
    private mutating func noteGluedRoot(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let root = roots.first(where: { shape($0) == .scalar }) else { return }
        let session = ReadingSession(IncidentReader([]), source: source, bytes: bytes, batchSize: 1)
        let start = Int(span(root).start)
        if let glued = SyntaxDiagnosis(session, 0..<bytes.count).gluedLine(from: start) { diagnostics.append(glued) }
    }

    private func span(_ start: Int, _ end: Int, _ cursor: inout MarkCursor) -> Span {
        let from = UInt32(cursor.offset(of: start))
        return Span(source: source.id, start: from, end: UInt32(cursor.offset(of: end)))
    }

    private func diagnosis(
        _ failure: YAMLFailure, _ bytes: UnsafeBufferPointer<UInt8>, _ cursor: inout MarkCursor
    ) -> Diagnostic {
        let session = ReadingSession(IncidentReader([]), source: source, bytes: bytes, batchSize: 1)
        let context = failure.from.map { cursor.offset(of: $0) }
        let stop = RunStop(
            cause: .syntax(failure.problem, words: failure.text), position: cursor.offset(of: failure.at),
            context: context, lastStart: nil, openStart: nil)
        return SyntaxDiagnosis(session, 0..<bytes.count).diagnostic(of: stop)
    }
}

// MARK: - Walking

extension PlainDocument {
    /// Where a part stands.
    func span(_ part: Int) -> Span {
        let place = document.parts[part]
        return Span(source: source.id, start: place.placeStart, end: place.placeEnd)
    }

    func text(_ part: Int) -> String { document.text(part) }

    func shape(_ part: Int) -> InputDocument.Shape { document.parts[part].shape }

    /// The elements of a list.
    func elements(_ list: Int) -> [Int] {
        var elements: [Int] = []
        var part = document.firstChild(list)
        while part < document.next(list) {
            elements.append(part)
            part = document.next(part)
        }
        return elements
    }

    /// The keys of a map with their values.
    func entries(_ map: Int) -> [(key: Int, value: Int)] {
        let parts = elements(map)
        return stride(from: 0, to: parts.count - 1, by: 2).map { (parts[$0], parts[$0 + 1]) }
    }

    /// The elements of a list; anything else is its own only element.
    func oneOrMany(_ part: Int) -> [Int] { shape(part) == .list ? elements(part) : [part] }

    /// Whether a scalar says nothing.
    func isBlank(_ part: Int) -> Bool { shape(part) == .scalar && document.isBlank(part) }
}

extension Diagnostic {
    /// An alias of YAML in a file that holds no incidents.
    fileprivate static func aliasInFile(_ span: Span) -> Diagnostic {
        Diagnostic(
            .tooManyAliases, .error,
            Message(zh: "不展开 YAML 的别名，文件里一个也不能有", en: "YAML aliases are not expanded, the file may have none"),
            at: Label(span),
            help: Message(
                zh: "把所指的内容直接写在这里；如果这是文字，用引号括起来",
                en: "write here what it stands for; if it is a text, put it in quotes"))
    }

    /// Lists and maps within each other without end.
    fileprivate static func fileTooDeep(_ span: Span) -> Diagnostic {
        let limit = IncidentReader.maximumDepth
        return Diagnostic(
            .nestingTooDeep, .error,
            Message(zh: "括号或缩进超过 \(limit) 层", en: "lists and maps are nested more than \(limit) levels deep"),
            at: Label(span), help: Message(zh: "去掉多余的括号", en: "take out the brackets that are not needed"))
    }
}
