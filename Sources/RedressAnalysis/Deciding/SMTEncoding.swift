import RedressModel
import SMT

/// The formulas of a space as a problem for Z3: an unknown or two for each axis.
final class SMTEncoding {
    let space: Space
    private let problem: SMTProblem
    private var unknowns: [Unknown] = []
    private var memo: [Formula: SMTExpression] = [:]

    /// What stands for an axis.
    private struct Unknown {
        /// Whether the coordinate has a value; nil: it always has.
        let isPresent: SMTBoolean?
        let value: Value

        enum Value {
            case boolean(SMTBoolean)
            case integer(SMTInteger)
        }
    }

    init(_ space: Space, _ context: SMTContext, stepLimit: UInt32) {
        self.space = space
        problem = SMTProblem(context, stepLimit: stepLimit)
        for axis in space.axes {
            let canBeAbsent = axis.cells.contains(.absent)
            let isPresent = canBeAbsent ? problem.makeBoolean() : nil
            if axis.cells == [.word(0), .word(1)] {
                unknowns.append(Unknown(isPresent: isPresent, value: .boolean(problem.makeBoolean())))
                continue
            }
            var (low, high): (Int64?, Int64?) = (nil, nil)
            let present = axis.cells.filter { $0 != .absent }
            if case .word? = present.first { (low, high) = (0, Int64(present.count - 1)) }
            if case .stretch(let least, _)? = present.first { low = least }
            if case .stretch(_, let most)? = present.last { high = most }
            unknowns.append(Unknown(isPresent: isPresent, value: .integer(problem.makeInteger(from: low, to: high))))
        }
    }

    /// Adds something that every point of the space keeps to.
    func require(_ formula: Formula) { problem.require(expression(formula)) }

    /// A point at which a formula holds.
    func solve(_ formula: Formula) -> (point: Point?, isDecided: Bool) {
        switch problem.solve(expression(formula)) {
        case .satisfiable(let model): (point(model), true)
        case .unsatisfiable: (nil, true)
        case .undecided: (nil, false)
        }
    }

    private func point(_ model: SMTModel) -> Point {
        var values: [Coordinate: Point.Value] = [:]
        for (axis, unknown) in zip(space.axes, unknowns) {
            if let isPresent = unknown.isPresent, !model[isPresent] {
                values[axis.coordinate] = .absent
                continue
            }
            switch unknown.value {
            case .boolean(let boolean): values[axis.coordinate] = .word(model[boolean] ? 1 : 0)
            case .integer(let integer):
                let number = model[integer]
                values[axis.coordinate] = axis.isNumeric ? .number(number) : .word(Int(number))
            }
        }
        return Point(values: values)
    }

    private func expression(_ formula: Formula) -> SMTExpression {
        if let known = memo[formula] { return known }
        let result: SMTExpression
        switch space.pool[formula] {
        case .constant(let value): result = problem.constant(value)
        case .literal(let literal): result = expression(literal)
        case .all(let parts): result = problem.all(parts.map(expression))
        case .any(let parts): result = problem.any(parts.map(expression))
        case .not(let part): result = problem.not(expression(part))
        case .atLeast(let count, let parts): result = problem.atLeast(count, of: parts.map(expression))
        }
        memo[formula] = result
        return result
    }

    // MARK: - Literals

    private func expression(_ literal: Literal) -> SMTExpression {
        switch literal {
        case .words(let coordinate, let words):
            return words.places.isEmpty ? problem.constant(false) : isOne(of: words, coordinate)
        case .interval(let coordinate, let low, let high):
            var parts = presence(coordinate)
            if let low { parts.append(bound(coordinate, factor: -1, constant: Int128(low))) }
            if let high { parts.append(bound(coordinate, factor: 1, constant: -Int128(high))) }
            return problem.all(parts)
        case .present(let coordinate): return problem.all(presence(coordinate))
        case .isZero(let sum): return relation(sum, .equal)
        case .isNotPositive(let sum): return relation(sum, .lessOrEqual)
        }
    }

    private func presence(_ coordinate: Coordinate) -> [SMTExpression] {
        space.places[coordinate].flatMap { unknowns[$0].isPresent }.map { [problem.isTrue($0)] } ?? []
    }

    private func isOne(of words: WordSet, _ coordinate: Coordinate) -> SMTExpression {
        guard let place = space.places[coordinate] else { return problem.constant(false) }
        switch unknowns[place].value {
        case .boolean(let boolean):
            let isTrue = problem.isTrue(boolean)
            let parts = words.places.filter { $0 < 2 }.map { $0 == 1 ? isTrue : problem.not(isTrue) }
            return problem.all(presence(coordinate) + [problem.any(parts)])
        case .integer(let integer):
            let parts = words.places.map { word in
                problem.holds(SMTLinear(terms: [(integer, 1)], constant: -Int128(word), .equal))
            }
            return problem.all(presence(coordinate) + [problem.any(parts)])
        }
    }

    private func bound(_ coordinate: Coordinate, factor: Int128, constant: Int128) -> SMTExpression {
        guard let place = space.places[coordinate], case .integer(let integer) = unknowns[place].value else {
            return problem.constant(false)
        }
        return problem.holds(SMTLinear(terms: [(integer, factor)], constant: constant, .lessOrEqual))
    }

    /// A sum of ratios against zero, brought to whole numbers.
    private func relation(_ sum: LinearSum, _ relation: SMTLinear.Relation) -> SMTExpression {
        let denominators = sum.terms.map(\.factor.denominator) + [sum.constant.denominator]
        let scale = denominators.reduce(Int128(1)) { $0 / greatestCommonDivisor($0, $1) * $1 }
        func whole(_ ratio: Rational) -> Int128 { ratio.numerator * (scale / ratio.denominator) }
        var parts = sum.terms.flatMap { presence($0.coordinate) }
        var terms: [(unknown: SMTInteger, factor: Int128)] = []
        var counted: [(boolean: SMTBoolean, factor: Int128)] = []
        for term in sum.terms {
            guard let place = space.places[term.coordinate] else { return problem.constant(false) }
            switch unknowns[place].value {
            case .integer(let integer): terms.append((integer, whole(term.factor)))
            case .boolean(let boolean): counted.append((boolean, whole(term.factor)))
            }
        }
        for (boolean, factor) in counted { terms.append((numeral(of: boolean), factor)) }
        parts.append(problem.holds(SMTLinear(terms: terms, constant: whole(sum.constant), relation)))
        return problem.all(parts)
    }

    private var numerals: [SMTBoolean: SMTInteger] = [:]

    /// A whole number that is 1 where a yes/no unknown is yes, else 0.
    private func numeral(of boolean: SMTBoolean) -> SMTInteger {
        if let known = numerals[boolean] { return known }
        let integer = problem.makeInteger(from: 0, to: 1)
        let isOne = problem.holds(SMTLinear(terms: [(integer, -1)], constant: 1, .lessOrEqual))
        let isTrue = problem.isTrue(boolean)
        problem.require(
            problem.any([problem.all([isTrue, isOne]), problem.all([problem.not(isTrue), problem.not(isOne)])]))
        numerals[boolean] = integer
        return integer
    }

    private func greatestCommonDivisor(_ left: Int128, _ right: Int128) -> Int128 {
        right == 0 ? left : greatestCommonDivisor(right, left % right)
    }
}
