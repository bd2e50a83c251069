import RedressModel

/// What one kind of promise asks of a decision, and what the decision gives.
struct PromiseComparison {
    let kind: PromiseKind
    let base: Program
    /// What the promises alone would decide.
    let promised: NamedDecision
    let own: NamedDecision

    /// Whether something promised is not plainly there.
    var isSuspicious: Bool { !broken(against: nil).isEmpty }

    /// The rows whose promise is broken. Without the decision of the whole base, those that may be.
    func broken(against whole: NamedDecision?) -> Set<RowID> {
        switch kind {
        case .mandatory:
            brokenMoney(whole).union(brokenSanctions(whole)).union(brokenMeasures).union(brokenValues(whole))
                .union(brokenSlots(whole)).union(brokenDeadlines(whole)).union(brokenVoid)
        case .amountFloor: brokenFloors(whole)
        case .amountCeiling: brokenCeilings(whole)
        case .limitFloor, .limitCeiling: brokenLimits(whole)
        }
    }

    private func isMandatory(_ row: RowID) -> Bool { base[row].isMandatory }

    // MARK: Amounts

    /// A fine or reward of a mandatory row must be among those at its place. Where the base itself, all its rows taken
    /// together, gives something else, that will do as well.
    private func brokenMoney(_ whole: NamedDecision?) -> Set<RowID> {
        var rows: Set<RowID> = []
        for (place, outcome) in promised.money {
            let given = own.money(at: place)
            func isGiven(_ wanted: MoneyOutcome) -> Bool { given.contains { $0.isLike(wanted) } }
            if isGiven(outcome) || own.pendingMoney(at: place).contains(where: { $0.allows(outcome.fen) }) { continue }
            if let whole {
                let actual = whole.money(at: place)
                if actual.isEmpty || actual.contains(where: isGiven) { continue }
                let policy = base.groups[outcome.row.group.index].hitPolicy
                if policy == .highest, given.contains(where: { $0.fen > outcome.fen }) { continue }
                if policy == .lowest, given.contains(where: { $0.fen < outcome.fen }) { continue }
            }
            rows.insert(outcome.row)
        }
        return rows
    }

    private func brokenFloors(_ whole: NamedDecision?) -> Set<RowID> {
        var rows: Set<RowID> = []
        for (place, outcome) in promised.money {
            guard let wanted = promised.money(at: place).total, let given = own.money(at: place).total,
                let more = own.mostPending(at: place), given.addingReportingOverflow(more).partialValue < wanted
            else { continue }
            if let whole, whole.money(at: place).isEmpty { continue }
            rows.insert(outcome.row)
        }
        return rows
    }

    /// A ceiling holds for the sum at its place where bounded rows alone give it, and for the row of the same label.
    private func brokenCeilings(_ whole: NamedDecision?) -> Set<RowID> {
        var rows: Set<RowID> = []
        for (place, outcome) in promised.money {
            let given = own.money(at: place)
            let label = base[outcome.row].label
            if label != nil,
                given.contains(where: { own.program[$0.row].label == label && $0.fen > outcome.fen })
            {
                rows.insert(outcome.row)
                continue
            }
            guard let wanted = promised.money(at: place).total, let more = promised.mostPending(at: place),
                let sum = given.total, sum > wanted.addingReportingOverflow(more).partialValue
            else { continue }
            if let whole {
                let isBounded = whole.money(at: place).allSatisfy { base[$0.row].hasCeiling }
                guard isBounded, whole.pendingMoney(at: place).isEmpty else { continue }
            }
            rows.insert(outcome.row)
        }
        return rows
    }

    // MARK: Sanctions and what unites

    private func brokenSanctions(_ whole: NamedDecision?) -> Set<RowID> {
        var rows: Set<RowID> = []
        for outcome in promised.decision.sanctions {
            let key = key(outcome, in: promised)
            if own.decision.sanctions.contains(where: { self.key($0, in: own) == key }) { continue }
            let mayCome = own.decision.pending.contains { pending in
                pending.kind == .sanction && own.names(pending.roles) == [key.role]
                    && own.name(pending.ground) == key.ground
            }
            if mayCome { continue }
            if let whole {
                let actual = whole.decision.sanctions.filter { other in
                    let other = self.key(other, in: whole)
                    return other.role == key.role && other.ground == key.ground
                }
                // Under a policy that chooses among them the base may give another one itself.
                guard actual.contains(where: { self.key($0, in: whole) == key }) else { continue }
            }
            rows.insert(outcome.row)
        }
        return rows
    }

    private struct SanctionPlace: Hashable {
        let role: String
        let word: String
        let ground: String
    }

    private func key(_ outcome: SanctionOutcome, in named: NamedDecision) -> SanctionPlace {
        SanctionPlace(
            role: named.program.schema[outcome.role].name, word: named.sanction(outcome.sanction),
            ground: named.name(outcome.ground))
    }

    /// Notices, records, remedies and their like, which never conflict.
    private var brokenMeasures: Set<RowID> {
        var rows: Set<RowID> = []
        func check<Outcome>(
            _ list: KeyPath<Decision, [Outcome]>, _ kind: PendingOutcome.Kind, row: (Outcome) -> RowID?,
            isCovered: (Outcome, [Outcome]) -> Bool
        ) {
            guard !own.mayHave(kind) else { return }
            for outcome in promised.decision[keyPath: list] {
                guard let row = row(outcome), isMandatory(row) else { continue }
                if !isCovered(outcome, own.decision[keyPath: list]) { rows.insert(row) }
            }
        }
        func covers(_ wanted: [RoleID], _ given: [[RoleID]]) -> Bool {
            Set(promised.names(wanted)).isSubset(of: given.flatMap { own.names($0) })
        }
        check(\.notices, .notice, row: \.row) { wanted, given in
            covers(wanted.to, given.filter { $0.text == wanted.text }.map(\.to))
        }
        check(\.copies, .copy, row: \.row) { wanted, given in
            covers(wanted.to, given.filter { own.slot($0.route) == promised.slot(wanted.route) }.map(\.to))
        }
        check(\.approvals, .approval, row: \.row) { wanted, given in covers(wanted.of, given.map(\.of)) }
        check(\.escalations, .escalation, row: \.row) { wanted, given in covers(wanted.to, given.map(\.to)) }
        check(\.records, .record, row: \.row) { wanted, given in given.contains { $0.what == wanted.what } }
        check(\.remedies, .remedy, row: \.row) { wanted, given in given.contains { $0.what == wanted.what } }
        check(\.reopened, .reopen, row: \.row) { wanted, given in given.contains { $0.what == wanted.what } }
        return rows
    }

    private var brokenVoid: Set<RowID> {
        guard let void = promised.decision.void, isMandatory(void.row), own.decision.void == nil,
            !own.mayHave(.void)
        else { return [] }
        return [void.row]
    }
}

extension MoneyOutcome {
    /// Whether it is the same but for the row that gives it, and who is fined is named alike.
    fileprivate func isLike(_ other: MoneyOutcome) -> Bool {
        fen == other.fen && mode == other.mode && persons == other.persons && payee == other.payee
    }
}

extension PendingOutcome {
    /// Whether it may come to an amount.
    fileprivate func allows(_ fen: Int64) -> Bool { (minimum ?? 0) <= fen && fen <= (maximum ?? .max) }
}

extension Row {
    fileprivate var hasCeiling: Bool {
        items.contains { item in
            if case .money(let money) = item.kind { money.ceiling != nil } else { false }
        }
    }
}
