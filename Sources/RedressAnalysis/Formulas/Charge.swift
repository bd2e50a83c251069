import RedressModel

/// What an item charges a bearer at a ground, as a number of its own in fen: a sum where it is due, else nothing.
struct Charge: Hashable, Sendable {
    /// Where it is due, and how much it comes to there. The conditions exclude one another.
    let cases: [Case]

    /// What is due where a condition holds.
    struct Case: Hashable, Sendable {
        let condition: Formula
        let sum: Sum
    }

    /// How much it comes to, in fen.
    enum Sum: Hashable, Sendable {
        /// The sum rounded to the fen, halves upward, and never less than nothing.
        case rounded(LinearSum)
        /// A part of a sum, which lies less than one fen from the ratio.
        case part(LinearSum)
        /// Anything from nothing to the sum; nil: any amount.
        case upTo(LinearSum?)
    }
}

extension SymbolicScene {
    /// What the charges that formulas read are, with those that these depend on.
    func charges(in formulas: [Formula]) -> Formula {
        var defined: [Int: Formula] = [:]
        var open = formulas
        while !open.isEmpty {
            let literals = pool.literals(of: open)
            open = []
            for literal in literals {
                for case .charge(let place) in literal.coordinates where defined[place] == nil {
                    let definition = definition(of: place)
                    defined[place] = definition
                    open.append(definition)
                }
            }
        }
        return pool.all(defined.keys.sorted().compactMap { defined[$0] })
    }

    private func definition(of place: Int) -> Formula {
        let charge = words.charges[place]
        let number = LinearSum(.charge(place), times: .one)
        let nothing = isAt(number, .equal, LinearSum(.zero))
        let none = pool.not(pool.any(charge.cases.map(\.condition)))
        let parts = charge.cases.map { pool.all($0.condition, comes(number, to: $0.sum)) }
        return pool.any(parts + [pool.all(none, nothing)])
    }

    private func comes(_ number: LinearSum, to sum: Charge.Sum) -> Formula {
        let half = Rational(1, over: 2) ?? .zero
        switch sum {
        case .upTo(nil): return .always
        case .upTo(let most?): return isAt(number, .lessOrEqual, most)
        case .part(let part): return isNear(number, part, below: .one, above: .one)
        case .rounded(let sum):
            let isNegative = isAt(sum, .less, LinearSum(.zero))
            let nothing = isAt(number, .equal, LinearSum(.zero))
            let isWhole =
                sum.terms.allSatisfy { $0.factor.whole != nil } && sum.constant.whole != nil
            let rounded = isWhole ? isAt(number, .equal, sum) : isRounded(number, sum, half)
            return pool.any(pool.all(isNegative, nothing), pool.all(pool.not(isNegative), rounded))
        }
    }

    /// Above the sum less a half, and at most the sum and a half.
    private func isRounded(_ number: LinearSum, _ sum: LinearSum, _ half: Rational) -> Formula {
        guard let low = sum.adding(LinearSum(half), times: Rational(-1)), let high = sum.adding(LinearSum(half)) else {
            return .always
        }
        return pool.all(isAt(number, .greater, low), isAt(number, .lessOrEqual, high))
    }

    private func isNear(_ number: LinearSum, _ sum: LinearSum, below: Rational, above: Rational) -> Formula {
        guard let low = sum.adding(LinearSum(below), times: Rational(-1)), let high = sum.adding(LinearSum(above))
        else { return .always }
        return pool.all(isAt(number, .greater, low), isAt(number, .less, high))
    }

    private func isAt(_ left: LinearSum, _ relation: Relation, _ right: LinearSum) -> Formula {
        compare(.number(left), relation, .number(right)).holds
    }
}
