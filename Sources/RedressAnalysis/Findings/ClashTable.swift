import RedressEngine
import RedressModel

/// Which classes of items contradict at a ground, and where.
struct ClashTable {
    /// A family of which members contradict members of another one.
    struct Neighbour {
        let family: Int
        /// Whether they do wherever they meet.
        let isSure: Bool
    }

    private let families: [Int]
    private let isShared: [Bool]
    private var byFamily: [Pair: Formula] = [:]
    private var byClass: [Pair: Formula] = [:]
    /// For each family, those that contradict it.
    private(set) var neighbours: [[Neighbour]]
    /// All that it knows of, but `never`.
    private(set) var formulas: [Formula] = []

    private struct Pair: Hashable {
        let low: Int
        let high: Int

        init(_ left: Int, _ right: Int) { (low, high) = (min(left, right), max(left, right)) }
    }

    init(_ scene: SymbolicScene, _ classes: ItemClasses, under policy: HitPolicy, at ground: Ground) {
        families = classes.families
        isShared = classes.members.indices.map(classes.isShared)
        neighbours = classes.members.map { _ in [] }
        func formula(_ left: Int, _ right: Int) -> Formula {
            scene.contradicts(classes.items[left], classes.items[right], under: policy, at: ground)
        }
        for (left, ones) in classes.members.enumerated() {
            for (right, others) in classes.members.enumerated().dropFirst(left) {
                var found: [Formula] = []
                if isShared[left], isShared[right] {
                    guard left != right || ones.count > 1 else { continue }
                    let formula = left == right ? formula(ones[0], ones[1]) : formula(ones[0], others[0])
                    byFamily[Pair(left, right)] = formula
                    found = [formula]
                } else if left != right {
                    for one in ones {
                        for other in others {
                            let formula = formula(one, other)
                            found.append(formula)
                            if formula != .never { byClass[Pair(one, other)] = formula }
                        }
                    }
                }
                add(found, left, right)
            }
        }
    }

    private mutating func add(_ found: [Formula], _ left: Int, _ right: Int) {
        let some = found.filter { $0 != .never }
        guard !some.isEmpty else { return }
        formulas += some
        let isSure = found.allSatisfy { $0 == .always }
        neighbours[left].append(Neighbour(family: right, isSure: isSure))
        if left != right { neighbours[right].append(Neighbour(family: left, isSure: isSure)) }
    }

    /// Where items of two classes contradict.
    func formula(_ left: Int, _ right: Int) -> Formula {
        if left == right { return .never }
        let (one, other) = (families[left], families[right])
        if isShared[one], isShared[other] { return byFamily[Pair(one, other)] ?? .never }
        return byClass[Pair(left, right)] ?? .never
    }
}
