/// An exact ratio in lowest terms with a positive denominator. Every operation is nil when the result does not fit.
package struct Rational: Hashable, Sendable {
    package let numerator: Int128
    package let denominator: Int128

    package static let zero = Rational(0)
    package static let one = Rational(1)

    package init(_ whole: Int64) {
        numerator = Int128(whole)
        denominator = 1
    }

    /// nil for a zero denominator or a result that does not fit.
    package init?(_ numerator: Int128, over denominator: Int128) {
        guard denominator != 0, numerator != .min, denominator != .min else { return nil }
        let divisor = Rational.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
        let sign: Int128 = denominator < 0 ? -1 : 1
        self.numerator = sign * (numerator / Int128(divisor))
        self.denominator = sign * (denominator / Int128(divisor))
    }

    /// `digits` × 10^-`scale`; nil when the scale is beyond 18.
    package init?(digits: Int64, scale: Int) {
        guard (0...18).contains(scale) else { return nil }
        var denominator: Int128 = 1
        for _ in 0..<scale { denominator *= 10 }
        self.init(Int128(digits), over: denominator)
    }

    /// The whole number it is; nil for a fraction or a number beyond 64 bits.
    package var whole: Int64? { denominator == 1 ? Int64(exactly: numerator) : nil }

    /// The nearest whole number, halves away from zero; nil beyond 64 bits.
    package var rounded: Int64? {
        let doubled = numerator.magnitude.multipliedReportingOverflow(by: 2)
        guard !doubled.overflow else { return nil }
        let magnitude = (doubled.partialValue + denominator.magnitude) / (2 * denominator.magnitude)
        guard let value = Int128(exactly: magnitude) else { return nil }
        return Int64(exactly: numerator < 0 ? -value : value)
    }

    /// The largest whole number not above it; nil beyond 64 bits.
    package var floor: Int64? {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        return Int64(exactly: remainder < 0 ? quotient - 1 : quotient)
    }

    package var isNegative: Bool { numerator < 0 }

    package func adding(_ other: Rational) -> Rational? { combining(other, subtract: false) }

    package func subtracting(_ other: Rational) -> Rational? { combining(other, subtract: true) }

    private func combining(_ other: Rational, subtract: Bool) -> Rational? {
        let left = numerator.multipliedReportingOverflow(by: other.denominator)
        let right = other.numerator.multipliedReportingOverflow(by: denominator)
        let bottom = denominator.multipliedReportingOverflow(by: other.denominator)
        guard !left.overflow, !right.overflow, !bottom.overflow else { return nil }
        let top =
            subtract
            ? left.partialValue.subtractingReportingOverflow(right.partialValue)
            : left.partialValue.addingReportingOverflow(right.partialValue)
        guard !top.overflow else { return nil }
        return Rational(top.partialValue, over: bottom.partialValue)
    }

    package func multiplied(by other: Rational) -> Rational? {
        let top = numerator.multipliedReportingOverflow(by: other.numerator)
        let bottom = denominator.multipliedReportingOverflow(by: other.denominator)
        guard !top.overflow, !bottom.overflow else { return nil }
        return Rational(top.partialValue, over: bottom.partialValue)
    }

    /// nil when the divisor is zero, too.
    package func divided(by other: Rational) -> Rational? {
        guard other.numerator != 0, let inverse = Rational(other.denominator, over: other.numerator) else { return nil }
        return multiplied(by: inverse)
    }

    /// Negative, zero or positive as self is below, equal to or above the other; exact for every pair.
    package func compared(to other: Rational) -> Int {
        if denominator == other.denominator {
            return numerator < other.numerator ? -1 : (numerator == other.numerator ? 0 : 1)
        }
        if isNegative != other.isNegative { return isNegative ? -1 : 1 }
        let left = numerator.magnitude.multipliedFullWidth(by: other.denominator.magnitude)
        let right = other.numerator.magnitude.multipliedFullWidth(by: denominator.magnitude)
        let order = (left.high, left.low) < (right.high, right.low) ? -1 : (left == right ? 0 : 1)
        return isNegative ? -order : order
    }

    private static func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
        var (left, right) = (first, second)
        while right != 0 { (left, right) = (right, left % right) }
        return left == 0 ? 1 : left
    }
}
