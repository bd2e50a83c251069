import RedressModel

/// A sum of coordinates, each times a ratio, and a constant. A coordinate counts in the units of its slot.
struct LinearSum: Hashable, Sendable {
    /// In a fixed order, each coordinate once, no factor zero.
    private(set) var terms: [Term]
    private(set) var constant: Rational

    /// A coordinate and its factor.
    struct Term: Hashable, Sendable {
        let coordinate: Coordinate
        let factor: Rational
    }

    init(_ constant: Rational) {
        terms = []
        self.constant = constant
    }

    init(_ coordinate: Coordinate, times factor: Rational) {
        terms = [Term(coordinate: coordinate, factor: factor)]
        constant = .zero
    }

    /// The sum of both, the other one times a factor; nil where a number does not fit.
    func adding(_ other: LinearSum, times factor: Rational = .one) -> LinearSum? {
        guard let more = other.multiplied(by: factor), let total = constant.adding(more.constant) else { return nil }
        var result = self
        result.constant = total
        for term in more.terms {
            if let place = result.terms.firstIndex(where: { $0.coordinate == term.coordinate }) {
                guard let sum = result.terms[place].factor.adding(term.factor) else { return nil }
                if sum == .zero {
                    result.terms.remove(at: place)
                } else {
                    result.terms[place] = Term(coordinate: term.coordinate, factor: sum)
                }
            } else {
                result.terms.append(term)
            }
        }
        return result
    }

    /// All of it times a factor; nil where a number does not fit.
    func multiplied(by factor: Rational) -> LinearSum? {
        guard factor != .zero else { return LinearSum(.zero) }
        guard let constant = constant.multiplied(by: factor) else { return nil }
        var result = LinearSum(constant)
        for term in terms {
            guard let product = term.factor.multiplied(by: factor) else { return nil }
            result.terms.append(Term(coordinate: term.coordinate, factor: product))
        }
        return result
    }

    /// The constant that it is; nil where it has coordinates.
    var value: Rational? { terms.isEmpty ? constant : nil }
}
