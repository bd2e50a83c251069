/// All incidents of a small schema: a point for each combination of values.
///
/// A value is a number from 0 on; the last value of an optional fact stands for there being none.
struct SmallSpace {
    /// One thing that an incident says.
    enum Axis: Hashable {
        case fact(Int)
        /// Whether a word is in the set.
        case element(Int)
        /// What the incident carries for the level; the last value: nothing.
        case level
        /// Whether the incident says what a fact is.
        case known(Int)
        /// How an ambiguous clause is read.
        case reading
    }

    private(set) var axes: [Axis] = []
    private(set) var sizes: [Axis: Int] = [:]
    private var strides: [Axis: Int] = [:]
    private(set) var count = 1

    init(_ list: [(axis: Axis, size: Int)]) {
        for (axis, size) in list {
            axes.append(axis)
            sizes[axis] = size
            strides[axis] = count
            count *= size
        }
    }

    /// What a point says along an axis; 0 along one that the space does not have.
    func value(_ axis: Axis, of point: Int) -> Int {
        guard let stride = strides[axis], let size = sizes[axis] else { return 0 }
        return point / stride % size
    }

    /// The same point with another value along an axis.
    func moved(_ point: Int, along axis: Axis, to value: Int) -> Int {
        point + (value - self.value(axis, of: point)) * (strides[axis] ?? 0)
    }

    var everything: PointSet { PointSet(count: count, isFull: true) }
    var nothing: PointSet { PointSet(count: count) }

    /// The points that have one of some values along an axis.
    func points(_ axis: Axis, _ values: Set<Int>) -> PointSet {
        guard let stride = strides[axis], let size = sizes[axis] else {
            return values.contains(0) ? everything : nothing
        }
        var isIn = Array(repeating: false, count: size)
        for value in values where value < size { isIn[value] = true }
        return PointSet(count: count) { isIn[$0 / stride % size] }
    }

    /// The points whose whole line along an axis is in the set, or some of it.
    func spread(_ set: PointSet, along axis: Axis, needsAll: Bool) -> PointSet {
        guard let stride = strides[axis], let size = sizes[axis] else { return set }
        var result = nothing
        for point in 0..<count where point / stride % size == 0 {
            var inside = 0
            for value in 0..<size where set.contains(point + value * stride) { inside += 1 }
            guard needsAll ? inside == size : inside > 0 else { continue }
            for value in 0..<size { result.insert(point + value * stride) }
        }
        return result
    }
}
