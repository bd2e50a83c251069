import RedressModel

/// The incidents that some formulas tell apart, as cells along one axis for each coordinate that they read.
struct Space {
    let pool: FormulaPool
    let axes: [Axis]
    let places: [Coordinate: Int]
    /// The sets of cells that boxes are made of.
    let sets = CellSets()
    /// All cells of each axis.
    let whole: [CellSet]

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
        whole = axes.map { [sets] axis in sets.set(of: axis.cells.indices) }
    }

    /// The cells in which a literal about one axis holds; nil for one about several.
    func cells(of literal: Literal) -> (axis: Int, cells: CellSet)? {
        switch literal {
        case .words(let coordinate, let words):
            places[coordinate].map { ($0, sets.set(of: axes[$0].cells(of: words))) }
        case .interval(let coordinate, let low, let high):
            places[coordinate].map { ($0, sets.set(of: axes[$0].cells(from: low, to: high))) }
        case .present(let coordinate): places[coordinate].map { ($0, sets.set(of: axes[$0].present)) }
        case .isZero, .isNotPositive: nil
        }
    }
}
