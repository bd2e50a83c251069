/// A yes/no unknown of a problem.
package struct SMTBoolean: Hashable, Sendable {
    let index: Int
}

/// A whole-number unknown of a problem.
package struct SMTInteger: Hashable, Sendable {
    let index: Int
}

/// A sum of unknowns, each times a whole number, against zero.
package struct SMTLinear: Hashable, Sendable {
    /// How the sum stands to zero.
    package enum Relation: Hashable, Sendable {
        case equal, lessOrEqual
    }

    package let terms: [(unknown: SMTInteger, factor: Int128)]
    package let constant: Int128
    package let relation: Relation

    package init(terms: [(unknown: SMTInteger, factor: Int128)], constant: Int128, _ relation: Relation) {
        self.terms = terms
        self.constant = constant
        self.relation = relation
    }

    package static func == (left: SMTLinear, right: SMTLinear) -> Bool {
        left.constant == right.constant && left.relation == right.relation
            && left.terms.elementsEqual(right.terms) { $0.unknown == $1.unknown && $0.factor == $1.factor }
    }

    package func hash(into hasher: inout Hasher) {
        for term in terms {
            hasher.combine(term.unknown)
            hasher.combine(term.factor)
        }
        hasher.combine(constant)
        hasher.combine(relation)
    }
}

/// An expression that a problem has made; it may be used in others of the same problem.
package struct SMTExpression: Hashable, Sendable {
    let index: Int
}

/// The values of unknowns in a solution.
package struct SMTModel: Sendable {
    let booleans: [Bool]
    let integers: [Int64]

    package subscript(unknown: SMTBoolean) -> Bool { booleans[unknown.index] }
    package subscript(unknown: SMTInteger) -> Int64 { integers[unknown.index] }
}

/// What came of a question.
package enum SMTAnswer: Sendable {
    case satisfiable(SMTModel)
    case unsatisfiable
    /// The resources ran out, or a number of the solution does not fit 64 bits.
    case undecided
}
