import RedressSyntax

/// Breaks pieces into lines of a width, where a break carries no meaning.
struct LineFiller {
    /// How many cells a line may take.
    static let width = 104

    /// Where a line may be broken, the best places first.
    private enum Place: Int, CaseIterable, Comparable {
        /// Behind a comma, and before who comes next in a route.
        case item
        case alternative
        case conjunct
        /// As the three above, within brackets.
        case inner
        /// Behind an operator or an open bracket.
        case operand

        static func < (left: Place, right: Place) -> Bool { left.rawValue < right.rawValue }

        var next: Place? { Place(rawValue: rawValue + 1) }
    }

    private let pieces: ArraySlice<Piece>
    /// By piece, the place in front of it; nil where no line may begin.
    private var places: [Place?]

    /// Prepares to break pieces that make one line.
    init(_ pieces: ArraySlice<Piece>) {
        self.pieces = pieces
        places = []
        var depth = 0
        var previous: Piece?
        for piece in pieces {
            places.append(previous.flatMap { Self.place(between: $0, piece, depth: depth) })
            if piece.sign == .open { depth += 1 }
            if piece.sign == .close { depth -= 1 }
            previous = piece
        }
    }

    private static func place(between left: Piece, _ right: Piece, depth: Int) -> Place? {
        if left.sign == .comma || right.keyword == .orElse { return depth > 0 ? .inner : .item }
        switch right.keyword {
        case .or: return depth > 0 ? .inner : .alternative
        case .and: return depth > 0 ? .inner : .conjunct
        case .listAnd: return .inner
        default: break
        }
        switch left.sign {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plus, .minus, .times, .divided, .open:
            return .operand
        case .comma, .colon, .arrow, .close, .range, .negative, nil:
            return nil
        }
    }

    /// The lines, each within the width if it can be, the first indented otherwise than the others.
    func lines(first: Int, others: Int) -> [ArraySlice<Piece>] {
        var lines: [ArraySlice<Piece>] = []
        var current = pieces.startIndex..<pieces.startIndex
        fill(pieces.indices, by: .item, first: first, others: others, &current, &lines)
        if !current.isEmpty { lines.append(pieces[current]) }
        return lines
    }

    private func fill(
        _ range: Range<Int>, by place: Place, first: Int, others: Int, _ current: inout Range<Int>,
        _ lines: inout [ArraySlice<Piece>]
    ) {
        for chunk in chunks(range, by: place) {
            let indent = lines.isEmpty ? first : others
            if indent + pieces[current.lowerBound..<chunk.upperBound].cells <= Self.width {
                current = current.lowerBound..<chunk.upperBound
                continue
            }
            if !current.isEmpty {
                lines.append(pieces[current])
                current = chunk.lowerBound..<chunk.lowerBound
            }
            let isTooLong = (lines.isEmpty ? first : others) + pieces[chunk].cells > Self.width
            if isTooLong, let finer = place.next {
                fill(chunk, by: finer, first: first, others: others, &current, &lines)
            } else {
                current = chunk
            }
        }
    }

    /// The stretches between the places of a kind, or a better one.
    private func chunks(_ range: Range<Int>, by place: Place) -> [Range<Int>] {
        var chunks: [Range<Int>] = []
        var start = range.lowerBound
        for index in range.dropFirst() {
            guard let here = places[index - pieces.startIndex], here <= place else { continue }
            chunks.append(start..<index)
            start = index
        }
        chunks.append(start..<range.upperBound)
        return chunks
    }
}
