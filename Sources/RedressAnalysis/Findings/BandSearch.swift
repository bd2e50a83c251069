import RedressEngine
import RedressModel

/// Holes between neighbouring bands of a number: two rows of a group that differ in nothing but stretches of it, and
/// leave no more between them than lies around one whole number.
///
/// They differ in nothing else where, whatever the rest of an incident says, the one leaves some numbers out exactly
/// where the other does.
struct BandSearch {
    private let scene: SymbolicScene
    private let group: Group
    private let ground: Ground
    private let decider: Decider
    private let rows: [Band]

    /// A row that may be a band.
    private struct Band {
        let row: RowID
        let formula: Formula
        /// nil where the row is not one box.
        let box: Box?
        /// What it asks about alone, and what it relates to something else.
        let coordinates: Set<Coordinate>
        let related: Set<Coordinate>
    }

    /// Two rows and what lies between them, in cells of an axis.
    private struct Gap {
        let lower: Int
        let upper: Int
        let cells: ClosedRange<Int>
    }

    init(_ scene: SymbolicScene, _ group: Group, at ground: Ground) {
        self.scene = scene
        self.group = group
        self.ground = ground
        let formulas = group.rows.indices.map { index -> Formula in
            let applies = scene.applies(RowID(group: group.id, index: index), at: ground).holds
            var memo: [Formula: Formula] = [:]
            // Bands are about incidents that say what their facts are.
            return scene.pool.replacing(scene.pool.all(scene.scope(), applies), memo: &memo) { literal in
                if case .words(.known, let words) = literal { return scene.pool.constant(words.contains(1)) }
                return scene.pool.literal(literal)
            }
        }
        let decider = Decider(scene, formulas)
        self.decider = decider
        rows = formulas.enumerated().map { index, formula in
            let boxes = decider.boxes(of: formula)
            let literals = scene.pool.literals(of: [formula])
            return Band(
                row: RowID(group: group.id, index: index), formula: formula,
                box: boxes?.count == 1 ? boxes?.first : nil, coordinates: Set(literals.flatMap(\.coordinates)),
                related: Set(literals.lazy.map(\.coordinates).filter { $0.count > 1 }.joined()))
        }
    }

    /// Adds what is found in a group. One with `otherwise`, or that must decide everything, has no holes of this kind.
    static func add(_ scene: SymbolicScene, _ group: Group, to report: inout AnalysisReport) {
        guard !group.isComplete, !group.rows.contains(where: \.isOtherwise) else { return }
        for ground in scene.grounds(of: group) { BandSearch(scene, group, at: ground).add(to: &report) }
    }

    private func add(to report: inout AnalysisReport) {
        for place in decider.space.axes.indices where decider.space.axes[place].isNumeric {
            guard let fact = decider.space.axes[place].coordinate.fact else { continue }
            for gap in gaps(along: place) {
                let rows = [rows[gap.lower].row, rows[gap.upper].row].sorted()
                switch answer(gap, along: place) {
                case .nowhere: continue
                case .undecided: report.undecided.append(UndecidedQuestion(rows: rows, reason: .steps))
                case .found:
                    guard let (low, high) = stretch(gap.cells, place), !report.hasHole(fact, low, rows) else {
                        continue
                    }
                    report.findings.append(
                        AnalysisFinding(kind: .bandHole(fact, low: low, high: high), rows: rows, ground: ground))
                }
            }
        }
        report.tally.add(decider, to: .bands)
    }

    // MARK: - Gaps

