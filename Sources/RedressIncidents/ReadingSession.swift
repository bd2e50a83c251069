import RedressDiagnostics
import RedressModel

/// The reading of one text. It goes forward through the text once; only what cannot be read is looked at again.
struct ReadingSession {
    /// How much is handed to libyaml at a time, in bytes, rounded up to whole documents.
    private static let stretchLength = 256 * 1_024

    let reader: IncidentReader
    let source: SourceText
    let bytes: UnsafeBufferPointer<UInt8>
    let pieces: IncidentPieces
    /// Whether the text begins as JSON does.
    let isJSON: Bool
    let batchSize: Int
    var builders: [RowBuilder]
    var document = InputDocument()
    var batch = IncidentBatch()
    /// How many incidents have been read.
    var count = 0

    init(_ reader: IncidentReader, source: SourceText, bytes: UnsafeBufferPointer<UInt8>, batchSize: Int) {
        self.reader = reader
        self.source = source
        self.bytes = bytes
        self.batchSize = batchSize
        pieces = IncidentPieces(bytes: bytes)
        let first = bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        builders = reader.policies.map { RowBuilder($0.table, keepingPlacesIn: reader.keepsPlaces ? source.id : nil) }
    }

    /// Reads the text as YAML.
    mutating func readYAML(_ body: (IncidentBatch) -> Void) {
        var position = 0
        while position < bytes.count {
            let end = pieces.documentStart(from: min(position + Self.stretchLength, bytes.count))
            position = readStretch(position..<end, body)
        }
    }

    /// Reads a stretch, or its part up to and with the first piece that is no text, and gives where that ends.
    private mutating func readStretch(_ range: Range<Int>, _ body: (IncidentBatch) -> Void) -> Int {
        guard let (offset, flaw) = YAMLCharacters.firstFlaw(in: bytes, range) else {
            readSound(range, body)
            return range.upperBound
        }
        var start = range.lowerBound
        var end = pieces.end(ofPieceAt: start)
        while end <= offset {
            start = end
            end = pieces.end(ofPieceAt: start)
        }
        if start > range.lowerBound { readSound(range.lowerBound..<start, body) }
        reject(start..<end, .flawedCharacter(flaw, at: offset, source), body)
        return end
    }

    /// Reads a stretch of good characters; what libyaml cannot read is rejected piece by piece.
    private mutating func readSound(_ range: Range<Int>, _ body: (IncidentBatch) -> Void) {
        var start = range.lowerBound
        while start < range.upperBound {
            guard let stop = run(start..<range.upperBound, body) else { return }
            var piece = start
            if let last = stop.lastStart {
                var first = start
                repeat { (first, piece) = (piece, pieces.end(ofPieceAt: piece)) } while piece <= last
                if stop.position < piece { rejectRest(of: first..<piece, stop, body) }
            }
            // Where one piece fails the next often does, and reading on in one go would cost more than pieces do.
            var hasFailed = true
            while hasFailed, piece < range.upperBound {
                let end = min(pieces.end(ofPieceAt: piece), range.upperBound)
                hasFailed = readPiece(piece..<end, body)
                piece = end
            }
            start = piece
        }
    }

    /// Reads one piece by itself and says whether it failed.
    mutating func readPiece(_ range: Range<Int>, _ body: (IncidentBatch) -> Void) -> Bool {
        guard let stop = run(range, body) else { return false }
        rejectRest(of: range, stop, body)
        return true
    }

    /// Rejects what could not be read of a piece. Where that is an item of a list in brackets, the items behind it that
    /// begin lines of their own are read by themselves.
    private mutating func rejectRest(of piece: Range<Int>, _ stop: RunStop, _ body: (IncidentBatch) -> Void) {
        let isRest = stop.lastStart != nil
        let start = isRest ? stop.openStart ?? stop.position : piece.lowerBound
        let items = pieces.items(inBracketsOf: piece, behind: stop.openStart ?? stop.position)
        let range = start..<(items.first?.lowerBound ?? piece.upperBound)
        let extent = items.isEmpty ? SyntaxDiagnosis.Extent(isRest: isRest) : .item
        reject(range, SyntaxDiagnosis(self, isRest ? range : piece).diagnostic(of: stop, extent), body)
        for item in items {
            guard let stop = run(item, body) else { continue }
            let from = stop.lastStart == nil ? item.lowerBound : stop.openStart ?? stop.position
            reject(from..<item.upperBound, SyntaxDiagnosis(self, item).diagnostic(of: stop, .item), body)
        }
    }

    /// Hands over a batch that is full.
    mutating func handOver(_ body: (IncidentBatch) -> Void) {
        if batch.readCount >= batchSize {
            body(batch)
            batch = IncidentBatch()
        }
    }

    /// Hands over what is left, and says so where nothing was found.
    mutating func finish(_ body: (IncidentBatch) -> Void) {
        if count == 0 { batch.diagnostics.append(.noIncidents(source)) }
        if batch.readCount > 0 || !batch.diagnostics.isEmpty { body(batch) }
    }
}

// MARK: - Incidents

