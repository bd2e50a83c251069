import RedressModel

/// Single values of stretches of numbers. What a unit is open for at one of them, or decides otherwise at two of them, is
/// open because of what is missing, and not because a stretch stands for many numbers at once.
struct StretchSamples {
    /// Where a stretch has no end on either side.
    private let anchor: Rational

    /// No way is tried at more stretches than this.
    private static let maximumStretches = 4

    /// How far beyond the end of a stretch that has but one a value is taken: seconds of 400 days, and whatever else is
    /// counted.
    private static let reach = Rational(400 * 86_400)

    init(_ order: EventOrder) {
        anchor = order.moments.values.compactMap(\.point).max { $0.compared(to: $1) < 0 } ?? .zero
    }

    /// A way at single values: all stretches at their low ends, all at their high ends, then each by itself at its high
    /// end. None where there are too many stretches.
    func samples(_ filled: [Variable: Value]) -> [[Variable: Value]] {
        let stretches = filled.keys.sorted(by: Ways.isBefore).filter { isStretch(filled[$0]) }
        guard !stretches.isEmpty, stretches.count <= Self.maximumStretches else { return [] }
        func at(_ high: Set<Variable>) -> [Variable: Value] {
            var sample = filled
            for variable in stretches {
                sample[variable] = filled[variable].map { end(of: $0, isHigh: high.contains(variable)) }
            }
            return sample
        }
        let single = stretches.count > 1 ? stretches.map { at([$0]) } : []
        return [at([]), at(Set(stretches))] + single + meetings(stretches, at([]), filled)
    }

    /// Where a stretch holds a moment that the way has for something else, since acts may follow at once.
    private func meetings(
        _ stretches: [Variable], _ low: [Variable: Value], _ filled: [Variable: Value]
    ) -> [[Variable: Value]] {
        stretches.flatMap { variable -> [[Variable: Value]] in
            guard case .instant(let stretch)? = filled[variable] else { return [] }
            let moments = filled.keys.sorted(by: Ways.isBefore).compactMap { other -> Rational? in
                guard case .instant(let moment)? = filled[other], let point = moment.point else { return nil }
                return stretch.compared(.lessOrEqual, to: moment) == .fails
                    || stretch.compared(.greaterOrEqual, to: moment) == .fails ? nil : point
            }
            return moments.prefix(Self.maximumStretches).map { moment in
                var sample = low
                sample[variable] = .instant(Interval(moment))
                return sample
            }
        }
    }

    private func isStretch(_ value: Value?) -> Bool { value?.interval.map { $0.point == nil } == true }

    private func end(of value: Value, isHigh: Bool) -> Value {
        switch value {
        case .number(let stretch): .number(Interval(end(of: stretch, isHigh)))
        case .date(let stretch): .date(Interval(end(of: stretch, isHigh)))
        case .instant(let stretch): .instant(Interval(end(of: stretch, isHigh)))
        case .unknown, .none, .yesNo, .word, .set, .text, .otherText, .map: value
        }
    }

    private func end(of stretch: Interval, _ isHigh: Bool) -> Rational {
        switch (stretch.low, stretch.high) {
        case (let low?, let high?): isHigh ? high : low
        case (let low?, nil): isHigh ? low.adding(Self.reach) ?? low : low
        case (nil, let high?): isHigh ? high : high.subtracting(Self.reach) ?? high
        case (nil, nil): isHigh ? anchor.adding(Self.reach) ?? anchor : anchor
        }
    }
}
