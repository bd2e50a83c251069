import RedressEngine
import RedressModel

// MARK: - Limits

extension GiftCollector {
    /// The limits of a deadline, each with the extension that is in force beside it.
    func addLimits(_ group: Group, _ deadline: Deadline, to builder: inout Builder) {
        addRows(group, OutcomeKey(.deadline, [deadline.name]), isVoidable: true, to: &builder) { item, ground in
            limits(item, of: deadline, at: ground)
        }
        addRows(group, OutcomeKey(.violation, [deadline.name]), isVoidable: true, to: &builder) { item, ground in
            guard case .limit(let due) = item.kind else { return [] }
            return scene.extensions(of: deadline, at: ground).compactMap { truth, extended in
                guard let extended, extended.staysWithin != true else { return nil }
                return (truth, .limit(form(due, deadline, extended)))
            }
        }
    }

    /// What an item says of when a deadline falls due, with each extension.
    func limits(_ item: Item, of deadline: Deadline, at ground: Ground) -> [(truth: SymbolicTruth, form: GiftForm)] {
        guard case .limit(let due) = item.kind else { return [] }
        return scene.extensions(of: deadline, at: ground).map { truth, extended in
            (truth, .limit(form(due, deadline, extended?.effective)))
        }
    }

    private func form(_ due: DueItem, _ deadline: Deadline, _ extended: LimitForm.Extension?) -> LimitForm {
        let countsDays = due.limit.countsWorkingTime || counting[1] == 1 || counting[0] == 1 || extended != nil
        return LimitForm(
            limit: due.limit, start: due.start, until: due.until, by: due.by, calendar: countsDays ? due.calendar : nil,
            pauses: deadline.pauses, extended: extended, counting: counting, timeZone: scene.schema.timezone)
    }
}

extension SymbolicScene {
    /// The first extension whose condition holds is in force, or none is.
    func extensions(
        of deadline: Deadline, at ground: Ground
    ) -> [(truth: SymbolicTruth, form: LimitForm.Extension?)] {
        var found: [(truth: SymbolicTruth, form: LimitForm.Extension?)] = []
        var earlier = SymbolicTruth.never
        for more in deadline.extensions {
            let condition = truth(more.condition, at: ground)
            found.append(
                (pool.all([!earlier, condition]), LimitForm.Extension(by: more.by, atMost: more.atMost)))
            earlier = pool.any([earlier, condition])
        }
        return found + [(!earlier, nil)]
    }
}

extension LimitForm.Extension {
    /// Whether it is no longer than is allowed; nil where the numbers alone do not say.
    fileprivate var staysWithin: Bool? {
        guard let atMost else { return true }
        guard by.unit == atMost.unit, by.divisor == atMost.divisor, case .constant(.number(let asked)) = by.amount,
            case .constant(.number(let most)) = atMost.amount
        else { return by == atMost ? true : nil }
        return asked.compared(to: most) <= 0
    }

    /// What is counted: what goes beyond is cut off.
    var effective: Self {
        switch (staysWithin, atMost) {
        case (nil, _): self
        case (false, let most?): Self(by: most, atMost: nil)
        case (true, _), (false, nil): Self(by: by, atMost: nil)
        }
    }
}

extension Limit {
    /// Whether it depends on which days are worked.
    var countsWorkingTime: Bool {
        switch self {
        case .within(let quantity): quantity.unit.isWorkingTime
        case .window(let from, let to): from.unit.isWorkingTime || to.unit.isWorkingTime
        case .before(let quantity, _): quantity.unit.isWorkingTime
        case .moment, .sameDay, .atOnce, .none, .nextPeriodDay, .periodEnd: false
        case .byClose, .sameDayByClose: true
        case .earliest(let parts), .latest(let parts): parts.contains(where: \.countsWorkingTime)
        }
    }
}

extension SpanUnit {
    fileprivate var isWorkingTime: Bool {
        switch self {
        case .seconds, .days, .months: false
        case .workingDays, .workingSeconds: true
        }
    }
}
