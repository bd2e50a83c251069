package import RedressModel

/// The numbers between two exact ends, both included; nil: no end on that side.
///
/// A number that is known is an interval of one point. Every operation gives an interval that contains all results,
/// and the least such one where each operand occurs once; nil where nothing is known, after a division that may be
/// by zero or an overflow.
struct Interval: Hashable, Sendable {
    let low: Rational?
    let high: Rational?

    init(low: Rational?, high: Rational?) {
        self.low = low
        self.high = high
    }

    init(_ point: Rational) { self.init(low: point, high: point) }

    static let everything = Interval(low: nil, high: nil)

    /// The one number that it can be.
    var point: Rational? {
        guard let low, let high, low == high else { return nil }
        return low
    }

    func adding(_ other: Interval) -> Interval? {
        Interval.ends(Interval.sum(low, other.low), Interval.sum(high, other.high))
    }

    func subtracting(_ other: Interval) -> Interval? {
        guard let negated = other.multiplied(by: Rational(-1)) else { return nil }
        return adding(negated)
    }

    func multiplied(by factor: Rational) -> Interval? {
        if factor == .zero { return Interval(.zero) }
        let (from, to) = factor.isNegative ? (high, low) : (low, high)
        return Interval.ends(Interval.product(from, factor), Interval.product(to, factor))
    }

    func multiplied(by other: Interval) -> Interval? {
        if let point = other.point { return multiplied(by: point) }
        if let point { return other.multiplied(by: point) }
        guard let low, let high, let otherLow = other.low, let otherHigh = other.high else {
            return openProduct(other)
        }
        var corners: [Rational] = []
        for (left, right) in [(low, otherLow), (low, otherHigh), (high, otherLow), (high, otherHigh)] {
            guard let corner = left.multiplied(by: right) else { return nil }
            corners.append(corner)
        }
        guard let least = corners.min(by: { $0 < $1 }), let most = corners.max(by: { $0 < $1 }) else { return nil }
        return Interval(low: least, high: most)
    }

    /// The product where an end is open: bounded below if both are never negative, else anything.
    private func openProduct(_ other: Interval) -> Interval? {
        guard let low, let otherLow = other.low, !low.isNegative, !otherLow.isNegative else { return .everything }
        return Interval.ends(
            Interval.product(low, otherLow),
            Interval.end(high.flatMap { top in other.high.map { (top, $0) } }) { $0.multiplied(by: $1) })
    }

    func divided(by other: Interval) -> Interval? {
        if let low = other.low, !low.isNegative, low != .zero {
            return positiveReciprocal(low, other.high).flatMap(multiplied)
        }
        if let high = other.high, high.isNegative, let negated = other.multiplied(by: Rational(-1)) {
            return divided(by: negated).flatMap { $0.multiplied(by: Rational(-1)) }
        }
        return nil
    }

    private func positiveReciprocal(_ low: Rational, _ high: Rational?) -> Interval? {
        guard let most = Rational.one.divided(by: low) else { return nil }
        guard let high else { return Interval(low: .zero, high: most) }
        guard let least = Rational.one.divided(by: high) else { return nil }
        return Interval(low: least, high: most)
    }

    /// Where the smaller of two numbers lies.
    static func smaller(_ left: Interval, _ right: Interval) -> Interval {
        Interval(
            low: both(left.low, right.low) { Swift.min($0, $1) },
            high: either(left.high, right.high) { Swift.min($0, $1) })
    }

    /// Where the larger of two numbers lies.
    static func larger(_ left: Interval, _ right: Interval) -> Interval {
        Interval(
            low: either(left.low, right.low) { Swift.max($0, $1) },
            high: both(left.high, right.high) { Swift.max($0, $1) })
    }

    private static func both(
        _ left: Rational?, _ right: Rational?, _ choose: (Rational, Rational) -> Rational
    ) -> Rational? {
        guard let left, let right else { return nil }
        return choose(left, right)
    }

    private static func either(
        _ left: Rational?, _ right: Rational?, _ choose: (Rational, Rational) -> Rational
    ) -> Rational? {
        guard let left else { return right }
        guard let right else { return left }
        return choose(left, right)
    }

    /// One end of a result.
    private enum End {
        case open
        case at(Rational)
        case overflow
    }

    private static func end(
        _ operands: (Rational, Rational)?, _ operation: (Rational, Rational) -> Rational?
    ) -> End {
        guard let operands else { return .open }
        guard let result = operation(operands.0, operands.1) else { return .overflow }
        return .at(result)
    }

    private static func sum(_ left: Rational?, _ right: Rational?) -> End {
        end(left.flatMap { left in right.map { (left, $0) } }) { $0.adding($1) }
    }

    private static func product(_ left: Rational?, _ factor: Rational) -> End {
        end(left.map { ($0, factor) }) { $0.multiplied(by: $1) }
    }

    private static func ends(_ low: End, _ high: End) -> Interval? {
        switch (low, high) {
        case (.overflow, _), (_, .overflow): nil
        case (.open, .open): .everything
        case (.at(let low), .open): Interval(low: low, high: nil)
        case (.open, .at(let high)): Interval(low: nil, high: high)
        case (.at(let low), .at(let high)): Interval(low: low, high: high)
        }
    }
}

extension Rational: Comparable {
    package static func < (left: Rational, right: Rational) -> Bool { left.compared(to: right) < 0 }
}

extension Interval {
    /// What is known of the relation between a number of this and one of the other; a relation is known where it is
    /// the same for all of them.
    func compared(_ relation: Relation, to other: Interval) -> Truth {
        switch relation {
        case .less: isBelow(other)
        case .greaterOrEqual: !isBelow(other)
        case .greater: other.isBelow(self)
        case .lessOrEqual: !other.isBelow(self)
        case .equal: equals(other)
        case .notEqual: !equals(other)
        }
    }

    private func isBelow(_ other: Interval) -> Truth {
        if let high, let otherLow = other.low, high < otherLow { return .holds }
        if let low, let otherHigh = other.high, low >= otherHigh { return .fails }
        return .unknown
    }

    private func equals(_ other: Interval) -> Truth {
        if let point, let otherPoint = other.point { return Truth(point == otherPoint) }
        if let high, let otherLow = other.low, high < otherLow { return .fails }
        if let low, let otherHigh = other.high, low > otherHigh { return .fails }
        return .unknown
    }
}