    /// Where one row ends and another begins with little between. Rows that are one box are tried only with those that
    /// are the same along all other axes.
    private func gaps(along place: Int) -> [Gap] {
        var families: [Box: [Int]] = [:]
        var order: [Box] = []
        var unlike: [Int] = []
        for (index, band) in rows.enumerated() where reads(band, place) {
            guard let box = band.box else {
                unlike.append(index)
                continue
            }
            let rest = box.opened(at: place)
            if families[rest] == nil { order.append(rest) }
            families[rest, default: []].append(index)
        }
        var gaps = order.flatMap { self.gaps(families[$0] ?? [], along: place) }
        if !unlike.isEmpty {
            let all = rows.indices.filter { reads(rows[$0], place) }
            gaps += self.gaps(all, along: place).filter { unlike.contains($0.lower) || unlike.contains($0.upper) }
        }
        return gaps.sorted { ($0.lower, $0.upper, $0.cells.lowerBound) < ($1.lower, $1.upper, $1.cells.lowerBound) }
    }

    /// Whether a row asks about an axis; what relates the number to another one has no bands.
    private func reads(_ band: Band, _ place: Int) -> Bool {
        let coordinate = decider.space.axes[place].coordinate
        return band.coordinates.contains(coordinate) && !band.related.contains(coordinate)
    }

    private func gaps(_ indices: [Int], along place: Int) -> [Gap] {
        guard indices.count > 1 else { return [] }
        let boxes = indices.compactMap { rows[$0].box }
        let narrow = boxes.count == indices.count ? narrow(behind: boxes, along: place) : narrow(along: place)
        guard !narrow.isEmpty else { return [] }
        // Each row is asked once about each cell that lies in or beside a gap.
        var held: [[Int: Bool]] = Array(repeating: [:], count: indices.count)
        func holds(_ index: Int, _ cell: Int) -> Bool {
            if let known = held[index][cell] { return known }
            let result = self.cell(rows[indices[index]], cell: cell, place) != .never
            held[index][cell] = result
            return result
        }
        var gaps: [Gap] = []
        for cells in narrow {
            // A row of several boxes may hold these cells in other circumstances.
            func isOutside(_ index: Int) -> Bool {
                rows[indices[index]].box == nil || !cells.allSatisfy { holds(index, $0) }
            }
            let ending = indices.indices.filter { holds($0, cells.lowerBound - 1) && isOutside($0) }
            guard !ending.isEmpty else { continue }
            let starting = indices.indices.filter { holds($0, cells.upperBound + 1) && isOutside($0) }
            for lower in ending {
                for upper in starting where lower != upper {
                    gaps.append(Gap(lower: indices[lower], upper: indices[upper], cells: cells))
                }
            }
        }
        return gaps
    }

    /// All neighbouring cells, with one before and one after them, that lie around one whole number at most.
    private func narrow(along place: Int) -> [ClosedRange<Int>] {
        decider.space.axes[place].cells.indices.dropFirst().flatMap { first in
            narrow(from: first, ending: first, along: place)
        }
    }

    /// Those of them in which one of some boxes ends: few, where there are many boxes along an axis.
    private func narrow(behind boxes: [Box], along place: Int) -> [ClosedRange<Int>] {
        let count = decider.space.axes[place].cells.count
        var ends: Set<Int> = []
        for box in boxes {
            for run in box.cells(at: place).map(decider.space.sets.runs) ?? [] where Int(run.high) + 1 < count {
                ends.insert(Int(run.high) + 1)
            }
        }
        var found: Set<ClosedRange<Int>> = []
        for end in ends {
            var first = end
            while first > 0, isNarrow(first...end, along: place) {
                found.formUnion(narrow(from: first, ending: end, along: place))
                first -= 1
            }
        }
        return found.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    }

    /// Those that begin with a cell and end with a second one or later.
    private func narrow(from first: Int, ending end: Int, along place: Int) -> [ClosedRange<Int>] {
        var found: [ClosedRange<Int>] = []
        var last = end
        while last + 1 < decider.space.axes[place].cells.count, isNarrow(first...last, along: place) {
            found.append(first...last)
            last += 1
        }
        return found
    }

    private func isNarrow(_ cells: ClosedRange<Int>, along place: Int) -> Bool {
        guard let (low, high) = stretch(cells, place) else { return false }
        return high - low < decider.space.axes[place].unit
    }

