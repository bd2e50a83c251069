/// What one incident says along the axes of a space.
struct Point {
    /// A value at a coordinate.
    enum Value: Hashable {
        case absent
        case word(Int)
        /// In the units of the slot.
        case number(Int64)
    }

    var values: [Coordinate: Value]

    subscript(coordinate: Coordinate) -> Value? { values[coordinate] }

    /// The same without classifications that the incident carries, which count only where no row decides them.
    var withoutGiven: Point {
        Point(values: values.filter { if case .given = $0.key { false } else { true } })
    }
}

extension Space {
    /// An ordinary point of a box that has one.
    func point(in box: Box) -> Point {
        var values: [Coordinate: Point.Value] = [:]
        // What does not matter stays unsaid.
        for part in box.parts {
            let axis = axes[Int(part.axis)]
            values[axis.coordinate] = sets.first(of: part.cells).map {
                Space.value(in: axis.cells[$0], unit: axis.unit)
            }
        }
        return Point(values: values)
    }

    /// An ordinary value of a cell: the least whole one that is not negative, if there is one.
    static func value(in cell: Axis.Cell, unit: Int64 = 1) -> Point.Value {
        switch cell {
        case .absent: return .absent
        case .word(let word): return .word(word)
        case .stretch(let low, let high):
            let least = max(low ?? 0, high.map { $0 < 0 ? $0 : 0 } ?? 0)
            let (whole, overflow) = (least / unit + (least % unit > 0 ? 1 : 0)).multipliedReportingOverflow(by: unit)
            if !overflow, high.map({ whole <= $0 }) != false { return .number(whole) }
            return .number(least)
        }
    }
}
