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
}

extension Space {
    /// An ordinary point of a box that has one.
    func point(in box: Box) -> Point {
        var values: [Coordinate: Point.Value] = [:]
        for (place, axis) in axes.enumerated() {
            let isFull = axis.cells.indices.allSatisfy { box.contains($0, at: offsets[place]) }
            // What does not matter stays unsaid.
            if isFull { continue }
            let first = axis.cells.indices.first { box.contains($0, at: offsets[place]) }
            values[axis.coordinate] = first.map { Space.value(in: axis.cells[$0]) }
        }
        return Point(values: values)
    }

    /// An ordinary value of a cell: the least number that is not negative, if there is one.
    static func value(in cell: Axis.Cell) -> Point.Value {
        switch cell {
        case .absent: .absent
        case .word(let word): .word(word)
        case .stretch(let low, let high):
            switch (low, high) {
            case (let low?, _) where low >= 0: .number(low)
            case (_, let high?) where high < 0: .number(high)
            default: .number(0)
            }
        }
    }
}
