/// Formulas as unions of boxes, each worked out once.
struct BoxForms {
    let space: Space
    /// A formula of more boxes than this has no such form.
    let limit: Int
    private var memo: [Key: [Box]?] = [:]

    private struct Key: Hashable {
        let formula: Formula
        let isNegated: Bool
    }

    init(_ space: Space, limit: Int = 64) {
        self.space = space
        self.limit = limit
    }

    /// Boxes that together hold exactly the points of a formula; nil where there are too many, or where it relates
    /// several coordinates.
    mutating func boxes(of formula: Formula, isNegated: Bool = false) -> [Box]? {
        let key = Key(formula: formula, isNegated: isNegated)
        if let known = memo[key] { return known }
        let boxes = workedOut(formula, isNegated)
        memo[key] = boxes
        return boxes
    }

    private mutating func workedOut(_ formula: Formula, _ isNegated: Bool) -> [Box]? {
        switch space.pool[formula] {
        case .constant(let value): return value != isNegated ? [space.full] : []
        case .literal(let literal):
            guard let found = space.cells(of: literal) else { return nil }
            let cells =
                isNegated ? space.sets.difference(space.whole[found.axis], found.cells) : found.cells
            return space.box(cells, at: found.axis).map { [$0] } ?? []
        case .not(let part): return boxes(of: part, isNegated: !isNegated)
        case .all(let parts): return isNegated ? union(parts, isNegated) : product(parts, isNegated)
        case .any(let parts): return isNegated ? product(parts, isNegated) : union(parts, isNegated)
        case .atLeast: return nil
        }
    }

    private mutating func union(_ parts: [Formula], _ isNegated: Bool) -> [Box]? {
        var all: [Box] = []
        for part in parts {
            guard let more = boxes(of: part, isNegated: isNegated) else { return nil }
            for box in more where !all.contains(box) { all.append(box) }
            if all.count > limit { return nil }
        }
        return all
    }

    private mutating func product(_ parts: [Formula], _ isNegated: Bool) -> [Box]? {
        var lists: [[Box]] = []
        for part in parts {
            guard let list = boxes(of: part, isNegated: isNegated) else { return nil }
            if list.isEmpty { return [] }
            lists.append(list)
        }
        var all = [space.full]
        for list in lists.sorted(by: { $0.count < $1.count }) {
            var next: [Box] = []
            for box in all {
                for other in list {
                    guard let common = space.intersection(box, other), !next.contains(common) else { continue }
                    next.append(common)
                    if next.count > limit { return nil }
                }
            }
            all = next
        }
        return all
    }
}
