/// A line of a document that keeps apart what the program says and what the policy says, so that each is set as it should
/// be: only the program's own words are put into traditional characters, and nobody's text is read as markup.
struct DocumentText: Hashable {
    /// One stretch of a line.
    enum Piece: Hashable {
        /// The program's words.
        case fixed(String)
        /// A name or text of the policy.
        case own(String)
        /// The same between quotation marks.
        case quoted(String)
        /// A line to write on by hand.
        case blank
        /// A box to tick, or one that is ticked.
        case box(isTicked: Bool)
    }

    private(set) var pieces: [Piece] = []

    static let empty = DocumentText(pieces: [])
    static let blank = DocumentText(pieces: [.blank])

    var isEmpty: Bool { pieces.isEmpty }

    /// A name or text of the policy.
    static func own(_ text: String) -> DocumentText { DocumentText(pieces: text.isEmpty ? [] : [.own(text)]) }

    /// A name or word of the policy between quotation marks.
    static func quoted(_ text: String) -> DocumentText { DocumentText(pieces: [.quoted(text)]) }

    /// A box, ticked or not.
    static func box(isTicked: Bool) -> DocumentText { DocumentText(pieces: [.box(isTicked: isTicked)]) }

    static func + (left: DocumentText, right: DocumentText) -> DocumentText {
        DocumentText(pieces: left.pieces + right.pieces)
    }

    static func += (left: inout DocumentText, right: DocumentText) { left.pieces += right.pieces }
}

extension DocumentText: ExpressibleByStringInterpolation {
    /// Literal parts are the program's words, values are the policy's.
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = DocumentText.empty

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { text += DocumentText(pieces: [.fixed(literal)]) }
        }

        mutating func appendInterpolation(_ other: DocumentText) { text += other }
        mutating func appendInterpolation(_ own: String) { text += .own(own) }
        mutating func appendInterpolation(_ number: some BinaryInteger) { appendLiteral(String(number)) }
    }

    init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }

    init(stringLiteral value: String) { self.init(pieces: value.isEmpty ? [] : [.fixed(value)]) }
}

extension Collection<DocumentText> {
    /// All of them, one behind the other with something between.
    func joined(_ separator: DocumentText) -> DocumentText {
        guard let first else { return .empty }
        return dropFirst().reduce(first) { $0 + separator + $1 }
    }

    /// Words that each stand in quotation marks or alone, as a list. Between marks no comma is needed.
    func listed(_ separator: DocumentText) -> DocumentText {
        let areQuoted = allSatisfy { text in
            if case .quoted? = text.pieces.first, text.pieces.count == 1 { true } else { false }
        }
        return joined(areQuoted ? "" : separator)
    }
}
