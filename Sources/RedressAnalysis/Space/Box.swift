/// A product of sets of cells, one set for each axis of a space; never empty. Equal boxes of one space are the same set
/// of points.
struct Box: Hashable {
    /// The cells that a box has along an axis.
    struct Part: Hashable {
        let axis: Int32
        let cells: CellSet
    }

    /// By axis, ascending. Along all others a box has every cell.
    var parts: [Part]

    /// The cells along an axis; nil where they are all.
    func cells(at axis: Int) -> CellSet? {
        for part in parts where part.axis >= axis { return part.axis == axis ? part.cells : nil }
        return nil
    }

    /// The same box with every cell along one axis.
    func opened(at axis: Int) -> Box { Box(parts: parts.filter { $0.axis != axis }) }
}

extension Space {
    /// Everything.
    var full: Box { Box(parts: []) }

    /// The box of some cells along one axis; nil where there are none.
    func box(_ cells: CellSet, at axis: Int) -> Box? { setting(cells, at: axis, in: full) }

    /// A box with other cells along one axis; nil where there are none.
    func setting(_ cells: CellSet, at axis: Int, in box: Box) -> Box? {
        guard cells != .empty else { return nil }
        var box = box
        let place = box.parts.firstIndex { $0.axis >= axis } ?? box.parts.endIndex
        let isThere = place < box.parts.endIndex && box.parts[place].axis == axis
        let more = cells == whole[axis] ? [] : [Box.Part(axis: Int32(axis), cells: cells)]
        box.parts.replaceSubrange(place..<(isThere ? place + 1 : place), with: more)
        return box
    }

    /// Whether a box has a cell along an axis.
    func holds(_ cell: Int, at axis: Int, in box: Box) -> Bool {
        box.cells(at: axis).map { sets.contains(cell, in: $0) } ?? true
    }

    /// Whether two boxes have a point in common.
    func meets(_ left: Box, _ right: Box) -> Bool {
        var other = 0
        for part in left.parts {
            while other < right.parts.count, right.parts[other].axis < part.axis { other += 1 }
            if other == right.parts.count { return true }
            if right.parts[other].axis == part.axis, !sets.meets(part.cells, right.parts[other].cells) { return false }
        }
        return true
    }

    /// What two boxes have in common; nil for nothing.
    func intersection(_ left: Box, _ right: Box) -> Box? {
        if left.parts.isEmpty { return right }
        if right.parts.isEmpty { return left }
        var parts: [Box.Part] = []
        parts.reserveCapacity(left.parts.count + right.parts.count)
        var (one, other) = (0, 0)
        while one < left.parts.count, other < right.parts.count {
            let (first, second) = (left.parts[one], right.parts[other])
            if first.axis == second.axis {
                let cells = sets.intersection(first.cells, second.cells)
                if cells == .empty { return nil }
                parts.append(Box.Part(axis: first.axis, cells: cells))
                one += 1
                other += 1
            } else if first.axis < second.axis {
                parts.append(first)
                one += 1
            } else {
                parts.append(second)
                other += 1
            }
        }
        parts += left.parts[one...]
        parts += right.parts[other...]
        return Box(parts: parts)
    }

    /// How much of a box lies in another one that meets it, counted in cells.
    func share(of other: Box, in box: Box) -> Double {
        var share = 1.0
        for part in other.parts {
            let mine = box.cells(at: Int(part.axis)) ?? whole[Int(part.axis)]
            share *= sets.share(of: part.cells, in: mine)
        }
        return share
    }

    /// One point of a box: the first cell along each axis.
    func corner(of box: Box) -> Box {
        Box(
            parts: axes.indices.compactMap { axis in
                let cells = box.cells(at: axis) ?? whole[axis]
                let cell = sets.set(of: sets.first(of: cells).map { $0..<$0 + 1 } ?? 0..<0)
                return cell == whole[axis] ? nil : Box.Part(axis: Int32(axis), cells: cell)
            })
    }

    /// Whether one of a few points of a box, spread over it, lies outside all others. Most boxes that leave something
    /// leave one of them.
    func leavesSample(of box: Box, outside others: [Box]) -> Bool {
        var cells = [Int](repeating: -1, count: axes.count)
        for sample in 0..<12 {
            for place in cells.indices { cells[place] = -1 }
            let isHeld = others.contains { other in
                other.parts.allSatisfy { part in
                    let axis = Int(part.axis)
                    if cells[axis] < 0 {
                        let mine = box.cells(at: axis) ?? whole[axis]
                        cells[axis] = sets.cell(Space.spread(sample, axis) % sets.count(of: mine), of: mine)
                    }
                    return sets.contains(cells[axis], in: part.cells)
                }
            }
            if !isHeld { return true }
        }
        return false
    }

    /// A number for each sample and axis that looks drawn by lot, and is always the same.
    private static func spread(_ sample: Int, _ axis: Int) -> Int {
        let mixed = UInt64(sample * 4_096 + axis + 1) &* 0x9E37_79B9_7F4A_7C15
        return Int(((mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9) >> 33)
    }
}
