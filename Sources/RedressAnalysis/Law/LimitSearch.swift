import RedressEngine
import RedressModel
import RedressTime

/// The deadlines of a policy that leave more time than the law does. Which of them answers to which of the law's is
/// declared: by the same name, or by the name that the pack's text parameter of the law's name holds.
struct LimitSearch {
    private let program: Program
    private let law: LawPack
    private let options: Analyzer.Options
    private let evaluator: Evaluator

    init(_ program: Program, _ law: LawPack, _ options: Analyzer.Options) {
        self.program = program
        self.law = law
        self.options = options
        evaluator = Evaluator(program)
    }

    /// Adds what is found, one finding for each row of the policy and each of the law; and which deadlines of the law
    /// nothing answers to.
    func add(to report: inout LegalReport) {
        let row = law.row(of: Clause(provision: .policy, inForceFrom: program.header.effectiveFrom))
        let wanted = Set(law.evaluator.explain(row, asOf: nil).filter { $0.truth == .holds }.map(\.row))
        var unanswered: [DeadlineID] = []
        let scene = SymbolicScene(program, usesBoxes: options.usesBoxes)
        for lawful in law.program.deadlines {
            let limits = limits(of: lawful, in: law.program).filter { wanted.contains($0.row) }
            guard !limits.isEmpty else { continue }
            let names = names(for: lawful)
            let answers = program.deadlines.filter { names.contains($0.name) }
            if answers.isEmpty { unanswered.append(lawful.id) }
            for own in answers {
                for one in self.limits(of: own, in: program) where isReached(one, scene, &report) {
                    for limit in limits { compare(own, one, lawful, limit, to: &report) }
                }
            }
        }
        if !unanswered.isEmpty {
            report.findings.append(LegalFinding(.unanswered(unanswered), spans: [program.header.span]))
        }
    }

    private struct Limit {
        let row: RowID
        let item: Item
        let due: DueItem
    }

    private func limits(of deadline: Deadline, in program: Program) -> [Limit] {
        let group = program.groups[deadline.group.index]
        return group.rows.indices.flatMap { index in
            group.rows[index].items.compactMap { item -> Limit? in
                guard case .limit(let due) = item.kind else { return nil }
                return Limit(row: RowID(group: group.id, index: index), item: item, due: due)
            }
        }
    }

    private func names(for lawful: Deadline) -> [String] {
        let chosen = law.program.parameters.first { $0.name == lawful.name }?.value
        if case .text(let name)? = chosen { return [name] }
        return [lawful.name]
    }

    private func isReached(_ limit: Limit, _ scene: SymbolicScene, _ report: inout LegalReport) -> Bool {
        let group = scene.program.groups[limit.row.group.index]
        let item = ItemOnRow(row: limit.row, item: limit.item, isOnce: false)
        let formula = scene.pool.any(scene.grounds(of: group).map { scene.applies(item, at: $0) })
        switch Decider(scene, [formula]).find(formula) {
        case .found: return true
        case .nowhere: return false
        case .undecided:
            leaveOpen(limit, .steps, &report)
            return false
        }
    }

    private func compare(
        _ own: Deadline, _ one: Limit, _ lawful: Deadline, _ limit: Limit, to report: inout LegalReport
    ) {
        func found(_ kind: LegalFinding.Kind) {
            report.findings.append(
                LegalFinding(kind, rows: [one.row], spans: [one.item.span], lawRows: [limit.row]))
        }
        if one.due.limit == .none { return found(.noLimit(own.id, law: lawful.id)) }
        guard let mine = evaluator.fixedLimit(one.due), let its = law.evaluator.fixedLimit(limit.due) else {
            return leaveOpen(one, .outsideFragment, &report)
        }
        if FixedLimit.neverStand(mine, its, so: .later) { return }
        for start in StartMoments(program).all {
            let moment = Instant(seconds: start)
            let (due, most) = (mine.due(from: moment), its.due(from: moment))
            guard DueOrder.later.holds(due, most), case .at(let late, _) = due, case .at(let last, _) = most else {
                continue
            }
            return found(
                .laxLimit(
                    own.id, law: lawful.id, start: start, due: late.seconds, lawful: last.seconds))
        }
        leaveOpen(one, .startsTried, &report)
    }

    private func leaveOpen(
        _ limit: Limit, _ reason: UndecidedQuestion.Reason, _ report: inout LegalReport
    ) {
        report.undecided.append((nil, UndecidedQuestion(rows: [limit.row], reason: reason)))
    }
}
