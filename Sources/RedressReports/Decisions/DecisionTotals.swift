package import RedressEngine

/// What a decision costs in all. Sums are of 128 bits, which no number of amounts of 64 bits can overflow.
package struct DecisionTotals: Sendable {
    package let fines: Int128
    package let rewards: Int128
    /// The least and most of the fines that are pending; nil where a bound is not known.
    package let pendingMinimum: Int128?
    package let pendingMaximum: Int128?

    /// Adds up a decision.
    package init(_ decision: Decision) {
        fines = decision.fines.reduce(0) { $0 + Int128($1.fen) }
        rewards = decision.rewards.reduce(0) { $0 + Int128($1.fen) }
        let pending = decision.pending.filter { $0.kind == .fine }
        pendingMinimum = Self.sum(pending.map(\.minimum))
        pendingMaximum = Self.sum(pending.map(\.maximum))
    }

    private static func sum(_ bounds: [Int64?]) -> Int128? {
        bounds.reduce(Int128?.some(0)) { sum, bound in
            guard let sum, let bound else { return nil }
            return sum + Int128(bound)
        }
    }
}
