import RedressModel
import RedressTime

extension SymbolicScene {
    /// That no count of earlier incidents which formulas read is above one that plainly counts all the same incidents.
    func historyRelations(in formulas: [Formula]) -> Formula {
        // Where versions are compared, what one of them counts stands under ids of both.
        guard carriedAs == nil, program.historyCounts.count > 1 else { return .always }
        let read = Set(pool.literals(of: formulas).flatMap(\.coordinates))
        let counts = program.historyCounts.filter { read.contains(.fact($0.fact)) }
        return pool.all(
            counts.flatMap { part in
                counts.filter { $0.fact != part.fact && part.isWithin($0) }.map { whole in
                    compare(
                        .number(LinearSum(.fact(part.fact), times: .one)), .lessOrEqual,
                        .number(LinearSum(.fact(whole.fact), times: .one))
                    ).holds
                }
            })
    }
}

extension HistoryCount {
    /// Whether each incident that it counts is plainly one of those that another one counts: of the same people or all,
    /// no further back, and under no condition that is not a part of its own.
    fileprivate func isWithin(_ whole: HistoryCount) -> Bool {
        (whole.role == nil || whole.role == role) && window.isWithin(whole.window)
            && whole.condition.conjuncts.allSatisfy(condition.conjuncts.contains)
    }
}

extension HistoryCount.Window {
    fileprivate func isWithin(_ whole: Self) -> Bool {
        if self == whole { return true }
        switch (self, whole) {
        case (_, .ever): return true
        case (.within(.months(let own)), .within(.months(let other))),
            (.within(.days(let own)), .within(.days(let other))):
            return own <= other
        case (.ever, _), (.sameMonth, _), (.within, _): return false
        }
    }
}