    /// The numbers of some cells; nil where they have no end.
    private func stretch(_ cells: ClosedRange<Int>, _ place: Int) -> (low: Int64, high: Int64)? {
        let axis = decider.space.axes[place]
        guard case .stretch(let low?, _) = axis.cells[cells.lowerBound],
            case .stretch(_, let high?) = axis.cells[cells.upperBound]
        else { return nil }
        return (low, high)
    }

    // MARK: - Questions

    /// Where the rest of an incident must be for a row to apply in a cell.
    private func cell(_ band: Band, cell: Int, _ place: Int) -> Formula {
        if let box = band.box { return scene.pool.constant(decider.space.holds(cell, at: place, in: box)) }
        return restricted(band.formula, to: cell, place)
    }

    private func restricted(_ formula: Formula, to cell: Int, _ place: Int) -> Formula {
        let coordinate = decider.space.axes[place].coordinate
        var memo: [Formula: Formula] = [:]
        return scene.pool.replacing(formula, memo: &memo) { literal in
            guard literal.coordinates == [coordinate], let (_, cells) = decider.space.cells(of: literal) else {
                return scene.pool.literal(literal)
            }
            return scene.pool.constant(decider.space.sets.contains(cell, in: cells))
        }
    }

    /// Where the gap is open, if both rows leave numbers out in the same circumstances.
    private func answer(_ gap: Gap, along place: Int) -> Decider.Answer {
        let (one, other) = (rows[gap.lower], rows[gap.upper])
        if one.box != nil, other.box != nil { return decider.find(question(gap, along: place)) }
        let pool = scene.pool
        let parts = [one, other].map { band -> Formula in
            let cells = decider.space.axes[place].cells.indices.map { restricted(band.formula, to: $0, place) }
            return pool.all(pool.any(cells), pool.not(pool.all(cells)))
        }
        let differs = pool.any(pool.all(parts[0], pool.not(parts[1])), pool.all(parts[1], pool.not(parts[0])))
        switch decider.find(differs) {
        case .nowhere: return decider.find(question(gap, along: place))
        case .found: return .nowhere
        case .undecided: return .undecided
        }
    }

    /// Where the rows apply on both sides of a gap, and none within.
    private func question(_ gap: Gap, along place: Int) -> Formula {
        let coordinate = decider.space.axes[place].coordinate
        let inside = stretch(gap.cells, place).map {
            scene.pool.literal(.interval(coordinate, low: $0.low, high: $0.high))
        }
        let sides = [
            restricted(rows[gap.lower].formula, to: gap.cells.lowerBound - 1, place),
            restricted(rows[gap.upper].formula, to: gap.cells.upperBound + 1, place), inside ?? .never,
        ]
        let limits = scene.pool.all(sides)
        let hole = decider.boxes(of: limits)
        let near = rows.filter { band in
            guard let box = band.box, let hole else { return true }
            return hole.contains { decider.space.meets($0, box) }
        }
        return scene.pool.all([limits] + near.map { scene.pool.not($0.formula) })
    }
}

extension Coordinate {
    /// The fact whose value stands there; nil where it is no fact's.
    var fact: FactID? {
        switch self {
        case .fact(let id), .entry(let id, _): id
        case .element, .entryElement, .event, .eventEntry, .given, .known, .mapSize, .deadline, .parameter, .figure,
            .charge, .people, .absence, .kind, .kindSum:
            nil
        }
    }
}

extension AnalysisReport {
    /// Whether a hole between two bands is listed already, for another element.
    fileprivate func hasHole(_ fact: FactID, _ low: Int64, _ rows: [RowID]) -> Bool {
        findings.contains { finding in
            if case .bandHole(fact, low: low, high: _) = finding.kind { finding.rows == rows } else { false }
        }
    }
}
