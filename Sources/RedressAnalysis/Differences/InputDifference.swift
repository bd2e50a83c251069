import RedressModel

/// Something that incidents may say under one version of a policy and not, or not so, under the other.
package struct InputDifference: Hashable, Sendable {
    /// What it is about.
    package enum Subject: Hashable, Sendable {
        case fact, event, role
        /// A word of the list that belongs to a fact or classification of this name.
        case word(of: String)
        /// A classification that incidents may carry.
        case classification
        /// The order of two events.
        case eventOrder
        case timeZone
        /// A group over a period.
        case period
    }

    /// How the versions differ about it.
    package enum Change: Hashable, Sendable {
        case onlyInOld, onlyInNew
        /// Declared so differently that the two are not the same input.
        case type
        /// Other values are taken: another range, other digits or another unit.
        case values
        /// Only one version takes it that there is none.
        case none
        /// Who or what stands for it is declared otherwise.
        case declaration
    }

    package let subject: Subject
    package let name: String
    package let change: Change
}

extension ValueType {
    /// What two types of one fact both take, and whether that is all that each of them takes; nil where they are no types
    /// of one input.
    func common(with other: ValueType) -> (type: ValueType, isSame: Bool)? {
        switch (self, other) {
        case (.number(let decimals, let range, let unit), .number(let otherDecimals, let otherRange, let otherUnit)):
            let digits = min(decimals, otherDecimals)
            guard
                let common = ValueType.common(
                    ValueType.scaled(range, by: decimals - digits),
                    ValueType.scaled(otherRange, by: otherDecimals - digits))
            else { return nil }
            let isSame = decimals == otherDecimals && range == otherRange && unit == otherUnit
            return (.number(decimals: digits, range: common.range, unit: unit), isSame)
        case (.money(let range), .money(let otherRange)):
            return ValueType.common(range, otherRange).map { (.money(range: $0.range), range == otherRange) }
        case (.duration(let count, let unit), .duration(let otherCount, let otherUnit)):
            return count == otherCount ? (self, unit == otherUnit) : nil
        default: return self == other ? (self, true) : nil
        }
    }

    private struct Common {
        let range: ClosedRange<Int64>?
    }

    private static func common(_ one: ClosedRange<Int64>?, _ other: ClosedRange<Int64>?) -> Common? {
        guard let one, let other else { return Common(range: one ?? other) }
        return one.overlaps(other) ? Common(range: one.clamped(to: other)) : nil
    }

    /// A range in units of fewer digits.
    private static func scaled(_ range: ClosedRange<Int64>?, by digits: Int) -> ClosedRange<Int64>? {
        guard let range, digits > 0 else { return range }
        let unit = (0..<digits).reduce(Int64(1)) { unit, _ in unit * 10 }
        let low = range.lowerBound >= 0 ? (range.lowerBound + unit - 1) / unit : range.lowerBound / unit
        let high = range.upperBound >= 0 ? range.upperBound / unit : (range.upperBound - unit + 1) / unit
        return low <= high ? low...high : nil
    }
}
