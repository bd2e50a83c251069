/// A yes/no function of the points of a space. Equal ones of one pool are the same.
package struct Formula: Hashable, Sendable, Comparable {
    let index: Int32

    package static func < (left: Formula, right: Formula) -> Bool { left.index < right.index }

    /// False everywhere.
    static let never = Formula(index: 0)
    /// True everywhere.
    static let always = Formula(index: 1)
}

/// Keeps each formula once, so that what was worked out for it is worked out once.
final class FormulaPool {
    /// The shape of a formula.
    enum Node: Hashable {
        case constant(Bool)
        case literal(Literal)
        case all([Formula])
        case any([Formula])
        case not(Formula)
        case atLeast(Int, [Formula])
    }

    private(set) var nodes: [Node] = [.constant(false), .constant(true)]
    private var negations: [Formula: Formula] = [:]
    /// For each node, in which round of looking for literals it was met last.
    private var marks: [Int] = []
    private var round = 0
    private var places: [Node: Formula] = [.constant(false): .never, .constant(true): .always]

    subscript(formula: Formula) -> Node { nodes[Int(formula.index)] }

    private func intern(_ node: Node) -> Formula {
        if let known = places[node] { return known }
        let formula = Formula(index: Int32(nodes.count))
        nodes.append(node)
        places[node] = formula
        return formula
    }

    func literal(_ literal: Literal) -> Formula {
        switch literal {
        case .words(_, let words) where words.isEmpty: return .never
        case .interval(_, let low?, let high?) where low > high: return .never
        case .words, .interval, .present, .isZero, .isNotPositive: return intern(.literal(literal))
        }
    }

    func constant(_ value: Bool) -> Formula { value ? .always : .never }

    func not(_ part: Formula) -> Formula {
        switch self[part] {
        case .constant(let value): return constant(!value)
        case .not(let inner): return inner
        case .literal, .all, .any, .atLeast: return intern(.not(part))
        }
    }

    /// The negation with `not` before nothing but literals, as a truth's other side is made.
    private func negation(_ formula: Formula) -> Formula {
        if let known = negations[formula] { return known }
        let result: Formula
        switch self[formula] {
        case .constant, .literal, .not: result = not(formula)
        case .all(let parts): result = any(parts.map(negation))
        case .any(let parts): result = all(parts.map(negation))
        case .atLeast(let count, let parts): result = atLeast(parts.count - count + 1, parts.map(negation))
        }
        negations[formula] = result
        return result
    }

    /// Whether a condition is seen to hold or fail everywhere.
    func isTwoValued(_ truth: SymbolicTruth) -> Bool {
        truth.fails == not(truth.holds) || negation(truth.fails) == truth.holds
    }

    func all(_ parts: [Formula]) -> Formula { join(parts, isAll: true) }

    func any(_ parts: [Formula]) -> Formula { join(parts, isAll: false) }

    func all(_ parts: Formula...) -> Formula { all(parts) }

    func any(_ parts: Formula...) -> Formula { any(parts) }

    private func join(_ parts: [Formula], isAll: Bool) -> Formula {
        let (unit, zero): (Formula, Formula) = isAll ? (.always, .never) : (.never, .always)
        var flat: [Formula] = []
        var hasNegations = false
        for part in parts where part != unit {
            if part == zero { return zero }
            switch self[part] {
            case .all(let inner) where isAll: flat += inner
            case .any(let inner) where !isAll: flat += inner
            case .constant, .literal, .all, .any, .not, .atLeast: flat.append(part)
            }
        }
        if flat.count < 2 { return flat.first ?? unit }
        flat.sort()
        var sorted: [Formula] = []
        sorted.reserveCapacity(flat.count)
        for part in flat where part != sorted.last {
            sorted.append(part)
            if case .not = self[part] { hasNegations = true }
        }
        // A part beside its own negation decides.
        if hasNegations {
            let all = Set(sorted)
            for part in sorted { if case .not(let inner) = self[part], all.contains(inner) { return zero } }
        }
        return sorted.count == 1 ? sorted[0] : intern(isAll ? .all(sorted) : .any(sorted))
    }

    func atLeast(_ count: Int, _ parts: [Formula]) -> Formula {
        if count <= 0 { return .always }
        let certain = parts.count { $0 == .always }
        let open = parts.filter { $0 != .always && $0 != .never }
        let needed = count - certain
        if needed <= 0 { return .always }
        if needed > open.count { return .never }
        if needed == open.count { return all(open) }
        return needed == 1 ? any(open) : intern(.atLeast(needed, open))
    }

    /// The same formula with its literals replaced.
    func replacing(_ formula: Formula, memo: inout [Formula: Formula], _ replace: (Literal) -> Formula) -> Formula {
        if let known = memo[formula] { return known }
        let result: Formula
        switch self[formula] {
        case .constant: result = formula
        case .literal(let literal): result = replace(literal)
        case .all(let parts): result = all(parts.map { replacing($0, memo: &memo, replace) })
        case .any(let parts): result = any(parts.map { replacing($0, memo: &memo, replace) })
        case .not(let part): result = not(replacing(part, memo: &memo, replace))
        case .atLeast(let count, let parts): result = atLeast(count, parts.map { replacing($0, memo: &memo, replace) })
        }
        memo[formula] = result
        return result
    }

    /// Each literal that the formulas are made of, once, in the order in which the pool met them.
    func literals(of formulas: [Formula]) -> [Literal] {
        // Marks of this call; those of earlier ones are lower, so that none need be taken away.
        round += 1
        if marks.count < nodes.count { marks += repeatElement(0, count: nodes.count - marks.count) }
        var open = formulas
        var found: [Int32] = []
        while let formula = open.popLast() {
            let place = Int(formula.index)
            guard marks[place] < round else { continue }
            marks[place] = round
            switch nodes[place] {
            case .constant: break
            case .literal: found.append(formula.index)
            case .all(let parts), .any(let parts), .atLeast(_, let parts): open += parts
            case .not(let part): open.append(part)
            }
        }
        return found.sorted().compactMap { if case .literal(let literal) = nodes[Int($0)] { literal } else { nil } }
    }
}

extension Literal {
    /// The coordinates that it asks about.
    var coordinates: [Coordinate] {
        switch self {
        case .words(let coordinate, _), .interval(let coordinate, _, _), .present(let coordinate): [coordinate]
        case .isZero(let sum), .isNotPositive(let sum): sum.terms.map(\.coordinate)
        }
    }
}
