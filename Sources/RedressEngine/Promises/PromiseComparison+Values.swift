import RedressModel

/// Values, slots and due instants.
extension PromiseComparison {
    /// A value that a mandatory row gives must be the same.
    func brokenValues(_ whole: NamedDecision?) -> Set<RowID> {
        var rows: Set<RowID> = []
        for outcome in promised.decision.derived {
            guard let row = outcome.row, base[row].isMandatory, let value = outcome.value else { continue }
            let name = base.derived[outcome.derived.index].name
            guard let given = own.decision.derived.first(where: { own.program.derived[$0.derived.index].name == name }),
                let ownValue = given.value, given.row != nil
            else { continue }
            if spelled(value, in: base) != spelled(ownValue, in: own.program) { rows.insert(row) }
        }
        return rows
    }

    /// A constant with the words of its vocabulary, so that those of two policies can be compared.
    private func spelled(_ constant: Constant, in program: Program) -> [AnyHashable] {
        switch constant {
        case .symbol(let vocabulary, let word): [program.schema[vocabulary].words[word]]
        case .set(let vocabulary, let bits):
            program.schema[vocabulary].words.enumerated().filter { bits & (1 << UInt64($0.offset)) != 0 }.map(\.element)
        case .yesNo, .number, .text, .date, .instant, .none: [constant]
        }
    }

    /// A slot that a mandatory row fills must fall to the same roles.
    func brokenSlots(_ whole: NamedDecision?) -> Set<RowID> {
        var rows: Set<RowID> = []
        guard !own.mayHave(.route) else { return [] }
        for outcome in promised.decision.routes where base[outcome.row].isMandatory {
            let name = base.routes[outcome.route.index].name
            let given = own.decision.routes.first { own.program.routes[$0.route.index].name == name }
            let isSame =
                given.map { given in
                    own.names(given.roles) == promised.names(outcome.roles)
                        && own.names(given.candidates) == promised.names(outcome.candidates)
                } ?? false
            if !isSame { rows.insert(outcome.row) }
        }
        return rows
    }

    /// What a mandatory row obliges to is owed by the same, and no later.
    func brokenDeadlines(_ whole: NamedDecision?) -> Set<RowID> {
        broken(where: { base[$0].isMandatory }) { wanted, given in
            guard let given else { return !own.mayHave(.deadline) }
            let roles = own.names(given.roles)
            if !wanted.roles.isEmpty, !roles.isEmpty, roles != promised.names(wanted.roles) { return true }
            return isLater(given, than: wanted)
        }
    }

    /// A bounded limit is kept to: no due instant before its floor, or behind its ceiling.
    func brokenLimits(_ whole: NamedDecision?) -> Set<RowID> {
        let isCeiling = kind == .limitCeiling
        return broken(where: { isCeiling ? base[$0].hasLimitCeiling : base[$0].hasLimitFloor }) { wanted, given in
            // Under its bound the row may apply where it does not, since conditions ask how deadlines stand.
            if let whole {
                let actual = whole.decision.deadlines.contains { actual in
                    actual.row == wanted.row && actual.deadline == wanted.deadline && actual.element == wanted.element
                }
                if !actual { return false }
            }
            guard let given else { return isCeiling && !own.mayHave(.deadline) }
            if isCeiling { return isLater(given, than: wanted) }
            guard let due = given.due, let floor = wanted.due else { return false }
            return due < floor
        }
    }

    /// Whether an obligation falls due later than another, or never.
    private func isLater(_ given: DeadlineOutcome, than wanted: DeadlineOutcome) -> Bool {
        guard let latest = wanted.due else { return false }
        if let due = given.due { return due > latest }
        return own.program[given.row].isWithoutLimit
    }

    private func broken(
        where promises: (RowID) -> Bool, _ isBroken: (DeadlineOutcome, DeadlineOutcome?) -> Bool
    ) -> Set<RowID> {
        var rows: Set<RowID> = []
        for outcome in promised.decision.deadlines where promises(outcome.row) {
            let name = base.deadlines[outcome.deadline.index].name
            let element = outcome.element.map { promised.name($0) }
            let given = own.decision.deadlines.first { given in
                own.program.deadlines[given.deadline.index].name == name
                    && given.element.map { own.name($0) } == element
            }
            if isBroken(outcome, given) { rows.insert(outcome.row) }
        }
        return rows
    }
}

extension Row {
    private var dueItems: [DueItem] {
        items.compactMap { item in
            if case .limit(let due) = item.kind { due } else { nil }
        }
    }

    fileprivate var hasLimitCeiling: Bool { dueItems.contains { $0.ceiling != nil } }
    fileprivate var hasLimitFloor: Bool { dueItems.contains { $0.floor != nil } }

    /// Whether the obligation of the row never falls due.
    fileprivate var isWithoutLimit: Bool { dueItems.contains { $0.limit == .none } }
}
