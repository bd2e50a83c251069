import RedressModel

/// The smallest question about a point of the space.
enum Literal: Hashable, Sendable {
    /// The coordinate has a value, and it is one of these words (or 0 and 1, for no and yes).
    case words(Coordinate, WordSet)
    /// The coordinate has a value between two ends, in the units of its slot; an absent end is none.
    case interval(Coordinate, low: Int64?, high: Int64?)
    /// The coordinate has a value.
    case present(Coordinate)
    /// A sum of two or more coordinates, all of which have a value, is zero.
    case isZero(LinearSum)
    /// A sum of two or more coordinates, all of which have a value, is not above zero.
    case isNotPositive(LinearSum)
}

/// Words of a vocabulary by their places.
struct WordSet: Hashable, Sendable {
    private(set) var bits: [UInt64]

    init(_ places: some Sequence<Int>) {
        bits = []
        for place in places {
            while bits.count <= place / 64 { bits.append(0) }
            bits[place / 64] |= 1 << UInt64(place % 64)
        }
    }

    func contains(_ place: Int) -> Bool {
        place >= 0 && place / 64 < bits.count && bits[place / 64] & (1 << UInt64(place % 64)) != 0
    }

    var isEmpty: Bool { bits.allSatisfy { $0 == 0 } }

    /// Ascending.
    var places: [Int] {
        bits.indices.flatMap { word in (0..<64).filter { bits[word] & (1 << UInt64($0)) != 0 }.map { word * 64 + $0 } }
    }
}
