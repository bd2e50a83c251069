/// Finds the boxes that overlap, by the axis that keeps most of them apart.
struct BoxIndex {
    private let space: Space
    private let boxes: [(owner: Int, box: Box)]
    private let axis: Int
    /// For each cell of the axis, the boxes that hold it.
    private let buckets: [[Int]]

    init(_ space: Space, _ boxes: [(owner: Int, box: Box)]) {
        self.space = space
        self.boxes = boxes
        var best: (axis: Int, cost: Int) = (0, .max)
        for place in space.axes.indices {
            var cost = 0
            for cell in space.axes[place].cells.indices {
                let count = boxes.count { $0.box.contains(cell, at: space.offsets[place]) }
                cost += count * count
            }
            if cost < best.cost { best = (place, cost) }
        }
        axis = best.axis
        guard space.axes.indices.contains(axis) else {
            buckets = [Array(boxes.indices)]
            return
        }
        let offset = space.offsets[axis]
        buckets = space.axes[axis].cells.indices.map { cell in
            boxes.indices.filter { boxes[$0].box.contains(cell, at: offset) }
        }
    }

    /// Calls with each pair of owners of which some boxes overlap, the smaller number first, in rising order of the
    /// first, with what one pair of their boxes has in common.
    func forEachOverlap(where mayMatter: (Int, Int) -> Bool, _ body: (Int, Int, Box) -> Void) {
        var found: [(first: Int, second: Int, left: Int, right: Int)] = []
        var seen: Set<Pair> = []
        for bucket in buckets {
            for (place, left) in bucket.enumerated() {
                for right in bucket[(place + 1)...] {
                    let (one, other) = (boxes[left].owner, boxes[right].owner)
                    guard one != other, mayMatter(one, other), overlaps(left, right) else { continue }
                    let pair = Pair(first: min(one, other), second: max(one, other))
                    guard seen.insert(pair).inserted else { continue }
                    found.append((pair.first, pair.second, left, right))
                }
            }
        }
        for pair in found.sorted(by: { ($0.first, $0.second) < ($1.first, $1.second) }) {
            guard let common = space.intersection(boxes[pair.left].box, boxes[pair.right].box) else { continue }
            body(pair.first, pair.second, common)
        }
    }

    private struct Pair: Hashable {
        let first: Int
        let second: Int
    }

    private func overlaps(_ left: Int, _ right: Int) -> Bool {
        for place in space.axes.indices {
            var isApart = true
            for word in space.offsets[place]..<space.offsets[place + 1]
            where boxes[left].box.bits[word] & boxes[right].box.bits[word] != 0 {
                isApart = false
                break
            }
            if isApart { return false }
        }
        return true
    }
}
