import RedressModel

/// The incidents that some formulas tell apart, as cells along one axis for each coordinate that they read.
struct Space {
    let pool: FormulaPool
    let axes: [Axis]
    let places: [Coordinate: Int]
    /// Where each axis has its words in the bits of a box, and after the last one how many there are.
    let offsets: [Int]

    /// The space of the formulas of a scene.
    init(_ scene: SymbolicScene, _ formulas: [Formula]) {
        pool = scene.pool
        var order: [Coordinate] = []
        var starts: [Coordinate: Set<Int64>] = [:]
        for literal in scene.pool.literals(of: formulas) {
            for coordinate in literal.coordinates where starts[coordinate] == nil {
                starts[coordinate] = []
                order.append(coordinate)
            }
            guard case .interval(let coordinate, let low, let high) = literal else { continue }
            if let low { starts[coordinate, default: []].insert(low) }
            if let high, high < .max { starts[coordinate, default: []].insert(high + 1) }
        }
        axes = order.map { scene.domain(of: $0).axis($0, starts: starts[$0] ?? []) }
        places = Dictionary(uniqueKeysWithValues: zip(order, axes.indices))
        var offsets = [0]
        for axis in axes { offsets.append((offsets.last ?? 0) + (axis.cells.count + 63) / 64) }
        self.offsets = offsets
    }

    /// How many points there are, all cells along all axes; nil where it does not fit.
    var pointCount: Int? {
        var count = 1
        for axis in axes {
            let (product, overflow) = count.multipliedReportingOverflow(by: axis.cells.count)
            if overflow { return nil }
            count = product
        }
        return count
    }

    /// Everything.
    var full: Box {
        var box = Box(bits: Array(repeating: 0, count: offsets.last ?? 0))
        for (place, axis) in axes.enumerated() { box.set(axis.cells.map { _ in true }, at: offsets[place]) }
        return box
    }

    /// Whether a box holds no point.
    func isEmpty(_ box: Box) -> Bool {
        for place in axes.indices where (offsets[place]..<offsets[place + 1]).allSatisfy({ box.bits[$0] == 0 }) {
            return true
        }
        return false
    }

    /// What two boxes have in common; nil for nothing.
    func intersection(_ left: Box, _ right: Box) -> Box? {
        var bits = left.bits
        for place in axes.indices {
            var isEmpty = true
            for word in offsets[place]..<offsets[place + 1] {
                bits[word] &= right.bits[word]
                if bits[word] != 0 { isEmpty = false }
            }
            if isEmpty { return nil }
        }
        return Box(bits: bits)
    }

    /// What of a box lies outside another one, as boxes that have no point in common.
    func difference(_ left: Box, _ right: Box) -> [Box] {
        guard let common = intersection(left, right) else { return [left] }
        var rest: [Box] = []
        var inside = left
        for place in axes.indices {
            var outside = inside
            var isEmpty = true
            for word in offsets[place]..<offsets[place + 1] {
                outside.bits[word] &= ~common.bits[word]
                if outside.bits[word] != 0 { isEmpty = false }
                inside.bits[word] = common.bits[word]
            }
            if !isEmpty { rest.append(outside) }
        }
        return rest
    }

    /// The cells in which a literal about one axis holds; nil for one about several.
    func cells(of literal: Literal) -> (axis: Int, cells: [Bool])? {
        switch literal {
        case .words(let coordinate, let words):
            places[coordinate].map { ($0, axes[$0].cells(of: words)) }
        case .interval(let coordinate, let low, let high):
            places[coordinate].map { ($0, axes[$0].cells(from: low, to: high)) }
        case .present(let coordinate): places[coordinate].map { ($0, axes[$0].present) }
        case .isZero, .isNotPositive: nil
        }
    }
}

/// A product of sets of cells, one set for each axis of a space.
struct Box: Hashable {
    var bits: [UInt64]

    /// Puts the cells of one axis in place.
    mutating func set(_ cells: [Bool], at offset: Int) {
        for (place, isIn) in cells.enumerated() {
            let bit: UInt64 = 1 << UInt64(place % 64)
            if isIn { bits[offset + place / 64] |= bit } else { bits[offset + place / 64] &= ~bit }
        }
    }

    /// Whether a cell of an axis is in.
    func contains(_ cell: Int, at offset: Int) -> Bool {
        bits[offset + cell / 64] & (1 << UInt64(cell % 64)) != 0
    }
}
