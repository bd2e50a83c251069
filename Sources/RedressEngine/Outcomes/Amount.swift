import RedressModel

/// What is known of a sum of money, in fen.
struct Amount: Hashable, Sendable {
    /// nil: nobody knows.
    var low: Int64?
    var high: Int64?
    /// Whether an assessor has yet to set it.
    var isOpen = false

    static let unknown = Amount(low: nil, high: nil)

    var interval: Interval { Interval(low: low.map { Rational($0) }, high: high.map { Rational($0) }) }

    /// The sum that `interval` says, rounded to the fen, halves away from zero; never less than nothing.
    init(_ interval: Interval?) {
        low = interval?.low.flatMap(\.rounded).map { max(0, $0) }
        high = interval?.high.flatMap(\.rounded).map { max(0, $0) }
    }

    init(low: Int64?, high: Int64?) {
        self.low = low
        self.high = high
    }
}

/// What an assessor's figure makes of a range.
enum Assessment: Hashable, Sendable {
    case amount(Amount)
    /// The figure lies outside.
    case outside(Violation.Cause)
    /// There is none: what the sum is taken from does not exist.
    case nothing
}

extension MoneyItem {
    /// Whether the sum of either differs from person to person, so that there is no one sum to compare.
    func variesByPerson(_ other: MoneyItem) -> Bool { ownEntry != nil || other.ownEntry != nil }
}
