import RedressModel
import RedressSyntax

/// What kind of value an expression gives, as far as the rules for operators ask.
enum Shape: Hashable {
    case yesNo
    case symbol(VocabularyID)
    case set(VocabularyID)
    /// With the unit of its declaration; nil for a bare number.
    case number(UnitSyntax?)
    case money
    case text
    case date
    case instant
    /// The unit is the declared one, in which bare numbers are read.
    case duration(DurationCount, unit: DurationUnit?)
    case person
    case role
    /// A whole map.
    case map(FactID)
    /// Something that was reported already; it goes with everything.
    case error

    /// Whether values of this shape can be smaller and larger, words aside.
    var isQuantity: Bool {
        switch self {
        case .number, .money, .date, .instant, .duration, .error: true
        case .yesNo, .symbol, .set, .text, .person, .role, .map: false
        }
    }
}

/// A typed expression.
struct Typed {
    var term: Term
    var shape: Shape
    /// Digits behind the point that the value can have.
    var decimals = 0
    /// Whether the value may be none (an optional fact).
    var mayBeNone = false

    /// What stands for an expression that was reported.
    static let error = Typed(term: .constant(.none), shape: .error)

    static func constant(_ constant: Constant, _ shape: Shape) -> Typed {
        Typed(term: .constant(constant), shape: shape)
    }

    var isError: Bool { shape == .error }
}
