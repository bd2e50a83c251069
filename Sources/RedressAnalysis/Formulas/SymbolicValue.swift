import RedressModel

/// A value as a function of the point.
enum SymbolicValue: Hashable {
    case none
    case unknown
    case word(VocabularyID, Int)
    /// The word of a vocabulary that stands at a coordinate.
    case wordAt(Coordinate, VocabularyID)
    case yesNo(SymbolicTruth)
    case yesNoAt(Coordinate)
    case number(LinearSum)
    /// A ratio of two sums.
    case ratio(LinearSum, LinearSum)
    /// In days.
    case date(LinearSum)
    /// In seconds.
    case instant(LinearSum)
    case text(String)
    case textAt(Coordinate)
    /// For each word, whether it is in.
    case set([Formula])
    case map(FactID)
}

/// A value where a formula holds.
struct SymbolicCase: Hashable {
    let condition: Formula
    let value: SymbolicValue

    init(_ condition: Formula, _ value: SymbolicValue) {
        self.condition = condition
        self.value = value
    }
}

extension SymbolicValue {
    /// The sum of a number, date or instant, with how it is made again from one.
    var sum: LinearSum? {
        switch self {
        case .number(let sum), .date(let sum), .instant(let sum): sum
        case .none, .unknown, .word, .wordAt, .yesNo, .yesNoAt, .ratio, .text, .textAt, .set, .map: nil
        }
    }
}
