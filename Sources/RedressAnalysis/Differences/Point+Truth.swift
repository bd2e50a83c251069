import RedressModel

extension Space {
    /// The point with an ordinary value wherever it says nothing.
    func filled(_ point: Point) -> Point {
        var values = point.values
        for axis in axes where values[axis.coordinate] == nil {
            // What may be absent is left absent: it is the smaller incident.
            let cell = axis.cells.contains(.absent) ? .absent : axis.cells.first
            values[axis.coordinate] = cell.map { Space.value(in: $0, unit: axis.unit) }
        }
        return Point(values: values)
    }

    /// Whether a formula holds at a point that says everything it asks for.
    func holds(_ formula: Formula, at point: Point, _ memo: inout [Formula: Bool]) -> Bool {
        if let known = memo[formula] { return known }
        let result: Bool
        switch pool[formula] {
        case .constant(let value): result = value
        case .literal(let literal): result = holds(literal, at: point)
        case .all(let parts): result = parts.allSatisfy { holds($0, at: point, &memo) }
        case .any(let parts): result = parts.contains { holds($0, at: point, &memo) }
        case .not(let part): result = !holds(part, at: point, &memo)
        case .atLeast(let count, let parts): result = parts.count { holds($0, at: point, &memo) } >= count
        }
        memo[formula] = result
        return result
    }

    private func holds(_ literal: Literal, at point: Point) -> Bool {
        switch literal {
        case .words(let coordinate, let words):
            if case .word(let word)? = point[coordinate] { words.contains(word) } else { false }
        case .interval(let coordinate, let low, let high):
            if case .number(let number)? = point[coordinate] {
                low.map { number >= $0 } != false && high.map { number <= $0 } != false
            } else {
                false
            }
        case .present(let coordinate): point[coordinate].map { $0 != .absent } ?? false
        case .isZero(let sum): value(of: sum, at: point).map { $0.compared(to: .zero) == 0 } ?? false
        case .isNotPositive(let sum): value(of: sum, at: point).map { $0.compared(to: .zero) <= 0 } ?? false
        }
    }

    private func value(of sum: LinearSum, at point: Point) -> Rational? {
        var total: Rational? = sum.constant
        for term in sum.terms {
            let number: Int64
            switch point[term.coordinate] {
            case .number(let value): number = value
            case .word(let word): number = Int64(word)
            case .absent, nil: return nil
            }
            total = term.factor.multiplied(by: Rational(number)).flatMap { total?.adding($0) }
        }
        return total
    }
}
