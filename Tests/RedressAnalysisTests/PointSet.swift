/// A set of points of a small space, one bit for each point, so that a question about all of them is one pass.
struct PointSet: Equatable {
    private(set) var words: [UInt64]
    let count: Int

    init(count: Int, isFull: Bool = false) {
        self.count = count
        words = Array(repeating: isFull ? .max : 0, count: (count + 63) / 64)
        if isFull, count % 64 != 0 { words[words.count - 1] = (1 << UInt64(count % 64)) - 1 }
    }

    init(count: Int, where isIn: (Int) -> Bool) {
        self.init(count: count)
        for point in 0..<count where isIn(point) { insert(point) }
    }

    mutating func insert(_ point: Int) { words[point >> 6] |= 1 << UInt64(point & 63) }

    func contains(_ point: Int) -> Bool { words[point >> 6] & (1 << UInt64(point & 63)) != 0 }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    func isSubset(of other: PointSet) -> Bool { (self & ~other).isEmpty }

    static func & (left: PointSet, right: PointSet) -> PointSet {
        var result = left
        for index in result.words.indices { result.words[index] &= right.words[index] }
        return result
    }

    static func | (left: PointSet, right: PointSet) -> PointSet {
        var result = left
        for index in result.words.indices { result.words[index] |= right.words[index] }
        return result
    }

    static prefix func ~ (set: PointSet) -> PointSet {
        var result = PointSet(count: set.count, isFull: true)
        for index in result.words.indices { result.words[index] &= ~set.words[index] }
        return result
    }
}

/// Where a three-valued condition holds and where it fails.
struct PointTruth {
    var holds: PointSet
    var fails: PointSet

    init(holds: PointSet, fails: PointSet) {
        self.holds = holds
        self.fails = fails
    }

    /// A condition that is known everywhere.
    init(_ holds: PointSet) { self.init(holds: holds, fails: ~holds) }

    static func & (left: PointTruth, right: PointTruth) -> PointTruth {
        PointTruth(holds: left.holds & right.holds, fails: left.fails | right.fails)
    }

    static func | (left: PointTruth, right: PointTruth) -> PointTruth {
        PointTruth(holds: left.holds | right.holds, fails: left.fails & right.fails)
    }

    static prefix func ! (truth: PointTruth) -> PointTruth { PointTruth(holds: truth.fails, fails: truth.holds) }
}
