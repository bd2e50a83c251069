/// Where a three-valued condition holds and where it fails; elsewhere it is unknown.
struct SymbolicTruth: Hashable, Sendable {
    let holds: Formula
    let fails: Formula

    static let always = SymbolicTruth(holds: .always, fails: .never)
    static let never = SymbolicTruth(holds: .never, fails: .always)
    static let unknown = SymbolicTruth(holds: .never, fails: .never)

    /// The negation.
    static prefix func ! (truth: SymbolicTruth) -> SymbolicTruth {
        SymbolicTruth(holds: truth.fails, fails: truth.holds)
    }
}

extension FormulaPool {
    /// What is known everywhere.
    func certain(_ formula: Formula) -> SymbolicTruth { SymbolicTruth(holds: formula, fails: not(formula)) }

    func all(_ truths: [SymbolicTruth]) -> SymbolicTruth {
        SymbolicTruth(holds: all(truths.map(\.holds)), fails: any(truths.map(\.fails)))
    }

    func any(_ truths: [SymbolicTruth]) -> SymbolicTruth {
        SymbolicTruth(holds: any(truths.map(\.holds)), fails: all(truths.map(\.fails)))
    }

    func atLeast(_ count: Int, _ truths: [SymbolicTruth]) -> SymbolicTruth {
        SymbolicTruth(
            holds: atLeast(count, truths.map(\.holds)),
            fails: atLeast(truths.count - count + 1, truths.map(\.fails)))
    }
}