extension ReadingSession {
    /// Types the document at hand, whose places count scalars by the cursor, and adds it to the batch.
    mutating func take(from start: Int, to end: Int, _ cursor: inout MarkCursor, _ aliases: [(start: Int, end: Int)]) {
        count += 1
        // In this order, since the cursor then moves back only where the places of each part are asked for.
        let startByte = UInt32(cursor.offset(of: start))
        if reader.keepsPlaces || !aliases.isEmpty { mapPlaces(&cursor) }
        let span = Span(source: source.id, start: startByte, end: UInt32(cursor.offset(of: end)))
        if !aliases.isEmpty {
            let places = aliases.map { (UInt32(cursor.offset(of: $0.start)), UInt32(cursor.offset(of: $0.end))) }
            let diagnostics = places.prefix(RowBuilder.maximumProblems).map {
                Diagnostic.alias(Span(source: source.id, start: $0.0, end: $0.1))
            }
            return add(RejectedIncident(id: documentID, span: span, diagnostics: diagnostics))
        }
        switch reader.policies(of: document) {
        case .named(let chosen): take(span, chosen, .named, &cursor)
        case .found(let chosen): take(span, chosen, .found, &cursor)
        case .nearest(let policy): take(span, [policy], .nearest, &cursor)
        case .failed(let failure):
            if !reader.keepsPlaces { mapPlaces(&cursor) }
            if takePeriod(span) { return }
            add(RejectedIncident(id: documentID, span: span, diagnostics: [failure.diagnostic(document, span)]))
        }
    }

    /// The document at hand as the other versions of a policy see it that count incidents.
    private mutating func otherVersions(of policy: Int, _ row: IncidentRow) -> [OtherVersion] {
        let name = reader.policies[policy].name
        var found: [OtherVersion] = []
        for other in reader.policies.indices where other != policy && reader.policies[other].countsIncidents {
            guard reader.policies[other].name == name else { continue }
            let result = builders[other].build(document, id: row.id)
            if result.problems.isEmpty {
                var same = result.row
                (same.id, same.span) = (row.id, row.span)
                found.append(OtherVersion(policy: other, row: same))
            } else if let span = row.span {
                batch.uncounted.append((other, span))
            }
        }
        return found
    }

    /// How policies came to judge an incident.
    private enum Naming {
        case named, found, nearest
    }

    /// Types the document at hand for each of some policies. One that cannot be typed for all of them is rejected: it
    /// must not be judged by half of what it may mean.
    private mutating func take(_ span: Span, _ chosen: [Int], _ naming: Naming, _ cursor: inout MarkCursor) {
        let results = chosen.map { builders[$0].build(document, id: "") }
        guard let failed = results.firstIndex(where: { !$0.problems.isEmpty }) else {
            for (order, (result, policy)) in zip(results, chosen).enumerated() {
                var row = result.row
                if row.id.isEmpty { row.id = generatedID }
                row.span = span
                batch.rows.append(row)
                batch.policies.append(policy)
                batch.continues.append(order > 0)
                batch.isNamed.append(naming == .named)
                batch.others.append(otherVersions(of: policy, row))
            }
            return
        }
        if !reader.keepsPlaces { mapPlaces(&cursor) }
        let result = results[failed]
        // Inputs of periods are few: that a document is one shows where it is no incident.
        if results.contains(where: { $0.problems.contains { $0.kind == .periodKey } }), takePeriod(span) { return }
        let policy = reader.policies[chosen[failed]]
        var diagnostics = result.problems.map { problem in
            gluedRoot(span) ?? problem.diagnostic(in: document, of: source.id, policy.table)
        }
        if result.omittedProblems > 0 { diagnostics.append(.moreProblems(result.omittedProblems, span)) }
        switch naming {
        case .named: break
        case .nearest: diagnostics = diagnostics.map { $0.noting(.readAs(policy.name)) }
        case .found where chosen.count > 1:
            diagnostics = [
                .unclearPolicy(chosen.map { reader.policies[$0].name }, policy.name, because: diagnostics, span)
            ]
        case .found: diagnostics = diagnostics.map { $0.noting(.readAs(policy.name)) }
        }
        add(
            RejectedIncident(
                id: result.row.id.isEmpty ? generatedID : result.row.id, span: span, diagnostics: diagnostics))
    }

    /// A document that is one text may be lines whose colons are full-width or lack a space.
    private func gluedRoot(_ span: Span) -> Diagnostic? {
        guard document.parts.first?.shape == .scalar else { return nil }
        return SyntaxDiagnosis(self, Int(span.start)..<Int(span.end)).gluedLine(from: Int(span.start))
    }

    /// Rejects a stretch that could not be read.
    mutating func reject(_ range: Range<Int>, _ diagnostic: Diagnostic, _ body: (IncidentBatch) -> Void) {
        count += 1
        let span = Span(source: source.id, start: UInt32(range.lowerBound), end: UInt32(range.upperBound))
        let id = SyntaxDiagnosis(self, range).writtenID ?? generatedID
        add(RejectedIncident(id: id, span: span, diagnostics: [diagnostic]))
        handOver(body)
    }

    private mutating func add(_ rejected: RejectedIncident) { batch.rejected.append(rejected) }

    private mutating func mapPlaces(_ cursor: inout MarkCursor) {
        document.mapPlaces { UInt32(cursor.offset(of: Int($0))) }
    }

    /// The id that the document at hand gives itself.
    var documentID: String {
        let written = document.rootValue(of: InputTable.ReservedKey.id.names).map(document.text) ?? ""
        return written.isEmpty ? generatedID : written
    }

    /// An id for an incident that has none: the file's name and which incident of it this is.
    var generatedID: String {
        let name = source.path.split(separator: "/").last.map(String.init) ?? source.path
        return "\(name)#\(count)"
    }
}
