import RedressSyntax

/// Breaks pieces into lines of a width, where a break carries no meaning.
struct LineFiller {
    /// How many cells a line may take.
    static let width = 104

    /// A line of the result.
    struct Line {
        let indent: Int
        let pieces: ArraySlice<Piece>

        /// The line as it will be written.
        var text: String { String(repeating: " ", count: indent) + pieces.text }
    }

    /// What a place separates, the best to break at first.
    private enum Separation: Int {
        /// Items, or who comes next in a route.
        case item
        case alternative
        case conjunct
        /// The operands of an operator, names that act together, a bracket and what stands in it.
        case operand
    }

    /// A place where a line may begin. Outer brackets are broken before inner ones.
    private struct Place: Comparable {
        let depth: Int
        let separation: Separation

        static func < (left: Place, right: Place) -> Bool {
            (left.depth, left.separation.rawValue) < (right.depth, right.separation.rawValue)
        }
    }

    private let pieces: ArraySlice<Piece>
    /// By piece, the place in front of it; nil where no line may begin.
    private var places: [Place?]
    /// The kinds of places there are, the best first.
    private let levels: [Place]
    /// The indents of the first line, and of the others outside brackets.
    private let first: Int
    private let others: Int
    /// How many cells must stay free at the end of the last line.
    private let room: Int

    private var lines: [Line] = []
    private var current: Range<Int>

    /// Breaks pieces that make one line.
    static func lines(_ pieces: ArraySlice<Piece>, first: Int, others: Int, room: Int = 0) -> [Line] {
        var filler = LineFiller(pieces, first: first, others: others, room: room)
        filler.fill(pieces.indices, by: 0)
        filler.endLine()
        return filler.lines
    }

    private init(_ pieces: ArraySlice<Piece>, first: Int, others: Int, room: Int) {
        (self.pieces, self.first, self.others, self.room) = (pieces, first, others, room)
        current = pieces.startIndex..<pieces.startIndex
        var places: [Place?] = []
        var depth = 0
        var previous: Piece?
        for piece in pieces {
            places.append(
                previous.flatMap { Self.separation($0, piece) }.map { Place(depth: depth, separation: $0) })
            if piece.sign == .open { depth += 1 }
            if piece.sign == .close { depth -= 1 }
            previous = piece
        }
        self.places = places
        var levels: [Place] = []
        for place in places.compactMap({ $0 }).sorted() where place != levels.last { levels.append(place) }
        self.levels = levels
    }

    private static func separation(_ left: Piece, _ right: Piece) -> Separation? {
        if left.sign == .comma || right.keyword == .orElse { return .item }
        switch right.keyword {
        case .or: return .alternative
        case .and: return .conjunct
        case .listAnd: return .operand
        default: break
        }
        switch left.sign {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plus, .minus, .times, .divided, .open:
            return .operand
        case .comma, .colon, .arrow, .close, .range, .negative, nil:
            return nil
        }
    }

    // MARK: Filling

    private mutating func fill(_ range: Range<Int>, by level: Int) {
        if fits(current.lowerBound..<range.upperBound) {
            current = current.lowerBound..<range.upperBound
            return
        }
        guard level < levels.count else {
            current = current.lowerBound..<range.upperBound
            return
        }
        let chunks = chunks(range, by: levels[level])
        let isMixed = isMixed(chunks, at: levels[level])
        let areItems = levels[level].separation == .item
        for (order, chunk) in chunks.enumerated() {
            let hasGuard = areItems && order > 0 && (isGuarded(chunks[order - 1]) || isGuarded(chunk))
            let standsApart = order > 0 && (isMixed || hasGuard)
            if standsApart || order > 0 && !fits(current.lowerBound..<chunk.upperBound) { endLine() }
            if fits(current.lowerBound..<chunk.upperBound) {
                current = current.lowerBound..<chunk.upperBound
            } else {
                fill(chunk, by: level + 1)
            }
        }
    }

    private mutating func endLine() {
        if current.isEmpty { return }
        lines.append(Line(indent: indent, pieces: pieces[current]))
        current = current.upperBound..<current.upperBound
    }

    /// The indent of the line that is being filled.
    private var indent: Int {
        if lines.isEmpty { return first }
        return others + 2 * (places[current.lowerBound - pieces.startIndex]?.depth ?? 0)
    }

    /// Whether a stretch fits on the line that is being filled.
    private func fits(_ range: Range<Int>) -> Bool {
        indent + pieces[range].cells + (range.upperBound == pieces.endIndex ? room : 0) <= Self.width
    }

    /// The stretches between the places of a level, or of a better one.
    private func chunks(_ range: Range<Int>, by level: Place) -> [Range<Int>] {
        var chunks: [Range<Int>] = []
        var start = range.lowerBound
        for index in range.dropFirst() {
            guard let place = places[index - pieces.startIndex], place <= level else { continue }
            chunks.append(start..<index)
            start = index
        }
        chunks.append(start..<range.upperBound)
        return chunks
    }

    /// Whether alternatives are themselves joined by `and`: each then stands on a line of its own.
    private func isMixed(_ chunks: [Range<Int>], at level: Place) -> Bool {
        guard level.separation == .alternative else { return false }
        let conjunct = Place(depth: level.depth, separation: .conjunct)
        return chunks.contains { chunk in
            chunk.dropFirst().contains { places[$0 - pieces.startIndex] == conjunct }
        }
    }

    /// Whether an item has a condition of its own: it then stands on a line of its own.
    private func isGuarded(_ chunk: Range<Int>) -> Bool {
        pieces[chunk].dropFirst().contains { $0.keyword == .when }
    }
}
