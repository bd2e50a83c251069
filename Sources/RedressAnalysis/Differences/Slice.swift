import RedressEngine
import RedressModel

/// Two versions without what has no part in one kind of outcome. They decide that outcome as the whole versions do, and in
/// less time where an incident leaves facts out.
final class Slices {
    private let old: Program
    private let new: Program
    private var known: [OutcomeKey: (old: Evaluator, new: Evaluator)] = [:]

    init(_ old: Program, _ new: Program) {
        self.old = old
        self.new = new
    }

    /// The versions as far as an outcome rests on them; nil where it may rest on all.
    func judges(of key: OutcomeKey) -> (old: Evaluator, new: Evaluator)? {
        if let found = known[key] { return found }
        guard let mine = old.slice(for: key), let its = new.slice(for: key) else { return nil }
        let found = (old: Evaluator(mine), new: Evaluator(its))
        known[key] = found
        return found
    }
}

extension Program {
    fileprivate func slice(for key: OutcomeKey) -> Program? {
        func gives(_ item: Item) -> Bool? {
            func isNamed(_ roles: [RoleID]) -> Bool { roles.contains { key.names.contains(schema[$0].name) } }
            switch (key.aspect, item.kind) {
            case (.fine, .money(let money)), (.reward, .money(let money)): return isNamed(money.roles)
            case (.sanction, .sanction(let sanction)): return isNamed(sanction.roles)
            case (.notice, .notify(let roles, _)): return isNamed(roles)
            case (.fine, _), (.reward, _), (.sanction, _), (.notice, _): return false
            case (.scope, _), (.void, _), (.value, _), (.route, _), (.copy, _), (.deadline, _), (.remedy, _),
                (.record, _), (.approval, _), (.escalation, _), (.reopening, _), (.violation, _), (.figure, _),
                (.unsaid, _):
                return nil
            }
        }
        var giving: Set<GroupID> = []
        for group in groups {
            for item in group.rows.flatMap(\.items) {
                guard let gives = gives(item) else { return nil }
                if gives { giving.insert(group.id) }
            }
        }
        let kept = FactsRead.groups(behind: giving, in: self)
        var program = self
        program.requirements = []
        program.periodCases = []
        program.examples = []
        program.base = []
        program.groups = groups.map { group in
            guard kept.contains(group.id) else { return group.empty(as: group.id) }
            return group.overriding { kept.contains($0.group) }
        }
        return program
    }
}

extension Group {
    /// The group whose rows have those of their overrides alone that are of some rows.
    fileprivate func overriding(_ isKept: (RowID) -> Bool) -> Group {
        Group(
            id: id, kind: kind, name: name, title: title, hitPolicy: hitPolicy, iteration: iteration,
            guardCondition: guardCondition, isComplete: isComplete, fund: fund, samePerson: samePerson,
            multiples: multiples, rows: rows.map { $0.overriding(isKept) }, span: span)
    }
}

extension Row {
    /// The row with those of its overrides alone that are of some rows.
    fileprivate func overriding(_ isKept: (RowID) -> Bool) -> Row {
        guard !overrides.allSatisfy({ isKept($0.row) }) else { return self }
        return Row(
            label: label, condition: condition, items: items, overrides: overrides.filter { isKept($0.row) },
            isMandatory: isMandatory, sources: sources, span: span)
    }
}
