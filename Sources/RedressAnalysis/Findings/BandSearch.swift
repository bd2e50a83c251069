import RedressEngine
import RedressModel

/// Holes between neighbouring bands of a number: rows of one group that differ in nothing but a stretch of it, and leave
/// no more between them than lies around one whole number.
struct BandSearch {
    private let scene: SymbolicScene
    private let group: Group
    private let decider: Decider
    private let rows: [(row: RowID, formula: Formula, box: Box)]

    init(_ scene: SymbolicScene, _ group: Group) {
        self.scene = scene
        self.group = group
        let ground = scene.grounds(of: group).first ?? .group(group.id)
        let formulas = group.rows.indices.map { index in
            scene.pool.all(scene.scope(), scene.applies(RowID(group: group.id, index: index), at: ground).holds)
        }
        let decider = Decider(scene, formulas)
        self.decider = decider
        rows = formulas.enumerated().compactMap { index, formula in
            guard let boxes = decider.boxes(of: formula), boxes.count == 1 else { return nil }
            return (RowID(group: group.id, index: index), formula, boxes[0])
        }
    }

    /// Adds what is found. A group with `otherwise`, or one that must decide everything, has no holes of this kind.
    func add(to report: inout AnalysisReport) {
        guard !group.isComplete, !group.rows.contains(where: \.isOtherwise) else { return }
        for place in decider.space.axes.indices where decider.space.axes[place].isNumeric {
            addHoles(along: place, to: &report)
        }
    }

    private func addHoles(along place: Int, to report: inout AnalysisReport) {
        let space = decider.space
        let axis = space.axes[place]
        guard case .fact(let fact) = axis.coordinate else { return }
        let offsets = space.offsets[place]..<space.offsets[place + 1]
        // Rows that are alike along all other axes.
        var families: [[UInt64]: [(row: RowID, cells: [Int])]] = [:]
        for (row, _, box) in rows {
            let cells = axis.cells.indices.filter { box.contains($0, at: space.offsets[place]) }
            guard !cells.isEmpty, cells.count < axis.cells.count else { continue }
            var rest = box.bits
            for word in offsets { rest[word] = 0 }
            families[rest, default: []].append((row, cells))
        }
        for (_, family) in families.sorted(by: { $0.value[0].row < $1.value[0].row }) where family.count > 1 {
            let bands = family.sorted { ($0.cells[0], $0.row) < ($1.cells[0], $1.row) }
            for (lower, upper) in zip(bands, bands.dropFirst()) {
                let start = (lower.cells.last ?? 0) + 1
                let between = start..<max(upper.cells[0], start)
                guard let first = between.first, let last = between.last,
                    case .stretch(let low?, _) = axis.cells[first], case .stretch(_, let high?) = axis.cells[last],
                    high - low < scene.schema[fact].type.wholeUnit, isOpen(place, Array(between), like: lower.row)
                else { continue }
                report.findings.append(
                    AnalysisFinding(kind: .bandHole(fact, low: low, high: high), rows: [lower.row, upper.row].sorted()))
            }
        }
    }

    /// Whether no row takes the cells between two bands.
    private func isOpen(_ place: Int, _ cells: [Int], like row: RowID) -> Bool {
        guard var hole = rows.first(where: { $0.row == row })?.box else { return false }
        let axis = decider.space.axes[place]
        hole.set(axis.cells.indices.map(cells.contains), at: decider.space.offsets[place])
        return rows.allSatisfy { decider.space.intersection($0.box, hole) == nil } && rows.count == group.rows.count
    }
}
