import RedressModel
import RedressTime

extension IncidentRow {
    /// Puts a figure into the slot of a hidden fact: exactly where it is known, else as the stretch that it lies in.
    mutating func set(_ fact: FactID, _ value: Value, _ type: ValueType, slot: Int) {
        slots[slot] = Slot.absent
        stretches[fact] = nil
        switch value {
        case .none: slots[slot] = Slot.none
        case .number(let interval), .date(let interval), .instant(let interval):
            let low = interval.low.flatMap { $0.inUnits(of: type)?.floor }
            let high = interval.high.flatMap { $0.inUnits(of: type)?.ceiling }
            if let low, low == high, low >= Slot.firstValue {
                slots[slot] = low
            } else {
                stretches[fact] = Stretch(low: low, high: high)
            }
        case .unknown: slots[slot] = Slot.unknown
        case .yesNo, .word, .set, .text, .otherText, .map: break
        }
    }
}

extension Rational {
    /// A number in the units that a slot of a type holds.
    fileprivate func inUnits(of type: ValueType) -> Rational? {
        guard case .number(let decimals, _, _) = type else { return self }
        return (0..<decimals).reduce(self) { (scaled: Rational?, _) in scaled?.multiplied(by: Rational(10)) }
    }

    /// The least whole number that is not smaller.
    fileprivate var ceiling: Int64? {
        guard let floor else { return nil }
        return whole == nil ? floor + 1 : floor
    }
}
