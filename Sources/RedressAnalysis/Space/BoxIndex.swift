/// Finds the boxes that have a point in common with another one: along each axis, bits say which boxes hold a bucket of
/// neighbouring cells.
final class BoxIndex {
    private let space: Space
    let boxes: [Box]
    private var columns: [Column?]
    private let all: BitSet

    /// An axis along which some box has not every cell.
    private final class Column {
        let cellCount: Int
        let bucketCount: Int
        /// Boxes that have every cell.
        var free: BitSet
        /// For each bucket, the boxes that hold a cell of it.
        var buckets: [BitSet]
        /// For each box its cells, none for all of them; kept only where buckets do not tell.
        var sides: [CellSet] = []
        /// What was worked out for some buckets, one bit each.
        var memo: [UInt64: BitSet] = [:]

        init(cellCount: Int, all: BitSet, _ count: Int) {
            self.cellCount = cellCount
            bucketCount = min(cellCount, 64)
            free = all
            buckets = Array(repeating: BitSet(count: count), count: bucketCount)
            if bucketCount < cellCount { sides = Array(repeating: .empty, count: count) }
        }

        /// Whether a bucket is one cell.
        var isExact: Bool { bucketCount == cellCount }
    }

    /// No more combinations of buckets than this are remembered for an axis.
    private static let memoLimit = 4_096

    init(_ space: Space, _ boxes: [Box]) {
        self.space = space
        self.boxes = boxes
        columns = Array(repeating: nil, count: space.axes.count)
        var all = BitSet(count: boxes.count)
        for box in boxes.indices { all.insert(box) }
        self.all = all
        for (place, box) in boxes.enumerated() {
            for part in box.parts {
                let column = column(Int(part.axis))
                column.free.remove(place)
                if !column.isExact { column.sides[place] = part.cells }
                let mask = buckets(of: part, in: column)
                for bucket in 0..<column.bucketCount where mask & (1 << UInt64(bucket)) != 0 {
                    column.buckets[bucket].insert(place)
                }
            }
        }
    }

    private func column(_ axis: Int) -> Column {
        if let known = columns[axis] { return known }
        let column = Column(cellCount: space.axes[axis].cells.count, all: all, boxes.count)
        columns[axis] = column
        return column
    }

    /// The buckets that hold cells of a part, one bit each.
    private func buckets(of part: Box.Part, in column: Column) -> UInt64 {
        var mask: UInt64 = 0
        for run in space.sets.runs(of: part.cells) {
            let first = Int(run.low) * column.bucketCount / column.cellCount
            let last = Int(run.high) * column.bucketCount / column.cellCount
            mask |= (UInt64.max << UInt64(first)) & (UInt64.max >> UInt64(63 - last))
        }
        return mask
    }

    /// Boxes that have a cell in common with a part, as far as buckets tell.
    private func boxes(along part: Box.Part, in column: Column) -> BitSet {
        let mask = buckets(of: part, in: column)
        if let known = column.memo[mask] { return known }
        var found = column.free
        for bucket in 0..<column.bucketCount where mask & (1 << UInt64(bucket)) != 0 {
            found.formUnion(column.buckets[bucket])
        }
        if column.memo.count < BoxIndex.memoLimit { column.memo[mask] = found }
        return found
    }

    /// Calls with each box, by its place from one on, that has a point in common with another one and is among some.
    func forEach(meeting box: Box, from first: Int = 0, among some: BitSet? = nil, _ body: (Int) -> Void) {
        var found = some ?? all
        // Along these, sharing a bucket is not yet sharing a cell.
        var fine: [(sides: [CellSet], cells: CellSet)] = []
        for part in box.parts {
            guard let column = columns[Int(part.axis)] else { continue }
            found.formIntersection(boxes(along: part, in: column))
            if !column.isExact { fine.append((column.sides, part.cells)) }
        }
        found.forEach(from: first) { place in
            if fine.allSatisfy({ isMet($0.sides[place], $0.cells) }) { body(place) }
        }
    }

    /// Whether cells of a box along an axis meet others; empty cells stand for all.
    private func isMet(_ side: CellSet, _ cells: CellSet) -> Bool { side == .empty || space.sets.meets(side, cells) }
}
