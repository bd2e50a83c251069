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
        report.tally.add(decider, to: .bands)
    }

    private func addHoles(along place: Int, to report: inout AnalysisReport) {
        let space = decider.space
        let axis = space.axes[place]
        guard case .fact(let fact) = axis.coordinate else { return }
        // Rows that are alike along all other axes.
        var families: [Box: [(row: RowID, first: Int, last: Int)]] = [:]
        for (row, _, box) in rows {
            guard let cells = box.cells(at: place), let first = space.sets.first(of: cells),
                let last = space.sets.last(of: cells)
            else { continue }
            families[box.opened(at: place), default: []].append((row, first, last))
        }
        for (_, family) in families.sorted(by: { $0.value[0].row < $1.value[0].row }) where family.count > 1 {
            let bands = family.sorted { ($0.first, $0.row) < ($1.first, $1.row) }
            for (lower, upper) in zip(bands, bands.dropFirst()) {
                decider.countByBoxes()
                let between = lower.last + 1..<max(upper.first, lower.last + 1)
                guard let first = between.first, let last = between.last,
                    case .stretch(let low?, _) = axis.cells[first], case .stretch(_, let high?) = axis.cells[last],
                    high - low < scene.schema[fact].type.wholeUnit, isOpen(place, between, like: lower.row)
                else { continue }
                report.findings.append(
                    AnalysisFinding(kind: .bandHole(fact, low: low, high: high), rows: [lower.row, upper.row].sorted()))
            }
        }
    }

    /// Whether no row takes the cells between two bands.
    private func isOpen(_ place: Int, _ cells: Range<Int>, like row: RowID) -> Bool {
        let space = decider.space
        guard let box = rows.first(where: { $0.row == row })?.box,
            let hole = space.setting(space.sets.set(of: cells), at: place, in: box)
        else { return false }
        return rows.allSatisfy { !space.meets($0.box, hole) } && rows.count == group.rows.count
    }
}
