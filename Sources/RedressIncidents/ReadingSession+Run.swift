import RedressDiagnostics
import RedressModel

/// Where and why reading stopped, in byte offsets.
struct RunStop {
    /// What stopped it.
    enum Cause {
        case syntax(YAMLFailure.Problem, words: String)
        case tooDeep
        case tooLong
        /// A quotation over lines that begin at the first column, so surely one that was not closed.
        case swallowedLines(end: Int)
    }

    let cause: Cause
    let position: Int
    /// Where what went wrong had begun.
    let context: Int?
    /// Where the last incident began that was read to its end.
    let lastStart: Int?
    /// Where the incident began that was being read.
    let openStart: Int?
}

extension ReadingSession {
    /// What a run knows besides the document that it fills.
    private struct RunState {
        var cursor: MarkCursor
        var isInList = false
        /// How many lists and maps of the incident are open.
        var depth = 0
        /// Where the incident at hand began, where its last scalar ended, and where the incident before began.
        var start = 0
        var lastEnd = 0
        var previousStart: Int?
        var aliases: [(start: Int, end: Int)] = []
    }

    /// Reads all incidents of a stretch; gives where it stopped if that is not the end.
    mutating func run(_ range: Range<Int>, _ body: (IncidentBatch) -> Void) -> RunStop? {
        let stretch = UnsafeBufferPointer(rebasing: bytes[range])
        guard isJSON, let joined = JSONEscapes.joiningPairs(stretch) else {
            return run(YAMLEvents(stretch), range, body)
        }
        return joined.withUnsafeBufferPointer { run(YAMLEvents($0), range, body) }
    }

    private mutating func run(_ events: YAMLEvents, _ range: Range<Int>, _ body: (IncidentBatch) -> Void) -> RunStop? {
        var state = RunState(cursor: MarkCursor(bytes, from: range.lowerBound))
        document.removeAll()
        while true {
            switch events.next() {
            case .streamStart, .documentStart: continue
            case .streamEnd: return nil
            case .documentEnd:
                state.isInList = false
                if document.parts.isEmpty { continue }
            case .failure:
                let failure = events.failure
                return stop(.syntax(failure.problem, words: failure.text), at: failure.at, from: failure.from, &state)
            case .listStart:
                if state.depth == 0, !state.isInList {
                    state.isInList = true
                    continue
                }
                open(.list, events, &state)
            case .mapStart:
                open(.map, events, &state)
            case .listEnd, .mapEnd:
                if state.depth == 0 {
                    state.isInList = false
                    continue
                }
                state.depth -= 1
                document.close(at: UInt32(truncatingIfNeeded: state.lastEnd))
            case .scalar:
                let isPlain = events.isPlain
                // Between two separators nothing is written.
                if state.depth == 0, !state.isInList, isPlain, events.scalarText.isEmpty { continue }
                begin(events, &state)
                state.lastEnd = events.end
                document.appendScalar(
                    events.scalarText, isPlain: isPlain, from: UInt32(truncatingIfNeeded: events.start),
                    to: UInt32(truncatingIfNeeded: events.end))
                if events.isQuotedOverLines, let cause = swallowedLines(events, &state) {
                    return stop(cause, at: events.start, from: nil, &state)
                }
                // A document that is one text is over only when libyaml says so: a colon may yet follow.
                if state.depth == 0, !state.isInList { continue }
            case .alias:
                noteAlias(events, &state)
            }
            if state.depth > IncidentReader.maximumDepth { return stop(.tooDeep, at: events.start, from: nil, &state) }
            if events.end - state.start > IncidentReader.maximumIncidentLength {
                return stop(.tooLong, at: state.start, from: nil, &state)
            }
            if state.depth == 0 {
                take(from: state.start, to: state.lastEnd, &state.cursor, state.aliases)
                document.removeAll()
                state.aliases.removeAll()
                state.previousStart = state.start
                handOver(body)
            }
        }
    }

    private mutating func open(_ shape: InputDocument.Shape, _ events: YAMLEvents, _ state: inout RunState) {
        begin(events, &state)
        state.depth += 1
        document.open(shape, from: UInt32(truncatingIfNeeded: events.start))
    }

    /// Keeps the place of an alias: what it stands for is never filled in, so nothing can grow by it.
    private mutating func noteAlias(_ events: YAMLEvents, _ state: inout RunState) {
        begin(events, &state)
        state.aliases.append((events.start, events.end))
        state.lastEnd = events.end
        document.appendScalar("", isPlain: false)
    }

    /// Notes the start of an incident if none is open.
    private func begin(_ events: YAMLEvents, _ state: inout RunState) {
        guard state.depth == 0 else { return }
        state.start = events.start
        state.lastEnd = events.end
    }

    /// Whether lines inside the quotation at hand begin at the first column; YAML wants them indented, libyaml does not.
    private func swallowedLines(_ events: YAMLEvents, _ state: inout RunState) -> RunStop.Cause? {
        let start = state.cursor.offset(of: events.start)
        let end = state.cursor.offset(of: events.end)
        var line = pieces.nextLine(after: start)
        while line < end {
            switch bytes[line] {
            case 0x20, 0x0A, 0x0D: line = pieces.nextLine(after: line)
            default: return .swallowedLines(end: end)
            }
        }
        return nil
    }

    private func stop(_ cause: RunStop.Cause, at position: Int, from context: Int?, _ state: inout RunState) -> RunStop
    {
        let last = state.previousStart.map { state.cursor.offset(of: $0) }
        let open = state.depth > 0 || !document.parts.isEmpty ? state.cursor.offset(of: state.start) : nil
        let contextByte = context.map { state.cursor.offset(of: $0) }
        return RunStop(
            cause: cause, position: state.cursor.offset(of: position), context: contextByte, lastStart: last,
            openStart: open)
    }
}
